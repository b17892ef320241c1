package proof_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

var (
	sinkFigures proof.Figures
	sinkReport  proof.Report
)

// A million scores, counted and judged: with two decimal places, and with as many
// as a float has.
func BenchmarkTally(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		s := newStudy(b, proof.Definition{})
		for _, c := range []struct {
			name  string
			round func(float64) float64
		}{
			{"two places", func(v float64) float64 { return math.Round(v*100) / 100 }},
			{"all different", func(v float64) float64 { return v }},
		} {
			b.Run(strconv.Itoa(n)+", "+c.name, func(b *testing.B) {
				r := rand.New(rand.NewPCG(1, 0))
				values := make([]float64, n)
				for i := range values {
					values[i] = c.round(50 + 15*r.NormFloat64())
				}
				b.ReportAllocs()
				for b.Loop() {
					tally := newTally(b, usage())
					for i, v := range values {
						if err := tally.AddValue(v, i%5 == 0); err != nil {
							b.Fatal(err)
						}
					}
					sinkFigures, _ = s.Judge(tally)
				}
			})
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	s := newStudy(b, proof.Definition{})
	r := rand.New(rand.NewPCG(1, 0))
	x, y := proof.Track{Predictor: named("a")}, proof.Track{Predictor: named("b")}
	for i := range 10_000 {
		c := said(i, r.NormFloat64(), i%5 == 0)
		c.Band = ""
		x.Cases = append(x.Cases, c)
		c.Value = r.NormFloat64()
		y.Cases = append(y.Cases, c)
	}
	for b.Loop() {
		_, err := s.Compare(x, y)
		require.NoError(b, err)
	}
}

func BenchmarkRun(b *testing.B) {
	made := newBook(1, 1000, planted{"usage": 1, "support": 0.5}, "usage", "support")
	model := newModel(b, define(leaf("usage", "2"), leaf("support", "1")))
	s := newStudy(b, proof.Definition{Leads: []int{30, 90}})
	candidates := append([]proof.Candidate{proof.Health(model, made.of)}, proof.Measures(model, made.of)...)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		sinkReport, err = s.Run(asOf, made.decisions, candidates...)
		require.NoError(b, err)
	}
}

func BenchmarkSuggest(b *testing.B) {
	made := newBook(1, 1000, planted{"usage": 1, "support": 0.5}, "usage", "support", "nps")
	model := newModel(b, define(leaf("usage", "2"), leaf("support", "1"), leaf("nps", "1")))
	s := newStudy(b, proof.Definition{})
	for b.Loop() {
		_, err := s.Suggest(asOf, made.decisions, model, made.of, proof.Ridge{})
		require.NoError(b, err)
	}
}

// Counting a figure allocates nothing of its own: what is gathered grows by
// doubling.
func TestTally_allocations(t *testing.T) {
	tally := newTally(t, proof.Predictor{ID: "usage", Direction: health.HigherIsBetter})
	i := 0
	got := testing.AllocsPerRun(100_000, func() {
		i++
		_ = tally.AddValue(float64(i%101), i%5 == 0)
	})
	if got > 0.01 {
		t.Errorf("%v allocations a case", got)
	}
}
