package growth

import "github.com/successkit/successkit/internal/enum"

// A Cycle is how often a price is billed. The zero Cycle is not known.
type Cycle uint8

// The cycles, the shortest first.
const (
	// UnknownCycle is the zero Cycle.
	UnknownCycle Cycle = iota
	// Day is a day, 365 of which make a year.
	Day
	// Week is seven days, 52 of which make a year.
	Week
	// Month is a month.
	Month
	// Quarter is three months.
	Quarter
	// Year is twelve months.
	Year
)

var cycles = enum.New[Cycle]("cycle", "unknown", "day", "week", "month", "quarter", "year")

// ParseCycle returns the cycle of the given word, the constant's name in lower
// case ("week"). It fails with [successkit.ErrUnknown] on any other.
func ParseCycle(s string) (Cycle, error) { return cycles.Parse(s) }

// String returns the word of c, or "cycle(9)" for a number that has none.
func (c Cycle) String() string { return cycles.String(c) }

// Valid reports whether c is one of the cycles.
func (c Cycle) Valid() bool { return cycles.Valid(c) }

// AppendText appends the word of c to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (c Cycle) AppendText(b []byte) ([]byte, error) { return cycles.Append(b, c) }

// MarshalText returns the word of c, as [Cycle.AppendText] does.
func (c Cycle) MarshalText() ([]byte, error) { return cycles.Append(nil, c) }

// UnmarshalText reads a word as [ParseCycle] does.
func (c *Cycle) UnmarshalText(text []byte) error { return cycles.ParseInto(c, text) }

// perYear returns how many of the cycle make a year, 0 for the unknown one.
func (c Cycle) perYear() int64 {
	switch c {
	case Day:
		return 365
	case Week:
		return 52
	case Month:
		return 12
	case Quarter:
		return 4
	case Year:
		return 1
	case UnknownCycle:
	}
	return 0
}
