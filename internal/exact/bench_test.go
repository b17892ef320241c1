package exact

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
)

// amounts returns n amounts of money with two decimal places.
func amounts(n int) []decimal.Decimal {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]decimal.Decimal, n)
	for i := range out {
		out[i] = decimal.New(r.Int64N(20_000_000)-10_000_000, -2)
	}
	return out
}

func BenchmarkSum(b *testing.B) {
	for _, n := range []int{8, 1000, 100_000} {
		ds := amounts(n)
		mixed := amounts(n)
		for i := range mixed {
			mixed[i] = mixed[i].Shift(int32(i % 3))
		}
		perItem := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/item")
		}
		run := func(name string, ds []decimal.Decimal, seed decimal.Decimal) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					var s Sum
					s.Add(seed)
					for _, d := range ds {
						s.Add(d)
					}
					sink = s.Decimal()
				}
				perItem(b)
			})
		}
		run("Sum", ds, decimal.Decimal{})
		run("Sum_mixedScale", mixed, decimal.Decimal{})
		run("Sum_beyond128", ds, decimal.New(1, 60))
		b.Run(fmt.Sprintf("decimal.Add/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var s decimal.Decimal
				for _, d := range ds {
					s = s.Add(d)
				}
				sink = s
			}
			perItem(b)
		})
		b.Run(fmt.Sprintf("decimal.Sum/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = decimal.Sum(ds[0], ds[1:]...)
			}
			perItem(b)
		})
	}
}

func BenchmarkDivRoundHalfEven(b *testing.B) {
	for _, bm := range []struct {
		name string
		x, d Int128
	}{
		{"64by64", FromInt64(987654321987654321), FromInt64(1234567)},
		{"128by64", Mul64(987654321987654321, 987654321987654321), FromInt64(1234567891234567)},
		{"128by128", Mul64(987654321987654321, 987654321987654321), Mul64(987654321987654321, 12345)},
		{"byZero", FromInt64(1), Int128{}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			var out Int128
			b.ReportAllocs()
			for b.Loop() {
				out, _ = bm.x.DivRoundHalfEven(bm.d)
			}
			sinkInt = out
		})
	}
}

var sinkInt Int128

func BenchmarkApportion(b *testing.B) {
	for _, n := range []int{3, 10, 1000} {
		r := rand.New(rand.NewPCG(3, 4))
		weights := make([]int64, n)
		for i := range weights {
			weights[i] = 1 + r.Int64N(1_000_000)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink, _ = Apportion(100_000_000, weights)
			}
		})
	}
}

func BenchmarkText(b *testing.B) {
	d := decimal.New(-123456789, -2)
	b.Run("Text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = Text(d)
		}
	})
	b.Run("Parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink, _ = Parse("-1234567.89")
		}
	})
	b.Run("ParseRefused", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, sink = Parse("1,234,567.89")
		}
	})
	b.Run("Units", func(b *testing.B) {
		var out int64
		b.ReportAllocs()
		for b.Loop() {
			out, _ = Units(d, 2)
		}
		sink = out
	})
	b.Run("Check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = Check(d)
		}
	})
}
