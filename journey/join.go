package journey

import "github.com/successkit/successkit/internal/enum"

// A Join says how many of its prerequisites a milestone waits for. The zero Join
// is AllOf.
type Join uint8

// The joins.
const (
	// AllOf: every prerequisite must be reached.
	AllOf Join = iota
	// AnyOf: one is enough, such as either of two ways to load the data. The
	// milestone begins with the first that is reached. A prerequisite that is
	// waived is a road not taken; where all are, what follows waits for the first
	// of what came before them.
	AnyOf
)

var joins = enum.New[Join]("join", "all", "any")

// ParseJoin returns the join of the given word: "all" or "any". It fails with
// [successkit.ErrUnknown] on any other.
func ParseJoin(s string) (Join, error) { return joins.Parse(s) }

// String returns the word of j, or "join(9)" for a number that has none.
func (j Join) String() string { return joins.String(j) }

// Valid reports whether j has a word.
func (j Join) Valid() bool { return joins.Valid(j) }

// AppendText appends the word of j to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (j Join) AppendText(b []byte) ([]byte, error) { return joins.Append(b, j) }

// MarshalText returns the word of j, as [Join.AppendText] does.
func (j Join) MarshalText() ([]byte, error) { return joins.Append(nil, j) }

// UnmarshalText reads a word as [ParseJoin] does. Where it fails it leaves j
// as it was.
func (j *Join) UnmarshalText(text []byte) error { return joins.ParseInto(j, text) }
