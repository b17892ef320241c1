package trend

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Direction says which way a score went. The zero Direction is not known.
type Direction uint8

// The directions. Their order carries no meaning.
const (
	// UnknownDirection says that there is no score at one end of the window.
	UnknownDirection Direction = iota
	// NotComparable says that the scores are of different models or versions.
	NotComparable
	// Down says that the score fell by more than the dead-band.
	Down
	// Flat says that it moved by no more than that.
	Flat
	// Up says that it rose by more.
	Up
)

var directions = enum.New[Direction]("direction", "unknown", "not-comparable", "down", "flat", "up")

// ParseDirection returns the direction of the given word: "unknown",
// "not-comparable", "down", "flat" or "up". It fails with
// [successkit.ErrUnknown] on any other.
func ParseDirection(s string) (Direction, error) { return directions.Parse(s) }

// String returns the word of d, or "direction(99)" for a number that has none.
func (d Direction) String() string { return directions.String(d) }

// Valid reports whether d is one of the constants.
func (d Direction) Valid() bool { return directions.Valid(d) }

// AppendText appends the word of d to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (d Direction) AppendText(b []byte) ([]byte, error) { return directions.Append(b, d) }

// MarshalText returns the word of d, as [Direction.AppendText] does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Append(nil, d) }

// UnmarshalText reads a word as [ParseDirection] does.
func (d *Direction) UnmarshalText(text []byte) error { return directions.ParseInto(d, text) }

// The codes of the reasons why a trend is not known, with their arguments in
// order.
const (
	// CodeNoScore: date, on which there is no score.
	CodeNoScore = "trend.no-score"
	// CodeOtherModel: from, before, before_version, now, now_version.
	CodeOtherModel = "trend.other-model"
)

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeNoScore: "There is no trend, since there is no score on {date}.",
		CodeOtherModel: "The score of {from} is by {before}, version {before_version}, and does not compare with one by {now}, " +
			"version {now_version}.",
	}
}
