package successkit

import "github.com/successkit/successkit/internal/enum"

// A Side is a party to the relationship between a vendor and its customer. The
// zero Side is not known.
type Side uint8

// The sides. Their order carries no meaning.
const (
	// UnknownSide is the zero Side.
	UnknownSide Side = iota
	// VendorSide is the company that sells.
	VendorSide
	// CustomerSide is the company that buys, before the sale the prospect.
	CustomerSide
	// BothSides says that the two are accountable together.
	BothSides
)

var sides = enum.New[Side]("side", "unknown", "vendor", "customer", "both")

// ParseSide returns the side of the given word: "unknown", "vendor",
// "customer" or "both". It fails with [ErrUnknown] on any other.
func ParseSide(s string) (Side, error) { return sides.Parse(s) }

// String returns the word of s, or "side(9)" for a number that has none.
func (s Side) String() string { return sides.String(s) }

// Valid reports whether s is one of the sides.
func (s Side) Valid() bool { return sides.Valid(s) }

// AppendText appends the word of s to b. It fails with [ErrUnknown] for a
// number that has none.
func (s Side) AppendText(b []byte) ([]byte, error) { return sides.Append(b, s) }

// MarshalText returns the word of s, as [Side.AppendText] does.
func (s Side) MarshalText() ([]byte, error) { return sides.Append(nil, s) }

// UnmarshalText reads a word as [ParseSide] does.
func (s *Side) UnmarshalText(text []byte) error { return sides.ParseInto(s, text) }
