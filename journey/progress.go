package journey

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
)

// A Progress says where one customer stands on its path as of a day, when it
// will get where it wants to be, and what will be late. It is plain data.
type Progress struct {
	// Path and Version name the definition that it was computed from.
	Path    string `json:"path"`
	Version int    `json:"version"`
	// Anchor is the day on which the plan's clock began to run.
	Anchor successkit.Date `json:"anchor"`
	// AsOf is the day as of which it was computed.
	AsOf successkit.Date `json:"as_of"`
	// Objective is the id of the milestone that the customer is here for.
	Objective string `json:"objective"`
	// Milestones are all milestones, in the order of the definition.
	Milestones []Status `json:"milestones"`
	// Completion is how many milestones are reached, of those not waived. It is
	// undefined where all are waived.
	Completion successkit.Rate `json:"completion"`
	// Pace is the days that milestones have taken over the days that they were
	// expected to take, 26/20: above 1 is slow. It is undefined while nothing
	// was reached from which it could be seen.
	Pace successkit.Rate `json:"pace"`
	// PaceMilestones is how many milestones Pace rests on. One says little,
	// three or more are solid.
	PaceMilestones int `json:"pace_milestones"`
	// StalledDays is how many days have gone by since a milestone that still
	// stands was reached, or since the anchor where there is none. It is 0 when
	// every milestone is reached or waived.
	StalledDays int `json:"stalled_days"`
	// Escalation is how much attention the journey needs, 1 to 5:
	//
	//	1  all on track
	//	2  one milestone at risk
	//	3  two or more at risk
	//	4  one or more missed
	//	5  three or more missed, or one on a critical path to the objective
	//
	// A critical path is one of what remains: the milestones, waived ones aside,
	// of which any day more makes the open objective a day later by the forecast.
	// Once the objective is reached or waived there is none.
	// A milestone is missed while it is open past its planned date, whatever
	// else holds it. It is at risk where it is not missed and is AtRisk, Blocked
	// or LostAgain.
	Escalation int `json:"escalation"`
	// Reasons has one reason for each milestone that is missed or at risk, in
	// the order of the definition.
	Reasons []successkit.Reason `json:"reasons,omitempty"`
	// Ignored has one reason for each event that was left out, in the order of
	// the events' dates.
	Ignored []successkit.Reason `json:"ignored,omitempty"`
}

// A Status says where a customer stands with one milestone.
type Status struct {
	// Milestone is its id.
	Milestone string `json:"milestone"`
	// State is the verdict.
	State State `json:"state"`
	// Start is the day on which the plan has it begin.
	Start successkit.Date `json:"start"`
	// Planned is the day on which the plan has it reached.
	Planned successkit.Date `json:"planned"`
	// Actual is the day since which it stands. It is zero unless it is reached.
	Actual successkit.Date `json:"actual,omitzero"`
	// Lost is the day on which it was last lost. It is zero where it never was,
	// and is kept when it is reached again.
	Lost successkit.Date `json:"lost,omitzero"`
	// Forecast is the day on which it will be reached, never before the as-of
	// date, and Actual where it is reached. It is zero where it is waived.
	Forecast successkit.Date `json:"forecast,omitzero"`
	// WaitsFor is the id of the open milestone that will be the last to let it
	// begin. It is empty where nothing holds it.
	WaitsFor string `json:"waits_for,omitzero"`
	// Quality is how well it went, from 1 (badly) to 5 (well). Zero means not
	// known, or not reached.
	Quality int `json:"quality,omitzero"`
	// Event is the id of the event that it was reached, lost or waived by.
	Event string `json:"event,omitzero"`
}

// Variance returns how many days s is reached, or forecast to be, after its
// planned date; negative is early. A waived milestone has none, and ok is
// false.
func (s Status) Variance() (days int, ok bool) {
	return s.Forecast.Sub(s.Planned), !s.Forecast.IsZero()
}

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

// Progress says where the customer stands as of a day, by what is known of it
// by the end of that day. The order in which events are listed does not
// matter; what is dated or recorded later is listed as ignored and changes
// nothing else.
//
// Progress fails with an [successkit.InputError] that lists every fault of the
// input, including that of later events:
//
//	ErrRequired    asOf is zero; an event has no id, milestone, kind or date
//	ErrMalformed   an id does not have its form
//	ErrOutOfRange  a quality is not 0 to 5
//	ErrUnknown     an event's kind is none of the list
//	ErrConflict    two events with one id differ; one was recorded before its date
//
// An event of a milestone that the path does not have is no error, since facts
// outlive the versions of a path, and a loss of what was not reached is none,
// since the host may not have heard of the rest: both are listed as ignored. A customer without any events has
// progress too.
func (p *Plan) Progress(events []Event, asOf successkit.Date) (Progress, error) {
	if p == nil || p.path == nil {
		return Progress{}, fmt.Errorf("journey: progress: %w",
			&successkit.FieldError{Path: "plan", Err: successkit.ErrRequired})
	}
	var f successkit.Faults
	admitted := facts.Admit(&f, "events", events, func(e Event) string { return e.ID })
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return Progress{}, fmt.Errorf("journey: progress: %w", err)
	}
	slices.SortFunc(admitted, Event.compare)

	def := &p.path.def
	out := Progress{
		Path:       def.ID,
		Version:    def.Version,
		Anchor:     p.anchor,
		AsOf:       asOf,
		Objective:  def.Milestones[p.path.objective].ID,
		Milestones: make([]Status, len(def.Milestones)),
	}
	tracks := make([]track, len(def.Milestones))
	for _, e := range admitted {
		i, ours := p.path.index[e.Milestone]
		switch {
		case !ours:
			out.Ignored = append(out.Ignored, otherMilestone(e))
		case !e.KnownOn(asOf):
			out.Ignored = append(out.Ignored, notYetKnown(e))
		case !tracks[i].record(e):
			out.Ignored = append(out.Ignored, p.path.lostUnreached(e))
		}
	}
	shown, parts := p.forecast(tracks, asOf)
	out.Pace, out.PaceMilestones = successkit.CountRate(shown.elapsed, shown.planned), shown.milestones
	for i := range tracks {
		out.Milestones[i] = p.status(i, tracks, parts, asOf)
	}
	p.summarise(&out, p.critical(tracks))
	return out, nil
}

// status makes the status of milestone i from the forecast.
func (p *Plan) status(i int, tracks []track, parts int64, asOf successkit.Date) Status {
	t := &tracks[i]
	day := t.end / parts // the day in which it falls; what is negative was reached, on a whole day
	s := Status{
		Milestone: p.path.def.Milestones[i].ID,
		State:     p.state(i, t, day, asOf),
		Start:     p.date(p.path.begins(i)),
		Planned:   p.date(p.path.due[i]),
		Actual:    t.reached,
		Lost:      t.lost,
		Quality:   t.quality,
		Event:     t.event,
	}
	if s.State != Waived {
		s.Forecast = p.date(day)
	}
	if !s.State.Done() && t.waitsFor >= 0 {
		s.WaitsFor = p.path.def.Milestones[t.waitsFor].ID
	}
	return s
}

// summarise fills what is said of the whole journey, of which the given
// milestones are critical.
func (p *Plan) summarise(out *Progress, critical []bool) {
	var reached, required int64
	var atRisk, missed int
	delayed := false
	moved := p.anchor
	for i, s := range out.Milestones {
		if s.State != Waived {
			required++
		}
		if !s.Actual.IsZero() {
			reached++
			if s.Actual.After(moved) {
				moved = s.Actual
			}
		}
		switch {
		case !s.State.Done() && s.Planned.Before(out.AsOf):
			missed++
			delayed = delayed || critical[i]
		case s.State == AtRisk || s.State == Blocked || s.State == LostAgain:
			atRisk++
		default:
			continue
		}
		out.Reasons = append(out.Reasons, p.reason(s, out.AsOf))
	}
	out.Completion = successkit.CountRate(reached, required)
	if reached < required {
		out.StalledDays = max(0, out.AsOf.Sub(moved))
	}
	switch {
	case missed >= 3 || delayed:
		out.Escalation = 5
	case missed >= 1:
		out.Escalation = 4
	case atRisk >= 2:
		out.Escalation = 3
	case atRisk == 1:
		out.Escalation = 2
	default:
		out.Escalation = 1
	}
}
