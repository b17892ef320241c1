package journey

import (
	"strconv"

	"github.com/successkit/successkit"
)

// The codes of the reasons that this package gives, with their arguments in
// order. Names of milestones are arguments; their ids, and those of events, are
// the evidence, of the kinds "milestone" and "event".
const (
	// CodeLostAgain: milestone, date of the loss. Evidence: milestone, event.
	CodeLostAgain = "journey.lost-again"
	// CodeBlocked: milestone, start (planned), waits_for (a milestone's name).
	// Evidence: milestone, milestone it waits for.
	CodeBlocked = "journey.blocked"
	// CodeOverdue: milestone, planned, days since then. Evidence: milestone.
	CodeOverdue = "journey.overdue"
	// CodeAtRisk: milestone, planned, forecast, days between. Evidence:
	// milestone, and the milestone it waits for, if any.
	CodeAtRisk = "journey.at-risk"
	// CodeNotYetKnown: date of the event, known (the day it became known).
	// Evidence: event.
	CodeNotYetKnown = "journey.not-yet-known"
	// CodeOtherMilestone: milestone (its id, of which this version of the path
	// knows no name), date of the event. Evidence: event.
	CodeOtherMilestone = "journey.other-milestone"
	// CodeLostUnreached: milestone, date of the loss. Evidence: event,
	// milestone.
	CodeLostUnreached = "journey.lost-unreached"
)

// Phrases returns the English text of the reasons that this package gives. The
// map is the caller's.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeLostAgain:      `"{milestone}" was lost on {date}.`,
		CodeBlocked:        `"{milestone}" should have begun on {start} and waits for "{waits_for}".`,
		CodeOverdue:        `"{milestone}" was planned for {planned} and has not been reached.`,
		CodeAtRisk:         `"{milestone}" is planned for {planned} and forecast for {forecast}.`,
		CodeNotYetKnown:    `An event of {date} became known only on {known}.`,
		CodeOtherMilestone: `An event of {date} is of "{milestone}", which this path does not have.`,
		CodeLostUnreached:  `An event says that "{milestone}" was lost on {date}, when it had not been reached.`,
	}
}

const (
	milestoneRef = "milestone"
	eventRef     = "event"
)

// reason says why the milestone of s is missed or at risk.
func (p *Plan) reason(s Status, asOf successkit.Date) successkit.Reason {
	r := successkit.Reason{
		Args:     successkit.Args{{Name: "milestone", Value: p.path.name(s.Milestone)}},
		Evidence: []successkit.Ref{{Kind: milestoneRef, ID: s.Milestone}},
	}
	switch s.State {
	case LostAgain:
		r.Code = CodeLostAgain
		r.Args = append(r.Args, dateArg("date", s.Lost))
		r.Evidence = append(r.Evidence, successkit.Ref{Kind: eventRef, ID: s.Event})
	case Blocked:
		r.Code = CodeBlocked
		r.Args = append(r.Args, dateArg("start", s.Start),
			successkit.Arg{Name: "waits_for", Value: p.path.name(s.WaitsFor)})
	case Overdue:
		r.Code = CodeOverdue
		r.Args = append(r.Args, dateArg("planned", s.Planned), daysArg(asOf.Sub(s.Planned)))
	case AtRisk:
		r.Code = CodeAtRisk
		r.Args = append(r.Args, dateArg("planned", s.Planned), dateArg("forecast", s.Forecast),
			daysArg(s.Forecast.Sub(s.Planned)))
	case Unassessed, Reached, ReachedLate, Waived, DueSoon, OnTrack, NotStarted:
	}
	if s.WaitsFor != "" && s.State != LostAgain {
		r.Evidence = append(r.Evidence, successkit.Ref{Kind: milestoneRef, ID: s.WaitsFor})
	}
	return r
}

// notYetKnown says that e was left out because it became known too late.
func notYetKnown(e Event) successkit.Reason {
	return successkit.Reason{
		Code:     CodeNotYetKnown,
		Args:     successkit.Args{dateArg("date", e.Date), dateArg("known", e.known())},
		Evidence: []successkit.Ref{{Kind: eventRef, ID: e.ID}},
	}
}

// otherMilestone says that e was left out because the path does not have its
// milestone.
func otherMilestone(e Event) successkit.Reason {
	return successkit.Reason{
		Code:     CodeOtherMilestone,
		Args:     successkit.Args{{Name: "milestone", Value: e.Milestone}, dateArg("date", e.Date)},
		Evidence: []successkit.Ref{{Kind: eventRef, ID: e.ID}},
	}
}

// lostUnreached says that e was left out because there was nothing to lose.
func (p *Path) lostUnreached(e Event) successkit.Reason {
	return successkit.Reason{
		Code:     CodeLostUnreached,
		Args:     successkit.Args{{Name: "milestone", Value: p.name(e.Milestone)}, dateArg("date", e.Date)},
		Evidence: []successkit.Ref{{Kind: eventRef, ID: e.ID}, {Kind: milestoneRef, ID: e.Milestone}},
	}
}

// name returns the name of the milestone of that id, which is one of p's.
func (p *Path) name(id string) string { return p.def.Milestones[p.index[id]].Name }

func dateArg(name string, d successkit.Date) successkit.Arg {
	return successkit.Arg{Name: name, Value: d.String()}
}

func daysArg(n int) successkit.Arg {
	return successkit.Arg{Name: "days", Value: strconv.Itoa(n)}
}
