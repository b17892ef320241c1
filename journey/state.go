package journey

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A State says where a customer stands with one milestone on a day. The zero
// State is no answer: nothing has been assessed.
//
// A milestone is open while it is neither reached nor waived. A waived
// milestone passes on what it waits for: what follows it waits for the
// milestones before it.
type State uint8

// The states. The first that applies, in this order, is the state.
const (
	// Unassessed is the zero State.
	Unassessed State = iota
	// Reached: the customer is in this state, since its planned date or before.
	Reached
	// ReachedLate: the customer is in this state, since after its planned date.
	ReachedLate
	// LostAgain: it was reached, and the state has ended. Waiving does not hide
	// a loss.
	LostAgain
	// Waived: this customer need not reach it.
	Waived
	// Blocked: by its planned start, now past, everything it waits for should
	// have been reached, and something is still open. An open prerequisite alone
	// does not block: while there is time before the planned start, it holds
	// nobody up. Since it comes before Overdue, of a chain that stands still
	// only the milestone that could be worked on is overdue, and those behind it
	// are blocked.
	Blocked
	// Overdue: its planned date is past.
	Overdue
	// AtRisk: its planned date has not passed, and it is forecast to be reached
	// after it, or behaviour warns.
	AtRisk
	// DueSoon: it is planned for today or one of the next few days, four unless
	// the definition says otherwise.
	DueSoon
	// OnTrack: the clock runs, it waits for nothing, and it is forecast in time.
	OnTrack
	// NotStarted: it waits for something that is not late, or the anchor is
	// still to come.
	NotStarted
)

var states = enum.New[State]("milestone state", "unassessed", "reached", "reached-late", "lost-again",
	"waived", "blocked", "overdue", "at-risk", "due-soon", "on-track", "not-started")

// ParseState returns the state of the given word, the constant's name in lower
// case with hyphens: "reached-late". It fails with [successkit.ErrUnknown] on
// any other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "milestone state(99)" for a number that has
// none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s is one of the states.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does. Where it fails it leaves s
// as it was.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }

// Done reports whether a milestone in state s holds nothing up any more: it is
// reached, late or not, or waived.
func (s State) Done() bool { return s == Reached || s == ReachedLate || s == Waived }

// state decides the state of milestone i, which is planned and forecast for the
// given days. It is the list above, line by line.
func (p *Plan) state(i int, t *track, planned, forecast, asOf successkit.Date) State {
	switch {
	case !t.reached.IsZero() && !t.reached.After(planned):
		return Reached
	case !t.reached.IsZero():
		return ReachedLate
	case !t.lost.IsZero():
		return LostAgain
	case t.waived:
		return Waived
	case t.waitsFor >= 0 && p.date(p.schedule.begins(i)).Before(asOf):
		return Blocked
	case planned.Before(asOf):
		return Overdue
	case forecast.After(planned), t.signal != "":
		return AtRisk
	case planned.Sub(asOf) <= p.path.dueSoon():
		return DueSoon
	case t.waitsFor < 0 && !asOf.Before(p.anchor):
		return OnTrack
	}
	return NotStarted
}

// dueSoon returns how many days before its date a milestone is due soon.
func (p *Path) dueSoon() int {
	if p.def.DueSoonDays == 0 {
		return defaultDueSoon
	}
	return p.def.DueSoonDays
}
