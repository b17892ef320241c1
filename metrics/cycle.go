package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
)

// A Cycle is the interval in which a subscription is billed. The zero Cycle is
// not known.
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

// String returns the word of c.
func (c Cycle) String() string { return cycles.String(c) }

// MarshalText returns the word of c. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Cycle) MarshalText() ([]byte, error) { return cycles.Append(nil, c) }

// UnmarshalText reads a word as [ParseCycle] does.
func (c *Cycle) UnmarshalText(text []byte) error { return cycles.ParseInto(c, text) }

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

// A Unit is the stretch of time to which recurring revenue is normalised.
type Unit uint8

// The units.
const (
	// PerMonth makes monthly recurring revenue, MRR.
	PerMonth Unit = iota
	// PerYear makes annual recurring revenue, ARR. It is twelve times MRR.
	PerYear
)

var unitWords = enum.New[Unit]("unit", "month", "year")

// String returns the word of u: "month" or "year".
func (u Unit) String() string { return unitWords.String(u) }

// MarshalText returns the word of u. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (u Unit) MarshalText() ([]byte, error) { return unitWords.Append(nil, u) }

// UnmarshalText reads what [Unit.MarshalText] writes.
func (u *Unit) UnmarshalText(text []byte) error { return unitWords.ParseInto(u, text) }

// parts returns how many units a year has.
func (u Unit) parts() int64 {
	if u == PerYear {
		return 1
	}
	return 12
}

// finite returns num/den where that has no more than [exact.MaxPlaces] decimal
// places. Neither has num.
func finite(num, den decimal.Decimal) (decimal.Decimal, bool) {
	if den.Equal(one) {
		return exact.Canonical(num), true
	}
	q, rest := num.QuoRem(den, exact.MaxPlaces)
	return exact.Canonical(q), rest.IsZero()
}

var one = decimal.New(1, 0)

// halfEven returns num/den rounded to places, a half to the even neighbour. den
// is above 0.
func halfEven(num, den decimal.Decimal, places int32) decimal.Decimal {
	q, rest := num.QuoRem(den, places) // towards zero; rest has the sign of num
	unit := decimal.New(1, -places)
	odd := q.Shift(places).BigInt().Bit(0) == 1
	switch half := rest.Abs().Mul(two).Cmp(den.Mul(unit)); {
	case half < 0 || half == 0 && !odd:
	case num.Sign() < 0:
		q = q.Sub(unit)
	default:
		q = q.Add(unit)
	}
	return exact.Canonical(q)
}
