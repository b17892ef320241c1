package health

import "github.com/successkit/successkit/internal/enum"

// Combine is how a [Group] makes one value of those of its children. Whichever
// it is, base, contributions and adjustments of a [Part] add up to its value,
// exactly.
type Combine uint8

// The ways to combine. Their order carries no meaning.
const (
	// WeightedMean is the default:
	//
	//	value = Σ wᵢ·valueᵢ / Σ wᵢ
	//
	// over the children that count. Each brings its term.
	WeightedMean Combine = iota
	// Strict is the weighted mean, but in no better band than the worst of the
	// children that count: one that is poor makes the group poor, and only where
	// all are good is it good. Totango documents the rule for three bands. The
	// children bring the terms of the mean, and what the rule takes from it is an
	// adjustment.
	Strict
	// Additive begins with [Group.Base], and each child moves it by its distance
	// from [Group.Neutral]:
	//
	//	value = base + Σ wᵢ·(valueᵢ − neutral)/100, kept between 0 and 100
	//
	// The weight of a child is here how many points lie between its worst and its
	// best. Planhat documents scores of the kind. What goes beyond the scale is an
	// adjustment.
	Additive
	// WorstOf is the value of the worst of the children that count, whatever their
	// weights above 0. It brings everything; of two as bad, the lower id.
	WorstOf
)

var combines = enum.New[Combine]("combine", "weighted-mean", "strict", "additive", "worst-of")

// ParseCombine returns the way to combine of the given word: "weighted-mean",
// "strict", "additive" or "worst-of". It fails with [successkit.ErrUnknown] on
// any other.
func ParseCombine(s string) (Combine, error) { return combines.Parse(s) }

// String returns the word of c, or "combine(99)" for a number that has none.
func (c Combine) String() string { return combines.String(c) }

// Valid reports whether c is one of the constants.
func (c Combine) Valid() bool { return combines.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Combine) AppendText(b []byte) ([]byte, error) { return combines.Append(b, c) }

// MarshalText returns the word of c, as [Combine.AppendText] does.
func (c Combine) MarshalText() ([]byte, error) { return combines.Append(nil, c) }

// UnmarshalText reads a word as [ParseCombine] does.
func (c *Combine) UnmarshalText(text []byte) error { return combines.ParseInto(c, text) }
