package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// grouped returns a number with commas between thousands.
func grouped(number string) string {
	digits, fraction, broken := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if broken {
		digits += "." + fraction
	}
	return sign + digits
}

// count returns a number of things.
func count(n int64) string { return grouped(strconv.FormatInt(n, 10)) }

// amount returns money in whole units.
func amount(d decimal.Decimal) string { return grouped(d.StringFixedBank(0)) }

// percent returns a rate for a table, and a dash where it is undefined.
func percent(r successkit.Rate) string {
	if !r.Defined() {
		return "–"
	}
	return r.Percent(0)
}

// interval returns an interval of shares in percent, and a dash where there is
// none.
func interval(i successkit.Interval) string {
	if i.IsZero() {
		return "–"
	}
	return fmt.Sprintf("%.0f to %.0f%%", 100*i.Lower(), 100*i.Upper())
}

// period returns the number of a period, and a dash for none.
func period(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// from says from which period on.
func from(n int) string {
	if n == 0 {
		return "in no period"
	}
	return "from period " + strconv.Itoa(n) + " on"
}

// A table lines its cells up in columns.
type table struct {
	align string // one letter a column: l to the left, r to the right
	rows  [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// String returns the rows as lines of equal columns. A row may end early.
func (t *table) String() string {
	widths := make([]int, len(t.align))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if t.align[i] == 'r' {
				cell = space + cell
			} else {
				cell += space
			}
			line.WriteString(cell + "  ")
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
