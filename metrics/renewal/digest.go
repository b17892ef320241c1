package renewal

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A customerPart is what a renewal rate counts of one customer.
type customerPart struct {
	due, perLine, renewed exact.Sum // perLine is capped line by line
	base                  exact.Sum // due of the lines in denominator or numerator
	hasLine               bool      // a line in the denominator, add-ons aside
	hadDue                bool      // a line in denominator or numerator, add-ons aside
	renewedOne            bool      // a line in the numerator
}

// kept returns what counts in the gross rate.
func (c *customerPart) kept(m CapMethod) decimal.Decimal {
	if m == CapPerCustomer {
		return decimal.Min(c.base.Decimal(), c.renewed.Decimal())
	}
	return c.perLine.Decimal()
}

// perCustomer returns what the rate of period p counts of each customer, by
// number, and adds the lines to t.
func (v View) perCustomer(p successkit.Period, t *Tally) []customerPart {
	if v.book == nil {
		return nil
	}
	all := make([]customerPart, v.book.customers)
	for l := range v.lines() {
		due, renewed := v.counts(&l, p)
		if !due && !renewed {
			continue
		}
		t.addLine(&l.Line, due, renewed)
		c := &all[l.customer]
		isLine := l.AmountDue.Sign() > 0
		c.hadDue = c.hadDue || isLine
		c.base.Add(l.AmountDue)
		if due {
			c.hasLine = c.hasLine || isLine
			c.due.Add(l.AmountDue)
		}
		if renewed {
			c.renewedOne = true
			c.renewed.Add(l.AmountRenewed)
			c.perLine.Add(decimal.Min(l.AmountDue, l.AmountRenewed))
		}
	}
	return all
}

// A digest adds up the lines due in a period by what became of them.
type digest struct {
	due, renewed, lost, open, pastGrace, notice cell
	early, late, restated, lapsed               cell
	uplift, reduction, addOns                   cell
	amountRenewed                               exact.Sum
	models                                      []bool // by Delivery
	leftOut                                     []string
}

func (v View) digest(p successkit.Period) *digest {
	d := &digest{models: make([]bool, len(deliveries.All()))}
	for l := range v.lines() {
		if !p.Contains(l.Due) {
			continue
		}
		d.models[l.Delivery] = true
		if l.status == Renewed {
			d.amountRenewed.Add(l.AmountRenewed)
		}
		if l.AmountDue.IsZero() {
			if l.status == Renewed {
				d.addOns.add(l.AmountRenewed, 0)
			}
			continue
		}
		d.due.add(l.AmountDue, 0)
		switch l.status {
		case Renewed:
			d.addRenewed(&l, v.convention.grace())
		case Lost:
			d.lost.add(l.AmountDue, 0)
		case Open:
			d.addOpen(&l, v)
			if due, _ := v.counts(&l, p); !due {
				d.leftOut = append(d.leftOut, l.ID)
			}
		case UnknownStatus: // refused by New
		}
	}
	return d
}

func (d *digest) addRenewed(l *seenLine, grace int) {
	d.renewed.add(l.AmountDue, 0)
	switch change := l.AmountRenewed.Sub(l.AmountDue); change.Sign() {
	case 1:
		d.uplift.add(change, 0)
	case -1:
		d.reduction.add(change.Neg(), 0)
	}
	late := l.Closed.Sub(l.Due)
	if late < 0 {
		d.early.add(l.AmountDue, -late)
	}
	if late > 0 {
		d.late.add(l.AmountDue, late)
	}
	if late > grace {
		d.restated.add(l.AmountDue, late)
	}
}

func (d *digest) addOpen(l *seenLine, v View) {
	d.open.add(l.AmountDue, 0)
	if v.pastGrace(l) {
		d.pastGrace.add(l.AmountDue, 0)
	}
	if days := v.asOf.Sub(l.Due); days > 0 {
		d.lapsed.add(l.AmountDue, days)
	}
	if !l.Notice.IsZero() && !l.Notice.After(v.asOf) {
		d.notice.add(l.AmountDue, 0)
	}
}
