package intake

import "github.com/successkit/successkit/internal/enum"

// A Unit is the stretch of time to which recurring revenue is normalised.
type Unit uint8

// The units.
const (
	// PerMonth makes monthly recurring revenue, MRR.
	PerMonth Unit = iota
	// PerYear makes annual recurring revenue, ARR. It is twelve times MRR.
	PerYear
)

var units = enum.New[Unit]("unit", "month", "year")

// String returns the word of u: "month" or "year".
func (u Unit) String() string { return units.String(u) }

// MarshalText returns the word of u. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (u Unit) MarshalText() ([]byte, error) { return units.Append(nil, u) }

// UnmarshalText reads what [Unit.MarshalText] writes.
func (u *Unit) UnmarshalText(text []byte) error { return units.ParseInto(u, text) }

// perYear returns how many units a year has.
func (u Unit) perYear() int64 {
	if u == PerYear {
		return 1
	}
	return 12
}
