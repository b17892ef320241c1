package intake

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Cycle is the interval in which a price is billed. The zero Cycle is not
// known.
type Cycle uint8

// The cycles.
const (
	// UnknownCycle is the zero Cycle.
	UnknownCycle Cycle = iota
	// EveryDay counts 365 times a year, leap years too.
	EveryDay
	// EveryWeek counts 52 times a year.
	EveryWeek
	// EveryMonth counts 12 times a year.
	EveryMonth
	// EveryQuarter counts 4 times a year.
	EveryQuarter
	// EveryYear counts once a year.
	EveryYear
)

var cycles = enum.New[Cycle]("cycle", "unknown", "day", "week", "month", "quarter", "year")

// ParseCycle returns the cycle of the given word: "day", "week", "month",
// "quarter" or "year". It fails with [successkit.ErrUnknown] on any other.
func ParseCycle(s string) (Cycle, error) { return cycles.Parse(s) }

// String returns the word of c, or "cycle(9)" for a number that has none.
func (c Cycle) String() string { return cycles.String(c) }

// Valid reports whether c is one of the cycles, the unknown one among them.
func (c Cycle) Valid() bool { return cycles.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Cycle) AppendText(b []byte) ([]byte, error) { return cycles.Append(b, c) }

// MarshalText returns the word of c, as [Cycle.AppendText] does.
func (c Cycle) MarshalText() ([]byte, error) { return cycles.Append(nil, c) }

// UnmarshalText reads a word as [ParseCycle] does.
func (c *Cycle) UnmarshalText(text []byte) error { return cycles.ParseInto(c, text) }

// maxCycleCount is the largest number of cycles in one interval.
const maxCycleCount = 10_000

// Frequency returns how often a unit holds an interval of count cycles, as an
// exact fraction:
//
//	frequency = cycles per year / count     per year
//	frequency = that / 12                   per month
//
// with 365 days, 52 weeks, 12 months or 4 quarters a year: a week comes 52/12
// times a month. A price times its frequency is recurring revenue. A count of 0
// is 1. It is undefined for the unknown cycle, for a count below 0 or above
// 10,000, and for a number that is no cycle or no unit.
func (c Cycle) Frequency(count int, u Unit) successkit.Rate {
	times, over := c.perYear(), int64(max(count, 1))
	if times == 0 || count < 0 || count > maxCycleCount || !units.Valid(u) {
		return successkit.Rate{}
	}
	if parts := u.perYear(); times%parts == 0 {
		times /= parts
	} else {
		over *= parts
	}
	return successkit.CountRate(times, over)
}

// perYear returns how many cycles a year has, and 0 for the unknown cycle.
func (c Cycle) perYear() int64 {
	switch c {
	case EveryDay:
		return 365
	case EveryWeek:
		return 52
	case EveryMonth:
		return 12
	case EveryQuarter:
		return 4
	case EveryYear:
		return 1
	case UnknownCycle:
	}
	return 0
}
