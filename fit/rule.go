package fit

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// An Op is how a [Rule] reads an answer. The zero Op is not known.
type Op uint8

// The operators. Their order carries no meaning.
const (
	// UnknownOp is the zero Op.
	UnknownOp Op = iota
	// Is holds where the answer is the yes or the no of the value.
	Is
	// AtLeast holds where the answer is the number of the value or above it.
	AtLeast
	// AtMost holds where the answer is the number of the value or below it.
	AtMost
	// OneOf holds where the answer names at least one word of the value: the
	// customer runs one of these platforms.
	OneOf
	// AllOf holds where the answer names every word of the value, and perhaps
	// more: the customer's staff has all of these skills.
	AllOf
	// OnlyOf holds where the answer names no word outside the value: the offer
	// covers all that the customer needs. An answer of no words needs nothing,
	// and the rule holds.
	OnlyOf
	// AllRules holds where every one of the rules below it does.
	AllRules
	// AnyRule holds where at least one of the rules below it does.
	AnyRule
)

var ops = enum.New[Op]("op", "unknown", "is", "at-least", "at-most", "one-of", "all-of", "only-of", "all", "any")

// ParseOp returns the operator of the given word: "unknown", "is", "at-least",
// "at-most", "one-of", "all-of", "only-of", "all" or "any". It fails with
// [successkit.ErrUnknown] on any other.
func ParseOp(s string) (Op, error) { return ops.Parse(s) }

// String returns the word of o, or "op(9)" for a number that has none.
func (o Op) String() string { return ops.String(o) }

// Valid reports whether o is one of the operators, the unknown one among them.
func (o Op) Valid() bool { return ops.Valid(o) }

// AppendText appends the word of o to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (o Op) AppendText(b []byte) ([]byte, error) { return ops.Append(b, o) }

// MarshalText returns the word of o, as [Op.AppendText] does.
func (o Op) MarshalText() ([]byte, error) { return ops.Append(nil, o) }

// UnmarshalText reads a word as [ParseOp] does.
func (o *Op) UnmarshalText(text []byte) error { return ops.ParseInto(o, text) }

// asks returns the form of answer that o compares, and noForm for one that
// compares none itself.
func (o Op) asks() form {
	switch o {
	case Is:
		return yesNoForm
	case AtLeast, AtMost:
		return numberForm
	case OneOf, AllOf, OnlyOf:
		return wordsForm
	case UnknownOp, AllRules, AnyRule:
	}
	return noForm
}

// A Rule reads the answer to a criterion's question: it holds or it does not.
//
//	Rule{Op: AtLeast, Value: Int(3)}
//	Rule{Op: AllRules, Rules: []Rule{{Op: AtLeast, Value: Int(3)}, {Op: AtMost, Value: Int(9)}}}
type Rule struct {
	// Op is how the answer is compared.
	Op Op `json:"op"`
	// Value is what the answer is compared with. It is of the form that Op
	// asks for, words at least one, and zero for AllRules and AnyRule.
	Value Answer `json:"value,omitzero"`
	// Rules are what AllRules and AnyRule combine: comparisons of one and the
	// same form of answer. They do not nest.
	Rules []Rule `json:"rules,omitempty"`
}

// validate reports everything that is wrong with r.
func (r Rule) validate() error {
	var f successkit.Faults
	switch {
	case r.Op == UnknownOp:
		f.Add("op", "", successkit.ErrRequired)
	case !r.Op.Valid():
		f.Add("op", r.Op.String(), successkit.ErrUnknown)
	case r.Op.asks() == noForm:
		r.validateCombination(&f)
	default:
		r.validateComparison(&f)
	}
	return f.Err()
}

func (r Rule) validateComparison(f *successkit.Faults) {
	switch want := r.Op.asks(); {
	case r.Value.IsZero(), r.Value.form == wordsForm && len(r.Value.words) == 0:
		f.Add("value", "", successkit.ErrRequired)
	case r.Value.form != want:
		f.Add("value", r.Value.String(), fmt.Errorf("%w: %s compares %s", successkit.ErrConflict, r.Op, want))
	default:
		f.Add("value", r.Value.String(), r.Value.check())
	}
	if len(r.Rules) > 0 {
		f.Add("rules", "", fmt.Errorf("%w: %s combines no rules", successkit.ErrConflict, r.Op))
	}
}

func (r Rule) validateCombination(f *successkit.Faults) {
	if !r.Value.IsZero() {
		f.Add("value", r.Value.String(), fmt.Errorf("%w: %s compares nothing itself", successkit.ErrConflict, r.Op))
	}
	if len(r.Rules) == 0 {
		f.Add("rules", "", successkit.ErrRequired)
	}
	want := r.asks()
	for i, sub := range r.Rules {
		got := sub.Op.asks()
		path := "rules[" + strconv.Itoa(i) + "]"
		switch {
		case sub.Op == AllRules, sub.Op == AnyRule:
			f.Add(path+".op", sub.Op.String(), fmt.Errorf("%w: combinations do not nest", successkit.ErrConflict))
		case got != want && got != noForm && want != noForm:
			f.Add(path+".op", sub.Op.String(), fmt.Errorf("%w: the first rule compares %s", successkit.ErrConflict, want))
		default:
			f.Merge(path, sub.validate())
		}
	}
}

// asks returns the form of answer that r reads.
func (r Rule) asks() form {
	if len(r.Rules) > 0 {
		return r.Rules[0].Op.asks()
	}
	return r.Op.asks()
}

// holds reports whether a valid r holds for an answer of the form it asks for.
func (r Rule) holds(a Answer) bool {
	switch r.Op {
	case Is:
		return a.yes == r.Value.yes
	case AtLeast:
		return a.number.GreaterThanOrEqual(r.Value.number)
	case AtMost:
		return a.number.LessThanOrEqual(r.Value.number)
	case OneOf:
		return slices.ContainsFunc(a.words, r.Value.names)
	case AllOf:
		return within(r.Value.words, a)
	case OnlyOf:
		return within(a.words, r.Value)
	case AllRules:
		return !slices.ContainsFunc(r.Rules, func(sub Rule) bool { return !sub.holds(a) })
	case AnyRule:
		return slices.ContainsFunc(r.Rules, func(sub Rule) bool { return sub.holds(a) })
	case UnknownOp:
	}
	return false
}

// names reports whether w is one of the words of a.
func (a Answer) names(w string) bool {
	_, found := slices.BinarySearch(a.words, w)
	return found
}

// within reports whether a names every one of ws.
func within(ws []string, a Answer) bool {
	return !slices.ContainsFunc(ws, func(w string) bool { return !a.names(w) })
}
