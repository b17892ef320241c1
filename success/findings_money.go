package success

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
)

func renewalNear(c *customer, leadDays int) []finding {
	since := c.terms.Renewal.AddDays(-leadDays)
	if c.terms.Renewal.IsZero() || c.asOf.Before(since) {
		return nil
	}
	code := CodeRenewalNear
	if !c.asOf.Before(c.terms.Renewal) {
		code = CodeRenewalPassed
	}
	return []finding{{
		subject: c.ID, since: since,
		reason: successkit.NewReason(code).WithDate("renewal", c.terms.Renewal),
	}}
}

// leaving returns that the customer has given notice.
func leaving(c *customer, r *Review) []finding {
	if r.Terms.Left.IsZero() {
		return nil
	}
	return []finding{{subject: c.ID, since: c.noticed, reason: leavingReason(r.Terms)}}
}

func leavingReason(t Terms) successkit.Reason {
	return successkit.NewReason(CodeLeaving).WithDate("left", t.Left)
}

// offersIn returns the offers that nothing bars, the qualified ones or the
// others.
func offersIn(c *customer, r *Review, qualified bool) []finding {
	var found []finding
	for _, l := range r.Leads {
		due := l.State == expansion.Due || l.State == expansion.Missed
		if len(l.Bars) > 0 || !due && !l.Qualified || l.Qualified != qualified {
			continue
		}
		f := finding{subject: l.Offer, since: l.Reached, value: new(l.Value)}
		code := CodeQualifiedLead
		if qualified {
			f.since = later(f.since, c.talked(l.Talk))
		} else {
			f.due, code = l.DiscussBy, CodeExpansionDue
		}
		f.reason = successkit.NewReason(code).With("offer", l.Offer).WithDate("reached", l.Reached).WithRef("milestone", l.Milestone)
		found = append(found, f)
	}
	return found
}

// talked returns the day on which a talk became known.
func (c *customer) talked(id string) successkit.Date {
	i := slices.IndexFunc(c.Talks, func(t expansion.Talk) bool { return t.ID == id })
	if i < 0 {
		return successkit.Date{}
	}
	return facts.KnownDay(c.Talks[i].Date, c.Talks[i].Recorded)
}

// rulingsOf returns the exceptions that were asked for or made, by day and id,
// each with the last ruling on it.
func rulingsOf(list []Exception) []Exception {
	list = slices.Clone(list)
	slices.SortFunc(list, func(x, y Exception) int { return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID)) })
	var found []Exception
	place := make(map[string]int, len(list))
	for _, e := range list {
		if e.Of == "" {
			place[e.ID] = len(found)
			found = append(found, e)
		}
	}
	for _, e := range list {
		i, ok := place[e.Of]
		if !ok { // it asks, or rules on what is not known
			continue
		}
		ruled := &found[i]
		ruled.Ruling, ruled.EscalatedTo = e.Ruling, e.EscalatedTo
		if !e.Amount.IsZero() {
			ruled.Amount, ruled.Currency = e.Amount, e.Currency
		}
	}
	return found
}

func exceptionsOpen(r *Review) []finding {
	var found []finding
	for _, e := range r.Exceptions {
		if e.Ruling == Asked {
			code := CodeExceptionOpen
			if e.AgainstTerms {
				code = CodeExceptionAgainst
			}
			found = append(found, finding{
				subject: e.ID, since: e.Date, value: new(e.Amount),
				reason: successkit.NewReason(code).With("kind", e.Kind).With("cause", e.Cause).WithRef("exception", e.ID),
			})
		}
	}
	return found
}

func obstaclesNoted(r *Review) []finding {
	var found []finding
	for _, o := range r.Obstacles {
		if o.Reason.Code == CodeObstacle {
			found = append(found, finding{subject: o.Subject, since: o.Since, reason: o.Reason})
		}
	}
	return found
}

func badFitMatched(c *customer, r *Review) []finding {
	if r.BadFit == nil || r.BadFit.Matched != fit.Matches {
		return nil
	}
	var since successkit.Date
	on := r.BadFit.On()
	for _, s := range r.BadFit.Signs {
		if slices.Contains(on, s.Criterion) && (since.IsZero() || s.Since.Before(since)) {
			since = s.Since
		}
	}
	reason := successkit.NewReason(CodeBadFitMatched).WithInt("signs", len(on))
	for _, id := range on {
		reason = reason.WithRef(criterionRef, id)
	}
	return []finding{{subject: c.ID, since: since, reason: reason}}
}

// wins returns what was reached within so many days and is to be celebrated.
func wins(c *customer, r *Review, withinDays int) []finding {
	first := c.asOf.AddDays(-withinDays)
	var found []finding
	for _, w := range r.Wins {
		if !w.Date.Before(first) {
			found = append(found, finding{
				subject: w.Milestone, since: w.Date,
				reason: successkit.NewReason(CodeMilestoneWon).With("milestone", w.Name).WithDate("date", w.Date).WithRef("milestone", w.Milestone),
			})
		}
	}
	if r.Outcome == nil {
		return found
	}
	for _, required := range r.Outcome.Required {
		for _, m := range required.Measures {
			if (m.State == outcome.Achieved || m.State == outcome.AchievedLate) && !m.Reached.Before(first) {
				found = append(found, finding{subject: m.Measure, since: m.Reached, reason: m.Reason})
			}
		}
	}
	return found
}

// unconfirmed returns the goals that the two sides do not both confirm.
func unconfirmed(c *customer, r *Review) []finding {
	if r.Understanding == nil {
		return nil
	}
	var found []finding
	for _, g := range r.Understanding.NotShared() {
		f := finding{subject: g.Goal, since: c.terms.Start}
		if r.Outcome != nil {
			for _, required := range r.Outcome.Required {
				if required.Required == g.Goal {
					f.since = later(f.since, required.Captured)
				}
			}
		}
		for _, p := range []outcome.Standpoint{g.Vendor, g.Customer} { // the customer's speaks where both lack
			if p.State == outcome.Confirmed {
				continue
			}
			f.reason = p.Reason
			f.since = later(f.since, p.Lapsed)
		}
		found = append(found, f)
	}
	return found
}
