package exact

import (
	"cmp"

	"github.com/shopspring/decimal"
)

// Compare returns -1, 0 or +1 as a is below, equal to or above b. It allocates
// nothing where both have up to 18 digits and decimal places.
func Compare(a, b decimal.Decimal) int {
	v, fineA := smallCoefficient(a)
	w, fineB := smallCoefficient(b)
	p, q := -int64(a.Exponent()), -int64(b.Exponent())
	switch {
	case !fineA || !fineB, p < 0 || p > maxPow10, q < 0 || q > maxPow10:
		return a.Cmp(b)
	case p == q:
		return cmp.Compare(v, w)
	}
	// Whole parts are cut towards zero, which keeps their order; what is cut off
	// has less than 10^18 units of 10^-18.
	return cmp.Or(
		cmp.Compare(v/pow10[p], w/pow10[q]),
		cmp.Compare(v%pow10[p]*pow10[maxPow10-p], w%pow10[q]*pow10[maxPow10-q]),
	)
}
