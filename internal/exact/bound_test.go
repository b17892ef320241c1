package exact

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCheck(t *testing.T) {
	nines := bigInt(t, strings.Repeat("9", 38))
	tenTo38 := bigPow10(38)
	tests := []struct {
		name string
		d    decimal.Decimal
		ok   bool
	}{
		{"zero value", decimal.Decimal{}, true},
		{"38 digits", decimal.NewFromBigInt(nines, 0), true},
		{"38 digits, negative", decimal.NewFromBigInt(nines, 0).Neg(), true},
		{"38 digits, 20 places", decimal.NewFromBigInt(nines, -20), true},
		{"38 digits, 21 places", decimal.NewFromBigInt(nines, -21), false},
		{"39 digits", decimal.NewFromBigInt(tenTo38, 0), false},
		{"39 digits with places", decimal.NewFromBigInt(tenTo38, -20), false},
		{"37 digits and a zero", decimal.NewFromBigInt(bigPow10(36), 1), true},
		{"38 digits and a zero", decimal.NewFromBigInt(nines, 1), false},
		{"1 and 37 zeros", decimal.New(1, 37), true},
		{"1 and 38 zeros", decimal.New(1, 38), false},
		{"smallest", decimal.New(-1, -20), true},
		{"too small", decimal.New(1, -21), false},
		{"zero with 20 places", decimal.New(0, -20), true},
		{"zero with 21 places", decimal.New(0, -21), false},
		{"zero with 38 zeros", decimal.New(0, 38), false},
		{"least exponent", decimal.New(1, math.MinInt32), false},
		{"greatest exponent", decimal.New(1, math.MaxInt32), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Check(tt.d)
			if !tt.ok {
				assert.Error(t, err)
				return
			}
			require.NoError(t, err)
			c := Canonical(tt.d)
			assert.NoError(t, Check(c), "its canonical form")
			_, fits := FromBig(c.Coefficient())
			assert.True(t, fits, "its coefficient in 128 bits")
			assert.Zero(t, testing.AllocsPerRun(10, func() { _ = Check(tt.d) }))
		})
	}
}

func TestCheck_message(t *testing.T) {
	assert.EqualError(t, Check(decimal.New(1, -25)), "25 decimal places, more than 20")
	assert.EqualError(t, Check(decimal.New(1, 38)), "39 digits, more than 38")
}

func TestCanonical(t *testing.T) {
	tests := []struct {
		in   decimal.Decimal
		want decimal.Decimal
	}{
		{decimal.New(0, -2), decimal.Decimal{}},
		{decimal.New(0, 9), decimal.Decimal{}},
		{decimal.New(150, -2), decimal.New(15, -1)},
		{decimal.New(-1500, -2), decimal.New(-15, 0)},
		{decimal.New(15000, -2), decimal.New(150, 0)},
		{decimal.New(15, -1), decimal.New(15, -1)},
		{decimal.New(1500, 0), decimal.New(1500, 0)},
		{decimal.New(15, 2), decimal.New(1500, 0)},
		{decimal.NewFromBigInt(bigPow10(25), -20), decimal.New(100000, 0)},
		{decimal.NewFromBigInt(bigPow10(25), -30), decimal.New(1, -5)},
		{decimal.NewFromBigInt(bigPow10(25), 1), decimal.NewFromBigInt(bigPow10(26), 0)},
		{decimal.NewFromBigInt(bigInt(t, "1234567890123456789"), -3), decimal.NewFromBigInt(bigInt(t, "1234567890123456789"), -3)},
	}
	for _, tt := range tests {
		got := Canonical(tt.in)
		requireSame(t, tt.want, got)
		assert.Equal(t, tt.want, got, "by reflect.DeepEqual")
		assert.Equal(t, got, Canonical(got), "again")
	}
}

// A number has one canonical form, however many zeros it is held with.
func TestCanonical_oneFormLaw(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 0))
		d := anyDecimal(r)
		want, n := Canonical(d), int32(r.IntN(30))
		zeros := decimal.NewFromBigInt(bigPow10(int64(n)), -n)
		got := Canonical(d.Mul(zeros))
		assert.Equal(t, want, got, "seed %d", seed)
		assert.True(t, got.Equal(d), "seed %d", seed)
		assert.NoError(t, Check(got), "seed %d", seed)
	}
}
