package intake

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// Rules says how subscriptions become recurring revenue. The zero Rules makes
// exact MRR of recurring charges alone.
type Rules struct {
	// Unit is month or year; a ledger holds one of the two throughout.
	Unit Unit `json:"unit"`
	// Include says which charges beside the recurring ones count.
	Include Inclusion `json:"include,omitzero"`
	// Places is the number of decimal places, 0 to 20, to which the revenue of
	// each line is rounded, a half to the even neighbour. Nothing else is ever
	// rounded. Nil means not to round: a line is then refused whose revenue is no
	// decimal of at most 20 places, such as 1,000 a year as MRR.
	Places *int32 `json:"places,omitzero"`
}

// Validate reports everything that is wrong with r.
func (r Rules) Validate() error {
	var f successkit.Faults
	if !units.Valid(r.Unit) {
		f.Add("unit", r.Unit.String(), successkit.ErrUnknown)
	}
	if r.Places != nil && (*r.Places < 0 || *r.Places > exact.MaxPlaces) {
		f.Add("places", strconv.Itoa(int(*r.Places)), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, exact.MaxPlaces))
	}
	return f.Err()
}

// value returns the revenue of s by the rules. It fails with
// [successkit.ErrOutOfRange] where that is no decimal within the bounds.
func (r Rules) value(s Subscription) (decimal.Decimal, error) {
	var value decimal.Decimal
	if !r.Include.Counts(s.Charge) {
		return value, nil
	}
	revenue := s.Revenue(r.Unit)
	num, den := revenue.Num(), revenue.Den()
	if r.Places != nil {
		value = halfEven(num, den, *r.Places)
	} else if q, ok := finite(num, den); ok {
		value = q
	} else {
		return value, r.errInexact(s)
	}
	if err := exact.Check(value); err != nil {
		return value, fmt.Errorf("%w: per %s it has %w", successkit.ErrOutOfRange, r.Unit, err)
	}
	return value, nil
}

// errInexact says what to do with an amount that is no decimal in the unit. What
// is none per year is none per month either.
func (r Rules) errInexact(s Subscription) error {
	if r.Unit == PerMonth {
		revenue := s.Revenue(PerYear)
		if q, ok := finite(revenue.Num(), revenue.Den()); ok {
			return fmt.Errorf("%w: no exact decimal per month; per year it is %s: take that unit, or state places to round to",
				successkit.ErrOutOfRange, exact.Text(q))
		}
	}
	return fmt.Errorf("%w: no exact decimal per month or per year: state places to round to", successkit.ErrOutOfRange)
}
