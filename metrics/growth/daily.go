package growth

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// A DayTotal is the recurring revenue of one day, in decimals as in [Changes].
type DayTotal struct {
	// Opening is the revenue at the day's start, 0 or more.
	Opening decimal.Decimal `json:"opening"`
	// New is the part of Closing that the reading of churn leaves out, as a rule
	// the revenue of new customers. It is 0 or more.
	New decimal.Decimal `json:"new"`
	// Closing is the revenue at the day's end, 0 or more.
	Closing decimal.Decimal `json:"closing"`
}

// DailyChurn returns revenue churn as services with a bill a day count it, each
// day's loss over that day's opening:
//
//	churn = Σ (opening + new − closing) / opening
//
// It is gross where New holds every gain of the day, and net where New holds
// new business alone; net churn may be negative. The sum over a month is not
// the month's churn over its first day's opening, and comes out lower for a
// book that grows.
//
// The rate is exact as long as its parts fit a [successkit.Rate]; beyond, it is
// rounded once, half to even, to 100 decimal places. It is undefined for no day
// at all and where a day opens with 0: nobody was there who could leave.
//
// It fails on every amount that is below 0 or has too many digits, with paths
// such as "days[3].closing", and on more than [MaxSteps] days.
func DailyChurn(days ...DayTotal) (successkit.Rate, error) {
	var f successkit.Faults
	field.Within(&f, "days", len(days), 0, MaxSteps)
	if f.Total() > 0 {
		return successkit.Rate{}, f.Err()
	}
	defined := len(days) > 0
	for i, d := range days {
		path := "days[" + strconv.Itoa(i) + "]."
		notNegative(&f, path+"opening", d.Opening)
		notNegative(&f, path+"new", d.New)
		notNegative(&f, path+"closing", d.Closing)
		defined = defined && !d.Opening.IsZero()
	}
	if f.Total() > 0 || !defined {
		return successkit.Rate{}, f.Err()
	}
	lost, base := sumLosses(days)
	if common := new(big.Int).GCD(nil, nil, new(big.Int).Abs(lost), base); common.BitLen() > 1 {
		lost.Quo(lost, common)
		base.Quo(base, common)
	}
	return rateOf(lost, base)
}

// sumLosses adds the days' fractions up, halving the list so that the long
// multiplications are few.
func sumLosses(days []DayTotal) (num, den *big.Int) {
	if len(days) == 1 {
		d := days[0]
		return units(d.Opening.Add(d.New).Sub(d.Closing)), units(d.Opening)
	}
	n1, d1 := sumLosses(days[:len(days)/2])
	n2, d2 := sumLosses(days[len(days)/2:])
	num = n1.Mul(n1, d2)
	return num.Add(num, n2.Mul(n2, d1)), d1.Mul(d1, d2)
}
