package outcome

import (
	"slices"

	"github.com/successkit/successkit"
)

// A stretch is days on which a requirement was breached, as looked at on each
// of them: from the day of a breach to the last one whose window holds it.
type stretch struct{ first, last successkit.Date }

// stretchOf returns the stretch from a day to another, or to the end of the
// calendar where that is zero, which says that it lies beyond.
func stretchOf(first, last successkit.Date) stretch {
	if last.IsZero() {
		last = lastDay
	}
	return stretch{first, last}
}

// runSince returns the first of the days up to asOf on all of which there was a
// stretch, and the zero Date where there is none on asOf. A stretch that is over
// before it begins, as that of a request whose window ends before it is late,
// neither begins nor prolongs one.
func runSince(stretches []stretch, asOf successkit.Date) successkit.Date {
	slices.SortFunc(stretches, func(a, b stretch) int { return a.first.Compare(b.first) })
	var run stretch
	for _, s := range stretches {
		switch {
		case s.first.After(asOf):
		case run.first.IsZero() || s.first.Sub(run.last) > 1:
			run = s
		case s.last.After(run.last):
			run.last = s.last
		}
	}
	if run.last.Before(asOf) {
		return successkit.Date{}
	}
	return run.first
}

// lastDay is the end of the calendar.
var lastDay = successkit.MustDate("9999-12-31")
