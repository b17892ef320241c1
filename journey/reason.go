package journey

import (
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// The codes of the reasons that this package gives, with their arguments in
// order. Names of milestones and hand-offs are arguments; their ids, and those of
// events, are the evidence, of the kinds "milestone", "handoff" and "event".
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
	// CodeWarned: milestone, signal. Evidence: milestone, event.
	CodeWarned = "journey.warned"
	// CodeHandoffOverdue: handoff, due, days since then. Evidence: handoff.
	CodeHandoffOverdue = "journey.handoff-overdue"
	// CodeHandoffSkipped: handoff, milestone. Evidence: handoff, milestone.
	CodeHandoffSkipped = "journey.handoff-skipped"
	// CodeHandoffIncomplete: handoff, missing (words, separated by commas).
	// Evidence: handoff, event.
	CodeHandoffIncomplete = "journey.handoff-incomplete"
	// CodeOtherHandoff: handoff (its id, of which this version of the path knows
	// no name), date of the event. Evidence: event.
	CodeOtherHandoff = "journey.other-handoff"
	// CodePauseTwice: side, kind (paused or resumed), date of the event. Evidence:
	// event.
	CodePauseTwice = "journey.pause-twice"
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
		CodeLostAgain:         `"{milestone}" was lost on {date}.`,
		CodeBlocked:           `"{milestone}" should have begun on {start} and waits for "{waits_for}".`,
		CodeOverdue:           `"{milestone}" was planned for {planned} and has not been reached.`,
		CodeAtRisk:            `"{milestone}" is planned for {planned} and forecast for {forecast}.`,
		CodeNotYetKnown:       `An event of {date} became known only on {known}.`,
		CodeOtherMilestone:    `An event of {date} is of "{milestone}", which this path does not have.`,
		CodeWarned:            `Behaviour warns of "{milestone}": {signal}.`,
		CodeHandoffOverdue:    `The hand-off "{handoff}" was due on {due} and has not taken place.`,
		CodeHandoffSkipped:    `"{milestone}" went on without the hand-off "{handoff}".`,
		CodeHandoffIncomplete: `The hand-off "{handoff}" took place without {missing}.`,
		CodeOtherHandoff:      `An event of {date} is of the hand-off "{handoff}", which this path does not have.`,
		CodePauseTwice:        `An event of {date} says that the {side} has {kind}, as it had already.`,
		CodeLostUnreached:     `An event says that "{milestone}" was lost on {date}, when it had not been reached.`,
	}
}

const (
	milestoneRef = "milestone"
	eventRef     = "event"
	handoffRef   = "handoff"
)

// reason says why the milestone of s is missed or at risk.
func (p *Plan) reason(s *Status, asOf successkit.Date) successkit.Reason {
	r := successkit.Reason{ // room for all that any state says
		Args:     append(make(successkit.Args, 0, 4), successkit.Arg{Name: "milestone", Value: p.path.name(s.Milestone)}),
		Evidence: append(make([]successkit.Ref, 0, 2), successkit.Ref{Kind: milestoneRef, ID: s.Milestone}),
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
		if !s.Forecast.After(s.Planned) {
			r.Code = CodeWarned
			r.Args = append(r.Args, successkit.Arg{Name: "signal", Value: s.Signal})
			r.Evidence = append(r.Evidence, successkit.Ref{Kind: eventRef, ID: s.Event})
			return r
		}
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

// elsewhere says that e was left out because the path does not have what it is
// about.
func elsewhere(e Event) successkit.Reason {
	r := successkit.Reason{
		Code:     CodeOtherMilestone,
		Args:     successkit.Args{{Name: "milestone", Value: e.Milestone}, dateArg("date", e.Date)},
		Evidence: []successkit.Ref{{Kind: eventRef, ID: e.ID}},
	}
	if e.Kind == EventHandedOver {
		r.Code, r.Args[0] = CodeOtherHandoff, successkit.Arg{Name: "handoff", Value: e.Handoff}
	}
	return r
}

// pauseTwice says that e was left out because the side had paused, or had not.
func pauseTwice(e Event) successkit.Reason {
	return successkit.NewReason(CodePauseTwice).
		With("side", e.Side.String()).With("kind", e.Kind.String()).WithDate("date", e.Date).
		WithRef(eventRef, e.ID)
}

// handoffReason says what is wrong with hand-off i, if anything is.
func (p *Plan) handoffReason(i int, s *HandoffStatus, asOf successkit.Date) (successkit.Reason, bool) {
	r := successkit.Reason{
		Args:     successkit.Args{{Name: "handoff", Value: p.path.def.Handoffs[i].Name}},
		Evidence: []successkit.Ref{{Kind: handoffRef, ID: s.Handoff}},
	}
	switch s.State {
	case HandoffOverdue:
		r.Code = CodeHandoffOverdue
		r.Args = append(r.Args, dateArg("due", s.Due), daysArg(asOf.Sub(s.Due)))
	case HandoffSkipped:
		r.Code = CodeHandoffSkipped
		r.Args = append(r.Args, successkit.Arg{Name: "milestone", Value: p.path.name(s.Milestone)})
		r.Evidence = append(r.Evidence, successkit.Ref{Kind: milestoneRef, ID: s.Milestone})
	case HandoffIncomplete:
		r.Code = CodeHandoffIncomplete
		r.Args = append(r.Args, successkit.Arg{Name: "missing", Value: strings.Join(s.Missing, ", ")})
		r.Evidence = append(r.Evidence, successkit.Ref{Kind: eventRef, ID: s.Event})
	case HandoffUnassessed, HandoffDone, HandoffDue, HandoffPending:
		return successkit.Reason{}, false
	}
	return r, true
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
