package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

func BenchmarkMonthTotals(b *testing.B) {
	var rows []metrics.Movement
	for a := range 2000 {
		rows = append(rows, metrics.Movement{
			Account: fmt.Sprintf("A%05d", a), Amount: decimal.New(int64(100+a), 0),
			Date: successkit.Month(2022, time.January).Start().AddDays(a % 500),
		})
	}
	ledger, err := metrics.NewLedger(rows)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ledger.AsOf(successkit.Date{}).MonthTotals(successkit.MustPeriod("2022-01-01/2025-01-01"), metrics.OnLastDay); err != nil {
			b.Fatal(err)
		}
	}
}
