package growth

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// bounded notes a decimal beyond the digits of the module and reports whether
// it is within them. Nothing is computed with one that is not.
func bounded(f *successkit.Faults, path string, d decimal.Decimal) bool {
	err := exact.Check(d)
	if err != nil {
		f.Add(path, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
	}
	return err == nil
}

// notNegative notes an amount that is beyond the digits of the module or below 0.
func notNegative(f *successkit.Faults, path string, d decimal.Decimal) {
	if bounded(f, path, d) && d.IsNegative() {
		f.Add(path, exact.Text(d), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
}

// share notes a rate that is defined and not between 0 and 1.
func share(f *successkit.Faults, path string, r successkit.Rate) {
	if r.Defined() && (r.Num().IsNegative() || r.Num().GreaterThan(r.Den())) {
		f.Add(path, r.String(), fmt.Errorf("%w: not between 0 and 1", successkit.ErrOutOfRange))
	}
}

// base returns a share as a fraction in lowest terms, fit to be raised to a
// power. It notes one that is undefined, not between 0 and 1 or too long, and
// then returns nil.
func base(f *successkit.Faults, path string, r successkit.Rate) *big.Rat {
	if !r.Defined() {
		f.Add(path, r.String(), fmt.Errorf("%w: undefined", successkit.ErrRequired))
		return nil
	}
	before := f.Total()
	share(f, path, r)
	if f.Total() > before {
		return nil
	}
	x := new(big.Rat).Quo(r.Num().Rat(), r.Den().Rat())
	if x.Denom().Cmp(pow10(exact.MaxDigits)) >= 0 {
		f.Add(path, r.String(), fmt.Errorf("%w: more than %d digits in lowest terms", successkit.ErrOutOfRange, exact.MaxDigits))
		return nil
	}
	return x
}

// quotient returns a/b for two sums of bounded amounts, which never come near
// the bounds of a rate, and the zero Rate where b is 0.
func quotient(a, b decimal.Decimal) successkit.Rate {
	if b.IsZero() {
		return successkit.Rate{}
	}
	r, _ := successkit.NewRate(a, b)
	return r
}

// divide returns a/b, and the zero Rate where one is undefined or b is 0.
func divide(a, b successkit.Rate) (successkit.Rate, error) {
	if !a.Defined() || !b.Defined() || b.Num().IsZero() {
		return successkit.Rate{}, nil
	}
	return successkit.NewRate(a.Num().Mul(b.Den()), a.Den().Mul(b.Num()))
}

const (
	// heldBits is how long a part may be for a rate to hold it whatever its
	// digits: 2^3321 is below 10^1000.
	heldBits = 3321
	// longPlaces is how many decimal places are kept of a fraction that a rate
	// cannot hold.
	longPlaces = 100
)

// rateOf returns num/den as a rate, exactly where its parts fit, and else
// rounded half to even to 100 decimal places. den is above 0.
func rateOf(num, den *big.Int) (successkit.Rate, error) {
	if num.BitLen() <= heldBits && den.BitLen() <= heldBits {
		return successkit.NewRate(decimal.NewFromBigInt(num, 0), decimal.NewFromBigInt(den, 0))
	}
	scaled := new(big.Int).Mul(num, pow10(longPlaces))
	return successkit.NewRate(decimal.NewFromBigInt(roundHalfEven(scaled, den), -longPlaces), one)
}

// roundHalfEven returns num/den rounded half to even. den is above 0.
func roundHalfEven(num, den *big.Int) *big.Int {
	quo, rem := new(big.Int).DivMod(num, den, new(big.Int)) // rem is not negative
	switch rem.Lsh(rem, 1).Cmp(den) {
	case 1:
		quo.Add(quo, big.NewInt(1))
	case 0:
		quo.Add(quo, big.NewInt(int64(quo.Bit(0))))
	}
	return quo
}

// complement returns 1 − x.
func complement(x *big.Rat) *big.Rat { return new(big.Rat).Sub(big.NewRat(1, 1), x) }

// power returns numerator and denominator of xⁿ.
func power(x *big.Rat, n int) (num, den *big.Int) {
	e := big.NewInt(int64(n))
	return new(big.Int).Exp(x.Num(), e, nil), new(big.Int).Exp(x.Denom(), e, nil)
}

// units returns d as a count of 10^-20, the smallest unit of an amount.
func units(d decimal.Decimal) *big.Int { return d.Shift(exact.MaxPlaces).BigInt() }

func pow10(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

var one = decimal.New(1, 0)
