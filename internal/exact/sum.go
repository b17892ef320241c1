package exact

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Sum adds up decimals exactly. The zero Sum is the sum of nothing, which is 0.
//
// The result does not depend on the order of the additions, nor on how they
// were shared out among sums that were merged: equal sums give equal bytes.
// Adding a decimal whose coefficient has up to 18 digits allocates nothing
// while the sum stays within 128 bits, as it does below 10^18 with twenty decimal
// places. Beyond that it is still exact.
//
// A copy of a Sum is a sum of its own. Sums are not compared by ==: use Cmp.
// A Sum is not safe for use by several goroutines at once while one adds to it;
// give each its own and merge them.
type Sum struct {
	_ [0]func() // no ==: one number has several forms here

	// The sum is (coef + spill)·10^exp, exp ≤ 0. Additions go to coef; what it
	// cannot hold is moved to spill, which is nil for 0 and never changed in
	// place, so that copies can share it.
	coef  Int128
	exp   int32
	spill *big.Int
}

// Add adds d to the sum.
func (s *Sum) Add(d decimal.Decimal) {
	if v, ok := smallCoefficient(d); ok {
		s.add(FromInt64(v), d.Exponent())
		return
	}
	s.addBig(d.Coefficient(), d.Exponent())
}

// AddUnits adds v counts of 10^-places to the sum: with places 2, a total in
// cents to a sum in euros. places may be any number but the least int32.
func (s *Sum) AddUnits(v Int128, places int32) {
	s.add(v, -places)
}

// Merge adds the sum o to s. It leaves o as it is.
func (s *Sum) Merge(o Sum) {
	s.add(o.coef, o.exp)
	if o.spill != nil {
		s.addBig(o.spill, o.exp)
	}
}

// Decimal returns the sum in canonical form (see [Canonical]).
func (s *Sum) Decimal() decimal.Decimal {
	if s.spill == nil {
		if v, ok := s.coef.Int64(); ok {
			return FromUnits(v, -s.exp)
		}
	}
	return Canonical(decimal.NewFromBigInt(s.big(), s.exp))
}

// Sign returns -1, 0 or +1 as the sum is below, equal to or above 0.
func (s *Sum) Sign() int {
	if s.spill == nil {
		return s.coef.Sign()
	}
	return s.big().Sign()
}

// Cmp returns -1, 0 or +1 as the sum is below, equal to or above o.
func (s *Sum) Cmp(o Sum) int {
	if s.spill == nil && o.spill == nil && s.exp == o.exp {
		return s.coef.Cmp(o.coef)
	}
	return s.Decimal().Cmp(o.Decimal())
}

// add adds v·10^exp.
func (s *Sum) add(v Int128, exp int32) {
	if v == (Int128{}) {
		return // whatever its exponent
	}
	if exp < s.exp {
		s.lower(exp)
	}
	scaled, ok := v.mulPow10(int64(exp) - int64(s.exp))
	if !ok {
		s.addBig(v.Big(), exp)
		return
	}
	total, ok := s.coef.Add(scaled)
	if !ok {
		s.spill, total = s.big(), scaled
	}
	s.coef = total
}

// addBig adds v·10^exp, which it leaves as it is.
func (s *Sum) addBig(v *big.Int, exp int32) {
	if exp < s.exp {
		s.lower(exp)
	}
	scaled := new(big.Int).Mul(v, bigPow10(int64(exp)-int64(s.exp)))
	if small, ok := FromBig(scaled); ok {
		if total, ok := s.coef.Add(small); ok {
			s.coef = total
			return
		}
	}
	if s.spill != nil {
		scaled.Add(scaled, s.spill)
	}
	s.spill = scaled
}

// lower writes the sum with the exponent exp, which must be below its own.
func (s *Sum) lower(exp int32) {
	n := int64(s.exp) - int64(exp)
	coef, ok := s.coef.mulPow10(n)
	if !ok {
		s.spill = s.big() // and coef is 0
	}
	if s.spill != nil {
		s.spill = new(big.Int).Mul(s.spill, bigPow10(n))
	}
	s.coef, s.exp = coef, exp
}

// big returns coef + spill as a new big.Int.
func (s *Sum) big() *big.Int {
	b := s.coef.Big()
	if s.spill != nil {
		b.Add(b, s.spill)
	}
	return b
}
