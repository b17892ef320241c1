package fit

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/word"
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
	// OnOrBefore holds where the answer is the day of the value or one before
	// it: the customer must go live by then.
	OnOrBefore
	// OnOrAfter holds where the answer is the day of the value or one after it.
	OnOrAfter
)

var ops = enum.New[Op]("op", "unknown", "is", "at-least", "at-most", "one-of", "all-of", "only-of", "all", "any",
	"on-or-before", "on-or-after")

// ParseOp returns the operator of the given word: "unknown", "is", "at-least",
// "at-most", "one-of", "all-of", "only-of", "all", "any", "on-or-before" or
// "on-or-after". It fails with [successkit.ErrUnknown] on any other.
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
	case OnOrBefore, OnOrAfter:
		return dateForm
	case UnknownOp, AllRules, AnyRule:
	}
	return noForm
}

// A Rule reads the answer to a criterion's question: it holds or it does not.
//
//	Rule{Op: AtLeast, Value: Int(3)}
//	Rule{Op: OnlyOf, Offer: "features"}
//	Rule{Op: AllRules, Rules: []Rule{{Op: AtLeast, Value: Int(3)}, {Op: AtMost, Value: Int(9)}}}
type Rule struct {
	// Op is how the answer is compared.
	Op Op `json:"op"`
	// Value is what the answer is compared with. It is of the form that Op
	// asks for, words at least one, and zero for AllRules and AnyRule.
	Value Answer `json:"value,omitzero"`
	// Offer names the capability of an [Offer] whose value stands in the place
	// of Value, so that a need is compared with what the vendor delivers today.
	// A comparison has either a Value or an Offer.
	Offer string `json:"offer,omitzero"`
	// Rules are what AllRules and AnyRule combine: at most 64 comparisons of one
	// and the same form of answer. They do not nest.
	Rules []Rule `json:"rules,omitempty"`
}

// maxRules bounds what a rule combines.
const maxRules = 64

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
	case r.Offer != "" && !r.Value.IsZero():
		f.Add("offer", r.Offer, fmt.Errorf("%w: there is a value as well", successkit.ErrConflict))
	case r.Offer != "":
		f.Add("offer", r.Offer, word.Check(r.Offer))
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
	if r.Offer != "" {
		f.Add("offer", r.Offer, fmt.Errorf("%w: %s compares nothing itself", successkit.ErrConflict, r.Op))
	}
	if len(r.Rules) == 0 {
		f.Add("rules", "", successkit.ErrRequired)
	}
	if len(r.Rules) > maxRules {
		f.Add("rules", strconv.Itoa(len(r.Rules)), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxRules))
		return
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
