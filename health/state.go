package health

import "github.com/successkit/successkit/internal/enum"

// A State says how well the value of a [Part] is founded. The zero State is
// that it has none.
type State uint8

// The states, from no ground to firm ground.
const (
	// Unknown says that there is no value: neither good nor bad, and not 0.
	Unknown State = iota
	// Assumed says that nothing is known and that the group counts the part with
	// the points it states for that.
	Assumed
	// Replaced says that somebody stated the value by an [Override].
	Replaced
	// Stale says that the value comes from a reading that is no longer fresh.
	Stale
	// Known says that a measure has a fresh reading, or that a group has a
	// value.
	Known
)

var states = enum.New[State]("state", "unknown", "assumed", "replaced", "stale", "known")

// ParseState returns the state of the given word: "unknown", "assumed",
// "replaced", "stale" or "known". It fails with [successkit.ErrUnknown] on any
// other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "state(99)" for a number that has none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s is one of the constants.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }
