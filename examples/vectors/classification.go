package main

import (
	"encoding/json"

	"github.com/successkit/successkit/metrics"
)

// classification names the movement between two balances.
func classification(raw json.RawMessage) (any, error) {
	in := readInputs(raw)
	var known bool
	in.get(&known, "ever active", "known")
	kind, amount, err := metrics.Classify(in.number("prior"), in.number("current"), known)
	if in.err != nil {
		return nil, in.err
	}
	if err != nil {
		return nil, err
	}
	f := figures{"kind": nil, "amount": text(amount)}
	if kind != metrics.UnknownKind {
		f["kind"] = kind
	}
	return f, nil
}
