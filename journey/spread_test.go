package journey

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestSpreadValidate(t *testing.T) {
	for _, tt := range []struct {
		name   string
		spread Spread
		want   []testkit.Fault
	}{
		{"three points", Spread{Shape: ThreePoint, Low: 0, Likely: 5, High: 10}, nil},
		{"the likely one at an end", Spread{Shape: ThreePoint, Low: 5, Likely: 5, High: 10}, nil},
		{"lognormal", Spread{Shape: LogNormal, Median: 10, P90: 20}, nil},
		{"seen", Spread{Shape: Empirical, Days: []int{9, 3}}, nil},
		{"none", Spread{}, []testkit.Fault{{Path: "shape", Kind: successkit.ErrRequired}}},
		{"no shape", Spread{Shape: 9}, []testkit.Fault{{Path: "shape", Kind: successkit.ErrUnknown}}},
		{"a point only", Spread{Shape: ThreePoint, Low: 5, Likely: 5, High: 5}, []testkit.Fault{{Path: "high", Kind: successkit.ErrConflict}}},
		{"out of order", Spread{Shape: ThreePoint, Low: 6, Likely: 5, High: 4}, []testkit.Fault{
			{Path: "likely", Kind: successkit.ErrConflict}, {Path: "high", Kind: successkit.ErrConflict},
		}},
		{"out of range", Spread{Shape: LogNormal, Median: 0, P90: 36_501}, []testkit.Fault{
			{Path: "median", Kind: successkit.ErrOutOfRange}, {Path: "p90", Kind: successkit.ErrOutOfRange},
		}},
		{"no variation", Spread{Shape: LogNormal, Median: 5, P90: 5}, []testkit.Fault{{Path: "p90", Kind: successkit.ErrConflict}}},
		{"too few", Spread{Shape: Empirical, Days: []int{3}}, []testkit.Fault{{Path: "days", Kind: successkit.ErrOutOfRange}}},
		{"no time", Spread{Shape: Empirical, Days: []int{3, 0}}, []testkit.Fault{{Path: "days[1]", Kind: successkit.ErrOutOfRange}}},
	} {
		t.Run(tt.name, func(t *testing.T) { testkit.Faults(t, tt.spread.Validate(), tt.want...) })
	}
}

// Quantiles by hand: the triangle (0, 10, 20) is symmetric, and a quarter of it
// lies below √(20·10/4); the lognormal law is fixed by two of its quantiles; of
// seven sorted durations the median is the fourth.
func TestLawQuantiles(t *testing.T) {
	for _, tt := range []struct {
		name   string
		spread Spread
		p      float64
		want   float64
	}{
		{"triangle, median", Spread{Shape: ThreePoint, Low: 0, Likely: 10, High: 20}, 0.5, 10},
		{"triangle, quarter", Spread{Shape: ThreePoint, Low: 0, Likely: 10, High: 20}, 0.25, 7.0710678118654755},
		{"triangle from its low end", Spread{Shape: ThreePoint, Low: 4, Likely: 4, High: 8}, 0.75, 6},
		{"lognormal, median", Spread{Shape: LogNormal, Median: 10, P90: 25}, 0.5, 10},
		{"lognormal, P90", Spread{Shape: LogNormal, Median: 10, P90: 25}, 0.9, 25},
		{"lognormal, P10", Spread{Shape: LogNormal, Median: 10, P90: 25}, 0.1, 4},
		{"seen, median", Spread{Shape: Empirical, Days: []int{9, 2, 4, 4, 7, 30, 5}}, 0.5, 5},
		{"seen, between two", Spread{Shape: Empirical, Days: []int{10, 20}}, 0.3, 13},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.InDelta(t, tt.want, tt.spread.law().quantile(tt.p), 1e-9)
			assert.InDelta(t, tt.p, tt.spread.law().share(tt.want), 1e-9)
		})
	}
	assert.Zero(t, lognormal{1, 1}.share(0))
	assert.Zero(t, sample{3, 4}.share(2))
	assert.Equal(t, 1.0, sample{3, 4}.share(4))
	assert.Zero(t, triangle{1, 2, 3}.share(1))
	assert.Equal(t, 1.0, triangle{1, 2, 3}.share(3))
	assert.Equal(t, 1, middle(sample{1, 1}))
}

// Law: share undoes quantile, and both rise.
func TestLawShareOfQuantile(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		low := r.IntN(20)
		likely := low + 1 + r.IntN(20)
		days := make([]int, 2+r.IntN(20))
		for i := range days {
			days[i] = 1 + 3*i + r.IntN(3)
		}
		for _, s := range []Spread{
			{Shape: ThreePoint, Low: low, Likely: likely, High: likely + r.IntN(20)},
			{Shape: LogNormal, Median: likely, P90: likely + 1 + r.IntN(40)},
			{Shape: Empirical, Days: days},
		} {
			require.NoError(t, s.Validate(), "seed %d", seed)
			l, last := s.law(), 0.0
			for p := 0.01; p < 1; p += 0.07 {
				x := l.quantile(p)
				require.GreaterOrEqual(t, x, last, "seed %d", seed)
				require.InDelta(t, p, l.share(x), 1e-9, "seed %d: %s", seed, s.Shape)
				last = x
			}
			require.Positive(t, logVariance(l), "seed %d", seed)
		}
	}
}
