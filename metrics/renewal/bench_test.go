package renewal_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

var (
	bookSink   *renewal.Book
	reportSink renewal.Report
	bridgeSink renewal.Bridge
	tallySink  renewal.Tally
)

func BenchmarkBook(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		lines := randomLines(rand.New(rand.NewPCG(1, 1)), n, decimal.New(1, 0))
		for i := range lines {
			lines[i].Customer = fmt.Sprintf("A%05d", i/3)
		}
		book, err := renewal.New(lines)
		if err != nil {
			b.Fatal(err)
		}
		ledger, err := metrics.NewLedger(randomMovements(rand.New(rand.NewPCG(1, 1)), n, decimal.New(1, 0)))
		if err != nil {
			b.Fatal(err)
		}
		view := book.AsOf(successkit.MustDate("2026-12-31"))
		perLine := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(lines)), "ns/line")
		}
		b.Run(fmt.Sprintf("new/customers=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if bookSink, err = renewal.New(lines); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b)
		})
		b.Run(fmt.Sprintf("report/customers=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if reportSink, err = view.Report(successkit.Year(2024)); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b)
		})
		b.Run(fmt.Sprintf("bridge/customers=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if bridgeSink, err = view.Bridge(ledger, successkit.Year(2024)); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b)
		})
	}
}

func BenchmarkTally(b *testing.B) {
	l := renewed("c-1", "Acme", "2025-01-31", 60_000, "2025-01-10", 66_000)
	b.Run("add", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := tallySink.Add(l); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("add/refused", func(b *testing.B) {
		open := line("c-1", "Acme", "2025-01-31", 60_000)
		b.ReportAllocs()
		for b.Loop() {
			if tallySink.Add(open) == nil {
				b.Fatal("an open line is counted")
			}
		}
	})
	b.Run("decode", func(b *testing.B) {
		data, err := tallySink.MarshalBinary()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if err := tallySink.UnmarshalBinary(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
