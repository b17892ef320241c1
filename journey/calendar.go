package journey

import (
	"fmt"
	"slices"
	"sort"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A CalendarDefinition says on which days a plan's clock runs. It is plain
// data; [NewCalendar] makes a [Calendar] of it.
type CalendarDefinition struct {
	// ID names the calendar, such as "germany". It may be empty.
	ID string `json:"id,omitzero"`
	// Workdays are the words of the days of the week on which work is done,
	// "monday" to "sunday". Empty means all seven.
	Workdays []string `json:"workdays,omitempty"`
	// Holidays are days without work, in any order, at most 100,000.
	Holidays []successkit.Date `json:"holidays,omitempty"`
}

// A Calendar counts working days. It is immutable and safe for concurrent use.
// A nil Calendar is that of civil days, on which every day counts.
type Calendar struct {
	def     CalendarDefinition
	through [8]int64 // workdays in the first so many days of a week that begins on Monday
	held    []int64  // of each holiday on a workday, in order, its number among workdays, holidays counted
}

type weekday uint8

var weekdays = enum.New[weekday]("weekday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

const maxHolidays = 100_000

var firstDay = successkit.MustDate("0001-01-01") // a Monday

// NewCalendar returns the calendar of the given definition. It fails with an
// [successkit.InputError] that lists every fault: a word that is no day of the
// week or stands twice, a holiday that is no date, too many holidays. A holiday
// may stand twice, and on a day that is free anyway.
func NewCalendar(d CalendarDefinition) (*Calendar, error) {
	var f successkit.Faults
	c := &Calendar{}
	var works [7]bool
	for i, word := range d.Workdays {
		day, err := weekdays.Parse(word)
		switch {
		case err != nil:
			f.Add("workdays["+strconv.Itoa(i)+"]", word, fmt.Errorf("%w: want monday to sunday", successkit.ErrUnknown))
		case works[day]:
			f.Add("workdays["+strconv.Itoa(i)+"]", word, successkit.ErrDuplicate)
		default:
			works[day] = true
		}
	}
	for i, yes := range works {
		c.through[i+1] = c.through[i]
		if yes || len(d.Workdays) == 0 {
			c.through[i+1]++
		}
	}
	if n := len(d.Holidays); n > maxHolidays {
		f.Add("holidays", strconv.Itoa(n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxHolidays))
		return nil, fmt.Errorf("journey: calendar: %w", f.Err())
	}
	for i, h := range d.Holidays {
		if h.IsZero() {
			f.Add("holidays["+strconv.Itoa(i)+"]", "", successkit.ErrRequired)
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("journey: calendar: %w", err)
	}
	c.def = CalendarDefinition{ID: d.ID, Workdays: slices.Clone(d.Workdays), Holidays: slices.Clone(d.Holidays)}
	days := slices.Clone(d.Holidays)
	slices.SortFunc(days, successkit.Date.Compare)
	for _, h := range slices.Compact(days) {
		if n := c.weekly(h); n > c.weekly(h.AddDays(-1)) {
			c.held = append(c.held, n)
		}
	}
	return c, nil
}

// Definition returns a copy of what c was made from, and the zero definition
// for a nil Calendar.
func (c *Calendar) Definition() CalendarDefinition {
	if c == nil {
		return CalendarDefinition{}
	}
	return CalendarDefinition{ID: c.def.ID, Workdays: slices.Clone(c.def.Workdays), Holidays: slices.Clone(c.def.Holidays)}
}

// id returns the id of c, which is empty for a nil Calendar.
func (c *Calendar) id() string {
	if c == nil {
		return ""
	}
	return c.def.ID
}

// Works reports whether work is done on a day. Nothing is done on the zero
// Date.
func (c *Calendar) Works(d successkit.Date) bool {
	return !d.IsZero() && (c == nil || c.count(d) > c.count(d.AddDays(-1)))
}

// weekly returns the workdays of the calendar through d, holidays counted.
func (c *Calendar) weekly(d successkit.Date) int64 {
	if d.IsZero() {
		return 0
	}
	n := int64(d.Sub(firstDay)) + 1
	return n/7*c.through[7] + c.through[n%7]
}

// count returns the working days of the calendar through d.
func (c *Calendar) count(d successkit.Date) int64 {
	if c == nil {
		return int64(d.Sub(firstDay)) + 1
	}
	n := c.weekly(d)
	past := sort.Search(len(c.held), func(i int) bool { return c.held[i] > n })
	return n - int64(past)
}

// date returns the n-th working day, n from 1, and the last day of the calendar
// where there is none.
func (c *Calendar) date(n int64) successkit.Date {
	if c == nil {
		return day(n - 1)
	}
	// Holiday i, before which lie i others, comes before the n-th working day
	// where held[i] - i ≤ n.
	n += int64(sort.Search(len(c.held), func(i int) bool { return c.held[i]-int64(i) > n }))
	weeks := (n - 1) / c.through[7]
	rest := n - weeks*c.through[7]
	inWeek := sort.Search(7, func(i int) bool { return c.through[i+1] >= rest })
	return day(weeks*7 + int64(inWeek))
}

// day returns the civil day that many days after the first, or the last of the
// calendar.
func day(n int64) successkit.Date { return firstDay.AddDays(int(min(n, int64(lastDay.Sub(firstDay))))) }
