package main

import (
	"bytes"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/metrics"
)

// A page prints a document for people.
type page struct {
	document
	out    *bytes.Buffer
	places int32 // decimals of amounts
}

func newPage(d document, out *bytes.Buffer) *page {
	p := &page{document: d, out: out}
	for _, w := range append([]metrics.Waterfall{d.Waterfall}, d.Months...) {
		if !whole(w) {
			p.places = 2
		}
	}
	return p
}

// whole reports whether no amount of a waterfall has decimals.
func whole(w metrics.Waterfall) bool {
	amounts := []decimal.Decimal{w.Opening, w.Closing}
	for k := metrics.New; k <= metrics.TransferOut; k++ {
		amounts = append(amounts, w.Line(k).Amount)
	}
	for _, d := range amounts {
		if !d.IsInteger() {
			return false
		}
	}
	return true
}

func (p *page) print() {
	p.printHeading()
	p.printWaterfall()
	p.printRetention()
	p.printMonths()
	if p.Compare != nil {
		p.printCompare()
	}
	p.printCauses()
	p.printSegments()
	for _, r := range p.Renewals {
		p.printRenewals(r)
	}
	if p.Cohorts != nil {
		p.printCohorts()
	}
}

// title prints the heading of a section.
func (p *page) title(format string, args ...any) {
	fmt.Fprintf(p.out, "\n%s\n\n", fmt.Sprintf(format, args...))
}

func (p *page) printHeading() {
	fmt.Fprintf(p.out, "Recurring revenue of %s, from %s to %s, as of %s\n", p.Ledger, p.Period.Start(), p.Period.Last(), p.AsOf)
	currency := p.Waterfall.Currency
	if currency == "" {
		currency = "one currency that is not named"
	}
	fmt.Fprintf(p.out, "%s movements of %s accounts; amounts in %s\n", count(int64(p.Movements)), count(int64(p.Accounts)), currency)
	if p.Period.Last().After(p.AsOf) {
		fmt.Fprintf(p.out, "The period was not over on %s: what came later is not in it.\n", p.AsOf)
	}
	if n := p.Waterfall.Ignored; n > 0 {
		fmt.Fprintf(p.out, "Left out are %s movements that were not known by then.\n", count(n))
	}
}
