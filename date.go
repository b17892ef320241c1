package successkit

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a civil date: a day of the proleptic Gregorian calendar from
// 0001-01-01 to 9999-12-31, without time of day and without time zone. A host
// converts its timestamps once, with [DateOf], in the location it chooses.
//
// The zero Date is no date; it comes before every other. Dates are compared
// with == and may be map keys.
//
// As text a Date is "2006-01-02", and the zero Date is the empty text.
type Date struct {
	n int32 // days since 0000-12-31; 0 is no date
}

const (
	maxYear = 9999
	maxDay  = 3652059 // the n of 9999-12-31
)

// NewDate returns the date with the given year, month and day. It fails with
// [ErrOutOfRange] where the calendar has no such day (February 30) or the year
// is not between 1 and 9999.
func NewDate(year int, month time.Month, day int) (Date, error) {
	d, ok := civil(year, month, day)
	if !ok {
		return Date{}, fmt.Errorf("date %d-%02d-%02d: %w: no such day", year, month, day, ErrOutOfRange)
	}
	return d, nil
}

// civil is NewDate without the message.
func civil(year int, month time.Month, day int) (Date, bool) {
	if year < 1 || year > maxYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Date{}, false
	}
	y, m := year, int(month)
	if m < 3 { // count from March, so that the leap day is the last of its year
		y, m = y-1, m+12
	}
	// (153m-457)/5 is the number of days from March 1 to the first of month m.
	return Date{n: int32(365*y + y/4 - y/100 + y/400 + (153*m-457)/5 + day - 306)}, true
}

// daysIn returns the number of days in a month of 1 to 12.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}

// ParseDate reads a date of the form "2006-01-02", exactly. It fails with
// [ErrMalformed] on any other form, and with [ErrOutOfRange] on a day that the
// calendar does not have. The empty text is malformed here, although
// [Date.UnmarshalText] takes it for no date.
func ParseDate(s string) (Date, error) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return Date{}, errDateForm(s)
	}
	var digits [8]int
	for i, at := range [8]int{0, 1, 2, 3, 5, 6, 8, 9} {
		c := s[at]
		if c < '0' || c > '9' {
			return Date{}, errDateForm(s)
		}
		digits[i] = int(c - '0')
	}
	year := digits[0]*1000 + digits[1]*100 + digits[2]*10 + digits[3]
	d, ok := civil(year, time.Month(digits[4]*10+digits[5]), digits[6]*10+digits[7])
	if !ok {
		return Date{}, fmt.Errorf("date %q: %w: no such day", s, ErrOutOfRange)
	}
	return d, nil
}

func errDateForm(s string) error {
	return fmt.Errorf("date %q: %w: want YYYY-MM-DD", cut(s), ErrMalformed)
}

// MustDate is [ParseDate] for literals in tests and examples. It panics where
// ParseDate fails.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic("successkit: " + err.Error()) //nolint:forbidigo // Must functions panic
	}
	return d
}

// DateOf returns the civil date that clocks in t's own location show at t: use
// t.In(loc) to choose another. The zero time, in any location, and a time whose
// year is not between 1 and 9999 give the zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	d, _ := civil(t.Date())
	return d
}

// ofDay returns the date n days after 0000-12-31, or the zero Date where the
// calendar has none.
func ofDay(n int64) Date {
	if n < 1 || n > maxDay {
		return Date{}
	}
	return Date{n: int32(n)}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// Civil returns the year, month and day of d, and 0, 0, 0 for the zero Date.
func (d Date) Civil() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	// From March 1 of the year 0 on, a century has 146097/4 days on average, a
	// year 1461/4 and a month 153/5.
	n := 4*(int(d.n)+305) + 3
	century := n / 146097
	n = n%146097 | 3
	year = 100*century + n/1461
	n = 5*(n%1461/4) + 2
	m := n/153 + 3
	if m > 12 {
		year, m = year+1, m-12
	}
	return year, time.Month(m), n%153/5 + 1
}

// Year returns the year of d, and 0 for the zero Date.
func (d Date) Year() int { y, _, _ := d.Civil(); return y }

// Month returns the month of d, and 0 for the zero Date.
func (d Date) Month() time.Month { _, m, _ := d.Civil(); return m }

// Day returns the day of the month of d, and 0 for the zero Date.
func (d Date) Day() int { _, _, day := d.Civil(); return day }

// Weekday returns the day of the week of d. The zero Date has none; it
// answers Sunday.
func (d Date) Weekday() time.Weekday {
	return time.Weekday(d.n % 7) // 0001-01-01, day 1, was a Monday
}

// Time returns the start of d in loc, and the zero time for the zero Date: the
// moment of midnight or, where clocks skip it, the first moment after. Where
// midnight comes twice, it is the one that [time.Date] chooses. A nil loc means
// UTC.
func (d Date) Time(loc *time.Location) time.Time {
	if d.n == 0 {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	y, m, day := d.Civil()
	t := time.Date(y, m, day, 0, 0, 0, 0, loc)
	if DateOf(t).Before(d) { // the eve, at whose end clocks go forward
		_, t = t.ZoneBounds()
	}
	return t
}

// AddDays returns the date n days after d, or before it where n is negative.
// It returns the zero Date where d is zero or the result lies outside the
// calendar.
func (d Date) AddDays(n int) Date {
	if d.n == 0 || n > maxDay {
		return Date{}
	}
	return ofDay(int64(d.n) + int64(n))
}

// AddMonths returns the same day of the month n months after d, or before it
// where n is negative; where that month is too short, its last day: one month
// after January 31 is February 28 or 29. It returns the zero Date where d is
// zero or the result lies outside the calendar.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 || n > maxMonths || n < -maxMonths {
		return Date{}
	}
	y, m, day := d.Civil()
	return ofMonth(12*y+int(m)-1+n, day)
}

// maxMonths bounds a number of months, so that no sum of a few overflows.
const maxMonths = 12 * (maxYear + 1)

// ofMonth returns the given day, or the last one if there are fewer, of the
// month that comes at months after January of the year 0. It returns the zero
// Date where that is outside the calendar.
func ofMonth(at, day int) Date {
	year, month := at/12, time.Month(at%12+1)
	d, _ := civil(year, month, min(day, daysIn(year, month)))
	return d
}

// Sub returns the number of days from e to d, negative where d is earlier. It
// returns 0 where either is the zero Date.
func (d Date) Sub(e Date) int {
	if d.n == 0 || e.n == 0 {
		return 0
	}
	return int(d.n) - int(e.n)
}

// Compare returns -1 where d is before e, +1 where it is after, and 0 where
// they are the same day. The zero Date is before every other.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before reports whether d is before e.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is after e.
func (d Date) After(e Date) bool { return d.n > e.n }

// String returns d as "2006-01-02", and "no date" for the zero Date.
func (d Date) String() string {
	if d.n == 0 {
		return "no date"
	}
	b, _ := d.AppendText(make([]byte, 0, len("2006-01-02")))
	return string(b)
}

// AppendText appends d as "2006-01-02" to b, and nothing for the zero Date. It
// never fails.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.n == 0 {
		return b, nil
	}
	y, m, day := d.Civil()
	b = appendTwoDigits(appendTwoDigits(b, y/100), y%100)
	b = appendTwoDigits(append(b, '-'), int(m))
	b = appendTwoDigits(append(b, '-'), day)
	return b, nil
}

func appendTwoDigits(b []byte, n int) []byte {
	return append(b, '0'+byte(n/10), '0'+byte(n%10))
}

// MarshalText returns d as [Date.AppendText] writes it. It never fails.
func (d Date) MarshalText() ([]byte, error) {
	return d.AppendText(make([]byte, 0, len("2006-01-02")))
}

// UnmarshalText reads what [Date.MarshalText] writes: a date as [ParseDate]
// reads it, or the empty text for no date. Where it fails it leaves d as it
// was.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
