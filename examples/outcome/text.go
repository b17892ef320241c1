package main

import (
	"strings"
	"unicode/utf8"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// width is how many columns a page has.
const width = 118

// plain returns a word of the library as people write it: "due soon".
func plain(word string) string { return strings.ReplaceAll(word, "-", " ") }

// words returns a reason in English.
func words(r successkit.Reason) string { return english.Text(r) }

var english = outcome.Phrases()

// day returns a date, and a dash where there is none.
func day(d successkit.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.String()
}

// percent returns a rate for a table, and a dash where it is undefined.
func percent(r successkit.Rate) string {
	if !r.Defined() {
		return "–"
	}
	return r.Percent(0)
}

// item breaks a text into lines of the page: the first begins with head and a
// space, the others are indented as far.
func item(head, text string) string {
	indent := strings.Repeat(" ", utf8.RuneCountInString(head)+1)
	var b strings.Builder
	b.WriteString(head)
	column := utf8.RuneCountInString(head)
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if column+1+n > width && column > len(indent) {
			b.WriteString("\n" + indent + word)
			column = len(indent) + n
		} else {
			b.WriteString(" " + word)
			column += 1 + n
		}
	}
	b.WriteByte('\n')
	return b.String()
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
		b.WriteString(strings.TrimRight("  "+line.String(), " ") + "\n")
	}
	return b.String()
}
