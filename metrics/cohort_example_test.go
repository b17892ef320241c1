package metrics_test

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// cohortBook is five customers won in the first quarter of 2025.
func cohortBook() (*metrics.Ledger, error) {
	return metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2025-01-08", 100),
		movement("Bolt", "2025-01-20", 60),
		movement("Crane", "2025-01-27", 40),
		movement("Delta", "2025-02-03", 80),
		movement("Acme", "2025-02-15", 30),
		movement("Crane", "2025-02-28", -40),
		movement("Echo", "2025-03-12", 50),
		movement("Delta", "2025-03-20", -20),
	})
}

// How much of what was sold in January is still paid, by age? The triangle has
// a row for each month; February has come to age 1, so it has no third column.
func ExampleView_Cohorts() {
	ledger, err := cohortBook()
	if err != nil {
		fmt.Println(err)
		return
	}
	cohorts, err := ledger.AsOf(successkit.MustDate("2025-04-02")).Cohorts(successkit.Quarter(2025, 1), metrics.CohortBy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("cohort   sold  customers and net revenue by age")
	for _, c := range cohorts.Rows {
		fmt.Printf("%s  %4s ", c.Start.Start(), c.Base)
		for _, age := range c.Ages {
			fmt.Printf(" %d: %s", age.Logos, age.Net)
		}
		fmt.Println()
	}
	fmt.Println("gross retention of all cohorts:")
	for _, p := range cohorts.Capped().Pool(metrics.PoolWeighted) {
		fmt.Printf("age %d: %s of %d cohorts\n", p.Age, p.Retention.Percent(1), p.Cohorts)
	}
	// Output:
	// cohort   sold  customers and net revenue by age
	// 2025-01-01   200  3: 200 2: 190 2: 190
	// 2025-02-01    80  1: 80 1: 60
	// 2025-03-01    50  1: 50
	// gross retention of all cohorts:
	// age 0: 100.0% of 3 cohorts
	// age 1: 78.6% of 2 cohorts
	// age 2: 80.0% of 1 cohorts
}

// A company whose year starts in April puts its customers into fiscal years.
// Any property of an account can be a key, here the seller who won it.
func ExampleView_CohortsKeyed() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2023-05-10", 100),
		movement("Bolt", "2023-11-02", 100),
		movement("Crane", "2024-06-15", 100),
		movement("Acme", "2024-09-01", 20),
		movement("Bolt", "2025-01-31", -100),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	sellers := map[string]string{"Acme": "Ann", "Bolt": "Ben", "Crane": "Ann"}
	fiscalYears := successkit.MustPeriod("2023-04-01/2025-04-01")
	cohorts, err := ledger.AsOf(successkit.MustDate("2025-04-15")).CohortsKeyed(fiscalYears,
		metrics.CohortBy{Grain: metrics.ByYear, Key: "seller"},
		func(account string, _ successkit.Date) string { return sellers[account] })
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, seller := range cohorts.Keys() {
		second := cohorts.Of(seller).Net().Pool(metrics.PoolWeighted)[1]
		fmt.Println(seller, "kept", second.Retention.Percent(0), "after the second year")
	}
	// Output:
	// Ann kept 120% after the second year
	// Ben kept 0% after the second year
}

// Two regions keep their books apart. The cohorts of the company are their sum.
func ExampleCohorts_Merge() {
	var company metrics.Cohorts
	for _, book := range [][]metrics.Movement{
		{movement("Acme", "2025-01-08", 100), movement("Acme", "2025-02-10", -100)},
		{movement("Bolt", "2025-01-20", 60), movement("Crane", "2025-02-01", 40)},
	} {
		ledger, err := metrics.NewLedger(book)
		if err != nil {
			fmt.Println(err)
			return
		}
		region, err := ledger.Cohorts(successkit.MustPeriod("2025-01-01/2025-03-01"), metrics.CohortBy{})
		if err != nil {
			fmt.Println(err)
			return
		}
		if company, err = company.Merge(region); err != nil {
			fmt.Println(err)
			return
		}
	}
	for _, row := range company.Logos().Rows {
		fmt.Println(row.Cohort, "started", row.Base, "now", row.Values[len(row.Values)-1])
	}
	// Output:
	// 2025-01 started 2 now 1
	// 2025-02 started 1 now 1
}

// What survival is estimated from: of those who could leave, how many did.
func ExampleCohorts_LifeTable() {
	ledger, err := cohortBook()
	if err != nil {
		fmt.Println(err)
		return
	}
	cohorts, err := ledger.Cohorts(successkit.Quarter(2025, 1), metrics.CohortBy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range cohorts.LifeTable() {
		fmt.Printf("month %d: %d at risk, %d left, %d not followed further\n", a.Age, a.AtRisk, a.Left, a.Censored)
	}
	// Output:
	// month 0: 5 at risk, 0 left, 1 not followed further
	// month 1: 4 at risk, 1 left, 1 not followed further
	// month 2: 2 at risk, 0 left, 2 not followed further
}

// What were they sold, and what do they pay now?
func ExampleCohorts_LandExpand() {
	ledger, err := cohortBook()
	if err != nil {
		fmt.Println(err)
		return
	}
	quarter := successkit.Quarter(2025, 1)
	cohorts, err := ledger.Cohorts(quarter, metrics.CohortBy{})
	if err != nil {
		fmt.Println(err)
		return
	}
	le := cohorts.LandExpand()
	for _, c := range append(le.Cohorts, le.Total) {
		fmt.Printf("%-8s %s - %s + %s = %s, %s\n", c.Cohort, c.Landed, c.Lost, c.Expanded, c.Now, c.Multiple.Percent(0))
	}
	w, err := ledger.Waterfall(quarter)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("growth from customers already there:", w.ExpansionShare().Percent(1))
	// Output:
	// 2025-01  200 - 40 + 30 = 190, 95%
	// 2025-02  80 - 20 + 0 = 60, 75%
	// 2025-03  50 - 0 + 0 = 50, 100%
	//          330 - 60 + 30 = 300, 91%
	// growth from customers already there: 8.3%
}
