package journey

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// A Pull is a milestone that work can go on at today.
type Pull struct {
	// Milestone is its id.
	Milestone string `json:"milestone"`
	// SlackDays is how many days it can slip, as in [Status]; nil where the
	// objective does not wait for it.
	SlackDays *int `json:"slack_days,omitzero"`
	// EarlyDays is how many days before its planned start it could be begun; 0
	// where that has come.
	EarlyDays int `json:"early_days,omitzero"`
}

// PullForward returns the open milestones that nothing holds, those first whose
// every day moves the objective: what has the least slack, then what is forecast
// to be reached last, then the order of the definition. Those with early days are
// what could be pulled forward. What has not begun because the anchor is still to
// come is among them.
func (p Progress) PullForward() []Pull {
	var at []int
	for i := range p.Milestones {
		if s := &p.Milestones[i]; !s.State.Done() && s.WaitsFor == "" {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(i, k int) int {
		a, b := &p.Milestones[i], &p.Milestones[k]
		return cmp.Or(cmp.Compare(a.slackOrNever(), b.slackOrNever()), b.Forecast.Compare(a.Forecast))
	})
	var all []Pull
	for _, i := range at {
		s := &p.Milestones[i]
		all = append(all, Pull{Milestone: s.Milestone, SlackDays: s.SlackDays, EarlyDays: max(0, s.Start.Sub(p.AsOf))})
	}
	return all
}

func (s Status) slackOrNever() int64 {
	if s.SlackDays == nil {
		return never
	}
	return int64(*s.SlackDays)
}

// A Win is a success milestone that a customer reached, to be celebrated as a
// sale is.
type Win struct {
	// Milestone and Name are of the milestone, Outcome of what it leads to.
	Milestone string `json:"milestone"`
	Name      string `json:"name"`
	Outcome   string `json:"outcome,omitzero"`
	// Date is the day on which it was reached, and EarlyDays how many days before
	// its planned date; negative is late.
	Date      successkit.Date `json:"date"`
	EarlyDays int             `json:"early_days"`
	// Quality is how well it went, 1 to 5; 0 is not known.
	Quality int `json:"quality,omitzero"`
	// Objective says that it is what the customer is here for.
	Objective bool `json:"objective,omitzero"`
	// Verify says that it came so early that one should look first, as in [Status].
	Verify bool `json:"verify,omitzero"`
}

// Wins returns the success milestones of a progress of p that were reached in a
// period and still stand, by their dates and then in the order of the
// definition. It fails with [successkit.ErrConflict] where the progress is not one
// of p, and with [successkit.ErrRequired] without a period.
func (p *Plan) Wins(progress Progress, in successkit.Period) ([]Win, error) {
	if err := p.owns(&progress); err != nil {
		return nil, fmt.Errorf("journey: wins: %w", err)
	}
	if in.IsZero() {
		return nil, fmt.Errorf("journey: wins: %w", &successkit.FieldError{Path: "period", Err: successkit.ErrRequired})
	}
	var wins []Win
	for i := range progress.Milestones {
		s, m := &progress.Milestones[i], &p.path.def.Milestones[i]
		if m.Kind != Success || !in.Contains(s.Actual) {
			continue
		}
		wins = append(wins, Win{
			Milestone: m.ID, Name: m.Name, Outcome: m.Outcome, Date: s.Actual,
			EarlyDays: s.Planned.Sub(s.Actual), Quality: s.Quality, Objective: i == p.path.objective, Verify: s.Verify,
		})
	}
	slices.SortStableFunc(wins, func(a, b Win) int { return a.Date.Compare(b.Date) })
	return wins, nil
}
