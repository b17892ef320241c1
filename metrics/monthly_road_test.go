package metrics

import (
	"fmt"
	"runtime"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/internal/samplebook"
)

// exactly returns what a view says of months on the road that is open to every
// book, whatever form its rows have.
func exactly(t testing.TB, v View, months successkit.Period) MonthlySums {
	t.Helper()
	var f successkit.Faults
	u := newUnits(&f, months, ByMonth, v.asOf)
	require.NoError(t, f.Err())
	m := &Monthly{scope: v.scope(u.months())}
	for _, currency := range v.cohortCurrencies() {
		if v.ledger.store.amount.isWide {
			walkAll[wide](t, m, v, u, currency)
		} else {
			walkAll[small](t, m, v, u, currency)
		}
	}
	return m.Sums()
}

func walkAll[T number[T]](t testing.TB, m *Monthly, v View, u units, currency int) {
	t.Helper()
	w := newMonthWork[T](v, u, currency)
	w.countable = false
	var s monthShare[T]
	require.NoError(t, w.share(&s, 0, 1))
	if s.walk != nil {
		m.addExact(s.walk.sums(v, currency))
	}
	if s.ignored > 0 {
		sums := emptyMonths(u)
		sums.Ignored = s.ignored
		m.addExact(sums)
	}
}

func sampleMovements(s samplebook.Shape, scale decimal.Decimal) []Movement {
	rows := samplebook.New(s)
	list := make([]Movement, len(rows))
	for i, r := range rows {
		list[i] = Movement{Account: r.Account, Date: r.Date, Amount: decimal.New(r.Cents, -2).Mul(scale)}
	}
	return list
}

// zeros gives all amounts 18 digits after the point, as a database may.
func zeros(list []Movement) []Movement {
	for i := range list {
		list[i].Amount = list[i].Amount.Add(decimal.New(0, -18))
	}
	return list
}

// sameMovements fails where two ledgers do not hold the same, one of them in columns
// and the other packed as far as it may be.
func sameMovements(t *testing.T, want, got *Ledger) {
	t.Helper()
	list := got.Movements()
	require.Len(t, list, want.Len())
	for i, m := range want.Movements() {
		require.True(t, m.Amount.Equal(list[i].Amount))
		list[i].Amount = m.Amount
		require.Equal(t, m, list[i])
	}
	require.Equal(t, want.Currencies(), got.Currencies())
	require.Equal(t, want.Accounts(), got.Accounts())
}

// Which road a book takes, by what it holds.
func TestRoads(t *testing.T) {
	shape := samplebook.Shape{Rows: 2000, Seed: 3}
	plain := func() []Movement { return sampleMovements(shape, decimal.New(1, 0)) }
	named := func(i int, change func(*Movement)) []Movement {
		rows := plain()
		change(&rows[i])
		return rows
	}
	for _, tt := range []struct {
		name   string
		rows   []Movement
		later  []Movement
		packed bool // rows are, before those that come later
		after  bool // and after
		counts bool // Monthly counts units
		walks  bool // Monthly walks some account month by month
		// All rows are packed together after.
		repacked bool
	}{
		{name: "plain", rows: plain(), packed: true, after: true, counts: true},
		{name: "out of order", rows: sampleMovements(samplebook.Shape{Rows: 2000, Order: samplebook.Shuffled}, decimal.New(1, 0)), packed: true, after: true, counts: true},
		{name: "an id", rows: named(7, func(m *Movement) { m.ID = "m7" }), packed: true, after: true, counts: true},
		{name: "an attribute", rows: named(7, func(m *Movement) { m.Attributes = map[string]string{"plan": "pro"} }), packed: true, after: true, counts: true},
		{name: "a cause", rows: named(7, func(m *Movement) { m.Cause = "upsell" }), packed: true, after: true, counts: true},
		{name: "recorded later", rows: named(7, func(m *Movement) { m.Recorded = m.Date.AddDays(3) }), packed: true, after: true, counts: true},
		{name: "an id of most", rows: func() []Movement {
			rows := plain()
			for i := range rows[:1500] {
				rows[i].ID = strconv.Itoa(i)
			}
			return rows
		}(), counts: true},
		{name: "an id and an amount beyond 64 bits", rows: named(7, func(m *Movement) { m.ID, m.Amount = "m7", decimal.New(5, 25) }), walks: true},
		{name: "finer amounts at the end", rows: named(1999, func(m *Movement) { m.Amount = m.Amount.Add(decimal.New(1, -5)) }), packed: true, after: true, counts: true},
		{name: "zeros at the end", rows: zeros(sampleMovements(shape, decimal.New(1, 0))), packed: true, after: true, counts: true},
		{
			name: "zeros at the end later", rows: plain(), packed: true, after: true, counts: true,
			later: zeros([]Movement{{Account: "new", Date: samplebook.Start, Amount: decimal.New(5, 0)}}),
		},
		{name: "amounts beyond 2^46 units", rows: sampleMovements(shape, decimal.New(1, 11)), counts: true, walks: true},
		{name: "amounts beyond 64 bits", rows: sampleMovements(shape, decimal.New(1, 15)), walks: true},
		{
			name: "as many of the same later", rows: plain()[:900], packed: true, after: true, counts: true, repacked: true,
			later: plain()[900:],
		},
		{
			name: "finer ones of the same later", rows: plain()[:900], packed: true, after: true, counts: true, repacked: true,
			later: append(plain()[900:], Movement{Account: "new", Date: samplebook.Start, Amount: decimal.New(5, -4)}),
		},
		{
			name: "a few of the same later", rows: plain(), packed: true, after: true, counts: true,
			later: []Movement{{Account: "new", Date: samplebook.Start, Amount: decimal.New(5, 0)}, {Account: plain()[0].Account, Date: samplebook.Start, Amount: decimal.New(1, 0)}},
		},
		{
			name: "an attribute later", rows: plain(), packed: true, after: true, counts: true,
			later: []Movement{{Account: plain()[0].Account, Date: samplebook.Start.AddDays(900), Attributes: map[string]string{"plan": "pro"}}},
		},
		{
			name: "a transfer later", rows: plain(), packed: true, after: true, counts: true, walks: true,
			later: []Movement{{ID: "t", Account: plain()[0].Account, Date: samplebook.Start, Kind: TransferIn, Amount: decimal.New(1, 0)}},
		},
		{
			name: "finer amounts later", rows: plain(), packed: true, counts: true,
			later: []Movement{{Account: "new", Date: samplebook.Start, Amount: decimal.New(5, -7)}},
		},
		{
			name: "amounts beyond 64 bits later", rows: plain(), packed: true, walks: true,
			later: []Movement{{Account: "new", Date: samplebook.Start, Amount: decimal.New(5, 25)}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ledger, err := NewLedger(tt.rows)
			require.NoError(t, err)
			assert.Equal(t, tt.packed, ledger.store.accounts.packed != nil, "packed")
			require.NoError(t, ledger.Append(tt.later))
			assert.Equal(t, tt.after, ledger.store.accounts.packed != nil, "packed after")
			assert.Equal(t, tt.repacked, len(tt.later) > 0 && len(ledger.store.account) == 0, "packed together")
			inColumns := &Ledger{}
			require.NoError(t, inColumns.appendRows(tt.rows))
			require.NoError(t, inColumns.appendRows(tt.later))
			sameMovements(t, inColumns, ledger)
			for _, asOf := range []successkit.Date{{}, samplebook.Start.AddDays(800)} {
				view := ledger.AsOf(asOf)
				m, err := view.Monthly(shape.Period())
				require.NoError(t, err)
				assert.Equal(t, tt.counts, len(m.counted) > 0, "counts")
				assert.Equal(t, tt.walks, m.exact != nil && !m.exact.Cohorts().isVacant(), "walks")
				assert.Equal(t, exactly(t, view, shape.Period()), m.Sums())
			}
		})
	}
}

// Where the calendar of words ends, the plain road takes over.
func TestMonthsFarFromTheBook(t *testing.T) {
	ledger, err := NewLedger([]Movement{{Account: "a", Date: successkit.MustDate("2024-05-05"), Amount: decimal.New(3, 0)}})
	require.NoError(t, err)
	for _, text := range []string{"1700-01-01/1702-01-01", "2024-01-01/2025-01-01", "2400-01-01/2401-01-01"} {
		months := successkit.MustPeriod(text)
		m, err := ledger.Monthly(months)
		require.NoError(t, err)
		assert.Equal(t, exactly(t, ledger.AsOf(successkit.Date{}), months), m.Sums(), text)
	}
}

// The fast road and the plain one agree on whatever can be loaded.
func FuzzMonthly(f *testing.F) {
	f.Add([]byte{1, 40, 9, 2, 60, 200, 1, 90, 255}, uint8(0))
	f.Add([]byte{0, 0, 1, 0, 1, 255, 0, 2, 7, 0, 250, 3, 3, 17, 77}, uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, mode uint8) {
		var rows []Movement
		level := map[byte]int64{}
		for ; len(data) >= 3; data = data[3:] {
			account := data[0] % 8
			change := int64(int8(data[2]))
			if level[account]+change < 0 {
				change = -level[account]
			}
			if change == 0 {
				continue
			}
			level[account] += change
			m := Movement{Account: fmt.Sprint("a", account), Date: samplebook.Start.AddDays(len(rows)*3 + int(data[1])/64), Amount: decimal.New(change, -2)}
			if mode&1 != 0 && data[1]%16 == 0 {
				m.ID = fmt.Sprint(len(rows))
			}
			if mode&2 != 0 && data[1]%5 == 0 {
				m.Kind = TransferIn
				if change < 0 {
					m.Kind = TransferOut
				}
			}
			rows = append(rows, m)
		}
		ledger := &Ledger{}
		half := len(rows) / (1 + int(mode>>6))
		if ledger.Append(rows[:half]) != nil || ledger.Append(rows[half:]) != nil {
			return // two rows of one day in the wrong order
		}
		inColumns := &Ledger{}
		require.NoError(t, inColumns.appendRows(rows))
		sameMovements(t, inColumns, ledger)
		asOf := successkit.Date{}
		if mode&4 != 0 {
			asOf = samplebook.Start.AddDays(int(mode) * 2)
		}
		view := ledger.AsOf(asOf)
		months := samplebook.Shape{Months: 1 + int(mode)%70}.Period()
		m, err := view.Monthly(months, Workers(1+int(mode)%3))
		require.NoError(t, err)
		got := m.Sums()
		require.NoError(t, got.Validate())
		require.Equal(t, exactly(t, view, months), got)
	})
}

// One pass over a book makes no more allocations for more rows, and a load few
// and little for a row.
func TestAllocations(t *testing.T) {
	for _, rows := range []int{2_000, 20_000} {
		ledger, err := NewLedger(sampleMovements(samplebook.Shape{Rows: rows}, decimal.New(1, 0)))
		require.NoError(t, err)
		allocs := testing.AllocsPerRun(20, func() {
			_, err = ledger.Monthly(samplebook.Shape{}.Period())
		})
		require.NoError(t, err)
		assert.LessOrEqual(t, allocs, 16.0, "%d rows", rows)
	}
	list := sampleMovements(samplebook.Shape{Rows: 200_000}, decimal.New(1, 0))
	result := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := NewLedger(list); err != nil {
				b.Fatal(err)
			}
		}
	})
	assert.LessOrEqual(t, float64(result.AllocedBytesPerOp())/float64(len(list)), 48.0, "bytes a row")
	assert.LessOrEqual(t, float64(result.AllocsPerOp())/float64(len(list)), 0.01, "allocations a row")
}

// Workers that have nothing to do take no memory.
func TestIdleWorkers(t *testing.T) {
	ledger, err := NewLedger(sampleMovements(samplebook.Shape{Rows: 2_000}, decimal.New(1, 0)))
	require.NoError(t, err)
	century := successkit.MustPeriod("2000-01-01/2110-01-01")
	bytes := func(workers int) int64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := ledger.Monthly(century, Workers(workers))
		runtime.ReadMemStats(&after)
		require.NoError(t, err)
		return int64(after.TotalAlloc - before.TotalAlloc)
	}
	assert.Less(t, bytes(64), 2*bytes(1))
}
