package outcome

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Measure is a figure that tells whether a required outcome is achieved: it
// has a goal, and a date by which the goal is to be reached.
//
// The goal of a measure to be raised or lowered is its target. The goal of one
// to be held is its band, where both ends are good.
type Measure struct {
	// ID identifies the measure within its definition.
	ID string `json:"id"`
	// Name is what people call it: "first reply, median".
	Name string `json:"name"`
	// Unit is what its values count: "hours", "EUR", "tickets a week".
	Unit string `json:"unit"`
	// Direction is which way it is to go.
	Direction Direction `json:"direction"`
	// Baseline is its value at the start. Nil means that nobody knows it; there
	// is no progress then, but still a goal to reach.
	Baseline *decimal.Decimal `json:"baseline,omitempty"`
	// Target is the value to reach, where it is to be raised or lowered. With a
	// baseline there must be a way to go from it: raise to above it, lower to
	// below it.
	Target *decimal.Decimal `json:"target,omitempty"`
	// Band is where it is to stay, where it is to be held.
	Band *Band `json:"band,omitzero"`
	// Due is the last day on which reaching the goal is in time.
	Due successkit.Date `json:"due"`
	// SoonDays is how many days before Due a goal that is not reached is due
	// soon, 1 to 36,525. Zero means [DefaultSoonDays].
	SoonDays int `json:"soon_days,omitzero"`
	// Backing is the least level at which an observation decides. The zero level
	// takes whatever is claimed.
	Backing Level `json:"backing,omitzero"`
}

// DefaultSoonDays is how many days before its date a goal is due soon where a
// measure does not say: two weeks, in which a meeting can still be had and
// something be done. It is this project's own choice.
const DefaultSoonDays = 14

// A Band is a range of good values, its ends included. Low may equal High. An
// end that is left out is 0.
type Band struct {
	Low  decimal.Decimal `json:"low"`
	High decimal.Decimal `json:"high"`
}

// Gap returns how far value is from the goal, in the unit of m: above 0 that
// much is missing, at 0 or below the goal is reached.
//
//	raise  target − value
//	lower  value − target
//	hold   low − value or value − high, whichever is greater
//
// ok is false for a measure that has no goal, as [Definition.Validate] would
// report. Value must be within the limits that the package documentation
// states, or the cost grows with its exponent.
func (m Measure) Gap(value decimal.Decimal) (gap decimal.Decimal, ok bool) {
	switch m.Direction {
	case Raise:
		if m.Target != nil {
			return m.Target.Sub(value), true
		}
	case Lower:
		if m.Target != nil {
			return value.Sub(*m.Target), true
		}
	case Hold:
		if m.Band != nil {
			return decimal.Max(m.Band.Low.Sub(value), value.Sub(m.Band.High)), true
		}
	case UnknownDirection:
	}
	return decimal.Decimal{}, false
}

// Progress returns the part of the way from the baseline to the goal that has
// been made when m stands at value: 0 at the baseline, 1 at the target. It is
// not clamped: below 0 things are worse than at the start, above 1 they are
// better than was wanted.
//
//	progress = (gap(baseline) − gap(value)) / gap(baseline)
//
// For a measure to be raised or lowered that is the usual
// (value − baseline) / (target − baseline). The rate is undefined where there
// is no way to be made: the baseline is not known, or it lies in the band that
// is to be held. What [Measure.Gap] says of value holds here too.
func (m Measure) Progress(value decimal.Decimal) successkit.Rate {
	if m.Baseline == nil {
		return successkit.Rate{}
	}
	way, _ := m.Gap(*m.Baseline)
	gap, ok := m.Gap(value)
	if !ok || way.Sign() <= 0 {
		return successkit.Rate{}
	}
	rate, _ := successkit.NewRate(way.Sub(gap), way) // undefined where value is beyond any limit
	return rate
}

// check notes what is wrong with m but for its id.
func (m Measure) check(f *successkit.Faults, at string) {
	before := f.Total()
	f.Add(at+".name", m.Name, word.CheckID(m.Name))
	f.Add(at+".unit", m.Unit, word.CheckID(m.Unit))
	checkNumber(f, at+".baseline", m.Baseline)
	switch m.Direction {
	case Raise, Lower:
		if m.Target == nil {
			f.Add(at+".target", "", successkit.ErrRequired)
		}
		checkNumber(f, at+".target", m.Target)
		if m.Band != nil {
			f.Add(at+".band", "", fmt.Errorf("%w: only a measure to be held has one", successkit.ErrConflict))
		}
	case Hold:
		if m.Target != nil {
			f.Add(at+".target", "", fmt.Errorf("%w: the goal of a measure to be held is its band", successkit.ErrConflict))
		}
		m.checkBand(f, at+".band")
	case UnknownDirection:
		f.Add(at+".direction", "", successkit.ErrRequired)
	default:
		f.Add(at+".direction", m.Direction.String(), successkit.ErrUnknown)
	}
	if m.Due.IsZero() {
		f.Add(at+".due", "", successkit.ErrRequired)
	}
	if m.SoonDays != 0 {
		checkDays(f, at+".soon_days", m.SoonDays)
	}
	if !m.Backing.Valid() {
		f.Add(at+".backing", m.Backing.String(), successkit.ErrUnknown)
	}
	if f.Total() == before && m.Baseline != nil && m.Direction != Hold {
		if way, _ := m.Gap(*m.Baseline); way.Sign() <= 0 {
			f.Add(at+".target", exact.Text(*m.Target), fmt.Errorf("%w: nothing to %s from the baseline, %s",
				successkit.ErrConflict, m.Direction, exact.Text(*m.Baseline)))
		}
	}
}

func (m Measure) checkBand(f *successkit.Faults, at string) {
	if m.Band == nil {
		f.Add(at, "", successkit.ErrRequired)
		return
	}
	before := f.Total()
	checkNumber(f, at+".low", &m.Band.Low)
	checkNumber(f, at+".high", &m.Band.High)
	if f.Total() == before && m.Band.High.LessThan(m.Band.Low) {
		f.Add(at+".high", exact.Text(m.Band.High), fmt.Errorf("%w: below low, %s",
			successkit.ErrConflict, exact.Text(m.Band.Low)))
	}
}

// checkNumber notes a number beyond the limits. A nil number is not one.
func checkNumber(f *successkit.Faults, at string, d *decimal.Decimal) {
	if d == nil {
		return
	}
	f.Add(at, "", field.Number(*d))
}

// Equal reports whether m and n are the same in every field, figures as
// numbers.
func (m Measure) Equal(n Measure) bool {
	sameBand := m.Band == n.Band || m.Band != nil && n.Band != nil && m.Band.Low.Equal(n.Band.Low) && m.Band.High.Equal(n.Band.High)
	return sameBand && sameNumber(m.Baseline, n.Baseline) && sameNumber(m.Target, n.Target) &&
		m.ID == n.ID && m.Name == n.Name && m.Unit == n.Unit && m.Direction == n.Direction &&
		m.Due == n.Due && m.SoonDays == n.SoonDays && m.Backing == n.Backing
}

// sameNumber reports whether p and q point to equal numbers or are both nil.
func sameNumber(p, q *decimal.Decimal) bool { return p == q || p != nil && q != nil && p.Equal(*q) }

// clone returns a copy of m that shares no memory with it.
func (m Measure) clone() Measure {
	m.Baseline = clonePointer(m.Baseline)
	m.Target = clonePointer(m.Target)
	m.Band = clonePointer(m.Band)
	return m
}
