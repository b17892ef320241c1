package exact

import "math/big"

// maxPow10 is the largest n for which 10^n fits an int64.
const maxPow10 = 18

// pow10 holds the powers of ten that fit an int64. It is never written to.
var pow10 = [maxPow10 + 1]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// bigPow10 returns 10^n. n must not be negative.
func bigPow10(n int64) *big.Int {
	if n <= maxPow10 {
		return big.NewInt(pow10[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
}

// stripZeros takes trailing zeros off the coefficient v, raising exp by one for
// each, while exp is below 0. v must not be 0.
func stripZeros(v int64, exp int32) (int64, int32) {
	for exp < 0 && v%10 == 0 {
		v /= 10
		exp++
	}
	return v, exp
}
