package fit

import "github.com/successkit/successkit"

// A record is one criterion and what is known of it on the day.
type record struct {
	*Criterion

	asOf     successkit.Date
	horizon  int
	evidence *Evidence // the latest; of equals the one of lowest id; nil for none
	reading  reading   // of all the latest evidence together
	promises [2]*Commitment
}

// A reading is what a rule reads in an answer.
type reading uint8

const (
	fails reading = iota
	holds
	unreadable
	contradicted
)

// parties are the sides that can promise; record.promises are in their order.
var parties = [2]successkit.Side{successkit.VendorSide, successkit.CustomerSide}

// includes reports whether side is one of the parties that s stands for.
func includes(s, side successkit.Side) bool { return s == side || s == successkit.BothSides }

// read returns what the criterion's rule reads in a.
func (r *record) read(a Answer) reading {
	switch {
	case a.form != r.Rule.asks():
		return unreadable
	case r.Rule.holds(a):
		return holds
	}
	return fails
}

// hear takes a piece of evidence into the record.
func (r *record) hear(e *Evidence) {
	reading := r.read(e.Answer)
	if r.evidence == nil {
		r.evidence, r.reading = e, reading
		return
	}
	switch age := e.compareAge(r.evidence); {
	case age > 0:
		r.evidence, r.reading = e, reading
	case age == 0:
		if reading != r.reading {
			r.reading = contradicted
		}
		if e.ID < r.evidence.ID {
			r.evidence = e
		}
	}
}

// promise takes a commitment into the record.
func (r *record) promise(c *Commitment) {
	for i, side := range parties {
		if includes(c.By, side) && (r.promises[i] == nil || c.replaces(r.promises[i])) {
			r.promises[i] = c
		}
	}
}

// stale reports whether the evidence is too old to count.
func (r *record) stale() bool {
	return r.FreshDays > 0 && r.asOf.Sub(r.evidence.Date) > r.FreshDays
}

// gap reports whether the reading, holds or fails, is a gap.
func (r *record) gap() bool { return (r.reading == holds) == (r.Kind == Disqualifier) }

// state returns the state of the criterion.
func (r *record) state() State {
	switch {
	case r.evidence == nil, r.stale(), r.reading == unreadable, r.reading == contradicted:
		return Unknown
	case !r.gap():
		return Met
	case r.remedied():
		return Acquirable
	}
	return Unmet
}

// remedied reports whether each accountable side has a promise that stands, so
// that a gap is acquirable.
func (r *record) remedied() bool {
	for i, side := range parties {
		if includes(r.Remedy, side) && r.standing(r.promises[i]) != codeRemedyCommitted {
			return false
		}
	}
	return r.Remedy != successkit.UnknownSide
}

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
	case Acquirable: // since the last of the promises that it takes began to stand
		for i, side := range parties {
			if includes(r.Remedy, side) {
				c := r.promises[i]
				decided = later(decided, later(c.Date, c.Due.AddDays(-r.horizon)))
			}
		}
	case Unmet: // since the first of the promises that it would take failed
		return later(decided, r.unremedied())
	}
	return decided
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
		switch r.standing(c) {
		case codeRemedyCommitted:
			continue
		case codeRemedyWithdrawn:
			gone = c.Date
		case codeRemedyOverdue:
			gone = c.Due.AddDays(1)
		}
		if gone.Before(first) {
			first = gone
		}
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

// standing returns, as the code of a reason, what a promise is worth.
func (r *record) standing(c *Commitment) string {
	switch {
	case c == nil:
		return codeRemedyMissing
	case c.Withdrawn:
		return codeRemedyWithdrawn
	case c.Due.Before(r.asOf):
		return codeRemedyOverdue
	case c.Due.Sub(r.asOf) > r.horizon:
		return codeRemedyTooLate
	}
	return codeRemedyCommitted
}

// appendConditions appends the promises on which an acquirable criterion rests.
func (r *record) appendConditions(cs []Condition) []Condition {
	for i, side := range parties {
		if includes(r.Remedy, side) {
			c := r.promises[i]
			cs = append(cs, Condition{Criterion: r.ID, Side: side, What: c.What, Due: c.Due, Commitment: c.ID})
		}
	}
	return cs
}
