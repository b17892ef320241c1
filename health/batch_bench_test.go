package health_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health"
)

// flat is a model of ten measures in one group, and figures for accounts.
func flat(tb testing.TB, accounts int) (m *health.Model, figures []float64, lines [10]struct{ low, high, weight float64 }) {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	var g health.Group
	for i := range lines {
		low, high := float64(i), float64(10+3*i)
		lines[i].low, lines[i].high, lines[i].weight = low, high, float64(1+i%4)
		n := leaf("m"+string(rune('a'+i)), []string{"1", "2", "3", "4"}[i%4])
		n.Measure.Normaliser.Knots[0].At, n.Measure.Normaliser.Knots[1].At = low, high
		g.Children = append(g.Children, n)
	}
	for range accounts {
		for i := range lines {
			figures = append(figures, lines[i].low+(lines[i].high-lines[i].low)*(1.1*r.Float64()-0.05))
		}
	}
	return newModel(tb, define(g)), figures, lines
}

// BenchmarkBatch compares the scores of accounts of ten measures with the formula
// as one would write it on float64: clamp, normalise, weigh.
func BenchmarkBatch(b *testing.B) {
	const accounts, block = 100_000, 500
	m, figures, lines := flat(b, accounts)
	batch, err := m.Batch(asOf)
	require.NoError(b, err)
	perAccount := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/accounts, "ns/account")
	}
	b.Run("values", func(b *testing.B) {
		b.ReportAllocs()
		out := make([]health.Points, block)
		for b.Loop() {
			for i := 0; i < accounts; i += block {
				if err := batch.Values(out, figures[10*i:10*(i+block)]); err != nil {
					b.Fatal(err)
				}
			}
		}
		perAccount(b)
	})
	b.Run("marks", func(b *testing.B) {
		b.ReportAllocs()
		out := make([]health.Mark, block)
		for b.Loop() {
			for i := 0; i < accounts; i += block {
				if err := batch.Marks(out, figures[10*i:10*(i+block)]); err != nil {
					b.Fatal(err)
				}
			}
		}
		perAccount(b)
	})
	b.Run("one by one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i := range accounts {
				if _, err := batch.Mark(health.Row{Figures: figures[10*i : 10*i+10]}); err != nil {
					b.Fatal(err)
				}
			}
		}
		perAccount(b)
	})
	b.Run("explained", func(b *testing.B) {
		readings := make([]health.Reading, 10)
		for k := range readings {
			readings[k] = read(m.Measures()[k], figures[k])
		}
		b.ReportAllocs()
		for b.Loop() {
			sink, err = m.Score(of(readings), asOf)
		}
		require.NoError(b, err)
	})
	b.Run("float64", func(b *testing.B) {
		var sum float64
		lines := lines // in reach of registers
		for b.Loop() {
			for i := range accounts {
				row := figures[10*i : 10*i+10]
				var value, weight float64
				for k := range lines {
					l := &lines[k]
					x := (row[k] - l.low) / (l.high - l.low)
					if x < 0 {
						x = 0
					} else if x > 1 {
						x = 1
					}
					value += l.weight * x
					weight += l.weight
				}
				sum += 100 * value / weight
			}
		}
		perAccount(b)
		require.NotZero(b, sum)
	})
}
