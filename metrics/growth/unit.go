package growth

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A Unit is what one customer brings, costs and how soon it leaves, on the mean:
// the unit of unit economics. ARPA and Churn are per period, as a rule a month.
type Unit struct {
	// ARPA is average revenue per account and period, 0 or more.
	ARPA decimal.Decimal `json:"arpa"`
	// GrossMargin is the part of revenue left after the cost of serving it, 0 to
	// 1. With 1/1 the figures are of revenue and not of margin. Undefined says
	// that it is not known.
	GrossMargin successkit.Rate `json:"gross_margin,omitzero"`
	// Churn is the share of customers that leave in a period, 0 to 1. Say beside
	// the result which churn it is. Undefined says that it is not known.
	Churn successkit.Rate `json:"churn,omitzero"`
	// CAC is customer acquisition cost, what it costs to win one customer, 0 or
	// more. 0 says that it is not known.
	CAC decimal.Decimal `json:"cac,omitzero"`
}

// Validate reports an amount below 0 or of too many digits, and a share that is
// not between 0 and 1.
func (u Unit) Validate() error {
	var f successkit.Faults
	notNegative(&f, "arpa", u.ARPA)
	share(&f, "gross_margin", u.GrossMargin)
	share(&f, "churn", u.Churn)
	notNegative(&f, "cac", u.CAC)
	return f.Err()
}

// Economics are the figures of a [Unit]. One that needs an input that is not
// known, or would divide by 0, is undefined.
//
// They hold for churn that stays the same for every customer at every age,
// which it seldom does; a lifetime value from survival does not assume it.
type Economics struct {
	// LTV is the lifetime value of a customer, ARPA × gross margin / churn, in
	// the currency of ARPA. It is undefined, and not 0, at a churn of 0.
	LTV successkit.Rate `json:"ltv"`
	// LifetimePeriods is how many periods a customer stays, 1 / churn.
	LifetimePeriods successkit.Rate `json:"lifetime_periods"`
	// LTVToCAC is LTV / CAC. David Skok asks for 3 or more.
	LTVToCAC successkit.Rate `json:"ltv_to_cac"`
	// CACPaybackPeriods is after how many periods a customer has paid for its own
	// acquisition, CAC / (ARPA × gross margin).
	CACPaybackPeriods successkit.Rate `json:"cac_payback_periods"`
}

// Economics returns the figures of u, exactly. It fails as [Unit.Validate]
// does, and with [successkit.ErrOutOfRange] where a share is so long that a
// figure made of it does not fit a rate.
func (u Unit) Economics() (Economics, error) {
	if err := u.Validate(); err != nil {
		return Economics{}, err
	}
	var f successkit.Faults
	ratio := func(path string, a, b successkit.Rate) successkit.Rate {
		r, err := divide(a, b)
		f.Merge(path, err)
		return r
	}
	var profit successkit.Rate
	if u.GrossMargin.Defined() {
		var err error
		profit, err = successkit.NewRate(u.ARPA.Mul(u.GrossMargin.Num()), u.GrossMargin.Den())
		f.Merge("gross_margin", err)
	}
	var cac successkit.Rate
	if !u.CAC.IsZero() {
		cac = whole(u.CAC)
	}
	e := Economics{
		LTV:               ratio("ltv", profit, u.Churn),
		LifetimePeriods:   ratio("lifetime_periods", whole(one), u.Churn),
		CACPaybackPeriods: ratio("cac_payback_periods", cac, profit),
	}
	e.LTVToCAC = ratio("ltv_to_cac", e.LTV, cac)
	if err := f.Err(); err != nil {
		return Economics{}, err
	}
	return e, nil
}

// whole returns the rate d/1 of a bounded d.
func whole(d decimal.Decimal) successkit.Rate {
	r, _ := successkit.NewRate(d, one)
	return r
}
