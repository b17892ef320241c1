package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/success"
)

// width is how many columns a page has.
const width = 118

// plain returns a word of the library as people write it: "on the way".
func plain(word string) string { return strings.ReplaceAll(word, "-", " ") }

// day returns a date, and a dash where there is none.
func day(d successkit.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.String()
}

// money returns an amount with commas between thousands, "12,400" or
// "12,400.50".
func money(d decimal.Decimal) string {
	whole, cents, _ := strings.Cut(d.StringFixed(2), ".")
	digits := strings.TrimPrefix(whole, "-")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if strings.HasPrefix(whole, "-") {
		digits = "-" + digits
	}
	if cents != "00" {
		digits += "." + cents
	}
	return digits
}

// signed returns an amount with its sign.
func signed(d decimal.Decimal) string {
	if d.IsNegative() {
		return "−" + money(d.Neg())
	}
	return "+" + money(d)
}

// capital returns a text that begins with a capital letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// counted returns "1 thing" or "2 things".
func counted(n int, thing string) string {
	if n != 1 {
		before, after, _ := strings.Cut(thing, " ")
		thing = strings.TrimRight(before+"s "+after, " ")
	}
	return strconv.Itoa(n) + " " + thing
}

// times returns "once" or "3 times".
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return strconv.Itoa(n) + " times"
}

// due says by when an action is to be done, and where that is past or it is in hand.
func due(a success.Action, asOf successkit.Date) string {
	switch {
	case a.Taken != nil:
		return "in hand until " + a.Due.String()
	case a.Due.IsZero():
		return "at any time"
	case a.Due.Before(asOf):
		return "overdue since " + a.Due.String()
	}
	return "by " + a.Due.String()
}

// band returns band and score. An account without a score is unknown, which is no
// band.
func band(s health.Score) string {
	if s.State == health.Unknown {
		return "unknown"
	}
	return s.Band + " " + s.Value.Display(0)
}

// wrap breaks a text into lines, each of which begins with indent.
func wrap(text, indent string) string {
	var b strings.Builder
	column := width
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if column+1+n > width {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(indent)
			column = utf8.RuneCountInString(indent)
		} else {
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteByte('\n')
	return b.String()
}

// item is wrap for a list: the first line begins with head and a space, the
// others are indented as far.
func item(head, text string) string {
	indent := strings.Repeat(" ", utf8.RuneCountInString(head)+1)
	return head + " " + strings.TrimPrefix(wrap(text, indent), indent)
}

// english holds the text of every reason that a review can give.
var english = success.Phrases()

// words returns a reason in English.
func words(r successkit.Reason) string { return english.Text(r) }

// A table lines its cells up in columns.
type table struct {
	align string // one letter a column: l to the left, r to the right
	rows  [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table.
func (t *table) print(out io.Writer) {
	for _, line := range t.lines() {
		fmt.Fprintln(out, "  "+line)
	}
}

// lines returns the rows as lines of equal columns.
func (t *table) lines() []string {
	widths := make([]int, len(t.align))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	lines := make([]string, len(t.rows))
	for k, row := range t.rows {
		var b strings.Builder
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if t.align[i] == 'r' {
				cell = space + cell
			} else {
				cell += space
			}
			b.WriteString(cell + "  ")
		}
		lines[k] = strings.TrimRight(b.String(), " ")
	}
	return lines
}
