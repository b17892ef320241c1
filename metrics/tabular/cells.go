package tabular

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// date reads a date in the table's layout.
func (f Format) date(s string) (successkit.Date, error) {
	if s == "" {
		return successkit.Date{}, successkit.ErrRequired
	}
	layout := cmp.Or(f.DateLayout, time.DateOnly)
	var d successkit.Date
	if layout == time.DateOnly {
		d, _ = successkit.ParseDate(s)
	} else if t, err := time.Parse(layout, s); err == nil {
		d = successkit.DateOf(t)
	}
	if d.IsZero() {
		return d, fmt.Errorf("%w: want a day of the calendar in the form %s", successkit.ErrMalformed, layout)
	}
	return d, nil
}

// checkDates reports a layout of dates that loses the day: it lacks a part of
// the reference date of [time.Parse], or all of it.
func (f Format) checkDates() error {
	layout := cmp.Or(f.DateLayout, time.DateOnly)
	for _, text := range []string{"2001-10-09", "2034-11-23"} {
		d := successkit.MustDate(text)
		t, err := time.Parse(time.DateOnly, text)
		if err == nil {
			t, err = time.Parse(layout, t.Format(layout))
		}
		if err != nil || successkit.DateOf(t) != d {
			return &successkit.FieldError{
				Path: "date_layout", Value: layout,
				Err: fmt.Errorf("%w: want year, month and day of 2006-01-02 as the table writes it, such as 02.01.2006", successkit.ErrMalformed),
			}
		}
	}
	return nil
}

// number reads a number in the table's notation.
func (f Format) number(s string) (decimal.Decimal, error) {
	if s == "" {
		return decimal.Decimal{}, successkit.ErrRequired
	}
	point, thousands := ".", ","
	if f.DecimalComma {
		point, thousands = ",", "."
	}
	plain := s
	if strings.Contains(plain, thousands) {
		whole, fraction, _ := strings.Cut(plain, point)
		if !f.Thousands || strings.Contains(fraction, thousands) || !grouped(whole, thousands) {
			return decimal.Decimal{}, f.errNumber()
		}
		plain = strings.ReplaceAll(plain, thousands, "")
	}
	if f.DecimalComma {
		plain = strings.Replace(plain, ",", ".", 1)
	}
	d, err := exact.Parse(plain)
	if err != nil {
		if errors.Is(err, exact.ErrSyntax) {
			return decimal.Decimal{}, f.errNumber()
		}
		return decimal.Decimal{}, fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err)
	}
	return d, nil
}

func (f Format) errNumber() error {
	example := "1234.50"
	switch {
	case f.DecimalComma && f.Thousands:
		example = "1.234,50"
	case f.DecimalComma:
		example = "1234,50"
	case f.Thousands:
		example = "1,234.50"
	}
	return fmt.Errorf("%w: want a number such as %s", successkit.ErrMalformed, example)
}

// grouped reports whether sep stands before every third digit from the right
// of a whole number, and nowhere else.
func grouped(whole, sep string) bool {
	groups := strings.Split(strings.TrimLeft(whole, "+-"), sep)
	for i, g := range groups {
		if len(g) > 3 || i > 0 && len(g) < 3 || g == "" {
			return false
		}
	}
	return true
}
