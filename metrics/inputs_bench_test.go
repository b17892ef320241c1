package metrics_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

var movementSink []metrics.Movement

// BenchmarkSubscriptionMovements takes accounts of two lines, renewed each year
// for three years.
func BenchmarkSubscriptionMovements(b *testing.B) {
	for _, accounts := range []int{10, 10_000} {
		var rows []metrics.Subscription
		for a := range accounts {
			for year := range 3 {
				start := successkit.MustDate("2022-01-01").AddDays(a % 300).AddMonths(12 * year)
				for _, line := range []string{"core", "api"} {
					rows = append(rows, metrics.Subscription{
						ID: fmt.Sprintf("s-%d-%d-%s", a, year, line), Account: fmt.Sprintf("A%05d", a), Line: line,
						Start: start, End: start.AddMonths(12), Amount: decimal.New(int64(12_000+100*year), -2), Cycle: metrics.EveryMonth,
					})
				}
			}
		}
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				list, err := metrics.SubscriptionMovements(rows, metrics.SubscriptionRules{})
				if err != nil {
					b.Fatal(err)
				}
				movementSink = list
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
		})
	}
}

func BenchmarkSnapshotMovements(b *testing.B) {
	var rows []metrics.Snapshot
	for month := range successkit.MustPeriod("2022-01-01/2025-01-01").Months() {
		for a := range 1000 {
			if (a+int(month.Start().Month()))%11 > 0 {
				rows = append(rows, metrics.Snapshot{Account: fmt.Sprintf("A%05d", a), Date: month.Last(), Amount: decimal.New(int64(1000+a%7*int(month.Start().Month())), -2)})
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		list, err := metrics.SnapshotMovements(rows, metrics.AbsentIsZero)
		if err != nil {
			b.Fatal(err)
		}
		movementSink = list
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
}

// BenchmarkRefusedSnapshots is the failing path: every row is at fault.
func BenchmarkRefusedSnapshots(b *testing.B) {
	rows := make([]metrics.Snapshot, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := metrics.SnapshotMovements(rows, metrics.AbsentIsZero); err == nil {
			b.Fatal("accepted")
		}
	}
}

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
