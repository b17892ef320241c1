package renewal_test

import (
	"fmt"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/renewal"
)

var forecastSink renewal.Forecast

func BenchmarkForecast(b *testing.B) {
	m, err := renewal.NewForecastModel(forecastDefinition())
	if err != nil {
		b.Fatal(err)
	}
	var list []renewal.Opportunity
	for i := range 1000 {
		list = append(list, opportunity(fmt.Sprint(i), 100, opinion("system", "talks", 100), opinion("csm", "talks", int64(99+i%2))))
	}
	b.ReportAllocs()
	for b.Loop() {
		if forecastSink, err = m.Forecast(list, successkit.MustDate("2025-03-01")); err != nil {
			b.Fatal(err)
		}
	}
}
