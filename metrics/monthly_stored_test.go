package metrics_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

func TestMonthlyStored(t *testing.T) {
	m, err := comeAndGo(t).Monthly(successkit.MustPeriod("2025-01-01/2025-05-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "stored_monthly.json", m.Sums())
	again, err := metrics.NewMonthly(m.Sums())
	require.NoError(t, err)
	assert.Equal(t, m.Sums(), again.Sums())
}

// Shards of a book, each with accounts of its own, merge to the whole.
func TestMonthlyMerges(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 72))
		scale := decimal.New(1, int32(seed%3)*9)
		rows := causedMovements(r, 12, scale)
		if seed%2 == 0 {
			rows = plain(randomMovements(r, 12, scale))
		}
		monthly := func(rows []metrics.Movement) *metrics.Monthly {
			m, err := mustLedger(t, rows).Monthly(successkit.MustPeriod("2022-07-01/2024-01-01"))
			require.NoError(t, err)
			return m
		}
		shards := make([][]metrics.Movement, 3)
		for _, m := range rows {
			i := int(m.Account[len(m.Account)-1]) % 3
			shards[i] = append(shards[i], m)
		}
		var parts []*metrics.Monthly
		for _, s := range shards {
			parts = append(parts, monthly(s))
		}
		testkit.MergeLaws(t, seed, monthly(rows), parts)
	}
}

func TestMonthlyRefusesToMerge(t *testing.T) {
	year := successkit.Year(2025)
	of := func(l *metrics.Ledger, p successkit.Period) *metrics.Monthly {
		m, err := l.Monthly(p)
		require.NoError(t, err)
		return m
	}
	one := of(comeAndGo(t), year)
	before := one.Sums()
	testkit.Faults(t, one.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
	testkit.Faults(t, one.Merge(of(comeAndGo(t), successkit.Year(2024))), testkit.Fault{Path: "period", Kind: successkit.ErrConflict})
	euros := mustLedger(t, []metrics.Movement{{Account: "e", Date: year.Start(), Amount: decimal.New(1, 0), Currency: "EUR"}})
	testkit.Faults(t, one.Merge(of(euros, year)), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	assert.Equal(t, before, one.Sums())
	require.NoError(t, one.Merge(&metrics.Monthly{}))
	assert.Equal(t, before, one.Sums())
}

// What no book can sum up to is refused by its path.
func TestMonthlySumsRefused(t *testing.T) {
	m, err := comeAndGo(t).Monthly(successkit.Year(2025))
	require.NoError(t, err)
	ten := decimal.New(10, 0)
	for path, change := range map[string]func(*metrics.MonthlySums){
		"months":                   func(s *metrics.MonthlySums) { s.Months = successkit.MustPeriod("2025-01-02/2025-03-01") },
		"currency":                 func(s *metrics.MonthlySums) { s.Currency = "euro" },
		"rows":                     func(s *metrics.MonthlySums) { s.Rows = s.Rows[:11] },
		"rows[2].month":            func(s *metrics.MonthlySums) { s.Rows[2].Month = successkit.Year(2025) },
		"rows[2].closing":          func(s *metrics.MonthlySums) { s.Rows[2].New.Amount = s.Rows[2].New.Amount.Add(ten) },
		"rows[2].new.amount":       func(s *metrics.MonthlySums) { s.Rows[2].New.Amount = ten.Neg() },
		"rows[2].new.accounts":     func(s *metrics.MonthlySums) { s.Rows[2].New.Accounts += 5 },
		"rows[2].over_month.base":  func(s *metrics.MonthlySums) { s.Rows[2].OverMonth.Base = ten.Shift(9) },
		"rows[2].over_year.kept":   func(s *metrics.MonthlySums) { s.Rows[2].OverYear.Kept = 1 << 40 },
		"rows[2].over_year.capped": func(s *metrics.MonthlySums) { s.Rows[2].OverYear.Capped = ten.Shift(9) },
		"starts[1].accounts":       func(s *metrics.MonthlySums) { s.Starts[1].Accounts = -1 },
		"earlier":                  func(s *metrics.MonthlySums) { s.Earlier = -1 },
	} {
		s := m.Sums()
		change(&s)
		_, err := metrics.NewMonthly(s)
		var paths []string
		for fe := range successkit.FieldErrors(err) {
			paths = append(paths, fe.Path)
		}
		assert.Contains(t, strings.Join(paths, " "), path)
	}
	require.NoError(t, metrics.MonthlySums{}.Validate())
}

func TestMonthlyRefuses(t *testing.T) {
	ledger := comeAndGo(t)
	for path, call := range map[string]func() error{
		"months":  func() error { _, err := ledger.Monthly(successkit.Period{}); return err },
		"workers": func() error { _, err := ledger.Monthly(successkit.Year(2025), metrics.Workers(1000)); return err },
		"ledger":  func() error { _, err := metrics.View{}.Monthly(successkit.Year(2025)); return err },
	} {
		var got []string
		for fe := range successkit.FieldErrors(call()) {
			got = append(got, fe.Path)
		}
		assert.Equal(t, []string{path}, got)
	}
}

func FuzzMonthlyBytes(f *testing.F) {
	m := &metrics.Monthly{}
	b, err := m.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	ledger, err := metrics.NewLedger([]metrics.Movement{
		{Account: "a", Date: successkit.MustDate("2025-01-05"), Amount: decimal.New(5, -1), Currency: "EUR"},
		{Account: "b", Date: successkit.MustDate("2025-02-05"), Amount: decimal.New(7, 0), Currency: "EUR"},
	})
	require.NoError(f, err)
	m, err = ledger.Monthly(successkit.MustPeriod("2025-01-01/2025-04-01"))
	require.NoError(f, err)
	b, err = m.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[metrics.Monthly](t, data) })
}
