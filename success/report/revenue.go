package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// results fills in what became of the revenue.
func (b builder) results(r *Report) error {
	t := b.tally
	var keys []splitKey
	keys = slices.AppendSeq(keys, maps.Keys(t.revenue))
	keys = slices.AppendSeq(keys, maps.Keys(t.renewals))
	slices.SortFunc(keys, func(x, y splitKey) int { // as a split by fit lists them
		return cmp.Or(cmp.Compare(x.currency, y.currency), cmp.Compare(place(x.atSigning), place(y.atSigning)))
	})
	var grown pile
	for i := 0; i < len(keys); {
		result := Result{Currency: keys[i].currency}
		all, due := b.none(result.Currency)
		for ; i < len(keys) && keys[i].currency == result.Currency; i++ {
			if i+1 < len(keys) && keys[i+1] == keys[i] {
				continue
			}
			noRevenue, nothingDue := b.none(result.Currency)
			revenue, renewals := cmp.Or(t.revenue[keys[i]], noRevenue), cmp.Or(t.renewals[keys[i]], nothingDue)
			one, err := resultOf(revenue, renewals)
			if err != nil {
				return err
			}
			result.ByFit = append(result.ByFit, FitResult{keys[i].atSigning, one.Retention, one.Renewals})
			if err := all.Merge(revenue); err != nil {
				return fmt.Errorf("report: %w", err)
			}
			if err := due.Merge(renewals); err != nil {
				return fmt.Errorf("report: %w", err)
			}
		}
		one, err := resultOf(all, due)
		if err != nil {
			return err
		}
		result.Retention, result.Renewals, result.Waterfall, result.Causes = one.Retention, one.Renewals, one.Waterfall, one.Causes
		r.Results = append(r.Results, result)
		grown.add(result.Waterfall.Expansion.Accounts, result.Currency, result.Waterfall.Expansion.Amount)
	}
	r.Wins.Expansion = grown.stock()
	return nil
}

// place returns the place of a verdict in a split.
func place(v fit.Verdict) int { return slices.Index(atSigning(), v) }

// none returns the tallies of no revenue in a currency.
func (b builder) none(currency string) (*metrics.Tally, *renewal.Tally) {
	revenue, err := metrics.NewTally(metrics.Sums{Period: b.tally.scope.Period, AsOf: b.tally.scope.AsOf, Currency: currency})
	renewals, err2 := renewal.NewTally(renewal.Sums{Currency: currency})
	if err != nil || err2 != nil { // scope and currency were checked
		return &metrics.Tally{}, &renewal.Tally{}
	}
	return revenue, renewals
}

// resultOf returns the figures of two tallies.
func resultOf(revenue *metrics.Tally, renewals *renewal.Tally) (Result, error) {
	retention, err := revenue.Retention(metrics.Convention{})
	if err != nil {
		return Result{}, fmt.Errorf("report: %w", err)
	}
	waterfall, err := revenue.Waterfall(metrics.Convention{})
	if err != nil {
		return Result{}, fmt.Errorf("report: %w", err)
	}
	return Result{
		Retention: retention, Waterfall: waterfall, Causes: causes(waterfall),
		Renewals: Renewals{
			Gross: renewals.Gross(), Net: renewals.Net(), Count: renewals.Count(), Customers: renewals.Customers(), Sums: renewals.Sums(),
		},
	}, nil
}

// causes returns the losses of a waterfall by cause, the greatest first. What has
// none is a cause of its own, so that they add up to the losses.
func causes(w metrics.Waterfall) []Cause {
	var list []Cause
	for _, k := range []metrics.Kind{metrics.Churn, metrics.Contraction} {
		rest := w.Line(k)
		note := func(cause string, amount decimal.Decimal, events int64) {
			share, err := successkit.NewRate(amount, w.Opening)
			if err != nil { // too long for a rate
				share = successkit.Rate{}
			}
			list = append(list, Cause{k, cause, amount, events, share})
		}
		for _, c := range w.Causes {
			if c.Kind == k {
				note(c.Cause, c.Amount, c.Events)
				rest.Amount, rest.Events = rest.Amount.Sub(c.Amount), rest.Events-c.Events
			}
		}
		if rest.Events > 0 {
			note("", rest.Amount, rest.Events)
		}
	}
	slices.SortStableFunc(list, func(x, y Cause) int { return y.Amount.Compare(x.Amount) })
	return list
}
