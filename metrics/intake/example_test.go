package intake_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

// The billing system prints who pays what at the end of each month. Bolt is not
// on the list of February any more: it left.
func ExampleFromSnapshots() {
	january, february := successkit.MustDate("2025-01-31"), successkit.MustDate("2025-02-28")
	movements, err := intake.FromSnapshots([]intake.Snapshot{
		{Account: "Acme", Date: january, Amount: decimal.NewFromInt(80), Currency: "EUR"},
		{Account: "Bolt", Date: january, Amount: decimal.NewFromInt(40), Currency: "EUR"},
		{Account: "Acme", Date: february, Amount: decimal.NewFromInt(92), Currency: "EUR"},
	}, intake.AbsentIsZero)
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
func ExampleFromSubscriptions() {
	signed, renewed := successkit.MustDate("2024-03-01"), successkit.MustDate("2025-03-01")
	yearly := func(id, line, cause string, start, end successkit.Date, amount int64) intake.Subscription {
		return intake.Subscription{
			ID: id, Account: "Acme", Line: line, Start: start, End: end,
			Amount: decimal.NewFromInt(amount), Cycle: intake.EveryYear, Cause: cause,
		}
	}
	setup := yearly("s0", "setup", "", signed, signed.AddDays(1), 5000)
	setup.Charge = intake.OneOffCharge
	movements, err := intake.FromSubscriptions([]intake.Subscription{
		setup,
		yearly("s1", "core", "", signed, renewed, 12_000),
		yearly("s2", "core", "escalator", renewed, successkit.Date{}, 12_360),
		yearly("s3", "api", "upsell", renewed, successkit.Date{}, 2400),
	}, intake.Rules{Unit: intake.PerMonth})
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
func ExampleFromSubscriptions_inexact() {
	rows := []intake.Subscription{{
		ID: "s1", Account: "Acme", Start: successkit.MustDate("2024-03-01"),
		Amount: decimal.NewFromInt(1000), Cycle: intake.EveryYear,
	}}
	_, err := intake.FromSubscriptions(rows, intake.Rules{Unit: intake.PerMonth})
	fmt.Println(err)
	for _, rules := range []intake.Rules{
		{Unit: intake.PerYear},
		{Unit: intake.PerMonth, Places: new(int32(2))},
	} {
		movements, err := intake.FromSubscriptions(rows, rules)
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
func ExampleFromUsage() {
	january, february := successkit.Month(2025, time.January), successkit.Month(2025, time.February)
	movements, err := intake.FromUsage([]intake.Usage{
		{Account: "Acme", Period: january, Amount: decimal.NewFromInt(300), Currency: "EUR"},
		{Account: "Bolt", Period: january, Amount: decimal.NewFromInt(100), Currency: "EUR"},
		{Account: "Acme", Period: february, Amount: decimal.NewFromInt(330), Currency: "EUR"},
	}, intake.AbsentIsZero)
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
