package journey

import (
	"math"
	"slices"
)

// A schedule is how long each milestone of a path takes by one variant, and
// when it is planned, in days of the plan after its anchor. All of it is
// indexed by the position of the milestone.
type schedule struct {
	coverage string // word of the variant; empty for the path itself
	days     []int64
	laws     []law // nil where the duration does not vary
	due      []int64
	slack    []int64 // days that each can slip at no cost to the objective; -1 off its way
	length   int64   // the latest due
	spreads  bool    // whether any duration varies
}

// schedule returns the schedule by a variant, or as the milestones say where it
// is nil. It lays the path out by the critical path method: forward for the
// dates, backward from the objective for the slack.
func (p *Path) schedule(v *Variant) schedule {
	n := len(p.def.Milestones)
	s := schedule{days: make([]int64, n), laws: make([]law, n), due: make([]int64, n), slack: make([]int64, n)}
	for i := range p.def.Milestones {
		s.take(i, p.def.Milestones[i].DurationDays, p.def.Milestones[i].Spread)
	}
	if v != nil {
		s.coverage = v.Coverage
		for _, a := range v.Milestones {
			if a.DurationDays != 0 || a.Spread != nil {
				s.take(p.index[a.Milestone], a.DurationDays, a.Spread)
			}
		}
	}
	for i := range s.laws {
		s.spreads = s.spreads || s.laws[i] != nil
	}
	for _, i := range p.order {
		s.due[i] = p.plannedStart(i, s.due) + s.days[i]
		s.length = max(s.length, s.due[i])
	}
	latest := p.latest(s.due, func(i int) int64 { return s.due[i] - s.days[i] })
	for i := range s.slack {
		s.slack[i] = -1
		if latest[i] != never {
			s.slack[i] = latest[i] - s.due[i]
		}
	}
	return s
}

// take sets the duration of milestone i.
func (s *schedule) take(i, days int, spread *Spread) {
	s.laws[i] = nil
	if spread != nil {
		s.laws[i] = spread.law()
		if days == 0 {
			days = middle(s.laws[i])
		}
	}
	s.days[i] = int64(days)
}

// begins returns the planned start of milestone i in days after the anchor.
func (s *schedule) begins(i int) int64 { return s.due[i] - s.days[i] }

// plannedStart returns when milestone i can begin where those before it end as
// given: with the last of them, or with the first where any is enough.
func (p *Path) plannedStart(i int, ends []int64) int64 {
	if at := p.carrier(i, ends); at >= 0 {
		return ends[at]
	}
	return 0
}

// carrier returns the prerequisite whose end lets milestone i begin: the last
// to end or, where any is enough, the first; the first listed of equals, and -1
// where there is none.
func (p *Path) carrier(i int, ends []int64) int {
	at := -1
	for _, pre := range p.waits[i] {
		switch {
		case at < 0,
			p.any(i) && ends[pre] < ends[at],
			!p.any(i) && ends[pre] > ends[at]:
			at = pre
		}
	}
	return at
}

// any reports whether one prerequisite of milestone i is enough.
func (p *Path) any(i int) bool { return p.def.Milestones[i].Requires == AnyOf }

// never is the latest end of what the objective does not wait for.
const never = math.MaxInt64

// latest returns how late each milestone may end before the objective ends
// later, where all end as given and each starts no earlier than start says. Of
// prerequisites of which any is enough it holds the first to end to it: that
// one may in truth slip further, up to where another takes its place.
func (p *Path) latest(ends []int64, start func(i int) int64) []int64 {
	latest := make([]int64, len(ends))
	for i := range latest {
		latest[i] = never
	}
	latest[p.objective] = ends[p.objective]
	for _, i := range slices.Backward(p.order) {
		if latest[i] == never {
			continue
		}
		latestStart := latest[i] - (ends[i] - start(i))
		if p.any(i) {
			if at := p.carrier(i, ends); at >= 0 {
				latest[at] = min(latest[at], latestStart)
			}
			continue
		}
		for _, pre := range p.waits[i] {
			latest[pre] = min(latest[pre], latestStart)
		}
	}
	return latest
}
