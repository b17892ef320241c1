package metrics_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// storyBook is three customers of January and one of February 2025. Acme grows,
// Bolt leaves within the month and comes back, Crane goes over to Acme, Delta
// leaves.
func storyBook(t *testing.T) *metrics.Ledger {
	t.Helper()
	out, in := fact("5", "Crane", "2025-03-10", "-20"), fact("6", "Acme", "2025-03-10", "20")
	out.Kind, in.Kind = metrics.TransferOut, metrics.TransferIn
	segment := func(m metrics.Movement, word string) metrics.Movement {
		m.Attributes = map[string]string{"segment": word}
		return m
	}
	return mustLedger(t, []metrics.Movement{
		segment(fact("1", "Acme", "2025-01-05", "100"), "large"),
		fact("2", "Bolt", "2025-01-10", "30"),
		fact("3", "Bolt", "2025-01-20", "-30"),
		segment(fact("4", "Crane", "2025-01-31", "20"), "small"),
		segment(fact("7", "Bolt", "2025-02-10", "40"), "small"),
		fact("8", "Acme", "2025-02-15", "15"),
		fact("9", "Delta", "2025-02-20", "50"),
		segment(fact("a", "Acme", "2025-03-15", "-5"), "huge"),
		out, in,
		fact("b", "Delta", "2025-03-31", "-50"),
		fact("c", "Delta", "2025-04-02", "50"),
		fact("d", "Echo", "2024-12-31", "7"),
	})
}

var firstQuarter = successkit.Quarter(2025, 1)

func TestCohortsOfAStory(t *testing.T) {
	t.Parallel()
	c, err := storyBook(t).Cohorts(firstQuarter, metrics.CohortBy{})
	require.NoError(t, err)
	require.NoError(t, c.Validate())
	assert.EqualValues(t, 1, c.Earlier, "Echo")
	require.Len(t, c.Rows, 3)
	january := c.Rows[0]
	assert.EqualValues(t, 3, january.Accounts)
	testkit.EqualDecimal(t, "150", january.Base)
	for age, want := range []struct {
		logos, atRisk, left int64
		net, capped         string
	}{
		{2, 3, 1, "120", "120"}, // Bolt is gone before the month is over
		{3, 2, 0, "175", "150"}, // Bolt is back, 10 above its start; Acme is 15 above
		{2, 2, 0, "170", "130"}, // Crane went over to Acme: it did not leave
	} {
		got := january.Ages[age]
		assert.Equal(t, want.logos, got.Logos, "age %d", age)
		assert.Equal(t, want.atRisk, got.AtRisk, "age %d", age)
		assert.Equal(t, want.left, got.Left, "age %d", age)
		testkit.EqualDecimal(t, want.net, got.Net, "age %d", age)
		testkit.EqualDecimal(t, want.capped, got.Capped, "age %d", age)
	}
	assert.Len(t, c.Rows[1].Ages, 2, "March is the last month, so February has come to age 1")
	assert.EqualValues(t, 1, c.Rows[1].Ages[1].Left, "a churn of the last day is of that month")
	assert.EqualValues(t, 0, c.Rows[2].Accounts, "nobody started in March")
	assert.Equal(t, []metrics.LifeAge{
		{Age: 0, AtRisk: 4, Left: 1},
		{Age: 1, AtRisk: 3, Left: 1},
		{Age: 2, AtRisk: 2, Censored: 2}, // Acme, still there, and Crane
	}, c.LifeTable())

	net := c.Net().Rows[0]
	assert.Equal(t, "120/150", net.Retention(0).String())
	assert.Equal(t, "170/150", net.Retention(2).String())
	assert.Equal(t, "170/120", net.OverFirst(2).String())
	assert.Equal(t, "170/175", net.Step(2).String())
	for _, age := range []int{-1, 3} {
		assert.False(t, net.Retention(age).Defined())
		assert.False(t, net.OverFirst(age).Defined())
		assert.False(t, net.Step(age).Defined())
	}
	assert.False(t, net.Step(0).Defined())
	assert.False(t, c.Net().Rows[2].Retention(0).Defined(), "of nobody")

	pool := c.Logos().Pool(metrics.PoolWeighted)
	assert.Equal(t, []int{3, 2, 1}, []int{pool[0].Cohorts, pool[1].Cohorts, pool[2].Cohorts})
	assert.Equal(t, "3/4", pool[1].Retention.String())
	assert.Equal(t, "3/3", pool[1].Step.String())
	assert.False(t, pool[0].Step.Defined())
	simple := c.Logos().Pool(metrics.PoolSimple)
	assert.True(t, successkit.MustRate("1/2").Equal(simple[1].Retention), "the mean of 3/3 and 0/1")
	assert.True(t, successkit.MustRate("5/6").Equal(simple[0].Retention), "of 2/3 and 1/1: nobody started in March")
}

func TestCohortsByAttribute(t *testing.T) {
	t.Parallel()
	c, err := storyBook(t).Cohorts(firstQuarter, metrics.CohortBy{Grain: metrics.ByQuarter, Base: metrics.BasePeriodEnd, Key: "segment"})
	require.NoError(t, err)
	require.NoError(t, c.Validate())
	assert.Equal(t, []string{"", "large", "small"}, c.Keys())
	assert.EqualValues(t, 1, c.Of("").Rows[0].Accounts, "Delta has no segment")
	large := c.Of("large").Rows
	require.Len(t, large, 1)
	testkit.EqualDecimal(t, "130", large[0].Base, "Acme, by the segment of its start")
	assert.EqualValues(t, 2, c.Of("small").Rows[0].Accounts, "Crane, and Bolt by its first segment")
	assert.Empty(t, c.Of("huge").Rows)
	assert.Equal(t, "small 2025-01", c.Of("small").Net().Rows[0].Cohort)
}

// In the middle of March, March is not measured, and neither is the quarter.
func TestCohortsOfMonthsThatAreOver(t *testing.T) {
	t.Parallel()
	view := storyBook(t).AsOf(successkit.MustDate("2025-03-30"))
	c, err := view.Cohorts(firstQuarter, metrics.CohortBy{})
	require.NoError(t, err)
	assert.Equal(t, successkit.MustPeriod("2025-01-01/2025-03-01"), c.Months)
	assert.Len(t, c.Rows, 2)
	c, err = view.Cohorts(firstQuarter, metrics.CohortBy{Grain: metrics.ByQuarter})
	require.NoError(t, err)
	require.NoError(t, c.Validate())
	assert.True(t, c.Months.IsZero())
	assert.Empty(t, c.Rows)
	assert.Empty(t, c.LifeTable())
	assert.Empty(t, c.Net().Pool(metrics.PoolWeighted))
	assert.False(t, c.LandExpand().Total.Multiple.Defined())
	c, err = storyBook(t).AsOf(successkit.MustDate("2025-03-31")).Cohorts(firstQuarter, metrics.CohortBy{Grain: metrics.ByQuarter})
	require.NoError(t, err)
	assert.Len(t, c.Rows, 1, "the last day is over when it is asked on")
}

func TestCohortsRefuse(t *testing.T) {
	t.Parallel()
	view := storyBook(t).AsOf(successkit.Date{})
	anyKey := func(string, successkit.Date) string { return "x" }
	for _, c := range []struct {
		name   string
		months successkit.Period
		by     metrics.CohortBy
		want   []testkit.Fault
	}{
		{"no months", successkit.Period{}, metrics.CohortBy{}, []testkit.Fault{{Path: "months", Kind: successkit.ErrRequired}}},
		{"not from a first", successkit.MustPeriod("2025-01-02/2025-03-01"), metrics.CohortBy{}, []testkit.Fault{{Path: "months", Kind: successkit.ErrConflict}}},
		{"not to a last", successkit.MustPeriod("2025-01-01/2025-03-31"), metrics.CohortBy{}, []testkit.Fault{{Path: "months", Kind: successkit.ErrConflict}}},
		{"no whole year", successkit.MustPeriod("2025-01-01/2026-02-01"), metrics.CohortBy{Grain: metrics.ByYear}, []testkit.Fault{{Path: "months", Kind: successkit.ErrConflict}}},
		{"too long", successkit.MustPeriod("1000-01-01/3000-01-01"), metrics.CohortBy{}, []testkit.Fault{{Path: "months", Kind: successkit.ErrOutOfRange}}},
		{"beyond 120 years", successkit.MustPeriod("1900-01-01/2021-01-01"), metrics.CohortBy{}, []testkit.Fault{{Path: "months", Kind: successkit.ErrOutOfRange}}},
		{"n(n+1)/2 of 65,536 months wraps in 32 bits", successkit.MustPeriod("1000-01-01/6461-05-01"), metrics.CohortBy{}, []testkit.Fault{{Path: "months", Kind: successkit.ErrOutOfRange}}},
		{"unknown words", firstQuarter, metrics.CohortBy{Grain: 3, Base: 2, Key: " "}, []testkit.Fault{
			{Path: "by.grain", Kind: successkit.ErrUnknown}, {Path: "by.base", Kind: successkit.ErrUnknown}, {Path: "by.key", Kind: successkit.ErrMalformed},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := view.Cohorts(c.months, c.by)
			testkit.Faults(t, err, c.want...)
		})
	}
	_, err := view.CohortsKeyed(firstQuarter, metrics.CohortBy{}, nil)
	testkit.Faults(t, err, testkit.Fault{Path: "by.key", Kind: successkit.ErrRequired}, testkit.Fault{Path: "key", Kind: successkit.ErrRequired})
	_, err = view.CohortsKeyed(firstQuarter, metrics.CohortBy{Key: "k"}, func(string, successkit.Date) string { return "a\n" })
	testkit.Faults(t, err, testkit.Fault{Path: "key", Kind: successkit.ErrMalformed})
	_, err = view.CohortsKeyed(firstQuarter, metrics.CohortBy{Key: "k"}, anyKey)
	require.NoError(t, err)

	mixed := mustLedger(t, []metrics.Movement{movement("A", "2025-01-05", 1), {Account: "B", Date: successkit.MustDate("2025-01-05"), Amount: decimal.New(1, 0), Currency: "USD"}})
	_, err = mixed.Cohorts(firstQuarter, metrics.CohortBy{})
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})

	// The expansion was booked late: in between, the contraction of 30 makes no
	// sense yet.
	late := fact("2", "A", "2025-01-10", "50")
	late.Recorded = successkit.MustDate("2025-06-01")
	dip := mustLedger(t, []metrics.Movement{fact("1", "A", "2025-01-05", "10"), late, fact("3", "A", "2025-02-01", "-30")})
	c, err := dip.AsOf(successkit.MustDate("2025-05-01")).Cohorts(firstQuarter, metrics.CohortBy{})
	require.NoError(t, err)
	assert.Equal(t, int64(2), c.Ignored)
	testkit.EqualDecimal(t, "10", c.Rows[0].Ages[1].Net)
}

// The parts in either currency, the euros at 1.08, are the converted whole.
func TestCohortsInTwoCurrencies(t *testing.T) {
	t.Parallel()
	dollars := func(account, date string, amount int64) metrics.Movement {
		m := movement(account, date, amount)
		m.Currency = "USD"
		return m
	}
	ledger := mustLedger(t, []metrics.Movement{
		movement("A", "2025-01-05", 100), movement("B", "2025-02-05", 50), movement("A", "2025-03-05", 25),
		dollars("C", "2025-01-05", 10), dollars("C", "2025-02-05", -10), dollars("D", "2024-12-05", 10),
	})
	all := ledger.AsOf(successkit.Date{})
	rates := constantRates(t, "USD", "1.08")
	converted, err := all.At(rates)
	require.NoError(t, err)
	whole, err := converted.Cohorts(firstQuarter, metrics.CohortBy{})
	require.NoError(t, err)
	require.NoError(t, whole.Validate())
	assert.Equal(t, "USD", whole.Currency)
	assert.EqualValues(t, 1, whole.Earlier)
	testkit.EqualDecimal(t, "118", whole.Rows[0].Base)
	testkit.EqualDecimal(t, "135", whole.Rows[0].Ages[2].Net)
	testkit.EqualDecimal(t, "108", whole.Rows[0].Ages[2].Capped)
	testkit.EqualDecimal(t, "54", whole.Rows[1].Base)

	var sum metrics.Cohorts
	for _, currency := range ledger.Currencies() {
		only, err := converted.Only(currency)
		require.NoError(t, err)
		part, err := only.Cohorts(firstQuarter, metrics.CohortBy{})
		require.NoError(t, err)
		sum, err = sum.Merge(part)
		require.NoError(t, err)
	}
	assert.Equal(t, whole, sum)
	euros, err := all.Only("EUR")
	require.NoError(t, err)
	c, err := euros.Cohorts(firstQuarter, metrics.CohortBy{})
	require.NoError(t, err)
	assert.Equal(t, "EUR", c.Currency)
	testkit.EqualDecimal(t, "125", c.Rows[0].Ages[2].Net)
}

// The bound on cells is over all currencies together: 80 years by month are
// 461,280 cells a key, of which two fit.
func TestTooManyKeys(t *testing.T) {
	t.Parallel()
	months := successkit.MustPeriod("1950-01-01/2030-01-01")
	byAccount := func(account string, _ successkit.Date) string { return account }
	for _, accounts := range []int{2, 3} {
		var one, two []metrics.Movement
		for i := range accounts {
			m := fact("", fmt.Sprint("A", i), "2025-01-05", "1")
			m.Currency = "EUR"
			one = append(one, m)
			if i > 0 {
				m.Currency = "USD"
			}
			two = append(two, m)
		}
		converted, err := mustLedger(t, two).AsOf(successkit.Date{}).At(metrics.Rates{
			Base: "EUR", Per: map[string]decimal.Decimal{"USD": decimal.New(9, -1)},
		})
		require.NoError(t, err)
		for _, view := range []metrics.View{mustLedger(t, one).AsOf(successkit.Date{}), converted} {
			c, err := view.CohortsKeyed(months, metrics.CohortBy{Key: "account"}, byAccount)
			if accounts == 2 {
				require.NoError(t, err)
				assert.Len(t, c.Keys(), 2)
				continue
			}
			testkit.Faults(t, err, testkit.Fault{Path: "by.key", Kind: successkit.ErrOutOfRange})
		}
	}
}

// A view of no ledger is refused, also where the caller keys the accounts.
func TestCohortsOfNoLedger(t *testing.T) {
	t.Parallel()
	_, err := metrics.View{}.CohortsKeyed(firstQuarter, metrics.CohortBy{Key: "region"}, func(string, successkit.Date) string { return "" })
	testkit.Faults(t, err, testkit.Fault{Path: "ledger", Kind: successkit.ErrRequired})
	for _, by := range []metrics.CohortBy{{}, {Key: "region"}} {
		_, err = metrics.View{}.Cohorts(firstQuarter, by)
		testkit.Faults(t, err, testkit.Fault{Path: "ledger", Kind: successkit.ErrRequired})
	}
}

// Bytes that speak of more cells than a table holds are refused for that, and
// not for being too short for them.
func TestCohortBytesOfTooManyMonths(t *testing.T) {
	t.Parallel()
	for _, months := range []string{"1000-01-01/1200-01-01", "1000-01-01/6461-05-01"} {
		w := codec.NewWriter(1)
		for _, text := range []string{months, "", "EUR"} {
			w.Text(text)
		}
		w.Count(0) // by month
		w.Count(0)
		w.Text("")
		for range 3 {
			w.Count(1) // earlier, ignored and keys
		}
		w.Text("")
		data, err := w.Bytes()
		require.NoError(t, err)
		var c metrics.Cohorts
		require.ErrorIs(t, c.UnmarshalBinary(data), successkit.ErrOutOfRange, months)
		assert.Equal(t, metrics.Cohorts{}, c)
	}
}

func TestCohortsValidate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*metrics.Cohorts)
		want   testkit.Fault
	}{
		{"currency", func(c *metrics.Cohorts) { c.Currency = "eur" }, testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed}},
		{"counts", func(c *metrics.Cohorts) { c.Earlier = -1 }, testkit.Fault{Path: "earlier", Kind: successkit.ErrOutOfRange}},
		{"ignored", func(c *metrics.Cohorts) { c.Ignored = 1 << 40 }, testkit.Fault{Path: "ignored", Kind: successkit.ErrOutOfRange}},
		{"as of", func(c *metrics.Cohorts) { c.AsOf = successkit.MustDate("2025-03-30") }, testkit.Fault{Path: "months", Kind: successkit.ErrConflict}},
		{"grain", func(c *metrics.Cohorts) { c.By.Grain = 7 }, testkit.Fault{Path: "by.grain", Kind: successkit.ErrUnknown}},
		{"rows lack", func(c *metrics.Cohorts) { c.Rows = c.Rows[:2] }, testkit.Fault{Path: "rows", Kind: successkit.ErrConflict}},
		{"rows without months", func(c *metrics.Cohorts) { c.Months = successkit.Period{} }, testkit.Fault{Path: "rows", Kind: successkit.ErrConflict}},
		{"start", func(c *metrics.Cohorts) { c.Rows[1].Start = c.Rows[0].Start }, testkit.Fault{Path: "rows[1].start", Kind: successkit.ErrConflict}},
		{"ages", func(c *metrics.Cohorts) { c.Rows[2].Ages = nil }, testkit.Fault{Path: "rows[2].ages", Kind: successkit.ErrConflict}},
		{"key of none", func(c *metrics.Cohorts) {
			c.Rows, c.Rows[0].Key, c.Months = c.Rows[:1], "x", successkit.MustPeriod("2025-01-01/2025-02-01")
			c.Rows[0].Ages = c.Rows[0].Ages[:1]
		}, testkit.Fault{Path: "rows[0].key", Kind: successkit.ErrConflict}},
		{"keys differ", func(c *metrics.Cohorts) { c.By.Key, c.Rows[2].Key = "k", "x" }, testkit.Fault{Path: "rows[2].key", Kind: successkit.ErrConflict}},
		{"malformed key", func(c *metrics.Cohorts) {
			c.By.Key = "k"
			for i := range c.Rows {
				c.Rows[i].Key = "\x00"
			}
		}, testkit.Fault{Path: "rows[0].key", Kind: successkit.ErrMalformed}},
		{"accounts", func(c *metrics.Cohorts) { c.Rows[1].Accounts, c.Rows[1].Ages[0].AtRisk = 1<<40, 1<<40 }, testkit.Fault{Path: "rows[1].accounts", Kind: successkit.ErrOutOfRange}},
		{"base without accounts", func(c *metrics.Cohorts) { c.Rows[2].Base = decimal.New(1, 0) }, testkit.Fault{Path: "rows[2].base", Kind: successkit.ErrConflict}},
		{"other base", func(c *metrics.Cohorts) { c.By.Base = metrics.BasePeriodEnd }, testkit.Fault{Path: "rows[0].base", Kind: successkit.ErrConflict}},
		{"huge base", func(c *metrics.Cohorts) { c.Rows[0].Base = decimal.New(1, 1<<30) }, testkit.Fault{Path: "rows[0].base", Kind: successkit.ErrOutOfRange}},
		{"logos", func(c *metrics.Cohorts) { c.Rows[0].Ages[1].Logos = 4 }, testkit.Fault{Path: "rows[0].ages[1].logos", Kind: successkit.ErrOutOfRange}},
		{"at risk again", func(c *metrics.Cohorts) { c.Rows[0].Ages[1].AtRisk = 3 }, testkit.Fault{Path: "rows[0].ages[1].at_risk", Kind: successkit.ErrConflict}},
		{"left", func(c *metrics.Cohorts) { c.Rows[0].Ages[2].Left = 3 }, testkit.Fault{Path: "rows[0].ages[2].left", Kind: successkit.ErrOutOfRange}},
		{"net of nobody", func(c *metrics.Cohorts) { c.Rows[1].Ages[1].Net = decimal.New(1, 0) }, testkit.Fault{Path: "rows[1].ages[1].net", Kind: successkit.ErrConflict}},
		{"capped below 0", func(c *metrics.Cohorts) { c.Rows[1].Ages[1].Capped = decimal.New(-1, 0) }, testkit.Fault{Path: "rows[1].ages[1].capped", Kind: successkit.ErrOutOfRange}},
		{"capped above net", func(c *metrics.Cohorts) { c.Rows[0].Ages[0].Capped = decimal.New(121, 0) }, testkit.Fault{Path: "rows[0].ages[0].capped", Kind: successkit.ErrConflict}},
		{"capped above base", func(c *metrics.Cohorts) { c.Rows[0].Ages[1].Capped = decimal.New(151, 0) }, testkit.Fault{Path: "rows[0].ages[1].capped", Kind: successkit.ErrConflict}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			cohorts, err := storyBook(t).Cohorts(firstQuarter, metrics.CohortBy{})
			require.NoError(t, err)
			good := cohorts.Of("")
			c.change(&cohorts)
			testkit.Faults(t, cohorts.Validate(), c.want)
			_, err = cohorts.MarshalBinary()
			require.Error(t, err)
			_, err = cohorts.Merge(good)
			require.ErrorIs(t, err, c.want.Kind)
			_, err = good.Merge(cohorts)
			require.ErrorIs(t, err, c.want.Kind)
		})
	}
}

func TestCohortsOfDifferentKindsDoNotMerge(t *testing.T) {
	t.Parallel()
	rows := []metrics.Movement{movement("A", "2025-01-05", 10)}
	c := cohortsOf(t, rows, successkit.Date{}, firstQuarter, metrics.CohortBy{})
	dollars := movement("B", "2025-01-05", 10)
	dollars.Currency = "USD"
	for path, other := range map[string]metrics.Cohorts{
		"other.months":   cohortsOf(t, rows, successkit.Date{}, successkit.Quarter(2025, 2), metrics.CohortBy{}),
		"other.as_of":    cohortsOf(t, rows, successkit.MustDate("2026-01-01"), firstQuarter, metrics.CohortBy{}),
		"other.by":       cohortsOf(t, rows, successkit.Date{}, firstQuarter, metrics.CohortBy{Base: metrics.BasePeriodEnd}),
		"other.currency": cohortsOf(t, []metrics.Movement{dollars}, successkit.Date{}, firstQuarter, metrics.CohortBy{}),
	} {
		_, err := c.Merge(other)
		testkit.Faults(t, err, testkit.Fault{Path: path, Kind: successkit.ErrConflict})
	}
	empty := cohortsOf(t, nil, successkit.Date{}, firstQuarter, metrics.CohortBy{})
	sum, err := empty.Merge(c)
	require.NoError(t, err)
	assert.Equal(t, c, sum, "a book without movements has no currency to differ by")

	// Counts beyond what is allowed are refused, and never wrap.
	big := cohortsOf(t, rows, successkit.Date{}, firstQuarter, metrics.CohortBy{})
	big.Earlier = 1 << 38
	_, err = big.Merge(big)
	testkit.Faults(t, err, testkit.Fault{Path: "earlier", Kind: successkit.ErrOutOfRange})
}

func TestCohortBytesAreRefused(t *testing.T) {
	t.Parallel()
	c, err := storyBook(t).Cohorts(firstQuarter, metrics.CohortBy{Key: "segment"})
	require.NoError(t, err)
	data := bytesOf(t, c)
	before := c
	for n := range data {
		require.ErrorIs(t, c.UnmarshalBinary(data[:n]), successkit.ErrMalformed, "the first %d bytes", n)
	}
	require.Error(t, c.UnmarshalBinary(append(data, 0)))
	require.Error(t, c.UnmarshalBinary(append([]byte{2}, data[1:]...)), "another version")
	// A range of 20 years and thousands of keys, in a few bytes.
	require.Error(t, c.UnmarshalBinary([]byte("\x01\x152000-01-01/2020-01-01\x00\x00\x00\x00\x01k\x00\x00\xff\x7f\x00\x00\x00")))
	require.Error(t, c.UnmarshalBinary([]byte("\x01\x152000-01-01/2020-01-01\x00\x00\x00\x00\x00\x00\x00\x01\x00")))
	assert.Equal(t, before, c)
	// A count with a byte too many, 0x80 0x00 for 0.
	zero := bytesOf(t, metrics.Cohorts{})
	require.NoError(t, c.UnmarshalBinary(zero))
	padded := append(append([]byte{}, zero[:len(zero)-1]...), 0x80, 0)
	require.ErrorIs(t, c.UnmarshalBinary(padded), successkit.ErrMalformed)
}

func TestExpansionShare(t *testing.T) {
	t.Parallel()
	w, err := storyBook(t).Waterfall(successkit.Year(2025))
	require.NoError(t, err)
	// New 100 + 30 + 20 + 50, expansion 15, reactivation 40 + 50.
	assert.Equal(t, "15/305", w.ExpansionShare().String())
	assert.False(t, metrics.Waterfall{}.ExpansionShare().Defined())
}

func TestStoredCohorts(t *testing.T) {
	t.Parallel()
	c, err := storyBook(t).AsOf(successkit.MustDate("2025-03-31")).Cohorts(firstQuarter, metrics.CohortBy{Grain: metrics.ByMonth, Key: "segment"})
	require.NoError(t, err)
	testkit.GoldenJSON(t, "stored_cohorts.json", c)
	testkit.GoldenJSON(t, "stored_life_table.json", c.LifeTable())
	testkit.GoldenJSON(t, "stored_land_expand.json", c.Of("small").LandExpand())
	testkit.GoldenJSON(t, "stored_triangle.json", c.Of("small").Net())
	testkit.GoldenJSON(t, "stored_pooled.json", c.Of("small").Net().Pool(metrics.PoolSimple))
}

// The number of allocations does not grow with the rows of the ledger.
func TestCohortAllocations(t *testing.T) {
	var counts []float64
	for _, accounts := range []int{200, 4000} {
		ledger := mustLedger(t, randomMovements(rand.New(rand.NewPCG(1, 1)), accounts, decimal.New(1, 0)))
		counts = append(counts, testing.AllocsPerRun(3, func() {
			if _, err := ledger.Cohorts(wholeBook, metrics.CohortBy{}); err != nil {
				t.Error(err)
			}
		}))
	}
	assert.InDelta(t, counts[0], counts[1], counts[0]/5, "the cells of either table")
}

func TestCohortWords(t *testing.T) {
	t.Parallel()
	for word, v := range map[string]fmt.Stringer{
		"month": metrics.ByMonth, "quarter": metrics.ByQuarter, "year": metrics.ByYear, "grain(3)": metrics.Grain(3),
		"first-amount": metrics.BaseFirstAmount, "period-end": metrics.BasePeriodEnd,
		"weighted": metrics.PoolWeighted, "simple": metrics.PoolSimple,
	} {
		assert.Equal(t, word, v.String())
	}
	var g metrics.Grain
	require.ErrorIs(t, g.UnmarshalText([]byte("week")), successkit.ErrUnknown)
	var b metrics.CohortBase
	require.ErrorIs(t, b.UnmarshalText([]byte(strings.ToUpper("period-end"))), successkit.ErrUnknown)
}
