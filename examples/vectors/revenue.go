package main

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

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
		all = append(all, figures{"month": m.String()[:7], "cohort_accounts": c.Accounts, "rate": rate(c.Rate)})
	}
	return all, nil
}

func quarters(view metrics.View, in largeLedger) (any, error) {
	first, last, err := in.reach()
	if err != nil {
		return nil, err
	}
	all := []figures{}
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
		one := figures{"quarter_end": q.Last().String()[:7], "cohort_accounts": c.Accounts, "rate": rate(c.Rate)}
		if n := len(rates); n >= 4 {
			mean, err := metrics.SimpleMean(rates[n-4:])
			if err != nil {
				return nil, err
			}
			one["average_of_trailing_4_quarters"] = plainValue(mean)
		}
		all = append(all, one)
		quarter++
	}
	return all, nil
}
