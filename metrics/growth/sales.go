package growth

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// Sales are what selling cost in one quarter and what it moved in the next, in
// one currency and in decimals as in [Changes].
type Sales struct {
	// RevenueChange is the revenue of the quarter less that of the quarter
	// before. It is negative where revenue fell.
	RevenueChange decimal.Decimal `json:"revenue_change"`
	// PriorSpend is what sales and marketing cost in the quarter before, 0 or
	// more.
	PriorSpend decimal.Decimal `json:"prior_spend"`
}

// Validate reports a spend below 0 and an amount of too many digits.
func (s Sales) Validate() error {
	var f successkit.Faults
	s.check(&f)
	return f.Err()
}

func (s Sales) check(f *successkit.Faults) {
	bounded(f, "revenue_change", s.RevenueChange)
	notNegative(f, "prior_spend", s.PriorSpend)
}

// An Efficiency says what the spending on sales and marketing brought.
type Efficiency struct {
	// MagicNumber is the change of quarterly revenue, times four to make it
	// annual, over the spend of the quarter before. Lars Leckie, who named it,
	// calls below 0.5 a reason to look at the business and above 0.75 one to
	// spend more. It is undefined where nothing was spent.
	MagicNumber successkit.Rate `json:"magic_number"`
	// PaybackMonths is after how many months the spend has come back as revenue,
	// 12 / magic number. It is undefined where the magic number is, or is not
	// above 0: the spend does not come back.
	PaybackMonths successkit.Rate `json:"payback_months"`
}

// Efficiency returns the efficiency of s, exactly. It fails as [Sales.Validate]
// does.
func (s Sales) Efficiency() (Efficiency, error) {
	if err := s.Validate(); err != nil {
		return Efficiency{}, err
	}
	e := Efficiency{MagicNumber: quotient(s.RevenueChange.Mul(four), s.PriorSpend)}
	if s.RevenueChange.IsPositive() && e.MagicNumber.Defined() {
		e.PaybackMonths = quotient(s.PriorSpend.Mul(twelve), e.MagicNumber.Num())
	}
	return e, nil
}

// RequiredChange returns by how much quarterly revenue must change for the spend
// to reach a magic number of target, 0 or more:
//
//	required change = target × prior spend / 4
//
// It does not look at RevenueChange. It fails as [Sales.Validate] does, and on a
// target below 0 or of too many digits.
func (s Sales) RequiredChange(target decimal.Decimal) (decimal.Decimal, error) {
	var f successkit.Faults
	s.check(&f)
	notNegative(&f, "target", target)
	if err := f.Err(); err != nil {
		return decimal.Decimal{}, err
	}
	return exact.Canonical(target.Mul(s.PriorSpend).Mul(quarter)), nil
}

var (
	four    = decimal.New(4, 0)
	twelve  = decimal.New(12, 0)
	quarter = decimal.New(25, -2)
)
