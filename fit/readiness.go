package fit

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Level is a stretch of the spectrum of readiness, for those who have
// potential. The zero Level is not known.
type Level uint8

// The levels, from the least ready to the most.
const (
	// UnknownLevel is the zero Level: there is no potential, or it is not
	// determined.
	UnknownLevel Level = iota
	// NotReady says that every criterion still waits for somebody.
	NotReady
	// OnTheWay says that some criteria are met and others wait.
	OnTheWay
	// Ready says that the customer is able to succeed at once.
	Ready
)

var levels = enum.New[Level]("level", "unknown", "not-ready", "on-the-way", "ready")

// ParseLevel returns the level of the given word: "unknown", "not-ready",
// "on-the-way" or "ready". It fails with [successkit.ErrUnknown] on any other.
func ParseLevel(s string) (Level, error) { return levels.Parse(s) }

// String returns the word of l, or "level(9)" for a number that has none.
func (l Level) String() string { return levels.String(l) }

// Valid reports whether l is one of the levels, the unknown one among them.
func (l Level) Valid() bool { return levels.Valid(l) }

// AppendText appends the word of l to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (l Level) AppendText(b []byte) ([]byte, error) { return levels.Append(b, l) }

// MarshalText returns the word of l, as [Level.AppendText] does.
func (l Level) MarshalText() ([]byte, error) { return levels.Append(nil, l) }

// UnmarshalText reads a word as [ParseLevel] does.
func (l *Level) UnmarshalText(text []byte) error { return levels.ParseInto(l, text) }

// Readiness places one who has potential between not ready at all and able to
// succeed at once. Potential is a yes or no; readiness is how far there is still
// to go.
type Readiness struct {
	Profile ProfileRef      `json:"profile"`
	Offer   OfferRef        `json:"offer,omitzero"`
	AsOf    successkit.Date `json:"as_of"`
	// Verdict is that of the assessment. Without potential there is no place on
	// the spectrum: Level is unknown and Share undefined.
	Verdict Verdict `json:"verdict"`
	Level   Level   `json:"level"`
	// Share is the criteria that are met over all of the profile, 0 to 1.
	Share successkit.Rate `json:"share"`
	// Steps are what moves it along: the open commitments of both sides, the
	// first due first.
	Steps []Step `json:"steps,omitempty"`
	// ReadyOn is the last day on which a needed step is due. It is zero where
	// none is needed.
	ReadyOn successkit.Date `json:"ready_on,omitzero"`
}

// A Step is an open commitment.
type Step struct {
	Criterion string `json:"criterion"`
	Input     Input  `json:"input"`
	// Question is that of the criterion, which the step is to answer well.
	Question string `json:"question"`
	// Side is from whom it is needed, and What it is.
	Side       successkit.Side `json:"side"`
	What       string          `json:"what"`
	Due        successkit.Date `json:"due"`
	Commitment string          `json:"commitment"`
	// Needed says that the verdict rests on it. A step at a criterion that is
	// met already is an accountability all the same.
	Needed bool `json:"needed"`
}

// Readiness returns the place of a prospect or customer on the spectrum on the
// day asOf. It fails as [Profile.Assess] does.
func (p *Profile) Readiness(facts Facts, asOf successkit.Date) (Readiness, error) {
	a, err := p.Assess(facts, asOf)
	if err != nil {
		return Readiness{}, err
	}
	r := Readiness{Profile: p.ref, Offer: p.offer, AsOf: asOf, Verdict: a.Verdict}
	if a.Verdict != Potential && a.Verdict != Conditional {
		return r, nil
	}
	total := a.Coverage.total()
	r.Share = successkit.CountRate(int64(total.Met), int64(total.Total()))
	switch {
	case total.Met == total.Total():
		r.Level = Ready
	case total.Met == 0:
		r.Level = NotReady
	default:
		r.Level = OnTheWay
	}
	needed := make(map[Condition]bool, len(a.Conditions))
	for _, c := range a.Conditions {
		needed[c] = true
	}
	l, err := p.Ledger(facts, asOf)
	if err != nil {
		return Readiness{}, err
	}
	for _, e := range l.Entries {
		if e.Fulfilment != Open {
			continue
		}
		c, _ := p.criterion(e.Criterion)
		s := Step{
			Criterion: e.Criterion, Input: c.Input, Question: c.Question,
			Side: e.Side, What: e.What, Due: e.Due, Commitment: e.Commitment,
			Needed: needed[Condition{Criterion: e.Criterion, Side: e.Side, What: e.What, Due: e.Due, Commitment: e.Commitment}],
		}
		if s.Needed {
			r.ReadyOn = later(r.ReadyOn, s.Due)
		}
		r.Steps = append(r.Steps, s)
	}
	return r, nil
}
