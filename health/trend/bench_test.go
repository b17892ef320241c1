package trend_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
)

// A trend with a run of up to half a year, from a year of weekly readings.
func BenchmarkOf(b *testing.B) {
	m := model(b)
	values := make([]float64, 52)
	for i := range values {
		values[i] = float64(90 - i)
	}
	a := weekly(values...)
	var err error
	b.ReportAllocs()
	for b.Loop() {
		_, err = trend.Of(m, a, asOf, trend.Settings{WindowDays: 28, DeadBand: health.MustPoints("3")})
	}
	require.NoError(b, err)
}
