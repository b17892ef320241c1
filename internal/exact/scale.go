package exact

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// maxSmallDigits is the number of digits that fit an int64 whatever they are.
const maxSmallDigits = 18

// smallCoefficient returns the coefficient of d when it has no more than
// maxSmallDigits digits. It allocates nothing.
func smallCoefficient(d decimal.Decimal) (int64, bool) {
	if d.NumDigits() > maxSmallDigits {
		return 0, false
	}
	return d.CoefficientInt64(), true
}

// Units returns d as a whole count of 10^-places: with places 2, an amount in
// euros as a count of cents. It is false when d is no whole count, or when the
// count does not fit an int64.
//
//	Units(12.34, 2)  = 1234, true
//	Units(12.345, 2) = 0, false
//	Units(1200, -2)  = 12, true
//
// The cost does not grow with the exponent of d.
func Units(d decimal.Decimal, places int32) (int64, bool) {
	shift := int64(d.Exponent()) + int64(places)
	v, ok := smallCoefficient(d)
	switch {
	case !ok:
		return largeUnits(d, shift)
	case v == 0 || shift == 0:
		return v, true
	case shift > maxPow10 || shift < -maxPow10:
		return 0, false
	case shift > 0:
		return Mul64(v, pow10[shift]).Int64()
	case v%pow10[-shift] != 0:
		return 0, false
	default:
		return v / pow10[-shift], true
	}
}

// largeUnits is Units for a coefficient of more than maxSmallDigits digits,
// which is to be multiplied by 10^shift.
func largeUnits(d decimal.Decimal, shift int64) (int64, bool) {
	// The count has this many digits, if it is one. An int64 has at most 19.
	if n := int64(d.NumDigits()) + shift; shift > 0 || n < 1 || n > 19 {
		return 0, false
	}
	q, r := new(big.Int).QuoRem(d.Coefficient(), bigPow10(-shift), new(big.Int))
	if r.Sign() != 0 || !q.IsInt64() {
		return 0, false
	}
	return q.Int64(), true
}

// FromUnits returns the decimal that is v counts of 10^-places, the inverse of
// [Units]. Where places is 0 or more, the decimal is canonical.
//
// places may be any number but the least int32, whose opposite is no exponent.
func FromUnits(v int64, places int32) decimal.Decimal {
	if v == 0 {
		return decimal.Decimal{}
	}
	return decimal.New(stripZeros(v, -places))
}
