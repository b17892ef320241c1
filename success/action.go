package success

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// An Action is something to do next for a customer: who, by when, and why.
//
// Actions are ordered by the program's rules, the first rule's before the
// second's, then by due date, those without one last, and then by subject. A
// rule raises at most one action for a subject.
//
// The due date is counted from the day on which the state began, and not from
// the day of the review. It may be past; the action is then overdue. Where the
// state began is told by
//
//	no-potential         the first of the unmet criteria: [fit.Finding.Since]
//	question-open        [fit.Finding.Since], or the start where nobody ever answered
//	condition-open       due when the commitment is
//	no-desired-outcome   the start
//	outcome-unmeasured   the start
//	outcome-failed       [outcome.MeasureResult.Since]
//	experience-breached  [outcome.RequirementResult.Since]
//	milestone-late       its planned date, or the day on which it was lost
//	milestone-at-risk    due when the milestone is planned
//	health-in-band       [health.Model.Since], or the start
//	health-unknown       likewise
//	single-contact       the day on which the last one left, or the start
//	renewal-near         the first day of the lead
//
// Tomorrow it is the same as long as no fact becomes known. It moves without one
// only where the state of tomorrow is another one: a goal that has lapsed is
// still that one, but an answer that goes stale, a promise that runs out or
// comes into the horizon, a due date or a planned date that passes and a contact
// that leaves each begin another state on their day.
type Action struct {
	// Rule is the id of the rule that raised it.
	Rule string `json:"rule"`
	// Subject is the id of what it is about: a criterion, a commitment, a
	// measure, a requirement, a milestone, and otherwise the account.
	Subject string `json:"subject"`
	// Do says what is to be done, in the words of the rule.
	Do string `json:"do"`
	// Owner is the role that acts.
	Owner successkit.Role `json:"owner"`
	// Due is the day by which to act. It is zero where the facts have no day to
	// count from.
	Due successkit.Date `json:"due,omitzero"`
	// Reason says why.
	Reason successkit.Reason `json:"reason"`
}

// A finding is a state that a rule may turn into an action.
type finding struct {
	subject string
	since   successkit.Date // the day on which the state began
	due     successkit.Date // set where the facts name the day to act by
	owner   successkit.Role // set where the facts name one
	reason  successkit.Reason
}

// actions returns what the rules make of a review.
func (p *Program) actions(a Account, r *Review) []Action {
	actions := []Action{}
	for _, rule := range p.definition.Rules {
		var raised []Action
		for _, f := range p.findings(rule, a, r) {
			action := Action{Rule: rule.ID, Subject: f.subject, Do: rule.Do, Owner: cmp.Or(f.owner, rule.Owner), Due: f.due, Reason: f.reason}
			if action.Due.IsZero() {
				action.Due = f.since.AddDays(rule.WithinDays)
			}
			raised = append(raised, action)
		}
		slices.SortFunc(raised, func(x, y Action) int {
			return cmp.Or(compareDue(x.Due, y.Due), cmp.Compare(x.Subject, y.Subject))
		})
		actions = append(actions, raised...)
	}
	return actions
}

// compareDue orders days with no day last.
func compareDue(x, y successkit.Date) int {
	switch {
	case x.IsZero() && y.IsZero():
		return 0
	case x.IsZero():
		return 1
	case y.IsZero():
		return -1
	}
	return x.Compare(y)
}

// findings returns the states of a review that raise a rule.
func (p *Program) findings(rule Rule, a Account, r *Review) []finding {
	customer := !a.Start.IsZero() && !a.Start.After(r.AsOf)
	if !customer && !rule.On.forProspects() {
		return nil
	}
	switch rule.On {
	case NoPotential:
		return noPotential(a, r.Fit)
	case QuestionOpen:
		return questionsOpen(a, r.Fit)
	case ConditionOpen:
		return conditionsOpen(r.Fit)
	case NoDesiredOutcome:
		if a.Desired == nil {
			return []finding{{subject: a.ID, since: a.Start, reason: successkit.NewReason(CodeNoDesiredOutcome)}}
		}
	case OutcomeUnmeasured:
		return measuresIn(r.Outcome, a, outcome.Unmeasured)
	case OutcomeFailed:
		return measuresIn(r.Outcome, a, outcome.Missed, outcome.Lapsed, outcome.Regressed)
	case ExperienceBreached:
		return breaches(r.Outcome)
	case MilestoneLate:
		return p.milestonesIn(r.Journey, journey.Overdue, journey.LostAgain)
	case MilestoneAtRisk:
		return p.milestonesIn(r.Journey, journey.AtRisk)
	case HealthInBand:
		return p.healthInBand(rule.Band, a, r)
	case HealthUnknown:
		return p.healthUnknown(a, r)
	case SingleContact:
		return singleContact(a, r.AsOf)
	case RenewalNear:
		return renewalNear(rule.LeadDays, a, r.AsOf)
	case NoTrigger:
	}
	return nil
}
