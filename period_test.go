package successkit_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestNewPeriod(t *testing.T) {
	p, err := successkit.NewPeriod(date("2025-01-01"), date("2025-02-01"))
	require.NoError(t, err)
	assert.Equal(t, date("2025-01-01"), p.Start())
	assert.Equal(t, date("2025-02-01"), p.End())
	assert.Equal(t, date("2025-01-31"), p.Last())
	assert.Equal(t, 31, p.Len())
	assert.False(t, p.IsZero())

	_, err = successkit.NewPeriod(successkit.Date{}, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "start", Kind: successkit.ErrRequired}, testkit.Fault{Path: "end", Kind: successkit.ErrRequired})
	for _, end := range []string{"2025-01-01", "2024-12-31"} {
		_, err = successkit.NewPeriod(date("2025-01-01"), date(end))
		testkit.Faults(t, err, testkit.Fault{Path: "end", Kind: successkit.ErrConflict})
	}
}

func TestDays(t *testing.T) {
	p, err := successkit.Days(date("2025-01-01"), date("2025-01-31"))
	require.NoError(t, err)
	assert.Equal(t, successkit.Month(2025, time.January), p)

	p, err = successkit.Days(date("2025-01-01"), date("2025-01-01"))
	require.NoError(t, err)
	assert.Equal(t, 1, p.Len())

	for _, c := range []struct {
		name        string
		first, last successkit.Date
		want        []testkit.Fault
	}{
		{"none", successkit.Date{}, successkit.Date{}, []testkit.Fault{
			{Path: "first", Kind: successkit.ErrRequired}, {Path: "last", Kind: successkit.ErrRequired},
		}},
		{"no last", date("2025-01-01"), successkit.Date{}, []testkit.Fault{{Path: "last", Kind: successkit.ErrRequired}}},
		{"backwards", date("2025-01-02"), date("2025-01-01"), []testkit.Fault{{Path: "last", Kind: successkit.ErrConflict}}},
		{"to the end of time", date("2025-01-02"), date("9999-12-31"), []testkit.Fault{{Path: "last", Kind: successkit.ErrOutOfRange}}},
	} {
		p, err := successkit.Days(c.first, c.last)
		testkit.Faults(t, err, c.want...)
		assert.Zero(t, p, c.name)
	}
}

func TestPeriod_calendar(t *testing.T) {
	for _, c := range []struct {
		name string
		got  successkit.Period
		want string
	}{
		{"month", successkit.Month(2024, time.February), "2024-02-01/2024-03-01"},
		{"December", successkit.Month(2024, time.December), "2024-12-01/2025-01-01"},
		{"month 13", successkit.Month(2024, 13), "2025-01-01/2025-02-01"},
		{"month 0", successkit.Month(2025, 0), "2024-12-01/2025-01-01"},
		{"month -11", successkit.Month(2025, -11), "2024-01-01/2024-02-01"},
		{"first month", successkit.Month(1, time.January), "0001-01-01/0001-02-01"},
		{"before it", successkit.Month(1, 0), ""},
		{"last month", successkit.Month(9999, time.November), "9999-11-01/9999-12-01"},
		{"after it", successkit.Month(9999, time.December), ""},
		{"quarter 1", successkit.Quarter(2025, 1), "2025-01-01/2025-04-01"},
		{"quarter 4", successkit.Quarter(2025, 4), "2025-10-01/2026-01-01"},
		{"quarter 5", successkit.Quarter(2025, 5), "2026-01-01/2026-04-01"},
		{"quarter 0", successkit.Quarter(2025, 0), "2024-10-01/2025-01-01"},
		{"quarter 4 of 9999", successkit.Quarter(9999, 4), ""},
		{"year", successkit.Year(2024), "2024-01-01/2025-01-01"},
		{"year 1", successkit.Year(1), "0001-01-01/0002-01-01"},
		{"year 0", successkit.Year(0), ""},
		{"year 9999", successkit.Year(9999), ""},
		{"twelve months to December", successkit.Trailing12(2025, time.December), "2025-01-01/2026-01-01"},
		{"twelve months to March", successkit.Trailing12(2025, time.March), "2024-04-01/2025-04-01"},
		{"twelve months to month 15", successkit.Trailing12(2024, 15), "2024-04-01/2025-04-01"},
		{"first twelve months", successkit.Trailing12(1, time.December), "0001-01-01/0002-01-01"},
		{"begun before them", successkit.Trailing12(1, time.November), ""},
		{"a month far behind the year, still in year 10000", successkit.Month(12000, -24000+1), ""},
		{"a month far behind the year", successkit.Month(3000, -12*975+1), "2025-01-01/2025-02-01"},
	} {
		var want successkit.Period
		if c.want != "" {
			want = period(c.want)
		}
		assert.Equal(t, want, c.got, c.name)
	}
}

func TestPeriod_extremeNumbers(t *testing.T) {
	ends := []int{
		math.MinInt, math.MinInt + 1, math.MinInt / 2, math.MinInt32, -1 << 20,
		1 << 20, math.MaxInt32, math.MaxInt/2 + 1, math.MaxInt - 1, math.MaxInt,
		math.MaxUint / 3, -(math.MaxUint / 3), // three times which is -1 and 1
	}
	for _, a := range ends {
		assert.Zero(t, successkit.Year(a), a)
		for _, b := range append(ends, 1, 12*2025) {
			assert.Zero(t, successkit.Month(a, time.Month(b)), "%d %d", a, b)
			assert.Zero(t, successkit.Quarter(a, b), "%d %d", a, b)
			assert.Zero(t, successkit.Trailing12(a, time.Month(b)), "%d %d", a, b)
		}
		assert.Zero(t, successkit.Month(2025, time.Month(a)), a)
		assert.Zero(t, successkit.Quarter(2025, a), a)
		assert.Zero(t, successkit.Trailing12(2025, time.Month(a)), a)
	}
}

func TestParsePeriod_refused(t *testing.T) {
	for s, kind := range map[string]error{
		"":                                 successkit.ErrMalformed,
		"2025-01-01":                       successkit.ErrMalformed,
		"2025-01-01/":                      successkit.ErrMalformed,
		"/2025-01-01":                      successkit.ErrMalformed,
		"2025-01-01/2025-02-01/2025-03-01": successkit.ErrMalformed,
		"2025-01-01/2025-02-30":            successkit.ErrOutOfRange,
		"2025-02-30/2025-03-01":            successkit.ErrOutOfRange,
		"2025-02-01/2025-01-01":            successkit.ErrConflict,
		"2025-02-01/2025-02-01":            successkit.ErrConflict,
	} {
		p, err := successkit.ParsePeriod(s)
		assert.ErrorIs(t, err, kind, "%q", s)
		assert.Zero(t, p, "%q", s)
		if s != "" { // which UnmarshalText takes for no period
			refusesText(t, s, kind, successkit.Year(2025))
		}
	}
	assert.Panics(t, func() { successkit.MustPeriod("all year") })
}

func TestPeriod_text(t *testing.T) {
	textForm(t, "2025-01-01/2025-02-01", successkit.Month(2025, time.January))
	textForm(t, "", successkit.Period{})
	assert.Equal(t, "2025-01-01/2025-02-01", successkit.Month(2025, time.January).String())
	assert.Equal(t, "no period", successkit.Period{}.String())

	p := successkit.Year(2025)
	require.NoError(t, p.UnmarshalText(nil))
	assert.Zero(t, p)
}

func TestPeriod_zero(t *testing.T) {
	var zero successkit.Period
	year := successkit.Year(2025)
	assert.True(t, zero.IsZero())
	assert.Zero(t, zero.Len())
	assert.Zero(t, zero.Start())
	assert.Zero(t, zero.End())
	assert.Zero(t, zero.Last())
	assert.False(t, zero.Contains(successkit.Date{}))
	assert.False(t, year.Contains(successkit.Date{}))
	assert.Zero(t, zero.Intersect(year))
	assert.Zero(t, year.Intersect(zero))
	assert.False(t, zero.Overlaps(zero))
	for m := range zero.Months() {
		t.Errorf("a month of nothing: %s", m)
	}
}

func TestPeriod_Intersect(t *testing.T) {
	march := successkit.Month(2025, time.March)
	for _, c := range []struct{ name, with, want string }{
		{"itself", "2025-03-01/2025-04-01", "2025-03-01/2025-04-01"},
		{"around it", "2025-01-01/2026-01-01", "2025-03-01/2025-04-01"},
		{"within it", "2025-03-10/2025-03-11", "2025-03-10/2025-03-11"},
		{"its first day", "2025-02-01/2025-03-02", "2025-03-01/2025-03-02"},
		{"its last day", "2025-03-31/2025-05-01", "2025-03-31/2025-04-01"},
		{"up to it", "2025-02-01/2025-03-01", ""},
		{"from its end", "2025-04-01/2025-05-01", ""},
	} {
		var want successkit.Period
		if c.want != "" {
			want = period(c.want)
		}
		assert.Equal(t, want, march.Intersect(period(c.with)), c.name)
		assert.Equal(t, c.want != "", march.Overlaps(period(c.with)), c.name)
	}
}

func TestPeriod_laws(t *testing.T) {
	for seed := range uint64(seeds) {
		r := random(seed)
		start := date("2020-01-01").AddDays(r.IntN(1000))
		p, err := successkit.NewPeriod(start, start.AddDays(1+r.IntN(900)))
		require.NoError(t, err)
		start = date("2020-01-01").AddDays(r.IntN(1000))
		q, err := successkit.NewPeriod(start, start.AddDays(1+r.IntN(900)))
		require.NoError(t, err)
		d := date("2020-01-01").AddDays(r.IntN(2000))

		assert.Equal(t, p.Contains(d) && q.Contains(d), p.Intersect(q).Contains(d), "seed %d: a day of both", seed)
		assert.Equal(t, p.Intersect(q), q.Intersect(p), "seed %d", seed)
		assert.Equal(t, p, p.Intersect(p), "seed %d", seed)
		assert.Equal(t, p.Compare(q), -q.Compare(p), "seed %d", seed)
		assert.Equal(t, p == q, p.Compare(q) == 0, "seed %d", seed)
		assert.True(t, p.Contains(p.Start()) && p.Contains(p.Last()) && !p.Contains(p.End()), "seed %d: half-open", seed)

		days, at := 0, p.Start()
		for m := range p.Months() {
			assert.Equal(t, at, m.Start(), "seed %d: %s: no gap before %s", seed, p, m)
			assert.Equal(t, m.Start().Month(), m.Last().Month(), "seed %d: one month", seed)
			assert.True(t, m.End() == p.End() || m.End().Day() == 1, "seed %d: whole to its end", seed)
			days += m.Len()
			at = m.End()
		}
		assert.Equal(t, p.End(), at, "seed %d", seed)
		assert.Equal(t, p.Len(), days, "seed %d: months make up %s", seed, p)
	}
}

func TestPeriod_Compare(t *testing.T) {
	assert.Equal(t, -1, period("2025-01-01/2025-03-01").Compare(period("2025-02-01/2025-02-02")), "start first")
	assert.Equal(t, -1, period("2025-01-01/2025-02-01").Compare(period("2025-01-01/2025-03-01")), "then end")
}

func TestPeriod_Months_ends(t *testing.T) {
	var got []successkit.Period
	for m := range period("9999-11-30/9999-12-31").Months() {
		got = append(got, m)
	}
	assert.Equal(t, []successkit.Period{period("9999-11-30/9999-12-01"), period("9999-12-01/9999-12-31")}, got)

	for m := range successkit.Year(2025).Months() {
		assert.Equal(t, successkit.Month(2025, time.January), m)
		break // a walk may stop early
	}
}
