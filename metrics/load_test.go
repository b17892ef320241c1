package metrics_test

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/internal/samplebook"
)

// A change of a book as three of a host's own columns.
type hostRow struct {
	account string
	day     successkit.Date
	cents   int64
}

func loadRows(rows []hostRow, options ...metrics.Option) (*metrics.Ledger, error) {
	return metrics.Load(len(rows), 2, func(i int, c *metrics.Change[string]) error {
		c.Account, c.Date, c.Units = rows[i].account, rows[i].day, rows[i].cents
		return nil
	}, options...)
}

func buildRows(t *testing.T, rows []hostRow) (*metrics.Ledger, error) {
	t.Helper()
	b, err := metrics.NewBuilder(2)
	require.NoError(t, err)
	for _, r := range rows {
		h, err := b.Account(r.account, "")
		if err != nil {
			return nil, err
		}
		b.Add(h, r.day, r.cents)
	}
	require.Equal(t, len(rows), b.Len())
	return b.Ledger()
}

// However a book is loaded, it is the same.
func TestRoadsIntoALedger(t *testing.T) {
	for _, s := range []samplebook.Shape{{Rows: 1}, {Rows: 3000}, {Rows: 3000, Order: samplebook.Shuffled, Seed: 4}} {
		var rows []hostRow
		var movements []metrics.Movement
		for _, r := range samplebook.New(s) {
			rows = append(rows, hostRow{r.Account, r.Date, r.Cents})
			movements = append(movements, metrics.Movement{Account: r.Account, Date: r.Date, Amount: decimal.New(r.Cents, -2)})
		}
		want := mustLedger(t, movements).Movements()
		loaded, err := loadRows(rows)
		require.NoError(t, err)
		assert.Equal(t, want, loaded.Movements())
		built, err := buildRows(t, rows)
		require.NoError(t, err)
		assert.Equal(t, want, built.Movements())
	}
}

func TestLoadFaults(t *testing.T) {
	day := successkit.MustDate("2025-03-01")
	refused := []hostRow{{"a", day, 100}, {"b", day, 0}, {"a", day.AddDays(1), -200}, {"", day, 1}, {"c", successkit.Date{}, 5}}
	want := []testkit.Fault{
		{Path: "movements[1].amount", Kind: successkit.ErrOutOfRange},
		{Path: "movements[2].amount", Kind: successkit.ErrConflict},
		{Path: "movements[3].account", Kind: successkit.ErrRequired},
		{Path: "movements[4].date", Kind: successkit.ErrRequired},
	}
	_, err := loadRows(refused)
	testkit.Faults(t, err, want...)

	_, err = loadRows(nil, metrics.Workers(0))
	testkit.Faults(t, err, testkit.Fault{Path: "workers", Kind: successkit.ErrOutOfRange})
	_, err = metrics.Load[string](-1, 21, nil)
	testkit.Faults(t, err,
		testkit.Fault{Path: "n", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "places", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "change", Kind: successkit.ErrRequired},
	)

	torn := errors.New("torn tape")
	_, err = metrics.Load(3, 2, func(i int, c *metrics.Change[string]) error {
		if i == 1 {
			return torn
		}
		c.Account, c.Date, c.Units = "a", day, 1
		return nil
	})
	require.ErrorIs(t, err, torn)
	testkit.Faults(t, err, testkit.Fault{Path: "movements[1]", Kind: torn})

	for _, n := range []int{math.MaxInt32, math.MaxInt} { // a count that is none
		_, err = metrics.Load(n, 2, func(i int, c *metrics.Change[string]) error {
			if i == 300 {
				return torn
			}
			c.Account, c.Date, c.Units = "a", day, 1
			return nil
		})
		testkit.Faults(t, err, testkit.Fault{Path: "movements[300]", Kind: torn})
	}
}

// partsOf cuts rows into about n parts, of which some are empty.
func partsOf(rows []hostRow, n int) []func() metrics.Reader[string] {
	var parts []func() metrics.Reader[string]
	for i := range n + 2 {
		from, end := len(rows)*max(0, i-1)/n, min(len(rows), len(rows)*i/n)
		parts = append(parts, func() metrics.Reader[string] {
			left := rows[min(from, end):end]
			return func(c *metrics.Change[string]) error {
				if len(left) == 0 {
					return io.EOF
				}
				c.Account, c.Date, c.Units = left[0].account, left[0].day, left[0].cents
				left = left[1:]
				return nil
			}
		})
	}
	return parts
}

// Parts make the ledger of their rows, whatever they are and however many rows
// somebody guesses.
func TestLoadParts(t *testing.T) {
	var rows []hostRow
	for _, r := range samplebook.New(samplebook.Shape{Rows: 3000}) {
		rows = append(rows, hostRow{r.Account, r.Date, r.Cents})
	}
	want, err := loadRows(rows)
	require.NoError(t, err)
	for _, guess := range []int{0, 1, 3000, 1 << 20} {
		for _, parts := range []int{1, 2, 7, 3000} {
			got, err := metrics.LoadParts(guess, 2, partsOf(rows, parts), metrics.Workers(3))
			require.NoError(t, err)
			require.Equal(t, want.Movements(), got.Movements(), "%d parts, guess %d", parts, guess)
		}
	}
	none, err := metrics.LoadParts[string](0, 2, nil)
	require.NoError(t, err)
	assert.Zero(t, none.Len())
}

func TestLoadPartsFaults(t *testing.T) {
	day := successkit.MustDate("2025-03-01")
	refused := []hostRow{{"a", day, 100}, {"b", day, 0}, {"a", day.AddDays(1), -200}, {"", day, 1}}
	for _, n := range []int{1, 2, 4} {
		_, err := metrics.LoadParts(4, 2, partsOf(refused, n))
		testkit.Faults(t, err,
			testkit.Fault{Path: "movements[1].amount", Kind: successkit.ErrOutOfRange},
			testkit.Fault{Path: "movements[2].amount", Kind: successkit.ErrConflict},
			testkit.Fault{Path: "movements[3].account", Kind: successkit.ErrRequired},
		)
	}
	_, err := metrics.LoadParts(-1, 21, []func() metrics.Reader[string]{nil}, metrics.Workers(0))
	testkit.Faults(t, err,
		testkit.Fault{Path: "rows", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "places", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "workers", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "parts[0]", Kind: successkit.ErrRequired},
	)
	_, err = metrics.LoadParts(0, 2, []func() metrics.Reader[string]{func() metrics.Reader[string] { return nil }})
	require.ErrorIs(t, err, successkit.ErrRequired)

	torn := errors.New("torn tape")
	parts := partsOf([]hostRow{{"a", day, 100}, {"b", day, 1}}, 1)
	parts = append(parts, func() metrics.Reader[string] { return func(*metrics.Change[string]) error { return torn } })
	_, err = metrics.LoadParts(3, 2, parts)
	testkit.Faults(t, err, testkit.Fault{Path: "movements[2]", Kind: torn})
}

// A reader is not asked again behind its last change, so that it may close its file.
func TestLoadPartsAsksNoMore(t *testing.T) {
	opened := 0
	open := func() metrics.Reader[string] {
		opened++
		left := 3
		return func(c *metrics.Change[string]) error {
			left--
			if left < 0 {
				require.Equal(t, -1, left, "asked again")
				return io.EOF
			}
			c.Account, c.Date, c.Units = "a", successkit.MustDate("2025-03-01"), 1
			return nil
		}
	}
	ledger, err := metrics.LoadParts(6, 2, []func() metrics.Reader[string]{open, open})
	require.NoError(t, err)
	assert.Equal(t, 6, ledger.Len())
	assert.Equal(t, 2, opened, "and each part was read once")
}

// What a function of the caller's panics with, the caller can recover from, on
// whichever goroutine it was.
func TestLoadPanics(t *testing.T) {
	const n = 1 << 18 // rows for two workers
	for _, at := range []int{0, n / 4, n - 1} {
		assert.PanicsWithValue(t, "torn tape", func() {
			_, _ = metrics.Load(n, 2, func(i int, c *metrics.Change[string]) error {
				if i == at {
					panic("torn tape")
				}
				c.Account, c.Date, c.Units = "a", successkit.MustDate("2025-03-01"), 1
				return nil
			}, metrics.Workers(2))
		})
	}
}

func TestBuilder(t *testing.T) {
	_, err := metrics.NewBuilder(-1)
	testkit.Faults(t, err, testkit.Fault{Path: "places", Kind: successkit.ErrOutOfRange})
	b, err := metrics.NewBuilder(0)
	require.NoError(t, err)
	_, err = b.Account(" ", "euro")
	testkit.Faults(t, err, testkit.Fault{Path: "account", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed})
	a, err := b.Account("a", "EUR")
	require.NoError(t, err)
	_, err = b.Account("a", "USD")
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	_, err = b.Account("idle", "USD") // and never a change
	require.NoError(t, err)

	empty, err := b.Ledger()
	require.NoError(t, err)
	assert.Zero(t, empty.Len())

	day := successkit.MustDate("2025-03-01")
	b.Add(a, day, 100)
	b.Add(a, day.AddDays(1), 1<<50) // more than is packed
	b.Add(a, day.AddDays(2), -40)
	ledger, err := b.Ledger()
	require.NoError(t, err)
	assert.Equal(t, []string{"a"}, ledger.Accounts())
	assert.Equal(t, []string{"EUR"}, ledger.Currencies())
	balance, err := ledger.AsOf(successkit.Date{}).Balance("a", day.AddDays(9))
	require.NoError(t, err)
	testkit.EqualDecimal(t, fmt.Sprint(int64(100+1<<50-40)), balance)

	b.Add(metrics.Handle{}, day, 1)
	b.Add(a, day.AddDays(3), 0)
	_, err = b.Ledger()
	testkit.Faults(t, err, testkit.Fault{Path: "movements[3].account", Kind: successkit.ErrUnknown})
}

// A currency of which nothing was booked is none of the ledger's: an account was
// named, and then had no change.
func TestBuilderLeavesOutIdleCurrencies(t *testing.T) {
	b, err := metrics.NewBuilder(2)
	require.NoError(t, err)
	day := successkit.MustDate("2025-03-01")
	for _, currency := range []string{"USD", "EUR", "JPY"} {
		_, err := b.Account("idle-"+currency, currency)
		require.NoError(t, err)
	}
	euro, err := b.Account("a", "EUR")
	require.NoError(t, err)
	b.Add(euro, day, 5)
	ledger, err := b.Ledger()
	require.NoError(t, err)
	assert.Equal(t, []string{"EUR"}, ledger.Currencies())
	w, err := ledger.Waterfall(successkit.Year(2025))
	require.NoError(t, err)
	assert.Equal(t, "EUR", w.Currency)

	yen, err := b.Account("b", "JPY")
	require.NoError(t, err)
	b.Add(yen, day, 7)
	ledger, err = b.Ledger()
	require.NoError(t, err)
	assert.Equal(t, []string{"EUR", "JPY"}, ledger.Currencies())
	view, err := ledger.AsOf(successkit.Date{}).Only("JPY")
	require.NoError(t, err)
	w, err = view.Waterfall(successkit.Year(2025))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "0.07", w.Closing)
}

// What is known of no account yet is in no currency, in whichever order they come.
func TestCurrencyOutOfSight(t *testing.T) {
	day := successkit.MustDate("2025-03-01")
	rows := []metrics.Movement{
		{Account: "a", Date: day, Amount: decimal.New(1, 0), Currency: "EUR"},
		{Account: "b", Date: day, Amount: decimal.New(2, 0), Currency: "USD"},
	}
	for range rows {
		slices.Reverse(rows)
		w, err := mustLedger(t, rows).AsOf(day.AddDays(-1)).Waterfall(successkit.Year(2025))
		require.NoError(t, err)
		assert.Empty(t, w.Currency)
		assert.Equal(t, int64(2), w.Ignored)
	}
}

// An amount is judged as it is held, also where its last digits are zeros.
func TestTooManyZeros(t *testing.T) {
	day := successkit.MustDate("2025-03-01")
	for places, sound := range map[int32]bool{20: true, 21: false} {
		_, err := metrics.NewLedger([]metrics.Movement{
			{Account: "a", Date: day, Amount: decimal.New(5, -2)},
			{Account: "a", Date: day, Amount: decimal.New(1, 0).Add(decimal.New(0, -places))},
		})
		if sound {
			require.NoError(t, err)
			continue
		}
		testkit.Faults(t, err, testkit.Fault{Path: "movements[1].amount", Kind: successkit.ErrOutOfRange})
	}
}
