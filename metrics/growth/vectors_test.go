package growth_test

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

// The files published_examples.json and projections.json are cases recomputed
// with exact fractions in Python; each names its source.

// inputs are those of every case; one lists only some.
type inputs struct {
	Metric       string          `json:"metric"`
	Opening      json.RawMessage `json:"opening"` // a text of revenue, a number of customers
	New          decimal.Decimal `json:"new"`
	Expansion    decimal.Decimal `json:"expansion"`
	Contraction  decimal.Decimal `json:"contraction"`
	Churn        decimal.Decimal `json:"churn"`
	Reactivation decimal.Decimal `json:"reactivation"`
	Days         []struct{ Start, End, New decimal.Decimal }

	ARPA         decimal.Decimal `json:"arpa"`
	GrossMargin  decimal.Decimal `json:"gross_margin"`
	ChurnRate    decimal.Decimal `json:"churn_rate"`
	CAC          decimal.Decimal `json:"cac"`
	MonthlyChurn decimal.Decimal `json:"monthly_churn"`
	Periods      int             `json:"periods"`

	Lost            *int `json:"lost"`
	LostFromOpening *int `json:"lost_from_opening"`
	Joined          *int `json:"joined"`
	JoinedAndLost   *int `json:"joined_and_lost"`

	RevenueChange decimal.Decimal `json:"revenue_change"`
	PriorSpend    decimal.Decimal `json:"prior_quarter_sales_marketing"`

	NewPerPeriod  decimal.Decimal `json:"new_per_period"`
	NewCustomers  decimal.Decimal `json:"new_customers_per_period"`
	Subscriptions []subscription  `json:"subscriptions"`
	subscription
}

type subscription struct {
	Price         decimal.Decimal `json:"price"`
	Interval      intake.Cycle    `json:"interval"`
	IntervalCount int             `json:"interval_count"`
	Count         decimal.Decimal `json:"count"`
	Quantity      decimal.Decimal `json:"quantity"`
}

func (s subscription) of() growth.Price {
	return growth.Price{Amount: s.Price, Quantity: s.Quantity.Add(s.Count), Cycle: s.Interval, Count: s.IntervalCount}
}

func TestVectors(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"published_examples.json", "projections.json"} {
		var file struct {
			Family string `json:"family"`
			Cases  []struct {
				Name     string                     `json:"name"`
				Family   string                     `json:"family"`
				Inputs   inputs                     `json:"inputs"`
				Expected map[string]json.RawMessage `json:"expected"`
			} `json:"cases"`
		}
		data, err := os.ReadFile(filepath.Join("testdata", name))
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &file))
		require.NotEmpty(t, file.Cases)
		for _, c := range file.Cases {
			t.Run(c.Name, func(t *testing.T) {
				t.Parallel()
				metric := c.Inputs.Metric
				if metric == "" {
					metric = c.Family
				}
				got := compute(t, metric, c.Inputs)
				for key, want := range c.Expected {
					if key == "published" {
						continue
					}
					rate, ok := got[key]
					if path, isPath := rate.([]growth.Step); isPath {
						equalPath(t, want, path)
						continue
					}
					require.True(t, ok, "nothing computes %s of %s", key, metric)
					equalRate(t, want, rate.(successkit.Rate), key)
				}
			})
		}
	}
}

// compute returns every figure of a metric by the names of the cases.
func compute(t *testing.T, metric string, in inputs) map[string]any {
	t.Helper()
	changes := growth.Changes{New: in.New, Expansion: in.Expansion, Contraction: in.Contraction, Churn: in.Churn, Reactivation: in.Reactivation}
	opening := dec("0")
	if metric != "logo_churn_rate" && in.Opening != nil {
		require.NoError(t, json.Unmarshal(in.Opening, &opening))
	}
	switch metric {
	case "grr_nrr_from_totals", "gross_mrr_churn_rate", "net_mrr_churn_rate":
		r, err := growth.Totals{Opening: opening, Changes: changes}.Retention()
		require.NoError(t, err)
		rate := r.GrossChurn
		if metric == "net_mrr_churn_rate" {
			rate = r.NetChurnWithReactivation
		}
		return map[string]any{"grr": r.GRR, "nrr": r.NRR, "net_mrr_churn": r.NetChurn, "rate": rate}
	case "daily_gross_mrr_churn", "daily_net_mrr_churn":
		var days []growth.DayTotal
		for _, d := range in.Days {
			days = append(days, growth.DayTotal{Opening: d.Start, New: d.New, Closing: d.End})
		}
		rate, err := growth.DailyChurn(days...)
		require.NoError(t, err)
		return map[string]any{"rate": rate}
	case "logo_churn_rate":
		logos := growth.Logos{Lost: in.Lost, Joined: in.Joined, JoinedAndLost: in.JoinedAndLost}
		if in.LostFromOpening != nil {
			logos.Lost = in.LostFromOpening
		}
		require.NoError(t, json.Unmarshal(in.Opening, &logos.Opening))
		c, err := logos.Churn()
		require.NoError(t, err)
		return map[string]any{
			"rate": c.PointToPoint, "rate_opening_cohort_only": c.PointToPoint,
			"rate_including_joined_lost": c.WithJoined, "rate_opening_plus_new": c.OpeningPlusJoined,
		}
	case "quick_ratio":
		ratio, err := changes.QuickRatio()
		require.NoError(t, err)
		net, err := changes.NetNew()
		require.NoError(t, err)
		return map[string]any{"ratio": ratio, "net_new_mrr": over(net, "1")}
	case "ltv":
		e, err := growth.Unit{ARPA: in.ARPA, GrossMargin: over(in.GrossMargin, "1"), Churn: over(in.ChurnRate, "1"), CAC: in.CAC}.Economics()
		require.NoError(t, err)
		return map[string]any{
			"ltv": e.LTV, "ltv_to_cac": e.LTVToCAC, "cac_payback_months": e.CACPaybackPeriods, "lifetime_months": e.LifetimePeriods,
		}
	case "annualise_monthly_churn":
		monthly := over(in.MonthlyChurn, "1")
		annual, err := growth.Compound(monthly, in.Periods)
		require.NoError(t, err)
		simple, err := monthly.Mul(successkit.CountRate(int64(in.Periods), 1))
		require.NoError(t, err)
		return map[string]any{"annual_churn": annual, "simple_times_twelve": simple}
	case "magic_number":
		e, err := growth.Sales{RevenueChange: in.RevenueChange, PriorSpend: in.PriorSpend}.Efficiency()
		require.NoError(t, err)
		return map[string]any{"magic_number": e.MagicNumber, "payback_months": e.PaybackMonths}
	case "growth_ceiling":
		customers, err := growth.Bucket{NewPerPeriod: in.NewCustomers, Churn: over(in.ChurnRate, "1")}.Ceiling()
		require.NoError(t, err)
		mrr, err := growth.Bucket{NewPerPeriod: in.NewCustomers.Mul(in.ARPA), Churn: over(in.ChurnRate, "1")}.Ceiling()
		require.NoError(t, err)
		return map[string]any{"max_customers": customers, "max_mrr": mrr}
	case "leaky_bucket_projection":
		bucket := growth.Bucket{Opening: opening, NewPerPeriod: in.NewPerPeriod, Churn: over(in.ChurnRate, "1")}
		path, err := bucket.Path(in.Periods)
		require.NoError(t, err)
		ceiling, err := bucket.Ceiling()
		require.NoError(t, err)
		return map[string]any{"path": path, "ceiling": ceiling}
	case "mrr_from_subscriptions", "mrr_normalisation":
		var prices []growth.Price
		for _, s := range in.Subscriptions {
			prices = append(prices, s.of())
		}
		if prices == nil {
			prices = append(prices, in.of())
		}
		mrr, err := growth.MRR(prices...)
		require.NoError(t, err)
		return map[string]any{"mrr": mrr}
	}
	require.Fail(t, "no such metric", metric)
	return nil
}

// equalRate checks a rate against {"num","den","value"}, a bare {"value"}, a
// text, or null for undefined. A value is the quotient to 18 places, half to
// even, and is compared to the last of them.
func equalRate(t *testing.T, raw json.RawMessage, got successkit.Rate, name string) {
	t.Helper()
	if string(raw) == "null" {
		assert.False(t, got.Defined(), "%s is undefined, got %s", name, got)
		return
	}
	var want struct{ Num, Den, Value string }
	if raw[0] == '"' {
		require.NoError(t, json.Unmarshal(raw, &want.Value))
	} else {
		require.NoError(t, json.Unmarshal(raw, &want))
	}
	if want.Num != "" {
		assert.True(t, over(dec(want.Num), want.Den).Equal(got), "%s: want %s/%s, got %s", name, want.Num, want.Den, got)
	}
	require.True(t, got.Defined(), name)
	testkit.EqualDecimal(t, want.Value, halfEven(new(big.Rat).Quo(got.Num().Rat(), got.Den().Rat()), 18), name)
}

func equalPath(t *testing.T, raw json.RawMessage, got []growth.Step) {
	t.Helper()
	var want []struct {
		T                int
		Churned, Closing string
	}
	require.NoError(t, json.Unmarshal(raw, &want))
	require.Len(t, got, len(want))
	for i, w := range want {
		assert.Equal(t, w.T, got[i].Period)
		testkit.EqualDecimal(t, w.Closing, got[i].Closing.RoundBank(18), "closing %d", w.T)
		testkit.EqualDecimal(t, w.Churned, got[i].Churned.RoundBank(18), "churned %d", w.T)
	}
}

// A book of contracts: 120,000 at the start, 40,800 sold, 36,700 lost, as Dave
// Kellogg's renewal sheet has it (the case kellogg_leaky_bucket of
// renewals.json).
func TestVectors_leakyBucket(t *testing.T) {
	t.Parallel()
	r, err := growth.Totals{Opening: dec("120000"), Changes: growth.Changes{New: dec("40800"), Churn: dec("36700")}}.Retention()
	require.NoError(t, err)
	testkit.EqualDecimal(t, "124100", r.Closing)
}
