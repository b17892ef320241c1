package health

import (
	"math"
	"math/bits"
)

// A straight is the fast road of a group whose children are all measures with a
// weight and a plain normaliser, in a weighted mean: no tenure, no decay. It
// gives the same integers as the long road, or says that it cannot.
type straight struct {
	lines []line
	first int   // the slot of the first line; the others follow
	whole int64 // the reduced weights together
}

// A line is a measure of a straight group: points rise or fall evenly between two
// figures and are constant outside, or else its normaliser is asked.
type line struct {
	low, high    float64
	base         float64     // points at low, and a half for rounding
	slope        float64     // points a unit
	weight       int64       // reduced
	below, above int64       // points up to low, and from high on
	normaliser   *Normaliser // nil for a plain line
	direction    Direction
}

// straighten returns the fast road of the group n, or nil where there is none.
func straighten(n *node) *straight {
	if n.group.Combine != WeightedMean {
		return nil
	}
	s := &straight{first: n.children[0].slot}
	divisor := int64(0)
	for _, c := range n.children { // measures alone, so that their slots follow each other
		m := c.measure
		if m == nil || c.weight == 0 || len(m.ByTenure) > 0 || m.Decay != nil {
			return nil
		}
		divisor = gcd(divisor, c.weight)
		l := line{weight: c.weight, low: math.Inf(-1), high: math.Inf(-1), normaliser: &m.Normaliser, direction: m.Direction}
		l.level()
		s.lines = append(s.lines, l)
	}
	for i := range s.lines {
		s.lines[i].weight /= divisor
		s.whole += s.lines[i].weight
	}
	if s.whole > math.MaxInt64/2/full {
		return nil // the sum might not fit
	}
	return s
}

// level makes l a plain line where its normaliser is one.
func (l *line) level() {
	n := l.normaliser
	var a, b Knot
	switch {
	case n.Shape == PiecewiseLinear && len(n.Knots) == 2 && n.Outside == Clamp:
		a, b = n.Knots[0], n.Knots[1]
	case n.Shape == RatioToGoal && l.direction == HigherIsBetter:
		a, b = Knot{At: 0, Points: points(0)}, Knot{At: n.Goal, Points: points(full)}
	default:
		return
	}
	const wide = 1e100 // so that no slope is infinite, nor so small that digits are lost
	if width := b.At - a.At; !(width > 1/wide && width < wide) {
		return
	}
	l.low, l.high, l.normaliser = a.At, b.At, nil
	l.below, l.above = a.Points.micro, b.Points.micro
	l.base = float64(l.below) + 0.5
	l.slope = float64(l.above-l.below) / (b.At - a.At)
}

// mean returns the weighted mean of the points of the figures. It is false where
// a figure is not finite or lies outside of its normaliser, and where rounding
// needs more than a float64.
func (s *straight) mean(row []float64) (int64, bool) {
	lines := s.lines
	row = row[s.first:][:len(lines)]
	var sum int64
	for i := range lines {
		l := &lines[i]
		x := row[i]
		if !(x >= -math.MaxFloat64 && x <= math.MaxFloat64) {
			return 0, false
		}
		var p int64
		switch {
		case x > l.low && x < l.high:
			y := l.base + (x-l.low)*l.slope
			p = int64(y)
			if off := y - float64(p); !(off > slack && off < 1-slack) {
				return 0, false // a tie, or too close to one
			}
		case x <= l.low:
			p = l.below
		case l.normaliser == nil:
			p = l.above
		default:
			var ok bool
			if p, ok = l.normaliser.apply(l.direction, x); !ok {
				return 0, false
			}
		}
		sum += l.weight * p
	}
	return halfEven(sum, s.whole), true
}

// halfEven returns sum/whole rounded half to even, of a sum not below 0.
func halfEven(sum, whole int64) int64 {
	q, r := bits.Div64(0, uint64(sum), uint64(whole))
	if twice := 2 * r; twice > uint64(whole) || twice == uint64(whole) && q&1 == 1 {
		q++
	}
	return int64(q)
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
