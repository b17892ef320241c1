package journey

import (
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
	signal  string // of behaviour that warns; empty where none does
	warning string // id of the event that said so

	// Times count from the anchor, in the parts of a day that a pace asks for.
	start    int64 // when it could begin
	end      int64 // when it was or will be reached
	waitsFor int   // of the open milestones before it the one that lets it begin, or -1
}

// record takes in the next event. It reports false for an event that cannot be
// so: what is not reached cannot be lost.
func (t *track) record(e Event) bool {
	switch e.Kind {
	case EventReached:
		t.signal, t.warning = "", ""
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
	case EventWarned:
		if t.reached.IsZero() {
			t.signal, t.warning = e.Signal, e.ID
		}
	case EventCleared:
		t.signal, t.warning = "", ""
	case UnknownEvent, EventPaused, EventResumed, EventHandedOver:
		return false
	}
	return true
}

// off reports whether the milestone was waived and nothing else.
func (t *track) off() bool { return t.waived && t.reached.IsZero() && t.lost.IsZero() }

// open reports whether the milestone is neither reached nor waived.
func (t *track) open() bool { return t.reached.IsZero() && !t.off() }
