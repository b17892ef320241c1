package metrics_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

// TestSubscriptionPeriodVectors makes ledgers of subscriptions and asks for
// every account and month.
func TestSubscriptionPeriodVectors(t *testing.T) {
	t.Parallel()
	for _, path := range []string{
		filepath.Join("testdata", "subscription_periods.json"),
		filepath.Join("..", "..", "shared", "vectors", "fetched_dbt_mrr_playbook.json"),
	} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if os.IsNotExist(err) && strings.HasPrefix(filepath.Base(path), "fetched_") {
				t.Skipf("%s is not here: a data set of another project is read where it is shared", path)
			}
			require.NoError(t, err)
			checkSubscriptionPeriods(t, data)
		})
	}
}

func checkSubscriptionPeriods(t *testing.T, data []byte) {
	t.Helper()
	var file struct {
		Cases []struct {
			Inputs struct {
				Rows [][5]string `json:"rows"`
			} `json:"inputs"`
			Expected struct {
				Rows          [][6]*string     `json:"rows"`
				MonthlyTotals []map[string]any `json:"monthly_totals"`
			} `json:"expected"`
		} `json:"cases"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	require.NotEmpty(t, file.Cases)
	words := map[metrics.Kind]string{
		metrics.UnknownKind: "", metrics.New: "new", metrics.Reactivation: "reactivation", metrics.Churn: "churn",
		metrics.Expansion: "upgrade", metrics.Contraction: "downgrade",
	}
	whole := successkit.MustPeriod("2000-01-01/2100-01-01")
	for _, c := range file.Cases {
		var rows []intake.Subscription
		for _, r := range c.Inputs.Rows {
			rows = append(rows, intake.Subscription{
				ID: r[0], Account: "customer-" + strings.Repeat("0", 6-len(r[1])) + r[1], Cycle: intake.EveryMonth, Amount: testkit.Dec(t, r[4]),
				Start: successkit.MustDate(r[2]), End: successkit.MustDate(r[3]),
			})
		}
		movements, err := intake.FromSubscriptions(rows, intake.Rules{})
		require.NoError(t, err)
		view := mustLedger(t, movements).AsOf(successkit.Date{})
		for _, on := range []metrics.Reading{metrics.OnLastDay, metrics.OnFirstDay} {
			var got [][6]string
			for m, err := range view.AccountMonths(whole, on) {
				require.NoError(t, err)
				got = append(got, [6]string{
					m.Month.Start().String()[:7], strings.TrimLeft(strings.TrimPrefix(m.Account, "customer-"), "0"),
					m.Revenue.String(), m.Change.String(), words[m.Kind], m.Renewed.String(),
				})
			}
			var want [][6]string
			for _, r := range c.Expected.Rows {
				row := [6]string{*r[0], *r[1], testkit.Dec(t, *r[2]).String(), testkit.Dec(t, *r[3]).String(), "", testkit.Dec(t, *r[5]).String()}
				if r[4] != nil {
					row[4] = *r[4]
				}
				want = append(want, row)
			}
			require.Equal(t, want, got, on.String())

			totals, err := view.MonthTotals(whole, on)
			require.NoError(t, err)
			require.Len(t, totals, len(c.Expected.MonthlyTotals))
			for i, want := range c.Expected.MonthlyTotals {
				m := totals[i]
				assert.Equal(t, want["month"], m.Month.Start().String()[:7])
				assert.EqualValues(t, want["active"], m.Accounts, want["month"])
				for name, got := range map[string]decimal.Decimal{
					"mrr": m.Revenue, "new": m.New, "churn": m.Churn, "reactivation": m.Reactivation,
					"upgrade": m.Expansion, "downgrade": m.Contraction,
				} {
					testkit.EqualDecimal(t, want[name].(string), got, "%v %s", want["month"], name)
				}
			}
		}
	}
}

// Over whole months the totals of accounts are the waterfall net of the period.
func TestMonthTotalsAgreeWithTheWaterfall(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 21))
		ledger := mustLedger(t, randomMovements(r, 20, decimal.New(1, int32(seed%3)*9)))
		view, err := ledger.AsOf(successkit.Date{}).By(metrics.Convention{Basis: metrics.NetOfPeriod})
		require.NoError(t, err)
		totals, err := view.MonthTotals(successkit.MustPeriod("2021-01-01/2028-01-01"), metrics.OnLastDay)
		require.NoError(t, err)
		for _, m := range totals {
			w, err := view.Waterfall(m.Month)
			require.NoError(t, err)
			// An account that came and went between two readings is new to the
			// months when it comes back, and reactivated to the waterfall.
			same := m.Revenue.Equal(w.Closing) && m.Accounts == w.ClosingAccounts &&
				m.New.Add(m.Reactivation).Equal(w.New.Amount.Add(w.Reactivation.Amount)) &&
				m.Expansion.Equal(w.Expansion.Amount) && m.Contraction.Neg().Equal(w.Contraction.Amount) &&
				m.Churn.Neg().Equal(w.Churn.Amount)
			if !same {
				t.Fatalf("seed %d: %+v, want %+v", seed, m, w)
			}
		}
	}
}

func TestAccountMonthsOfAPartAreThoseOfTheWhole(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 22))
		view := mustLedger(t, randomMovements(r, 10, decimal.New(1, 0))).AsOf(successkit.Date{})
		on := metrics.Reading(seed % 2)
		part := successkit.Quarter(2022+r.IntN(3), 1+r.IntN(4))
		whole, err := successkit.NewPeriod(successkit.MustDate("2020-01-01"), part.End())
		require.NoError(t, err)
		var want, got []metrics.AccountMonth
		for m, err := range view.AccountMonths(whole, on) {
			require.NoError(t, err)
			if m.Month.Overlaps(part) {
				want = append(want, m)
			}
		}
		for m, err := range view.AccountMonths(part, on) {
			require.NoError(t, err)
			got = append(got, m)
		}
		require.Equal(t, want, got, "seed %d", seed)
	}
}

func TestAccountMonths(t *testing.T) {
	t.Parallel()
	ledger := mustLedger(t, []metrics.Movement{
		fact("1", "A", "2025-01-15", "100"), fact("2", "A", "2025-03-31", "-100"),
		fact("3", "B", "2025-02-10", "30"), fact("4", "B", "2025-02-20", "-30"), // between two readings
	})
	list := func(v metrics.View, p successkit.Period, on metrics.Reading) string {
		var b strings.Builder
		for m, err := range v.AccountMonths(p, on) {
			require.NoError(t, err)
			fmt.Fprintf(&b, "%s %d %s %s; ", m.Account, m.Month.Start().Month(), m.Revenue, m.Kind)
		}
		return b.String()
	}
	all, year := ledger.AsOf(successkit.Date{}), successkit.Year(2025)
	assert.Equal(t, "A 1 100 new; A 2 100 unknown; A 3 0 churn; ", list(all, year, metrics.OnLastDay))
	assert.Equal(t, "A 2 100 new; A 3 100 unknown; A 4 0 churn; ", list(all, year, metrics.OnFirstDay))
	assert.Equal(t, "A 1 100 new; A 2 100 unknown; ", list(ledger.AsOf(successkit.MustDate("2025-03-30")), year, metrics.OnLastDay))
	assert.Equal(t, "A 2 100 new; ", list(ledger.AsOf(successkit.MustDate("2025-02-28")), year, metrics.OnFirstDay))
	for _, err := range all.AccountMonths(year, metrics.OnLastDay) {
		require.NoError(t, err)
		break // the walk may be left
	}

	for _, c := range []struct {
		p    successkit.Period
		on   metrics.Reading
		want testkit.Fault
	}{
		{successkit.Period{}, 0, testkit.Fault{Path: "period", Kind: successkit.ErrRequired}},
		{successkit.MustPeriod("2025-01-01/2025-01-31"), 0, testkit.Fault{Path: "period", Kind: successkit.ErrOutOfRange}},
		{year, 2, testkit.Fault{Path: "on", Kind: successkit.ErrUnknown}},
	} {
		_, err := all.MonthTotals(c.p, c.on)
		testkit.Faults(t, err, c.want)
	}
	mixed := fact("5", "C", "2025-01-01", "1")
	mixed.Currency = "EUR"
	require.NoError(t, ledger.Append([]metrics.Movement{mixed}))
	_, err := all.MonthTotals(year, metrics.OnLastDay)
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	assert.Contains(t, list(all, year, metrics.OnLastDay), "C 12 1 unknown", "accounts are walked, never added")

	// A loss that was recorded before the gain that bears it.
	gain := fact("1", "A", "2025-01-10", "1")
	gain.Recorded = successkit.MustDate("2025-06-01")
	late := mustLedger(t, []metrics.Movement{gain, fact("2", "A", "2025-02-10", "-1")}).AsOf(successkit.MustDate("2025-03-31"))
	totals, err := late.MonthTotals(year, metrics.OnLastDay)
	require.NoError(t, err)
	assert.Empty(t, totals, "it makes no sense yet")

	// What A does after the period is nobody's gap in it.
	apart := mustLedger(t, []metrics.Movement{
		fact("1", "A", "2025-01-10", "1"), fact("2", "A", "2025-01-20", "1"), fact("3", "A", "2025-02-10", "-2"), fact("4", "A", "2025-09-10", "5"),
		fact("5", "B", "2025-06-10", "7"),
	}).AsOf(successkit.Date{})
	assert.Equal(t, "A 1 2 new; A 2 0 churn; B 6 7 new; ", list(apart, successkit.MustPeriod("2025-01-01/2025-07-01"), metrics.OnLastDay))

	// The last month of the calendar ends on no date.
	last := mustLedger(t, []metrics.Movement{fact("1", "A", "9999-11-15", "1"), fact("2", "B", "9999-12-15", "1")})
	assert.Equal(t, "A 11 1 new; ", list(last.AsOf(successkit.Date{}), successkit.MustPeriod("9999-01-01/9999-12-01"), metrics.OnLastDay))
}

// What was transferred is no change of the account's own.
func TestAccountMonthsSetTransfersApart(t *testing.T) {
	t.Parallel()
	in := fact("2", "B", "2025-02-10", "100")
	in.Kind = metrics.TransferIn
	view := mustLedger(t, []metrics.Movement{fact("1", "B", "2025-01-10", "50"), in, fact("3", "B", "2025-02-20", "-30")}).AsOf(successkit.Date{})
	for m, err := range view.AccountMonths(successkit.Month(2025, 2), metrics.OnLastDay) {
		require.NoError(t, err)
		testkit.EqualDecimal(t, "120", m.Revenue)
		testkit.EqualDecimal(t, "-30", m.Change)
		testkit.EqualDecimal(t, "100", m.Transferred)
		testkit.EqualDecimal(t, "20", m.Renewed)
		assert.Equal(t, metrics.Contraction, m.Kind)
	}
}

// What came over and was lost in one month is lost, and not new.
func TestAccountMonthsLoseWhatCameOver(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lost string
		want metrics.Kind
	}{{"-120", metrics.Contraction}, {"-150", metrics.Churn}} {
		in := fact("2", "B", "2025-02-10", "100")
		in.Kind = metrics.TransferIn
		view := mustLedger(t, []metrics.Movement{fact("1", "B", "2025-01-10", "50"), in, fact("3", "B", "2025-02-20", c.lost)}).AsOf(successkit.Date{})
		for m, err := range view.AccountMonths(successkit.Month(2025, 2), metrics.OnLastDay) {
			require.NoError(t, err)
			testkit.EqualDecimal(t, c.lost, m.Change)
			testkit.EqualDecimal(t, "0", m.Renewed)
			assert.Equal(t, c.want, m.Kind)
		}
	}
}
