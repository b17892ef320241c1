package portfolio

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// A Cause says what takes time. The zero Cause is none.
type Cause uint8

// The causes. Their order is that of a demand's lines.
const (
	// NoCause is the zero Cause.
	NoCause Cause = iota
	// Touches recur on the customer's level.
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
	// Value is its recurring revenue of a year, in the currency of its contracts.
	Value decimal.Decimal `json:"value"`
	// Minutes is the sum of the lines.
	Minutes int64  `json:"minutes"`
	Lines   []Line `json:"lines,omitempty"`
	// Locks are why it does not change hands, and empty where it may.
	Locks []Lock `json:"locks,omitempty"`
	// Breached and Wasted are the requirements of its experience that its level
	// does not honour, and those by which it is given more than it needs: by the
	// experience it needs, and not by its price, it belongs on another level.
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

// The locks.
const (
	NearRenewal Lock = "near-renewal"
	InDanger    Lock = "in-danger"
	Escalated   Lock = "escalated"
)

// Demand returns what a customer needs, from its review. A prospect and a former
// customer need nothing here. The zero Plan finds no demand.
func (p *Plan) Demand(r success.Review) Demand {
	d := Demand{Account: r.Account, Owner: r.Owner, Segment: r.Segment, Level: r.Level, Value: r.Terms.Value}
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
	add(Touches, p.touches(r.Level))
	if r.Journey != nil && r.Journey.Objective != "" {
		if s, ok := r.Journey.Status(r.Journey.Objective); ok && !s.State.Done() {
			add(Onboarding, int64(m.Onboarding))
		}
	}
	days := r.Terms.Renewal.Sub(r.AsOf)
	if !r.Terms.Renewal.IsZero() && days <= p.definition.PeriodDays {
		add(Renewal, int64(m.Renewal))
	}
	danger := r.InWorstBand || r.Verdict == success.Unsuccessful || !r.Terms.Left.IsZero()
	if danger {
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
	var reactive int64
	for _, load := range r.Through.Reactive {
		reactive += int64(load.Minutes)
	}
	if window := r.Through.Window.Len(); window > 0 {
		add(Reactive, nearest(reactive*int64(p.definition.PeriodDays), int64(window)))
	}
	if !r.Terms.Renewal.IsZero() && days < p.definition.LockDays {
		d.Locks = append(d.Locks, NearRenewal)
	}
	if r.InWorstBand {
		d.Locks = append(d.Locks, InDanger)
	}
	for _, e := range r.Exceptions {
		if e.Ruling == success.Asked {
			d.Locks = append(d.Locks, Escalated)
			break
		}
	}
	return d
}

// touches returns the minutes of what recurs on a level in the period.
func (p *Plan) touches(level string) int64 {
	var sum int64
	for _, l := range p.levels {
		if l.ID != level {
			continue
		}
		for _, rule := range l.Cadence {
			minutes := int64(p.definition.Touches[rule.Kind]) * int64(p.definition.PeriodDays)
			if rule.EveryMonths > 0 {
				sum += nearest(minutes*monthsPerYear, int64(rule.EveryMonths)*daysPerYear)
			} else if rule.EveryDays > 0 {
				sum += nearest(minutes, int64(rule.EveryDays))
			}
		}
	}
	return sum
}

const (
	monthsPerYear = 12
	daysPerYear   = 365
)

// nearest returns a/b rounded half up, for a not below 0.
func nearest(a, b int64) int64 { return (2*a + b) / (2 * b) }

// daysTo is a day so many days on, and the zero Date beyond the calendar.
func daysTo(from successkit.Date, days int64) successkit.Date {
	const century = 36_525
	if days > century {
		return successkit.Date{}
	}
	return from.AddDays(int(days))
}
