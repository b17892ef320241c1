package fit

import "github.com/successkit/successkit/internal/enum"

// A Kind says what a criterion compares, and so what it means that its rule
// holds. The zero Kind is not known.
type Kind uint8

// The kinds. Their order carries no meaning.
const (
	// UnknownKind is the zero Kind.
	UnknownKind Kind = iota
	// Need is something that the customer needs and the vendor's offer must
	// cover. It is met where the rule holds.
	Need
	// Demand is something that the customer must have or do. It is met where
	// the rule holds.
	Demand
	// Disqualifier is something whose presence decides. Its rule describes the
	// presence: it is met where the rule does not hold, and no remedy is
	// accepted where it does.
	Disqualifier
)

var kinds = enum.New[Kind]("kind", "unknown", "need", "demand", "disqualifier")

// ParseKind returns the kind of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseKind(s string) (Kind, error) { return kinds.Parse(s) }

// String returns the word of k, or "kind(9)" for a number that has none.
func (k Kind) String() string { return kinds.String(k) }

// Valid reports whether k is one of the kinds, the unknown one among them.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// AppendText appends the word of k to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (k Kind) AppendText(b []byte) ([]byte, error) { return kinds.Append(b, k) }

// MarshalText returns the word of k, as [Kind.AppendText] does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseKind] does.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.ParseInto(k, text) }
