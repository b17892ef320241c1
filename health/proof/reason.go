package proof

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
)

// The codes of the reasons of this package, with their arguments in order.
// Shares are for display, in percent with one decimal place.
const (
	// Why an answer is refused.

	// CodeNothingKnown: decisions (for none of which there is a prediction).
	CodeNothingKnown = "proof.nothing-known"
	// CodeFewDecisions: decisions (with a prediction), needed.
	CodeFewDecisions = "proof.few-decisions"
	// CodeFewEvents: events, others, needed (of each), decisions_needed (at the
	// present share; "unknown" where only one kind was seen).
	CodeFewEvents = "proof.few-events"
	// CodeShortSpan: months (from the first decision to the last), needed.
	CodeShortSpan = "proof.short-span"

	// What an answer is to be read with.

	// CodeWideInterval: half_width, margin, decisions, needed (decisions at which
	// the margin would be kept, other things equal).
	CodeWideInterval = "proof.wide-interval"
	// CodeLowCoverage: coverage (share of decisions with a prediction), wanted.
	CodeLowCoverage = "proof.low-coverage"
	// CodeTooLenient: band (the best), share (of the cases with a band), wanted
	// (at most).
	CodeTooLenient = "proof.too-lenient"
	// CodePerfect: area (0 or 1). Nothing foretells without a fault.
	CodePerfect = "proof.perfect"
	// CodeRepeatedSubjects: subjects (with more than one decision), decisions
	// (of theirs).
	CodeRepeatedSubjects = "proof.repeated-subjects"
	// CodeLeaks: area, hindsight_area (both with three decimal places), changed
	// (predictions that later records change).
	CodeLeaks = "proof.leaks"
	// CodeOneOfMany: candidates (that were asked together). By an interval that
	// holds for all of them together, it may be no better than a coin.
	CodeOneOfMany = "proof.one-of-many"

	// Why a decision is left out.

	// CodeUndecided: count.
	CodeUndecided = "proof.undecided"
	// CodeLaterDecision: count, as_of.
	CodeLaterDecision = "proof.later-decision"
	// CodeOutcomeLater: count, as_of.
	CodeOutcomeLater = "proof.outcome-later"
	// CodeAlreadyKnown: count, lead_days (the outcome was known on the day of the
	// prediction).
	CodeAlreadyKnown = "proof.already-known"
	// CodeNotYetThere: count, lead_days (the subject was no customer on the day
	// of the prediction).
	CodeNotYetThere = "proof.not-yet-there"

	// What a predictor saw.

	// CodeReading: measure, value, date.
	CodeReading = "proof.reading"
	// CodeNoReading: measure.
	CodeNoReading = "proof.no-reading"
	// CodeOldReading: measure, days, max_age_days.
	CodeOldReading = "proof.old-reading"
	// CodeVerdict: predictor, verdict, date.
	CodeVerdict = "proof.verdict"
	// CodeNoVerdict: predictor.
	CodeNoVerdict = "proof.no-verdict"

	// Why a suggested weight is as it is.

	// CodeAgainstDirection: measure (good figures go with the event).
	CodeAgainstDirection = "proof.against-direction"
	// CodeNeverVaries: measure (it has the same points in all cases that have
	// any).
	CodeNeverVaries = "proof.never-varies"
	// CodeSeldomKnown: measure, coverage, wanted.
	CodeSeldomKnown = "proof.seldom-known"
)

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeNothingKnown:     "There is no prediction for any of the {decisions} decisions.",
		CodeFewDecisions:     "Only {decisions} decisions have a prediction, and an answer needs {needed}.",
		CodeFewEvents:        "It happened {events} times and did not {others} times; an answer needs {needed} of each, which at this rate takes {decisions_needed} decisions.",
		CodeShortSpan:        "The decisions span {months} of the {needed} months that an answer needs.",
		CodeWideInterval:     "The area is known to {half_width} each way; for {margin} it takes about {needed} decisions, and there are {decisions}.",
		CodeLowCoverage:      "Only {coverage}% of the decisions have a prediction, and below {wanted}% the rest may differ.",
		CodeTooLenient:       "{share}% of the cases are in band {band}; above {wanted}% it tells little.",
		CodePerfect:          "An area of {area} is too good to be true: look for what was known afterwards.",
		CodeRepeatedSubjects: "{subjects} subjects have more than one decision, {decisions} together; their cases are not independent, so the intervals are too narrow.",
		CodeLeaks:            "It looks wiser afterwards than it was: the area is {hindsight_area} with what was recorded later, and {area} with what was known in time. Later records change {changed} of the predictions.",
		CodeOneOfMany:        "It is one of {candidates} that were asked, some of which seem to tell by chance alone; by intervals that hold for all of them together, it may be no better than a coin.",
		CodeUndecided:        "{count} decisions are left out: their outcome is not known.",
		CodeLaterDecision:    "{count} decisions are left out: they are due after {as_of}.",
		CodeOutcomeLater:     "{count} decisions are left out: their outcome became known after {as_of}.",
		CodeAlreadyKnown:     "{count} decisions are left out: their outcome was known {lead_days} days before they were due, so nothing was to be foretold.",
		CodeNotYetThere:      "{count} decisions are left out: the subject was no customer {lead_days} days before.",
		CodeReading:          "{measure} was {value} on {date}.",
		CodeNoReading:        "There was no reading of {measure}.",
		CodeOldReading:       "The last reading of {measure} was {days} days old; one of more than {max_age_days} does not count.",
		CodeVerdict:          "{predictor} was {verdict} since {date}.",
		CodeNoVerdict:        "There was no verdict of {predictor}.",
		CodeAgainstDirection: "Measure {measure} gets no weight: good figures of it go with the event.",
		CodeNeverVaries:      "Measure {measure} gets no weight: it is the same in all cases.",
		CodeSeldomKnown:      "Measure {measure} is known in only {coverage}% of the cases, fewer than {wanted}%: its weight is a guess.",
	}
}

// ignored returns the reason for which decisions are left out, and none where
// there are none.
func ignored(code string, left []Decision, more func(successkit.Reason) successkit.Reason) []successkit.Reason {
	if len(left) == 0 {
		return nil
	}
	slices.SortFunc(left, func(a, b Decision) int { return cmp.Compare(a.ID, b.ID) })
	why := more(successkit.NewReason(code).WithInt("count", len(left)))
	for _, d := range left {
		why.Evidence = append(why.Evidence, successkit.Ref{Kind: "decision", ID: d.ID})
	}
	return []successkit.Reason{why}
}
