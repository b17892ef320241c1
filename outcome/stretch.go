package outcome

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
)

// Stretches are days on which a requirement was breached, as looked at on each
// of them: from the day of a breach to the last one whose window holds it.
type stretches []struct{ first, last successkit.Date }

// add notes a stretch. One that is over before it begins is none, and one that
// reaches past the calendar ends with it.
func (s *stretches) add(first, last successkit.Date) {
	if last.IsZero() {
		last = lastDay
	}
	if !last.Before(first) {
		*s = append(*s, struct{ first, last successkit.Date }{first, last})
	}
}

// since returns the first of the days up to asOf on all of which there was a
// stretch, and the zero Date where there is none on asOf.
func (s stretches) since(asOf successkit.Date) successkit.Date {
	slices.SortFunc(s, func(a, b struct{ first, last successkit.Date }) int {
		return cmp.Or(a.first.Compare(b.first), a.last.Compare(b.last))
	})
	var since, until successkit.Date
	for _, days := range s {
		if days.first.After(asOf) {
			break
		}
		if until.IsZero() || days.first.Sub(until) > 1 {
			since = days.first
		}
		if days.last.After(until) {
			until = days.last
		}
	}
	if until.Before(asOf) {
		return successkit.Date{}
	}
	return since
}

// lastDay is the end of the calendar.
var lastDay = successkit.MustDate("9999-12-31")
