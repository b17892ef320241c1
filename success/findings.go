package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// The kinds of fact that the reasons of this package refer to.
const (
	criterionRef = "criterion"
	contactRef   = "contact"
)

func noPotential(a Account, assessment fit.Assessment) []finding {
	if assessment.Verdict != fit.NoPotential {
		return nil
	}
	reason := successkit.NewReason(CodeNoPotential).WithInt("profile_version", assessment.Profile.Version)
	for _, f := range assessment.Findings {
		if f.State == fit.Unmet {
			reason = reason.WithRef(criterionRef, f.Criterion)
		}
	}
	reason = reason.WithInt("unmet", len(reason.Evidence))
	return []finding{{subject: a.ID, since: a.Start, reason: reason}}
}

func questionsOpen(a Account, assessment fit.Assessment) []finding {
	var found []finding
	for _, q := range assessment.Questions {
		found = append(found, finding{
			subject: q.Criterion, since: a.Start,
			reason: successkit.NewReason(CodeQuestionOpen).With("question", q.Question).WithRef(criterionRef, q.Criterion),
		})
	}
	return found
}

func conditionsOpen(assessment fit.Assessment) []finding {
	var found []finding
	for _, c := range assessment.Conditions {
		found = append(found, finding{
			subject: c.Commitment, due: c.Due,
			reason: successkit.NewReason(CodeConditionOpen).With("side", c.Side.String()).With("what", c.What).
				WithDate("due", c.Due).WithRef(criterionRef, c.Criterion).WithRef("commitment", c.Commitment),
		})
	}
	return found
}

func measuresIn(attainment *outcome.Attainment, a Account, states ...outcome.MeasureState) []finding {
	if attainment == nil {
		return nil
	}
	var found []finding
	for i, required := range attainment.Required {
		for k, m := range required.Measures {
			if !slices.Contains(states, m.State) {
				continue
			}
			f := finding{subject: m.Measure, reason: m.Reason}
			due := a.Desired.Required[i].Measures[k].Due
			switch m.State {
			case outcome.Missed:
				f.since = due
			case outcome.Unmeasured:
				f.due = due
			case outcome.Lapsed, outcome.Regressed, outcome.Achieved, outcome.AchievedLate, outcome.InProgress, outcome.Unassessed:
				f.since = m.Observation.Date
			}
			found = append(found, f)
		}
	}
	return found
}

func breaches(attainment *outcome.Attainment, a Account) []finding {
	if attainment == nil {
		return nil
	}
	var found []finding
	for _, r := range attainment.Requirements {
		if r.State == outcome.Breached {
			found = append(found, finding{subject: r.Requirement, since: breachedOn(r, a), reason: r.Reason})
		}
	}
	return found
}

// breachedOn returns the day of the last breach: that of the last interaction
// that breaches, or the first day of the last gap. A gap that fills the whole
// window began nobody sees when; the account's start stands for it.
func breachedOn(r outcome.RequirementResult, a Account) successkit.Date {
	if n := len(r.Overdue); n > 0 {
		if start := r.Overdue[n-1].Start(); start != r.Window.Start() {
			return start
		}
		return a.Start
	}
	var last successkit.Date
	for _, ref := range r.Reason.Evidence {
		i := slices.IndexFunc(a.Interactions, func(i successkit.Interaction) bool { return i.ID == ref.ID })
		if i >= 0 && a.Interactions[i].Date.After(last) {
			last = a.Interactions[i].Date
		}
	}
	return last
}

func (p *Program) milestonesIn(progress *journey.Progress, states ...journey.State) []finding {
	if progress == nil {
		return nil
	}
	var found []finding
	for _, s := range progress.Milestones {
		if !slices.Contains(states, s.State) {
			continue
		}
		m, _ := p.path.Milestone(s.Milestone)
		f := finding{subject: s.Milestone, owner: m.Owner, since: s.Planned}
		if s.State == journey.AtRisk {
			f.due = s.Planned
		}
		if s.State == journey.LostAgain {
			f.since = s.Lost
		}
		i := slices.IndexFunc(progress.Reasons, func(r successkit.Reason) bool {
			return len(r.Evidence) > 0 && r.Evidence[0].ID == s.Milestone
		})
		if i >= 0 {
			f.reason = progress.Reasons[i]
		}
		found = append(found, f)
	}
	return found
}

func healthInBand(band string, a Account, score health.Score) []finding {
	if score.State == health.Unknown || score.Band != band {
		return nil
	}
	reason := successkit.NewReason(CodeHealthInBand).With("band", band).With("score", score.Value.Display(0))
	if len(score.Down) > 0 {
		weakest, _ := score.Down[0].Arg("measure")
		reason = reason.With("weakest", weakest)
		reason.Evidence = slices.Clone(score.Down[0].Evidence)
	} else {
		reason = reason.With("weakest", "none")
	}
	return []finding{{subject: a.ID, since: lastReading(score.Part), reason: reason}}
}

// lastReading returns the day of the newest reading that counts below a part.
func lastReading(part health.Part) successkit.Date {
	last := part.Reading.Date
	for _, child := range part.Parts {
		if d := lastReading(child); d.After(last) {
			last = d
		}
	}
	return last
}

func healthUnknown(a Account, score health.Score) []finding {
	if score.State != health.Unknown {
		return nil
	}
	reason := successkit.NewReason(CodeHealthUnknown).With("coverage", score.Coverage.Display(0)).
		WithInt("missing", len(score.Missing))
	return []finding{{subject: a.ID, since: a.Start, reason: reason}}
}

func singleContact(a Account, asOf successkit.Date) []finding {
	reason := successkit.NewReason(CodeSingleContact)
	active, since := 0, a.Start
	for _, c := range a.Contacts {
		if c.ActiveOn(asOf) {
			active++
			reason = reason.WithRef(contactRef, c.ID)
		}
		if !c.Left.IsZero() && !c.Left.After(asOf) && c.Left.After(since) {
			since = c.Left
		}
	}
	switch active {
	case 0:
		return []finding{{subject: a.ID, since: since, reason: successkit.NewReason(CodeNoContact)}}
	case 1:
		return []finding{{subject: a.ID, since: since, reason: reason}}
	}
	return nil
}

func renewalNear(leadDays int, a Account, asOf successkit.Date) []finding {
	since := a.Renewal.AddDays(-leadDays)
	if a.Renewal.IsZero() || asOf.Before(since) {
		return nil
	}
	return []finding{{
		subject: a.ID, since: since,
		reason: successkit.NewReason(CodeRenewalNear).WithDate("renewal", a.Renewal),
	}}
}
