package health

import "math"

// A straight is the fast road of a group whose children are all measures with a
// weight and a plain normaliser, in a weighted mean: no tenure, no decay. It
// gives the same integers as the long road, or says that it cannot.
type straight struct {
	lines []line
	first int   // the slot of the first line; the others follow
	whole int64 // the reduced weights together
}

// A line is a measure of a straight group: points rise or fall evenly between two
// figures and are constant outside.
type line struct {
	low, high    float64
	points       float64 // at low, in parts of a micro-point, and half of one for rounding
	slope        float64 // parts a unit
	weight       int64   // reduced
	below, above int64   // weighted points up to low, and from high on
}

// A micro-point has 2^20 parts on the fast road. A float64 holds 1e8 of them to
// less than a tenth of a part, so that only a figure within a part of a rounding
// edge might round the wrong way.
const (
	partBits = 20
	parts    = 1 << partBits
)

// straighten returns the fast road of the group n, or nil where there is none.
func straighten(n *node) *straight {
	if n.group.Combine != WeightedMean {
		return nil
	}
	s := &straight{first: n.children[0].slot}
	divisor := int64(0)
	for _, c := range n.children { // measures alone, so that their slots follow each other
		l, ok := level(c.measure)
		if !ok || c.weight == 0 {
			return nil
		}
		divisor = gcd(divisor, c.weight)
		s.lines = append(s.lines, l)
	}
	for i, c := range n.children {
		l := &s.lines[i]
		l.weight = c.weight / divisor
		l.below, l.above = l.below*l.weight, l.above*l.weight
		s.whole += l.weight
	}
	if s.whole > math.MaxInt64/2/full {
		return nil // a sum might not fit
	}
	return s
}

// level returns the line of a plain measure, and false for any other.
func level(m *Measure) (line, bool) {
	if m == nil || len(m.ByTenure) > 0 || m.Decay != nil {
		return line{}, false
	}
	n := &m.Normaliser
	var a, b Knot
	switch {
	case n.Shape == PiecewiseLinear && len(n.Knots) == 2 && n.Outside == Clamp:
		a, b = n.Knots[0], n.Knots[1]
	case n.Shape == RatioToGoal && m.Direction == HigherIsBetter:
		a, b = Knot{At: 0, Points: points(0)}, Knot{At: n.Goal, Points: points(full)}
	default:
		return line{}, false
	}
	const wide = 1e100 // so that no slope is infinite, nor so small that digits are lost
	width := b.At - a.At
	if !(width > 1/wide && width < wide) {
		return line{}, false
	}
	from, to := a.Points.micro, b.Points.micro
	return line{
		low: a.At, high: b.At, points: (float64(from) + 0.5) * parts, slope: float64(to-from) / width * parts,
		below: from, above: to,
	}, true
}

// mean returns the weighted mean of the points of the figures of a model. It is
// false where a figure is not finite, and where rounding needs more than a
// float64.
func (s *straight) mean(figures []float64) (int64, bool) {
	var out [1]int64
	n := s.means(out[:], figures[s.first:][:len(s.lines)])
	return out[0], n == 1
}

// means writes the means of as many accounts as out holds, whose figures stand
// one account after the other. It returns how many it wrote before it came to one
// of which [straight.mean] would be false.
func (s *straight) means(out []int64, figures []float64) int {
	lines := s.lines
	for a := range out {
		row := figures[a*len(lines):][:len(lines)]
		var sum int64
		for i := range lines {
			l := &lines[i]
			switch x := row[i]; {
			case x > l.low && x < l.high:
				n := int64(l.points + (x-l.low)*l.slope)
				if uint64(n+1)%parts < 2 {
					return a // a tie, or too close to one
				}
				sum += l.weight * (n >> partBits)
			case x <= l.low && x >= -math.MaxFloat64:
				sum += l.below
			case x >= l.high && x <= math.MaxFloat64:
				sum += l.above
			default:
				return a
			}
		}
		out[a] = halfEven(sum, s.whole)
	}
	return len(out)
}

// halfEven returns sum/whole rounded half to even, of figures not below 0.
func halfEven(sum, whole int64) int64 {
	q := int64(uint64(sum) / uint64(whole))
	if twice := 2 * (sum - q*whole); twice > whole || twice == whole && q&1 == 1 {
		q++
	}
	return q
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
