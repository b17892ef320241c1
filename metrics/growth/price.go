package growth

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/metrics/intake"
)

// A Price is what a subscription bills again and again: an amount per piece, a
// number of pieces, and how often. Taxes, one-off fees and usage are no part of
// it.
type Price struct {
	// Amount is the price of one piece per billing, 0 or more, with at most 38
	// digits, 20 of them after the point.
	Amount decimal.Decimal `json:"amount"`
	// Quantity is how many pieces are billed, such as seats; 0 or more.
	Quantity decimal.Decimal `json:"quantity"`
	// Cycle and Count say how often: intake.EveryMonth and 3 is every three months.
	Cycle intake.Cycle `json:"cycle"`
	// Count is 1 to 1,000; 0 means 1.
	Count int `json:"count,omitzero"`
	// PercentOff is a lasting discount in percent, 0 to 100.
	PercentOff decimal.Decimal `json:"percent_off,omitzero"`
}

const maxCycles = 1000

// Validate reports an amount or a quantity below 0 or of too many digits, a
// cycle that is missing or none of the named ones, a count beyond 1,000 and a
// discount beyond 100%.
func (p Price) Validate() error {
	var f successkit.Faults
	notNegative(&f, "amount", p.Amount)
	notNegative(&f, "quantity", p.Quantity)
	switch {
	case p.Cycle == intake.UnknownCycle:
		f.Add("cycle", "", successkit.ErrRequired)
	case !p.Cycle.Valid():
		f.Add("cycle", p.Cycle.String(), successkit.ErrUnknown)
	}
	field.Within(&f, "count", p.Count, 0, maxCycles)
	if bounded(&f, "percent_off", p.PercentOff) && (p.PercentOff.IsNegative() || p.PercentOff.GreaterThan(hundred)) {
		f.Add("percent_off", exact.Text(p.PercentOff), fmt.Errorf("%w: not between 0 and 100", successkit.ErrOutOfRange))
	}
	return f.Err()
}

var hundred = decimal.New(100, 0)

// MRR returns the monthly recurring revenue of prices in one currency:
//
//	MRR = Σ amount × quantity × (1 − percent off / 100) × frequency
//
// with the [intake.Cycle.Frequency]: 365/12 for a day, 52/12 for a week, 1 for a
// month, 1/3 for a quarter and 1/12 for a year, over the count. The result is an
// exact fraction, a third of a cent and all; no price at all makes 0/1. Round it
// once, where it is shown.
//
// It fails as [Price.Validate] does, with paths such as "prices[3].amount".
func MRR(prices ...Price) (successkit.Rate, error) { return recurring(prices, intake.PerMonth) }

// ARR returns the annual recurring revenue of prices, twelve times their [MRR].
// It fails as MRR does.
func ARR(prices ...Price) (successkit.Rate, error) { return recurring(prices, intake.PerYear) }

// recurring returns the revenue per unit.
func recurring(prices []Price, per intake.Unit) (successkit.Rate, error) {
	var f successkit.Faults
	for i, p := range prices {
		if err := p.Validate(); err != nil {
			f.Merge("prices["+strconv.Itoa(i)+"]", err)
		}
	}
	if err := f.Err(); err != nil {
		return successkit.Rate{}, err
	}
	total := new(big.Rat)
	for _, p := range prices {
		often := p.Cycle.Frequency(p.Count, per)
		billed := p.Amount.Mul(p.Quantity).Mul(hundred.Sub(p.PercentOff)).Rat()
		total.Add(total, billed.Mul(billed, big.NewRat(often.Num().IntPart(), 100*often.Den().IntPart())))
	}
	return rateOf(total.Num(), total.Denom())
}
