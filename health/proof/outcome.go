package proof

import "github.com/successkit/successkit/internal/enum"

// An Outcome says whether the event that was to be foretold happened at a
// decision. The zero Outcome is that nobody knows yet.
type Outcome uint8

// The outcomes. Their order carries no meaning.
const (
	// Undecided says that it is not known yet. Such a decision is left out: it
	// counts neither for a prediction nor against it.
	Undecided Outcome = iota
	// Happened says that the event happened: the customer left.
	Happened
	// DidNotHappen says that the decision fell the other way.
	DidNotHappen
)

var outcomes = enum.New[Outcome]("outcome", "undecided", "happened", "did-not-happen")

// ParseOutcome returns the outcome of the given word: "undecided", "happened"
// or "did-not-happen". It fails with [successkit.ErrUnknown] on any other.
func ParseOutcome(s string) (Outcome, error) { return outcomes.Parse(s) }

// String returns the word of o, or "outcome(9)" for a number that has none.
func (o Outcome) String() string { return outcomes.String(o) }

// Valid reports whether o is one of the outcomes.
func (o Outcome) Valid() bool { return outcomes.Valid(o) }

// AppendText appends the word of o to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (o Outcome) AppendText(b []byte) ([]byte, error) { return outcomes.Append(b, o) }

// MarshalText returns the word of o, as [Outcome.AppendText] does.
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.Append(nil, o) }

// UnmarshalText reads a word as [ParseOutcome] does.
func (o *Outcome) UnmarshalText(text []byte) error { return outcomes.ParseInto(o, text) }
