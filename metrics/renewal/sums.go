package renewal

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// Sums are the sums behind the renewal rates, as a query of a database or the
// foot of a spreadsheet gives them. What is not known may be 0: a rate over it
// is then undefined.
type Sums struct {
	Currency   string     `json:"currency,omitzero"`
	Convention Convention `json:"convention"`
	// AmountDue is what was due: the denominator of gross and net.
	AmountDue decimal.Decimal `json:"amount_due"`
	// AmountKept is what was renewed without uplift and add-ons: each line, or
	// each customer, counts with at most what was due. It is the numerator of
	// gross.
	AmountKept decimal.Decimal `json:"amount_kept"`
	// AmountRenewed is what was renewed with uplift and add-ons: the numerator
	// of net.
	AmountRenewed decimal.Decimal `json:"amount_renewed"`
	// Lines is how many lines were due, LinesRenewed how many were renewed.
	Lines        int64 `json:"lines"`
	LinesRenewed int64 `json:"lines_renewed"`
	// Customers is how many customers had a line due, CustomersRenewed how many
	// renewed one.
	Customers        int64 `json:"customers"`
	CustomersRenewed int64 `json:"customers_renewed"`
}

// maxCount bounds the counts of a tally, so that they can be added.
const maxCount int64 = 1 << 53

// Validate reports everything that is wrong with s: a malformed currency or
// convention, an amount below 0 or of more than 88 digits or 40 decimal places,
// a count below 0 or beyond 2^53, more kept than renewed, and, except for a
// windfall, more kept than due or more lines or customers renewed than due.
func (s Sums) Validate() error {
	var f successkit.Faults
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	f.Merge("convention", s.Convention.Validate())
	f.Add("amount_due", field.SumText(s.AmountDue), field.Total(s.AmountDue))
	f.Add("amount_kept", field.SumText(s.AmountKept), field.Total(s.AmountKept))
	f.Add("amount_renewed", field.SumText(s.AmountRenewed), field.Total(s.AmountRenewed))
	for _, c := range []struct {
		path string
		n    int64
	}{{"lines", s.Lines}, {"lines_renewed", s.LinesRenewed}, {"customers", s.Customers}, {"customers_renewed", s.CustomersRenewed}} {
		if c.n < 0 || c.n > maxCount {
			f.Add(c.path, strconv.FormatInt(c.n, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxCount))
		}
	}
	if f.Total() > 0 {
		return f.Err()
	}
	tooMuch := func(path, value, what string) {
		f.Add(path, value, fmt.Errorf("%w: more than was %s", successkit.ErrConflict, what))
	}
	if s.AmountKept.GreaterThan(s.AmountRenewed) {
		tooMuch("amount_kept", exact.Text(s.AmountKept), "renewed")
	}
	if s.Convention.Basis != Windfall {
		if s.AmountKept.GreaterThan(s.AmountDue) {
			tooMuch("amount_kept", exact.Text(s.AmountKept), "due")
		}
		if s.LinesRenewed > s.Lines {
			tooMuch("lines_renewed", strconv.FormatInt(s.LinesRenewed, 10), "due")
		}
		if s.CustomersRenewed > s.Customers {
			tooMuch("customers_renewed", strconv.FormatInt(s.CustomersRenewed, 10), "due")
		}
	}
	return f.Err()
}
