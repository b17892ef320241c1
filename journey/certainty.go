package journey

import "github.com/successkit/successkit/internal/enum"

// A Certainty says how well it is known that a moment comes and matters. The
// zero Certainty is not stated.
type Certainty uint8

// The certainties, from the strongest to the weakest.
const (
	// Unstated is the zero Certainty.
	Unstated Certainty = iota
	// Known: the vendor sees it happen, as a delivery.
	Known
	// Predictable: it follows from what is known, as the first night on the new
	// mattress follows the delivery.
	Predictable
	// Guessed: it is believed to matter, and nothing shows it yet.
	Guessed
)

var certainties = enum.New[Certainty]("certainty", "unstated", "known", "predictable", "guessed")

// ParseCertainty returns the certainty of the given word: "unstated", "known",
// "predictable" or "guessed". It fails with
// [successkit.ErrUnknown] on any other.
func ParseCertainty(s string) (Certainty, error) { return certainties.Parse(s) }

// String returns the word of c, or "certainty(9)" for a number that has none.
func (c Certainty) String() string { return certainties.String(c) }

// Valid reports whether c has a word.
func (c Certainty) Valid() bool { return certainties.Valid(c) }

// AppendText appends the word of c to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (c Certainty) AppendText(b []byte) ([]byte, error) { return certainties.Append(b, c) }

// MarshalText returns the word of c, as [Certainty.AppendText] does.
func (c Certainty) MarshalText() ([]byte, error) { return certainties.Append(nil, c) }

// UnmarshalText reads a word as [ParseCertainty] does. Where it fails it leaves c
// as it was.
func (c *Certainty) UnmarshalText(text []byte) error { return certainties.ParseInto(c, text) }
