package exact

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b decimal.Decimal
		want int
	}{
		{"same", decimal.New(4, 0), decimal.New(4, 0), 0},
		{"same, other places", decimal.New(4, 0), decimal.New(400, -2), 0},
		{"a shade above", decimal.New(4000000000000000001, -18), decimal.New(4, 0), 1},
		{"a shade below", decimal.New(399, -2), decimal.New(4, 0), -1},
		{"below zero", decimal.New(-15, -1), decimal.New(-1, 0), -1},
		{"either side of zero", decimal.New(-5, -1), decimal.New(5, -2), -1},
		{"zero", decimal.Decimal{}, decimal.New(0, -3), 0},
		{"beyond a machine word", decimal.New(1, 37), decimal.New(1, 36), 1},
		{"beyond its places", decimal.New(1, -20), decimal.New(1, -19), -1},
	} {
		assert.Equal(t, tt.want, Compare(tt.a, tt.b), tt.name)
		assert.Equal(t, -tt.want, Compare(tt.b, tt.a), tt.name)
	}
	a, b := decimal.New(1234567, -3), decimal.New(123456, -2)
	assert.Zero(t, testing.AllocsPerRun(100, func() { sink = Compare(a, b) > 0 }))
}

func TestCompare_asDecimalDoes(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 0))
		draw := func() decimal.Decimal {
			return decimal.New(int64(r.Uint64())>>r.IntN(64), int32(r.IntN(44)-24))
		}
		a, b := draw(), draw()
		if r.IntN(4) == 0 {
			b = a.Mul(decimal.New(100, -2)) // equal, held otherwise
		}
		assert.Equal(t, a.Cmp(b), Compare(a, b), "seed %d: %s and %s", seed, a, b)
	}
}
