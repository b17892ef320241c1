package outcome

import "github.com/successkit/successkit"

// The codes of the reasons that this package gives, and their arguments in
// order. The reason of a measure refers to the observation that decides, that
// of a requirement to the interactions that breach it.
const (
	// CodeUnmeasured: measure, name, due.
	CodeUnmeasured = "outcome.unmeasured"
	// CodeAchieved: measure, name, value, unit, date, due, reached.
	CodeAchieved = "outcome.achieved"
	// CodeAchievedLate: measure, name, value, unit, date, due, reached.
	CodeAchievedLate = "outcome.achieved-late"
	// CodeLapsed: measure, name, value, unit, date, due, gap, reached.
	CodeLapsed = "outcome.lapsed"
	// CodeMissed: measure, name, value, unit, date, due, gap.
	CodeMissed = "outcome.missed"
	// CodeRegressed: measure, name, value, unit, date, due, gap.
	CodeRegressed = "outcome.regressed"
	// CodeInProgress: measure, name, value, unit, date, due, gap.
	CodeInProgress = "outcome.in-progress"
	// CodeUnobserved: requirement, statement, days (of the window).
	CodeUnobserved = "outcome.unobserved"
	// CodeHonoured: requirement, statement, days, checked.
	CodeHonoured = "outcome.honoured"
	// CodeBreached: requirement, statement, days, checked, breaches.
	CodeBreached = "outcome.breached"
	// CodeOverdue: requirement, statement, days, checked, overdue (days of the
	// window that break a cadence).
	CodeOverdue = "outcome.overdue"
)

// Phrases returns the English texts of the reasons, in a map of the caller's
// own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeUnmeasured:   "{name}: not measured yet, due {due}",
		CodeAchieved:     "{name}: {value} {unit} on {date}, reached {reached}, due {due}",
		CodeAchievedLate: "{name}: {value} {unit} on {date}, reached {reached}, late for {due}",
		CodeLapsed:       "{name}: {value} {unit} on {date}, {gap} short of the goal that was reached {reached}",
		CodeMissed:       "{name}: {value} {unit} on {date}, {gap} short of the goal, was due {due}",
		CodeRegressed:    "{name}: {value} {unit} on {date}, worse than at the start, {gap} short of the goal, due {due}",
		CodeInProgress:   "{name}: {value} {unit} on {date}, {gap} short of the goal, due {due}",
		CodeUnobserved:   "{statement}: nothing to judge by in {days} days",
		CodeHonoured:     "{statement}: honoured, interactions checked: {checked}",
		CodeBreached:     "{statement}: breached by {breaches} of {checked} interactions in {days} days",
		CodeOverdue:      "{statement}: overdue on {overdue} of {days} days",
	}
}

// reason returns why m stands where the result says.
func (m Measure) reason(result MeasureResult) successkit.Reason {
	reason := successkit.NewReason(result.State.code()).
		With("measure", m.ID).
		With("name", m.Name)
	o := result.Observation
	if o == nil {
		return reason.WithDate("due", m.Due)
	}
	reason = reason.
		WithDecimal("value", *o.Value).
		With("unit", m.Unit).
		WithDate("date", o.Date).
		WithDate("due", m.Due)
	if result.State.Met() == No {
		reason = reason.WithDecimal("gap", *result.Gap)
	}
	if !result.Reached.IsZero() {
		reason = reason.WithDate("reached", result.Reached)
	}
	return reason.WithRef("observation", o.ID)
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
		return about(CodeBreached).WithInt("checked", result.Checked).WithInt("breaches", result.Breaches)
	}
	return about(CodeUnobserved)
}
