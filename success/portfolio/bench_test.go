package portfolio_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success/portfolio"
)

var (
	sink    portfolio.Proposal
	covered portfolio.Coverage
)

// BenchmarkCoverage chooses one of three levels for a customer of two needs.
func BenchmarkCoverage(b *testing.B) {
	p, r := plan(b), review("acme")
	a := account(
		outcome.Requirement{Languages: &outcome.Languages{Permitted: []string{"en"}}},
		outcome.Requirement{Response: &outcome.Response{WithinMinutes: 480}},
	)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		covered, err = p.Coverage(a, r)
		require.NoError(b, err)
	}
}

// BenchmarkPropose evens out customers of forty owners, a few of whom have them
// all.
func BenchmarkPropose(b *testing.B) {
	p := plan(b)
	var owners []portfolio.Owner
	for i := range 40 {
		owners = append(owners, portfolio.Owner{ID: "o" + strconv.Itoa(i)})
	}
	for _, n := range []int{200, 2_000, 20_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			var demands []portfolio.Demand
			for i := range n {
				demands = append(demands, portfolio.Demand{
					Account: strconv.Itoa(i), Owner: owners[i*i%40].ID, Segment: "large", Minutes: int64(i % 7 * 200_000 / n),
				})
			}
			b.ReportAllocs()
			for b.Loop() {
				var err error
				sink, err = p.Propose(owners, demands, n)
				require.NoError(b, err)
			}
			b.ReportMetric(float64(len(sink.Moves)), "moves")
		})
	}
}
