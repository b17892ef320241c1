package intake_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

var movementSink []metrics.Movement

// BenchmarkFromSubscriptions takes accounts of two lines, renewed each year
// for three years.
func BenchmarkFromSubscriptions(b *testing.B) {
	for _, accounts := range []int{10, 10_000} {
		var rows []intake.Subscription
		for a := range accounts {
			for year := range 3 {
				start := successkit.MustDate("2022-01-01").AddDays(a % 300).AddMonths(12 * year)
				for _, line := range []string{"core", "api"} {
					rows = append(rows, intake.Subscription{
						ID: fmt.Sprintf("s-%d-%d-%s", a, year, line), Account: fmt.Sprintf("A%05d", a), Line: line,
						Start: start, End: start.AddMonths(12), Amount: decimal.New(int64(12_000+100*year), -2), Cycle: intake.EveryMonth,
					})
				}
			}
		}
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				list, err := intake.FromSubscriptions(rows, intake.Rules{})
				if err != nil {
					b.Fatal(err)
				}
				movementSink = list
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
		})
	}
}

func BenchmarkFromSnapshots(b *testing.B) {
	var rows []intake.Snapshot
	for month := range successkit.MustPeriod("2022-01-01/2025-01-01").Months() {
		for a := range 1000 {
			if (a+int(month.Start().Month()))%11 > 0 {
				rows = append(rows, intake.Snapshot{Account: fmt.Sprintf("A%05d", a), Date: month.Last(), Amount: decimal.New(int64(1000+a%7*int(month.Start().Month())), -2)})
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		list, err := intake.FromSnapshots(rows, intake.AbsentIsZero)
		if err != nil {
			b.Fatal(err)
		}
		movementSink = list
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
}

// BenchmarkRefusedSnapshots is the failing path: every row is at fault.
func BenchmarkRefusedSnapshots(b *testing.B) {
	rows := make([]intake.Snapshot, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := intake.FromSnapshots(rows, intake.AbsentIsZero); err == nil {
			b.Fatal("accepted")
		}
	}
}
