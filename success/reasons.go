package success

import (
	"maps"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
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
	// CodeHealthInBand: band, score, weakest (what speaks most against the
	// score, or "nothing"). Evidence: its reading.
	CodeHealthInBand = "success.health-in-band"
	// CodeHealthUnknown: coverage in percent, missing (how many measures are).
	CodeHealthUnknown = "success.health-unknown"
	// CodeSingleContact: none. Evidence: the contact.
	CodeSingleContact = "success.single-contact"
	// CodeContactsUnknown: the account lists no contact, which is not to say that
	// there is none.
	CodeContactsUnknown = "success.contacts-unknown"
	// CodeNoContact: all known contacts have left.
	CodeNoContact = "success.no-contact"
	// CodeRenewalNear: renewal, the day on which the contract ends.
	CodeRenewalNear = "success.renewal-near"
	// CodeRenewalPassed: renewal, the day on which the contract ended; nobody
	// has said what came after.
	CodeRenewalPassed = "success.renewal-passed"
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
		CodeHealthInBand:     "Health is {band} at {score}, held back most by {weakest}.",
		CodeHealthUnknown:    "There is no health score: {coverage}% is measured, with {missing} of the measures missing.",
		CodeSingleContact:    "The relationship hangs on one person.",
		CodeContactsUnknown:  "No contact is known.",
		CodeNoContact:        "Nobody is left to talk to.",
		CodeRenewalNear:      "The contract ends on {renewal}.",
		CodeRenewalPassed:    "The contract ended on {renewal}, and nobody has said whether it was renewed.",
	}
	for _, phrases := range []successkit.Phrases{fit.Phrases(), outcome.Phrases(), journey.Phrases(), health.Phrases()} {
		maps.Copy(all, phrases)
	}
	return all
}
