package main

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

func (b *book) decisionsCSV() []byte {
	var t table
	t.row("id", "subject", "segment", "since", "due", "outcome", "recorded", "amount", "currency")
	for _, d := range b.decisions {
		t.row(d.id, d.subject, d.segment, day(d.since), day(d.due), d.outcome, day(d.recorded), strconv.Itoa(d.amount), "EUR")
	}
	return t.Bytes()
}

func (b *book) readingsCSV() []byte {
	var t table
	head := []string{"subject", "date", "recorded"}
	for _, m := range measures {
		head = append(head, m.name)
	}
	t.row(head...)
	for _, r := range b.readings {
		cells := []string{r.subject, day(r.date), day(r.recorded)}
		for _, v := range r.values {
			if math.IsNaN(v) {
				cells = append(cells, "")
			} else {
				cells = append(cells, strconv.FormatFloat(v, 'f', -1, 64))
			}
		}
		t.row(cells...)
	}
	return t.Bytes()
}

// truthCSV returns the areas that the measures were made to have.
func truthCSV() []byte {
	var t table
	t.row("measure", "lead_days", "area")
	for _, m := range measures {
		for i, lead := range leads {
			t.row(m.name, strconv.Itoa(lead), strconv.FormatFloat(area(m.strength[i]), 'f', 6, 64))
		}
	}
	return t.Bytes()
}

// A table is CSV. None of its cells needs quotation.
type table struct{ bytes.Buffer }

func (t *table) row(cells ...string) {
	t.WriteString(strings.Join(cells, ","))
	t.WriteByte('\n')
}

// day returns a date, and the empty text where there is none.
func day(d successkit.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
