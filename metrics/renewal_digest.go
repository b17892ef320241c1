package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A customerRenewal is what a renewal rate counts of one customer.
type customerRenewal struct {
	due, perLine, renewed exact.Sum // perLine is capped line by line
	base                  exact.Sum // due of the lines in denominator or numerator
	hasLine               bool      // a line in the denominator, add-ons aside
	hadDue                bool      // a line in denominator or numerator, add-ons aside
	renewedOne            bool      // a line in the numerator
}

// kept returns what counts in the gross rate.
func (c *customerRenewal) kept(m CapMethod) decimal.Decimal {
	if m == CapPerCustomer {
		return decimal.Min(c.base.Decimal(), c.renewed.Decimal())
	}
	return c.perLine.Decimal()
}

// perCustomer returns what the rate of period p counts of each customer, by
// number, and adds the lines to t.
func (v RenewalView) perCustomer(p successkit.Period, t *RenewalTally) []customerRenewal {
	if v.book == nil {
		return nil
	}
	all := make([]customerRenewal, v.book.customers)
	for l := range v.lines() {
		due, renewed := v.counts(&l, p)
		if !due && !renewed {
			continue
		}
		t.addLine(&l.ContractLine, due, renewed)
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

// A renewalDigest adds up the lines due in a period by what became of them.
type renewalDigest struct {
	due, renewed, lost, open, pastGrace, notice renewalCell
	early, late, restated, lapsed               renewalCell
	uplift, reduction, addOns                   renewalCell
	amountRenewed                               exact.Sum
	models                                      []bool // by DeliveryModel
	leftOut                                     []string
}

func (v RenewalView) digest(p successkit.Period) *renewalDigest {
	d := &renewalDigest{models: make([]bool, len(deliveryModels.All()))}
	for l := range v.lines() {
		if !p.Contains(l.Due) {
			continue
		}
		d.models[l.Delivery] = true
		if l.status == RenewedContract {
			d.amountRenewed.Add(l.AmountRenewed)
		}
		if l.AmountDue.IsZero() {
			if l.status == RenewedContract {
				d.addOns.add(l.AmountRenewed, 0)
			}
			continue
		}
		d.due.add(l.AmountDue, 0)
		switch l.status {
		case RenewedContract:
			d.addRenewed(&l, v.convention.grace())
		case LostContract:
			d.lost.add(l.AmountDue, 0)
		case OpenContract:
			d.addOpen(&l, v)
			if due, _ := v.counts(&l, p); !due {
				d.leftOut = append(d.leftOut, l.ID)
			}
		case UnknownContract: // refused by NewRenewals
		}
	}
	return d
}

func (d *renewalDigest) addRenewed(l *seenLine, grace int) {
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

func (d *renewalDigest) addOpen(l *seenLine, v RenewalView) {
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
