package journey

import (
	"slices"

	"github.com/successkit/successkit"
)

// A track is what is known and expected of one milestone while progress is
// computed.
type track struct {
	reached successkit.Date // since when it stands; zero while it does not
	lost    successkit.Date // when it was last lost; zero where it never was
	waived  bool
	event   string // id of the event that decided the above
	quality int

	// Times count from the anchor, in the parts of a day that a pace asks for.
	start    int64 // when it could begin
	end      int64 // when it was or will be reached
	waitsFor int   // of the open milestones before it the one that ends last, or -1
}

// record takes in the next event. It reports false for an event that cannot be
// so: what is not reached cannot be lost.
func (t *track) record(e Event) bool {
	switch e.Kind {
	case EventReached:
		if t.reached.IsZero() {
			t.reached, t.event, t.quality = e.Date, e.ID, e.Quality
		} else if e.Quality > 0 {
			t.quality = e.Quality
		}
	case EventLost:
		if t.reached.IsZero() {
			return false
		}
		*t = track{lost: e.Date, event: e.ID}
	case EventWaived:
		if t.reached.IsZero() && t.lost.IsZero() && !t.waived {
			t.waived, t.event = true, e.ID
		}
	case UnknownEvent:
		return false
	}
	return true
}

// off reports whether the milestone was waived and nothing else.
func (t *track) off() bool { return t.waived && t.reached.IsZero() && t.lost.IsZero() }

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
func (p *Plan) forecast(tracks []track, asOf successkit.Date) (shown pace, parts int64) {
	p.layOut(tracks, pace{elapsed: 1, planned: 1}, asOf)
	for i := range tracks {
		t := &tracks[i]
		if !t.reached.IsZero() && t.waitsFor < 0 && t.start <= t.end {
			shown.elapsed += t.end - t.start
			shown.planned += int64(p.path.def.Milestones[i].DurationDays)
			shown.milestones++
		}
	}
	if shown.elapsed == 0 {
		return pace{}, 1
	}
	d := gcd(shown.elapsed, shown.planned)
	parts = shown.planned / d
	p.layOut(tracks, pace{elapsed: shown.elapsed / d, planned: parts}, asOf)
	return shown, parts
}

// layOut is the forward pass of the critical path method over what remains, in
// parts of a day, at.planned of which make one: so a day of work takes
// at.elapsed parts, exactly.
func (p *Plan) layOut(tracks []track, at pace, asOf successkit.Date) {
	today := p.day(asOf) * at.planned
	for _, i := range p.path.order {
		t := &tracks[i]
		t.start, t.waitsFor = 0, -1
		if !t.lost.IsZero() {
			t.start = max(0, p.day(t.lost)*at.planned)
		}
		for _, pre := range p.path.waits[i] {
			before, holder := &tracks[pre], pre
			switch {
			case !before.reached.IsZero():
				holder = -1
			case before.off():
				holder = before.waitsFor
			}
			t.start = max(t.start, before.end)
			if holder >= 0 && (t.waitsFor < 0 || tracks[holder].end > tracks[t.waitsFor].end) {
				t.waitsFor = holder
			}
		}
		switch {
		case !t.reached.IsZero():
			t.end = p.day(t.reached) * at.planned
		case t.off():
			t.end = t.start
		default:
			t.end = max(today, t.start+int64(p.path.def.Milestones[i].DurationDays)*at.elapsed)
		}
	}
}

// critical returns which milestones lie on a critical path of what remains to
// the objective: each of those on it ends when the next begins. There is none
// where the objective is not open.
func (p *Plan) critical(tracks []track) []bool {
	critical := make([]bool, len(tracks))
	objective := &tracks[p.path.objective]
	critical[p.path.objective] = objective.reached.IsZero() && !objective.off()
	for _, i := range slices.Backward(p.path.order) {
		if !critical[i] {
			continue
		}
		for _, pre := range p.path.waits[i] {
			before := &tracks[pre]
			if before.reached.IsZero() && before.end == tracks[i].start {
				critical[pre] = true
			}
		}
	}
	return critical
}

// day returns d in days after the anchor.
func (p *Plan) day(d successkit.Date) int64 { return int64(d.Sub(p.anchor)) }

// date returns the date of a day after the anchor, and the last of the
// calendar for a day beyond it.
func (p *Plan) date(day int64) successkit.Date {
	return p.anchor.AddDays(int(min(day, p.day(lastDay))))
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
