package cadence

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
)

// The codes of the reasons that this package gives, with their arguments in order.
// Evidence are the ids of rules and events, of the kinds "cadence-rule" and
// "cadence-event".
const (
	// CodeOverdue: rule (its name), due, days since then. Evidence: rule.
	CodeOverdue = "cadence.overdue"
	// CodeMissed: rule (its name), due. Evidence: rule.
	CodeMissed = "cadence.missed"
	// CodeOtherRule: rule (its id), date. Evidence: event.
	CodeOtherRule = "cadence.other-rule"
	// CodeNotYetKnown: date, known (the day it became known). Evidence: event.
	CodeNotYetKnown = "cadence.not-yet-known"
	// CodeBeforeStart: date, start. Evidence: event.
	CodeBeforeStart = "cadence.before-start"
)

// Phrases returns the English text of the reasons that this package gives. The map
// is the caller's.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeOverdue:     `"{rule}" was due on {due} and has not been held.`,
		CodeMissed:      `"{rule}" of {due} was never held.`,
		CodeOtherRule:   `An event of {date} is of "{rule}", which this definition does not have.`,
		CodeNotYetKnown: `An event of {date} became known only on {known}.`,
		CodeBeforeStart: `An event of {date} is of before the start, {start}.`,
	}
}

const (
	ruleRef  = "cadence-rule"
	eventRef = "cadence-event"
)

func (s *Schedule) reason(o *Occurrence, asOf successkit.Date) successkit.Reason {
	name := s.def.Rules[s.index[o.Rule]].Name
	if o.State == Missed {
		return successkit.NewReason(CodeMissed).With("rule", name).WithDate("due", o.Due).WithRef(ruleRef, o.Rule)
	}
	return successkit.NewReason(CodeOverdue).With("rule", name).WithDate("due", o.Due).
		WithInt("days", asOf.Sub(o.Due)).WithRef(ruleRef, o.Rule)
}

func otherRule(e Event) successkit.Reason {
	return successkit.NewReason(CodeOtherRule).With("rule", e.Rule).WithDate("date", e.Date).WithRef(eventRef, e.ID)
}

func notYetKnown(e Event) successkit.Reason {
	return successkit.NewReason(CodeNotYetKnown).WithDate("date", e.Date).
		WithDate("known", facts.KnownDay(e.Date, e.Recorded)).WithRef(eventRef, e.ID)
}

func beforeStart(e Event, start successkit.Date) successkit.Reason {
	return successkit.NewReason(CodeBeforeStart).WithDate("date", e.Date).WithDate("start", start).WithRef(eventRef, e.ID)
}
