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
