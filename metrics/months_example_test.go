package metrics_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

func ExampleClassify() {
	kind, amount, err := metrics.Classify(decimal.NewFromInt(10), decimal.Zero, true)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(kind, amount)
	// Output:
	// churn 10
}

// Crane paused in March and came back.
func ExampleView_AccountMonths() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Crane", "2025-01-01", 20),
		movement("Crane", "2025-03-01", -20),
		movement("Crane", "2025-04-01", 25),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	view := ledger.AsOf(successkit.MustDate("2025-04-30"))
	for m, err := range view.AccountMonths(successkit.Year(2025), metrics.OnLastDay) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(m.Month.Start().Month(), m.Revenue, m.Change, m.Kind)
	}
	// Output:
	// January 20 20 new
	// February 20 0 unknown
	// March 0 -20 churn
	// April 25 25 reactivation
}

func ExampleView_MonthTotals() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2025-01-10", 80),
		movement("Bolt", "2025-01-20", 40),
		movement("Acme", "2025-02-03", 12),
		movement("Bolt", "2025-02-10", -40),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	totals, err := ledger.AsOf(successkit.Date{}).MonthTotals(successkit.Quarter(2025, 1), metrics.OnLastDay)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range totals {
		fmt.Println(m.Month.Start().Month(), m.Revenue, m.Accounts, "new", m.New, "expansion", m.Expansion, "churn", m.Churn)
	}
	// Output:
	// January 120 2 new 120 expansion 0 churn 0
	// February 92 1 new 0 expansion 12 churn -40
	// March 92 1 new 0 expansion 0 churn 0
}
