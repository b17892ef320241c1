package growth

import (
	"math/big"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// Compound returns the churn of several periods from the churn of one, as in
// making a monthly churn annual with 12 periods:
//
//	churn of n periods = 1 − (1 − churn)ⁿ
//
// Twelve times the monthly churn is too much, since in each month only who is
// still there can leave: 2 % a month is 21.5 % a year and not 24 %. The
// retention of n periods is the result's Complement.
//
// The rate is exact as long as its parts fit a [successkit.Rate]; beyond, it is
// rounded once, half to even, to 100 decimal places. An undefined churn gives an
// undefined one. Over 0 periods nobody leaves.
//
// It fails with [successkit.ErrOutOfRange] for a churn that is not between 0 and
// 1 or has more than 38 digits in lowest terms, and for less than 0 or more than
// [MaxPeriods] periods.
func Compound(churn successkit.Rate, periods int) (successkit.Rate, error) {
	var f successkit.Faults
	var leaves *big.Rat
	if churn.Defined() {
		leaves = base(&f, "churn", churn)
	}
	field.Within(&f, "periods", periods, 0, MaxPeriods)
	if f.Total() > 0 || leaves == nil {
		return successkit.Rate{}, f.Err()
	}
	stay, all := power(complement(leaves), periods)
	return rateOf(stay.Sub(all, stay), all)
}
