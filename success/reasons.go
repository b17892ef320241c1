package success

import (
	"maps"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
)

// The codes of the reasons that this package gives itself, with their
// arguments in order. The others in a [Review] are those of the packages that
// it stands on.
const (
	// CodeNoDesiredOutcome: nobody has asked what the customer wants.
	CodeNoDesiredOutcome = "success.no-desired-outcome"
	// CodeNoPotential: profile_version, unmet (how many criteria are). Evidence:
	// those criteria.
	CodeNoPotential = "success.no-potential"
	// CodeQuestionOpen: question. Evidence: the criterion.
	CodeQuestionOpen = "success.question-open"
	// CodeConditionOpen: side, what, due. Evidence: criterion and commitment.
	CodeConditionOpen = "success.condition-open"
	// CodeConditionShared: what, due, of a commitment of both sides. Evidence:
	// criterion and commitment.
	CodeConditionShared = "success.condition-shared"
	// CodeOutcomeOutgrown: since, the day from which no goal lies ahead.
	CodeOutcomeOutgrown = "success.outcome-outgrown"
	// CodeHealthInBand: band, score, weakest (what speaks most against the
	// score, or "nothing"). Evidence: its reading.
	CodeHealthInBand = "success.health-in-band"
	// CodeHealthFalling: points, by which the score fell, and days, within how
	// many.
	CodeHealthFalling = "success.health-falling"
	// CodeHealthUnknown: coverage in percent, missing (how many measures are).
	CodeHealthUnknown = "success.health-unknown"
	// CodeSingleContact: none. Evidence: the contact.
	CodeSingleContact = "success.single-contact"
	// CodeContactsUnknown: the account lists no contact, which is not to say that
	// there is none.
	CodeContactsUnknown = "success.contacts-unknown"
	// CodeNoContact: all known contacts have left.
	CodeNoContact = "success.no-contact"
	// CodeSponsorMayLeave: renewal, chance in percent that a sponsor is still
	// there, wanted, the chance that there should be. Evidence: the sponsors.
	CodeSponsorMayLeave = "success.sponsor-may-leave"
	// CodeRenewalNear: renewal, the day on which the contract ends.
	CodeRenewalNear = "success.renewal-near"
	// CodeRenewalPassed: renewal, the day on which the contract ended; nobody
	// has said what came after.
	CodeRenewalPassed = "success.renewal-passed"
	// CodeSilence: days since the last contact or, where there never was one,
	// since the start.
	CodeSilence = "success.silence"
	// CodeTouchDue: touch, due.
	CodeTouchDue = "success.touch-due"
	// CodeRoleUnmet: role.
	CodeRoleUnmet = "success.role-unmet"
	// CodeNobodyMet: nobody was met for longer than a contact is alive.
	CodeNobodyMet = "success.nobody-met"
	// CodeLeaving: left, the first day without the service.
	CodeLeaving = "success.leaving"
	// CodeExpansionDue and CodeQualifiedLead: offer, reached.
	CodeExpansionDue  = "success.expansion-due"
	CodeQualifiedLead = "success.qualified-lead"
	// CodeNotCustomer, CodeNoValueYet and CodeNotSuccessful bar an offer.
	CodeNotCustomer   = "success.not-customer"
	CodeNoValueYet    = "success.no-value-yet"
	CodeNotSuccessful = "success.not-successful"
	// CodeExceptionOpen: kind, cause. CodeExceptionAgainst is one against the
	// terms of the contract.
	CodeExceptionOpen    = "success.exception-open"
	CodeExceptionAgainst = "success.exception-against"
	// CodeObstacle: what, since.
	CodeObstacle = "success.obstacle"
	// CodeBadFitMatched: signs, the number of them.
	CodeBadFitMatched = "success.bad-fit-matched"
	// CodeMilestoneWon: milestone, date.
	CodeMilestoneWon = "success.milestone-won"
)

// Phrases returns the English text of every reason in a [Review], those of the
// packages below among them. The map is the caller's own.
func Phrases() successkit.Phrases {
	all := successkit.Phrases{
		CodeNoDesiredOutcome: "Nobody has asked what success is to this customer.",
		CodeNoPotential:      "Profile version {profile_version} would not sign this customer, with {unmet} of its criteria unmet.",
		CodeQuestionOpen:     `The answer to "{question}" is not known.`,
		CodeConditionOpen:    "By {due} the {side} is to {what}.",
		CodeConditionShared:  "By {due} both sides are to {what}.",
		CodeOutcomeOutgrown:  "Every goal is reached, and since {since} none lies ahead.",
		CodeHealthInBand:     "Health is {band} at {score}, held back most by {weakest}.",
		CodeHealthFalling:    "Health fell by {points} points within {days} days.",
		CodeHealthUnknown:    "There is no health score: {coverage}% is measured, with {missing} of the measures missing.",
		CodeSingleContact:    "The relationship hangs on one person.",
		CodeContactsUnknown:  "No contact is known.",
		CodeNoContact:        "Nobody is left to talk to.",
		CodeSponsorMayLeave:  "That a sponsor is still there on {renewal} is {chance}% likely, where {wanted}% is wanted.",
		CodeRenewalNear:      "The contract ends on {renewal}.",
		CodeRenewalPassed:    "The contract ended on {renewal}, and nobody has said whether it was renewed.",
		CodeSilence:          "There was no contact for {days} days.",
		CodeTouchDue:         `"{touch}" is due on {due}.`,
		CodeRoleUnmet:        "Nobody in the role of {role} is met.",
		CodeNobodyMet:        "Nobody on the customer's side is met any more.",
		CodeLeaving:          "The customer leaves on {left}.",
		CodeExpansionDue:     "Since {reached} there is reason to speak of {offer}.",
		CodeQualifiedLead:    "The customer is open to {offer}, for which there is reason since {reached}.",
		CodeNotCustomer:      "Nothing is under contract.",
		CodeNoValueYet:       "There is no first value yet.",
		CodeNotSuccessful:    "The customer is not successful.",
		CodeExceptionOpen:    "An exception was asked for because of {cause}: {kind}.",
		CodeExceptionAgainst: "An exception was asked for that is against the contract: {kind}.",
		CodeObstacle:         "Since {since} this is in the way: {what}.",
		CodeBadFitMatched:    "The customer matches the bad-fit profile on {signs} signs.",
		CodeMilestoneWon:     `"{milestone}" was reached on {date}.`,
	}
	for _, phrases := range []successkit.Phrases{fit.Phrases(), outcome.Phrases(), journey.Phrases(), health.Phrases(), trend.Phrases(), cadence.Phrases(), expansion.Phrases()} {
		maps.Copy(all, phrases)
	}
	return all
}
