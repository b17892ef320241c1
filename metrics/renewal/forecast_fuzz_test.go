package renewal_test

import (
	"encoding/json"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// FuzzForecast forecasts whatever decodes.
func FuzzForecast(f *testing.F) {
	def, err := json.Marshal(forecastDefinition())
	if err != nil {
		f.Fatal(err)
	}
	list, err := json.Marshal([]renewal.Opportunity{opportunity("r-1", 100, opinion("csm", "agreed", 120)), opportunity("r-2", 100)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(def, list, 60)
	f.Fuzz(func(t *testing.T, def, list []byte, day int) {
		var d renewal.ForecastDefinition
		var opportunities []renewal.Opportunity
		if json.Unmarshal(def, &d) != nil || json.Unmarshal(list, &opportunities) != nil {
			return
		}
		m, err := renewal.NewForecastModel(d)
		if err != nil {
			return
		}
		for days := -200; days <= 200; days += 50 {
			if len(d.Statuses) > 0 && len(m.Permitted(days)) == 0 {
				t.Fatalf("no status %d days before renewal", days)
			}
		}
		fc, err := m.Forecast(opportunities, successkit.MustDate("2025-01-01").AddDays(day))
		if err != nil {
			return
		}
		if fc.Gross.GreaterThan(fc.Target) || fc.Worst.Gross.GreaterThan(fc.Likely.Gross) || fc.Likely.Gross.GreaterThan(fc.Best.Gross) {
			t.Fatalf("%+v", fc)
		}
	})
}
