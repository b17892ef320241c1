package journey

import "github.com/successkit/successkit/internal/enum"

// A Lifecycle says what the customer and its vendor have between them. The zero
// Lifecycle is Ongoing.
type Lifecycle uint8

// The lifecycles.
const (
	// Ongoing is a relationship over time, such as a subscription: the path
	// leads to what the customer wants to achieve.
	Ongoing Lifecycle = iota
	// SingleTransaction is one purchase, such as a mattress or a flight. The path
	// is the moments that decide whether the customer comes back or goes to a
	// competitor, its objective is that it came back, and each milestone states
	// its [Certainty].
	SingleTransaction
)

var lifecycles = enum.New[Lifecycle]("lifecycle", "ongoing", "single-transaction")

// ParseLifecycle returns the lifecycle of the given word: "ongoing" or
// "single-transaction". It fails with
// [successkit.ErrUnknown] on any other.
func ParseLifecycle(s string) (Lifecycle, error) { return lifecycles.Parse(s) }

// String returns the word of l, or "lifecycle(9)" for a number that has none.
func (l Lifecycle) String() string { return lifecycles.String(l) }

// Valid reports whether l has a word.
func (l Lifecycle) Valid() bool { return lifecycles.Valid(l) }

// AppendText appends the word of l to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (l Lifecycle) AppendText(b []byte) ([]byte, error) { return lifecycles.Append(b, l) }

// MarshalText returns the word of l, as [Lifecycle.AppendText] does.
func (l Lifecycle) MarshalText() ([]byte, error) { return lifecycles.Append(nil, l) }

// UnmarshalText reads a word as [ParseLifecycle] does. Where it fails it leaves l
// as it was.
func (l *Lifecycle) UnmarshalText(text []byte) error { return lifecycles.ParseInto(l, text) }
