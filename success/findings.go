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
	var since successkit.Date // the first day on which one of them was unmet
	for _, f := range assessment.Findings {
		if f.State != fit.Unmet {
			continue
		}
		reason = reason.WithRef(criterionRef, f.Criterion)
		if since.IsZero() || f.Since.Before(since) {
			since = f.Since
		}
	}
	reason = reason.WithInt("unmet", len(reason.Evidence))
	return []finding{{subject: a.ID, since: since, reason: reason}}
}

func questionsOpen(a Account, assessment fit.Assessment) []finding {
	since := map[string]successkit.Date{}
	for _, f := range assessment.Findings {
		since[f.Criterion] = f.Since
	}
	var found []finding
	for _, q := range assessment.Questions {
		f := finding{
			subject: q.Criterion, since: since[q.Criterion],
			reason: successkit.NewReason(CodeQuestionOpen).With("question", q.Question).WithRef(criterionRef, q.Criterion),
		}
		if f.since.IsZero() { // nobody ever answered
			f.since = a.Start
		}
		found = append(found, f)
	}
	return found
}

// conditionsOpen returns one finding for each commitment: where one is of both
// sides, each has a condition that rests on it.
func conditionsOpen(assessment fit.Assessment) []finding {
	var found []finding
	for i, c := range assessment.Conditions {
		of := func(o fit.Condition) bool { return o.Commitment == c.Commitment }
		if slices.ContainsFunc(assessment.Conditions[:i], of) {
			continue
		}
		reason := successkit.NewReason(CodeConditionOpen).With("side", c.Side.String())
		if slices.ContainsFunc(assessment.Conditions[i+1:], of) {
			reason = successkit.NewReason(CodeConditionShared)
		}
		found = append(found, finding{
			subject: c.Commitment, due: c.Due,
			reason: reason.With("what", c.What).WithDate("due", c.Due).
				WithRef(criterionRef, c.Criterion).WithRef("commitment", c.Commitment),
		})
	}
	return found
}

func measuresIn(attainment *outcome.Attainment, a Account, states ...outcome.MeasureState) []finding {
	if attainment == nil {
		return nil
	}
	var found []finding
	for _, required := range attainment.Required {
		for _, m := range required.Measures {
			if !slices.Contains(states, m.State) {
				continue
			}
			f := finding{subject: m.Measure, since: m.Since, reason: m.Reason}
			if f.since.IsZero() { // never measured
				f.since = a.Start
			}
			found = append(found, f)
		}
	}
	return found
}

func breaches(attainment *outcome.Attainment) []finding {
	if attainment == nil {
		return nil
	}
	var found []finding
	for _, r := range attainment.Requirements {
		if r.State == outcome.Breached {
			found = append(found, finding{subject: r.Requirement, since: r.Since, reason: r.Reason})
		}
	}
	return found
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
	return []finding{{subject: a.ID, since: p.healthSince(a, r), reason: reason}}
}

func (p *Program) healthUnknown(a Account, r *Review) []finding {
	if r.Health.State != health.Unknown {
		return nil
	}
	reason := successkit.NewReason(CodeHealthUnknown).With("coverage", r.Health.Coverage.Display(0)).
		WithInt("missing", len(r.Health.Missing))
	return []finding{{subject: a.ID, since: p.healthSince(a, r), reason: reason}}
}

// healthSince returns the first day of the band in which the score of r is, or
// of its being unknown. What was so from the beginning began with the account.
func (p *Program) healthSince(a Account, r *Review) successkit.Date {
	since, err := p.health.Since(health.Account{Start: a.Start, Readings: a.Readings}, r.AsOf)
	if err != nil || since.IsZero() { // r has a score, so there is no error
		return a.Start
	}
	return since
}

func singleContact(a Account, asOf successkit.Date) []finding {
	known, reason := 0, successkit.NewReason(CodeSingleContact)
	since := a.Start
	for _, c := range a.Contacts {
		if c.From.After(asOf) {
			continue
		}
		known++
		if c.ActiveOn(asOf) {
			reason = reason.WithRef(contactRef, c.ID)
		} else if c.Left.After(since) {
			since = c.Left
		}
	}
	switch active := len(reason.Evidence); {
	case known == 0:
		reason = successkit.NewReason(CodeContactsUnknown)
	case active == 0:
		reason = successkit.NewReason(CodeNoContact)
	case active > 1:
		return nil
	}
	return []finding{{subject: a.ID, since: since, reason: reason}}
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
