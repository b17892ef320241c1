package intake

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// finite returns num/den where that has no more than [exact.MaxPlaces] decimal
// places. Neither has num.
func finite(num, den decimal.Decimal) (decimal.Decimal, bool) {
	if den.Equal(one) {
		return exact.Canonical(num), true
	}
	q, rest := num.QuoRem(den, exact.MaxPlaces)
	return exact.Canonical(q), rest.IsZero()
}

var (
	one = decimal.New(1, 0)
	two = decimal.New(2, 0)
)

// halfEven returns num/den rounded to places, a half to the even neighbour. den
// is above 0.
func halfEven(num, den decimal.Decimal, places int32) decimal.Decimal {
	q, rest := num.QuoRem(den, places) // towards zero; rest has the sign of num
	unit := decimal.New(1, -places)
	odd := q.Shift(places).BigInt().Bit(0) == 1
	switch half := rest.Abs().Mul(two).Cmp(den.Mul(unit)); {
	case half < 0 || half == 0 && !odd:
	case num.Sign() < 0:
		q = q.Sub(unit)
	default:
		q = q.Add(unit)
	}
	return exact.Canonical(q)
}
