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
	settled  [2]*Settlement // of promises
}

// A reading is what a rule reads in an answer.
type reading uint8

const (
	failed reading = iota
	held
	unreadable
	contradicted
)

// parties are the sides that can promise; record.promises are in their order.
var parties = [2]successkit.Side{successkit.VendorSide, successkit.CustomerSide}

// includes reports whether side is one of the parties that s stands for.
func includes(s, side successkit.Side) bool { return s == side || s == successkit.BothSides }

// read returns what the criterion's rule reads in a.
func (r *record) read(a *Answer) reading {
	switch {
	case a.form != r.Rule.asks():
		return unreadable
	case holds(&r.Rule, a):
		return held
	}
	return failed
}

// hear takes a piece of evidence into the record.
func (r *record) hear(e *Evidence) {
	reading := r.read(&e.Answer)
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

// settle takes a settlement into the record, after every commitment.
func (r *record) settle(s *Settlement) {
	for i, side := range parties {
		if s.settles(r.promises[i], side) && (r.settled[i] == nil || s.replaces(r.settled[i])) {
			r.settled[i] = s
		}
	}
}

// stale reports whether the evidence is too old to count.
func (r *record) stale() bool {
	return r.FreshDays > 0 && r.asOf.Sub(r.evidence.Date) > r.FreshDays
}

// gap reports whether the reading, held or failed, is a gap.
func (r *record) gap() bool { return (r.reading == held) == (r.Kind == Disqualifier) }

// state returns the state of the criterion.
func (r *record) state() State {
	switch {
	case r.evidence == nil, r.stale(), r.reading == unreadable, r.reading == contradicted:
		return Unknown
	case !r.gap():
		return Met
	}
	return r.atGap(r.evidence.Date)
}

// atGap returns the state of a criterion at which evidence of the given day
// tells of a gap.
func (r *record) atGap(day successkit.Date) State {
	if r.Remedy == successkit.UnknownSide {
		return Unmet
	}
	state := Met // where every side has kept its promise
	for i, side := range parties {
		if !includes(r.Remedy, side) {
			continue
		}
		switch r.standing(i, day) {
		case codeRemedyKept:
		case codeRemedyCommitted:
			state = Acquirable
		default:
			return Unmet
		}
	}
	return state
}

// standing returns, as the code of a reason, what the promise of a party is
// worth at a gap of which evidence of the given day tells.
func (r *record) standing(party int, gap successkit.Date) string {
	c, s := r.promises[party], r.settled[party]
	switch {
	case c == nil:
		return codeRemedyMissing
	case c.Withdrawn:
		return codeRemedyWithdrawn
	case s != nil && !s.Kept:
		return codeRemedyMissed
	case s != nil && gap.After(s.Date):
		return codeRemedySpent
	case s != nil:
		return codeRemedyKept
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
		if includes(r.Remedy, side) && r.settled[i] == nil {
			c := r.promises[i]
			cs = append(cs, Condition{Criterion: r.ID, Side: side, What: c.What, Due: c.Due, Commitment: c.ID})
		}
	}
	return cs
}
