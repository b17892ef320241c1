package outcome

import "github.com/successkit/successkit/internal/enum"

// A Direction says which way a measure is to go. The zero Direction is not
// known.
type Direction uint8

// The directions. Their order carries no meaning.
const (
	// UnknownDirection is the zero Direction.
	UnknownDirection Direction = iota
	// Raise is up to the target or beyond.
	Raise
	// Lower is down to the target or beyond.
	Lower
	// Hold is to stay within a band, its ends included, or to come into it.
	Hold
)

var directions = enum.New[Direction]("direction", "unknown", "raise", "lower", "hold")

// ParseDirection returns the direction of the given word, the constant's name
// in lower case. It fails with [successkit.ErrUnknown] on any other.
func ParseDirection(s string) (Direction, error) { return directions.Parse(s) }

// String returns the word of d, or "direction(9)" for a number that has none.
func (d Direction) String() string { return directions.String(d) }

// Valid reports whether d is one of the directions.
func (d Direction) Valid() bool { return directions.Valid(d) }

// AppendText appends the word of d to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (d Direction) AppendText(b []byte) ([]byte, error) { return directions.Append(b, d) }

// MarshalText returns the word of d, as [Direction.AppendText] does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Append(nil, d) }

// UnmarshalText reads a word as [ParseDirection] does.
func (d *Direction) UnmarshalText(text []byte) error { return directions.ParseInto(d, text) }
