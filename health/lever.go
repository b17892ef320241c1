package health

import "math"

// A Lever is the smallest change of a single measure that would take the
// computed score into another band, all else being equal.
type Lever struct {
	// Measure is the id of the measure.
	Measure string `json:"measure"`
	// Band is the band that the score would reach.
	Band string `json:"band"`
	// From and To are the points of the measure, as they are and as they would
	// have to be.
	From Points `json:"from"`
	To   Points `json:"to"`
	// Figure is the nearest figure that gives those points, in the unit of the
	// measure: the reading, or for another basis than Latest what is drawn from
	// the readings. It is absent where old readings decay, since no single figure
	// answers then.
	Figure *float64 `json:"figure,omitzero"`
	// Score is what the computed score would be.
	Score Points `json:"score"`
}

// lever returns the smallest change that raises the band of the computed score,
// or lowers it, and nil where no single measure can.
func (e *explainer) lever(up bool) *Lever {
	root := &e.nodes[e.model.root.index]
	if root.has&hasComputed == 0 {
		return nil
	}
	bands := e.model.def.Bands
	band := bands.of(root.computed)
	if up {
		band++
	} else {
		band--
	}
	if band < 0 || band >= len(bands.List) {
		return nil
	}
	from, to := bands.span(band)
	g := goal{value: to, up: up}
	if up {
		g.value = from
	}
	var best *Lever
	for _, p := range e.pulls {
		if l := e.pry(p, g, best); l != nil {
			l.Band = e.model.band(l.Score.micro)
			best = l
		}
	}
	return best
}

// A goal is a value that the score is to reach, from below or from above.
type goal struct {
	value int64
	up    bool
}

func (g goal) met(v int64) bool { return g.up && v >= g.value || !g.up && v <= g.value }

// further returns x moved by distance toward the goal.
func (g goal) further(x, distance int64) int64 {
	if g.up {
		return x + distance
	}
	return x - distance
}

// pry returns how the measure of p reaches the goal, where it does with less than
// best, or with as much and a lower id.
func (e *explainer) pry(p pull, g goal, best *Lever) *Lever {
	n, o := p.node, &e.nodes[p.node.index]
	if n.measure == nil || o.has&hasComputed == 0 {
		return nil
	}
	low, high := n.measure.curve(e.tenure).reach()
	room := high - o.computed
	if !g.up {
		room = o.computed - low
	}
	if best != nil {
		room = min(room, best.distance())
	}
	if room <= 0 || !g.met(e.whatIf(n, g.further(o.computed, room))) {
		return nil
	}
	under := int64(0) // not enough; room is
	for room-under > 1 {
		if mid := under + (room-under)/2; g.met(e.whatIf(n, g.further(o.computed, mid))) {
			room = mid
		} else {
			under = mid
		}
	}
	l := &Lever{Measure: n.id, From: points(o.computed), To: points(g.further(o.computed, room))}
	if n.decay == nil {
		x, ok := nearest(n.measure.curve(e.tenure), n.measure.Direction, goal{l.To.micro, g.up})
		if !ok {
			return nil
		}
		to, _ := n.measure.curve(e.tenure).apply(n.measure.Direction, x)
		l.Figure, l.To = &x, points(to)
	}
	l.Score = points(e.whatIf(n, l.To.micro))
	if best != nil && (l.distance() > best.distance() || l.distance() == best.distance() && l.Measure > best.Measure) {
		return nil
	}
	return l
}

func (l *Lever) distance() int64 {
	d := l.To.micro - l.From.micro
	return max(d, -d)
}

// nearest returns a figure whose points just meet g, which those of x do not.
func nearest(n *Normaliser, d Direction, g goal) (float64, bool) {
	upward := d == HigherIsBetter == g.up
	away := math.Inf(-1)
	if upward {
		away = math.Inf(1)
	}
	x := n.inverse(d, g, upward)
	for range 8 { // float64 may fall short of the exact figure by a few steps
		if v, ok := n.apply(d, x); ok && g.met(v) {
			return x, true
		}
		x = math.Nextafter(x, away)
	}
	return 0, false
}

// inverse returns about where the points of n begin to meet g, looking upward
// from below or downward from above.
func (n *Normaliser) inverse(d Direction, g goal, upward bool) float64 {
	switch {
	case n.Shape == RatioToGoal && d == HigherIsBetter:
		return n.Goal * (float64(g.value) / full)
	case n.Shape == RatioToGoal:
		return min(n.Goal*(full/float64(g.value)), math.MaxFloat64)
	}
	i := n.first(g, upward)
	knot := n.Knots[i]
	if n.Shape == Steps {
		if upward || i == len(n.Knots)-1 {
			return knot.At
		}
		return math.Nextafter(n.Knots[i+1].At, math.Inf(-1))
	}
	before := i + 1
	if upward {
		before = i - 1
	}
	if before < 0 || before == len(n.Knots) || g.met(n.Knots[before].Points.micro) {
		return knot.At
	}
	a := n.Knots[before]
	part := float64(g.value-a.Points.micro) / float64(knot.Points.micro-a.Points.micro)
	return a.At + float64(part*(knot.At-a.At)) // never fused, so that machines agree
}

// first returns the index of the first knot that meets g, looking upward or
// downward, and that of the last one seen where none does.
func (n *Normaliser) first(g goal, upward bool) int {
	last := len(n.Knots) - 1
	for k := range n.Knots {
		i := k
		if !upward {
			i = last - k
		}
		if g.met(n.Knots[i].Points.micro) || k == last {
			return i
		}
	}
	return last
}
