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
			switch m.State {
			case outcome.Missed:
				f.since = a.Desired.Required[i].Measures[k].Due
			case outcome.Unmeasured:
				f.since = a.Start
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

// breachedOn returns the day on which the breach that is seen began: that of
// the first interaction in the window that breaches, or the first day of the
// last gap, which may lie before the window.
func breachedOn(r outcome.RequirementResult, a Account) successkit.Date {
	if n := len(r.Overdue); n > 0 {
		start := r.Overdue[n-1].Start()
		if start == r.Window.Start() {
			return gapStart(r, a)
		}
		return start
	}
	var first successkit.Date
	for _, ref := range r.Reason.Evidence {
		i := slices.IndexFunc(a.Interactions, func(i successkit.Interaction) bool { return i.ID == ref.ID })
		if i >= 0 && (first.IsZero() || a.Interactions[i].Date.Before(first)) {
			first = a.Interactions[i].Date
		}
	}
	return first
}

// gapStart returns the first overdue day of a gap that reaches back before the
// window.
func gapStart(r outcome.RequirementResult, a Account) successkit.Date {
	i := slices.IndexFunc(a.Desired.Experience.Requirements, func(q outcome.Requirement) bool { return q.ID == r.Requirement })
	requirement := a.Desired.Experience.Requirements[i]
	last := requirement.Cadence.From
	for _, x := range a.Interactions {
		counts := requirement.Kind == "" || x.Kind == requirement.Kind
		if counts && x.KnownOn(r.Window.Last()) && x.Date.Before(r.Window.Start()) && x.Date.After(last) {
			last = x.Date
		}
	}
	return last.AddDays(requirement.Cadence.EveryDays + 1)
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

func (p *Program) healthInBand(band string, a Account, r *Review) []finding {
	score := r.Health
	if score.State == health.Unknown || score.Band != band {
		return nil
	}
	reason := successkit.NewReason(CodeHealthInBand).With("band", band).With("score", score.Value.Display(0)).With("weakest", "nothing")
	if len(score.Down) > 0 {
		down := score.Down[0]
		weakest, ok := down.Arg("measure")
		if !ok { // what is not known and is assumed to be bad
			weakest, _ = down.Arg("part")
		}
		reason = reason.With("weakest", weakest)
		reason.Evidence = slices.Clone(down.Evidence)
	}
	since := p.healthSince(a, r.AsOf, func(s health.Score) bool { return s.State != health.Unknown && s.Band == band })
	return []finding{{subject: a.ID, since: since, reason: reason}}
}

func (p *Program) healthUnknown(a Account, r *Review) []finding {
	if r.Health.State != health.Unknown {
		return nil
	}
	reason := successkit.NewReason(CodeHealthUnknown).With("coverage", r.Health.Coverage.Display(0)).
		WithInt("missing", len(r.Health.Missing))
	since := p.healthSince(a, r.AsOf, func(s health.Score) bool { return s.State == health.Unknown })
	return []finding{{subject: a.ID, since: since, reason: reason}}
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
	code := CodeRenewalNear
	if !asOf.Before(a.Renewal) {
		code = CodeRenewalPassed
	}
	return []finding{{
		subject: a.ID, since: since,
		reason: successkit.NewReason(code).WithDate("renewal", a.Renewal),
	}}
}
