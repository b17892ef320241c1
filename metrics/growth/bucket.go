package growth

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// The bounds on time.
const (
	// MaxPeriods is the largest number of periods that churn is compounded over
	// and that a time to a share may take: over 800 years of months.
	MaxPeriods = 10_000
	// MaxSteps is the largest number of periods or days in a list: ten years of
	// days.
	MaxSteps = 3660
)

// A Bucket is a business with a hole in it: what it holds leaks at a fixed rate
// while a fixed amount flows in. What it holds is customers or recurring
// revenue, in decimals as in [Changes].
type Bucket struct {
	// Opening is what it holds at first, 0 or more.
	Opening decimal.Decimal `json:"opening"`
	// NewPerPeriod is what flows in during a period, 0 or more. It begins to leak
	// in the period after.
	NewPerPeriod decimal.Decimal `json:"new_per_period"`
	// Churn is the share of a period's opening that leaks during the period, 0 to
	// 1, with at most 38 digits in lowest terms. An undefined one is refused.
	Churn successkit.Rate `json:"churn"`
}

// Validate reports an amount below 0 or of too many digits, and a churn that is
// missing, too long or not between 0 and 1.
func (b Bucket) Validate() error {
	var f successkit.Faults
	b.check(&f)
	return f.Err()
}

// check notes what is wrong and returns the churn in lowest terms.
func (b Bucket) check(f *successkit.Faults) (churn *big.Rat) {
	notNegative(f, "opening", b.Opening)
	notNegative(f, "new_per_period", b.NewPerPeriod)
	return base(f, "churn", b.Churn)
}

// A Step is one period of a [Bucket]. With the Closing of the step before, or
// the bucket's Opening:
//
//	closing before + new per period − churned = closing
//
// The equation holds to the last digit.
type Step struct {
	// Period counts the periods from 1.
	Period int `json:"period"`
	// Churned is what leaked during the period.
	Churned decimal.Decimal `json:"churned"`
	// Closing is what the bucket holds at the period's end.
	Closing decimal.Decimal `json:"closing"`
}

// Path returns the periods to come, the first of them first. Inside nothing is
// rounded. Each closing is rounded once, half to even, to 20 decimal places,
// the most that an amount has; what churned is the difference that leads there,
// so that it is within 10⁻²⁰ of its exact value.
//
// It fails as [Bucket.Validate] does, and with [successkit.ErrOutOfRange] for
// less than 0 or more than [MaxSteps] periods. Over 0 periods there is no step.
func (b Bucket) Path(periods int) ([]Step, error) {
	var f successkit.Faults
	churn := b.check(&f)
	field.Within(&f, "periods", periods, 0, MaxSteps)
	if err := f.Err(); err != nil {
		return nil, err
	}
	// With p/q the share that stays, the closing of period t is level / q^t.
	stays := complement(churn)
	inflow := units(b.NewPerPeriod)
	level, scale := units(b.Opening), big.NewInt(1)
	steps := make([]Step, periods)
	before := b.Opening
	for t := range steps {
		scale.Mul(scale, stays.Denom())
		level.Mul(level, stays.Num())
		level.Add(level, new(big.Int).Mul(inflow, scale))
		closing := exact.Canonical(decimal.NewFromBigInt(roundHalfEven(level, scale), -exact.MaxPlaces))
		steps[t] = Step{
			Period:  t + 1,
			Churned: exact.Canonical(before.Add(b.NewPerPeriod).Sub(closing)),
			Closing: closing,
		}
		before = closing
	}
	return steps, nil
}

// Ceiling returns the size at which as much leaks as flows in, which no business
// outgrows without selling more or losing less:
//
//	ceiling = new per period / churn
//
// It is undefined at a churn of 0: there is none. It fails as
// [Bucket.Validate] does.
func (b Bucket) Ceiling() (successkit.Rate, error) {
	var f successkit.Faults
	churn := b.check(&f)
	if f.Total() > 0 || churn.Sign() == 0 {
		return successkit.Rate{}, f.Err()
	}
	size := churn.Quo(b.NewPerPeriod.Rat(), churn)
	return rateOf(size.Num(), size.Denom())
}

// StandStill returns what must flow in per period so that the bucket keeps its
// opening size: opening × churn. It fails as [Bucket.Validate] does.
func (b Bucket) StandStill() (successkit.Rate, error) {
	var f successkit.Faults
	churn := b.check(&f)
	if f.Total() > 0 {
		return successkit.Rate{}, f.Err()
	}
	leak := churn.Mul(churn, b.Opening.Rat())
	return rateOf(leak.Num(), leak.Denom())
}

// BreakEvenSize returns the size from which losing less is worth more than
// selling more: that at which a cut in churn keeps as much in the next period as
// one more seller brings in a period.
//
//	size = per seller / cut
//
// A cut of one point is 1/100. The size is undefined for a cut of 0. It fails
// for a perSeller below 0 or of too many digits, and for a cut that is
// undefined, not between 0 and 1, or longer than 38 digits in lowest terms.
func BreakEvenSize(perSeller decimal.Decimal, cut successkit.Rate) (successkit.Rate, error) {
	var f successkit.Faults
	notNegative(&f, "per_seller", perSeller)
	x := base(&f, "cut", cut)
	if f.Total() > 0 || x.Sign() == 0 {
		return successkit.Rate{}, f.Err()
	}
	size := x.Quo(perSeller.Rat(), x)
	return rateOf(size.Num(), size.Denom())
}
