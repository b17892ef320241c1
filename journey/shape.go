package journey

import "github.com/successkit/successkit/internal/enum"

// A Shape is a family of distributions of a duration. The zero Shape is none.
type Shape uint8

// The shapes. Their order carries no meaning.
const (
	// NoShape is the zero Shape.
	NoShape Shape = iota
	// ThreePoint is the triangular distribution of an expert's three figures.
	ThreePoint
	// LogNormal is what durations of human work often look like: many near the
	// middle and a long tail of late ones.
	LogNormal
	// Empirical is what was seen of earlier customers.
	Empirical
)

var shapes = enum.New[Shape]("shape", "none", "three-point", "lognormal", "empirical")

// ParseShape returns the shape of the given word: "none", "three-point",
// "lognormal" or "empirical". It fails with
// [successkit.ErrUnknown] on any other.
func ParseShape(s string) (Shape, error) { return shapes.Parse(s) }

// String returns the word of s, or "shape(9)" for a number that has none.
func (s Shape) String() string { return shapes.String(s) }

// Valid reports whether s has a word.
func (s Shape) Valid() bool { return shapes.Valid(s) }

// AppendText appends the word of s to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (s Shape) AppendText(b []byte) ([]byte, error) { return shapes.Append(b, s) }

// MarshalText returns the word of s, as [Shape.AppendText] does.
func (s Shape) MarshalText() ([]byte, error) { return shapes.Append(nil, s) }

// UnmarshalText reads a word as [ParseShape] does. Where it fails it leaves s
// as it was.
func (s *Shape) UnmarshalText(text []byte) error { return shapes.ParseInto(s, text) }
