package success

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// An Action is something to do next for a customer: who, by when, and why.
//
// Actions are ordered by the program's rules, the first rule's before the
// second's, then by due date, those without one last, and then by subject. A
// rule raises at most one action for a subject, and of two rules of one trigger
// the first alone raises one: list the narrower before the wider, as a renewal
// in 30 days before one in 90.
//
// The due date is counted from the day on which the state began, and not from
// the day of the review. It may be past; the action is then overdue. Of several
// days the latest counts. Where the state began is told by
//
//	no-potential         the first of the unmet criteria: [fit.Finding.Since]
//	question-open        [fit.Finding.Since], or the start where nobody ever answered
//	condition-open       due when the commitment is
//	no-desired-outcome   the start
//	outcome-unconfirmed  the day on which the last confirmation lapsed, or on which
//	                     the goal was captured
//	outcome-unmeasured   the first day on which the measure was wanted, or the start
//	outcome-at-risk      due when the measure is
//	outcome-failed       [outcome.MeasureResult.Since]
//	outcome-outgrown     the day after the last goal was due, or on which it was reached
//	experience-breached  [outcome.RequirementResult.Since]
//	milestone-late       its planned date, or the day on which it was lost
//	milestone-at-risk    due when the milestone is planned
//	handoff-overdue      the day by which it should have taken place
//	handoff-incomplete   the day on which it took place
//	health-in-band       [health.Model.Since], or the start
//	health-falling       [trend.Since]
//	health-unknown       as health-in-band
//	silence              the day by which the next contact was due
//	touch-due            due when it recurs
//	role-unmet           the day on which the last contact with somebody in the role lay
//	                     too far back, on which the last such person left, or the start
//	single-contact       the day on which the last one left, or the start
//	sponsor-may-leave    the day on which one of the sponsors left last, on which the
//	                     term up for renewal became known, or the start
//	renewal-near         the first day of the lead
//	leaving              the day of the last notice
//	expansion-due        due when the offer is to be discussed, which may be past where
//	                     something barred it until now
//	qualified-lead       the day on which it was known that the customer is open to it
//	exception-open       the day on which it was asked for
//	obstacle-noted       the day from which it stood in the way
//	bad-fit-matched      the first of its signs: [fit.Finding.Since]
//	win                  the day on which it was reached
//
// Tomorrow it is the same as long as no fact becomes known. It moves without one
// only where the state of tomorrow is another one: a goal that has lapsed is
// still that one, but an answer that goes stale, a promise that runs out or
// comes into the horizon, a due date or a planned date that passes and a contact
// that leaves each begin another state on their day.
//
// An action that somebody has taken on is due on the day of its last [Taken], and
// has its place by that day. On the day after it is as if nobody had: overdue, where
// its own day has passed. What is in hand stays so where a state ends and begins
// again before that day: whoever has the subject in hand sees it. Of two rules of
// one trigger each is taken on by itself, so that a renewal in 30 days is news to
// whoever took on the one in 90.
type Action struct {
	// Rule is the id of the rule that raised it.
	Rule string `json:"rule"`
	// Subject is the id of what it is about: a criterion, a commitment, a goal, a
	// measure, a requirement, a milestone, a hand-off, what recurs, a role, an
	// offer, an exception, an obstacle, and otherwise the account.
	Subject string `json:"subject"`
	// Do says what is to be done, in the words of the rule.
	Do string `json:"do"`
	// Owner is the role that acts.
	Owner successkit.Role `json:"owner"`
	// Due is the day by which to act. It is zero where the facts have no day to
	// count from.
	Due successkit.Date `json:"due,omitzero"`
	// Taken says who has it in hand, and then Due is the day until when. It is nil
	// where nobody has.
	Taken *Taken `json:"taken,omitzero"`
	// Reason says why.
	Reason successkit.Reason `json:"reason"`
	// Help is what may be offered, as far as the customer's Appropriate
	// Experience permits it, the best first.
	Help []journey.Help `json:"help,omitempty"`
	// Value is the money at stake, in the currency of the account: the recurring
	// revenue of a year, and for an offer what the offer brings in a year.
	Value decimal.Decimal `json:"value"`
}

// actionKey names an action of an account.
type actionKey struct{ rule, subject string }

// A finding is a state that a rule may turn into an action.
type finding struct {
	subject string
	since   successkit.Date // the day on which the state began
	due     successkit.Date // set where the facts name the day to act by
	owner   successkit.Role // set where the facts name one
	reason  successkit.Reason
	help    []journey.Help
	value   *decimal.Decimal // set where less or more than the whole account is at stake
}

// actions returns what the rules make of a review.
func (p *Program) actions(c *customer, r *Review) []Action {
	actions := []Action{}
	type key struct {
		on      Trigger
		band    string
		subject string
	}
	seen := map[key]bool{}
	for _, rule := range p.definition.Rules {
		var raised []Action
		for _, f := range p.findings(rule, c, r) {
			k := key{rule.On, rule.Band, f.subject}
			if seen[k] {
				continue
			}
			seen[k] = true
			action := Action{
				Rule: rule.ID, Subject: f.subject, Do: rule.Do, Owner: cmp.Or(f.owner, rule.Owner), Due: f.due,
				Reason: f.reason, Help: f.help, Value: r.Terms.Value,
			}
			if action.Due.IsZero() {
				action.Due = f.since.AddDays(rule.WithinDays)
			}
			if t, ok := c.inHand[actionKey{rule.ID, f.subject}]; ok {
				action.Taken, action.Due = &t, t.Until
			}
			if f.value != nil {
				action.Value = *f.value
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

// later returns the later of two days.
func later(x, y successkit.Date) successkit.Date {
	if y.After(x) {
		return y
	}
	return x
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
