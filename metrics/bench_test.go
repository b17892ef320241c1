package metrics_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

var (
	ledgerSink    *metrics.Ledger
	retentionSink metrics.Retention
)

func BenchmarkNewLedger(b *testing.B) {
	for _, accounts := range []int{100, 10_000} {
		rows := randomMovements(rand.New(rand.NewPCG(1, 1)), accounts, decimal.New(1, 0))
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l, err := metrics.NewLedger(rows)
				if err != nil {
					b.Fatal(err)
				}
				ledgerSink = l
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
		})
	}
}

// BenchmarkRetention asks for a year. With amounts that do not fit 64 bits the
// same question goes the slow, exact road.
func BenchmarkRetention(b *testing.B) {
	for _, scale := range []struct {
		name  string
		value decimal.Decimal
	}{{"small", decimal.New(1, 0)}, {"wide", decimal.New(1, 14)}} {
		rows := randomMovements(rand.New(rand.NewPCG(1, 1)), 10_000, scale.value)
		ledger, err := metrics.NewLedger(rows)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(scale.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := ledger.Retention(successkit.Year(2024))
				if err != nil {
					b.Fatal(err)
				}
				retentionSink = r
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
		})
	}
}

// BenchmarkAppend appends one movement, in time or late, to a ledger that is
// asked after each: the cost is that of the account, not of the book.
func BenchmarkAppend(b *testing.B) {
	for _, late := range []bool{false, true} {
		b.Run(fmt.Sprintf("late=%t", late), func(b *testing.B) {
			ledger, err := metrics.NewLedger(randomMovements(rand.New(rand.NewPCG(1, 1)), 40_000, decimal.New(1, 0)))
			if err != nil {
				b.Fatal(err)
			}
			day := successkit.MustDate("2030-01-01")
			if late {
				day = successkit.MustDate("2020-01-01")
			}
			view := ledger.AsOf(successkit.Date{})
			if _, err := view.Balance("A000", day); err != nil { // sorts the book
				b.Fatal(err)
			}
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				account := fmt.Sprintf("A%03d", n%40_000)
				n++
				m := metrics.Movement{Account: account, Date: day, Amount: decimal.New(1, 0)}
				if err := ledger.Append([]metrics.Movement{m}); err != nil {
					b.Fatal(err)
				}
				if _, err := view.Balance(account, day); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
