package health

import "github.com/successkit/successkit/internal/enum"

// A Direction says which readings of a measure are the good ones. The zero
// Direction is not known.
type Direction uint8

// The directions. Their order carries no meaning.
const (
	// UnknownDirection is the zero Direction; no measure may have it.
	UnknownDirection Direction = iota
	// HigherIsBetter is for logins or a rating.
	HigherIsBetter
	// LowerIsBetter is for open complaints or days without contact.
	LowerIsBetter
)

var directions = enum.New[Direction]("direction", "unknown", "higher-is-better", "lower-is-better")

// ParseDirection returns the direction of the given word: "unknown",
// "higher-is-better" or "lower-is-better". It fails with
// [successkit.ErrUnknown] on any other.
func ParseDirection(s string) (Direction, error) { return directions.Parse(s) }

// String returns the word of d, or "direction(9)" for a number that has none.
func (d Direction) String() string { return directions.String(d) }

// Valid reports whether d is one of the directions.
func (d Direction) Valid() bool { return directions.Valid(d) }

// AppendText appends the word of d to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (d Direction) AppendText(b []byte) ([]byte, error) { return directions.Append(b, d) }

// MarshalText returns the word of d, as [Direction.AppendText] does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Append(nil, d) }

// UnmarshalText reads a word as [ParseDirection] does.
func (d *Direction) UnmarshalText(text []byte) error { return directions.ParseInto(d, text) }
