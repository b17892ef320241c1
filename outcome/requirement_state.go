package outcome

import "github.com/successkit/successkit/internal/enum"

// A RequirementState says whether a requirement of the Appropriate Experience
// was kept. The zero RequirementState is not checked.
type RequirementState uint8

// The states of a requirement. Their order carries no meaning.
const (
	// Unchecked is the zero RequirementState. No result has it.
	Unchecked RequirementState = iota
	// Unobserved is that it cannot be judged: nothing happened by which it could
	// be, or nothing known breaches it and of some of what happened too little
	// is known.
	Unobserved
	// Honoured is that something happened by which it could be judged, and that
	// all of it is known and keeps the requirement.
	Honoured
	// Breached is that at least one interaction, or one day without any, breaks
	// it.
	Breached
)

var requirementStates = enum.New[RequirementState]("requirement state",
	"unchecked", "unobserved", "honoured", "breached")

// Met answers whether the requirement was kept: yes where it is honoured, no
// where it is breached, and unknown otherwise.
func (s RequirementState) Met() Answer {
	switch s {
	case Honoured:
		return Yes
	case Breached:
		return No
	case Unchecked, Unobserved:
	}
	return UnknownAnswer
}

// ParseRequirementState returns the state of the given word, the constant's
// name in lower case. It fails with [successkit.ErrUnknown] on any other.
func ParseRequirementState(s string) (RequirementState, error) { return requirementStates.Parse(s) }

// String returns the word of s, or "requirement state(9)" for a number that
// has none.
func (s RequirementState) String() string { return requirementStates.String(s) }

// Valid reports whether s is one of the states.
func (s RequirementState) Valid() bool { return requirementStates.Valid(s) }

// AppendText appends the word of s to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (s RequirementState) AppendText(b []byte) ([]byte, error) { return requirementStates.Append(b, s) }

// MarshalText returns the word of s, as [RequirementState.AppendText] does.
func (s RequirementState) MarshalText() ([]byte, error) { return requirementStates.Append(nil, s) }

// UnmarshalText reads a word as [ParseRequirementState] does.
func (s *RequirementState) UnmarshalText(text []byte) error {
	return requirementStates.ParseInto(s, text)
}
