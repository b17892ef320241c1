package expansion

import "github.com/successkit/successkit/internal/enum"

// A State says where an offer stands with a customer. The zero State is no answer.
type State uint8

// The states. The first that applies, in this order, is the state.
const (
	// Unassessed is the zero State.
	Unassessed State = iota
	// Accepted: the customer has taken it.
	Accepted
	// Declined: the customer does not want it.
	Declined
	// Discussed: it has been talked about, and is open.
	Discussed
	// Missed: the milestone is reached, and the days in which to talk about it are
	// past: a missed moment.
	Missed
	// Due: the milestone is reached, and nobody has talked about it yet.
	Due
)

var states = enum.New[State]("offer state", "unassessed", "accepted", "declined", "discussed", "missed", "due")

// ParseState returns the state of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "offer state(9)" for a number that has none.
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
