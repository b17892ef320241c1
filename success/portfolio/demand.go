package portfolio

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// A Cause says what takes time. The zero Cause is none.
type Cause uint8

// The causes. Their order is that of a demand's lines.
const (
	// NoCause is the zero Cause.
	NoCause Cause = iota
	// Touches are what the customer's level takes: what recurs on it, and the
	// minutes of its [Service].
	Touches
	// Onboarding lasts until the objective of the journey is reached.
	Onboarding
	// Renewal falls into the period.
	Renewal
	// Risk is a customer that may leave or does not achieve what it came for.
	Risk
	// Experience is what the Appropriate Experience asks for and does not get.
	Experience
	// Reactive is what the customer asks of people whose work is to foresee.
	Reactive
)

var causes = enum.New[Cause]("cause", "none", "touches", "onboarding", "renewal", "risk", "experience", "reactive")

// ParseCause returns the cause of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseCause(s string) (Cause, error) { return causes.Parse(s) }

// String returns the word of c, or "cause(9)" for a number that has none.
func (c Cause) String() string { return causes.String(c) }

// Valid reports whether c is one of the causes.
func (c Cause) Valid() bool { return causes.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Cause) AppendText(b []byte) ([]byte, error) { return causes.Append(b, c) }

// MarshalText returns the word of c, as [Cause.AppendText] does.
func (c Cause) MarshalText() ([]byte, error) { return causes.Append(nil, c) }

// UnmarshalText reads a word as [ParseCause] does.
func (c *Cause) UnmarshalText(text []byte) error { return causes.ParseInto(c, text) }

// A Demand is what one customer needs in the period that is planned.
type Demand struct {
	Account string `json:"account"`
	Owner   string `json:"owner,omitzero"`
	Segment string `json:"segment,omitzero"`
	Level   string `json:"level,omitzero"`
	// Value is its recurring revenue of a year, in Currency, that of its contracts.
	Value    decimal.Decimal `json:"value"`
	Currency string          `json:"currency,omitzero"`
	// Minutes is the sum of the lines. A demand that the host makes itself may have
	// none.
	Minutes int64  `json:"minutes"`
	Lines   []Line `json:"lines,omitempty"`
	// Locks are why it does not change hands, and empty where it may.
	Locks []Lock `json:"locks,omitempty"`
	// Breached and Wasted are the requirements of its experience that were not
	// honoured, and those by which it was given more than it needs. [Plan.Coverage]
	// tells whether its level is to blame.
	Breached []string `json:"breached,omitempty"`
	Wasted   []string `json:"wasted,omitempty"`
}

// A Line is one part of a demand.
type Line struct {
	Cause   Cause `json:"cause"`
	Minutes int64 `json:"minutes"`
}

// A Lock is a word for why a customer does not change hands.
type Lock string

// The locks that [Plan.Demand] finds. A host may add others: any word locks.
const (
	NearRenewal Lock = "near-renewal"
	InDanger    Lock = "in-danger"
	Escalated   Lock = "escalated"
)

// Demand returns what a customer needs, from its review. A prospect and a former
// customer need nothing here. The zero Plan finds no demand.
func (p *Plan) Demand(r success.Review) Demand {
	d := Demand{
		Account: r.Account, Owner: r.Owner, Segment: r.Segment, Level: r.Level, Value: r.Terms.Value, Currency: r.Terms.Currency,
	}
	if p == nil || r.Terms.Relation != success.Customer {
		return d
	}
	add := func(c Cause, minutes int64) {
		if minutes > 0 {
			d.Lines = append(d.Lines, Line{c, minutes})
			d.Minutes += minutes
		}
	}
	m := p.definition.Minutes
	if l := p.level(r.Level); l != nil {
		add(Touches, l.minutes)
	}
	if r.Journey != nil && r.Journey.Objective != "" {
		if s, ok := r.Journey.Status(r.Journey.Objective); ok && !s.State.Done() {
			add(Onboarding, int64(m.Onboarding))
		}
	}
	if !r.Terms.Renewal.IsZero() && r.Terms.Renewal.Sub(r.AsOf) <= p.definition.PeriodDays {
		add(Renewal, int64(m.Renewal))
	}
	if r.InWorstBand || r.Verdict == success.Unsuccessful || !r.Terms.Left.IsZero() {
		add(Risk, int64(m.Risk))
	}
	if r.Outcome != nil {
		for _, q := range r.Outcome.Requirements {
			if q.State == outcome.Breached {
				d.Breached = append(d.Breached, q.Requirement)
			}
		}
		for _, q := range r.Outcome.Waste() {
			d.Wasted = append(d.Wasted, q.Requirement)
		}
	}
	add(Experience, int64(m.Breach)*int64(len(d.Breached)))
	if window := r.Through.Window.Len(); window > 0 {
		add(Reactive, nearest(reactive(r.Through)*int64(p.definition.PeriodDays), int64(window)))
	}
	d.Locks = p.locks(&r)
	return d
}

// reactive returns the minutes that answering took, as far as a book has so many.
func reactive(in success.Interactions) int64 {
	var sum int64
	for _, load := range in.Reactive {
		sum += min(max(int64(load.Minutes), 0), maxDemand-sum)
	}
	return sum
}

// locks returns why a customer does not change hands.
func (p *Plan) locks(r *success.Review) []Lock {
	var locks []Lock
	if !r.Terms.Renewal.IsZero() && r.Terms.Renewal.Sub(r.AsOf) < p.definition.LockDays {
		locks = append(locks, NearRenewal)
	}
	if r.InWorstBand {
		locks = append(locks, InDanger)
	}
	if slices.ContainsFunc(r.Exceptions, func(e success.Exception) bool { return e.Ruling == success.Asked }) {
		locks = append(locks, Escalated)
	}
	return locks
}

// validate reports what is wrong with d where there is room for so many minutes.
func (d *Demand) validate(room int64) error {
	var f successkit.Faults
	f.Add("account", d.Account, word.CheckID(d.Account))
	if d.Owner != "" {
		f.Add("owner", d.Owner, word.CheckID(d.Owner))
	}
	checkWord(&f, "segment", d.Segment)
	checkWord(&f, "level", d.Level)
	if err := field.Level(d.Value); err != nil {
		f.Add("value", field.Text(d.Value), err)
	}
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	if d.Minutes < 0 || d.Minutes > room {
		f.Add("minutes", strconv.FormatInt(d.Minutes, 10),
			fmt.Errorf("%w: want at least 0 and all together %d at most", successkit.ErrOutOfRange, int64(maxDemand)))
	}
	d.checkLines(&f)
	for i, l := range d.Locks {
		if err := word.Check(string(l)); err != nil {
			f.Add(field.Item("locks", i), string(l), err)
		}
	}
	return f.Err()
}

// checkLines notes lines that do not add up to the minutes.
func (d *Demand) checkLines(f *successkit.Faults) {
	rest := d.Minutes
	for i, l := range d.Lines {
		if l.Cause == NoCause || !l.Cause.Valid() {
			f.Add(field.Item("lines", i)+".cause", l.Cause.String(), successkit.ErrUnknown)
		}
		if l.Minutes < 0 || l.Minutes > rest {
			f.Add(field.Item("lines", i)+".minutes", strconv.FormatInt(l.Minutes, 10),
				fmt.Errorf("%w: the lines are %d at most", successkit.ErrConflict, d.Minutes))
			return
		}
		rest -= l.Minutes
	}
	if rest > 0 && len(d.Lines) > 0 {
		f.Add("minutes", strconv.FormatInt(d.Minutes, 10), fmt.Errorf("%w: the lines add up to %d", successkit.ErrConflict, d.Minutes-rest))
	}
}
