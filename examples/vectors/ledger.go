package main

import (
	"encoding/json"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// periodMetrics computes every figure of the periods of a small ledger.
func periodMetrics(inputs json.RawMessage) (any, error) {
	var in struct {
		Rows     []json.RawMessage    `json:"rows"`
		Periods  [][2]successkit.Date `json:"periods"`
		Base     string               `json:"base_currency"`
		Constant decimal.Decimal      `json:"constant_eur_usd"`
		Months   []string             `json:"months"`
	}
	if err := json.Unmarshal(inputs, &in); err != nil {
		return nil, err
	}
	view, err := viewOf(in.Rows, in.Base, in.Constant)
	if err != nil {
		return nil, err
	}
	all := []map[string]any{}
	for _, days := range in.Periods {
		p, err := successkit.Days(days[0], days[1])
		if err != nil {
			return nil, err
		}
		one, err := periodOf(view, p)
		if err != nil {
			return nil, err
		}
		if len(in.Months) > 0 {
			if one["compounded"], err = compounded(view, in.Months); err != nil {
				return nil, err
			}
		}
		all = append(all, one)
	}
	return all, nil
}

// viewOf makes a ledger and converts it at one rate.
func viewOf(rows []json.RawMessage, base string, eur decimal.Decimal) (metrics.View, error) {
	list, err := movements(rows)
	if err != nil {
		return metrics.View{}, err
	}
	ledger, err := metrics.NewLedger(list)
	if err != nil {
		return metrics.View{}, err
	}
	return ledger.AsOf(successkit.Date{}).At(metrics.Rates{Base: base, Per: map[string]decimal.Decimal{"EUR": eur}})
}

// kinds are those that vector files know.
var kinds = []metrics.Kind{metrics.New, metrics.Expansion, metrics.Reactivation, metrics.Contraction, metrics.Churn}

// periodOf computes every figure of one period.
func periodOf(view metrics.View, p successkit.Period) (map[string]any, error) {
	tally, err := view.Tally(p)
	if err != nil {
		return nil, err
	}
	rates, err := ratesOf(tally)
	if err != nil {
		return nil, err
	}
	s := tally.Sums()
	event, net := map[string]any{}, map[string]any{}
	for _, k := range kinds {
		line := s.ByEvent.Line(k)
		event[k.String()] = map[string]any{"amount": text(line.Amount), "events": line.Events, "accounts": line.Accounts}
		line = s.NetOfPeriod.Line(k)
		net[k.String()] = map[string]any{"amount": text(line.Amount), "accounts": line.Accounts}
	}
	return map[string]any{
		"start": p.Start(), "end": p.Last(),
		"opening": text(s.Opening), "closing": text(s.Closing),
		"opening_accounts": s.Logos.Opening, "closing_accounts": s.Logos.Closing,
		"event": event, "net": net,
		"logo": map[string]int64{
			"opening": s.Logos.Opening, "closing": s.Logos.Closing, "new_accounts": s.ByEvent.New.Accounts,
			"retained": s.Logos.Retained, "lost_point_to_point": s.Logos.Lost(), "churn_events": s.ByEvent.Churn.Events,
			"joined_and_churned": s.Logos.JoinedAndLeft, "churned_and_returned": s.Logos.LeftAndReturned,
			"lost_including_joined": s.Logos.LeftInPeriod, "reactivated_net": s.NetOfPeriod.Reactivation.Accounts,
		},
		"rates": rates,
	}, nil
}

// figures are the rates of a tally, each under the convention that it is known
// by.
var figures = []struct {
	name string
	by   metrics.Convention
	of   func(metrics.Retention) successkit.Rate
}{
	{"grr", metrics.Convention{}, grr},
	{"grr_running_min", metrics.Convention{GRR: metrics.GRRRunningMinimum}, grr},
	{"grr_event_losses", metrics.Convention{GRR: metrics.GRREventLosses}, grr},
	{"nrr", metrics.Convention{}, nrr},
	{"nrr_incl_reactivation", metrics.Convention{NRR: metrics.NRRWithReactivation}, nrr},
	{"gross_mrr_churn_all_events", metrics.Convention{GrossChurn: metrics.GrossChurnAllLosses}, grossChurn},
	{"churn_only_mrr_rate_net", metrics.Convention{GrossChurn: metrics.GrossChurnLeavers}, grossChurn},
	{"net_mrr_churn_all_events", metrics.Convention{NetChurn: metrics.NetChurnAllEvents}, netChurn},
	{"nrr_avg_denominator_loss", metrics.Convention{NetChurn: metrics.NetChurnAverageBase}, netChurn},
	{"logo_retention", metrics.Convention{}, func(r metrics.Retention) successkit.Rate { return r.LogoRetention }},
	{"logo_churn", metrics.Convention{}, logoChurn},
	{"logo_churn_events", metrics.Convention{Logo: metrics.LogoEvents}, logoChurn},
	{"logo_churn_opening_plus_new", metrics.Convention{Logo: metrics.LogoOpeningPlusNew}, logoChurn},
	{"logo_churn_avg_denominator", metrics.Convention{Logo: metrics.LogoAverageBase}, logoChurn},
	{"quick_ratio_event", metrics.Convention{}, quickRatio},
	{"quick_ratio_event_no_reactivation", metrics.Convention{QuickRatioWithoutReactivation: true}, quickRatio},
	{"quick_ratio_net", metrics.Convention{Basis: metrics.NetOfPeriod}, quickRatio},
}

func grr(r metrics.Retention) successkit.Rate        { return r.GRR }
func nrr(r metrics.Retention) successkit.Rate        { return r.NRR }
func grossChurn(r metrics.Retention) successkit.Rate { return r.GrossChurn }
func netChurn(r metrics.Retention) successkit.Rate   { return r.NetChurn }
func logoChurn(r metrics.Retention) successkit.Rate  { return r.LogoChurn }
func quickRatio(r metrics.Retention) successkit.Rate { return r.QuickRatio }

// ratesOf computes every rate of a tally.
func ratesOf(t *metrics.Tally) (map[string]any, error) {
	rates := map[string]any{}
	for _, f := range figures {
		r, err := t.Retention(f.by)
		if err != nil {
			return nil, err
		}
		rates[f.name] = rate(f.of(r))
	}
	return rates, nil
}

// compounded multiplies the rates of the named months.
func compounded(view metrics.View, names []string) (any, error) {
	var grr, nrr []successkit.Rate
	rows := [][3]any{}
	for _, name := range names {
		m, err := month(name)
		if err != nil {
			return nil, err
		}
		r, err := view.Retention(m)
		if err != nil {
			return nil, err
		}
		grr, nrr = append(grr, r.GRR), append(nrr, r.NRR)
		rows = append(rows, [3]any{name, plainValue(r.NRR), plainValue(r.GRR)})
	}
	n, err := metrics.Compounded(nrr)
	if err != nil {
		return nil, err
	}
	g, err := metrics.Compounded(grr)
	if err != nil {
		return nil, err
	}
	return map[string]any{"nrr": plainValue(n), "grr": plainValue(g), "monthly_nrr_grr": rows}, nil
}

func plainValue(r successkit.Rate) any {
	if !r.Defined() {
		return nil
	}
	return quotient18(r)
}

// month reads "2025-01".
func month(name string) (successkit.Period, error) {
	d, err := successkit.ParseDate(name + "-01")
	if err != nil {
		return successkit.Period{}, err
	}
	return successkit.Month(d.Year(), d.Month()), nil
}

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
	sections := map[string]any{}
	for name, how := range map[string]func(metrics.View, largeLedger) (any, error){
		"monthly": monthly, "ttm": trailing, "spot_bridge": spot,
		"two_year_revenue_sums": twoYears, "quarter_yoy": quarters,
	} {
		if sections[name], err = how(view, in); err != nil {
			return nil, err
		}
	}
	return sections, nil
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
		if n < 12 {
			return one, nil
		}
		t, err := view.TwelveMonths(year, mon)
		if err != nil {
			return nil, err
		}
		rates, _ := one["rates"].(map[string]any) // as periodOf makes it
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
		return map[string]any{
			"month": name, "rate_opening": text(opening), "rate_closing": text(closing),
			"opening": text(w.Opening), "new": text(w.New.Amount), "expansion": text(w.Expansion.Amount),
			"contraction": text(w.Contraction.Amount), "churn": text(w.Churn.Amount), "reactivation": text(w.Reactivation.Amount),
			"fx_adjustment": text(w.FX), "closing": text(w.Closing),
			"nrr_spot_including_fx": rate(b.NRRIncludingFX), "nrr_at_opening_rate": rate(b.NRRAtOpeningRates),
		}, nil
	})
}

// reach returns the first and the last month of the data: the months of the
// first row and of the last report.
func (in largeLedger) reach() (first, last successkit.Period, err error) {
	rows, err := movements(in.Rows)
	if err != nil {
		return first, last, err
	}
	dates := make([]successkit.Date, 0, len(rows))
	for _, m := range rows {
		dates = append(dates, m.Date)
	}
	if len(dates) == 0 || len(in.Months) == 0 {
		return first, last, nil
	}
	d := slices.MinFunc(dates, successkit.Date.Compare)
	first = successkit.Month(d.Year(), d.Month())
	last, err = month(in.Months[len(in.Months)-1])
	return first, last, err
}

func twoYears(view metrics.View, in largeLedger) (any, error) {
	first, last, err := in.reach()
	if err != nil {
		return nil, err
	}
	all := []any{}
	for m := first.Start().AddMonths(23); m.Before(last.End()); m = m.AddMonths(1) {
		now := successkit.Trailing12(m.Year(), m.Month())
		then := successkit.Trailing12(m.Year()-1, m.Month())
		c, err := view.CompareRevenue(then, now, metrics.ActiveAtFirstMonthEnd)
		if err != nil {
			return nil, err
		}
		all = append(all, map[string]any{"month": m.String()[:7], "cohort_accounts": c.Accounts, "rate": rate(c.Rate)})
	}
	return all, nil
}

func quarters(view metrics.View, in largeLedger) (any, error) {
	first, last, err := in.reach()
	if err != nil {
		return nil, err
	}
	all := []map[string]any{}
	var rates []successkit.Rate
	start := first.Start()
	year, quarter := start.Year()+1, int(start.Month()+2)/3
	if start != successkit.Quarter(start.Year(), quarter).Start() {
		quarter++ // the first whole quarter of the data has a year before it
	}
	for q := successkit.Quarter(year, quarter); !q.End().After(last.End()); q = successkit.Quarter(year, quarter) {
		c, err := view.CompareRevenue(successkit.Quarter(year-1, quarter), q, metrics.HadRevenue)
		if err != nil {
			return nil, err
		}
		rates = append(rates, c.Rate)
		one := map[string]any{"quarter_end": q.Last().String()[:7], "cohort_accounts": c.Accounts, "rate": rate(c.Rate)}
		if n := len(rates); n >= 4 {
			mean, err := metrics.SimpleMean(rates[n-4:])
			if err != nil {
				return nil, err
			}
			one["average_of_trailing_4_quarters"] = value(mean)
		}
		all = append(all, one)
		quarter++
	}
	return all, nil
}
