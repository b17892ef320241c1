package main

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// ledgerExpected computes every figure of a large ledger.
func ledgerExpected(inputs json.RawMessage) (any, error) {
	var in largeLedger
	if err := json.Unmarshal(inputs, &in); err != nil {
		return nil, err
	}
	view, err := viewOf(in.Rows, in.Base, in.Constant)
	if err != nil {
		return nil, err
	}
	f := figures{}
	for name, how := range map[string]func(metrics.View, largeLedger) (any, error){
		"monthly": monthly, "ttm": trailing, "spot_bridge": spot,
		"two_year_revenue_sums": twoYears, "quarter_yoy": quarters,
		"cohorts": cohorts, "pooled_by_age": pooledByAge,
	} {
		if f[name], err = how(view, in); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// A largeLedger is a ledger with rates of exchange and the months to report.
type largeLedger struct {
	Rows     []json.RawMessage          `json:"rows"`
	FX       map[string]decimal.Decimal `json:"fx_eur_usd_monthly"`
	Base     string                     `json:"base_currency"`
	Constant decimal.Decimal            `json:"constant_eur_usd"`
	Months   []string                   `json:"report_months"`
}

func monthly(view metrics.View, in largeLedger) (any, error) {
	return each(in.Months, func(name string, m successkit.Period) (any, error) {
		one, err := periodOf(view, m)
		if err == nil {
			one["month"] = name
		}
		return one, err
	})
}

func trailing(view metrics.View, in largeLedger) (any, error) {
	n := 0
	return each(in.Months, func(name string, m successkit.Period) (any, error) {
		year, mon := m.Start().Year(), m.Start().Month()
		one, err := periodOf(view, successkit.Trailing12(year, mon))
		if err != nil {
			return nil, err
		}
		one["month"] = name
		n++
		rates, ok := one["rates"].(figures)
		if n < 12 || !ok {
			return one, nil
		}
		t, err := view.TwelveMonths(year, mon)
		if err != nil {
			return nil, err
		}
		rates["grr_compounded_monthly"], rates["nrr_compounded_monthly"] = value(t.Compounded.GRR), value(t.Compounded.NRR)
		rates["grr_trailing12_simple_avg"], rates["nrr_trailing12_simple_avg"] = value(t.SimpleMean.GRR), value(t.SimpleMean.NRR)
		rates["grr_trailing12_weighted_avg"], rates["nrr_trailing12_weighted_avg"] = rate(t.WeightedMean.GRR), rate(t.WeightedMean.NRR)
		return one, nil
	})
}

// each computes one figure a month.
func each(months []string, how func(name string, m successkit.Period) (any, error)) (any, error) {
	all := []any{}
	for _, name := range months {
		m, err := month(name)
		if err != nil {
			return nil, err
		}
		one, err := how(name, m)
		if err != nil {
			return nil, err
		}
		if one != nil {
			all = append(all, one)
		}
	}
	return all, nil
}

func spot(view metrics.View, in largeLedger) (any, error) {
	at := func(eur decimal.Decimal) metrics.Rates {
		return metrics.Rates{Base: in.Base, Per: map[string]decimal.Decimal{"EUR": eur}}
	}
	return each(in.Months, func(name string, m successkit.Period) (any, error) {
		opening, closing := in.FX[m.Start().AddMonths(-1).String()[:7]], in.FX[name]
		b, err := view.SpotBridge(m, at(opening), at(closing))
		if err != nil {
			return nil, err
		}
		w := b.Waterfall
		return figures{
			"month": name, "rate_opening": text(opening), "rate_closing": text(closing),
			"opening": text(w.Opening), "new": text(w.New.Amount), "expansion": text(w.Expansion.Amount),
			"contraction": text(w.Contraction.Amount), "churn": text(w.Churn.Amount), "reactivation": text(w.Reactivation.Amount),
			"fx_adjustment": text(w.FX), "closing": text(w.Closing),
			"nrr_spot_including_fx": rate(b.NRRIncludingFX), "nrr_at_opening_rate": rate(b.NRRAtOpeningRates),
		}, nil
	})
}
