package market_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/successkit/successkit/fit/market"
)

var sink any

func BenchmarkBest(b *testing.B) {
	for _, n := range []int{12, 25, 150} {
		b.Run(fmt.Sprint("capabilities=", n), func(b *testing.B) {
			m := of(b, random(rand.New(rand.NewPCG(1, 0)), n, 4*n))
			b.ReportAllocs()
			exact := 0.0
			for b.Loop() {
				p, err := m.Best(market.Query{Most: 8, Effort: 2000})
				if err != nil {
					b.Fatal(err)
				}
				sink, exact = p, 0
				if p.Exact {
					exact = 1
				}
			}
			b.ReportMetric(exact, "exact")
		})
	}
}

// The exact figures of many periods grow long: what 240 of them cost.
func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{12, 60, 240} {
		b.Run(fmt.Sprint("periods=", n), func(b *testing.B) {
			d := small(b)
			d.Periods = n
			b.ReportAllocs()
			for b.Loop() {
				g, err := market.Compare(d)
				if err != nil {
					b.Fatal(err)
				}
				sink = g
			}
		})
	}
}
