package outcome

import (
	"strconv"

	"github.com/successkit/successkit"
)

// A Cadence requires an interaction at least every so many days. It judges the
// days of the window, not the interactions: a day from From on is overdue where
// the latest interaction, or From itself while there was none, lies more than
// EveryDays days before it. With EveryDays 30 and an interaction on January 1,
// January 31 is in time and February 1 is overdue, unless there is another.
//
// The requirement is breached where a day of the window is overdue, and the
// overdue days are the evidence. It is unobserved where no day is overdue and
// there has been no interaction from From on: nothing was due yet. Interactions
// before From do not count; those before the window do, since they decide until
// when its first days are in time.
type Cadence struct {
	// EveryDays is the largest number of days from one interaction to the next,
	// 1 to 36,525.
	EveryDays int `json:"every_days"`
	// From is the day on which the clock starts, for instance that of going
	// live.
	From successkit.Date `json:"from"`
}

func (c *Cadence) check(f *successkit.Faults, at string) {
	checkDays(f, at+".every_days", c.EveryDays)
	if c.From.IsZero() {
		f.Add(at+".from", "", successkit.ErrRequired)
	}
}

func (c *Cadence) attribute() Attribute { return CadenceAttribute }

func (c *Cadence) required() string { return strconv.Itoa(c.EveryDays) }

// A silence is what a cadence makes of the interactions of a window.
type silence struct {
	seen    int  // interactions that speak for the days that are not overdue
	longest int  // days from an interaction to the last one before the next, or to the end where that is overdue
	between bool // there was such a silence
}

// judge returns the silences up to the end of window, and calls overdue for each
// stretch of days up to it that is. The interactions that speak for the window are
// those in it, and the last one before it. Interactions come in order of their
// dates.
func (c *Cadence) judge(kind string, interactions []*successkit.Interaction, window successkit.Period, overdue func(successkit.Period)) silence {
	var s silence
	last, earlier := c.From, 0
	until := func(day successkit.Date, met bool) {
		days := between(last.AddDays(c.EveryDays+1), day)
		if !days.IsZero() {
			overdue(days)
		}
		if (met || !days.IsZero()) && day.After(window.Start()) {
			s.longest, s.between = max(s.longest, day.Sub(last)-1), true
		}
	}
	for _, i := range interactions {
		switch {
		case kind != "" && i.Kind != kind, i.Date.Before(c.From):
			continue
		case i.Date.Before(window.Start()):
			earlier = 1
		default:
			s.seen++
		}
		until(i.Date, s.seen+earlier > 1)
		last = i.Date
	}
	until(window.End(), false)
	s.seen += earlier
	return s
}
