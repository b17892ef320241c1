package outcome

import "github.com/successkit/successkit/internal/enum"

// A Level says how well an observed value is backed. The zero Level is
// [Claimed]: nothing is known that would back it.
type Level uint8

// The levels, from the weakest to the strongest, often written L0 to L3.
const (
	// Claimed (L0): someone says so.
	Claimed Level = iota
	// Reported (L1): someone answers for it in writing, as in a customer's own
	// report.
	Reported
	// Measured (L2): it was read from the system that measures it.
	Measured
	// Verified (L3): it was measured, and the customer or a third party has
	// confirmed it.
	Verified
)

var levels = enum.New[Level]("level", "claimed", "reported", "measured", "verified")

// ParseLevel returns the level of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseLevel(s string) (Level, error) { return levels.Parse(s) }

// String returns the word of l, or "level(9)" for a number that has none.
func (l Level) String() string { return levels.String(l) }

// Valid reports whether l is one of the levels.
func (l Level) Valid() bool { return levels.Valid(l) }

// AppendText appends the word of l to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (l Level) AppendText(b []byte) ([]byte, error) { return levels.Append(b, l) }

// MarshalText returns the word of l, as [Level.AppendText] does.
func (l Level) MarshalText() ([]byte, error) { return levels.Append(nil, l) }

// UnmarshalText reads a word as [ParseLevel] does.
func (l *Level) UnmarshalText(text []byte) error { return levels.ParseInto(l, text) }
