package expansion

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/journey"
)

// An Opportunity is an offer that makes sense for a customer, since its milestone
// is reached.
type Opportunity struct {
	Offer     string `json:"offer"`
	Milestone string `json:"milestone"`
	State     State  `json:"state"`
	// Value is that of the offer, in the currency of the catalogue.
	Value decimal.Decimal `json:"value"`
	// Reached is the day since which the customer is at the milestone, and DiscussBy
	// the last day of the moment.
	Reached   successkit.Date `json:"reached"`
	DiscussBy successkit.Date `json:"discuss_by"`
	// Talk is the id of the last talk; empty where there was none.
	Talk string `json:"talk,omitzero"`
}

// Offers is what can be offered to one customer as of a day.
type Offers struct {
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`
	// Opportunities are in the order of the milestones.
	Opportunities []Opportunity `json:"opportunities,omitempty"`
	// Unknown are the offers of reached milestones that the catalogue does not have.
	Unknown []string `json:"unknown,omitempty"`
}

// Due returns the offers of a customer whose milestones are reached, as of the day
// of its progress and by the talks that are known by its end. An offer that the
// customer has had from the beginning is a talk with a [Yes]. A milestone that was
// lost again offers nothing. It fails with an [successkit.InputError] that lists
// every fault of the talks, and with [successkit.ErrConflict] where the progress is
// not one of the path.
func (c *Catalogue) Due(path *journey.Path, progress journey.Progress, talks []Talk) (Offers, error) {
	var f successkit.Faults
	c.ready(&f)
	offered := offersOf(&f, path, &progress)
	admitted := facts.Admit(&f, "talks", talks, func(t Talk) string { return t.ID })
	if err := f.Err(); err != nil {
		return Offers{}, fmt.Errorf("expansion: %w", err)
	}
	last := lastTalks(admitted, progress.AsOf)
	out := Offers{AsOf: progress.AsOf, Currency: c.def.Currency}
	for i := range progress.Milestones {
		s := &progress.Milestones[i]
		if offered[i] == "" || s.Actual.IsZero() {
			continue
		}
		at, ok := c.index[offered[i]]
		if !ok {
			out.Unknown = append(out.Unknown, offered[i])
			continue
		}
		o := &c.def.Offers[at]
		talk := last[o.ID]
		opportunity := Opportunity{
			Offer: o.ID, Milestone: s.Milestone, Value: o.Value,
			Reached: s.Actual, DiscussBy: o.discuss(s.Actual), Talk: talk.ID,
		}
		opportunity.State = state(talk.Answer, &opportunity, progress.AsOf)
		out.Opportunities = append(out.Opportunities, opportunity)
	}
	return out, nil
}

func state(a Answer, o *Opportunity, asOf successkit.Date) State {
	switch a {
	case Yes:
		return Accepted
	case No:
		return Declined
	case Open:
		return Discussed
	case NoAnswer:
	}
	if !o.DiscussBy.IsZero() && o.DiscussBy.Before(asOf) {
		return Missed
	}
	return Due
}

// lastTalks returns the last talk of each offer that is known on a day.
func lastTalks(talks []Talk, asOf successkit.Date) map[string]Talk {
	slices.SortFunc(talks, func(a, b Talk) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Answer, b.Answer), cmp.Compare(a.ID, b.ID))
	})
	last := map[string]Talk{}
	for _, t := range talks {
		if facts.KnownOn(t.Date, t.Recorded, asOf) {
			last[t.Offer] = t
		}
	}
	return last
}

// offersOf returns the offer of each milestone of a progress, and notes where it is
// not one of the path.
func offersOf(f *successkit.Faults, path *journey.Path, progress *journey.Progress) []string {
	if path == nil {
		f.Add("path", "", successkit.ErrRequired)
		return nil
	}
	if !progress.Of(path) {
		f.Add("progress", progress.Path, fmt.Errorf("%w: of another path", successkit.ErrConflict))
		return nil
	}
	offers := make([]string, len(progress.Milestones))
	for i := range progress.Milestones {
		m, _ := path.Milestone(progress.Milestones[i].Milestone)
		offers[i] = m.Offer
	}
	return offers
}
