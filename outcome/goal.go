package outcome

import (
	"cmp"
	"math"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A goal is what a valid measure is to reach, made ready to judge values by.
//
// Where its figures fit, values are judged as whole counts of 10^-places, which
// allocates nothing; a value that is no such count is judged as a decimal. The
// answers are the same.
type goal struct {
	measure *Measure
	// begun is the day from which observations tell of the measure: of those before
	// it the last alone does, and that only from the day told on. Both are zero
	// outside a history.
	begun, told successkit.Date

	soon successkit.Date // the first day on which it is due soon

	whole     bool // the figures below are there
	places    int32
	low, high int64 // the good values, math.MinInt64 and MaxInt64 where there is no end
	base      int64
	way       int64 // the gap at the baseline, where that is known
}

// goalPlaces is how many more decimal places than its figures have the values of
// a goal may have and still be judged as counts.
const goalPlaces = 4

func newGoal(m *Measure) goal {
	g := goal{measure: m, soon: soon(m), whole: true, low: math.MinInt64, high: math.MaxInt64}
	type figure struct {
		count *int64
		d     *decimal.Decimal
	}
	var figures []figure
	switch m.Direction {
	case Raise:
		figures = append(figures, figure{&g.low, m.Target})
	case Lower:
		figures = append(figures, figure{&g.high, m.Target})
	case Hold:
		figures = append(figures, figure{&g.low, &m.Band.Low}, figure{&g.high, &m.Band.High})
	case UnknownDirection:
	}
	if m.Baseline != nil {
		figures = append(figures, figure{&g.base, m.Baseline})
	}
	for _, f := range figures {
		g.places = max(g.places, -f.d.Exponent())
	}
	g.places += goalPlaces
	for _, f := range figures {
		v, ok := exact.Units(*f.d, g.places)
		*f.count, g.whole = v, g.whole && ok && subtracts(v)
	}
	if g.whole && m.Baseline != nil {
		g.way = g.gap(g.base)
	}
	return g
}

// soon returns the first day on which m is due soon, and the first of the
// calendar where that lies before it.
func soon(m *Measure) successkit.Date {
	if d := m.Due.AddDays(-cmp.Or(m.SoonDays, DefaultSoonDays)); !d.IsZero() {
		return d
	}
	return firstDay
}

// subtracts reports whether the difference of v and another such count is an
// int64.
func subtracts(v int64) bool { return -math.MaxInt64/2 <= v && v <= math.MaxInt64/2 }

// gap is [Measure.Gap] on counts that subtract, as the ends that there are do.
func (g *goal) gap(v int64) int64 {
	switch {
	case g.low == math.MinInt64:
		return v - g.high
	case g.high == math.MaxInt64:
		return g.low - v
	}
	return max(g.low-v, v-g.high)
}

// position returns where value lies, and whether it is better than the baseline
// or at the goal.
func (g *goal) position(value decimal.Decimal) (at position, better bool) {
	if v, ok := exact.Units(value, g.places); ok && g.whole && subtracts(v) {
		return place(g.gap(v), g.way, g.measure.Baseline != nil)
	}
	gap, _ := g.measure.Gap(value)
	if g.measure.Baseline == nil {
		return place(int64(gap.Sign()), 0, false)
	}
	way, _ := g.measure.Gap(*g.measure.Baseline)
	// What place looks at: the signs of both, and which is greater.
	switch c := gap.Cmp(way); {
	case gap.Sign() <= 0:
		return reached, true
	case c > 0:
		return worse, false
	default:
		return short, c < 0
	}
}

// place returns the position of a value with a gap, on a way that is known or
// not.
func place(gap, way int64, known bool) (at position, better bool) {
	switch {
	case gap <= 0:
		return reached, true
	case known && gap > way:
		return worse, false
	}
	return short, known && gap < way
}

// A position is where a value lies: at the goal, short of it, or further from
// it than the baseline.
type position uint8

const (
	nowhere position = iota
	short
	worse
	reached
)
