package metrics_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/metrics"
)

var cohortSink metrics.Cohorts

// BenchmarkCohorts asks for six years by month. The time is of the cells and of
// the rows; with many rows it is so many nanoseconds a row.
func BenchmarkCohorts(b *testing.B) {
	for _, size := range []struct {
		accounts int
		scale    decimal.Decimal
		form     string
	}{{100, decimal.New(1, 0), "small"}, {10_000, decimal.New(1, 0), "small"}, {100_000, decimal.New(1, 0), "small"}, {10_000, decimal.New(1, 14), "wide"}} {
		rows := randomMovements(rand.New(rand.NewPCG(1, 1)), size.accounts, size.scale)
		ledger, err := metrics.NewLedger(rows)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("accounts=%d/%s", size.accounts, size.form), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := ledger.Cohorts(wholeBook, metrics.CohortBy{})
				if err != nil {
					b.Fatal(err)
				}
				cohortSink = c
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
		})
	}
}

func BenchmarkCohortsMerge(b *testing.B) {
	ledger, err := metrics.NewLedger(randomMovements(rand.New(rand.NewPCG(1, 1)), 1000, decimal.New(1, 0)))
	if err != nil {
		b.Fatal(err)
	}
	c, err := ledger.Cohorts(wholeBook, metrics.CohortBy{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if cohortSink, err = c.Merge(c); err != nil {
			b.Fatal(err)
		}
	}
}
