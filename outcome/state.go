package outcome

import "github.com/successkit/successkit/internal/enum"

// A State says where a customer stands with the whole of its Desired Outcome.
// The zero State is not known: nothing was assessed, or a half of it could not
// be decided.
type State uint8

// The states. Their order carries no meaning.
const (
	// UnknownState is the zero State: whether the outcome is achieved or whether
	// the experience is met is not known.
	UnknownState State = iota
	// Neither is that the outcome is not achieved, and the experience not met.
	Neither
	// ExperienceOnly is a pleasant failure: the customer is treated as it needs
	// to be, and does not get what it came for.
	ExperienceOnly
	// OutcomeOnly is a customer at risk of leaving although "it worked": it got
	// what it came for, and not in the way that it needs.
	OutcomeOnly
	// Both is success, and nothing else is.
	Both
)

var states = enum.New[State]("state", "unknown", "neither", "experience-only", "outcome-only", "both")

// stateOf returns the state of the two halves together.
func stateOf(outcome, experience Answer) State {
	switch {
	case outcome == Yes && experience == Yes:
		return Both
	case outcome == Yes && experience == No:
		return OutcomeOnly
	case outcome == No && experience == Yes:
		return ExperienceOnly
	case outcome == No && experience == No:
		return Neither
	}
	return UnknownState
}

// ParseState returns the state of the given word: "unknown", "neither",
// "experience-only", "outcome-only" or "both". It fails with
// [successkit.ErrUnknown] on any other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "state(9)" for a number that has none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s is one of the states.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }
