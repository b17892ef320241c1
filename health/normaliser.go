package health

import (
	"fmt"
	"math"
	"math/big"
	"strconv"

	"github.com/successkit/successkit"
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
	// Outside says what a PiecewiseLinear does with readings outside its knots.
	Outside Outside `json:"outside,omitzero"`
	// Goal is what RatioToGoal compares with, above 0.
	Goal float64 `json:"goal,omitzero"`
}

// A Knot gives a reading its points.
type Knot struct {
	At     float64 `json:"at"`
	Points Points  `json:"points"`
}

// validate reports everything that is wrong with n for a measure whose good
// direction is d.
func (n *Normaliser) validate(d Direction) error {
	var f successkit.Faults
	switch {
	case !n.Outside.Valid():
		f.Add("outside", n.Outside.String(), successkit.ErrUnknown)
	case n.Outside == NoEffect && n.Shape != PiecewiseLinear:
		f.Add("outside", n.Outside.String(), fmt.Errorf("%w: %s gives every reading points", successkit.ErrConflict, n.Shape))
	}
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

func (n *Normaliser) checkKnots(f *successkit.Faults, d Direction) {
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
func (n *Normaliser) checkAt(i int) error {
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
func (n *Normaliser) checkPoints(i int, d Direction) error {
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

// apply returns the micro-points of the finite reading x, by a valid n, and
// false where x lies outside of what n gives points to.
func (n *Normaliser) apply(d Direction, x float64) (int64, bool) {
	switch n.Shape {
	case Steps:
		return n.Knots[max(0, n.above(x)-1)].Points.micro, true
	case PiecewiseLinear:
		if n.Outside == NoEffect && (x < n.Knots[0].At || x > n.Knots[len(n.Knots)-1].At) {
			return 0, false
		}
		return n.interpolate(x), true
	case RatioToGoal:
		part, whole := x, n.Goal
		if d == LowerIsBetter {
			part, whole = n.Goal, x
		}
		switch {
		case d == LowerIsBetter && x <= n.Goal, d == HigherIsBetter && x >= n.Goal:
			return full, true
		case part <= 0:
			return 0, true
		}
		return roundHalfEven(part/whole*full, func() *big.Rat {
			return scaled(full, rat(part), rat(whole))
		}), true
	case UnknownShape:
	}
	return 0, false // a valid normaliser has a shape
}

// reach returns the least and the most points that n can give.
func (n *Normaliser) reach() (low, high int64) {
	if n.Shape == RatioToGoal {
		return 0, full
	}
	a, b := n.Knots[0].Points.micro, n.Knots[len(n.Knots)-1].Points.micro
	return min(a, b), max(a, b)
}

// above returns the index of the first knot above x, or the number of knots.
func (n *Normaliser) above(x float64) int {
	for i := range n.Knots {
		if n.Knots[i].At > x {
			return i
		}
	}
	return len(n.Knots)
}

func (n *Normaliser) interpolate(x float64) int64 {
	i := n.above(x)
	if i == 0 || i == len(n.Knots) {
		return n.Knots[max(0, i-1)].Points.micro
	}
	return between(n.Knots[i-1], n.Knots[i], x)
}

// between returns the points of x on the straight line from a to b.
func between(a, b Knot, x float64) int64 {
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
