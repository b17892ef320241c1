package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// findings returns the states of a review that raise a rule.
func (p *Program) findings(rule Rule, c *customer, r *Review) []finding {
	switch r.Terms.Relation {
	case Prospect:
		if !rule.On.forProspects() {
			return nil
		}
	case Former:
		return nil // it is too late, and somebody else's work
	case Customer:
	}
	switch rule.On {
	case NoPotential:
		return noPotential(c, r.Fit)
	case QuestionOpen:
		return questionsOpen(c, r.Fit)
	case ConditionOpen:
		return conditionsOpen(r.Fit)
	case NoDesiredOutcome:
		if r.Outcome == nil {
			return []finding{{subject: c.ID, since: c.terms.Start, reason: successkit.NewReason(CodeNoDesiredOutcome)}}
		}
		return nil
	case OutcomeUnconfirmed:
		return unconfirmed(c, r)
	case OutcomeUnmeasured:
		return measuresIn(c, r.Outcome, outcome.Unmeasured)
	case OutcomeAtRisk:
		return measuresIn(c, r.Outcome, outcome.DueSoon)
	case OutcomeFailed:
		return measuresIn(c, r.Outcome, outcome.Missed, outcome.Lapsed, outcome.Regressed)
	case OutcomeOutgrown:
		return outgrown(c, r.Outcome)
	case ExperienceBreached:
		return breaches(r.Outcome)
	case MilestoneLate:
		return milestonesIn(c, r, journey.Overdue, journey.LostAgain)
	case MilestoneAtRisk:
		return milestonesIn(c, r, journey.AtRisk)
	case HandoffOverdue:
		return handoffsIn(c, r, journey.HandoffOverdue)
	case HandoffIncomplete:
		return handoffsIn(c, r, journey.HandoffIncomplete)
	case HealthInBand:
		return healthInBand(c, rule.Band, r)
	case HealthFalling:
		return p.healthFalling(c, r)
	case HealthUnknown:
		return healthUnknown(c, r)
	case Silence:
		return silence(c, r)
	case TouchDue:
		return touchesDue(c, r)
	case RoleUnmet:
		return rolesUnmet(c, r)
	case SingleContact:
		return singleContact(c)
	case SponsorMayLeave:
		return p.sponsorMayLeave(c, r)
	case RenewalNear:
		return renewalNear(c, rule.LeadDays)
	case Leaving:
		return leaving(c, r)
	case ExpansionDue:
		return offersIn(c, r, false)
	case QualifiedLead:
		return offersIn(c, r, true)
	case ExceptionOpen:
		return exceptionsOpen(r)
	case ObstacleNoted:
		return obstaclesNoted(r)
	case BadFitMatched:
		return badFitMatched(c, r)
	case Win:
		return wins(c, r, rule.WithinDays)
	case NoTrigger:
	}
	return nil
}
