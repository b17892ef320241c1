package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Target is a figure that is to be reached by a day.
type Target struct {
	// ID names the target: "gross-retention-2026". It is a word.
	ID string `json:"id"`
	// Figure is what it is set for, and Currency that of a figure of revenue or
	// return. Where the report has none in that currency the figure is not known;
	// an empty currency is one like others.
	Figure   Figure `json:"figure"`
	Currency string `json:"currency,omitzero"`
	// Goal is what is to be reached: 0.9 for 90 %.
	Goal decimal.Decimal `json:"goal"`
	// AtMost says that the figure is to be at most the goal; otherwise it is to be
	// at least that.
	AtMost bool `json:"at_most,omitzero"`
	// By is the day by which. Zero means that it is to hold all the time.
	By successkit.Date `json:"by,omitzero"`
	// From is the day on which the way to the goal begins, and Start where the
	// figure stood then. Both are needed for pace, and both may be missing.
	From  successkit.Date  `json:"from,omitzero"`
	Start *decimal.Decimal `json:"start,omitzero"`
	// Value is the figure where it is [Given], and nil where it is not known. For
	// any other figure it is nil: the report tells it.
	Value *decimal.Decimal `json:"value,omitzero"`
}

// Validate reports everything that is wrong with t.
func (t Target) Validate() error {
	var f successkit.Faults
	f.Add("id", t.ID, word.Check(t.ID))
	if !t.Figure.Valid() {
		f.Add("figure", t.Figure.String(), successkit.ErrUnknown)
	}
	f.Add("currency", t.Currency, currency.Check(t.Currency))
	if t.Currency != "" && t.Figure.Valid() && !t.Figure.byCurrency() {
		f.Add("currency", t.Currency, fmt.Errorf("%w: %s is of the whole book", successkit.ErrConflict, t.Figure))
	}
	f.Add("goal", field.Text(t.Goal), field.Number(t.Goal))
	if t.Start != nil {
		f.Add("start", field.Text(*t.Start), field.Number(*t.Start))
	}
	if t.Value != nil {
		f.Add("value", field.Text(*t.Value), field.Number(*t.Value))
		if t.Figure != Given {
			f.Add("value", field.Text(*t.Value), fmt.Errorf("%w: the report tells it", successkit.ErrConflict))
		}
	}
	switch {
	case (t.Start == nil) != t.From.IsZero():
		f.Add("start", "", fmt.Errorf("%w: a start has a day and a value", successkit.ErrConflict))
	case t.Start == nil:
	case !t.By.After(t.From):
		f.Add("by", t.By.String(), fmt.Errorf("%w: not after the start, %s", successkit.ErrConflict, t.From))
	case f.Total() == 0 && (t.Start.Equal(t.Goal) || t.Goal.LessThan(*t.Start) != t.AtMost):
		f.Add("start", field.Text(*t.Start), fmt.Errorf("%w: the goal does not lie ahead of it", successkit.ErrConflict))
	}
	return f.Err()
}

// A Progress says how a figure stands to its target. The zero Progress is not
// known.
type Progress uint8

// The progresses. Their order carries no meaning.
const (
	// NotKnown is the zero Progress: the figure is undefined.
	NotKnown Progress = iota
	// Reached says that the figure is where it is to be in the end.
	Reached
	// OnPace says that it is as far as an even way from start to goal would be.
	OnPace
	// Behind says that it is not, or, without a start, not at the goal, which is
	// not due yet.
	Behind
	// Missed says that the day has passed, or that it is to hold all the time, and
	// that it is not at the goal.
	Missed
)

var progresses = enum.New[Progress]("progress", "unknown", "reached", "on-pace", "behind", "missed")

// ParseProgress returns the progress of the given word: "unknown", "reached",
// "on-pace", "behind" or "missed". It fails with [successkit.ErrUnknown] on any
// other.
func ParseProgress(s string) (Progress, error) { return progresses.Parse(s) }

// String returns the word of p, or "progress(9)" for a number that has none.
func (p Progress) String() string { return progresses.String(p) }

// Valid reports whether p is one of the progresses.
func (p Progress) Valid() bool { return progresses.Valid(p) }

// AppendText appends the word of p to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (p Progress) AppendText(b []byte) ([]byte, error) { return progresses.Append(b, p) }

// MarshalText returns the word of p, as [Progress.AppendText] does.
func (p Progress) MarshalText() ([]byte, error) { return progresses.Append(nil, p) }

// UnmarshalText reads a word as [ParseProgress] does.
func (p *Progress) UnmarshalText(text []byte) error { return progresses.ParseInto(p, text) }

// An Attainment is where a target stands on the day of a report.
type Attainment struct {
	Target
	// Stands is the figure on that day. It is undefined where it is not known.
	Stands   successkit.Rate `json:"stands"`
	Progress Progress        `json:"progress"`
	// Expected is where the figure should be by now, evenly from start to goal, and
	// the goal where there is no start.
	Expected successkit.Rate `json:"expected"`
	// Attained is how much of the way is done, 1 at the goal: from the start, and
	// from 0 where there is none. It may be below 0 and above 1, and is undefined
	// where the figure is, and for one without a start where the goal is not above 0,
	// as that of an NPS may be, and where the figure is to be at most the goal.
	Attained successkit.Rate `json:"attained"`
	// Pace is what is done over what should be by now: below 1 is slow. It is
	// undefined without a start, and on the day of it.
	Pace successkit.Rate `json:"pace"`
}

// against returns where targets stand.
func (r Report) against(targets []Target) ([]Attainment, error) {
	var f successkit.Faults
	for i, t := range targets {
		f.Merge(field.Item("targets", i), t.Validate())
		if slices.ContainsFunc(targets[:i], func(o Target) bool { return o.ID == t.ID }) {
			f.Add(field.Item("targets", i)+".id", t.ID, successkit.ErrDuplicate)
		}
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	var list []Attainment
	for _, t := range targets {
		stands := r.Figure(t.Figure, t.Currency)
		if t.Value != nil {
			stands = rate(*t.Value, one)
		}
		list = append(list, t.at(stands, r.Scope.AsOf))
	}
	return list, nil
}

// at returns where a target stands with a figure on a day.
func (t Target) at(stands successkit.Rate, asOf successkit.Date) Attainment {
	if t.Start != nil {
		t.Start = new(*t.Start)
	}
	if t.Value != nil {
		t.Value = new(*t.Value)
	}
	a := Attainment{Target: t, Stands: stands, Expected: rate(t.Goal, one)}
	if t.Start != nil {
		all, gone := t.By.Sub(t.From), min(max(0, asOf.Sub(t.From)), t.By.Sub(t.From))
		whole, done := decimal.New(int64(all), 0), decimal.New(int64(gone), 0)
		way := t.Goal.Sub(*t.Start)
		// start + way · done / whole
		a.Expected = rate(t.Start.Mul(whole).Add(way.Mul(done)), whole)
		made := stands.Num().Sub(t.Start.Mul(stands.Den())) // over the denominator
		a.Attained = rate(made, way.Mul(stands.Den()))
		a.Pace = rate(made.Mul(whole), way.Mul(stands.Den()).Mul(done))
	} else if !t.AtMost && t.Goal.IsPositive() {
		a.Attained = rate(stands.Num(), t.Goal.Mul(stands.Den()))
	}
	a.Progress = t.progress(stands, a.Expected, asOf)
	return a
}

func (t Target) progress(stands, expected successkit.Rate, asOf successkit.Date) Progress {
	if !stands.Defined() {
		return NotKnown
	}
	good := func(wanted successkit.Rate) bool {
		c := stands.Compare(wanted)
		return c == 0 || c < 0 == t.AtMost
	}
	switch {
	case good(rate(t.Goal, one)):
		return Reached
	case t.By.IsZero() || asOf.After(t.By):
		return Missed
	case good(expected): // the goal itself, where there is no start
		return OnPace
	}
	return Behind
}

var one = decimal.New(1, 0)

// rate returns num/den, and an undefined rate where den is 0 or a part has more
// digits than a rate holds.
func rate(num, den decimal.Decimal) successkit.Rate {
	r, err := successkit.NewRate(num, den)
	if err != nil {
		return successkit.Rate{}
	}
	return r
}
