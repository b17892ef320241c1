package health

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Normaliser puts readings of one measure on the scale from 0 to 100 points.
// Which of its fields count depends on its shape; the others must be empty.
//
// The result is the exact value of its formula, rounded half to even to a
// millionth of a point: it is the same on every machine, and a better reading
// never gets fewer points.
type Normaliser struct {
	// Shape is the formula.
	Shape Shape `json:"shape"`
	// Knots are the table of Steps and PiecewiseLinear: two or more, in rising
	// order of At.
	Knots []Knot `json:"knots,omitempty"`
	// Goal is what RatioToGoal compares with, above 0.
	Goal float64 `json:"goal,omitzero"`
}

// A Knot gives a reading its points.
type Knot struct {
	At     float64 `json:"at"`
	Points Points  `json:"points"`
}

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
	// first and last knot their points hold: it clamps.
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

// validate reports everything that is wrong with n for a measure whose good
// direction is d.
func (n Normaliser) validate(d Direction) error {
	var f successkit.Faults
	switch n.Shape {
	case Steps, PiecewiseLinear:
		n.checkKnots(&f, d)
		if n.Goal != 0 {
			f.Add("goal", floatText(n.Goal), fmt.Errorf("%w: %s has no goal", successkit.ErrConflict, n.Shape))
		}
	case RatioToGoal:
		if len(n.Knots) > 0 {
			f.Add("knots", "", fmt.Errorf("%w: %s has no knots", successkit.ErrConflict, n.Shape))
		}
		switch {
		case n.Goal == 0:
			f.Add("goal", "", successkit.ErrRequired)
		case !finite(n.Goal) || n.Goal < 0:
			f.Add("goal", floatText(n.Goal), fmt.Errorf("%w: want a finite number above 0", successkit.ErrOutOfRange))
		}
	case UnknownShape:
		f.Add("shape", "", successkit.ErrRequired)
	default:
		f.Add("shape", n.Shape.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

func (n Normaliser) checkKnots(f *successkit.Faults, d Direction) {
	if len(n.Knots) < 2 {
		f.Add("knots", strconv.Itoa(len(n.Knots)), fmt.Errorf("%w: want two or more", successkit.ErrOutOfRange))
		return
	}
	before := f.Total()
	for i, k := range n.Knots {
		path := "knots[" + strconv.Itoa(i) + "]"
		f.Add(path+".at", floatText(k.At), n.checkAt(i))
		f.Add(path+".points", k.Points.valueText(), n.checkPoints(i, d))
	}
	if first := n.Knots[0].Points; f.Total() == before && first == n.Knots[len(n.Knots)-1].Points {
		f.Add("knots", "", fmt.Errorf("%w: every reading would get %s points", successkit.ErrConflict, first))
	}
}

// checkAt reports why the i-th knot cannot stand where it does.
func (n Normaliser) checkAt(i int) error {
	at := n.Knots[i].At
	switch {
	case !finite(at):
		return errNotFinite
	case i == 0:
		return nil
	case at == n.Knots[i-1].At:
		return successkit.ErrDuplicate
	case at < n.Knots[i-1].At:
		return fmt.Errorf("%w: below the knot before", successkit.ErrConflict)
	}
	return nil
}

// checkPoints reports why the i-th knot cannot have its points.
func (n Normaliser) checkPoints(i int, d Direction) error {
	p := n.Knots[i].Points
	if err := checkScore(p); err != nil || i == 0 {
		return err
	}
	if last := n.Knots[i-1].Points; last.known && worse(d, last, p) {
		return fmt.Errorf("%w: runs against the direction, %s", successkit.ErrConflict, d)
	}
	return nil
}

// worse reports whether going from before to after, as the reading rises, runs
// against d.
func worse(d Direction, before, after Points) bool {
	switch d {
	case HigherIsBetter:
		return after.micro < before.micro
	case LowerIsBetter:
		return after.micro > before.micro
	case UnknownDirection:
	}
	return false
}

// checkScore reports why p is no score.
func checkScore(p Points) error {
	switch {
	case !p.known:
		return successkit.ErrRequired
	case p.micro < 0 || p.micro > full:
		return fmt.Errorf("%w: want 0 to 100", successkit.ErrOutOfRange)
	}
	return nil
}

// apply returns the micro-points of the finite reading x, by a valid n.
func (n Normaliser) apply(d Direction, x float64) int64 {
	switch n.Shape {
	case Steps:
		return n.Knots[max(0, n.above(x)-1)].Points.micro
	case PiecewiseLinear:
		return n.interpolate(x)
	case RatioToGoal:
		part, whole := x, n.Goal
		if d == LowerIsBetter {
			part, whole = n.Goal, x
		}
		switch {
		case d == LowerIsBetter && x <= n.Goal, d == HigherIsBetter && x >= n.Goal:
			return full
		case part <= 0:
			return 0
		}
		return roundHalfEven(part/whole*full, func() *big.Rat {
			return scaled(full, rat(part), rat(whole))
		})
	case UnknownShape:
	}
	return 0 // a valid normaliser has a shape
}

// above returns the index of the first knot above x, or the number of knots.
func (n Normaliser) above(x float64) int {
	i := slices.IndexFunc(n.Knots, func(k Knot) bool { return k.At > x })
	if i < 0 {
		return len(n.Knots)
	}
	return i
}

func (n Normaliser) interpolate(x float64) int64 {
	i := n.above(x)
	if i == 0 || i == len(n.Knots) {
		return n.Knots[max(0, i-1)].Points.micro
	}
	a, b := n.Knots[i-1], n.Knots[i]
	rise := b.Points.micro - a.Points.micro
	y := math.NaN()
	if width := b.At - a.At; !math.IsInf(width, 0) {
		y = float64(a.Points.micro) + float64(rise)*((x-a.At)/width)
	}
	return roundHalfEven(y, func() *big.Rat {
		from := rat(a.At)
		r := scaled(rise, new(big.Rat).Sub(rat(x), from), new(big.Rat).Sub(rat(b.At), from))
		return r.Add(r, new(big.Rat).SetInt64(a.Points.micro))
	})
}
