package health

import "github.com/successkit/successkit/internal/enum"

// An OverrideStatus is an override that was known on the day of a [Score], and
// what became of it.
type OverrideStatus struct {
	Override Override `json:"override"`
	Standing Standing `json:"standing"`
	// Before and After are the value of the node without and with the override, of
	// one in force. Where they are equal it changes nothing. Before is absent where
	// the node was unknown.
	Before Points `json:"before,omitzero"`
	After  Points `json:"after,omitzero"`
}

// A Standing says what became of an [Override] on a day. The zero Standing is
// that it was not known then.
type Standing uint8

// The standings. Their order carries no meaning.
const (
	// UnknownStanding is the zero Standing.
	UnknownStanding Standing = iota
	// InForce says that it counts.
	InForce
	// Superseded says that a newer Replace of the same node counts instead.
	Superseded
	// Expired says that its time is over.
	Expired
	// Withdrawn says that it was ended early.
	Withdrawn
)

var standings = enum.New[Standing]("standing", "unknown", "in-force", "superseded", "expired", "withdrawn")

// ParseStanding returns the standing of the given word: "unknown", "in-force",
// "superseded", "expired" or "withdrawn". It fails with [successkit.ErrUnknown]
// on any other.
func ParseStanding(s string) (Standing, error) { return standings.Parse(s) }

// String returns the word of s, or "standing(99)" for a number that has none.
func (s Standing) String() string { return standings.String(s) }

// Valid reports whether s is one of the constants.
func (s Standing) Valid() bool { return standings.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s Standing) AppendText(b []byte) ([]byte, error) { return standings.Append(b, s) }

// MarshalText returns the word of s, as [Standing.AppendText] does.
func (s Standing) MarshalText() ([]byte, error) { return standings.Append(nil, s) }

// UnmarshalText reads a word as [ParseStanding] does.
func (s *Standing) UnmarshalText(text []byte) error { return standings.ParseInto(s, text) }
