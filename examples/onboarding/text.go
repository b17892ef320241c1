package main

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/successkit/successkit"
)

// width is how many columns a page has.
const width = 118

// grouped returns a number with commas between thousands.
func grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// count returns a number of things.
func count[N int | int64](n N) string { return strconv.FormatInt(int64(n), 10) }

// percent returns a rate for a table, and a dash where it is undefined.
func percent(r successkit.Rate) string {
	if !r.Defined() {
		return "–"
	}
	return r.Percent(1)
}

// wrap breaks a text into lines of the page.
func wrap(text string) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
		case column+1+n <= width:
			b.WriteByte(' ')
			column++
		default:
			b.WriteByte('\n')
			column = 0
		}
		b.WriteString(word)
		column += n
	}
	return b.String() + "\n"
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
