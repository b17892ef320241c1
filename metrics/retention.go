package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A Retention says how much of the revenue, and how many of the accounts, that
// were there at the start of a period were still there at its end. New
// business is in none of its rates. With aᵢ the revenue of account i at the
// start, bᵢ at the end, over the accounts with aᵢ > 0:
//
//	GRR            = Σ min(aᵢ, bᵢ) / Σ aᵢ
//	NRR            = Σ bᵢ / Σ aᵢ
//	gross churn    = 1 − GRR
//	net churn      = 1 − NRR
//	logo retention = accounts with bᵢ > 0 / accounts
//	logo churn     = 1 − logo retention
//
// These are the readings of the zero [Convention]; others differ as its methods
// say. What was transferred between accounts is left out of bᵢ. A rate over an
// empty opening book is undefined.
type Retention struct {
	Period     successkit.Period `json:"period"`
	AsOf       successkit.Date   `json:"as_of,omitzero"`
	Currency   string            `json:"currency,omitzero"`
	Convention Convention        `json:"convention"`

	// GRR is gross revenue retention, from 0 to 1: expansion of one account
	// never makes up for the loss of another.
	GRR successkit.Rate `json:"grr"`
	// NRR is net revenue retention, 0 or more: expansion counts.
	NRR successkit.Rate `json:"nrr"`
	// GrossChurn is gross revenue churn.
	GrossChurn successkit.Rate `json:"gross_churn"`
	// NetChurn is net revenue churn, negative where expansion outweighs losses.
	NetChurn successkit.Rate `json:"net_churn"`
	// LogoRetention is the share of accounts that stayed, each counting as one.
	LogoRetention successkit.Rate `json:"logo_retention"`
	// LogoChurn is the share of accounts that left.
	LogoChurn successkit.Rate `json:"logo_churn"`

	// QuickRatio is revenue gained (new, expansion, reactivation) over revenue
	// lost (churn, contraction). It is undefined where nothing was lost.
	QuickRatio successkit.Rate `json:"quick_ratio"`

	// Ignored counts the movements up to the period's end that were not known
	// on AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// Retention returns the retention of period p by the view's convention. It
// fails as [View.Waterfall] does.
func (v View) Retention(p successkit.Period) (Retention, error) {
	t, err := v.tally(p)
	if err != nil {
		return Retention{}, err
	}
	r := t.retention(v.convention)
	r.Period, r.AsOf, r.Currency = p, v.asOf, v.ledger.currency()
	return r, nil
}

// retention makes every rate under convention c.
func (t *tally) retention(c Convention) Retention {
	grr, nrr := t.grr(c.GRR), t.nrr(c.NRR)
	return Retention{
		Convention:    c,
		GRR:           grr,
		NRR:           nrr,
		GrossChurn:    t.grossChurn(c.GrossChurn, grr),
		NetChurn:      t.netChurn(c.NetChurn, nrr),
		LogoRetention: successkit.CountRate(t.retained, t.openingAccounts),
		LogoChurn:     t.logoChurn(c.Logo),
		QuickRatio:    t.quickRatio(c.Basis),
		Ignored:       t.ignored,
	}
}

func (t *tally) grr(m GRRMethod) successkit.Rate {
	kept := t.capped.Decimal()
	switch m {
	case GRRPointToPoint:
	case GRRRunningMinimum:
		kept = t.lowest.Decimal()
	case GRREventLosses:
		kept = t.opening.Decimal().Sub(t.losses.Decimal())
	}
	return rateOf(kept, t.opening.Decimal())
}

func (t *tally) nrr(m NRRMethod) successkit.Rate {
	remained := t.remained.Decimal()
	if m == NRRWithReactivation {
		remained = remained.Add(total(&t.net, Reactivation))
	}
	return rateOf(remained, t.opening.Decimal())
}

func (t *tally) grossChurn(m GrossChurnMethod, grr successkit.Rate) successkit.Rate {
	switch m {
	case GrossChurnComplement:
	case GrossChurnAllLosses:
		return rateOf(total(&t.event, Churn, Contraction), t.opening.Decimal())
	case GrossChurnLeavers:
		return rateOf(total(&t.net, Churn), t.opening.Decimal())
	}
	return grr.Complement()
}

func (t *tally) netChurn(m NetChurnMethod, nrr successkit.Rate) successkit.Rate {
	opening := t.opening.Decimal()
	switch m {
	case NetChurnComplement:
	case NetChurnAllEvents:
		lost := total(&t.event, Churn, Contraction).Sub(total(&t.event, Expansion, Reactivation))
		return rateOf(lost, opening)
	case NetChurnAverageBase:
		return rateOf(opening.Sub(t.remained.Decimal()).Mul(two), opening.Add(t.closing.Decimal()))
	}
	return nrr.Complement()
}

func (t *tally) logoChurn(m LogoMethod) successkit.Rate {
	lost := t.openingAccounts - t.retained
	switch m {
	case LogoPointToPoint:
	case LogoEvents:
		lost = t.event[Churn].events
	case LogoOpeningPlusNew:
		return successkit.CountRate(t.leftInPeriod, t.openingAccounts+t.event[New].accounts)
	case LogoAverageBase:
		return successkit.CountRate(2*lost, t.openingAccounts+t.closingAccounts)
	}
	return successkit.CountRate(lost, t.openingAccounts)
}

func (t *tally) quickRatio(b Basis) successkit.Rate {
	cells := t.cells(b)
	return rateOf(total(cells, New, Expansion, Reactivation), total(cells, Churn, Contraction))
}

var two = decimal.New(2, 0)

// rateOf returns num/den for two sums of a ledger's amounts. Each amount is
// bounded at the door, so no sum that fits in memory comes near the bounds of
// a rate.
func rateOf(num, den decimal.Decimal) successkit.Rate {
	r, err := successkit.NewRate(num, den)
	if err != nil {
		return successkit.Rate{}
	}
	return r
}
