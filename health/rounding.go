package health

import (
	"math"
	"math/big"
)

// slack bounds how far the float64 value of a normaliser's formula is off: four
// operations on figures up to 1e8, each off by at most one part in 2^53, make
// less than 1e-7.
const slack = 1e-6

// roundHalfEven rounds a formula's value, at least 0, to an integer, half to
// even, as if it were computed without any error. y is its float64 value, off
// by less than slack, or NaN where that is not sure. Only where y does not
// settle the answer is the exact value asked for, so machines that fuse or
// order operations differently agree.
func roundHalfEven(y float64, exact func() *big.Rat) int64 {
	_, fraction := math.Modf(y)
	if math.Abs(fraction-0.5) > slack { // never for NaN
		return int64(math.RoundToEven(y))
	}
	return roundRat(exact())
}

// roundRat rounds r, at least 0, half to even.
func roundRat(r *big.Rat) int64 {
	quo, rem := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	q := quo.Int64()
	if c := rem.Lsh(rem, 1).Cmp(r.Denom()); c > 0 || c == 0 && q%2 == 1 {
		q++
	}
	return q
}

// scaled returns n·a/b, where b is not 0.
func scaled(n int64, a, b *big.Rat) *big.Rat {
	r := new(big.Rat).SetInt64(n)
	return r.Mul(r, a.Quo(a, b))
}

// rat returns the finite x, exactly.
func rat(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }
