package portfolio

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/success"
)

// A level is a level of the program with what it gives and takes.
type level struct {
	Service
	minutes int64 // of a customer in the period
	rhythms []rhythm
}

// A rhythm is what recurs on a level: the days from one to the next, at most.
type rhythm struct {
	kind string
	days int
}

// levelsOf returns the levels of a program with their services.
func levelsOf(f *successkit.Faults, d *Definition, levels []success.Level) []level {
	made := make([]level, len(levels))
	place := map[string]int{}
	for i, l := range levels {
		at := field.Item("levels", i)
		f.Add(at+".id", l.ID, word.Check(l.ID))
		if _, twice := place[l.ID]; twice {
			f.Add(at+".id", l.ID, successkit.ErrDuplicate)
		}
		place[l.ID] = i
		made[i].Level = l.ID
		if len(l.Cadence) == 0 {
			continue
		}
		_, err := cadence.New(cadence.Definition{ID: "levels", Version: 1, Rules: l.Cadence})
		mergeBelow(f, at+".cadence", err, "rules")
		if err == nil {
			made[i].recur(d, l.Cadence)
		}
	}
	described := map[string]bool{}
	for i, s := range d.Services {
		at := field.Item("services", i)
		s.check(f, at)
		k, ok := place[s.Level]
		switch {
		case !ok:
			f.Add(at+".level", s.Level, fmt.Errorf("%w: no level of the program", successkit.ErrUnknown))
		case described[s.Level]:
			f.Add(at+".level", s.Level, successkit.ErrDuplicate)
		default:
			made[k].Service = s
			made[k].minutes += int64(s.Minutes)
		}
		described[s.Level] = true
	}
	for _, l := range levels {
		if len(d.Services) > 0 && !described[l.ID] {
			f.Add("services", l.ID, fmt.Errorf("%w: what this level gives", successkit.ErrRequired))
		}
	}
	return made
}

// recur notes what recurs on a level.
func (l *level) recur(d *Definition, rules []cadence.Rule) {
	for _, r := range rules {
		minutes := int64(d.Touches[r.Kind]) * int64(d.PeriodDays)
		days := r.EveryDays
		if r.EveryMonths > 0 {
			l.minutes += nearest(minutes*monthsPerYear, int64(r.EveryMonths)*daysPerYear)
			days = longest(r.EveryMonths)
		} else {
			l.minutes += nearest(minutes, int64(days))
		}
		l.rhythms = append(l.rhythms, rhythm{r.Kind, days})
	}
}

const (
	monthsPerYear = 12
	daysPerYear   = 365
)

// longest returns how many days so many months have at most: 31, 62, 92.
func longest(months int) int {
	most := 0
	for first := range 4 * monthsPerYear { // a leap year is among them
		from := successkit.MustDate("2001-01-01").AddMonths(first)
		most = max(most, from.AddMonths(months).Sub(from))
	}
	return most
}

// nearest returns a/b rounded half up, for a not below 0.
func nearest(a, b int64) int64 { return (2*a + b) / (2 * b) }

// level returns the level of an id, and nil where the plan has none.
func (p *Plan) level(id string) *level {
	if p == nil {
		return nil
	}
	for i := range p.levels {
		if p.levels[i].Level == id {
			return &p.levels[i]
		}
	}
	return nil
}
