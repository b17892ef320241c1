package growth_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

var (
	rateSink      successkit.Rate
	pathSink      []growth.Step
	reachSink     growth.Reach
	economicsSink growth.Economics
	retentionSink growth.Retention
	errSink       error
)

// BenchmarkPath projects with a churn of two digits and, as a limit, with one of
// 38.
func BenchmarkPath(b *testing.B) {
	long := "12345678901234567890123456789012345679/98765432109876543210987654321098765433"
	for _, c := range []struct {
		churn, name string
		periods     int
	}{{"1/20", "short", 36}, {"1/20", "short", 1200}, {long, "long", 36}, {long, "long", growth.MaxSteps}} {
		bucket := growth.Bucket{Opening: dec("1000"), NewPerPeriod: dec("50.25"), Churn: rate(c.churn)}
		b.Run(fmt.Sprintf("churn=%s/periods=%d", c.name, c.periods), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pathSink, errSink = bucket.Path(c.periods)
			}
		})
	}
}

func BenchmarkPeriodsTo(b *testing.B) {
	for _, c := range []struct{ name, churn, share string }{
		{"month", "1/20", "9/10"},
		{"limit", "6931471805599453094172321214581765/99999999999999999999999999999999999999", "1/2"},
	} {
		bucket := growth.Bucket{NewPerPeriod: dec("50.25"), Churn: rate(c.churn)}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				reachSink, errSink = bucket.PeriodsTo(rate(c.share))
			}
		})
	}
}

func BenchmarkCompound(b *testing.B) {
	churn := rate("412.35/12033.41")
	for _, periods := range []int{12, 365, growth.MaxPeriods} {
		b.Run(fmt.Sprint(periods), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rateSink, errSink = growth.Compound(churn, periods)
			}
		})
	}
}

func BenchmarkDailyChurn(b *testing.B) {
	cents, deep := dec("1"), dec("123456789012345678.12345678901234567891")
	for _, c := range []struct {
		name string
		n    int
		base decimal.Decimal
	}{{"cents", 31, cents}, {"cents", 365, cents}, {"deep", growth.MaxSteps, deep}} {
		days := make([]growth.DayTotal, c.n)
		r := random(1)
		for i := range days {
			days[i] = growth.DayTotal{Opening: money(r).Add(c.base), Closing: money(r)}
		}
		b.Run(fmt.Sprintf("%s/days=%d", c.name, c.n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rateSink, errSink = growth.DailyChurn(days...)
			}
		})
	}
}

func BenchmarkMRR(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		prices := make([]growth.Price, n)
		r := random(1)
		for i := range prices {
			prices[i] = growth.Price{Amount: money(r), Quantity: dec("3"), Cycle: intake.EveryDay + intake.Cycle(r.IntN(5)), Count: 1 + r.IntN(12)}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rateSink, errSink = growth.MRR(prices...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/price")
		})
	}
}

func BenchmarkEconomics(b *testing.B) {
	unit := growth.Unit{ARPA: dec("500"), GrossMargin: rate("75/100"), Churn: rate("1/40"), CAC: dec("6000")}
	b.ReportAllocs()
	for b.Loop() {
		economicsSink, errSink = unit.Economics()
	}
}

func BenchmarkRetention(b *testing.B) {
	totals := growth.Totals{Opening: dec("10000000"), Changes: growth.Changes{Expansion: dec("1800000"), Contraction: dec("600000"), Churn: dec("900000")}}
	b.Run("good", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			retentionSink, errSink = totals.Retention()
		}
	})
	bad := totals
	bad.Churn = dec("-1")
	b.Run("refused", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			retentionSink, errSink = bad.Retention()
		}
	})
}
