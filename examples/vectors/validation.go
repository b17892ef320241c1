package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// ledgerValidation names the rule that a ledger breaks, and the row.
func ledgerValidation(inputs json.RawMessage) (any, error) {
	var in struct {
		Rows []json.RawMessage `json:"rows"`
	}
	if err := json.Unmarshal(inputs, &in); err != nil {
		return nil, err
	}
	rows := make([]metrics.Movement, 0, len(in.Rows))
	for _, raw := range in.Rows {
		m, err := movement(raw)
		if errors.Is(err, successkit.ErrOutOfRange) || errors.Is(err, successkit.ErrMalformed) {
			return refusal("impossible_date", m.Seq), nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, m)
	}
	_, err := metrics.NewLedger(rows)
	for fe := range successkit.FieldErrors(err) {
		var i int
		if _, err := fmt.Sscanf(fe.Path, "movements[%d]", &i); err != nil {
			return nil, err
		}
		return refusal(rule(fe, rows[i]), rows[i].Seq), nil
	}
	return figures{"error": nil, "at_seq": nil}, nil
}

func refusal(name string, seq int64) figures {
	return figures{"error": name, "at_seq": seq}
}

// rule names the rule that a fault of a movement is about.
func rule(fe *successkit.FieldError, m metrics.Movement) string {
	switch _, field, _ := strings.Cut(fe.Path, "."); field {
	case "currency":
		return "currency_change"
	case "amount":
		if m.Amount.IsZero() {
			return "zero_delta"
		}
		return "negative_balance"
	case "kind":
		if m.Validate() != nil {
			return "wrong_sign"
		}
		switch m.Kind {
		case metrics.New:
			return "new_for_known_account"
		case metrics.Reactivation:
			return "reactivation_of_unknown_account"
		case metrics.Expansion:
			return "expansion_from_zero"
		case metrics.Contraction:
			return "contraction_to_zero"
		case metrics.Churn:
			return "churn_leaves_remainder"
		case metrics.UnknownKind, metrics.TransferIn, metrics.TransferOut:
		}
	}
	return fe.Error()
}
