package preset

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/health"
)

// measure returns a node of a measure.
func measure(id string, weight int64, m health.Measure) health.Node {
	return health.Node{ID: id, Weight: decimal.NewFromInt(weight), Measure: &m}
}

// group returns a node of a group.
func group(id string, weight int64, children ...health.Node) health.Node {
	return health.Node{ID: id, Weight: decimal.NewFromInt(weight), Group: &health.Group{Children: children}}
}

// line returns a normaliser that joins a figure with points and another.
func line(from float64, low string, to float64, high string) health.Normaliser {
	return health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{
		{At: from, Points: health.MustPoints(low)}, {At: to, Points: health.MustPoints(high)},
	}}
}

// The points of a step where a source names the band alone: well inside it.
const red, yellow, green = "25", "60", "90"

// steps returns a normaliser that is red up to the first figure given, yellow up
// to the second and green from there on; without a second it skips yellow.
func steps(cuts ...float64) health.Normaliser {
	n := health.Normaliser{Shape: health.Steps, Knots: []health.Knot{{At: 0, Points: health.MustPoints(red)}}}
	points := []string{yellow, green}
	for i, at := range cuts {
		n.Knots = append(n.Knots, health.Knot{At: at, Points: health.MustPoints(points[len(points)-len(cuts)+i])})
	}
	return n
}

// higher returns a measure of which more is better.
func higher(n health.Normaliser) health.Measure {
	return health.Measure{Direction: health.HigherIsBetter, Normaliser: n}
}

// traffic are the bands of GitLab's handbook.
func traffic() health.Bands {
	return health.Bands{List: []health.Band{
		{ID: "red"}, {ID: "yellow", From: health.MustPoints("50")}, {ID: "green", From: health.MustPoints("75")},
	}}
}

// sentiment is a person's judgement, 1 to 5, which counts from the first day on
// and is never dropped.
func sentiment() health.Measure {
	m := higher(line(1, "0", 5, "100"))
	m.FreshDays, m.DuringGrace = 90, true
	return m
}

// silence is fine up to thirty days; after a hundred and twenty nothing is left.
func silence() health.Measure {
	return health.Measure{Direction: health.LowerIsBetter, Basis: health.Silence, Normaliser: line(30, "100", 120, "0")}
}

// usage marks a measure of the product: dropped after sixty days.
func usage(m health.Measure) health.Measure {
	m.DropAfterDays = 60
	return m
}

// support marks a measure of support: dropped after thirty days.
func support(m health.Measure) health.Measure {
	m.DropAfterDays = 30
	return m
}
