package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestUnits(t *testing.T) {
	tests := []struct {
		in     string
		places int32
		want   int64
		ok     bool
	}{
		{"12.34", 2, 1234, true},
		{"12.3400", 2, 1234, true},
		{"12.345", 2, 0, false},
		{"-0.01", 2, -1, true},
		{"-0.001", 2, 0, false},
		{"0", 2, 0, true},
		{"0.000000", 2, 0, true},
		{"1e3", 2, 100000, true},
		{"1200", -2, 12, true},
		{"1250", -2, 0, false},
		{"9223372036854775807", 0, math.MaxInt64, true},
		{"-9223372036854775808", 0, math.MinInt64, true},
		{"9223372036854775808", 0, 0, false},
		{"-9223372036854775809", 0, 0, false},
		{"92233720368547758.07", 2, math.MaxInt64, true},
		{"92233720368547758.08", 2, 0, false},
		{"-92233720368547758.08", 2, math.MinInt64, true},
		{"92233720368547758", 2, 9223372036854775800, true}, // 17 digits, shifted
		{"92233720368547759", 2, 0, false},
		{"1000000000000000000.0", 0, 1e18, true}, // 20 digits, one of them a trailing zero
		{"1000000000000000000.5", 0, 0, false},
		{"9223372036854775807.0", 0, math.MaxInt64, true},
		{"9223372036854775808.0", 0, 0, false},
		{"123000000000000000000000000000000000000", -36, 123, true},
		{"1000000000000000000000", -21, 1, true}, // all digits but one shifted out
		{"1000000000000000000000", -22, 0, false},
		{"0.1234567890123456789", 2, 0, false}, // 19 digits, all beyond the cents
		{"1", 18, 1e18, true},
		{"1", 19, 0, false},
		{"9", 18, 9e18, true},
		{"10", 18, 0, false},
		{"1000000000000000000", 1, 0, false}, // 19 digits, shifted up
		{"1e18", 0, 1e18, true},
		{"1e19", -1, 1e18, true},
		{"1e19", 0, 0, false},
		{"1e-18", 18, 1, true},
		{"1e-19", 18, 0, false},
		{"10e-19", 18, 1, true},
	}
	for _, tt := range tests {
		got, ok := Units(decimal.RequireFromString(tt.in), tt.places)
		assert.Equal(t, tt.ok, ok, "Units(%s, %d)", tt.in, tt.places)
		assert.Equal(t, tt.want, got, "Units(%s, %d)", tt.in, tt.places)
	}
}

// The extremes of exponent and places neither overflow nor take long.
func TestUnits_extremes(t *testing.T) {
	for _, exp := range []int32{math.MinInt32, -1, 0, 1, math.MaxInt32} {
		for _, places := range []int32{math.MinInt32, -1, 0, 1, math.MaxInt32} {
			for _, c := range []string{"1", "-10", "1000000000000000000000"} {
				want := int64(exp) + int64(places)
				v, ok := Units(decimal.NewFromBigInt(bigInt(t, c), exp), places)
				if want < -21 || want > 18 {
					assert.False(t, ok, "%se%d in %d places: %d", c, exp, places, v)
				}
			}
			v, ok := Units(decimal.New(0, exp), places)
			assert.True(t, ok)
			assert.Zero(t, v)
		}
	}
}

func TestFromUnits(t *testing.T) {
	tests := []struct {
		v      int64
		places int32
		want   string
	}{
		{0, 2, "0"},
		{1234, 2, "12.34"},
		{1230, 2, "12.3"},
		{-1200, 2, "-12"},
		{12000, 2, "120"},
		{5, 0, "5"},
		{10, 1, "1"},
		{math.MinInt64, 20, "-0.09223372036854775808"},
		{math.MaxInt64, 0, "9223372036854775807"},
	}
	for _, tt := range tests {
		requireSame(t, decimal.RequireFromString(tt.want), FromUnits(tt.v, tt.places))
	}
	assert.Equal(t, decimal.Decimal{}, FromUnits(0, 5))
	assert.Equal(t, "1200", FromUnits(12, -2).String())
}

func TestUnits_roundTripLaw(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 0))
		v, places := int64(r.Uint64())>>r.IntN(64), int32(r.IntN(40))-10
		got, ok := Units(FromUnits(v, places), places)
		assert.True(t, ok, "seed %d", seed)
		assert.Equal(t, v, got, "seed %d", seed)
	}
}

// bigUnits is the definition of Units.
func bigUnits(d decimal.Decimal, places int32) (int64, bool) {
	num, den := d.Coefficient(), big.NewInt(1)
	if shift := int64(d.Exponent()) + int64(places); shift >= 0 {
		num.Mul(num, bigPow10(shift))
	} else {
		den = bigPow10(-shift)
	}
	q, r := num.QuoRem(num, den, new(big.Int))
	if r.Sign() != 0 || !q.IsInt64() {
		return 0, false
	}
	return q.Int64(), true
}
