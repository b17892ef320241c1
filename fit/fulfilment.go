package fit

import "github.com/successkit/successkit/internal/enum"

// A Fulfilment says what became of a commitment. The zero Fulfilment is that it
// is open.
type Fulfilment uint8

// The fulfilments. Their order carries no meaning.
const (
	// Open is the zero Fulfilment: the promise is not yet due and not yet kept.
	Open Fulfilment = iota
	// Kept says that it was kept by the day on which it was due.
	Kept
	// Late says that it was kept after that day.
	Late
	// Missed says that it was broken, or that the day went by.
	Missed
	// Withdrawn says that the side took its word back.
	Withdrawn
	// Replaced says that the side gave another promise in its place.
	Replaced
)

var fulfilments = enum.New[Fulfilment]("fulfilment", "open", "kept", "late", "missed", "withdrawn", "replaced")

// ParseFulfilment returns the fulfilment of the given word, the constant's name
// in lower case. It fails with [successkit.ErrUnknown] on any other.
func ParseFulfilment(s string) (Fulfilment, error) { return fulfilments.Parse(s) }

// String returns the word of f, or "fulfilment(9)" for a number that has none.
func (f Fulfilment) String() string { return fulfilments.String(f) }

// Valid reports whether f is one of the fulfilments.
func (f Fulfilment) Valid() bool { return fulfilments.Valid(f) }

// AppendText appends the word of f to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (f Fulfilment) AppendText(b []byte) ([]byte, error) { return fulfilments.Append(b, f) }

// MarshalText returns the word of f, as [Fulfilment.AppendText] does.
func (f Fulfilment) MarshalText() ([]byte, error) { return fulfilments.Append(nil, f) }

// UnmarshalText reads a word as [ParseFulfilment] does.
func (f *Fulfilment) UnmarshalText(text []byte) error { return fulfilments.ParseInto(f, text) }
