package metrics_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

func movement(account, date string, amount int64) metrics.Movement {
	return metrics.Movement{Account: account, Date: successkit.MustDate(date), Amount: decimal.NewFromInt(amount), Currency: "EUR"}
}

// Three customers paid 140 a month at the start of 2025. One grew, one shrank,
// one left; a fourth was won and does not count as retained.
func Example() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-03-01", 80),
		movement("Bolt", "2024-05-15", 40),
		movement("Crane", "2024-09-01", 20),
		movement("Acme", "2025-02-01", 12),
		movement("Bolt", "2025-06-10", -10),
		movement("Crane", "2025-09-01", -20),
		movement("Delta", "2025-10-01", 50),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	retention, err := ledger.Retention(successkit.Trailing12(2025, time.December))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("GRR", retention.GRR.Percent(1), "NRR", retention.NRR.Percent(1))
	fmt.Println("logo churn", retention.LogoChurn, "=", retention.LogoChurn.Percent(1))
	fmt.Println(retention.Convention)
	// Output:
	// GRR 78.6% NRR 87.1%
	// logo churn 1/3 = 33.3%
	// basis by-event; GRR point-to-point; NRR opening-book; gross churn complement-of-grr; net churn complement-of-nrr; logo churn point-to-point
}

func ExampleLedger_Waterfall() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-03-01", 80),
		movement("Bolt", "2024-05-15", 40),
		movement("Acme", "2025-02-03", 12),
		movement("Bolt", "2025-02-10", -40),
		movement("Delta", "2025-02-20", 50),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := ledger.Waterfall(successkit.Month(2025, time.February))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("opening  ", w.Opening)
	fmt.Println("new      ", w.New.Amount)
	fmt.Println("expansion", w.Expansion.Amount)
	fmt.Println("churn    ", w.Churn.Amount)
	fmt.Println("closing  ", w.Closing)
	// Output:
	// opening   120
	// new       50
	// expansion 12
	// churn     40
	// closing   142
}

// A customer left in spring and was won back in autumn. Whether that year lost
// anything depends on the convention, so the convention is said.
func ExampleView_By() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-03-01", 100),
		movement("Acme", "2025-04-01", -100),
		movement("Acme", "2025-10-01", 100),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, method := range []metrics.GRRMethod{metrics.GRRPointToPoint, metrics.GRRRunningMinimum} {
		view, err := ledger.AsOf(successkit.MustDate("2026-01-15")).By(metrics.Convention{GRR: method})
		if err != nil {
			fmt.Println(err)
			return
		}
		r, err := view.Retention(successkit.Year(2025))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.Convention.GRR, r.GRR.Percent(0))
	}
	// Output:
	// point-to-point 100%
	// running-minimum 0%
}

// The loss of March was booked in May. The view of April did not know of it,
// and still does not.
func ExampleLedger_AsOf() {
	loss := movement("Acme", "2025-03-31", -100)
	loss.Recorded = successkit.MustDate("2025-05-05")
	ledger, err := metrics.NewLedger([]metrics.Movement{movement("Acme", "2024-03-01", 100), loss})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2025-04-15", "2025-05-15"} {
		r, err := ledger.AsOf(successkit.MustDate(day)).Retention(successkit.Quarter(2025, 1))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(day, "GRR", r.GRR.Percent(0), "not yet known:", r.Ignored)
	}
	// Output:
	// 2025-04-15 GRR 100% not yet known: 1
	// 2025-05-15 GRR 0% not yet known: 0
}

func ExampleNewLedger_refused() {
	_, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-03-01", 100),
		movement("Acme", "2024-06-01", -130),
		{Account: "Bolt", Amount: decimal.NewFromInt(10), Currency: "EUR"},
	})
	fmt.Println(err)
	fmt.Println(errors.Is(err, successkit.ErrRequired))
	// Output:
	// movements[1].amount: "-130": conflict: leaves the account with -30, below 0
	// movements[2].date: required
	// true
}
