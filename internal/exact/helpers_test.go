package exact

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// bigInt returns the integer that s spells.
func bigInt(tb testing.TB, s string) *big.Int {
	tb.Helper()
	v, ok := new(big.Int).SetString(s, 10)
	require.True(tb, ok, "%q is no integer", s)
	return v
}

// int128 returns the Int128 that s spells, or the names min and max.
func int128(tb testing.TB, s string) Int128 {
	tb.Helper()
	switch s {
	case "min":
		return minInt128
	case "max":
		return maxInt128
	}
	x, ok := FromBig(bigInt(tb, s))
	require.True(tb, ok, "%s is out of range", s)
	return x
}

var (
	minInt128 = Int128{hi: -1 << 63}
	maxInt128 = Int128{hi: 1<<63 - 1, lo: 1<<64 - 1}
)

// edges are the 128-bit integers around which carries, signs and widths turn.
func edges() []Int128 {
	var out []Int128
	for _, hi := range []int64{-1 << 63, -1<<63 + 1, -2, -1, 0, 1, 2, 1<<62 - 1, 1 << 62, 1<<63 - 1} {
		for _, lo := range []uint64{0, 1, 2, 3, 10, 1<<63 - 1, 1 << 63, 1<<63 + 1, 1<<64 - 1} {
			out = append(out, Int128{hi: hi, lo: lo})
		}
	}
	return out
}

// anyInt128 returns an integer of a random number of bits, so that small and
// large ones are equally likely.
func anyInt128(r *rand.Rand) Int128 {
	x := Int128{hi: int64(r.Uint64()), lo: r.Uint64()}
	v := x.Big()
	x, _ = FromBig(v.Rsh(v, uint(r.IntN(128)))) // rounds down
	return x
}

// anyDecimal returns a decimal within the bounds, of a random number of digits.
func anyDecimal(r *rand.Rand) decimal.Decimal {
	for {
		d := decimal.NewFromBigInt(anyInt128(r).Big(), int32(r.IntN(MaxPlaces+5))-MaxPlaces)
		if Check(d) == nil {
			return d
		}
	}
}

// requireSame fails unless the decimals are equal in every bit.
func requireSame(tb testing.TB, want, got decimal.Decimal, note ...any) {
	tb.Helper()
	require.Equal(tb, want.Coefficient().String(), got.Coefficient().String(), note...)
	require.Equal(tb, want.Exponent(), got.Exponent(), note...)
}
