package health

import (
	"slices"

	"github.com/successkit/successkit"
)

// Since returns the first of the days up to asOf on each of which the account
// has been as it is on asOf: in the same band, or without a score. It looks at
// these days by the facts that were known on each of them, as [Model.Score]
// does, and fails as that does. On an earlier day on which overrides contradict
// each other the cap counts.
//
// It returns the zero Date where it has been so from the beginning, before
// anything was known: where there is no score by no reading, and never was, and
// where the model assumes a score that nothing has moved out of its band.
//
// Where a score changes only when a fact becomes known or no longer counts, Since
// goes back from one of these days to the one before. Where it may change from day
// to day, by a [Basis] other than Latest or a [Decay], it looks at each of the last
// 3,660 days, and its cost is that of a mark on each; before those it looks at the
// days of facts alone.
func (m *Model) Since(a Account, asOf successkit.Date) (successkit.Date, error) {
	r, _, err := m.admit(a, func(f *successkit.Faults) {
		if asOf.IsZero() {
			f.Add("as_of", "", successkit.ErrRequired)
		}
	})
	if err != nil {
		return successkit.Date{}, err
	}
	if clash := r.on(asOf); clash >= 0 {
		return successkit.Date{}, errClash(r.overrides[clash], asOf)
	}
	band := r.mark().Band
	on := func(d successkit.Date) string {
		r.on(d)
		return r.mark().Band
	}
	since := asOf
	for _, d := range slices.Backward(r.turns(asOf)) {
		if on(d) != band {
			return since, nil
		}
		since = d
	}
	if on(firstDay) == band { // on which nothing is known, or which is since
		return successkit.Date{}, nil
	}
	return since, nil
}

// firstDay is the first day of the calendar.
var firstDay = successkit.MustDate("0001-01-01")

// turns returns the days up to asOf on which a score may change, in order.
func (r *run) turns(asOf successkit.Date) []successkit.Date {
	var days []successkit.Date
	for _, n := range r.model.nodes {
		if n.measure == nil {
			continue
		}
		for _, reading := range r.shelves[n.slot] {
			days = append(days, reading.known())
			if drop := n.measure.DropAfterDays; drop > 0 {
				days = append(days, reading.Date.AddDays(drop+1))
			}
		}
		for _, t := range n.measure.ByTenure {
			days = append(days, r.start.AddDays(t.FromDays))
		}
	}
	for _, o := range r.overrides {
		days = append(days, o.SetAt, o.Recorded)
		if o.Kind != Withdraw {
			days = append(days, r.model.end(o))
		}
	}
	days = append(days, r.start.AddDays(r.model.def.GraceDays))
	if r.model.daily && len(days) > 0 {
		first := asOf.AddDays(-MaxDays)
		for d := asOf; !d.IsZero() && !d.Before(first); d = d.AddDays(-1) {
			days = append(days, d)
		}
	}
	days = slices.DeleteFunc(days, func(d successkit.Date) bool { return d.IsZero() || d.After(asOf) })
	slices.SortFunc(days, successkit.Date.Compare)
	return slices.Compact(days)
}
