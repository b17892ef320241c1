package tabular_test

import (
	"fmt"
	"time"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
)

// An analyst, Monday morning: an export of the billing system, and the figures
// of the year.
func Example() {
	csvBytes := []byte(`customer_id,effective,mrr_delta
acme,2024-03-01,80.00
bolt,2024-05-15,40.00
crane,2024-09-01,20.00
acme,2025-02-01,12.00
bolt,2025-06-10,-10.00
crane,2025-09-01,-20.00
`)
	rows, err := tabular.Movements(csvBytes, tabular.Columns{Account: "customer_id", Date: "effective", Amount: "mrr_delta"})
	if err != nil {
		fmt.Println(err)
		return
	}
	led, err := metrics.NewLedger(rows)
	if err != nil {
		fmt.Println(err)
		return
	}
	ret, err := led.Retention(successkit.Trailing12(2025, time.December))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ret.GRR.Percent(1), ret.NRR.Percent(1), ret.Convention.GRR)
	// Output:
	// 78.6% 87.1% point-to-point
}

// A spreadsheet from a country that writes 1.234,50.
func ExampleMovements_decimalComma() {
	rows, err := tabular.Movements([]byte("account;date;amount\nacme;31.01.2025;1.234,50\n"),
		tabular.Columns{
			Format: tabular.Format{Separator: ';', DateLayout: "02.01.2006", DecimalComma: true, Thousands: true},
		})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(rows[0].Account, rows[0].Date, rows[0].Amount)
	// Output:
	// acme 2025-01-31 1234.5
}

func ExampleMovements_refused() {
	_, err := tabular.Movements([]byte("account,date,amount\nacme,2025-02-30,10\n,2025-03-01,ten\n"), tabular.Columns{})
	for fe := range successkit.FieldErrors(err) {
		fmt.Println(fe)
	}
	// Output:
	// lines[2].date: "2025-02-30": malformed: want a day of the calendar in the form 2006-01-02
	// lines[3].amount: "ten": malformed: want a number such as 1234.50
}

// An export of millions of lines, straight into a ledger, on two goroutines.
func ExampleLedger() {
	csvBytes := []byte("account,date,amount\nacme,2024-03-01,80.00\nbolt,2024-05-15,40.00\nacme,2025-02-01,-20.00\n")
	ledger, err := tabular.Ledger(csvBytes, tabular.Columns{}, metrics.Workers(2))
	if err != nil {
		fmt.Println(err)
		return
	}
	monthly, err := ledger.Monthly(successkit.MustPeriod("2025-01-01/2025-03-01"), metrics.Workers(2))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range monthly.Sums().Rows {
		fmt.Println(m.Month.Start(), m.Closing, m.OverMonth.NRR().Percent(1))
	}
	// Output:
	// 2025-01-01 120 100.0%
	// 2025-02-01 100 83.3%
}
