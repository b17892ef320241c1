package outcome

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// The codes of the reasons that this package gives, and their arguments in
// order. The reason of a measure refers to the observation that decides, that
// of a requirement to the interactions that breach it.
const (
	// CodeUnmeasured: measure, name, due.
	CodeUnmeasured = "outcome.unmeasured"
	// CodeUnverified: measure, name, due, value, unit, date, level (of the latest
	// claim), backing (that the measure wants).
	CodeUnverified = "outcome.unverified"
	// CodeAchieved: measure, name, value, unit, date, due, reached (for the first
	// time), since.
	CodeAchieved = "outcome.achieved"
	// CodeAchievedLate: measure, name, value, unit, date, due, reached (for the
	// first time), since.
	CodeAchievedLate = "outcome.achieved-late"
	// CodeLapsed: measure, name, value, unit, date, due, goal, gap, reached
	// (for the first time), since. A goal to hold is "40 to 60".
	CodeLapsed = "outcome.lapsed"
	// CodeMissed: measure, name, value, unit, date, due, goal, gap.
	CodeMissed = "outcome.missed"
	// CodeRegressed: measure, name, value, unit, date, due, goal, gap.
	CodeRegressed = "outcome.regressed"
	// CodeDueSoon: measure, name, value, unit, date, due, goal, gap.
	CodeDueSoon = "outcome.due-soon"
	// CodeInProgress: measure, name, value, unit, date, due, goal, gap.
	CodeInProgress = "outcome.in-progress"
	// CodeUnobserved: requirement, statement, days (of the window).
	CodeUnobserved = "outcome.unobserved"
	// CodeHonoured: requirement, statement, days, checked.
	CodeHonoured = "outcome.honoured"
	// CodeUnclear: requirement, statement, days, checked, unclear (interactions
	// of which too little is known).
	CodeUnclear = "outcome.unclear"
	// CodeBreached: requirement, statement, days, checked, breaches, unanswered
	// (of the breaches), unclear.
	CodeBreached = "outcome.breached"
	// CodeOverdue: requirement, statement, days, checked, overdue (days of the
	// window that break a cadence).
	CodeOverdue = "outcome.overdue"
	// CodeOverDelivered: requirement, statement, required, delivered, gap, unit.
	CodeOverDelivered = "outcome.over-delivered"
	// CodeUnconfirmed: goal, side.
	CodeUnconfirmed = "outcome.unconfirmed"
	// CodeConfirmed: goal, side, by, date.
	CodeConfirmed = "outcome.confirmed"
	// CodeContactLeft: goal, side, by, date, lapsed.
	CodeContactLeft = "outcome.contact-left"
	// CodeOutcomeChanged: goal, side, by, date, lapsed.
	CodeOutcomeChanged = "outcome.outcome-changed"
)

// Phrases returns the English texts of the reasons, in a map of the caller's
// own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeUnmeasured:     `"{name}", due {due}, has not been measured yet.`,
		CodeUnverified:     `"{name}" is said to be at {value} {unit} on {date}, which is {level}; the measure wants it {backing}.`,
		CodeAchieved:       `"{name}" was at {value} {unit} on {date}; the goal, due {due}, was reached on {since}.`,
		CodeAchievedLate:   `"{name}" was at {value} {unit} on {date}; the goal, due {due}, was reached late, on {since}.`,
		CodeLapsed:         `"{name}" was at {value} {unit} on {date}; it had reached the goal of {goal} {unit} on {reached}.`,
		CodeMissed:         `"{name}" was at {value} {unit} on {date}; the goal of {goal} {unit} was due {due}.`,
		CodeRegressed:      `"{name}" was at {value} {unit} on {date}, worse than at the start; the goal of {goal} {unit} is due {due}.`,
		CodeDueSoon:        `"{name}" was at {value} {unit} on {date}; the goal of {goal} {unit} is due soon, {due}.`,
		CodeInProgress:     `"{name}" was at {value} {unit} on {date}; the goal of {goal} {unit} is due {due}.`,
		CodeUnobserved:     `Nothing in the {days}-day window tells of "{statement}".`,
		CodeHonoured:       `"{statement}" was honoured in the {days}-day window.`,
		CodeUnclear:        `Whether "{statement}" was honoured is not known; interactions unclear: {unclear}.`,
		CodeBreached:       `"{statement}" was breached by {breaches} of {checked} interactions.`,
		CodeOverdue:        `"{statement}" was overdue on {overdue} of {days} days.`,
		CodeOverDelivered:  `"{statement}" asks for {required} and gets no less than {delivered}: {gap} {unit} more than needed.`,
		CodeUnconfirmed:    `Nobody of the {side}'s has confirmed "{goal}".`,
		CodeConfirmed:      `"{goal}" was confirmed for the {side} by {by} on {date}.`,
		CodeContactLeft:    `"{goal}" was confirmed for the {side} on {date} by {by}, who is gone since {lapsed}.`,
		CodeOutcomeChanged: `"{goal}" was confirmed for the {side} by {by} on {date}, and has been another since {lapsed}.`,
	}
}

// reason returns why m stands where the result says.
func (m Measure) reason(result MeasureResult) successkit.Reason {
	reason := successkit.NewReason(result.State.code()).
		With("measure", m.ID).
		With("name", m.Name)
	o := result.Observation
	switch {
	case o == nil && result.Claim == nil:
		return reason.WithDate("due", m.Due)
	case o == nil:
		claim := result.Claim
		reason.Code = CodeUnverified
		return reason.
			WithDate("due", m.Due).
			WithDecimal("value", *claim.Value).
			With("unit", m.Unit).
			WithDate("date", claim.Date).
			With("level", claim.Level.String()).
			With("backing", m.Backing.String()).
			WithRef("observation", claim.ID)
	}
	reason = reason.
		WithDecimal("value", *o.Value).
		With("unit", m.Unit).
		WithDate("date", o.Date).
		WithDate("due", m.Due)
	if result.State.Met() == No {
		reason = reason.With("goal", m.goalText()).WithDecimal("gap", *result.Gap)
	}
	if !result.Reached.IsZero() {
		reason = reason.WithDate("reached", result.Reached).WithDate("since", result.Since)
	}
	return reason.WithRef("observation", o.ID)
}

// goalText returns the goal of a valid m without its unit.
func (m Measure) goalText() string {
	switch {
	case m.Target != nil:
		return exact.Text(*m.Target)
	case m.Band.Low.Equal(m.Band.High):
		return exact.Text(m.Band.Low)
	}
	return exact.Text(m.Band.Low) + " to " + exact.Text(m.Band.High)
}

// code returns the code of the reason for a measure to be in state s.
func (s MeasureState) code() string {
	switch s {
	case Achieved:
		return CodeAchieved
	case AchievedLate:
		return CodeAchievedLate
	case Lapsed:
		return CodeLapsed
	case Missed:
		return CodeMissed
	case Regressed:
		return CodeRegressed
	case DueSoon:
		return CodeDueSoon
	case InProgress:
		return CodeInProgress
	case Unassessed, Unmeasured:
	}
	return CodeUnmeasured
}

// reason returns why r has the state that the result says, without the
// interactions that breach it.
func (r Requirement) reason(result RequirementResult) successkit.Reason {
	about := func(code string) successkit.Reason {
		return successkit.NewReason(code).
			With("requirement", r.ID).
			With("statement", r.Statement).
			WithInt("days", result.Window.Len())
	}
	switch {
	case result.State == Honoured:
		return about(CodeHonoured).WithInt("checked", result.Checked)
	case len(result.Overdue) > 0:
		days := 0
		for _, p := range result.Overdue {
			days += p.Len()
		}
		return about(CodeOverdue).WithInt("checked", result.Checked).WithInt("overdue", days)
	case result.State == Breached:
		return about(CodeBreached).WithInt("checked", result.Checked).WithInt("breaches", result.Breaches).
			WithInt("unanswered", result.Unanswered).WithInt("unclear", result.Unclear)
	case result.Unclear > 0:
		return about(CodeUnclear).WithInt("checked", result.Checked).WithInt("unclear", result.Unclear)
	}
	return about(CodeUnobserved)
}

// wasted returns by how much more than r asks for was delivered.
func (r Requirement) wasted(result RequirementResult) successkit.Reason {
	d := result.Delivery
	return successkit.NewReason(CodeOverDelivered).
		With("requirement", r.ID).
		With("statement", r.Statement).
		With("required", d.Required).
		With("delivered", d.Delivered).
		WithInt("gap", d.Gap).
		With("unit", d.Unit)
}
