package metrics_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// The files in testdata are cases recomputed with independent tools (exact
// fractions in Python, DECIMAL sums in SQL); each case names its source.

func readVectors(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into))
}

// vectorRow is [seq, account, date, currency, kind, delta].
func vectorRow(t *testing.T, raw json.RawMessage) (metrics.Movement, error) {
	t.Helper()
	var seq int64
	var account, date, currency, kind, delta string
	require.NoError(t, json.Unmarshal(raw, &[]any{&seq, &account, &date, &currency, &kind, &delta}))
	k, err := metrics.ParseKind(kind)
	require.NoError(t, err)
	d, err := successkit.ParseDate(date)
	return metrics.Movement{Seq: seq, Account: account, Date: d, Currency: currency, Kind: k, Amount: testkit.Dec(t, delta)}, err
}

// A fraction is a rate, or where only Value is given its quotient to 18
// places.
type fraction struct {
	Num   string `json:"num"`
	Den   string `json:"den"`
	Value string `json:"value"`
}

func equalRate(t *testing.T, want *fraction, got successkit.Rate, name string) {
	t.Helper()
	if want == nil {
		assert.False(t, got.Defined(), "%s is undefined, got %s", name, got)
		return
	}
	if want.Num == "" {
		d, ok := got.Decimal(20)
		require.True(t, ok, name)
		assert.True(t, d.Sub(testkit.Dec(t, want.Value)).Abs().LessThanOrEqual(decimal.New(5, -19)), "%s: want %s, got %s", name, want.Value, d)
		return
	}
	r, err := successkit.NewRate(testkit.Dec(t, want.Num), testkit.Dec(t, want.Den))
	require.NoError(t, err)
	assert.True(t, r.Equal(got), "%s: want %s, got %s", name, r, got)
}

type vectorLine struct {
	Amount   string `json:"amount"`
	Events   *int64 `json:"events"`
	Accounts int64  `json:"accounts"`
}

type vectorPeriod struct {
	Start           string                `json:"start"`
	End             string                `json:"end"`
	Opening         string                `json:"opening"`
	Closing         string                `json:"closing"`
	OpeningAccounts int64                 `json:"opening_accounts"`
	ClosingAccounts int64                 `json:"closing_accounts"`
	Event           map[string]vectorLine `json:"event"`
	Net             map[string]vectorLine `json:"net"`
	Rates           map[string]*fraction  `json:"rates"`
	Logo            map[string]int64      `json:"logo"`
	Compounded      *struct {
		GRR string `json:"grr"`
		NRR string `json:"nrr"`
	} `json:"compounded"`
	Month string `json:"month"`
}

func TestPeriodVectors(t *testing.T) {
	t.Parallel()
	var file struct {
		Cases []struct {
			Name   string `json:"name"`
			Inputs struct {
				Rows     []json.RawMessage `json:"rows"`
				Months   []string          `json:"months"`
				Base     string            `json:"base_currency"`
				Constant string            `json:"constant_eur_usd"`
			} `json:"inputs"`
			Expected []vectorPeriod `json:"expected"`
		} `json:"cases"`
	}
	readVectors(t, "period_metrics.json", &file)
	require.NotEmpty(t, file.Cases)
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			var rows []metrics.Movement
			for _, raw := range c.Inputs.Rows {
				m, err := vectorRow(t, raw)
				require.NoError(t, err)
				rows = append(rows, m)
			}
			ledger, err := metrics.NewLedger(rows)
			require.NoError(t, err)
			view, err := ledger.AsOf(successkit.Date{}).At(constantRates(t, c.Inputs.Base, c.Inputs.Constant))
			require.NoError(t, err)
			for _, want := range c.Expected {
				p, err := successkit.Days(successkit.MustDate(want.Start), successkit.MustDate(want.End))
				require.NoError(t, err)
				if len(ledger.Currencies()) > 1 {
					_, err := ledger.Waterfall(p)
					assert.ErrorIs(t, err, successkit.ErrConflict, "currencies are never added silently")
				}
				checkPeriod(t, view, p, want)
				if want.Compounded != nil {
					checkCompounded(t, view, p, want)
				}
			}
		})
	}
}

func constantRates(t *testing.T, base, eur string) metrics.Rates {
	t.Helper()
	return metrics.Rates{Base: base, Per: map[string]decimal.Decimal{"EUR": testkit.Dec(t, eur)}}
}

func checkCompounded(t *testing.T, view metrics.View, p successkit.Period, want vectorPeriod) {
	t.Helper()
	months, err := view.ByMonth(p)
	require.NoError(t, err)
	var grr, nrr []successkit.Rate
	for _, m := range months {
		grr, nrr = append(grr, m.GRR), append(nrr, m.NRR)
	}
	for value, rates := range map[string][]successkit.Rate{want.Compounded.GRR: grr, want.Compounded.NRR: nrr} {
		product, err := metrics.Compounded(rates)
		require.NoError(t, err)
		equalRate(t, &fraction{Value: value}, product, "compounded")
	}
}

func checkPeriod(t *testing.T, view metrics.View, p successkit.Period, want vectorPeriod) {
	t.Helper()
	for basis, lines := range map[metrics.Basis]map[string]vectorLine{
		metrics.ByEvent: want.Event, metrics.NetOfPeriod: want.Net,
	} {
		v, err := view.By(metrics.Convention{Basis: basis})
		require.NoError(t, err)
		w, err := v.Waterfall(p)
		require.NoError(t, err)
		testkit.EqualDecimal(t, want.Opening, w.Opening, "opening")
		testkit.EqualDecimal(t, want.Closing, w.Closing, "closing")
		assert.Equal(t, want.OpeningAccounts, w.OpeningAccounts)
		assert.Equal(t, want.ClosingAccounts, w.ClosingAccounts)
		for word, got := range map[string]metrics.Line{
			"new": w.New, "expansion": w.Expansion, "contraction": w.Contraction, "churn": w.Churn, "reactivation": w.Reactivation,
		} {
			line := lines[word]
			testkit.EqualDecimal(t, line.Amount, got.Amount, "%s %s", basis, word)
			assert.Equal(t, line.Accounts, got.Accounts, "%s %s", basis, word)
			if line.Events != nil {
				assert.Equal(t, *line.Events, got.Events, "%s %s", basis, word)
			}
		}
	}

	figures := []struct {
		name string
		by   metrics.Convention
		of   func(metrics.Retention) successkit.Rate
	}{
		{"grr", metrics.Convention{}, func(r metrics.Retention) successkit.Rate { return r.GRR }},
		{"grr_running_min", metrics.Convention{GRR: metrics.GRRRunningMinimum}, func(r metrics.Retention) successkit.Rate { return r.GRR }},
		{"grr_event_losses", metrics.Convention{GRR: metrics.GRREventLosses}, func(r metrics.Retention) successkit.Rate { return r.GRR }},
		{"nrr", metrics.Convention{}, func(r metrics.Retention) successkit.Rate { return r.NRR }},
		{"nrr_incl_reactivation", metrics.Convention{NRR: metrics.NRRWithReactivation}, func(r metrics.Retention) successkit.Rate { return r.NRR }},
		{"gross_mrr_churn_all_events", metrics.Convention{GrossChurn: metrics.GrossChurnAllLosses}, func(r metrics.Retention) successkit.Rate { return r.GrossChurn }},
		{"churn_only_mrr_rate_net", metrics.Convention{GrossChurn: metrics.GrossChurnLeavers}, func(r metrics.Retention) successkit.Rate { return r.GrossChurn }},
		{"net_mrr_churn_all_events", metrics.Convention{NetChurn: metrics.NetChurnAllEvents}, func(r metrics.Retention) successkit.Rate { return r.NetChurn }},
		{"nrr_avg_denominator_loss", metrics.Convention{NetChurn: metrics.NetChurnAverageBase}, func(r metrics.Retention) successkit.Rate { return r.NetChurn }},
		{"logo_retention", metrics.Convention{}, func(r metrics.Retention) successkit.Rate { return r.LogoRetention }},
		{"logo_churn", metrics.Convention{}, func(r metrics.Retention) successkit.Rate { return r.LogoChurn }},
		{"logo_churn_events", metrics.Convention{Logo: metrics.LogoEvents}, func(r metrics.Retention) successkit.Rate { return r.LogoChurn }},
		{"logo_churn_opening_plus_new", metrics.Convention{Logo: metrics.LogoOpeningPlusNew}, func(r metrics.Retention) successkit.Rate { return r.LogoChurn }},
		{"logo_churn_avg_denominator", metrics.Convention{Logo: metrics.LogoAverageBase}, func(r metrics.Retention) successkit.Rate { return r.LogoChurn }},
		{"quick_ratio_event", metrics.Convention{}, func(r metrics.Retention) successkit.Rate { return r.QuickRatio }},
		{"quick_ratio_event_no_reactivation", metrics.Convention{QuickRatioWithoutReactivation: true}, func(r metrics.Retention) successkit.Rate { return r.QuickRatio }},
		{"quick_ratio_net", metrics.Convention{Basis: metrics.NetOfPeriod}, func(r metrics.Retention) successkit.Rate { return r.QuickRatio }},
	}
	checkLogos(t, view, p, want.Logo)
	for _, f := range figures {
		v, err := view.By(f.by)
		require.NoError(t, err)
		r, err := v.Retention(p)
		require.NoError(t, err)
		rate, ok := want.Rates[f.name]
		require.True(t, ok, f.name)
		equalRate(t, rate, f.of(r), f.name)
		assert.Equal(t, f.by, r.Convention)
	}
}

func checkLogos(t *testing.T, view metrics.View, p successkit.Period, want map[string]int64) {
	t.Helper()
	r, err := view.Retention(p)
	require.NoError(t, err)
	tally, err := view.Tally(p)
	require.NoError(t, err)
	s := tally.Sums()
	assert.Equal(t, want, map[string]int64{
		"opening": r.Logos.Opening, "closing": r.Logos.Closing, "new_accounts": s.ByEvent.New.Accounts,
		"retained": r.Logos.Retained, "lost_point_to_point": r.Logos.Lost(), "churn_events": s.ByEvent.Churn.Events,
		"joined_and_churned": r.Logos.JoinedAndLeft, "churned_and_returned": r.Logos.LeftAndReturned,
		"lost_including_joined": r.Logos.LeftInPeriod, "reactivated_net": s.NetOfPeriod.Reactivation.Accounts,
	})
}

func TestInvalidLedgerVectors(t *testing.T) {
	t.Parallel()
	kinds := map[string]struct {
		field string
		kind  error
	}{
		"negative_balance":                {"amount", successkit.ErrConflict},
		"churn_leaves_remainder":          {"kind", successkit.ErrConflict},
		"contraction_to_zero":             {"kind", successkit.ErrConflict},
		"expansion_from_zero":             {"kind", successkit.ErrConflict},
		"new_for_known_account":           {"kind", successkit.ErrConflict},
		"reactivation_of_unknown_account": {"kind", successkit.ErrConflict},
		"wrong_sign":                      {"kind", successkit.ErrConflict},
		"zero_delta":                      {"amount", successkit.ErrOutOfRange},
		"currency_change":                 {"currency", successkit.ErrConflict},
		"impossible_date":                 {"date", successkit.ErrOutOfRange},
	}
	var file struct {
		Cases []struct {
			Name   string `json:"name"`
			Inputs struct {
				Rows []json.RawMessage `json:"rows"`
			} `json:"inputs"`
			Expected struct {
				Error string `json:"error"`
				AtSeq int    `json:"at_seq"`
			} `json:"expected"`
		} `json:"cases"`
	}
	readVectors(t, "invalid_ledgers.json", &file)
	require.Len(t, file.Cases, len(kinds))
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			want, ok := kinds[c.Expected.Error]
			require.True(t, ok, c.Expected.Error)
			var rows []metrics.Movement
			for _, raw := range c.Inputs.Rows {
				m, err := vectorRow(t, raw)
				if c.Expected.Error == "impossible_date" {
					require.ErrorIs(t, err, want.kind, "such a date cannot be made")
					return
				}
				require.NoError(t, err)
				rows = append(rows, m)
			}
			_, err := metrics.NewLedger(rows)
			testkit.Faults(t, err, testkit.Fault{
				Path: "movements[" + string(rune('0'+c.Expected.AtSeq-1)) + "]." + want.field, Kind: want.kind,
			})
		})
	}
}
