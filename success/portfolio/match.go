package portfolio

import "github.com/successkit/successkit/internal/enum"

// A Match says how the level of a customer matches the experience that it needs.
// The zero Match is not known.
type Match uint8

// The matches. Their order carries no meaning.
const (
	// UnknownMatch is that nobody has said what experience the customer needs.
	UnknownMatch Match = iota
	// NoCustomer is that it is a prospect or a former customer.
	NoCustomer
	// RightLevel is that the level gives all that is needed, and no other level that
	// does takes less time.
	RightLevel
	// UnderCovered is that the level lacks something that is needed and that another
	// one gives. That one may take less time: a customer that wants to find its own
	// way lacks just that where people call it every week.
	UnderCovered
	// OverCovered is that the level gives all that is needed, and another one that
	// does takes less time.
	OverCovered
	// Unserved is that no level gives all that is needed.
	Unserved
)

var matches = enum.New[Match]("match", "unknown", "no-customer", "right-level", "under-covered", "over-covered", "unserved")

// ParseMatch returns the match of the given word, such as "under-covered". It
// fails with [successkit.ErrUnknown] on any other.
func ParseMatch(s string) (Match, error) { return matches.Parse(s) }

// String returns the word of m, or "match(9)" for a number that has none.
func (m Match) String() string { return matches.String(m) }

// Valid reports whether m is one of the matches.
func (m Match) Valid() bool { return matches.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Match) AppendText(b []byte) ([]byte, error) { return matches.Append(b, m) }

// MarshalText returns the word of m, as [Match.AppendText] does.
func (m Match) MarshalText() ([]byte, error) { return matches.Append(nil, m) }

// UnmarshalText reads a word as [ParseMatch] does.
func (m *Match) UnmarshalText(text []byte) error { return matches.ParseInto(m, text) }
