package proof

import (
	"slices"

	"github.com/successkit/successkit"
)

// eligible returns the decisions that a prediction so many days ahead can be
// held against on the day asOf, in order of date and id, and why the others
// cannot: each decision is left out for the first reason that applies.
func eligible(decisions []Decision, asOf successkit.Date, lead int) (left []Decision, excluded []successkit.Reason) {
	var undecided, later, unrecorded, known, absent []Decision
	for _, d := range decisions {
		day := d.Date.AddDays(-lead)
		switch {
		case d.Date.After(asOf):
			later = append(later, d)
		case d.Outcome == Undecided:
			undecided = append(undecided, d)
		case d.known().After(asOf):
			unrecorded = append(unrecorded, d)
		case !d.foretellable(day):
			known = append(known, d)
		case day.Before(d.Since) || day.IsZero():
			absent = append(absent, d)
		default:
			left = append(left, d)
		}
	}
	slices.SortFunc(left, byDate)
	byDay := func(r successkit.Reason) successkit.Reason { return r.WithDate("as_of", asOf) }
	byLead := func(r successkit.Reason) successkit.Reason { return r.WithInt("lead_days", lead) }
	plain := func(r successkit.Reason) successkit.Reason { return r }
	excluded = slices.Concat(
		ignored(CodeUndecided, undecided, plain),
		ignored(CodeLaterDecision, later, byDay),
		ignored(CodeOutcomeLater, unrecorded, byDay),
		ignored(CodeAlreadyKnown, known, byLead),
		ignored(CodeNotYetThere, absent, byLead),
	)
	return left, excluded
}
