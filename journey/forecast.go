package journey

import (
	"github.com/successkit/successkit"
)

// A pace is the time that was taken over the time that was expected, in days:
// 26/20. The zero pace is unknown.
type pace struct {
	elapsed, planned int64
	milestones       int // on which it rests
}

// forecast fills the times of all tracks and returns the pace shown. The plan
// is laid out twice: as expected, which tells when each reached milestone could
// have begun and so the pace, and then at that pace. Times are left in parts of
// a day, and parts tells how many make a day.
//
// No time overflows 64 bits. A chain of durations fits the calendar, 2^22 days,
// and so does what each of fewer than 2^17 milestones took: a chain at that pace
// is below 2^61 parts, and the day on which it begins below 2^55.
func (p *Plan) forecast(tracks []track, asOf successkit.Date) (shown, at pace) {
	at = pace{elapsed: 1, planned: 1}
	p.layOut(tracks, at, asOf)
	for i := range tracks {
		if t := &tracks[i]; t.tells() {
			shown.elapsed += t.end - t.start
			shown.planned += p.schedule.days[i]
			shown.milestones++
		}
	}
	if shown.elapsed == 0 {
		return pace{}, at
	}
	d := gcd(shown.elapsed, shown.planned)
	at = pace{elapsed: shown.elapsed / d, planned: shown.planned / d}
	p.layOut(tracks, at, asOf)
	return shown, at
}

// tells reports whether a milestone that was laid out says how long it took: it
// is reached, and not before what it waits for.
func (t *track) tells() bool { return !t.reached.IsZero() && t.waitsFor < 0 && t.start <= t.end }

// layOut is the forward pass of the critical path method over what remains, in
// parts of a day, at.planned of which make one: so a day of work takes
// at.elapsed parts, exactly.
func (p *Plan) layOut(tracks []track, at pace, asOf successkit.Date) {
	today := p.day(asOf) * at.planned
	for _, i := range p.path.order {
		t := &tracks[i]
		t.start, t.waitsFor = p.path.opens(i, tracks)
		if !t.lost.IsZero() {
			t.start = max(t.start, p.day(t.lost)*at.planned)
		}
		switch {
		case !t.reached.IsZero():
			t.end = p.day(t.reached) * at.planned
		case t.off():
			t.end = t.start
		default:
			t.end = max(today, t.start+p.schedule.days[i]*at.elapsed)
		}
	}
}

// opens returns when those before it let milestone i begin, not before the
// anchor, and which open one of them it waits for, or -1 where nothing holds it.
func (p *Path) opens(i int, tracks []track) (start int64, waitsFor int) {
	if p.any(i) {
		return p.opensByAny(i, tracks)
	}
	waitsFor = -1
	for _, pre := range p.waits[i] {
		start = max(start, tracks[pre].end)
		if at := holder(pre, tracks); at >= 0 && (waitsFor < 0 || tracks[at].end > tracks[waitsFor].end) {
			waitsFor = at
		}
	}
	return start, waitsFor
}

// opensByAny is opens where any of those before milestone i is enough: once one
// is reached nothing holds it. One that is waived is a road not taken, unless all
// are.
func (p *Path) opensByAny(i int, tracks []track) (start int64, waitsFor int) {
	waitsFor = -1
	taken, free, waived := false, false, true
	for _, pre := range p.waits[i] {
		waived = waived && tracks[pre].off()
	}
	for _, pre := range p.waits[i] {
		if tracks[pre].off() && !waived {
			continue
		}
		at := holder(pre, tracks)
		free = free || at < 0
		if end := tracks[pre].end; !taken || end < start {
			start, waitsFor, taken = end, at, true
		}
	}
	if free {
		waitsFor = -1
	}
	return max(0, start), waitsFor
}

// holder returns the open milestone by which a prerequisite holds what waits for
// it: itself or, where it is waived, the one that it waits for; -1 where it holds
// nothing up.
func holder(pre int, tracks []track) int {
	switch t := &tracks[pre]; {
	case !t.reached.IsZero():
		return -1
	case t.off():
		return t.waitsFor
	}
	return pre
}

// slack returns how many days of the plan each open milestone can slip before
// the open objective is forecast later, and -1 where there is no such day: the
// milestone is done, or the objective is or does not wait for it.
func (p *Plan) slack(tracks []track, parts int64) []int64 {
	path := p.path
	slack := make([]int64, len(tracks))
	for i := range slack {
		slack[i] = -1
	}
	if !tracks[path.objective].open() {
		return slack
	}
	const away = never / 8 // beyond every time, so that a waived road is not the first to end
	ends := make([]int64, len(tracks))
	for i := range tracks {
		if ends[i] = tracks[i].end; tracks[i].off() {
			ends[i] += away
		}
	}
	latest := path.latest(ends, func(i int) int64 {
		switch t := &tracks[i]; {
		case !t.reached.IsZero():
			return never / 2 // it waits for nothing any more
		case t.off():
			return ends[i]
		default:
			return t.start
		}
	})
	for i := range tracks {
		if tracks[i].open() && latest[i] < never/4 {
			slack[i] = (latest[i] - ends[i]) / parts
		}
	}
	return slack
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
