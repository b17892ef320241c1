package journey

import "github.com/successkit/successkit/internal/enum"

// A Kind tells the milestones that bring the customer nearer to its outcome
// from those that only bring it further into the product. The zero Kind is not
// known.
type Kind uint8

// The kinds. Their order carries no meaning.
const (
	// UnknownKind is the zero Kind.
	UnknownKind Kind = iota
	// Success is a state that the customer itself would call progress: the
	// first campaign has brought a sale.
	Success
	// Functional is a state that success needs and that is none yet: the
	// contacts are imported.
	Functional
)

var kinds = enum.New[Kind]("milestone kind", "unknown", "success", "functional")

// ParseKind returns the kind of the given word: "unknown", "success" or
// "functional". It fails with [successkit.ErrUnknown] on any other.
func ParseKind(s string) (Kind, error) { return kinds.Parse(s) }

// String returns the word of k, or "milestone kind(9)" for a number that has
// none.
func (k Kind) String() string { return kinds.String(k) }

// Valid reports whether k is one of the kinds.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// AppendText appends the word of k to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (k Kind) AppendText(b []byte) ([]byte, error) { return kinds.Append(b, k) }

// MarshalText returns the word of k, as [Kind.AppendText] does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseKind] does. Where it fails it leaves k as
// it was.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.ParseInto(k, text) }
