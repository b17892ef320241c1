package cadence

import "github.com/successkit/successkit/internal/enum"

// A Basis says from what a rule counts. The zero Basis is Calendar.
type Basis uint8

// The bases.
const (
	// Calendar counts from the start: the dates stay, whatever is held when.
	Calendar Basis = iota
	// Rolling counts from the last one that was held.
	Rolling
)

var bases = enum.New[Basis]("basis", "calendar", "rolling")

// ParseBasis returns the basis of the given word, "calendar" or "rolling". It
// fails with [successkit.ErrUnknown] on any other.
func ParseBasis(s string) (Basis, error) { return bases.Parse(s) }

// String returns the word of b, or "basis(9)" for a number that has none.
func (b Basis) String() string { return bases.String(b) }

// Valid reports whether b has a word.
func (b Basis) Valid() bool { return bases.Valid(b) }

// AppendText appends the word of b to dst. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (b Basis) AppendText(dst []byte) ([]byte, error) { return bases.Append(dst, b) }

// MarshalText returns the word of b, as [Basis.AppendText] does.
func (b Basis) MarshalText() ([]byte, error) { return bases.Append(nil, b) }

// UnmarshalText reads a word as [ParseBasis] does. Where it fails it leaves b as it
// was.
func (b *Basis) UnmarshalText(text []byte) error { return bases.ParseInto(b, text) }
