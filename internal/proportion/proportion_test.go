package proportion

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

func TestWilson(t *testing.T) {
	for _, tt := range []struct {
		name         string
		k, n         int
		lower, upper float64
	}{
		{"Newcombe 1998, Statistics in Medicine 17:857, table I, method 3", 81, 263, 0.2552885198782742, 0.36620957698280004},
		{"the same table, none seen", 0, 20, 0, 0.16112515805281938},
		{"its mirror image", 20, 20, 1 - 0.16112515805281938, 1},
	} {
		i, ok := Wilson(tt.k, tt.n, 0.95)
		require.True(t, ok, tt.name)
		assert.InDelta(t, tt.lower, i.Lower(), 1e-10, tt.name)
		assert.InDelta(t, tt.upper, i.Upper(), 1e-10, tt.name)
		assert.Equal(t, 0.95, i.Level(), tt.name)
	}
}

// Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
func TestDifference(t *testing.T) {
	for _, tt := range []struct {
		k1, n1, k2, n2 int
		lower, upper   float64
	}{
		{56, 70, 48, 80, 0.05243147240236498, 0.333872654036906},
		{5, 56, 0, 29, -0.03813714790353688, 0.19256001385511162},
		{0, 10, 0, 20, -0.16112515805281938, 0.2775327998628892},
		{10, 10, 0, 20, 0.6790860371419147, 1},
	} {
		i, ok := Difference(tt.k1, tt.n1, tt.k2, tt.n2, 0.95)
		require.True(t, ok)
		assert.InDelta(t, tt.lower, i.Lower(), 1e-10, "%d/%d - %d/%d", tt.k1, tt.n1, tt.k2, tt.n2)
		assert.InDelta(t, tt.upper, i.Upper(), 1e-10, "%d/%d - %d/%d", tt.k1, tt.n1, tt.k2, tt.n2)
	}
}

func TestNoInterval(t *testing.T) {
	for _, tt := range []struct {
		k, n  int
		level float64
	}{{0, 0, 0.95}, {-1, 5, 0.95}, {6, 5, 0.95}, {1, 5, 0}, {1, 5, 1}, {1, 5, math.NaN()}} {
		i, ok := Wilson(tt.k, tt.n, tt.level)
		assert.False(t, ok, "%+v", tt)
		assert.Equal(t, successkit.Interval{}, i)
		for _, swap := range []bool{false, true} {
			k1, n1, k2, n2 := tt.k, tt.n, 1, 2
			if swap {
				k1, n1, k2, n2 = k2, n2, k1, n1
			}
			_, ok = Difference(k1, n1, k2, n2, tt.level)
			assert.False(t, ok, "%+v", tt)
		}
	}
}

// An interval holds the share that was seen, narrows with more of the same and
// widens with the level; a difference turned round is its mirror image.
func TestLaws(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 1 + r.IntN(500)
		k := r.IntN(n + 1)
		i, ok := Wilson(k, n, 0.9)
		require.True(t, ok)
		assert.True(t, i.Contains(float64(k)/float64(n)), "seed %d: %d of %d, %s", seed, k, n, i)
		more, _ := Wilson(4*k, 4*n, 0.9)
		assert.Less(t, more.Width(), i.Width(), "seed %d", seed)
		surer, _ := Wilson(k, n, 0.99)
		assert.Greater(t, surer.Width(), i.Width(), "seed %d", seed)

		m := 1 + r.IntN(500)
		j := r.IntN(m + 1)
		there, _ := Difference(k, n, j, m, 0.9)
		back, _ := Difference(j, m, k, n, 0.9)
		assert.InDelta(t, there.Lower(), -back.Upper(), 1e-12, "seed %d", seed)
		assert.InDelta(t, there.Upper(), -back.Lower(), 1e-12, "seed %d", seed)
		assert.True(t, there.Lower() >= -1 && there.Upper() <= 1, "seed %d: %s", seed, there)
	}
}
