package metrics_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// The billing system prints who pays what at the end of each month. Bolt is not
// on the list of February any more: it left.
func ExampleSnapshotMovements() {
	january, february := successkit.MustDate("2025-01-31"), successkit.MustDate("2025-02-28")
	movements, err := metrics.SnapshotMovements([]metrics.Snapshot{
		{Account: "Acme", Date: january, Amount: decimal.NewFromInt(80), Currency: "EUR"},
		{Account: "Bolt", Date: january, Amount: decimal.NewFromInt(40), Currency: "EUR"},
		{Account: "Acme", Date: february, Amount: decimal.NewFromInt(92), Currency: "EUR"},
	}, metrics.AbsentIsZero)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range movements {
		fmt.Println(m.Date, m.Account, m.Amount)
	}
	// Output:
	// 2025-01-31 Acme 80
	// 2025-01-31 Bolt 40
	// 2025-02-28 Acme 12
	// 2025-02-28 Bolt -40
}

// Acme's contract is renewed with three per cent more, and adds a product on the
// same day. Nobody churned, and the escalator stands apart from the sale. The
// fee for setting up is no recurring revenue.
func ExampleSubscriptionMovements() {
	signed, renewed := successkit.MustDate("2024-03-01"), successkit.MustDate("2025-03-01")
	yearly := func(id, line, cause string, start, end successkit.Date, amount int64) metrics.Subscription {
		return metrics.Subscription{
			ID: id, Account: "Acme", Line: line, Start: start, End: end,
			Amount: decimal.NewFromInt(amount), Cycle: metrics.EveryYear, Cause: cause,
		}
	}
	setup := yearly("s0", "setup", "", signed, signed.AddDays(1), 5000)
	setup.Charge = metrics.OneOffCharge
	movements, err := metrics.SubscriptionMovements([]metrics.Subscription{
		setup,
		yearly("s1", "core", "", signed, renewed, 12_000),
		yearly("s2", "core", "escalator", renewed, successkit.Date{}, 12_360),
		yearly("s3", "api", "upsell", renewed, successkit.Date{}, 2400),
	}, metrics.SubscriptionRules{Unit: metrics.PerMonth})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range movements {
		fmt.Printf("%s %s %q\n", m.Date, m.Amount, m.Cause)
	}
	// Output:
	// 2024-03-01 1000 ""
	// 2025-03-01 30 "escalator"
	// 2025-03-01 200 "upsell"
}

// A thousand a year is no whole number of cents a month. Either the ledger
// counts by the year, or the one rounding is stated.
func ExampleSubscriptionMovements_inexact() {
	rows := []metrics.Subscription{{
		ID: "s1", Account: "Acme", Start: successkit.MustDate("2024-03-01"),
		Amount: decimal.NewFromInt(1000), Cycle: metrics.EveryYear,
	}}
	_, err := metrics.SubscriptionMovements(rows, metrics.SubscriptionRules{Unit: metrics.PerMonth})
	fmt.Println(err)
	for _, rules := range []metrics.SubscriptionRules{
		{Unit: metrics.PerYear},
		{Unit: metrics.PerMonth, Places: new(int32(2))},
	} {
		movements, err := metrics.SubscriptionMovements(rows, rules)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(movements[0].Amount, "per", rules.Unit)
	}
	// Output:
	// subscriptions[0].amount: "1000": out of range: no exact decimal per month; per year it is 1000: take that unit, or state places to round to
	// 1000 per year
	// 83.33 per month
}

// A telephone company charges by the minute. Retention over two months of usage
// says how much of what January brought February brought again.
func ExampleUsageMovements() {
	january, february := successkit.Month(2025, time.January), successkit.Month(2025, time.February)
	movements, err := metrics.UsageMovements([]metrics.Usage{
		{Account: "Acme", Period: january, Amount: decimal.NewFromInt(300), Currency: "EUR"},
		{Account: "Bolt", Period: january, Amount: decimal.NewFromInt(100), Currency: "EUR"},
		{Account: "Acme", Period: february, Amount: decimal.NewFromInt(330), Currency: "EUR"},
	}, metrics.AbsentIsZero)
	if err != nil {
		fmt.Println(err)
		return
	}
	ledger, err := metrics.NewLedger(movements)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := ledger.Retention(february)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("GRR", r.GRR.Percent(1), "NRR", r.NRR.Percent(1))
	// Output:
	// GRR 75.0% NRR 82.5%
}

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
