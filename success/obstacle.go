package success

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// A Hindrance is a kind of thing that keeps customers from their outcome, by
// who in the company can do something about it. The zero Hindrance is none.
type Hindrance uint8

// The hindrances. Their order carries no meaning.
const (
	// NoHindrance is the zero Hindrance.
	NoHindrance Hindrance = iota
	// MissingFeature and UnreliableProduct are for those who build the product.
	MissingFeature
	UnreliableProduct
	// PolicyInTheWay is a rule of the vendor's own.
	PolicyInTheWay
	// LackingSkill is for those who train.
	LackingSkill
	// BadFit is for those who market and sell.
	BadFit
	// BrokenExperience is for whoever meets the customer.
	BrokenExperience
)

var hindrances = enum.New[Hindrance]("hindrance", "none", "missing-feature", "unreliable-product",
	"policy-in-the-way", "lacking-skill", "bad-fit", "broken-experience")

// ParseHindrance returns the hindrance of the given word, the constant's name in
// lower case with hyphens. It fails with [successkit.ErrUnknown] on any other.
func ParseHindrance(s string) (Hindrance, error) { return hindrances.Parse(s) }

// String returns the word of h, or "hindrance(9)" for a number that has none.
func (h Hindrance) String() string { return hindrances.String(h) }

// Valid reports whether h is one of the hindrances.
func (h Hindrance) Valid() bool { return hindrances.Valid(h) }

// AppendText appends the word of h to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (h Hindrance) AppendText(b []byte) ([]byte, error) { return hindrances.Append(b, h) }

// MarshalText returns the word of h, as [Hindrance.AppendText] does.
func (h Hindrance) MarshalText() ([]byte, error) { return hindrances.Append(nil, h) }

// UnmarshalText reads a word as [ParseHindrance] does.
func (h *Hindrance) UnmarshalText(text []byte) error { return hindrances.ParseInto(h, text) }

// An Obstacle is a fact: somebody noted what keeps the customer from its
// outcome, or that it no longer does.
type Obstacle struct {
	// ID identifies the fact within its account.
	ID string `json:"id"`
	// Date is the day from which it stood in the way, or no longer did, and
	// Recorded the day on which the host learned of it, zero for at once.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Kind says what it is. A fact that clears another has none.
	Kind Hindrance `json:"kind,omitzero"`
	// What says it in plain words on one line.
	What string `json:"what,omitzero"`
	// Clears is the id of the obstacle that is out of the way from Date on.
	Clears string `json:"clears,omitzero"`
}

// Validate reports everything that is wrong with o by itself.
func (o Obstacle) Validate() error {
	var f successkit.Faults
	dated(&f, o.ID, o.Date, o.Recorded)
	switch {
	case !o.Kind.Valid():
		f.Add("kind", o.Kind.String(), successkit.ErrUnknown)
	case (o.Kind == NoHindrance) == (o.Clears == ""):
		f.Add("kind", "", successkit.ErrRequired)
	}
	if o.Clears == "" || o.What != "" {
		f.Add("what", o.What, word.CheckID(o.What)) // a line of text has the form of an id
	}
	if o.Clears != "" {
		f.Add("clears", o.Clears, word.CheckID(o.Clears))
	}
	return f.Err()
}

// Equal reports whether o and p say the same.
func (o Obstacle) Equal(p Obstacle) bool { return o == p }

// KnownOn reports whether a host that looks at day asOf knows of o.
func (o Obstacle) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(o.Date, o.Recorded, asOf) }

// InTheWay is one thing that keeps a customer from its outcome on a day: noted
// as an [Obstacle], or told by a criterion that is unmet or a promise that is
// broken.
type InTheWay struct {
	Kind Hindrance `json:"kind"`
	// Subject is the id of the obstacle, criterion or requirement.
	Subject string `json:"subject"`
	// Since is the day from which it stands in the way. It may be zero.
	Since successkit.Date `json:"since,omitzero"`
	// Reason says it.
	Reason successkit.Reason `json:"reason"`
}

// inTheWay returns what keeps the customer from its outcome, by kind, day and
// subject.
func inTheWay(noted []Obstacle, r *Review) []InTheWay {
	cleared := map[string]bool{}
	for _, o := range noted {
		if o.Clears != "" {
			cleared[o.Clears] = true
		}
	}
	var found []InTheWay
	for _, o := range noted {
		if o.Clears == "" && !cleared[o.ID] {
			found = append(found, InTheWay{
				o.Kind, o.ID, o.Date,
				successkit.NewReason(CodeObstacle).With("what", o.What).WithDate("since", o.Date).WithRef("obstacle", o.ID),
			})
		}
	}
	for _, f := range r.Fit.Findings {
		if f.State == fit.Unmet && len(f.Reasons) > 0 {
			found = append(found, InTheWay{hindranceOf(f.Input), f.Criterion, f.Since, f.Reasons[0]})
		}
	}
	if r.Outcome != nil {
		for _, q := range r.Outcome.Requirements {
			if q.State == outcome.Breached {
				found = append(found, InTheWay{BrokenExperience, q.Requirement, q.Since, q.Reason})
			}
		}
	}
	slices.SortFunc(found, func(x, y InTheWay) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), x.Since.Compare(y.Since), cmp.Compare(x.Subject, y.Subject))
	})
	return found
}

// hindranceOf says what an unmet criterion of an input is.
func hindranceOf(i fit.Input) Hindrance {
	switch i {
	case fit.Functional:
		return MissingFeature
	case fit.Competence:
		return LackingSkill
	case fit.Technical, fit.Resource, fit.Experience, fit.Cultural, fit.UnknownInput:
	}
	return BadFit
}
