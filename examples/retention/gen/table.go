package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// movementsCSV returns the movements as a table.
func (b *book) movementsCSV() []byte {
	var t table
	t.row("id", "account", "date", "recorded", "amount", "currency", "cause", "corrects", "segment", "region", "fit", "delivery")
	for _, m := range b.movements {
		a, corrects := m.account, ""
		if m.corrects != nil {
			corrects = m.corrects.id
		}
		region, fit, delivery := "", "", ""
		if m.described {
			region, fit, delivery = a.region, a.fit, a.delivery
		}
		t.row(m.id, a.id, day(m.date), day(m.recorded), strconv.Itoa(m.amount), a.currency, m.cause, corrects,
			m.segment, region, fit, delivery)
	}
	return t.Bytes()
}

// contractsCSV returns the contract lines as a table.
func (b *book) contractsCSV() []byte {
	var t table
	t.row("id", "customer", "product", "delivery", "currency", "due", "amount_due", "term_months", "notice",
		"status", "closed", "amount_renewed", "renewed_months")
	for i, l := range b.lines {
		renewed, term, next := "", "", ""
		if l.status == "renewed" {
			renewed, next = strconv.Itoa(l.amountRenewed), strconv.Itoa(l.renewedTerm)
		}
		if l.term > 0 {
			term = strconv.Itoa(l.term)
		}
		t.row(fmt.Sprintf("L%05d", i+1), l.account.id, l.product, l.account.delivery, l.account.currency,
			day(l.due), strconv.Itoa(l.amountDue), term, day(l.notice), l.status, day(l.closed), renewed, next)
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
