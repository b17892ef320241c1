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
	// Coverage is the word of the variant that the plan follows; empty where it
	// follows none.
	Coverage string `json:"coverage,omitzero"`
	// Calendar is the id of the calendar of the plan.
	Calendar string `json:"calendar,omitzero"`
	// Anchor is the day on which the plan's clock began to run.
	Anchor successkit.Date `json:"anchor"`
	// AsOf is the day as of which it was computed.
	AsOf successkit.Date `json:"as_of"`
	// Objective is the id of the milestone that the customer is here for.
	Objective string `json:"objective"`
	// Milestones are all milestones, in the order of the definition.
	Milestones []Status `json:"milestones"`
	// Handoffs are all hand-offs, in the order of the definition.
	Handoffs []HandoffStatus `json:"handoffs,omitempty"`
	// Completion is how many milestones are reached, of those not waived. It is
	// undefined where all are waived.
	Completion successkit.Rate `json:"completion"`
	// Position is the same by their weights.
	Position successkit.Rate `json:"position"`
	// Quality is the mean of the qualities known, each 1 to 5: their sum over
	// their number. It is undefined where none is.
	Quality successkit.Rate `json:"quality"`
	// Clock says how long the journey has taken.
	Clock Clock `json:"clock"`
	// Pace is the days that milestones have taken over the days that they were
	// planned to take, 26/20: above 1 is slow. It is undefined while nothing
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
	// the order of the definition, and after them one for each hand-off that is
	// overdue, skipped or incomplete.
	Reasons []successkit.Reason `json:"reasons,omitempty"`
	// Ignored has one reason for each event that was left out, in the order of
	// the events' dates.
	Ignored []successkit.Reason `json:"ignored,omitempty"`
}

// Progress says where the customer stands as of a day, by what is known of it
// by the end of that day. The order in which events are listed does not
// matter; what is dated or recorded later is listed as ignored and changes
// nothing else.
//
// Progress fails with an [successkit.InputError] that lists every fault of the
// input, including that of later events:
//
//	ErrRequired    asOf is zero; an event lacks what its kind needs
//	ErrMalformed   an id or word does not have its form
//	ErrOutOfRange  a quality is not 0 to 5
//	ErrUnknown     an event's kind or side is none of the list
//	ErrConflict    two events with one id differ; one was recorded before its
//	               date, or has what its kind has not
//
// An event of a milestone or hand-off that the path does not have is no error,
// since facts outlive the versions of a path, and a loss of what was not reached
// or a pause during a pause is none, since the host may not have heard of the
// rest: all are listed as ignored. A customer without any events has progress
// too.
func (p *Plan) Progress(events []Event, asOf successkit.Date) (Progress, error) {
	known, err := p.admit(events, asOf)
	if err != nil {
		return Progress{}, fmt.Errorf("journey: progress: %w", err)
	}
	def := &p.path.def
	out := Progress{
		Path:      def.ID,
		Version:   def.Version,
		Coverage:  p.schedule.coverage,
		Calendar:  p.calendar.id(),
		Anchor:    p.anchor,
		AsOf:      asOf,
		Objective: def.Milestones[p.path.objective].ID,
		Ignored:   known.ignored,
	}
	shown, at := p.forecast(known.tracks, asOf)
	out.Pace, out.PaceMilestones = successkit.CountRate(shown.elapsed, shown.planned), shown.milestones
	out.Milestones = p.statuses(known.tracks, at, asOf)
	out.Handoffs = p.handoffs(known, out.Milestones, asOf)
	out.Clock = p.clock(&known.pauses, known.tracks[p.path.objective].reached, asOf)
	p.summarise(&out)
	return out, nil
}

// known is what is known of one customer on a day.
type known struct {
	tracks   []track
	pauses   pauses
	handoffs []Event // the last of each hand-off; zero where there was none
	ignored  []successkit.Reason
}

// admit checks events, puts them in order and takes in what is known on a day.
func (p *Plan) admit(events []Event, asOf successkit.Date) (*known, error) {
	var f successkit.Faults
	if err := p.ready(); err != nil {
		return nil, err
	}
	admitted := facts.Admit(&f, "events", events, func(e Event) string { return e.ID })
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(admitted, Event.compare)
	k := p.nothing()
	for _, e := range admitted {
		if r, ok := p.record(k, e, asOf); !ok {
			k.ignored = append(k.ignored, r)
		}
	}
	return k, nil
}

// nothing returns what is known of a customer before anything is.
func (p *Plan) nothing() *known {
	k := &known{tracks: make([]track, len(p.path.def.Milestones))}
	if n := len(p.path.def.Handoffs); n > 0 {
		k.handoffs = make([]Event, n)
	}
	return k
}

// record takes in the next event, or returns why it was left out.
func (p *Plan) record(k *known, e Event, asOf successkit.Date) (successkit.Reason, bool) {
	milestone, ours := p.path.index[e.Milestone]
	handoff := 0
	switch e.Kind {
	case EventHandedOver:
		handoff, ours = p.path.handoffs[e.Handoff]
	case EventPaused, EventResumed:
		ours = true
	case UnknownEvent, EventReached, EventLost, EventWaived, EventCleared, EventWarned:
	}
	switch {
	case !ours:
		return elsewhere(e), false
	case !e.KnownOn(asOf):
		return notYetKnown(e), false
	case e.Kind == EventHandedOver:
		k.handoffs[handoff] = e
	case e.Kind == EventPaused || e.Kind == EventResumed:
		if !k.pauses.record(e) {
			return pauseTwice(e), false
		}
	case !k.tracks[milestone].record(e):
		return p.path.lostUnreached(e), false
	}
	return successkit.Reason{}, true
}

// summarise fills what is said of the whole journey.
func (p *Plan) summarise(out *Progress) {
	var reached, required, weight, whole, quality, rated int64
	var atRisk, missed int
	delayed := false
	moved := p.anchor
	for i := range out.Milestones {
		s := &out.Milestones[i]
		if s.State != Waived {
			required++
			whole += p.path.def.Milestones[i].weight()
		}
		if !s.Actual.IsZero() {
			reached++
			weight += p.path.def.Milestones[i].weight()
			if s.Quality > 0 {
				quality += int64(s.Quality)
				rated++
			}
			if s.Actual.After(moved) {
				moved = s.Actual
			}
		}
		switch {
		case !s.State.Done() && s.Planned.Before(out.AsOf):
			missed++
			delayed = delayed || s.critical()
		case s.State == AtRisk || s.State == Blocked || s.State == LostAgain:
			atRisk++
		default:
			continue
		}
		out.Reasons = append(out.Reasons, p.reason(s, out.AsOf))
	}
	for i := range out.Handoffs {
		if r, ok := p.handoffReason(i, &out.Handoffs[i], out.AsOf); ok {
			out.Reasons = append(out.Reasons, r)
		}
	}
	out.Completion = successkit.CountRate(reached, required)
	out.Position = successkit.CountRate(weight, whole)
	out.Quality = successkit.CountRate(quality, rated)
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
