package portfolio

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
)

// A Hire says when the next person is needed.
type Hire struct {
	// Missing is how many more people, each with a full load of time, it takes for
	// the demand of the day to lie within the heavy bound of all owners together.
	Missing int64 `json:"missing,omitzero"`
	// Needed is the day on which the demand passes that bound. It is the day that
	// was asked where it has passed it already, and zero where the demand does not
	// grow or that day is more than a century away.
	Needed successkit.Date `json:"needed,omitzero"`
	// By is the day by which to hire: Needed less the ramp.
	By successkit.Date `json:"by,omitzero"`
	// Late says that By is past.
	Late bool `json:"late,omitzero"`
}

// NextHire returns when the next person is needed, as of a day, where the demand
// of a balance grows by so many minutes a period, evenly. It fails with an
// [successkit.InputError] where the day is zero, and where minutes are beyond
// what [Plan.Balance] takes.
func (p *Plan) NextHire(b Balance, growth int64, asOf successkit.Date) (Hire, error) {
	var f successkit.Faults
	p.ready(&f)
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	minutes := func(path string, n, low int64) {
		if n < low || n > maxDemand {
			f.Add(path, strconv.FormatInt(n, 10), fmt.Errorf("%w: want %d to %d", successkit.ErrOutOfRange, low, int64(maxDemand)))
		}
	}
	minutes("minutes", b.Minutes, 0)
	minutes("available", b.Available, 0)
	minutes("growth", growth, -maxDemand)
	if err := f.Err(); err != nil {
		return Hire{}, fmt.Errorf("portfolio: next hire: %w", err)
	}
	heavy := int64(p.definition.Heavy)
	room := b.Available*heavy - b.Minutes*100 // hundredths of a minute
	h := Hire{}
	switch {
	case room < 0:
		one := p.available * heavy
		h.Missing = (one - 1 - room) / one
		h.Needed = asOf
	case growth <= 0:
		return h, nil
	default:
		if h.Needed = p.after(asOf, room/100, growth); h.Needed.IsZero() {
			return h, nil
		}
	}
	h.By = h.Needed.AddDays(-p.definition.RampDays)
	h.Late = h.By.Before(asOf)
	return h, nil
}

// after returns the day on which so much room is filled, and the zero Date more
// than a century on.
func (p *Plan) after(asOf successkit.Date, room, growth int64) successkit.Date {
	const century = 36_525
	period := int64(p.definition.PeriodDays)
	days := room/growth*period + room%growth*period/growth
	if days > century {
		return successkit.Date{}
	}
	return asOf.AddDays(int(days))
}
