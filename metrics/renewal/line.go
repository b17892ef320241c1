package renewal

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Line is one line of a contract that comes up for renewal on one day: a
// customer's subscription to a product, and what became of it. The next term of
// the same subscription is another line, with another id. So a line of three
// years is due in the year in which it ends and in no other.
//
// Amounts are recurring revenue per year. Every rate is the same over monthly
// amounts; only [View.ContractValue] is not.
//
// A line whose state changes is not overwritten: it is given again, under the
// same ID and with the day on which the new state was Recorded.
type Line struct {
	// ID identifies the line.
	ID string `json:"id"`
	// Recorded is the day on which the host learned of this state of the line.
	// It holds from then on, until a later record of the line; before its first
	// record a line is not seen. Zero means that it was always known: the line is
	// then open until Closed.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Customer is the id of the account, as in [metrics.Movement.Account].
	Customer string `json:"customer"`
	// Product names what the line is for. It may be empty.
	Product string `json:"product,omitzero"`
	// Delivery says how the product is delivered. It may be unknown.
	Delivery Delivery `json:"delivery,omitzero"`
	// Currency is the currency of the amounts, as in [metrics.Movement.Currency].
	Currency string `json:"currency,omitzero"`

	// Due is the day on which the line comes up for renewal.
	Due successkit.Date `json:"due"`
	// AmountDue is what comes up for renewal, 0 or more. A line of 0 is an
	// add-on: nothing was there to be renewed, but something may be sold with the
	// renewal. It counts in net rates and among no lines.
	AmountDue decimal.Decimal `json:"amount_due"`
	// TermMonths is how long the term that ends was. Zero means not known.
	TermMonths int `json:"term_months,omitzero"`
	// Notice is the day on which the customer gave notice. Zero means that it
	// did not. A line with notice is at risk but not lost before it is Closed.
	Notice successkit.Date `json:"notice,omitzero"`

	// Status says what became of the line.
	Status Status `json:"status"`
	// Closed is the day on which that was decided, before Due for an early
	// renewal and after it for a late one. It is zero for an open line.
	Closed successkit.Date `json:"closed,omitzero"`
	// AmountRenewed is what a renewed line goes on with, 0 or more, and 0 for
	// any other line. A renewal at 0 is one free of charge.
	AmountRenewed decimal.Decimal `json:"amount_renewed,omitzero"`
	// RenewedMonths is how long the renewed term is. Zero means not known.
	RenewedMonths int `json:"renewed_months,omitzero"`
}

// maxTermMonths is the longest term of a line, a hundred years.
const maxTermMonths = 1200

// Validate reports everything that is wrong with l: an id or customer that is
// missing or malformed, no due day, an amount below 0 or beyond its bounds, a
// status that is missing, a closing day that is missing or does not belong to
// an open line, a renewed amount of a line that did not renew, a term outside 0
// to 1,200 months.
func (l Line) Validate() error {
	var f successkit.Faults
	f.Add("id", l.ID, word.CheckID(l.ID))
	f.Add("customer", l.Customer, word.CheckID(l.Customer))
	if l.Product != "" {
		f.Add("product", l.Product, word.CheckID(l.Product))
	}
	if !l.Delivery.Valid() {
		f.Add("delivery", l.Delivery.String(), successkit.ErrUnknown)
	}
	f.Add("currency", l.Currency, currency.Check(l.Currency))
	if l.Due.IsZero() {
		f.Add("due", "", successkit.ErrRequired)
	}
	f.Add("amount_due", field.Text(l.AmountDue), field.Level(l.AmountDue))
	addTerm(&f, "term_months", l.TermMonths)
	f.Merge("", l.statusErr())
	f.Add("amount_renewed", field.Text(l.AmountRenewed), field.Level(l.AmountRenewed))
	if l.Status.Valid() && l.Status != Renewed && !l.AmountRenewed.IsZero() {
		f.Add("amount_renewed", "", fmt.Errorf("%w: the line is %s", successkit.ErrConflict, l.Status))
	}
	addTerm(&f, "renewed_months", l.RenewedMonths)
	if l.Status.Valid() && l.Status != Renewed && l.RenewedMonths > 0 {
		f.Add("renewed_months", strconv.Itoa(l.RenewedMonths), fmt.Errorf("%w: the line is %s", successkit.ErrConflict, l.Status))
	}
	return f.Err()
}

// statusErr reports what is wrong with the status and the closing day.
func (l Line) statusErr() error {
	var f successkit.Faults
	switch l.Status {
	case UnknownStatus:
		f.Add("status", "", successkit.ErrRequired)
	case Open:
		if !l.Closed.IsZero() {
			f.Add("closed", l.Closed.String(), fmt.Errorf("%w: the line is open", successkit.ErrConflict))
		}
	case Renewed, Lost:
		if l.Closed.IsZero() {
			f.Add("closed", "", successkit.ErrRequired)
		}
	default:
		f.Add("status", l.Status.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

func addTerm(f *successkit.Faults, path string, months int) {
	if months < 0 || months > maxTermMonths {
		f.Add(path, strconv.Itoa(months), fmt.Errorf("%w: want 0 to %d months", successkit.ErrOutOfRange, maxTermMonths))
	}
}

// equal reports whether l and o are the same record.
func (l Line) equal(o Line) bool {
	same := l.AmountDue.Equal(o.AmountDue) && l.AmountRenewed.Equal(o.AmountRenewed)
	l.AmountDue, l.AmountRenewed = o.AmountDue, o.AmountRenewed
	return same && l == o
}
