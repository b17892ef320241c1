package metrics_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// One account: won, gone for 20 days, gone for 200, back.
func comeAndGo(t *testing.T) *metrics.Ledger {
	t.Helper()
	return mustLedger(t, []metrics.Movement{
		fact("1", "A", "2024-01-01", "100"),
		fact("2", "A", "2025-02-01", "-100"),
		fact("3", "A", "2025-02-21", "90"),
		fact("4", "A", "2025-03-01", "-90"),
		fact("5", "A", "2025-09-17", "80"),
	})
}

func TestReactivations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                                           string
		rule                                           metrics.Reactivations
		newly, expansion, contraction, churn, returned string
	}{
		{"any gap", metrics.Reactivations{}, "0", "0", "0", "190", "170"},
		{"gaps of 20 days are gaps from 20 on", metrics.Reactivations{MinGapDays: 20}, "0", "0", "0", "190", "170"},
		{"a gap of 20 days is none from 21 on", metrics.Reactivations{MinGapDays: 21}, "0", "90", "100", "90", "80"},
		{"after 200 days it is still back", metrics.Reactivations{MaxGapDays: 200}, "0", "0", "0", "190", "170"},
		{"and new after 199", metrics.Reactivations{MaxGapDays: 199}, "80", "0", "0", "190", "90"},
		{"every return is new", metrics.Reactivations{AsNew: true}, "170", "0", "0", "190", "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			view, err := comeAndGo(t).AsOf(successkit.Date{}).By(metrics.Convention{Reactivations: c.rule})
			require.NoError(t, err)
			w, err := view.Waterfall(successkit.Year(2025))
			require.NoError(t, err)
			testkit.EqualDecimal(t, c.newly, w.New.Amount, "new")
			testkit.EqualDecimal(t, c.expansion, w.Expansion.Amount, "expansion")
			testkit.EqualDecimal(t, c.contraction, w.Contraction.Amount, "contraction")
			testkit.EqualDecimal(t, c.churn, w.Churn.Amount, "churn")
			testkit.EqualDecimal(t, c.returned, w.Reactivation.Amount, "reactivation")
			testkit.EqualDecimal(t, "80", w.Closing)
		})
	}
	_, err := comeAndGo(t).AsOf(successkit.Date{}).By(metrics.Convention{Reactivations: metrics.Reactivations{MinGapDays: 30, MaxGapDays: 20}})
	testkit.Faults(t, err, testkit.Fault{Path: "reactivations.max_gap_days", Kind: successkit.ErrConflict})
	_, err = comeAndGo(t).AsOf(successkit.Date{}).By(metrics.Convention{Reactivations: metrics.Reactivations{MinGapDays: -1, MaxGapDays: 1 << 30}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "reactivations.min_gap_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "reactivations.max_gap_days", Kind: successkit.ErrOutOfRange})
}

// The return is only known in March: in February the account had left.
func TestAPauseIsKnownOnlyAfterwards(t *testing.T) {
	t.Parallel()
	back := fact("3", "A", "2025-02-11", "100")
	back.Recorded = successkit.MustDate("2025-03-05")
	ledger := mustLedger(t, []metrics.Movement{fact("1", "A", "2024-01-01", "100"), fact("2", "A", "2025-02-01", "-100"), back})
	for asOf, churn := range map[string]string{"2025-02-28": "100", "2025-03-05": "0"} {
		view, err := ledger.AsOf(successkit.MustDate(asOf)).By(metrics.Convention{Reactivations: metrics.Reactivations{MinGapDays: 30}})
		require.NoError(t, err)
		w, err := view.Waterfall(successkit.Month(2025, time.February))
		require.NoError(t, err)
		testkit.EqualDecimal(t, churn, w.Churn.Amount, asOf)
	}
}

// Product X goes from 60 to 40 and Y from 40 to 70: the account lost nothing,
// a product did. By hand, with half a unit of another account beside it.
func TestRegroup(t *testing.T) {
	t.Parallel()
	product := func(id, name, date, amount string) metrics.Movement {
		m := fact(id, "acme", date, amount)
		m.Product = name
		return m
	}
	ledger := mustLedger(t, []metrics.Movement{
		product("1", "x", "2024-01-01", "60"), product("2", "y", "2024-01-01", "40"),
		product("3", "x", "2025-05-01", "-20"), product("4", "y", "2025-06-01", "30"),
		fact("5", "bolt", "2024-01-01", "0.5"),
	})
	byLine, err := ledger.Regroup("product", metrics.ByLine)
	require.NoError(t, err)
	assert.Equal(t, []string{"acme/x", "acme/y", "bolt"}, byLine.Accounts())
	whole, err := ledger.Retention(successkit.Year(2025))
	require.NoError(t, err)
	lines, err := byLine.Retention(successkit.Year(2025))
	require.NoError(t, err)
	assert.True(t, whole.GRR.Equal(successkit.MustRate("1/1")), whole.GRR)
	assert.True(t, lines.GRR.Equal(successkit.MustRate("80.5/100.5")), lines.GRR)

	back := fact("6", "acme", "2025-05-01", "0")
	back.Amount, back.Corrects = decimal.Decimal{}, "3" // a take-back that does not name the product
	require.NoError(t, ledger.Append([]metrics.Movement{back}))
	byLine, err = ledger.Regroup("product", metrics.ByLine)
	require.NoError(t, err)
	lines, err = byLine.Retention(successkit.Year(2025))
	require.NoError(t, err)
	assert.True(t, lines.GRR.Equal(successkit.MustRate("1/1")), lines.GRR)

	parent, err := ledger.Regroup("parent", func(metrics.Movement) string { return "holding" })
	require.NoError(t, err)
	assert.Equal(t, []string{"holding"}, parent.Accounts())
	_, err = ledger.Regroup("parent", func(metrics.Movement) string { return "" })
	require.ErrorIs(t, err, successkit.ErrRequired)
}

func TestByAccountAddsUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 31))
		ledger := mustLedger(t, causedMovements(r, 20, decimal.New(1, int32(seed%2)*15)))
		p := randomPeriod(r)
		accounts, err := ledger.AsOf(successkit.Date{}).ByAccount(p)
		require.NoError(t, err)
		w, err := ledger.Waterfall(p)
		require.NoError(t, err)
		var opening, closing, churn decimal.Decimal
		var events int64
		for i, a := range accounts {
			if i > 0 {
				assert.Less(t, accounts[i-1].Account, a.Account, "seed %d", seed)
			}
			opening, closing, churn = opening.Add(a.Opening), closing.Add(a.Closing), churn.Add(a.Churn.Amount)
			events += a.Churn.Events
			balance, err := ledger.AsOf(successkit.Date{}).Balance(a.Account, p.Last())
			require.NoError(t, err)
			assert.True(t, a.Closing.Equal(balance), "seed %d, %s", seed, a.Account)
		}
		assert.True(t, opening.Equal(w.Opening) && closing.Equal(w.Closing) && churn.Equal(w.Churn.Amount), "seed %d", seed)
		assert.Equal(t, w.Churn.Events, events, "seed %d", seed)
	}
	var empty metrics.Ledger
	_, err := empty.AsOf(successkit.Date{}).ByAccount(successkit.Period{})
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrRequired})
	_, err = empty.AsOf(successkit.Date{}).Balance("A", successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "date", Kind: successkit.ErrRequired})
	balance, err := empty.AsOf(successkit.Date{}).Balance("A", successkit.MustDate("2025-01-01"))
	require.NoError(t, err)
	assert.True(t, balance.IsZero())
}

// The loss was booked before what was lost. As of a day between, the loss makes
// no sense yet: it is left out and counted, and every other account is there.
func TestLossKnownBeforeItsRevenue(t *testing.T) {
	t.Parallel()
	late := fact("1", "A", "2024-01-01", "100")
	late.Recorded = successkit.MustDate("2025-06-01")
	ledger := mustLedger(t, []metrics.Movement{late, fact("2", "A", "2025-02-01", "-40"), fact("3", "B", "2024-01-01", "7")})
	for asOf, want := range map[string]struct {
		closing string
		ignored int64
	}{"2025-03-01": {"7", 2}, "2025-06-01": {"67", 0}} {
		view := ledger.AsOf(successkit.MustDate(asOf))
		w, err := view.Waterfall(successkit.Year(2025))
		require.NoError(t, err)
		testkit.EqualDecimal(t, want.closing, w.Closing, asOf)
		assert.Equal(t, want.ignored, w.Ignored, asOf)
		balance, err := view.Balance("A", successkit.MustDate("2025-12-31"))
		require.NoError(t, err)
		testkit.EqualDecimal(t, map[string]string{"2025-03-01": "0", "2025-06-01": "60"}[asOf], balance)
	}
}

// The zero view is of no ledger, and says so.
func TestZeroView(t *testing.T) {
	t.Parallel()
	var v metrics.View
	p := successkit.Year(2025)
	want := testkit.Fault{Path: "ledger", Kind: successkit.ErrRequired}
	_, err := v.Retention(p)
	testkit.Faults(t, err, want)
	_, err = v.ByAccount(p)
	testkit.Faults(t, err, want)
	_, err = v.Segments(p, "x")
	testkit.Faults(t, err, want)
	_, err = v.TwelveMonths(2025, time.June)
	testkit.Faults(t, err, want)
	_, err = v.CompareRevenue(p, p, metrics.HadRevenue)
	testkit.Faults(t, err, want)
	_, err = v.Balance("A", p.Start())
	testkit.Faults(t, err, want)
	_, err = v.At(metrics.Rates{Base: "EUR"})
	testkit.Faults(t, err, want)
	_, err = v.Cohorts(p, metrics.CohortBy{})
	testkit.Faults(t, err, want)
	_, err = v.MonthTotals(p, metrics.OnLastDay)
	testkit.Faults(t, err, want)
	for _, err := range v.AccountMonths(p, metrics.OnLastDay) {
		testkit.Faults(t, err, want)
	}
	_, err = v.Only("EUR")
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrUnknown})
}

func TestCausesAreParts(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 32))
		rows := causedMovements(r, 20, decimal.New(1, 0))
		for i := range rows {
			rows[i].Cause = []string{"seats", "escalator", "price"}[r.IntN(3)]
		}
		w, err := mustLedger(t, rows).Waterfall(randomPeriod(r))
		require.NoError(t, err)
		sums, events := map[metrics.Kind]decimal.Decimal{}, map[metrics.Kind]int64{}
		for _, c := range w.Causes {
			sums[c.Kind] = sums[c.Kind].Add(c.Amount)
			events[c.Kind] += c.Events
			assert.LessOrEqual(t, c.Accounts, w.Line(c.Kind).Accounts, "seed %d", seed)
		}
		for _, k := range []metrics.Kind{metrics.New, metrics.Expansion, metrics.Contraction, metrics.Churn, metrics.Reactivation} {
			assert.True(t, w.Line(k).Amount.Equal(sums[k]), "seed %d, %s", seed, k)
			assert.Equal(t, w.Line(k).Events, events[k], "seed %d, %s", seed, k)
		}
	}
}

func TestSeriesRefuse(t *testing.T) {
	t.Parallel()
	view := comeAndGo(t).AsOf(successkit.Date{})
	_, err := view.ByMonth(successkit.Period{})
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrRequired})
	_, err = view.TwelveMonths(20000, time.June)
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrRequired})
	_, err = view.CompareRevenue(successkit.Period{}, successkit.Period{}, 9)
	testkit.Faults(t, err,
		testkit.Fault{Path: "then", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "now", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "book", Kind: successkit.ErrUnknown})
	_, err = view.Compare(successkit.Year(2025), metrics.Convention{}, metrics.Convention{GRR: 99})
	testkit.Faults(t, err, testkit.Fault{Path: "conventions[1].grr", Kind: successkit.ErrUnknown})
	for _, combine := range []func([]successkit.Rate) (successkit.Rate, error){metrics.Compounded, metrics.SimpleMean, metrics.WeightedMean} {
		r, err := combine(nil)
		require.NoError(t, err)
		assert.False(t, r.Defined())
	}
	huge := successkit.MustRate("1/" + "9" + string(make0(400)))
	_, err = metrics.Compounded([]successkit.Rate{huge, huge, huge})
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
	_, err = metrics.SimpleMean([]successkit.Rate{huge, huge, huge})
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
}

func make0(n int) []byte {
	zeros := make([]byte, n)
	for i := range zeros {
		zeros[i] = '0'
	}
	return zeros
}

// What is recorded later changes nothing of what a view says: not by another
// currency, and not by an account of which nothing was known.
func TestViewsIgnoreWhatComesLater(t *testing.T) {
	t.Parallel()
	known := fact("1", "A", "2025-01-10", "10")
	known.Currency, known.Attributes = "EUR", map[string]string{"segment": "mid"}
	ledger := mustLedger(t, []metrics.Movement{known})
	view := ledger.AsOf(successkit.MustDate("2025-02-01"))
	ask := func() (metrics.Waterfall, []metrics.Segment, metrics.Cohorts) {
		w, err := view.Waterfall(successkit.Quarter(2025, 1))
		require.NoError(t, err)
		s, err := view.Segments(successkit.Quarter(2025, 1), "segment")
		require.NoError(t, err)
		c, err := view.Cohorts(successkit.Month(2025, time.January), metrics.CohortBy{})
		require.NoError(t, err)
		_, err = view.At(metrics.Rates{Base: "EUR"})
		require.NoError(t, err)
		w.Ignored, c.Ignored = 0, 0
		return w, s, c
	}
	falls, segments, cohorts := ask()
	assert.True(t, falls.Unfinished)
	assert.Equal(t, "EUR", falls.Currency)
	later, described := fact("2", "B", "2026-01-10", "10"), fact("3", "C", "2025-01-20", "0")
	later.Currency = "USD"
	described.Amount, described.Currency = decimal.Decimal{}, "EUR"
	described.Attributes, described.Recorded = map[string]string{"segment": "large"}, successkit.MustDate("2025-03-01")
	backdated := fact("4", "D", "2025-01-15", "7")
	backdated.Currency, backdated.Recorded = "GBP", successkit.MustDate("2026-01-01")
	require.NoError(t, ledger.Append([]metrics.Movement{later, described, backdated}))
	fallsAfter, segmentsAfter, cohortsAfter := ask()
	assert.Equal(t, falls, fallsAfter)
	assert.Equal(t, segments, segmentsAfter)
	assert.Equal(t, cohorts, cohortsAfter)
}

// A figure says of what units it is, and at what rates.
func TestResultsCarryUnitAndRates(t *testing.T) {
	t.Parallel()
	m := fact("1", "A", "2025-01-10", "10")
	m.Currency, m.Product = "EUR", "crm"
	lines, err := mustLedger(t, []metrics.Movement{m}).Regroup("product", metrics.ByLine)
	require.NoError(t, err)
	view, err := lines.AsOf(successkit.Date{}).At(metrics.Rates{Base: "USD", Per: map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.10")}})
	require.NoError(t, err)
	r, err := view.Retention(successkit.Year(2025))
	require.NoError(t, err)
	assert.Equal(t, "product", r.Unit)
	assert.Equal(t, "EUR=1.1 in USD", r.Rates)
	assert.False(t, r.Unfinished)
	_, err = lines.Regroup("Product lines", metrics.ByLine)
	testkit.Faults(t, err, testkit.Fault{Path: "name", Kind: successkit.ErrMalformed})
}
