package metrics_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// plain returns rows that say account, day and amount alone, in an order in which
// no balance is below 0.
func plain(rows []metrics.Movement) []metrics.Movement {
	var list []metrics.Movement
	for _, m := range rows {
		list = append(list, metrics.Movement{Account: m.Account, Date: m.Date, Amount: m.Amount, Currency: m.Currency})
	}
	return list
}

// A bookForm is one way in which a ledger comes to hold its rows.
type bookForm struct {
	name  string
	build func(t *testing.T, rows []metrics.Movement) *metrics.Ledger
}

var bookForms = []bookForm{
	{"at once", mustLedger},
	{"one by one", func(t *testing.T, rows []metrics.Movement) *metrics.Ledger {
		t.Helper()
		l := &metrics.Ledger{}
		for i := range rows {
			require.NoError(t, l.Append(rows[i:i+1]))
		}
		return l
	}},
	{"in two halves", func(t *testing.T, rows []metrics.Movement) *metrics.Ledger {
		t.Helper()
		l := mustLedger(t, rows[:len(rows)/2])
		require.NoError(t, l.Append(rows[len(rows)/2:]))
		return l
	}},
	{"with ids", func(t *testing.T, rows []metrics.Movement) *metrics.Ledger {
		t.Helper()
		named := append([]metrics.Movement(nil), rows...)
		for i := range named {
			named[i].ID = fmt.Sprint("row ", i)
		}
		return mustLedger(t, named)
	}},
}

// Whatever form the rows of a ledger have, it says the same.
func TestFormsOfABook(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 70))
		scale := decimal.New(1, int32(seed%20))
		rows := plain(randomMovements(r, 12, scale))
		p, asOf := randomPeriod(r), successkit.Date{}
		if seed%2 == 0 {
			asOf = randomPeriod(r).End()
		}
		var falls []metrics.Waterfall
		var rates []metrics.Retention
		var monthly metrics.MonthlySums
		for i, form := range bookForms {
			ledger := form.build(t, rows)
			gotFalls, gotRates := everything(t, ledger, p, asOf)
			m, err := ledger.AsOf(asOf).Monthly(wholeBook)
			require.NoError(t, err)
			if i == 0 {
				falls, rates, monthly = gotFalls, gotRates, m.Sums()
				continue
			}
			assert.Equal(t, falls, gotFalls, "seed %d, %s", seed, form.name)
			assert.Equal(t, rates, gotRates, "seed %d, %s", seed, form.name)
			assert.Equal(t, monthly, m.Sums(), "seed %d, %s", seed, form.name)
		}
	}
}

// One pass over all months says what a pass for each says.
func TestMonthlyEqualsMonthByMonth(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 71))
		scale := decimal.New(1, 0)
		if seed%5 == 0 {
			scale = decimal.New(1, 15) // beyond 64 bits
		}
		rows := causedMovements(r, 12, scale)
		if seed%3 == 0 {
			rows = plain(randomMovements(r, 12, scale))
		}
		ledger := mustLedger(t, rows)
		asOf := successkit.Date{}
		if seed%2 == 1 {
			asOf = successkit.MustDate("2022-12-20").AddDays(r.IntN(900))
		}
		view := ledger.AsOf(asOf)
		if seed%7 == 0 {
			var err error
			view, err = view.By(metrics.Convention{Reactivations: metrics.Reactivations{MinGapDays: 30, MaxGapDays: 200}})
			require.NoError(t, err)
		}
		months := []successkit.Period{wholeBook, successkit.MustPeriod("2023-04-01/2026-04-01"), successkit.MustPeriod("2021-10-01/2023-10-01")}[r.IntN(3)]
		equalMonthByMonth(t, view, months, fmt.Sprint("seed ", seed))
	}
}

func equalMonthByMonth(t *testing.T, view metrics.View, months successkit.Period, name string) {
	t.Helper()
	m, err := view.Monthly(months)
	require.NoError(t, err)
	got := m.Sums()
	require.NoError(t, got.Validate(), name)
	for workers := 2; workers <= 3; workers++ {
		again, err := view.Monthly(months, metrics.Workers(workers))
		require.NoError(t, err)
		assert.Equal(t, got, again.Sums(), "%s, %d workers", name, workers)
	}
	cohorts, err := view.Cohorts(months, metrics.CohortBy{})
	require.NoError(t, err)
	assert.Equal(t, cohorts, got.Cohorts(), name)
	for _, row := range got.Rows {
		tally, err := view.Tally(row.Month)
		require.NoError(t, err)
		s := tally.Sums()
		assert.Equal(t, s.NetOfPeriod, row.Lines, "%s, %s", name, row.Month)
		assert.Equal(t, s.Opening, row.Opening, "%s, %s", name, row.Month)
		assert.Equal(t, s.Closing, row.Closing, "%s, %s", name, row.Month)
		assert.Equal(t, s.Logos.Opening, row.OpeningAccounts, "%s, %s", name, row.Month)
		assert.Equal(t, s.Logos.Closing, row.ClosingAccounts, "%s, %s", name, row.Month)
		equalComparison(t, s, row.OverMonth, name+", "+row.Month.String())

		year := successkit.Trailing12(row.Month.Start().Year(), row.Month.Start().Month())
		tally, err = view.Tally(year)
		require.NoError(t, err)
		equalComparison(t, tally.Sums(), row.OverYear, name+", the year to "+row.Month.String())
	}
}

func equalComparison(t *testing.T, want metrics.Sums, got metrics.Comparison, name string) {
	t.Helper()
	assert.Equal(t, metrics.Comparison{
		Base: want.Opening, Accounts: want.Logos.Opening, Remained: want.Remained, Capped: want.Capped, Kept: want.Logos.Kept(),
	}, got, name)
}
