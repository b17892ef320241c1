package health

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Measure is a leaf of the tree: how readings become points, and for how long
// they count.
type Measure struct {
	// Direction says which way is good. It is required, and a normaliser that
	// runs against it is refused.
	Direction Direction `json:"direction"`
	// Normaliser puts readings on the scale from 0 to 100 points.
	Normaliser Normaliser `json:"normaliser"`
	// FreshDays is the age in days up to which a reading is fresh; an older one
	// counts as before and is reported as stale. Zero means that none gets
	// stale.
	FreshDays int `json:"fresh_days,omitzero"`
	// DropAfterDays is the age in days after which a reading no longer counts
	// and the measure is unknown. Zero means never. It is not below FreshDays.
	//
	// GitLab's public handbook drops product and support readings after 60 and 30
	// days, and keeps a person's judgement but flags it after 90. A short limit
	// loses measures to late data; a long one reads silence as health.
	DropAfterDays int `json:"drop_after_days,omitzero"`
}

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

// Validate reports everything that is wrong with m: no direction, a normaliser
// without shape, with a table that is not in order, runs against the direction
// or gives every reading the same points, days that are negative or contradict
// each other.
func (m Measure) Validate() error {
	var f successkit.Faults
	switch {
	case m.Direction == UnknownDirection:
		f.Add("direction", "", successkit.ErrRequired)
	case !m.Direction.Valid():
		f.Add("direction", m.Direction.String(), successkit.ErrUnknown)
	}
	f.Merge("normaliser", m.Normaliser.validate(m.Direction))
	if m.FreshDays < 0 {
		f.Add("fresh_days", strconv.Itoa(m.FreshDays), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	switch days := m.DropAfterDays; {
	case days < 0:
		f.Add("drop_after_days", strconv.Itoa(days), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	case days > 0 && days < m.FreshDays:
		f.Add("drop_after_days", strconv.Itoa(days),
			fmt.Errorf("%w: below fresh_days, %d", successkit.ErrConflict, m.FreshDays))
	}
	return f.Err()
}

// dropped reports whether a reading of the given age no longer counts.
func (m Measure) dropped(days int) bool { return m.DropAfterDays > 0 && days > m.DropAfterDays }

// stale reports whether a reading of the given age is to be flagged.
func (m Measure) stale(days int) bool { return m.FreshDays > 0 && days > m.FreshDays }
