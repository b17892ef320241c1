package journey

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// A Gap is a stretch of road on which a customer loses time, with what would
// help it over.
type Gap struct {
	// Milestone is the id of the open milestone at its end.
	Milestone string `json:"milestone"`
	State     State  `json:"state"`
	// DelayDays is the delay that the gap adds itself, as [Status.OwnDelay] but in
	// days of the plan, which is how savings are counted: working days where there
	// is a calendar. InheritedDays is what it takes over from before, negative where
	// that is early.
	DelayDays     int `json:"delay_days"`
	InheritedDays int `json:"inherited_days,omitzero"`
	// Help is the cheapest sufficient set of interventions: of those that are
	// permitted the ones that save DelayDays in the fewest minutes of the vendor's
	// people; of equals the fewest, and then those listed first. Where all of them
	// are too few it is all.
	Help []Help `json:"help,omitempty"`
	// Minutes and SavedDays are what Help takes and saves together.
	Minutes   int `json:"minutes"`
	SavedDays int `json:"saved_days"`
	// Sufficient says that Help saves DelayDays.
	Sufficient bool `json:"sufficient"`
	// Withheld are the interventions that the customer's Appropriate Experience
	// does not permit, in the order of the definition.
	Withheld []Withheld `json:"withheld,omitempty"`
}

// Help is an intervention that is offered to a customer.
type Help struct {
	Intervention string          `json:"intervention"`
	Owner        successkit.Role `json:"owner,omitzero"`
	Minutes      int             `json:"minutes,omitzero"`
	SavesDays    int             `json:"saves_days"`
}

// Withheld is an intervention that is not offered, with what the customer would
// have to permit.
type Withheld struct {
	Intervention string   `json:"intervention"`
	Needs        []string `json:"needs"`
}

// Gaps returns the gaps of a progress of p, in the order of the definition: one
// for each open milestone that adds a delay of its own; one that is overdue by free
// days alone adds none yet. Permitted lists the words
// for what the customer's Appropriate Experience permits; an intervention that
// needs anything else is not offered. It fails with [successkit.ErrConflict]
// where the progress is not one of p.
func (p *Plan) Gaps(progress Progress, permitted []string) ([]Gap, error) {
	if err := p.owns(&progress); err != nil {
		return nil, fmt.Errorf("journey: gaps: %w", err)
	}
	var gaps []Gap
	for i := range progress.Milestones {
		s := &progress.Milestones[i]
		all, inherited := p.day(s.Forecast)-p.day(s.Planned), p.day(s.Begin)-p.day(s.Start)
		if s.State.Done() || s.Forecast.IsZero() || all <= inherited {
			continue
		}
		g := Gap{Milestone: s.Milestone, State: s.State, DelayDays: int(all - inherited), InheritedDays: int(inherited)}
		p.fill(&g, i, permitted)
		gaps = append(gaps, g)
	}
	return gaps, nil
}

// fill chooses what helps over the gap before milestone i.
func (p *Plan) fill(g *Gap, i int, permitted []string) {
	if p.path.help == nil {
		return
	}
	var offered []*Intervention
	for _, at := range p.path.help[i] {
		v := &p.path.def.Interventions[at]
		if !v.offered(p.schedule.coverage) {
			continue
		}
		var lacking []string
		for _, need := range v.Needs {
			if !slices.Contains(permitted, need) {
				lacking = append(lacking, need)
			}
		}
		if lacking != nil {
			g.Withheld = append(g.Withheld, Withheld{v.ID, lacking})
			continue
		}
		offered = append(offered, v)
	}
	for _, v := range cheapest(offered, g.DelayDays) {
		g.Help = append(g.Help, Help{v.ID, v.Owner, v.Minutes, v.SavesDays})
		g.Minutes += v.Minutes
		g.SavedDays += v.SavesDays
	}
	g.Sufficient = g.SavedDays >= g.DelayDays
}

// cheapest returns the set that saves so many days in the fewest minutes, or all
// where they save fewer. It is exact: the cheapest way to save each number of
// days is built up one intervention at a time, at most 64 times 3,700,000 steps.
func cheapest(offered []*Intervention, days int) []*Intervention {
	saved := 0
	for _, v := range offered {
		saved += v.SavesDays
	}
	if saved <= days {
		return offered
	}
	type set struct {
		minutes, count int
		members        uint64
	}
	best := make([]set, days+1) // that saves at least so many days; only best[0] and those with members are sets
	for i, v := range offered {
		for d := days; d > 0; d-- {
			rest := best[max(0, d-v.SavesDays)]
			if d > v.SavesDays && rest.count == 0 {
				continue
			}
			with := set{rest.minutes + v.Minutes, rest.count + 1, rest.members | 1<<i}
			if have := best[d]; have.count == 0 ||
				cmp.Or(cmp.Compare(with.minutes, have.minutes), cmp.Compare(with.count, have.count)) < 0 {
				best[d] = with
			}
		}
	}
	var chosen []*Intervention
	for i, v := range offered {
		if best[days].members&(1<<i) != 0 {
			chosen = append(chosen, v)
		}
	}
	return chosen
}

// owns reports why a progress is not one of p.
func (p *Plan) owns(progress *Progress) error {
	if err := p.ready(); err != nil {
		return err
	}
	if !progress.Of(p.path) || progress.Anchor != p.anchor ||
		progress.Coverage != p.schedule.coverage || progress.Calendar != p.calendar.id() {
		return &successkit.FieldError{
			Path: "progress", Value: progress.Path,
			Err: fmt.Errorf("%w: of another plan", successkit.ErrConflict),
		}
	}
	return nil
}
