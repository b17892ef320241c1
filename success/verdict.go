package success

import "github.com/successkit/successkit/internal/enum"

// A Verdict answers whether a customer is successful: whether it achieves its
// Desired Outcome, what it must achieve and the way in which it must be able
// to. It is neither a promise (that is Success Potential) nor a warning (that
// is health). The zero Verdict is that it is not known.
type Verdict uint8

// The verdicts. Their order carries no meaning.
const (
	// Unknown says that something decisive is not known: nobody asked what the
	// customer wants, or nothing that has failed is known and something is
	// unmeasured or unobserved.
	Unknown Verdict = iota
	// Successful says that every required outcome is achieved, and that the
	// experience is as the customer needs it.
	Successful
	// OnTheWay says that all is known, nothing has failed, and some measure has
	// not reached its goal, which is not due yet.
	OnTheWay
	// Unsuccessful says that something has failed: a goal was missed or lost
	// again, a measure is worse than at the start, or the experience is breached.
	Unsuccessful
)

var verdicts = enum.New[Verdict]("verdict", "unknown", "successful", "on-the-way", "unsuccessful")

// ParseVerdict returns the verdict of the given word: "unknown", "successful",
// "on-the-way" or "unsuccessful". It fails with [successkit.ErrUnknown] on any
// other.
func ParseVerdict(s string) (Verdict, error) { return verdicts.Parse(s) }

// String returns the word of v, or "verdict(9)" for a number that has none.
func (v Verdict) String() string { return verdicts.String(v) }

// Valid reports whether v is one of the verdicts.
func (v Verdict) Valid() bool { return verdicts.Valid(v) }

// AppendText appends the word of v to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (v Verdict) AppendText(b []byte) ([]byte, error) { return verdicts.Append(b, v) }

// MarshalText returns the word of v, as [Verdict.AppendText] does.
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.Append(nil, v) }

// UnmarshalText reads a word as [ParseVerdict] does.
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.ParseInto(v, text) }
