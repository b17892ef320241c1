package usecase

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// check notes what is wrong with the template but for its id.
func (m Measure) check(f *successkit.Faults, at string) {
	f.Add(at+".name", m.Name, word.CheckID(m.Name))
	f.Add(at+".unit", m.Unit, word.CheckID(m.Unit))
	for _, n := range []struct {
		path string
		d    *decimal.Decimal
	}{{".target", m.Target}, {".factor", m.Factor}} {
		if n.d != nil {
			f.Add(at+n.path, "", field.Number(*n.d))
		}
	}
	if m.Band != nil {
		f.Add(at+".band.low", "", field.Number(m.Band.Low))
		f.Add(at+".band.high", "", field.Number(m.Band.High))
	}
	switch m.Direction {
	case outcome.Raise, outcome.Lower:
		m.checkGoal(f, at)
	case outcome.Hold:
		switch {
		case m.Band == nil:
			f.Add(at+".band", "", successkit.ErrRequired)
		case exact.Check(m.Band.Low) == nil && exact.Check(m.Band.High) == nil && m.Band.High.LessThan(m.Band.Low):
			f.Add(at+".band.high", exact.Text(m.Band.High), fmt.Errorf("%w: below low, %s", successkit.ErrConflict, exact.Text(m.Band.Low)))
		}
		if m.Target != nil || m.Factor != nil {
			f.Add(at+".band", "", fmt.Errorf("%w: the goal of a measure to be held is its band alone", successkit.ErrConflict))
		}
	case outcome.UnknownDirection:
		f.Add(at+".direction", "", successkit.ErrRequired)
	default:
		f.Add(at+".direction", m.Direction.String(), successkit.ErrUnknown)
	}
	checkDays(f, at+".due_days", m.DueDays)
	checkDays(f, at+".soon_days", m.SoonDays)
	if !m.Backing.Valid() {
		f.Add(at+".backing", m.Backing.String(), successkit.ErrUnknown)
	}
}

// checkGoal notes what is wrong with the goal of a measure to be raised or
// lowered.
func (m Measure) checkGoal(f *successkit.Faults, at string) {
	if m.Band != nil {
		f.Add(at+".band", "", fmt.Errorf("%w: only a measure to be held has one", successkit.ErrConflict))
	}
	switch {
	case m.Target == nil && m.Factor == nil:
		f.Add(at+".target", "", fmt.Errorf("%w: want a target or a factor", successkit.ErrRequired))
	case m.Target != nil && m.Factor != nil:
		f.Add(at+".factor", "", fmt.Errorf("%w: there is a target", successkit.ErrConflict))
	case m.Factor != nil && exact.Check(*m.Factor) == nil:
		one := decimal.New(1, 0)
		if m.Factor.Sign() <= 0 || m.Factor.Equal(one) || m.Factor.GreaterThan(one) != (m.Direction == outcome.Raise) {
			f.Add(at+".factor", exact.Text(*m.Factor), fmt.Errorf("%w: want above 1 to raise, and between 0 and 1 to lower", successkit.ErrConflict))
		}
	}
}

// checkDays notes a number of days beyond its limits. Zero is the default.
func checkDays(f *successkit.Faults, at string, days int) {
	if days < 0 || days > maxDays {
		f.Add(at, strconv.Itoa(days), fmt.Errorf("%w: want 1 to %d days", successkit.ErrOutOfRange, maxDays))
	}
}
