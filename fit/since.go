package fit

import "github.com/successkit/successkit"

// since returns the first day of the state, and the zero Date where there is no
// evidence.
func (r *record) since() successkit.Date {
	if r.evidence == nil {
		return successkit.Date{}
	}
	decided := r.evidence.Date
	switch r.state() {
	case Unknown:
		if r.stale() {
			return decided.AddDays(r.FreshDays + 1)
		}
	case Met:
		if r.gap() { // since the last of the promises was kept
			for i, side := range parties {
				if includes(r.Remedy, side) {
					decided = later(decided, r.settled[i].Date)
				}
			}
		}
	case Acquirable: // since the last of the promises that it takes began to stand
		for i, side := range parties {
			if includes(r.Remedy, side) {
				decided = later(decided, r.stands(i))
			}
		}
	case Unmet: // since the first of the promises that it would take failed
		return later(decided, r.unremedied())
	}
	return decided
}

// stands returns the first day on which a promise that stands did: from when it
// was given and due within the horizon, or from when it was kept after all.
func (r *record) stands(party int) successkit.Date {
	c, s := r.promises[party], r.settled[party]
	from := later(c.Date, c.Due.AddDays(-r.horizon))
	if s != nil && (s.Date.After(c.Due) || s.Date.Before(from)) {
		return s.Date
	}
	return from
}

// unremedied returns the first day on which a promise that is missing had gone,
// and the zero Date where there was none or none is accepted.
func (r *record) unremedied() successkit.Date {
	first := lastDay
	for i, side := range parties {
		if !includes(r.Remedy, side) {
			continue
		}
		c, gone := r.promises[i], successkit.Date{}
		switch r.standing(i, r.evidence.Date) {
		case codeRemedyCommitted, codeRemedyKept:
			continue
		case codeRemedyWithdrawn:
			gone = c.Date
		case codeRemedyMissed:
			if gone = r.settled[i].Date; gone.After(c.Due) {
				gone = c.Due.AddDays(1)
			}
		case codeRemedyOverdue:
			gone = c.Due.AddDays(1)
		}
		first = earlier(first, gone)
	}
	if first == lastDay { // no side can remedy it
		return successkit.Date{}
	}
	return first
}

// lastDay is the end of the calendar.
var lastDay = successkit.MustDate("9999-12-31")

func later(a, b successkit.Date) successkit.Date {
	if b.After(a) {
		return b
	}
	return a
}

func earlier(a, b successkit.Date) successkit.Date {
	if b.Before(a) {
		return b
	}
	return a
}
