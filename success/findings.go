package success

import (
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// The kinds of fact that the reasons of this package refer to.
const (
	criterionRef = "criterion"
	contactRef   = "contact"
	handoffRef   = "handoff" // as package journey writes it
)

func noPotential(c *customer, assessment fit.Assessment) []finding {
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
	return []finding{{subject: c.ID, since: since, reason: reason}}
}

func questionsOpen(c *customer, assessment fit.Assessment) []finding {
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
			f.since = c.terms.Start
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

func measuresIn(c *customer, attainment *outcome.Attainment, states ...outcome.MeasureState) []finding {
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
				f.since = later(c.terms.Start, c.wanted(m.Measure))
			}
			if m.State == outcome.DueSoon {
				f.due = m.Due
			}
			found = append(found, f)
		}
	}
	return found
}

// wanted returns the first day on which a measure was part of what the customer
// wants.
func (c *customer) wanted(measure string) successkit.Date {
	var first successkit.Date
	for _, d := range c.Desired {
		if !d.KnownOn(c.asOf) || !first.IsZero() && !d.From.Before(first) {
			continue
		}
		for _, required := range d.Definition.Required {
			if slices.ContainsFunc(required.Measures, func(m outcome.Measure) bool { return m.ID == measure }) {
				first = d.From
			}
		}
	}
	return first
}

// outgrown returns that every goal is reached and past its day.
func outgrown(c *customer, attainment *outcome.Attainment) []finding {
	if attainment == nil {
		return nil
	}
	var since successkit.Date
	for _, required := range attainment.Required {
		if required.Met != outcome.Yes || !required.Due.Before(c.asOf) {
			return nil
		}
		since = later(since, later(required.Due.AddDays(1), required.Since))
	}
	reason := successkit.NewReason(CodeOutcomeOutgrown).WithDate("since", since)
	return []finding{{subject: c.ID, since: since, reason: reason}}
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

func milestonesIn(c *customer, r *Review, states ...journey.State) []finding {
	if r.Journey == nil {
		return nil
	}
	var found []finding
	for _, s := range r.Journey.Milestones {
		if !slices.Contains(states, s.State) {
			continue
		}
		m, _ := c.road.Milestone(s.Milestone)
		f := finding{subject: s.Milestone, owner: m.Owner, since: s.Planned}
		if s.State == journey.AtRisk {
			f.due = s.Planned
		}
		if s.State == journey.LostAgain {
			f.since = s.Lost
		}
		i := slices.IndexFunc(r.Journey.Reasons, func(r successkit.Reason) bool {
			return len(r.Evidence) > 0 && r.Evidence[0].ID == s.Milestone
		})
		if i >= 0 {
			f.reason = r.Journey.Reasons[i]
		}
		for _, g := range r.Gaps {
			if g.Milestone == s.Milestone {
				f.help = g.Help
			}
		}
		found = append(found, f)
	}
	return found
}

func handoffsIn(c *customer, r *Review, state journey.HandoffState) []finding {
	if r.Journey == nil {
		return nil
	}
	var found []finding
	for i, s := range r.Journey.Handoffs {
		milestone, _ := r.Journey.Status(s.Milestone)
		if s.State != state || milestone.State.Done() {
			continue
		}
		f := finding{subject: s.Handoff, owner: c.road.handoffs[i].From, since: s.Due}
		if !s.Actual.IsZero() {
			f.since = s.Actual
		}
		about := successkit.Ref{Kind: handoffRef, ID: s.Handoff}
		k := slices.IndexFunc(r.Journey.Reasons, func(r successkit.Reason) bool { return len(r.Evidence) > 0 && r.Evidence[0] == about })
		if k >= 0 {
			f.reason = r.Journey.Reasons[k]
		}
		found = append(found, f)
	}
	return found
}

func healthInBand(c *customer, band string, r *Review) []finding {
	if r.Health.State == health.Unknown || r.Health.Band != band {
		return nil
	}
	return []finding{{subject: c.ID, since: healthSince(c), reason: healthReason(r.Health)}}
}

// healthReason says in which band a score is, and what holds it back most.
func healthReason(score health.Score) successkit.Reason {
	reason := successkit.NewReason(CodeHealthInBand).With("band", score.Band).With("score", score.Value.Display(0)).With("weakest", "nothing")
	if len(score.Down) > 0 {
		down := score.Down[0]
		weakest, ok := down.Arg("measure")
		if !ok { // what is not known and is assumed to be bad
			weakest, _ = down.Arg("part")
		}
		reason = reason.With("weakest", weakest)
		reason.Evidence = slices.Clone(down.Evidence)
	}
	return reason
}

func (p *Program) healthFalling(c *customer, r *Review) []finding {
	if r.Trend == nil || r.Trend.Direction != trend.Down {
		return nil
	}
	since, err := trend.Since(c.model, c.health, c.asOf, *p.definition.Trend)
	if err != nil || since.IsZero() { // there is a trend, so there is no error
		since = c.terms.Start
	}
	reason := successkit.NewReason(CodeHealthFalling).
		With("points", strings.TrimPrefix(r.Trend.Change.Display(0), "-")).WithInt("days", p.definition.Trend.WindowDays)
	return []finding{{subject: c.ID, since: since, reason: reason}}
}

func healthUnknown(c *customer, r *Review) []finding {
	if r.Health.State != health.Unknown {
		return nil
	}
	reason := successkit.NewReason(CodeHealthUnknown).With("coverage", r.Health.Coverage.Display(0)).
		WithInt("missing", len(r.Health.Missing))
	return []finding{{subject: c.ID, since: healthSince(c), reason: reason}}
}

// healthSince returns the first day of the band in which the score is, or of its
// being unknown. What was so from the beginning began with the account.
func healthSince(c *customer) successkit.Date {
	since, err := c.model.Since(c.health, c.asOf)
	if err != nil || since.IsZero() { // there is a score, so there is no error
		return c.terms.Start
	}
	return since
}
