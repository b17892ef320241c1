package growth_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

func TestStoredForms(t *testing.T) {
	t.Parallel()
	totals := growth.Totals{Opening: dec("1000.50"), Changes: growth.Changes{
		New: dec("300"), Expansion: dec("120"), Contraction: dec("50"), Churn: dec("80"), Reactivation: dec("20"),
	}}
	logos := growth.Logos{Opening: 1000, Lost: new(50), Retained: new(950), Events: new(64), Returned: new(2), Joined: new(500), JoinedAndLost: new(12)}
	renewal := growth.Renewal{Book: dec("1000"), Due: dec("300"), Renewed: dec("240"), Expansion: dec("30")}
	unit := growth.Unit{ARPA: dec("500"), GrossMargin: rate("75/100"), Churn: rate("1/40"), CAC: dec("6000")}
	sales := growth.Sales{RevenueChange: dec("480000"), PriorSpend: dec("1800000")}
	bucket := growth.Bucket{Opening: dec("120"), NewPerPeriod: dec("20"), Churn: rate("1/3")}

	testkit.GoldenJSON(t, "inputs.json", everyInput{
		Totals: totals, Logos: logos, Renewal: renewal, Unit: unit, Sales: sales, Bucket: bucket, Share: rate("9/10"), Periods: 2,
		Prices: []growth.Price{
			{Amount: dec("299.99"), Quantity: dec("2"), Cycle: intake.EveryMonth, Count: 3, PercentOff: dec("12.5")},
			{Amount: dec("10"), Quantity: dec("1"), Cycle: intake.EveryYear},
		},
		Days: []growth.DayTotal{{Opening: dec("100"), New: dec("4"), Closing: dec("99")}},
	})
	// What a source does not tell leaves no member behind.
	testkit.GoldenJSON(t, "unknown.json", everyInput{})

	type results struct {
		Retention   growth.Retention   `json:"retention"`
		LogoChurn   growth.LogoChurn   `json:"logo_churn"`
		RenewalRate growth.RenewalRate `json:"renewal_rate"`
		Economics   growth.Economics   `json:"economics"`
		Efficiency  growth.Efficiency  `json:"efficiency"`
		Path        []growth.Step      `json:"path"`
		Reach       growth.Reach       `json:"reach"`
		MRR         successkit.Rate    `json:"mrr"`
	}
	var out results
	var err error
	out.Retention, err = totals.Retention()
	require.NoError(t, err)
	out.LogoChurn, err = logos.Churn()
	require.NoError(t, err)
	out.RenewalRate, err = renewal.Rate()
	require.NoError(t, err)
	out.Economics, err = unit.Economics()
	require.NoError(t, err)
	out.Efficiency, err = sales.Efficiency()
	require.NoError(t, err)
	out.Path, err = bucket.Path(2)
	require.NoError(t, err)
	bucket.Opening, bucket.Churn = dec("0"), rate("1/2")
	out.Reach, err = bucket.PeriodsTo(rate("7/8"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "results.json", out)
}
