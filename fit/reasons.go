package fit

import (
	"slices"

	"github.com/successkit/successkit"
)

// The codes of the reasons. The package's documentation lists them with their
// arguments.
const (
	codeNeedMet             = "fit.need-met"
	codeNeedUnmet           = "fit.need-unmet"
	codeDemandMet           = "fit.demand-met"
	codeDemandUnmet         = "fit.demand-unmet"
	codeDisqualifierAbsent  = "fit.disqualifier-absent"
	codeDisqualifierPresent = "fit.disqualifier-present"

	codeUnanswered   = "fit.unanswered"
	codeStale        = "fit.stale"
	codeUnreadable   = "fit.unreadable"
	codeContradicted = "fit.contradicted"

	codeRemedyCommitted = "fit.remedy-committed"
	codeRemedyBarred    = "fit.remedy-barred"
	codeRemedyMissing   = "fit.remedy-missing"
	codeRemedyWithdrawn = "fit.remedy-withdrawn"
	codeRemedyOverdue   = "fit.remedy-overdue"
	codeRemedyTooLate   = "fit.remedy-too-late"
	codeRemedyKept      = "fit.remedy-kept"
	codeRemedyMissed    = "fit.remedy-missed"
	codeRemedySpent     = "fit.remedy-spent"

	codeKnownLater   = "fit.known-later"
	codeNotAsked     = "fit.not-asked"
	codeNotCommitted = "fit.not-committed"
)

// The kinds of fact that reasons refer to.
const (
	evidenceRef   = "evidence"
	commitmentRef = "commitment"
	settlementRef = "settlement"
)

// Phrases returns the English texts of the reasons that this package gives, as
// a fresh map.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		codeNeedMet:             "{question} Answered {answer} on {date}: our offer covers it.",
		codeNeedUnmet:           "{question} Answered {answer} on {date}: our offer does not cover it.",
		codeDemandMet:           "{question} Answered {answer} on {date}: the demand is met.",
		codeDemandUnmet:         "{question} Answered {answer} on {date}: the demand is not met.",
		codeDisqualifierAbsent:  "{question} Answered {answer} on {date}: it does not disqualify.",
		codeDisqualifierPresent: "{question} Answered {answer} on {date}: it disqualifies.",

		codeUnanswered:   "{question} There is no answer yet.",
		codeStale:        "{question} The answer of {date} is stale: it is {days} days old, and the limit is {fresh_days}.",
		codeUnreadable:   "{question} Answered {answer} on {date}, which is no answer of the kind asked for.",
		codeContradicted: "{question} The answers of {date} contradict each other.",

		codeRemedyCommitted: "The {side} has committed to close the gap by {due}.",
		codeRemedyBarred:    "No remedy is accepted for this gap.",
		codeRemedyMissing:   "The {side} has not committed to close the gap.",
		codeRemedyWithdrawn: "The {side} withdrew its commitment on {date}.",
		codeRemedyOverdue:   "The {side} was to close the gap by {due}, and it is still open.",
		codeRemedyTooLate:   "The {side} has committed to close the gap by {due}, beyond the {horizon_days}-day horizon.",
		codeRemedyKept:      "The {side} kept its commitment on {date}.",
		codeRemedyMissed:    "The {side} did not keep its commitment, as was clear on {date}.",
		codeRemedySpent:     "The {side} kept its commitment on {date}, and there was a gap again later.",

		codeKnownLater:   "A fact about {criterion} became known only on {date}.",
		codeNotAsked:     "The profile does not ask about {criterion}.",
		codeNotCommitted: "There is no commitment {commitment}.",
	}
}

// reasons returns what led to the state of the criterion.
func (r *record) reasons(facts Facts) []successkit.Reason {
	first := r.evidenceReason(facts)
	if state := r.state(); state == Unknown || !r.gap() {
		return []successkit.Reason{first}
	}
	if r.Remedy == successkit.UnknownSide {
		return []successkit.Reason{first, successkit.NewReason(codeRemedyBarred).With("criterion", r.ID)}
	}
	reasons := []successkit.Reason{first}
	for i, side := range parties {
		if includes(r.Remedy, side) {
			reasons = append(reasons, r.remedyReason(i, side))
		}
	}
	return reasons
}

// evidenceReason returns what the evidence says.
func (r *record) evidenceReason(facts Facts) successkit.Reason {
	reason := func(code string) successkit.Reason {
		return successkit.NewReason(code).With("criterion", r.ID).With("question", r.Question)
	}
	e := r.evidence
	switch {
	case e == nil:
		return reason(codeUnanswered)
	case r.stale():
		return reason(codeStale).WithDate("date", e.Date).
			WithInt("days", r.asOf.Sub(e.Date)).WithInt("fresh_days", r.FreshDays).
			WithRef(evidenceRef, e.ID)
	case r.reading == contradicted:
		c := reason(codeContradicted).WithDate("date", e.Date)
		for _, id := range r.rivals(facts) {
			c = c.WithRef(evidenceRef, id)
		}
		return c
	}
	return reason(r.readingCode()).WithDate("date", e.Date).With("answer", e.Answer.String()).
		WithRef(evidenceRef, e.ID)
}

// readingCode returns the code of a reading that is no contradiction.
func (r *record) readingCode() string {
	if r.reading == unreadable {
		return codeUnreadable
	}
	var met, gap string
	switch r.Kind {
	case Need:
		met, gap = codeNeedMet, codeNeedUnmet
	case Demand:
		met, gap = codeDemandMet, codeDemandUnmet
	case Disqualifier:
		met, gap = codeDisqualifierAbsent, codeDisqualifierPresent
	case UnknownKind:
	}
	if r.gap() {
		return gap
	}
	return met
}

// rivals returns the ids of all the latest evidence, in ascending order.
func (r *record) rivals(facts Facts) []string {
	var ids []string
	for _, e := range facts.Evidence {
		if e.Criterion == r.ID && e.compareAge(r.evidence) == 0 {
			ids = append(ids, e.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// remedyReason returns what became of the promise of one side.
func (r *record) remedyReason(party int, side successkit.Side) successkit.Reason {
	c, s := r.promises[party], r.settled[party]
	code := r.standing(party, r.evidence.Date)
	reason := successkit.NewReason(code).With("criterion", r.ID).With("side", side.String())
	switch code {
	case codeRemedyCommitted, codeRemedyOverdue:
		reason = reason.WithDate("due", c.Due)
	case codeRemedyTooLate:
		reason = reason.WithDate("due", c.Due).WithInt("horizon_days", r.horizon)
	case codeRemedyWithdrawn:
		reason = reason.WithDate("date", c.Date)
	case codeRemedyKept, codeRemedyMissed, codeRemedySpent:
		reason = reason.WithDate("date", s.Date)
	}
	if c != nil {
		reason = reason.WithRef(commitmentRef, c.ID)
	}
	if s != nil && !c.Withdrawn {
		reason = reason.WithRef(settlementRef, s.ID)
	}
	return reason
}

// notAsked says that a fact is of a criterion that the profile does not have.
func notAsked(criterion string) successkit.Reason {
	return successkit.NewReason(codeNotAsked).With("criterion", criterion)
}

// knownLater says that a fact became known after the day.
func knownLater(criterion string, known successkit.Date) successkit.Reason {
	return successkit.NewReason(codeKnownLater).With("criterion", criterion).WithDate("date", known)
}

// notCommitted says that a settlement is of no commitment.
func notCommitted(commitment string) successkit.Reason {
	return successkit.NewReason(codeNotCommitted).With("commitment", commitment)
}
