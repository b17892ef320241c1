package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// maxLookBack is how many days on which something became known healthSince
// goes back at most. It bounds the work for an account with daily readings
// that has been in one band for years.
const maxLookBack = 100

// healthSince returns the first day from which on the score has been as is
// says, up to asOf. A score can change only where a reading becomes known or
// too old to count, so only those days are looked at, and at most maxLookBack
// of them: a state that has lasted longer began on or before the day returned.
// A state that was there from the start began with the account.
func (p *Program) healthSince(a Account, asOf successkit.Date, is func(health.Score) bool) successkit.Date {
	days := p.healthDays(a.Readings, asOf)
	since := asOf
	for i, steps := len(days)-1, 0; i >= 0 && steps < maxLookBack; i, steps = i-1, steps+1 {
		score, err := p.health.Score(a.Readings, days[i])
		if err != nil || !is(score) {
			return since
		}
		since = days[i]
	}
	if len(days) > maxLookBack {
		return since
	}
	nothing, err := p.health.Score(nil, asOf)
	if err == nil && is(nothing) {
		return a.Start
	}
	return since
}

// healthDays returns the days up to asOf on which a score may change, in
// order.
func (p *Program) healthDays(readings []health.Reading, asOf successkit.Date) []successkit.Date {
	drop := map[string]int{}
	dropAfter(p.definition.Health.Root, drop)
	var days []successkit.Date
	for _, r := range readings {
		known := r.Date
		if r.Recorded.After(known) {
			known = r.Recorded
		}
		days = append(days, known)
		if n := drop[r.Measure]; n > 0 {
			days = append(days, r.Date.AddDays(n+1))
		}
	}
	days = slices.DeleteFunc(days, func(d successkit.Date) bool { return d.IsZero() || d.After(asOf) })
	slices.SortFunc(days, successkit.Date.Compare)
	return slices.Compact(days)
}

// dropAfter notes after how many days the readings of each measure no longer
// count.
func dropAfter(g health.Group, drop map[string]int) {
	for _, n := range g.Children {
		switch {
		case n.Measure != nil:
			drop[n.ID] = n.Measure.DropAfterDays
		case n.Group != nil:
			dropAfter(*n.Group, drop)
		}
	}
}
