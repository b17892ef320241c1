package successkit

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"time"
)

// A Period is a stretch of days, half-open: its start belongs to it and its
// end does not. January 2025 is [2025-01-01, 2025-02-01). Two periods meet
// without a gap and without a day in common where the end of one is the start
// of the other.
//
// The zero Period holds no day. Every other Period holds at least one. Periods
// are compared with == and may be map keys.
//
// As text a Period is "2025-01-01/2025-02-01", start and end as above, and the
// zero Period is the empty text.
type Period struct {
	start, end Date
}

// NewPeriod returns the period [start, end). It fails with [ErrRequired] where
// either date is zero, and with [ErrConflict] where end is not after start.
func NewPeriod(start, end Date) (Period, error) {
	var f Faults
	if start.IsZero() {
		f.Add("start", "", ErrRequired)
	}
	if end.IsZero() {
		f.Add("end", "", ErrRequired)
	}
	if f.Total() == 0 && !start.Before(end) {
		f.Add("end", end.String(), fmt.Errorf("%w: not after the start, %s", ErrConflict, start))
	}
	if err := f.Err(); err != nil {
		return Period{}, err
	}
	return Period{start: start, end: end}, nil
}

// Days returns the period of the days from first to last, both of which
// belong to it, as people say "from the 1st to the 31st". It fails with
// [ErrRequired] where either date is zero, with [ErrConflict] where last is
// before first, and with [ErrOutOfRange] where last is 9999-12-31, which no
// [Date] follows that could be the end.
func Days(first, last Date) (Period, error) {
	var f Faults
	if first.IsZero() {
		f.Add("first", "", ErrRequired)
	}
	end := last.AddDays(1)
	switch {
	case last.IsZero():
		f.Add("last", "", ErrRequired)
	case end.IsZero():
		f.Add("last", last.String(), fmt.Errorf("%w: no day follows it", ErrOutOfRange))
	case last.Before(first):
		f.Add("last", last.String(), fmt.Errorf("%w: before the first, %s", ErrConflict, first))
	}
	if err := f.Err(); err != nil {
		return Period{}, err
	}
	return Period{start: first, end: end}, nil
}

// Month returns the calendar month. A month outside 1 to 12 counts on into the
// years before or after, as in [time.Date]: month 13 of 2024 is January 2025.
// Where a day of the month or its end lies outside the calendar of [Date], as
// for December 9999, the result is the zero Period.
func Month(year int, month time.Month) Period { return months(year, int(month), 1) }

// Quarter returns the calendar quarter: quarter 1 is January to March. A
// quarter outside 1 to 4 counts on into the years before or after. Outside the
// calendar the result is the zero Period, as in [Month].
func Quarter(year, quarter int) Period {
	if quarter < -maxMonths || quarter > maxMonths {
		return Period{}
	}
	return months(year, 3*quarter-2, 3)
}

// Year returns the calendar year, or the zero Period outside the calendar, as
// in [Month].
func Year(year int) Period { return months(year, 1, 12) }

// Trailing12 returns the twelve calendar months that end with the given one,
// which counts on into other years as in [Month]. Outside the calendar the
// result is the zero Period, as there.
func Trailing12(year int, month time.Month) Period { return months(year, int(month)-11, 12) }

// months returns the n calendar months from the given one on.
func months(year, month, n int) Period {
	if year < -maxMonths || year > maxMonths || month < -4*maxMonths || month > 4*maxMonths {
		return Period{}
	}
	at := 12*year + month - 1
	start, end := ofMonth(at, 1), ofMonth(at+n, 1)
	if start.IsZero() || end.IsZero() {
		return Period{}
	}
	return Period{start: start, end: end}
}

// ParsePeriod reads "2025-01-01/2025-02-01", the end not included. It fails
// with [ErrMalformed] on any other form and otherwise as [ParseDate] and
// [NewPeriod] do.
func ParsePeriod(s string) (Period, error) {
	from, to, ok := strings.Cut(s, "/")
	if !ok {
		return Period{}, fmt.Errorf("period %q: %w: want START/END", cut(s), ErrMalformed)
	}
	start, err := ParseDate(from)
	if err != nil {
		return Period{}, fmt.Errorf("period %q: start: %w", cut(s), err)
	}
	end, err := ParseDate(to)
	if err != nil {
		return Period{}, fmt.Errorf("period %q: end: %w", cut(s), err)
	}
	p, err := NewPeriod(start, end)
	if err != nil {
		return Period{}, fmt.Errorf("period %q: %w", cut(s), err)
	}
	return p, nil
}

// MustPeriod is [ParsePeriod] for literals in tests and examples. It panics
// where ParsePeriod fails.
func MustPeriod(s string) Period {
	p, err := ParsePeriod(s)
	if err != nil {
		panic("successkit: " + err.Error()) //nolint:forbidigo // Must functions panic
	}
	return p
}

// Start returns the first day of p, and the zero Date for the zero Period.
func (p Period) Start() Date { return p.start }

// End returns the first day after p, and the zero Date for the zero Period.
func (p Period) End() Date { return p.end }

// Last returns the last day of p, and the zero Date for the zero Period.
func (p Period) Last() Date { return p.end.AddDays(-1) }

// Len returns the number of days in p, and 0 for the zero Period.
func (p Period) Len() int { return p.end.Sub(p.start) }

// IsZero reports whether p is the zero Period.
func (p Period) IsZero() bool { return p == Period{} }

// Contains reports whether d is a day of p. The zero Date is a day of none.
func (p Period) Contains(d Date) bool {
	return !d.Before(p.start) && d.Before(p.end)
}

// Intersect returns the days that p and q have in common, and the zero Period
// where there are none.
func (p Period) Intersect(q Period) Period {
	r := p
	if q.start.After(r.start) {
		r.start = q.start
	}
	if q.end.Before(r.end) {
		r.end = q.end
	}
	if !r.start.Before(r.end) {
		return Period{}
	}
	return r
}

// Overlaps reports whether p and q have a day in common.
func (p Period) Overlaps(q Period) bool { return !p.Intersect(q).IsZero() }

// Months walks the calendar months of p in order. The first and the last are
// cut to p where p starts or ends inside a month.
func (p Period) Months() iter.Seq[Period] {
	return func(yield func(Period) bool) {
		for at := p.start; at.Before(p.end); {
			next := Month(at.Year(), at.Month()).end
			if next.IsZero() || next.After(p.end) {
				next = p.end
			}
			if !yield(Period{start: at, end: next}) {
				return
			}
			at = next
		}
	}
}

// Compare orders periods by start and then by end.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.start.Compare(q.start), p.end.Compare(q.end))
}

// String returns p as "2025-01-01/2025-02-01", and "no period" for the zero
// Period.
func (p Period) String() string {
	if p.IsZero() {
		return "no period"
	}
	return p.start.String() + "/" + p.end.String()
}

// AppendText appends p as "2025-01-01/2025-02-01" to b, and nothing for the
// zero Period. It never fails.
func (p Period) AppendText(b []byte) ([]byte, error) {
	if p.IsZero() {
		return b, nil
	}
	b, _ = p.start.AppendText(b)
	return p.end.AppendText(append(b, '/'))
}

// MarshalText returns p as [Period.AppendText] writes it. It never fails.
func (p Period) MarshalText() ([]byte, error) {
	return p.AppendText(make([]byte, 0, len("2006-01-02/2006-01-02")))
}

// UnmarshalText reads what [Period.MarshalText] writes: a period as
// [ParsePeriod] reads it, or the empty text for no period. Where it fails it
// leaves p as it was.
func (p *Period) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Period{}
		return nil
	}
	v, err := ParsePeriod(string(text))
	if err != nil {
		return err
	}
	*p = v
	return nil
}
