package fit_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

var sink fit.Assessment

// sized returns a profile of n criteria and facts by which every third is
// acquirable, every fifth unknown and the others met.
func sized(b testing.TB, n int) (*fit.Profile, fit.Facts) {
	b.Helper()
	d := fit.Definition{ID: "sized", Version: 1, EffectiveFrom: day, HorizonDays: 90}
	var facts fit.Facts
	for i := range n {
		id := fmt.Sprint("c", i)
		d.Criteria = append(d.Criteria, fit.Criterion{
			ID: id, Input: fit.Input(1 + i%6), Kind: fit.Demand, Question: "How many?",
			Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(10)}, Remedy: successkit.CustomerSide, FreshDays: 90,
		})
		answer := fit.Int(12)
		if i%3 == 0 {
			answer = fit.Int(3)
			facts.Commitments = append(facts.Commitments, promise("p-"+id, id, successkit.CustomerSide))
		}
		if i%5 != 0 {
			facts.Evidence = append(facts.Evidence, fit.Evidence{ID: "e-" + id, Criterion: id, Answer: answer, Date: day})
		}
	}
	return profile(b, d), facts
}

// An assessment allocates about 12 times for each criterion, nearly always for
// its reasons: 68 times for 6 criteria, 288 for 24, 2,320 for 200.
func BenchmarkAssess(b *testing.B) {
	for _, n := range []int{6, 24, 200} {
		b.Run(fmt.Sprint("criteria=", n), func(b *testing.B) {
			p, facts := sized(b, n)
			b.ReportAllocs()
			for b.Loop() {
				a, err := p.Assess(facts, day)
				if err != nil {
					b.Fatal(err)
				}
				sink = a
			}
		})
	}
	b.Run("refused", func(b *testing.B) {
		p, facts := sized(b, 24)
		facts.Evidence[7].Date = successkit.Date{}
		b.ReportAllocs()
		for b.Loop() {
			a, err := p.Assess(facts, day)
			require.Error(b, err)
			sink = a
		}
	})
}

var decided fit.Decision

// A decision of up to 32 criteria allocates nothing, and a walk costs as much for
// each of a million prospects as for each of a thousand.
func BenchmarkDecide(b *testing.B) {
	for _, n := range []int{6, 24, 200} {
		b.Run(fmt.Sprint("criteria=", n), func(b *testing.B) {
			p, facts := sized(b, n)
			b.ReportAllocs()
			for b.Loop() {
				d, err := p.Decide(facts, day)
				if err != nil {
					b.Fatal(err)
				}
				decided = d
			}
		})
	}
	for _, n := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprint("prospects=", n), func(b *testing.B) {
			p, facts := sized(b, 24)
			each := make([]fit.Prospect, 1000) // with facts of its own, as far as memory allows
			for i := range each {
				each[i] = fit.Prospect{ID: fmt.Sprint("prospect-", i), Facts: fit.Facts{
					Evidence: slices.Clone(facts.Evidence), Commitments: slices.Clone(facts.Commitments),
				}}
				each[i].Facts.Evidence[i%len(facts.Evidence)].Answer = fit.Int(int64(i % 20))
			}
			prospects := func(yield func(fit.Prospect) bool) {
				for i := range n {
					if !yield(each[i%len(each)]) {
						return
					}
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				for a, err := range p.AssessAll(prospects, day) {
					if err != nil {
						b.Fatal(err)
					}
					decided = a.Decision
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/prospect")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	d := forecasting()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := fit.New(d); err != nil {
			b.Fatal(err)
		}
	}
}
