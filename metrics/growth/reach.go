package growth

import (
	"fmt"
	"math"
	"math/big"

	"github.com/successkit/successkit"
)

// A Reach says when a [Bucket] comes to a share of its ceiling. The zero Reach
// is undefined: there is no ceiling to come to.
type Reach struct {
	// Defined tells whether there is a ceiling.
	Defined bool `json:"defined"`
	// Periods is the time in periods and parts of one. It is an estimate in
	// floating point with a relative error below 1e-12, which may differ in its
	// last digits between machines.
	Periods float64 `json:"periods"`
	// First is the first period whose closing is at the share or above it, 0
	// where the opening is. It is decided exactly, in whole numbers.
	First int `json:"first"`
}

// PeriodsTo returns when the bucket comes to a share of its ceiling, 0 to below
// 1. The distance to the ceiling shrinks by the factor 1 − churn per period, so
// that from an empty bucket it takes
//
//	periods = ln(1 − share) / ln(1 − churn)
//
// and from another opening, with 1 − share divided by what it still lacks. A
// bucket that holds the share already, one above its ceiling among them, comes
// there in 0 periods. Where all leaks in each period the formula gives 0 and
// the first period is 1.
//
// It fails as [Bucket.Validate] does, with [successkit.ErrRequired] for an
// undefined share, and with [successkit.ErrOutOfRange] for one of 1 or more,
// which is never reached, for one of more than 38 digits in lowest terms, and where it takes
// more than [MaxPeriods]. A churn of 0 is no error: the answer is undefined.
func (b Bucket) PeriodsTo(share successkit.Rate) (Reach, error) {
	var f successkit.Faults
	churn := b.check(&f)
	aim := base(&f, "share", share)
	if aim != nil && aim.Cmp(big.NewRat(1, 1)) == 0 {
		f.Add("share", share.String(), fmt.Errorf("%w: not below 1", successkit.ErrOutOfRange))
	}
	if f.Total() > 0 || churn.Sign() == 0 {
		return Reach{}, f.Err()
	}
	// With all measured in new per period: what is still lacking at the opening,
	// and what may be lacking at the share.
	inflow := b.NewPerPeriod.Rat()
	lacks := new(big.Rat).Mul(b.Opening.Rat(), churn)
	lacks.Sub(inflow, lacks)
	may := inflow.Mul(inflow, complement(aim))
	if lacks.Cmp(may) <= 0 {
		return Reach{Defined: true}, nil
	}
	target, stays := may.Quo(may, lacks), complement(churn)
	if stays.Sign() == 0 {
		return Reach{Defined: true, First: 1}, nil
	}
	periods := logarithm(target) / logarithm(stays)
	n := 0
	if periods < MaxPeriods+1 {
		n = firstAtOrBelow(stays, target, int(math.Ceil(periods)))
	}
	if n == 0 || n > MaxPeriods {
		f.Add("share", share.String(), fmt.Errorf("%w: it takes more than %d periods", successkit.ErrOutOfRange, MaxPeriods))
		return Reach{}, f.Err()
	}
	return Reach{Defined: true, Periods: periods, First: n}, nil
}

// firstAtOrBelow returns the least n of 1 or more with xⁿ ≤ target, for x and
// target between 0 and 1, looking from a near guess on.
func firstAtOrBelow(x, target *big.Rat, guess int) int {
	reached := func(n int) bool {
		num, den := power(x, n)
		return num.Mul(num, target.Denom()).Cmp(den.Mul(den, target.Num())) <= 0
	}
	n := max(guess, 1)
	for n > 1 && reached(n-1) {
		n--
	}
	for !reached(n) {
		n++
	}
	return n
}

// logarithm returns ln x for x between 0 and 1, precise near 1 as well.
func logarithm(x *big.Rat) float64 {
	if x.Cmp(big.NewRat(1, 2)) < 0 {
		v, _ := x.Float64()
		return math.Log(v)
	}
	below, _ := new(big.Rat).Sub(x, big.NewRat(1, 1)).Float64()
	return math.Log1p(below)
}
