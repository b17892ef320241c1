package health

import "github.com/successkit/successkit/internal/enum"

// Missing is what a [Group] does about a child whose value is not known. Each
// child has its own. For a child of weight 0 it never matters.
type Missing uint8

// The policies. Their order carries no meaning.
const (
	// Redistribute leaves the child out: its siblings share its weight in
	// proportion to their own, within the group. In an [Additive] group it brings
	// nothing. It is the default.
	Redistribute Missing = iota
	// PropagateUnknown makes the group unknown as well.
	PropagateUnknown
	// Assume counts the child with the points of [Node.Assumed]. They add nothing
	// to the coverage, and the score marks them.
	Assume
	// AssumeWorst counts it with the value of the worst of its siblings that
	// count, and is otherwise as Assume.
	AssumeWorst
)

var missings = enum.New[Missing]("missing", "redistribute", "propagate-unknown", "assume", "assume-worst")

// ParseMissing returns the policy of the given word: "redistribute",
// "propagate-unknown", "assume" or "assume-worst". It fails with
// [successkit.ErrUnknown] on any other.
func ParseMissing(s string) (Missing, error) { return missings.Parse(s) }

// String returns the word of m, or "missing(99)" for a number that has none.
func (m Missing) String() string { return missings.String(m) }

// Valid reports whether m is one of the constants.
func (m Missing) Valid() bool { return missings.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Missing) AppendText(b []byte) ([]byte, error) { return missings.Append(b, m) }

// MarshalText returns the word of m, as [Missing.AppendText] does.
func (m Missing) MarshalText() ([]byte, error) { return missings.Append(nil, m) }

// UnmarshalText reads a word as [ParseMissing] does.
func (m *Missing) UnmarshalText(text []byte) error { return missings.ParseInto(m, text) }
