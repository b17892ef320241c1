package main

import (
	"encoding/json"

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
	all := []figures{}
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

// viewOf makes a ledger and converts it at one rate, where there is one.
func viewOf(rows []json.RawMessage, base string, eur decimal.Decimal) (metrics.View, error) {
	list, err := movements(rows)
	if err != nil {
		return metrics.View{}, err
	}
	ledger, err := metrics.NewLedger(list)
	if err != nil {
		return metrics.View{}, err
	}
	view := ledger.AsOf(successkit.Date{})
	if base == "" {
		return view, nil
	}
	rates := metrics.Rates{Base: base}
	if !eur.IsZero() {
		rates.Per = map[string]decimal.Decimal{"EUR": eur}
	}
	return view.At(rates)
}

// kinds are those that vector files know.
var kinds = []metrics.Kind{metrics.New, metrics.Expansion, metrics.Reactivation, metrics.Contraction, metrics.Churn}

// periodOf computes every figure of one period.
func periodOf(view metrics.View, p successkit.Period) (figures, error) {
	tally, err := view.Tally(p)
	if err != nil {
		return nil, err
	}
	rates, err := ratesOf(tally)
	if err != nil {
		return nil, err
	}
	s := tally.Sums()
	event, net := figures{}, figures{}
	for _, k := range kinds {
		line := s.ByEvent.Line(k)
		event[k.String()] = figures{"amount": text(line.Amount), "events": line.Events, "accounts": line.Accounts}
		line = s.NetOfPeriod.Line(k)
		net[k.String()] = figures{"amount": text(line.Amount), "accounts": line.Accounts}
	}
	return figures{
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
