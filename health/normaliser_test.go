package health_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

func alone(d health.Direction, n health.Normaliser) health.Definition {
	return define(nodes(health.Node{
		ID: "m", Weight: decimal.New(1, 0),
		Measure: &health.Measure{Direction: d, Normaliser: n},
	}, leaf("unread", "1"))) // so that every band can be reached
}

func table(shape health.Shape, knots ...health.Knot) health.Normaliser {
	return health.Normaliser{Shape: shape, Knots: knots}
}

func knot(at float64, points string) health.Knot {
	return health.Knot{At: at, Points: health.MustPoints(points)}
}

func TestNormaliser(t *testing.T) {
	up, down := health.HigherIsBetter, health.LowerIsBetter
	logins := table(health.Steps, knot(0, "0"), knot(3, "50"), knot(10, "100"))
	complaints := table(health.Steps, knot(0, "100"), knot(1, "60"), knot(3, "0"))
	// A published vector, (0,-5) and (10,+5) with +2 at 7, moved to the middle of the scale.
	middle := table(health.PiecewiseLinear, knot(0, "45"), knot(10, "55"))
	bent := table(health.PiecewiseLinear, knot(-1, "0"), knot(2, "100"), knot(5, "100"))
	wide := table(health.PiecewiseLinear, knot(-math.MaxFloat64, "0"), knot(math.MaxFloat64, "100"))
	half := table(health.PiecewiseLinear, knot(0, "0"), knot(2, "0.000001"), knot(4, "0.000002"))
	goal := health.Normaliser{Shape: health.RatioToGoal, Goal: 30}
	for _, c := range []struct {
		name string
		d    health.Direction
		n    health.Normaliser
		x    float64
		want string
	}{
		{"steps: below the first", up, logins, -4, "0"},
		{"steps: on the first", up, logins, 0, "0"},
		{"steps: just below a step", up, logins, math.Nextafter(3, 0), "0"},
		{"steps: on a step", up, logins, 3, "50"},
		{"steps: on the last", up, logins, 10, "100"},
		{"steps: above the last", up, logins, 1e300, "100"},
		{"steps: none is best", down, complaints, 0, "100"},
		{"steps: one", down, complaints, 1, "60"},
		{"steps: many", down, complaints, 3, "0"},
		{"linear: published +2 at 7", up, middle, 7, "52"},
		{"linear: clamped below", up, middle, -1, "45"},
		{"linear: clamped above", up, middle, 11, "55"},
		{"linear: on a knot", up, bent, 2, "100"},
		{"linear: a third", up, bent, 0, "33.333333"},
		{"linear: two thirds", up, bent, 1, "66.666667"},
		{"linear: level", up, bent, 4, "100"},
		{"linear: knots as far apart as can be", up, wide, 0, "50"},
		{"linear: half a millionth goes to even, down", up, half, 1, "0"},
		{"linear: half a millionth goes to even, up", up, half, 3, "0.000002"},
		{"ratio: part of the goal", up, goal, 10, "33.333333"},
		{"ratio: the goal", up, goal, 30, "100"},
		{"ratio: beyond the goal", up, goal, 31, "100"},
		{"ratio: nothing", up, goal, 0, "0"},
		{"ratio: below 0", up, goal, -5, "0"},
		{"ratio, lower is better: twice the goal", down, goal, 60, "50"},
		{"ratio, lower is better: the goal", down, goal, 30, "100"},
		{"ratio, lower is better: nothing", down, goal, 0, "100"},
		{"ratio, lower is better: below 0", down, goal, -5, "100"},
		{"ratio, lower is better: far off", down, goal, math.MaxFloat64, "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := score(t, newModel(t, alone(c.d, c.n)), []health.Reading{read("m", c.x)})
			assert.Equal(t, health.MustPoints(c.want), s.Value)
		})
	}
}

// The float64 road and the exact one give the same answer, near ties too.
func TestNormaliserIsExact(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 2))
		a := (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(12)))
		b := a + r.Float64()*math.Pow(10, float64(r.IntN(12))) + 1e-6
		lo, hi := r.Int64N(50_000_000), 50_000_000+r.Int64N(50_000_000)
		pa, _ := health.NewPoints(lo)
		pb, _ := health.NewPoints(hi)
		linear := newModel(t, alone(health.HigherIsBetter, table(health.PiecewiseLinear, health.Knot{At: a, Points: pa}, health.Knot{At: b, Points: pb})))
		ratio := newModel(t, alone(health.HigherIsBetter, health.Normaliser{Shape: health.RatioToGoal, Goal: b - a}))
		for range 20 {
			x := a + (b-a)*r.Float64()
			if r.IntN(2) == 0 { // as near to a tie as a float64 gets
				x = a + (b-a)*(float64(r.Int64N(hi-lo))+0.5)/float64(hi-lo)
			}
			want := new(big.Rat).Sub(rat(x), rat(a))
			want.Quo(want, new(big.Rat).Sub(rat(b), rat(a)))
			want.Mul(want, new(big.Rat).SetInt64(hi-lo))
			want.Add(want, new(big.Rat).SetInt64(lo))
			got := score(t, linear, []health.Reading{read("m", x)}).Value
			assert.Equal(t, min(max(roundHalfEven(want), lo), hi), got.Micro(), "seed %d: linear at %v", seed, x)

			v := (b - a) * r.Float64()
			want = new(big.Rat).Quo(rat(v), rat(b-a))
			want.Mul(want, new(big.Rat).SetInt64(100_000_000))
			got = score(t, ratio, []health.Reading{read("m", v)}).Value
			assert.Equal(t, roundHalfEven(want), got.Micro(), "seed %d: ratio at %v", seed, v)
		}
	}
}

func rat(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }

// roundHalfEven rounds r, of any sign, by the textbook.
func roundHalfEven(r *big.Rat) int64 {
	twice := new(big.Int).Lsh(r.Num(), 1)
	twice.Add(twice, r.Denom()) // (2n + d) / 2d, rounded down, rounds half up
	den := new(big.Int).Lsh(r.Denom(), 1)
	q, m := new(big.Int).DivMod(twice, den, new(big.Int))
	if m.Sign() == 0 && q.Bit(0) == 1 { // a tie that went up to an odd number
		q.Sub(q, big.NewInt(1))
	}
	return q.Int64()
}

func TestMeasureRefused(t *testing.T) {
	up := health.HigherIsBetter
	fine := table(health.Steps, knot(0, "0"), knot(1, "100"))
	for name, c := range map[string]struct {
		m    health.Measure
		want []testkit.Fault
	}{
		"empty": {health.Measure{}, []testkit.Fault{
			fault("direction", successkit.ErrRequired), fault("normaliser.shape", successkit.ErrRequired),
		}},
		"unnamed words": {health.Measure{Direction: 9, Normaliser: health.Normaliser{Shape: 9}}, []testkit.Fault{
			fault("direction", successkit.ErrUnknown), fault("normaliser.shape", successkit.ErrUnknown),
		}},
		"one knot": {
			health.Measure{Direction: up, Normaliser: table(health.Steps, knot(0, "50"))},
			[]testkit.Fault{fault("normaliser.knots", successkit.ErrOutOfRange)},
		},
		"knots out of order": {
			health.Measure{Direction: up, Normaliser: table(health.Steps, knot(5, "0"), knot(5, "1"), knot(2, "2"))},
			[]testkit.Fault{fault("normaliser.knots[1].at", successkit.ErrDuplicate), fault("normaliser.knots[2].at", successkit.ErrConflict)},
		},
		"knots that are no numbers": {
			health.Measure{Direction: up, Normaliser: table(health.PiecewiseLinear, knot(math.NaN(), "0"), knot(math.Inf(1), "1"))},
			[]testkit.Fault{fault("normaliser.knots[0].at", successkit.ErrOutOfRange), fault("normaliser.knots[1].at", successkit.ErrOutOfRange)},
		},
		"points off the scale": {
			health.Measure{Direction: up, Normaliser: table(health.Steps, knot(0, "-5"), health.Knot{At: 1})},
			[]testkit.Fault{fault("normaliser.knots[0].points", successkit.ErrOutOfRange), fault("normaliser.knots[1].points", successkit.ErrRequired)},
		},
		"against the direction": {
			health.Measure{Direction: health.LowerIsBetter, Normaliser: fine},
			[]testkit.Fault{fault("normaliser.knots[1].points", successkit.ErrConflict)},
		},
		"good in the middle": {
			health.Measure{Direction: up, Normaliser: table(health.Steps, knot(0, "0"), knot(1, "100"), knot(2, "50"))},
			[]testkit.Fault{fault("normaliser.knots[2].points", successkit.ErrConflict)},
		},
		"dead": {
			health.Measure{Direction: up, Normaliser: table(health.Steps, knot(0, "50"), knot(1, "50"))},
			[]testkit.Fault{fault("normaliser.knots", successkit.ErrConflict)},
		},
		"steps with a goal": {
			health.Measure{Direction: up, Normaliser: health.Normaliser{Shape: health.Steps, Knots: fine.Knots, Goal: 3}},
			[]testkit.Fault{fault("normaliser.goal", successkit.ErrConflict)},
		},
		"ratio with knots and no goal": {
			health.Measure{Direction: up, Normaliser: health.Normaliser{Shape: health.RatioToGoal, Knots: fine.Knots}},
			[]testkit.Fault{fault("normaliser.knots", successkit.ErrConflict), fault("normaliser.goal", successkit.ErrRequired)},
		},
		"goal below 0": {
			health.Measure{Direction: up, Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: -1}},
			[]testkit.Fault{fault("normaliser.goal", successkit.ErrOutOfRange)},
		},
		"goal no number": {
			health.Measure{Direction: up, Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: math.NaN()}},
			[]testkit.Fault{fault("normaliser.goal", successkit.ErrOutOfRange)},
		},
		"negative days": {
			health.Measure{Direction: up, Normaliser: fine, FreshDays: -1, DropAfterDays: -2},
			[]testkit.Fault{fault("fresh_days", successkit.ErrOutOfRange), fault("drop_after_days", successkit.ErrOutOfRange)},
		},
		"dropped while fresh": {
			health.Measure{Direction: up, Normaliser: fine, FreshDays: 30, DropAfterDays: 29},
			[]testkit.Fault{fault("drop_after_days", successkit.ErrConflict)},
		},
		"dropped when stale": {health.Measure{Direction: up, Normaliser: fine, FreshDays: 30, DropAfterDays: 30}, nil},
	} {
		t.Run(name, func(t *testing.T) { testkit.Faults(t, c.m.Validate(), c.want...) })
	}
}
