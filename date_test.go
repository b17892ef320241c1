package successkit_test

import (
	"cmp"
	"math"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, whatever the machine has

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

// Package time knows the same calendar: it is the reference for every day of it.
func TestDate_everyDay(t *testing.T) {
	d := date("0001-01-01")
	for at := d.Time(nil); at.Year() < 10000; at = at.AddDate(0, 0, 1) {
		year, month, day := at.Date()
		gotYear, gotMonth, gotDay := d.Civil()
		made, err := successkit.NewDate(year, month, day)
		if gotYear != year || gotMonth != month || gotDay != day || d.Weekday() != at.Weekday() || err != nil || made != d {
			t.Fatalf("%s: got %d-%d-%d, %s, %v, %v", at, gotYear, gotMonth, gotDay, d.Weekday(), made, err)
		}
		d = d.AddDays(1)
	}
	assert.Zero(t, d, "the day after 9999-12-31")
}

func TestDate_textOfEvery97thDay(t *testing.T) {
	before := ""
	for d := date("0001-01-01"); !d.IsZero(); d = d.AddDays(97) {
		s := d.String()
		if want := d.Time(nil).Format(time.DateOnly); s != want {
			t.Fatalf("got %q, want %q", s, want)
		}
		if back, err := successkit.ParseDate(s); back != d || err != nil {
			t.Fatalf("%q reads back as %v, %v", s, back, err)
		}
		if s <= before {
			t.Fatalf("%q does not sort after %q", s, before)
		}
		before = s
	}
}

func TestNewDate_outOfRange(t *testing.T) {
	for _, c := range []struct {
		name  string
		year  int
		month time.Month
		day   int
	}{
		{"February 30", 2024, time.February, 30},
		{"February 29 of a common year", 2025, time.February, 29},
		{"1900 was no leap year", 1900, time.February, 29},
		{"April 31", 2025, time.April, 31},
		{"day 0", 2025, time.January, 0},
		{"day 32", 2025, time.January, 32},
		{"month 0", 2025, 0, 1},
		{"month 13", 2025, 13, 1},
		{"year 0", 0, time.January, 1},
		{"year 10000", 10000, time.January, 1},
		{"least", math.MinInt, math.MinInt, math.MinInt},
		{"greatest", math.MaxInt, math.MaxInt, math.MaxInt},
	} {
		d, err := successkit.NewDate(c.year, c.month, c.day)
		assert.ErrorIs(t, err, successkit.ErrOutOfRange, c.name)
		assert.Zero(t, d, c.name)
	}
	_, err := successkit.NewDate(2000, time.February, 29) // divisible by 400
	assert.NoError(t, err)
}

func TestParseDate_refused(t *testing.T) {
	for s, kind := range map[string]error{
		"":                     successkit.ErrMalformed,
		"2025":                 successkit.ErrMalformed,
		"2025-1-1":             successkit.ErrMalformed,
		"2025/01/01":           successkit.ErrMalformed,
		"2025-01/01":           successkit.ErrMalformed,
		"2025-01-0x":           successkit.ErrMalformed,
		"2025-01-0:":           successkit.ErrMalformed, // ':' follows '9'
		"2025-01-0/":           successkit.ErrMalformed, // '/' precedes '0'
		"2025-01- 1":           successkit.ErrMalformed,
		"2025-01-01T00:00:00Z": successkit.ErrMalformed,
		"+025-01-01":           successkit.ErrMalformed,
		"２０-01-01":             successkit.ErrMalformed, // full-width digits, 10 bytes
		"2025-02-29":           successkit.ErrOutOfRange,
		"2025-13-01":           successkit.ErrOutOfRange,
		"2025-00-10":           successkit.ErrOutOfRange,
		"2025-10-00":           successkit.ErrOutOfRange,
		"0000-01-01":           successkit.ErrOutOfRange,
	} {
		d, err := successkit.ParseDate(s)
		assert.ErrorIs(t, err, kind, "%q", s)
		assert.Zero(t, d, "%q", s)
		if s != "" { // which UnmarshalText takes for no date
			refusesText(t, s, kind, date("2025-01-01"))
		}
	}
	assert.Panics(t, func() { successkit.MustDate("soon") })
}

func TestDate_text(t *testing.T) {
	textForm(t, "2025-01-31", date("2025-01-31"))
	textForm(t, "0001-01-01", date("0001-01-01"))
	textForm(t, "", successkit.Date{})
	assert.Equal(t, "no date", successkit.Date{}.String())

	d := date("2025-01-31")
	require.NoError(t, d.UnmarshalText(nil))
	assert.Zero(t, d)
}

func TestDate_zero(t *testing.T) {
	var zero successkit.Date
	first := date("0001-01-01")
	assert.True(t, zero.IsZero())
	assert.False(t, first.IsZero())
	assert.True(t, zero.Before(first))
	assert.Equal(t, -1, zero.Compare(first))
	assert.Zero(t, zero.Year())
	assert.Zero(t, zero.Month())
	assert.Zero(t, zero.Day())
	assert.Equal(t, time.Sunday, zero.Weekday())
	assert.True(t, zero.Time(time.UTC).IsZero())
	assert.Zero(t, zero.AddDays(1))
	assert.Zero(t, zero.AddMonths(1))
	assert.Zero(t, zero.Sub(first))
	assert.Zero(t, first.Sub(zero))
}

func TestDate_AddDays_ends(t *testing.T) {
	first, last := date("0001-01-01"), date("9999-12-31")
	assert.Equal(t, last, first.AddDays(3652058)) // 9999 years of 365.2425 days, less one
	assert.Equal(t, first, last.AddDays(-3652058))
	for _, n := range []int{-1, -3652060, math.MinInt} {
		assert.Zero(t, first.AddDays(n), n)
	}
	for _, n := range []int{1, 3652060, math.MaxInt} {
		assert.Zero(t, last.AddDays(n), n)
	}
}

func TestDate_AddMonths(t *testing.T) {
	for _, c := range []struct {
		name, from string
		n          int
		want       string
	}{
		{"same month", "2025-01-31", 0, "2025-01-31"},
		{"cut to a common February", "2025-01-31", 1, "2025-02-28"},
		{"cut to a leap February", "2024-01-31", 1, "2024-02-29"},
		{"cut to April", "2025-01-31", 3, "2025-04-30"},
		{"not cut", "2025-01-31", 2, "2025-03-31"},
		{"a year from a leap day", "2024-02-29", 12, "2025-02-28"},
		{"back over the year", "2025-01-31", -2, "2024-11-30"},
		{"back within the year", "2025-12-15", -11, "2025-01-15"},
		{"to the first month", "0002-01-31", -12, "0001-01-31"},
		{"before it", "0001-01-31", -1, ""},
		{"to the last month", "9999-11-30", 1, "9999-12-30"},
		{"after it", "9999-12-01", 1, ""},
		{"least", "2025-01-31", math.MinInt, ""},
		{"greatest", "2025-01-31", math.MaxInt, ""},
	} {
		var want successkit.Date
		if c.want != "" {
			want = date(c.want)
		}
		assert.Equal(t, want, date(c.from).AddMonths(c.n), c.name)
	}
}

func TestDate_laws(t *testing.T) {
	for seed := range uint64(seeds) {
		r := random(seed)
		d, e := randomDate(r), randomDate(r)

		assert.Equal(t, e, d.AddDays(e.Sub(d)), "seed %d: e = d + (e - d)", seed)
		assert.Equal(t, d.Sub(e), -e.Sub(d), "seed %d", seed)
		assert.Equal(t, cmp.Compare(d.String(), e.String()), d.Compare(e), "seed %d: dates sort as their texts", seed)
		assert.Equal(t, d.Compare(e) < 0, d.Before(e), "seed %d", seed)
		assert.Equal(t, d.Compare(e) > 0, d.After(e), "seed %d", seed)

		n := r.IntN(2400) - 1200
		if m := d.AddMonths(n); !m.IsZero() {
			first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
			assert.Equal(t, first.Year(), m.Year(), "seed %d: %s + %d months", seed, d, n)
			assert.Equal(t, first.Month(), m.Month(), "seed %d: %s + %d months", seed, d, n)
			assert.Equal(t, min(d.Day(), first.AddDate(0, 1, -1).Day()), m.Day(), "seed %d: %s + %d months", seed, d, n)
		}
	}
}

func TestDateOf(t *testing.T) {
	evening := time.Date(2025, time.December, 31, 17, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		at   time.Time
		want successkit.Date
	}{
		{"in UTC", evening, date("2025-12-31")},
		{"half an hour into the new year in Hanoi", evening.In(zone(t, "Asia/Ho_Chi_Minh")), date("2026-01-01")},
		{"before noon in San Francisco", evening.In(zone(t, "America/Los_Angeles")), date("2025-12-31")},
		{"in Kathmandu, a quarter past eleven", evening.In(zone(t, "Asia/Kathmandu")), date("2025-12-31")},
		{"midnight begins a day", time.Date(2025, time.March, 1, 0, 0, 0, 0, zone(t, "Asia/Ho_Chi_Minh")), date("2025-03-01")},
		{"a nanosecond before", time.Date(2025, time.March, 1, 0, 0, 0, -1, zone(t, "Asia/Ho_Chi_Minh")), date("2025-02-28")},
		{"the zero time", time.Time{}, successkit.Date{}},
		{"the zero time in Hanoi", time.Time{}.In(zone(t, "Asia/Ho_Chi_Minh")), successkit.Date{}},
		{"year 0", time.Date(0, time.December, 31, 0, 0, 0, 0, time.UTC), successkit.Date{}},
		{"year 10000", time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC), successkit.Date{}},
	} {
		assert.Equal(t, c.want, successkit.DateOf(c.at), c.name)
	}
}

func TestDate_Time(t *testing.T) {
	for _, c := range []struct {
		name, date, zone, want string
	}{
		{"a plain day", "2025-01-01", "Asia/Ho_Chi_Minh", "2025-01-01T00:00:00+07:00"},
		{"clocks skip midnight", "2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"},
		{"clocks skip midnight, east of Greenwich", "2022-03-27", "Asia/Beirut", "2022-03-27T01:00:00+03:00"},
		{"clocks skip the day before", "2011-12-31", "Pacific/Apia", "2011-12-31T00:00:00+14:00"},
		{"clocks skip the day", "2011-12-30", "Pacific/Apia", "2011-12-31T00:00:00+14:00"},
	} {
		got := date(c.date).Time(zone(t, c.zone))
		assert.Equal(t, c.want, got.Format(time.RFC3339), c.name)
	}
	assert.Equal(t, time.UTC, date("2025-01-01").Time(nil).Location())

	// The start of a day is on that day, and a moment before it is not.
	for _, name := range []string{"Asia/Ho_Chi_Minh", "America/Sao_Paulo", "America/Santiago", "Africa/Cairo", "Europe/Berlin"} {
		loc := zone(t, name)
		for d := date("1990-01-01"); d.Before(date("2030-01-01")); d = d.AddDays(1) {
			if at := d.Time(loc); successkit.DateOf(at) != d || !successkit.DateOf(at.Add(-25*time.Hour)).Before(d) {
				t.Errorf("%s in %s starts at %s", d, name, at)
			}
		}
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}
