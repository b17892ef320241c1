package metrics

import "github.com/successkit/successkit/internal/enum"

// A Kind says what a movement does to an account's recurring revenue. The zero
// Kind is not known: a ledger works it out from the balance before and after.
type Kind uint8

// The kinds, in the order of a waterfall's lines.
const (
	// UnknownKind is the zero Kind.
	UnknownKind Kind = iota
	// New is the first revenue of an account that never had any.
	New
	// Expansion is more revenue from an account that has some.
	Expansion
	// Contraction is less revenue from an account that keeps some.
	Contraction
	// Churn is the loss of all revenue of an account.
	Churn
	// Reactivation is revenue from an account that had lost all of it.
	Reactivation
	// TransferIn is revenue that came over from another account, as when two
	// customers merge or one moves from on-premise to SaaS. It is neither won
	// nor expanded.
	TransferIn
	// TransferOut is revenue that went over to another account. It is not lost.
	TransferOut

	numKinds = iota
)

var kinds = enum.New[Kind]("kind",
	"unknown", "new", "expansion", "contraction", "churn", "reactivation", "transfer-in", "transfer-out")

// ParseKind returns the kind of the given word, the constant's name in lower
// case ("transfer-in"). It fails with [successkit.ErrUnknown] on any other.
func ParseKind(s string) (Kind, error) { return kinds.Parse(s) }

// String returns the word of k, or "kind(9)" for a number that has none.
func (k Kind) String() string { return kinds.String(k) }

// Valid reports whether k is one of the kinds.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// AppendText appends the word of k to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (k Kind) AppendText(b []byte) ([]byte, error) { return kinds.Append(b, k) }

// MarshalText returns the word of k, as [Kind.AppendText] does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseKind] does.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.ParseInto(k, text) }

// sign returns the sign of the amounts of kind k, and 0 for the unknown kind.
func (k Kind) sign() int {
	switch k {
	case New, Expansion, Reactivation, TransferIn:
		return 1
	case Contraction, Churn, TransferOut:
		return -1
	case UnknownKind:
	}
	return 0
}

// isTransfer reports whether movements of kind k move revenue between accounts.
func (k Kind) isTransfer() bool { return k == TransferIn || k == TransferOut }
