package health

import "github.com/successkit/successkit/internal/enum"

// A Shape is the formula of a [Normaliser]. The zero Shape is none.
type Shape uint8

// The shapes. Their order carries no meaning.
const (
	// UnknownShape is the zero Shape; no normaliser may have it.
	UnknownShape Shape = iota
	// Steps gives a reading x the points of the last knot with At ≤ x, and one
	// below the first knot the points of the first.
	Steps
	// PiecewiseLinear joins neighbouring knots by straight lines. Outside the
	// first and last knot their points hold, or nothing does: see [Outside].
	PiecewiseLinear
	// RatioToGoal gives a reading x its share of the goal g, at most 100:
	//
	//	higher is better: 100·x/g,  0 for x ≤ 0
	//	lower is better:  100·g/x,  100 for x ≤ g, and so for x ≤ 0
	RatioToGoal
)

var shapes = enum.New[Shape]("shape", "unknown", "steps", "piecewise-linear", "ratio-to-goal")

// ParseShape returns the shape of the given word: "unknown", "steps",
// "piecewise-linear" or "ratio-to-goal". It fails with [successkit.ErrUnknown]
// on any other.
func ParseShape(s string) (Shape, error) { return shapes.Parse(s) }

// String returns the word of s, or "shape(9)" for a number that has none.
func (s Shape) String() string { return shapes.String(s) }

// Valid reports whether s is one of the shapes.
func (s Shape) Valid() bool { return shapes.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s Shape) AppendText(b []byte) ([]byte, error) { return shapes.Append(b, s) }

// MarshalText returns the word of s, as [Shape.AppendText] does.
func (s Shape) MarshalText() ([]byte, error) { return shapes.Append(nil, s) }

// UnmarshalText reads a word as [ParseShape] does.
func (s *Shape) UnmarshalText(text []byte) error { return shapes.ParseInto(s, text) }

// Outside says what a [PiecewiseLinear] does with a reading below its first
// knot or above its last. The two are the linear and the bounded linear measure
// that Planhat documents.
type Outside uint8

// The choices. Their order carries no meaning.
const (
	// Clamp gives it the points of the nearest knot. It is the default.
	Clamp Outside = iota
	// NoEffect gives it none: the measure is unknown.
	NoEffect
)

var outsides = enum.New[Outside]("outside", "clamp", "no-effect")

// ParseOutside returns the choice of the given word: "clamp" or "no-effect". It
// fails with [successkit.ErrUnknown] on any other.
func ParseOutside(s string) (Outside, error) { return outsides.Parse(s) }

// String returns the word of o, or "outside(9)" for a number that has none.
func (o Outside) String() string { return outsides.String(o) }

// Valid reports whether o is one of the choices.
func (o Outside) Valid() bool { return outsides.Valid(o) }

// AppendText appends the word of o to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (o Outside) AppendText(b []byte) ([]byte, error) { return outsides.Append(b, o) }

// MarshalText returns the word of o, as [Outside.AppendText] does.
func (o Outside) MarshalText() ([]byte, error) { return outsides.Append(nil, o) }

// UnmarshalText reads a word as [ParseOutside] does.
func (o *Outside) UnmarshalText(text []byte) error { return outsides.ParseInto(o, text) }
