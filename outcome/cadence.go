package outcome

import "github.com/successkit/successkit"

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

// judge returns all days up to the end of window that are overdue, and how many
// interactions speak for the rest of the window: those in it, and the last one
// before it. Interactions come in order of their dates.
func (c *Cadence) judge(kind string, interactions []successkit.Interaction, window successkit.Period) (overdue []successkit.Period, seen int) {
	last, earlier := c.From, 0
	silence := func(until successkit.Date) {
		if days := between(last.AddDays(c.EveryDays+1), until); !days.IsZero() {
			overdue = append(overdue, days)
		}
	}
	for _, i := range interactions {
		switch {
		case kind != "" && i.Kind != kind, i.Date.Before(c.From):
			continue
		case i.Date.Before(window.Start()):
			earlier = 1
		default:
			seen++
		}
		silence(i.Date)
		last = i.Date
	}
	silence(window.End())
	return overdue, seen + earlier
}
