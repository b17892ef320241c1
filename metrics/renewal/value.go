package renewal

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A ContractValue is the renewal rate by total contract value (TCV), each line
// weighted with its term. It goes by its own name and never for the dollar
// renewal rate: a customer that renews for three years at half the price raises
// it and lowers the other.
//
//	rate = Σ renewedᵢ · months renewedᵢ / Σ dueᵢ · months dueᵢ
type ContractValue struct {
	Period     successkit.Period `json:"period"`
	AsOf       successkit.Date   `json:"as_of"`
	Currency   string            `json:"currency,omitzero"`
	Convention Convention        `json:"convention"`
	// Due is the value of the terms that end and Renewed that of the terms they
	// were renewed for, uplift and add-ons among them: revenue per year over the
	// months of the term, rounded half away from zero to 2 decimal places after
	// adding up.
	Due     decimal.Decimal `json:"due"`
	Renewed decimal.Decimal `json:"renewed"`
	// Rate is renewed over due, exactly, from the unrounded values.
	Rate successkit.Rate `json:"rate"`
	// Untimed holds the ids of the lines that are in neither value, since a term
	// that they need is not known.
	Untimed []string `json:"untimed,omitempty"`
}

// ContractValue returns the total contract value due and renewed over the lines
// that the view's convention counts in period p. Amounts are taken as revenue
// per year. The rate is not capped. It fails as [View.Report] does.
func (v View) ContractValue(p successkit.Period) (ContractValue, error) {
	if err := v.check(p); err != nil {
		return ContractValue{}, err
	}
	r := ContractValue{Period: p, AsOf: v.asOf, Currency: v.currencyText(), Convention: v.convention.resolved()}
	var due, won exact.Sum // in revenue per year times months
	for l := range v.lines() {
		isDue, renewed := v.counts(&l, p)
		if !isDue && !renewed {
			continue
		}
		if isDue && l.TermMonths == 0 && !l.AmountDue.IsZero() || renewed && l.RenewedMonths == 0 {
			r.Untimed = append(r.Untimed, l.ID)
			continue
		}
		if isDue {
			due.Add(l.AmountDue.Mul(decimal.New(int64(l.TermMonths), 0)))
		}
		if renewed {
			won.Add(l.AmountRenewed.Mul(decimal.New(int64(l.RenewedMonths), 0)))
		}
	}
	year := decimal.New(12, 0)
	r.Due, r.Renewed = due.Decimal().DivRound(year, 2), won.Decimal().DivRound(year, 2)
	r.Rate = rateOf(won.Decimal(), due.Decimal())
	return r, nil
}

// rateOf returns num/den for two sums of lines' amounts. Each amount is bounded
// at the door, so no sum that fits in memory comes near the bounds of a rate.
func rateOf(num, den decimal.Decimal) successkit.Rate {
	r, err := successkit.NewRate(num, den)
	if err != nil {
		return successkit.Rate{}
	}
	return r
}
