package metrics

import (
	"fmt"
	"strconv"

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
	Rates      string            `json:"rates,omitzero"` // as in Sums
	Unit       string            `json:"unit,omitzero"`  // as in Sums
	Convention Convention        `json:"convention"`
	// Unfinished says that the period was not over on AsOf: who is still there
	// may leave by its end.
	Unfinished bool `json:"unfinished,omitzero"`

	// Opening is the revenue of the opening book, Logos its accounts and what
	// became of them.
	Opening decimal.Decimal `json:"opening"`
	Logos   Logos           `json:"logos"`

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

	// UpgradeRate is by how much the retained accounts that pay more than at the
	// start do so, over the opening revenue of all retained accounts.
	// DowngradeRate is the same for those that pay less.
	UpgradeRate   successkit.Rate `json:"upgrade_rate"`
	DowngradeRate successkit.Rate `json:"downgrade_rate"`
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
	t, err := v.Tally(p)
	if err != nil {
		return Retention{}, err
	}
	return t.retention(v.convention), nil
}

// Compare returns the retention of period p by several conventions side by
// side, in their order. It fails as [View.Retention] and [View.By] do.
func (v View) Compare(p successkit.Period, conventions ...Convention) ([]Retention, error) {
	var f successkit.Faults
	for i, c := range conventions {
		f.Merge("conventions["+strconv.Itoa(i)+"]", c.Validate())
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	all := make([]Retention, 0, len(conventions))
	tallies := map[Reactivations]*Tally{} // one replay serves every method
	for _, c := range conventions {
		v.convention = c
		t := tallies[c.Reactivations]
		if t == nil {
			var err error
			if t, err = v.Tally(p); err != nil {
				return nil, err
			}
			tallies[c.Reactivations] = t
		}
		all = append(all, t.retention(c))
	}
	return all, nil
}

// Retention returns every rate of the tally by convention c. It fails as
// [Convention.Validate] does, and with [successkit.ErrConflict] where the tally
// told reactivations apart by another rule than that of c.
func (t *Tally) Retention(c Convention) (Retention, error) {
	if err := t.checkConvention(c); err != nil {
		return Retention{}, err
	}
	return t.retention(c), nil
}

func (t *Tally) checkConvention(c Convention) error {
	var f successkit.Faults
	f.Merge("", c.Validate())
	if !t.scope.period.IsZero() && c.Reactivations != t.scope.rule {
		f.Add("reactivations", "", fmt.Errorf("%w: the tally was made by another rule", successkit.ErrConflict))
	}
	return f.Err()
}

func (t *Tally) retention(c Convention) Retention {
	grr, nrr := t.grr(c.GRR), t.nrr(c.NRR)
	stayers := t.stayers.Decimal()
	return Retention{
		Period: t.scope.period, AsOf: t.scope.asOf, Currency: t.scope.currency, Rates: t.scope.rates, Unit: t.scope.unit,
		Convention: c, Unfinished: t.scope.unfinished(),
		Opening:       t.opening.Decimal(),
		Logos:         t.logos,
		GRR:           grr,
		NRR:           nrr,
		GrossChurn:    t.grossChurn(c.GrossChurn, grr),
		NetChurn:      t.netChurn(c.NetChurn, nrr),
		LogoRetention: successkit.CountRate(t.logos.Kept(), t.logos.Opening),
		LogoChurn:     t.logoChurn(c.Logo),
		UpgradeRate:   rateOf(total(&t.net, Expansion), stayers),
		DowngradeRate: rateOf(total(&t.net, Contraction), stayers),
		QuickRatio:    t.quickRatio(c),
		Ignored:       t.ignored,
	}
}

func (t *Tally) grr(m GRRMethod) successkit.Rate {
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

func (t *Tally) nrr(m NRRMethod) successkit.Rate {
	remained := t.remained.Decimal()
	if m == NRRWithReactivation {
		remained = remained.Add(total(&t.net, Reactivation))
	}
	return rateOf(remained, t.opening.Decimal())
}

func (t *Tally) grossChurn(m GrossChurnMethod, grr successkit.Rate) successkit.Rate {
	switch m {
	case GrossChurnComplement:
	case GrossChurnAllLosses:
		return rateOf(total(&t.event, Churn, Contraction), t.opening.Decimal())
	case GrossChurnLeavers:
		return rateOf(total(&t.net, Churn), t.opening.Decimal())
	}
	return grr.Complement()
}

func (t *Tally) netChurn(m NetChurnMethod, nrr successkit.Rate) successkit.Rate {
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

func (t *Tally) logoChurn(m LogoMethod) successkit.Rate {
	lost := t.logos.Lost()
	switch m {
	case LogoPointToPoint:
	case LogoEvents:
		lost = t.event[Churn].events
	case LogoOpeningPlusNew:
		return successkit.CountRate(t.logos.LeftInPeriod, t.logos.Opening+t.event[New].accounts)
	case LogoAverageBase:
		return successkit.CountRate(2*lost, t.logos.Opening+t.logos.Closing)
	}
	return successkit.CountRate(lost, t.logos.Opening)
}

func (t *Tally) quickRatio(c Convention) successkit.Rate {
	cells := t.cells(c.Basis)
	gained := total(cells, New, Expansion, Reactivation)
	if c.QuickRatioWithoutReactivation {
		gained = total(cells, New, Expansion)
	}
	return rateOf(gained, total(cells, Churn, Contraction))
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
