package cadence

import "github.com/successkit/successkit/internal/enum"

// A State says how one occurrence stands as of a day. The zero State is no answer.
type State uint8

// The states. The first that applies, in this order, is the state.
const (
	// Unassessed is the zero State.
	Unassessed State = iota
	// Done: it was held by its due date, or within the days of grace.
	Done
	// DoneLate: it was held after that.
	DoneLate
	// Missed: it was not held, and the next is nearer now. A rolling rule misses
	// nothing: it goes on being overdue.
	Missed
	// Overdue: its due date and the days of grace are past.
	Overdue
	// Due: it is due today or soon, or within the days of grace.
	Due
	// Upcoming: there is time.
	Upcoming
)

var states = enum.New[State]("cadence state", "unassessed", "done", "done-late", "missed", "overdue", "due", "upcoming")

// ParseState returns the state of the given word, the constant's name in lower
// case with hyphens: "done-late". It fails with [successkit.ErrUnknown] on any
// other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "cadence state(9)" for a number that has none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s has a word.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown] for
// a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does. Where it fails it leaves s as it
// was.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }

// Held reports whether an occurrence in state s took place.
func (s State) Held() bool { return s == Done || s == DoneLate }
