package metrics_test

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// What every month of a quarter did, and what was kept over the year to it.
func ExampleLedger_Monthly() {
	cents := []struct {
		account, date string
		change        int64
	}{
		{"acme", "2024-02-01", 80_00},
		{"bolt", "2024-03-15", 40_00},
		{"crane", "2025-01-10", 30_00},
		{"acme", "2025-02-20", -20_00},
		{"bolt", "2025-03-31", -40_00},
	}
	ledger, err := metrics.Load(len(cents), 2, func(i int, c *metrics.Change[string]) (err error) {
		c.Account, c.Units = cents[i].account, cents[i].change
		c.Date, err = successkit.ParseDate(cents[i].date)
		return err
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	monthly, err := ledger.Monthly(successkit.MustPeriod("2025-01-01/2025-04-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range monthly.Sums().Rows {
		fmt.Printf("%s  %s + %s new - %s contraction - %s churn = %s, GRR of the year %s\n", m.Month.Start().Month(),
			m.Opening, m.New.Amount, m.Contraction.Amount, m.Churn.Amount, m.Closing, m.OverYear.GRR().Percent(1))
	}
	// Output:
	// January  120 + 30 new - 0 contraction - 0 churn = 150, GRR of the year undefined
	// February  150 + 0 new - 20 contraction - 0 churn = 130, GRR of the year 75.0%
	// March  130 + 0 new - 0 contraction - 40 churn = 90, GRR of the year 50.0%
}

// A host that reads its rows one by one names each account once.
func ExampleBuilder() {
	b, err := metrics.NewBuilder(2)
	if err != nil {
		fmt.Println(err)
		return
	}
	acme, err := b.Account("acme", "EUR")
	if err != nil {
		fmt.Println(err)
		return
	}
	b.Add(acme, successkit.MustDate("2025-01-10"), 100_00)
	b.Add(acme, successkit.MustDate("2025-02-10"), -150_00)
	_, err = b.Ledger()
	fmt.Println(err)
	// Output:
	// movements[1].amount: "-150": conflict: leaves the account with -50, below 0
}
