package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// retentionRates are the rates of a tally, each under the convention that it is
// known by.
var retentionRates = []struct {
	name string
	by   metrics.Convention
	of   func(metrics.Retention) successkit.Rate
}{
	{"grr", metrics.Convention{}, grrOf},
	{"grr_running_min", metrics.Convention{GRR: metrics.GRRRunningMinimum}, grrOf},
	{"grr_event_losses", metrics.Convention{GRR: metrics.GRREventLosses}, grrOf},
	{"nrr", metrics.Convention{}, nrrOf},
	{"nrr_incl_reactivation", metrics.Convention{NRR: metrics.NRRWithReactivation}, nrrOf},
	{"gross_mrr_churn_all_events", metrics.Convention{GrossChurn: metrics.GrossChurnAllLosses}, grossChurnOf},
	{"churn_only_mrr_rate_net", metrics.Convention{GrossChurn: metrics.GrossChurnLeavers}, grossChurnOf},
	{"net_mrr_churn_all_events", metrics.Convention{NetChurn: metrics.NetChurnAllEvents}, netChurnOf},
	{"nrr_avg_denominator_loss", metrics.Convention{NetChurn: metrics.NetChurnAverageBase}, netChurnOf},
	{"logo_retention", metrics.Convention{}, logoRetentionOf},
	{"logo_churn", metrics.Convention{}, logoChurnOf},
	{"logo_churn_events", metrics.Convention{Logo: metrics.LogoEvents}, logoChurnOf},
	{"logo_churn_opening_plus_new", metrics.Convention{Logo: metrics.LogoOpeningPlusNew}, logoChurnOf},
	{"logo_churn_avg_denominator", metrics.Convention{Logo: metrics.LogoAverageBase}, logoChurnOf},
	{"quick_ratio_event", metrics.Convention{}, quickRatioOf},
	{"quick_ratio_event_no_reactivation", metrics.Convention{QuickRatioWithoutReactivation: true}, quickRatioOf},
	{"quick_ratio_net", metrics.Convention{Basis: metrics.NetOfPeriod}, quickRatioOf},
}

func grrOf(r metrics.Retention) successkit.Rate           { return r.GRR }
func nrrOf(r metrics.Retention) successkit.Rate           { return r.NRR }
func grossChurnOf(r metrics.Retention) successkit.Rate    { return r.GrossChurn }
func netChurnOf(r metrics.Retention) successkit.Rate      { return r.NetChurn }
func logoRetentionOf(r metrics.Retention) successkit.Rate { return r.LogoRetention }
func logoChurnOf(r metrics.Retention) successkit.Rate     { return r.LogoChurn }
func quickRatioOf(r metrics.Retention) successkit.Rate    { return r.QuickRatio }

// ratesOf computes every rate of a tally.
func ratesOf(t *metrics.Tally) (figures, error) {
	rates := figures{}
	for _, f := range retentionRates {
		r, err := t.Retention(f.by)
		if err != nil {
			return nil, err
		}
		rates[f.name] = rate(f.of(r))
	}
	return rates, nil
}
