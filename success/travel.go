package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
)

// humanNeed is the word by which an intervention says that it needs a person.
const humanNeed = "human"

// travel fills in where the customer is on its journey.
func (p *Program) travel(f *successkit.Faults, c *customer, r *Review) {
	if !c.started() {
		facts.Admit(f, "events", c.Events, func(e journey.Event) string { return e.ID })
		return
	}
	var terms []journey.Term
	if slices.Contains(c.road.Coverages(), c.levelID()) && c.level != nil {
		terms = append(terms, journey.By(c.level.ID))
	}
	plan, err := c.road.Plan(c.terms.Start, terms...)
	f.Merge("contracts", err)
	if err != nil {
		return
	}
	progress, err := plan.Progress(c.Events, c.asOf)
	f.Merge("", err)
	if err != nil {
		return
	}
	r.Journey = &progress
	r.Gaps, err = plan.Gaps(progress, permitted(c.road.needs, c.desired))
	f.Merge("events", err)
	if window, err := successkit.Days(c.asOf.AddDays(1-p.windowDays), c.asOf); err == nil {
		r.Wins, err = plan.Wins(progress, window)
		f.Merge("events", err)
	}
}

// permitted returns those needs of interventions that the Appropriate
// Experience permits. A customer that is to be left alone permits no person;
// one that is met by certain channels, whatever the kind, permits no other
// channel. Of other needs the experience says nothing.
func permitted(needs []string, desired *outcome.Definition) []string {
	if desired == nil || len(needs) == 0 {
		return needs
	}
	needs = slices.Clone(needs)
	channels := []successkit.Channel{
		successkit.InPerson, successkit.Video, successkit.Phone, successkit.Email, successkit.Chat, successkit.InApp, successkit.SelfService,
	}
	for _, q := range desired.Experience.Requirements {
		needs = slices.DeleteFunc(needs, func(need string) bool {
			channel := successkit.Channel(need)
			if q.Channels != nil && q.Kind == "" && slices.Contains(channels, channel) && !slices.Contains(q.Channels.Permitted, channel) {
				return true
			}
			return q.Touch == outcome.Unattended && need == humanNeed
		})
	}
	return needs
}

// meet fills in whom the vendor meets, how and how often.
func (p *Program) meet(f *successkit.Faults, c *customer, r *Review) {
	r.Through = p.met(c.interactions, c.asOf)
	var err error
	r.Relationships, err = p.relationships.Look(c.contacts, c.interactions, c.asOf)
	f.Merge("", err)
	if !c.started() || c.level == nil {
		return
	}
	if c.level.SilenceDays > 0 {
		rhythm, err := people.Cadence(c.interactions, c.terms.Start, c.level.SilenceDays, c.asOf)
		f.Merge("", err)
		r.Through.Rhythm = &rhythm
	}
	if r.Agenda = c.level.agenda(f, c.terms.Start, c.interactions, c.asOf); r.Agenda != nil {
		r.Through.Touches = r.Agenda.Kept
	}
}

// A Lead is an offer that makes sense for a customer now that a milestone is
// reached, and whether it may be made.
type Lead struct {
	expansion.Opportunity
	// Qualified says that nothing bars it and that the customer was talked to and
	// is open: a service-qualified lead.
	Qualified bool `json:"qualified,omitzero"`
	// Bars are what forbids to speak of it: before first value, without potential,
	// while the customer is not successful or its health is in the worst band.
	Bars []successkit.Reason `json:"bars,omitempty"`
}

// lead fills in the offers that make sense.
func (p *Program) lead(f *successkit.Faults, c *customer, r *Review) {
	if p.expansions == nil || r.Journey == nil {
		facts.Admit(f, "talks", c.Talks, func(t expansion.Talk) string { return t.ID })
		return
	}
	offers, err := p.expansions.Due(c.road.Path, *r.Journey, c.Talks)
	f.Merge("", err)
	forbid := bars(c, r)
	for _, o := range offers.Opportunities {
		open := o.State == expansion.Discussed || o.State == expansion.Due || o.State == expansion.Missed
		l := Lead{Opportunity: o}
		if open {
			l.Bars = forbid
			l.Qualified = o.State == expansion.Discussed && len(forbid) == 0
		}
		r.Leads = append(r.Leads, l)
	}
}

// bars returns what forbids to speak of an offer.
func bars(c *customer, r *Review) []successkit.Reason {
	var bars []successkit.Reason
	if r.Terms.Relation != Customer {
		bars = append(bars, successkit.NewReason(CodeNotCustomer))
	}
	if !firstValue(c, r) {
		bars = append(bars, successkit.NewReason(CodeNoValueYet))
	}
	if r.Fit.Verdict == fit.NoPotential {
		bars = append(bars, successkit.NewReason(CodeNoPotential).WithInt("profile_version", r.Fit.Profile.Version).WithInt("unmet", unmet(r.Fit)))
	}
	if r.Verdict == Unsuccessful {
		bars = append(bars, successkit.NewReason(CodeNotSuccessful))
	}
	if r.InWorstBand {
		bars = append(bars, healthReason(r.Health))
	}
	return bars
}

// firstValue reports whether anything of what the customer came for is there: a
// goal reached once, or a success milestone that stands.
func firstValue(c *customer, r *Review) bool {
	if r.Outcome != nil {
		for _, required := range r.Outcome.Required {
			for _, m := range required.Measures {
				if !m.Reached.IsZero() || !m.FirstValue.IsZero() {
					return true
				}
			}
		}
	}
	return slices.ContainsFunc(r.Journey.Milestones, func(s journey.Status) bool {
		m, _ := c.road.Milestone(s.Milestone)
		return m.Kind == journey.Success && (s.State == journey.Reached || s.State == journey.ReachedLate)
	})
}

// worst reports whether a score is in the worst band of its model.
func worst(m *health.Model, s health.Score) bool {
	return s.State != health.Unknown && s.Band != "" && m.BandIndex(s.Band) == 0
}

func unmet(a fit.Assessment) int {
	n := 0
	for _, f := range a.Findings {
		if f.State == fit.Unmet {
			n++
		}
	}
	return n
}
