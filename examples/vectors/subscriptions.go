package main

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

// subscriptionPeriods lists every customer and month of monthly subscriptions,
// and adds the months up.
func subscriptionPeriods(raw json.RawMessage) (any, error) {
	in := readInputs(raw)
	var list []intake.Subscription
	for _, row := range in.rows() {
		s := intake.Subscription{
			ID: row.text("subscription"), Account: row.text("customer"), Cycle: intake.EveryMonth, Amount: row.number("amount", "monthly"),
			Start: row.date("start"), End: row.date("end"),
		}
		if s.Start != s.End { // on no day there is nothing
			list = append(list, s)
		}
		in.join(row)
	}
	if in.err != nil {
		return nil, in.err
	}
	f := figures{"columns": []string{"month", "customer", "mrr", "change", "category", "renewal_amount"}, "rows": [][6]any{}, "monthly_totals": []figures{}}
	if len(list) == 0 {
		return f, nil
	}
	movements, err := intake.FromSubscriptions(list, intake.Rules{})
	if err != nil {
		return nil, err
	}
	ledger, err := metrics.NewLedger(movements)
	if err != nil {
		return nil, err
	}
	view, months := ledger.AsOf(successkit.Date{}), monthsOf(list)
	if f["rows"], err = customerMonths(view, months); err != nil {
		return nil, err
	}
	f["monthly_totals"], err = monthTotals(view, months)
	return f, err
}

// monthsOf returns the months of the subscriptions and the one after.
func monthsOf(list []intake.Subscription) successkit.Period {
	first, last := list[0].Start, list[0].Start
	for _, s := range list {
		first = slices.MinFunc([]successkit.Date{first, s.Start}, successkit.Date.Compare)
		last = slices.MaxFunc([]successkit.Date{last, s.Start, s.End}, successkit.Date.Compare)
	}
	after := last.AddMonths(1)
	p, _ := successkit.NewPeriod(successkit.Month(first.Year(), first.Month()).Start(), successkit.Month(after.Year(), after.Month()).End())
	return p
}

// categories are the kinds in the words of the vector files.
var categories = map[metrics.Kind]any{
	metrics.UnknownKind: nil, metrics.New: "new", metrics.Reactivation: "reactivation", metrics.Churn: "churn",
	metrics.Expansion: "upgrade", metrics.Contraction: "downgrade", metrics.TransferIn: nil, metrics.TransferOut: nil,
}

// customerMonths returns the rows by customer number and month. A month counts
// where a subscription runs on its first day.
func customerMonths(view metrics.View, months successkit.Period) ([][6]any, error) {
	var list []metrics.AccountMonth
	for m, err := range view.AccountMonths(months, metrics.OnFirstDay) {
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	slices.SortStableFunc(list, func(a, b metrics.AccountMonth) int {
		return cmp.Or(cmp.Compare(len(a.Account), len(b.Account)), strings.Compare(a.Account, b.Account))
	})
	rows := make([][6]any, 0, len(list))
	for _, m := range list {
		rows = append(rows, [6]any{monthName(m.Month), m.Account, text(m.Revenue), text(m.Change), categories[m.Kind], text(m.Renewed)})
	}
	return rows, nil
}

func monthTotals(view metrics.View, months successkit.Period) ([]figures, error) {
	list, err := view.MonthTotals(months, metrics.OnFirstDay)
	totals := make([]figures, 0, len(list))
	for _, m := range list {
		totals = append(totals, figures{
			"month": monthName(m.Month), "mrr": text(m.Revenue), "active": m.Accounts, "new": text(m.New), "reactivation": text(m.Reactivation),
			"upgrade": text(m.Expansion), "downgrade": text(m.Contraction), "churn": text(m.Churn),
		})
	}
	return totals, err
}
