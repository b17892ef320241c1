package exact

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// The bounds of a decimal that comes from outside.
const (
	// MaxDigits is the largest number of digits in plain notation, before and
	// after the point together: 1e20 has 21, 12.50 has 4, 0.001 has 3 (leading
	// zeros do not count, decimal places do).
	//
	// It is what a decimal column of Oracle, SQL Server or Snowflake holds at
	// most, and every number of 38 digits fits an Int128. A smaller bound would
	// refuse what a database holds; above it a number need not fit.
	MaxDigits = 38

	// MaxPlaces is the largest number of digits after the point. Currencies have
	// up to 4 and crypto-currencies up to 18; two more leave room for a
	// hundredth of the smallest unit. 18 digits remain before the point.
	MaxPlaces = 20
)

// Check returns nil when d has at most [MaxDigits] digits and [MaxPlaces]
// decimal places, and else an error that says which bound it exceeds.
//
// It judges d as it is held: 1 held with 25 decimal places is refused, as is 0.
// It costs the same for every exponent, and allocates nothing for a d that it
// accepts.
func Check(d decimal.Decimal) error {
	exp := int64(d.Exponent())
	if exp < -MaxPlaces {
		return fmt.Errorf("%d decimal places, more than %d", -exp, MaxPlaces)
	}
	if n := max(int64(d.NumDigits())+max(exp, 0), -exp); n > MaxDigits {
		return fmt.Errorf("%d digits, more than %d", n, MaxDigits)
	}
	return nil
}

// Canonical returns the one form that a number is stored and compared in: its
// exponent is 0 or below, its last decimal place is not 0, and 0 is the zero
// Decimal. Equal numbers have equal canonical forms, by reflect.DeepEqual too.
//
// A d that [Check] accepts has a canonical form that it accepts. For one that
// it refuses the cost grows with the exponent.
func Canonical(d decimal.Decimal) decimal.Decimal {
	exp := d.Exponent()
	v, ok := smallCoefficient(d)
	switch {
	case d.IsZero():
		return decimal.Decimal{}
	case exp == 0, ok && exp < 0 && v%10 != 0:
		return d
	case ok && exp < 0:
		return decimal.New(stripZeros(v, exp))
	case exp < 0:
		d = d.Normalize() // which takes zeros before the point off as well
		if exp = d.Exponent(); exp <= 0 {
			return d
		}
	}
	c := d.Coefficient()
	return decimal.NewFromBigInt(new(big.Int).Mul(c, bigPow10(int64(exp))), 0)
}
