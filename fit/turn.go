package fit

import "github.com/successkit/successkit/internal/enum"

// A Turn is a sort of change that turns the state of a criterion. The zero Turn
// is not known.
type Turn uint8

// The turns. Their order carries no meaning.
const (
	// UnknownTurn is the zero Turn.
	UnknownTurn Turn = iota
	// TurnAnswer is that the answer becomes another: one without a gap on the way
	// to potential, one with a gap on the way from it.
	TurnAnswer
	// TurnOffer is that the vendor comes to deliver what is needed, or on the way
	// from potential no longer does. It is told of rules that are one comparison
	// with an offer.
	TurnOffer
	// TurnPromise is that a side commits to close the gap within the horizon.
	TurnPromise
	// TurnKeep is that a side keeps its commitment, if need be late.
	TurnKeep
	// TurnBreak is that a side takes its word back or breaks it, or ends what it
	// had done to keep it.
	TurnBreak
)

var turns = enum.New[Turn]("turn", "unknown", "answer", "offer", "promise", "keep", "break")

// ParseTurn returns the turn of the given word: "unknown", "answer", "offer",
// "promise", "keep" or "break". It fails with [successkit.ErrUnknown] on any
// other.
func ParseTurn(s string) (Turn, error) { return turns.Parse(s) }

// String returns the word of t, or "turn(9)" for a number that has none.
func (t Turn) String() string { return turns.String(t) }

// Valid reports whether t is one of the turns, the unknown one among them.
func (t Turn) Valid() bool { return turns.Valid(t) }

// AppendText appends the word of t to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (t Turn) AppendText(b []byte) ([]byte, error) { return turns.Append(b, t) }

// MarshalText returns the word of t, as [Turn.AppendText] does.
func (t Turn) MarshalText() ([]byte, error) { return turns.Append(nil, t) }

// UnmarshalText reads a word as [ParseTurn] does.
func (t *Turn) UnmarshalText(text []byte) error { return turns.ParseInto(t, text) }
