package metrics_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// ledgerVectors are 2,000 accounts over four years in two currencies, and
// every figure of them, on which two independent engines agree: a replay in
// exact fractions (Python) and DECIMAL sums (SQL).
type ledgerVectors struct {
	Rows     []json.RawMessage          `json:"rows"`
	FX       map[string]decimal.Decimal `json:"fx_eur_usd_monthly"`
	Constant string                     `json:"constant_eur_usd"`
	Base     string                     `json:"base_currency"`
}

func ledger2000(t *testing.T) (*metrics.Ledger, ledgerVectors) {
	t.Helper()
	var file struct {
		Ledger ledgerVectors `json:"ledger"`
	}
	readVectors(t, "ledger_2000.json", &file)
	rows := make([]metrics.Movement, 0, len(file.Ledger.Rows))
	for _, raw := range file.Ledger.Rows {
		m, err := vectorRow(t, raw)
		require.NoError(t, err)
		rows = append(rows, m)
	}
	return mustLedger(t, rows), file.Ledger
}

func TestLedgerVectors(t *testing.T) {
	t.Parallel()
	ledger, inputs := ledger2000(t)
	var file struct {
		Expected struct {
			Monthly []vectorPeriod `json:"monthly"`
			TTM     []vectorPeriod `json:"ttm"`
			Spot    []vectorSpot   `json:"spot_bridge"`
			TwoYear []vectorSums   `json:"two_year_revenue_sums"`
			Quarter []vectorSums   `json:"quarter_yoy"`
		} `json:"expected"`
	}
	readVectors(t, "ledger_2000_expected.json", &file)
	want := file.Expected
	view, err := ledger.AsOf(successkit.Date{}).At(constantRates(t, inputs.Base, inputs.Constant))
	require.NoError(t, err)

	for name, periods := range map[string][]vectorPeriod{"monthly": want.Monthly, "ttm": want.TTM} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Len(t, periods, 36)
			for _, w := range periods {
				p, err := successkit.Days(successkit.MustDate(w.Start), successkit.MustDate(w.End))
				require.NoError(t, err)
				checkPeriod(t, view, p, w)
				if _, ok := w.Rates["nrr_compounded_monthly"]; ok {
					checkTwelveMonths(t, view, p, w.Rates)
				}
			}
		})
	}
	t.Run("spot", func(t *testing.T) {
		t.Parallel()
		require.Len(t, want.Spot, 36)
		for _, w := range want.Spot {
			checkSpot(t, view, inputs, w)
		}
	})
	t.Run("two years", func(t *testing.T) {
		t.Parallel()
		require.Len(t, want.TwoYear, 25)
		for _, w := range want.TwoYear {
			last := successkit.MustDate(w.Month + "-01")
			now := successkit.Trailing12(last.Year(), last.Month())
			then := successkit.Trailing12(last.Year()-1, last.Month())
			checkSums(t, view, then, now, metrics.ActiveAtFirstMonthEnd, w)
		}
	})
	t.Run("quarters", func(t *testing.T) {
		t.Parallel()
		require.Len(t, want.Quarter, 12)
		for _, w := range want.Quarter {
			last := successkit.MustDate(w.QuarterEnd + "-01")
			quarter := int(last.Month()+2) / 3
			checkSums(t, view, successkit.Quarter(last.Year()-1, quarter), successkit.Quarter(last.Year(), quarter), metrics.HadRevenue, w)
		}
	})
}

func checkTwelveMonths(t *testing.T, view metrics.View, p successkit.Period, want map[string]*fraction) {
	t.Helper()
	got, err := view.TwelveMonths(p.Last().Year(), p.Last().Month())
	require.NoError(t, err)
	equalRate(t, want["grr"], got.PointToPoint.GRR, "grr")
	equalRate(t, want["grr_compounded_monthly"], got.Compounded.GRR, "grr compounded")
	equalRate(t, want["nrr_compounded_monthly"], got.Compounded.NRR, "nrr compounded")
	equalRate(t, want["grr_trailing12_simple_avg"], got.SimpleMean.GRR, "grr simple")
	equalRate(t, want["nrr_trailing12_simple_avg"], got.SimpleMean.NRR, "nrr simple")
	equalRate(t, want["grr_trailing12_weighted_avg"], got.WeightedMean.GRR, "grr weighted")
	equalRate(t, want["nrr_trailing12_weighted_avg"], got.WeightedMean.NRR, "nrr weighted")
}

type vectorSpot struct {
	Month        string    `json:"month"`
	Opening      string    `json:"opening"`
	New          string    `json:"new"`
	Expansion    string    `json:"expansion"`
	Contraction  string    `json:"contraction"`
	Churn        string    `json:"churn"`
	Reactivation string    `json:"reactivation"`
	FX           string    `json:"fx_adjustment"`
	Closing      string    `json:"closing"`
	IncludingFX  *fraction `json:"nrr_spot_including_fx"`
	AtOpening    *fraction `json:"nrr_at_opening_rate"`
}

func checkSpot(t *testing.T, view metrics.View, inputs ledgerVectors, want vectorSpot) {
	t.Helper()
	first := successkit.MustDate(want.Month + "-01")
	rates := func(month string) metrics.Rates {
		return metrics.Rates{Base: inputs.Base, Per: map[string]decimal.Decimal{"EUR": inputs.FX[month]}}
	}
	got, err := view.SpotBridge(successkit.Month(first.Year(), first.Month()),
		rates(first.AddMonths(-1).String()[:7]), rates(want.Month))
	require.NoError(t, err)
	w := got.Waterfall
	testkit.EqualDecimal(t, want.Opening, w.Opening, "opening")
	testkit.EqualDecimal(t, want.New, w.New.Amount, "new")
	testkit.EqualDecimal(t, want.Expansion, w.Expansion.Amount, "expansion")
	testkit.EqualDecimal(t, want.Contraction, w.Contraction.Amount, "contraction")
	testkit.EqualDecimal(t, want.Churn, w.Churn.Amount, "churn")
	testkit.EqualDecimal(t, want.Reactivation, w.Reactivation.Amount, "reactivation")
	testkit.EqualDecimal(t, want.FX, w.FX, "fx")
	testkit.EqualDecimal(t, want.Closing, w.Closing, "closing")
	equalRate(t, want.IncludingFX, got.NRRIncludingFX, "including fx")
	equalRate(t, want.AtOpening, got.NRRAtOpeningRates, "at opening rates")
}

type vectorSums struct {
	Month      string    `json:"month"`
	QuarterEnd string    `json:"quarter_end"`
	Accounts   int64     `json:"cohort_accounts"`
	Rate       *fraction `json:"rate"`
}

func checkSums(t *testing.T, view metrics.View, then, now successkit.Period, book metrics.RevenueBook, want vectorSums) {
	t.Helper()
	got, err := view.CompareRevenue(then, now, book)
	require.NoError(t, err)
	assert.Equal(t, want.Accounts, got.Accounts, "%s%s", want.Month, want.QuarterEnd)
	equalRate(t, want.Rate, got.Rate, want.Month+want.QuarterEnd)
}
