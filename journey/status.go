package journey

import (
	"github.com/successkit/successkit"
)

// A Status says where a customer stands with one milestone as of a day.
type Status struct {
	// Milestone is its id.
	Milestone string `json:"milestone"`
	State     State  `json:"state"`
	// Start and Planned are the planned dates, as in [Planned].
	Start   successkit.Date `json:"start"`
	Planned successkit.Date `json:"planned"`
	// Begin is the day on which what comes before it let it begin, or is forecast
	// to: never before the anchor, nor before the day on which it was lost.
	Begin successkit.Date `json:"begin"`
	// Actual is the day since which the customer is in the state; zero while it
	// is not.
	Actual successkit.Date `json:"actual,omitzero"`
	// Lost is the day on which it was last lost; zero where it never was.
	Lost successkit.Date `json:"lost,omitzero"`
	// Forecast is the day on which it will be reached, never before the as-of
	// date, and Actual where it is reached. It is zero where it is waived.
	Forecast successkit.Date `json:"forecast,omitzero"`
	// WaitsFor is the id of the open milestone that will let it begin, the last of
	// those it waits for or, where any is enough, the first. It is empty where
	// nothing holds it.
	WaitsFor string `json:"waits_for,omitzero"`
	// SlackDays is how many days of the plan it can still slip before the
	// objective is forecast later. At 0 it is on a critical path of what remains.
	// It is nil where it is done, or the objective is or does not wait for it.
	SlackDays *int `json:"slack_days,omitzero"`
	// Quality is how well it went, from 1 (badly) to 5 (well). Zero means not
	// known, or not reached.
	Quality int `json:"quality,omitzero"`
	// Signal is what behaviour warns of while it is open. It is empty where it
	// does not.
	Signal string `json:"signal,omitzero"`
	// Verify says that it was reached so long before its plan that one should
	// look whether it really was: more than 15 % of the time from the anchor.
	Verify bool `json:"verify,omitzero"`
	// Event is the id of the event that it was reached, lost or waived by or, while
	// it is open and was never lost, of the one that warned.
	Event string `json:"event,omitzero"`
}

// Variance returns how many days s is reached, or forecast to be, after its
// planned date; negative is early. A waived milestone has none, and ok is
// false.
func (s Status) Variance() (days int, ok bool) {
	return s.Forecast.Sub(s.Planned), !s.Forecast.IsZero()
}

// OwnDelay returns how many days of the variance s adds itself: those that it
// does not take over from a late beginning. Along a chain they add up to the
// variance at its end. A waived milestone has none, and ok is false.
func (s Status) OwnDelay() (days int, ok bool) {
	days, ok = s.Variance()
	return days - s.Begin.Sub(s.Start), ok
}

// critical reports whether s is on a critical path of what remains.
func (s Status) critical() bool { return s.SlackDays != nil && *s.SlackDays == 0 }

// Status returns the status of the milestone of that id, and whether there is
// one.
func (p Progress) Status(milestone string) (Status, bool) {
	for _, s := range p.Milestones {
		if s.Milestone == milestone {
			return s, true
		}
	}
	return Status{}, false
}

// Of reports whether p is a progress on path: of its id and version, with its
// milestones in order. None is on a nil or zero path.
func (p Progress) Of(path *Path) bool {
	if path == nil || len(path.def.Milestones) == 0 {
		return false
	}
	def := &path.def
	same := p.Path == def.ID && p.Version == def.Version && len(p.Milestones) == len(def.Milestones)
	for i := 0; same && i < len(def.Milestones); i++ {
		same = p.Milestones[i].Milestone == def.Milestones[i].ID
	}
	return same
}

// statuses makes the status of every milestone from the forecast.
func (p *Plan) statuses(tracks []track, at pace, asOf successkit.Date) []Status {
	all := make([]Status, len(tracks))
	slack := p.slack(tracks, at.planned)
	var days []int
	for i, n := range slack {
		if n >= 0 && days == nil {
			days = make([]int, len(slack))
		}
		all[i] = p.status(i, tracks, at.planned, asOf)
		if n >= 0 {
			days[i] = int(n)
			all[i].SlackDays = &days[i]
		}
	}
	return all
}

// status makes the status of milestone i, but for its slack.
func (p *Plan) status(i int, tracks []track, parts int64, asOf successkit.Date) Status {
	t := &tracks[i]
	planned := p.date(p.schedule.due[i])
	forecast := t.reached
	if t.open() {
		forecast = p.date(t.end / parts) // the day in which it falls
		if forecast.Before(asOf) {
			forecast = asOf // which is no working day
		}
	}
	s := Status{
		Milestone: p.path.def.Milestones[i].ID,
		State:     p.state(i, t, planned, forecast, asOf),
		Start:     p.date(p.schedule.begins(i)),
		Planned:   planned,
		Begin:     p.date(t.start / parts),
		Actual:    t.reached,
		Lost:      t.lost,
		Forecast:  forecast,
		Quality:   t.quality,
		Event:     t.event,
	}
	if t.open() {
		s.Signal = t.signal
		if t.event == "" {
			s.Event = t.warning
		}
		if t.waitsFor >= 0 {
			s.WaitsFor = p.path.def.Milestones[t.waitsFor].ID
		}
	}
	const early = 15 // per cent
	s.Verify = !t.reached.IsZero() && 100*planned.Sub(t.reached) > early*planned.Sub(p.anchor)
	return s
}
