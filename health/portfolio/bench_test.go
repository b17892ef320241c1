package portfolio_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health/portfolio"
)

func BenchmarkDistributionAdd(b *testing.B) {
	m := model(b, 1, "50", "75")
	d, err := portfolio.NewDistribution(m, asOf, "EUR")
	require.NoError(b, err)
	one, money := mark(m, "60"), euros(1200)
	b.ReportAllocs()
	for b.Loop() {
		err = d.Add(one, money)
	}
	require.NoError(b, err)
}
