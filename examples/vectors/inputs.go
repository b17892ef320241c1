package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// inputs are the inputs of a case by name. Sources name one thing in many
// ways, so that the methods look for it by patterns: words of which each must
// begin a word of the name, and words after a minus of which none may. "prior
// revenue -change" fits revenue_of_prior_quarter. The first pattern that fits a
// name counts, and of several names the one with the fewest words.
//
// What is not there is zero. The first input that cannot be read is kept as
// the error.
type inputs struct {
	fields map[string]json.RawMessage
	err    error
}

// readInputs reads an object. The members of an object within it are inputs
// of their own as well: due in seats is seats_due.
func readInputs(raw json.RawMessage) *inputs {
	in := &inputs{fields: map[string]json.RawMessage{}}
	in.add("", raw)
	return in
}

func (in *inputs) add(prefix string, raw json.RawMessage) {
	var members map[string]json.RawMessage
	in.read(prefix, raw, &members)
	for name, value := range members {
		name = prefix + name
		if string(value) == "null" {
			continue
		}
		in.fields[name] = value
		if bytes.HasPrefix(value, []byte("{")) {
			in.add(name+"_", value)
		}
	}
}

func (in *inputs) read(name string, raw json.RawMessage, into any) {
	if err := json.Unmarshal(raw, into); err != nil && in.err == nil {
		in.err = fmt.Errorf("input %s: %w", name, err)
	}
}

// name returns the name of the input that one of the patterns fits, and the
// empty text where none does.
func (in *inputs) name(patterns ...string) string {
	names := slices.SortedFunc(maps.Keys(in.fields), func(a, b string) int {
		if n := strings.Count(a, "_") - strings.Count(b, "_"); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	for _, pattern := range patterns {
		for _, name := range names {
			if fits(pattern, name) {
				return name
			}
		}
	}
	return ""
}

func fits(pattern, name string) bool {
	words := strings.Split(name, "_")
	for word := range strings.FieldsSeq(pattern) {
		stem, never := strings.CutPrefix(word, "-")
		begins := func(w string) bool { return strings.HasPrefix(w, stem) }
		if slices.ContainsFunc(words, begins) == never {
			return false
		}
	}
	return true
}

func (in *inputs) has(patterns ...string) bool { return in.name(patterns...) != "" }

// get reads an input into a pointer, and leaves that alone where there is none.
func (in *inputs) get(into any, patterns ...string) {
	if name := in.name(patterns...); name != "" {
		in.read(name, in.fields[name], into)
	}
}

// text returns a text, or a number as it is written.
func (in *inputs) text(patterns ...string) string {
	raw := in.fields[in.name(patterns...)]
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return string(raw)
	}
	return s
}

func (in *inputs) date(patterns ...string) (d successkit.Date) {
	in.get(&d, patterns...)
	return d
}

func (in *inputs) number(patterns ...string) (d decimal.Decimal) {
	in.get(&d, patterns...)
	return d
}

// count returns a whole number, nil where there is none.
func (in *inputs) count(patterns ...string) *int {
	name := in.name(patterns...)
	if name == "" {
		return nil
	}
	d := in.number(patterns...)
	if !d.IsInteger() && in.err == nil {
		in.err = fmt.Errorf("input %s: %s is no count", name, d)
	}
	return new(int(d.IntPart()))
}

// share returns a number as a rate, undefined where there is none.
func (in *inputs) share(patterns ...string) successkit.Rate {
	if !in.has(patterns...) {
		return successkit.Rate{}
	}
	return in.over(in.number(patterns...), decimal.New(1, 0))
}

// over returns num/den.
func (in *inputs) over(num, den decimal.Decimal) successkit.Rate {
	r, err := successkit.NewRate(num, den)
	if err != nil && in.err == nil {
		in.err = err
	}
	return r
}

// list returns the objects of a list.
func (in *inputs) list(patterns ...string) []*inputs {
	var raw []json.RawMessage
	in.get(&raw, patterns...)
	list := make([]*inputs, len(raw))
	for i := range raw {
		list[i] = readInputs(raw[i])
		in.join(list[i])
	}
	return list
}

// rows returns the rows of a table, each with its cells by the names of the
// columns.
func (in *inputs) rows() []*inputs {
	var columns []string
	var rows [][]json.RawMessage
	in.get(&columns, "columns")
	in.get(&rows, "rows")
	list := make([]*inputs, len(rows))
	for i, row := range rows {
		list[i] = &inputs{fields: map[string]json.RawMessage{}}
		for c, name := range columns[:min(len(columns), len(row))] {
			list[i].fields[name] = row[c]
		}
	}
	return list
}

// join keeps the error of an input within in.
func (in *inputs) join(part *inputs) {
	if in.err == nil {
		in.err = part.err
	}
}
