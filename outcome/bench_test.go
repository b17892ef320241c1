package outcome_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

var sink outcome.Attainment

// BenchmarkAttain assesses one customer with two measures and two requirements,
// from n observations and n interactions.
func BenchmarkAttain(b *testing.B) {
	for _, n := range []int{0, 40, 400, 4000} {
		b.Run(fmt.Sprintf("facts=%d", 2*n), func(b *testing.B) {
			d := mustNew(b, helpdesk())
			observations := make([]outcome.Observation, n)
			interactions := make([]successkit.Interaction, n)
			for i := range n {
				observations[i] = outcome.Observation{
					ID: fmt.Sprintf("o-%d", i), Measure: []string{"first-reply", "backlog"}[i%2],
					Value: new(decimal.New(int64(300-i%250), -1)), Date: day("2025-01-15").AddDays(i % 150),
					Source: "helpdesk export", Level: outcome.Measured,
				}
				interactions[i] = with(supportCase(fmt.Sprintf("i-%d", i), "2025-01-15", i%80), func(c *successkit.Interaction) {
					c.Date = c.Date.AddDays(i % 150)
				})
			}
			asOf := day("2025-06-30")
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if sink, err = d.Attain(observations, interactions, asOf); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAttainInvalid takes the road on which every fact is refused.
func BenchmarkAttainInvalid(b *testing.B) {
	d := mustNew(b, helpdesk())
	observations := make([]outcome.Observation, 40)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if sink, err = d.Attain(observations, nil, day("2025-06-30")); err == nil {
			b.Fatal("no error")
		}
	}
}
