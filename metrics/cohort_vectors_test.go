package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

func TestLedgerVectorCohorts(t *testing.T) {
	t.Parallel()
	var file struct {
		Expected struct {
			Cohorts []struct {
				Cohort   string   `json:"cohort"`
				Accounts int64    `json:"accounts"`
				Base     string   `json:"base_new_mrr"`
				Logos    []int64  `json:"active_logos"`
				Net      []string `json:"net_mrr"`
				Capped   []string `json:"capped_mrr"`
			} `json:"cohorts"`
			Pooled []struct {
				Age     int       `json:"age"`
				Cohorts int       `json:"cohorts"`
				Logo    *fraction `json:"logo"`
				Net     *fraction `json:"net"`
				Capped  *fraction `json:"gross_capped"`
			} `json:"pooled_by_age"`
		} `json:"expected"`
	}
	readVectors(t, "ledger_2000_expected.json", &file)
	want := file.Expected
	ledger, inputs := ledger2000(t)
	view, err := ledger.AsOf(successkit.Date{}).At(constantRates(t, inputs.Base, inputs.Constant))
	require.NoError(t, err)
	got, err := view.Cohorts(successkit.MustPeriod("2023-01-01/2026-01-01"), metrics.CohortBy{})
	require.NoError(t, err)
	require.NoError(t, got.Validate())
	assert.Equal(t, "USD", got.Currency)
	require.Len(t, got.Rows, len(want.Cohorts))
	require.NotEmpty(t, want.Cohorts)
	for i, w := range want.Cohorts {
		g := got.Rows[i]
		assert.Equal(t, successkit.MustDate(w.Cohort+"-01"), g.Start.Start())
		assert.Equal(t, w.Accounts, g.Accounts, w.Cohort)
		testkit.EqualDecimal(t, w.Base, g.Base, w.Cohort)
		require.Len(t, g.Ages, len(w.Logos))
		for age := range w.Logos {
			assert.Equal(t, w.Logos[age], g.Ages[age].Logos, "%s at %d", w.Cohort, age)
			testkit.EqualDecimal(t, w.Net[age], g.Ages[age].Net, "%s at %d", w.Cohort, age)
			testkit.EqualDecimal(t, w.Capped[age], g.Ages[age].Capped, "%s at %d", w.Cohort, age)
		}
	}
	logos, net, capped := got.Logos().Pool(metrics.PoolWeighted), got.Net().Pool(metrics.PoolWeighted), got.Capped().Pool(metrics.PoolWeighted)
	require.Len(t, logos, len(want.Pooled))
	for i, w := range want.Pooled {
		assert.Equal(t, w.Age, logos[i].Age)
		assert.Equal(t, w.Cohorts, logos[i].Cohorts)
		for _, figure := range []struct {
			name string
			want *fraction
			got  successkit.Rate
		}{
			{"logo", w.Logo, logos[i].Retention},
			{"net", w.Net, net[i].Retention},
			{"gross_capped", w.Capped, capped[i].Retention},
		} {
			equalRate(t, figure.want, figure.got, figure.name)
			testkit.EqualDecimal(t, figure.want.Num, figure.got.Num(), "%s at %d", figure.name, i)
			testkit.EqualDecimal(t, figure.want.Den, figure.got.Den(), "%s at %d", figure.name, i)
		}
	}
}
