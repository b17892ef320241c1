package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestApportion(t *testing.T) {
	tests := []struct {
		name    string
		total   int64
		weights []int64
		want    []int64 // nil where there is none
	}{
		{"thirds", 100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{"two left over", 101, []int64{1, 1, 1}, []int64{34, 34, 33}},
		{"a debt", -100, []int64{1, 1, 1}, []int64{-34, -33, -33}},
		// The Alabama paradox, a known property of the method. Quotas of 10 seats
		// are 4.286, 4.286 and 1.429, of 11 seats 4.714, 4.714 and 1.571: the
		// third party has one seat fewer in the larger house.
		{"ten seats", 10, []int64{6, 6, 2}, []int64{4, 4, 2}},
		{"eleven seats", 11, []int64{6, 6, 2}, []int64{5, 5, 1}},
		{"exact", 60, []int64{1, 2, 3}, []int64{10, 20, 30}},
		{"weight of zero", 7, []int64{0, 1, 0, 1}, []int64{0, 4, 0, 3}},
		{"nothing to share", 0, []int64{3, 4}, []int64{0, 0}},
		{"nothing, among none", 0, nil, []int64{}},
		{"nothing, by no weight", 0, []int64{0, 0}, []int64{0, 0}},
		{"something, among none", 1, nil, nil},
		{"something, by no weight", 1, []int64{0, 0}, nil},
		{"negative weight", 10, []int64{3, -1}, nil},
		{"one takes all", math.MaxInt64, []int64{math.MaxInt64}, []int64{math.MaxInt64}},
		{"one takes the whole debt", math.MinInt64, []int64{9}, []int64{math.MinInt64}},
		{"largest everywhere", math.MaxInt64, []int64{math.MaxInt64, math.MaxInt64}, []int64{1 << 62, 1<<62 - 1}},
		{"largest debt", math.MinInt64, []int64{math.MaxInt64, math.MaxInt64}, []int64{-1 << 62, -1 << 62}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Apportion(tt.total, tt.weights)
			assert.Equal(t, tt.want != nil, ok)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestRoundParts(t *testing.T) {
	parts := func(vs ...int64) []Int128 {
		out := make([]Int128, len(vs))
		for i, v := range vs {
			out[i] = FromInt64(v)
		}
		return out
	}
	half := Int128{hi: 1 << 62} // 2^126
	tests := []struct {
		name  string
		parts []Int128
		den   Int128
		total int64
		want  []int64 // nil where there is none
	}{
		{"the documented example", parts(14, -6, 12), FromInt64(10), 2, []int64{2, -1, 1}},
		{"half to the even total", parts(5, 10), FromInt64(10), 2, []int64{1, 1}}, // 0.5 + 1 = 1.5
		{"half to the odd total", parts(5, 10), FromInt64(10), 1, []int64{0, 1}},
		{"two halves, of either sign", parts(5, -5), FromInt64(10), 0, []int64{1, -1}},
		{"two negative halves", parts(-5, -5), FromInt64(10), -1, []int64{0, -1}},
		{"tie to the lower index", parts(3, 3, 4), FromInt64(10), 1, []int64{0, 0, 1}},
		{"integers stay", parts(10, -20, 1, 1), FromInt64(10), 0, []int64{1, -2, 1, 0}},
		{"no total reaches", parts(10, -20), FromInt64(10), 0, nil},
		{"total too small", parts(3, 3), FromInt64(10), -1, nil},
		{"total too large", parts(3, 3), FromInt64(10), 3, nil},
		{"largest total that works", parts(3, 3), FromInt64(10), 2, []int64{1, 1}},
		{"nothing", nil, FromInt64(10), 0, []int64{}},
		{"something of nothing", nil, FromInt64(10), 1, nil},
		{"by zero", parts(1), FromInt64(0), 1, nil},
		{"by a negative", parts(1), FromInt64(-1), -1, nil},
		{"128 bits", []Int128{half, half, half}, maxInt128, 2, []int64{1, 1, 0}}, // a shade over 1/2 each
		{"does not fit", []Int128{maxInt128}, FromInt64(1), 0, nil},
		{"smallest by one", []Int128{minInt128}, FromInt64(1), 0, nil},
		{"rounds up out of range", []Int128{mul(t, math.MaxInt64, 2, 1)}, FromInt64(2), math.MaxInt64, []int64{math.MaxInt64}},
		{"rounded up out of range", []Int128{mul(t, math.MaxInt64, 2, 1), mul(t, -1, 2, 0)}, FromInt64(2), math.MaxInt64, nil},
		{"rounded down to the least", []Int128{mul(t, math.MinInt64, 2, 1)}, FromInt64(2), math.MinInt64, []int64{math.MinInt64}},
		{"rounded down below the least", []Int128{mul(t, math.MinInt64, 2, -1)}, FromInt64(2), math.MinInt64, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := RoundParts(tt.parts, tt.den, tt.total)
			assert.Equal(t, tt.want != nil, ok)
			assert.Equal(t, tt.want, got)
		})
	}
}

// mul returns a·b + c.
func mul(tb testing.TB, a, b, c int64) Int128 {
	tb.Helper()
	x, ok := Mul64(a, b).Add(FromInt64(c))
	require.True(tb, ok)
	return x
}

// Shares add up, stay within one of the exact share, grow with the weight, do
// not change when all weights are scaled, and mirror under a change of sign.
func TestApportion_laws(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 0))
		total := r.Int64() >> r.IntN(64)
		weights := make([]int64, 1+r.IntN(12))
		scaled := make([]int64, len(weights))
		for i := range weights {
			weights[i] = r.Int64N(1 << (1 + r.IntN(40)))
			scaled[i] = weights[i] * 1000
		}
		weights[0]++
		scaled[0] += 1000

		got, ok := Apportion(total, weights)
		require.True(t, ok, "seed %d", seed)
		again, _ := Apportion(total, scaled)
		assert.Equal(t, got, again, "seed %d: weights scaled", seed)
		debt, _ := Apportion(-total, weights)
		left, sum := total, big.NewInt(0)
		for _, w := range weights {
			sum.Add(sum, big.NewInt(w))
		}
		for i, v := range got {
			left -= v
			assert.Equal(t, -v, debt[i], "seed %d: a debt", seed)
			exact := new(big.Rat).SetFrac(Mul64(total, weights[i]).Big(), sum)
			exact.Sub(exact, new(big.Rat).SetInt64(v))
			assert.Negative(t, exact.Abs(exact).Cmp(big.NewRat(1, 1)), "seed %d: share %d", seed, i)
			for j, w := range weights {
				if w < weights[i] {
					assert.LessOrEqual(t, got[j], v, "seed %d: weight %d and %d", seed, i, j)
				}
			}
		}
		assert.Zero(t, left, "seed %d", seed)
	}
}

// Parts of a sum that is rounded half to even can always be rounded to its
// total, and those that lost most are the ones rounded up.
func TestRoundParts_laws(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 0))
		den := FromInt64(1 + r.Int64N(1<<(1+r.IntN(40))))
		parts := make([]Int128, r.IntN(10))
		var sum Int128
		for i := range parts {
			parts[i] = FromInt64(int64(r.Uint64()) >> (8 + r.IntN(50)))
			sum, _ = sum.Add(parts[i])
		}
		rounded, ok := sum.DivRoundHalfEven(den)
		require.True(t, ok, "seed %d", seed)
		total, ok := rounded.Int64()
		require.True(t, ok, "seed %d", seed)
		got, ok := RoundParts(parts, den, total)
		require.True(t, ok, "seed %d", seed)
		require.NoError(t, checkRounded(parts, den, total, got), "seed %d", seed)
	}
}
