package success

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Contract is a fact: from a day on a customer pays so much for a term. A
// renewal, an upgrade and a downgrade are contracts of their own that name the
// one whose place they take.
//
// A contract is in force from its Start until the one that renews it starts, or
// until the customer leaves it ([Departure]). The end of its term is the day by
// which to decide and ends nothing by itself: while nobody has said what came
// after it, that is not known.
type Contract struct {
	// ID identifies the contract within its account.
	ID string `json:"id"`
	// Date is the day on which it was signed, and Recorded the day on which the
	// host learned of it, zero for at once.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Start is the first day of the term.
	Start successkit.Date `json:"start"`
	// End is the renewal: the first day after the term. It is zero for a
	// contract that runs until it is ended.
	End successkit.Date `json:"end,omitzero"`
	// Value is the recurring revenue of a year, 0 for free users, who are
	// customers of whom no revenue is counted.
	Value decimal.Decimal `json:"value"`
	// Currency is that of Value: three to eight capital letters or digits. All
	// money of an account is in one, which may be empty; whoever pays in two has an
	// account for each. A contract of nothing may leave it empty beside others that
	// name one.
	Currency string `json:"currency,omitzero"`
	// Renews is the id of the contract whose place this one takes.
	Renews string `json:"renews,omitzero"`
	// Cause is a word for why its value is another than that of the contract it
	// renews: "fewer-seats", "price", "escalator". It may be empty.
	Cause string `json:"cause,omitzero"`
	// Seller and Channel tell who sold it, and by which way. They may be empty.
	Seller  string `json:"seller,omitzero"`
	Channel string `json:"channel,omitzero"`
}

// Validate reports everything that is wrong with c by itself.
func (c Contract) Validate() error {
	var f successkit.Faults
	dated(&f, c.ID, c.Date, c.Recorded)
	switch {
	case c.Start.IsZero():
		f.Add("start", "", successkit.ErrRequired)
	case !c.End.IsZero() && !c.End.After(c.Start):
		f.Add("end", c.End.String(), fmt.Errorf("%w: not after the start, %s", successkit.ErrConflict, c.Start))
	}
	f.Add("value", field.Text(c.Value), field.Level(c.Value))
	f.Add("currency", c.Currency, currency.Check(c.Currency))
	if c.Renews == c.ID && c.ID != "" {
		f.Add("renews", c.Renews, fmt.Errorf("%w: itself", successkit.ErrConflict))
	}
	switch {
	case c.Cause != "" && c.Renews == "":
		f.Add("cause", c.Cause, fmt.Errorf("%w: it renews no contract", successkit.ErrConflict))
	case c.Cause != "":
		f.Add("cause", c.Cause, word.Check(c.Cause))
	}
	for _, o := range []struct{ path, id string }{{"renews", c.Renews}, {"seller", c.Seller}, {"channel", c.Channel}} {
		if o.id != "" {
			f.Add(o.path, o.id, word.CheckID(o.id))
		}
	}
	return f.Err()
}

// Equal reports whether c and o say the same.
func (c Contract) Equal(o Contract) bool {
	return c.Value.Equal(o.Value) && c.ID == o.ID && c.Date == o.Date && c.Recorded == o.Recorded && c.Start == o.Start && c.End == o.End &&
		c.Currency == o.Currency && c.Renews == o.Renews && c.Cause == o.Cause && c.Seller == o.Seller && c.Channel == o.Channel
}

// KnownOn reports whether a host that looks at day asOf knows of c.
func (c Contract) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(c.Date, c.Recorded, asOf)
}

// A Departure is a fact: the customer leaves a contract, or all of them.
type Departure struct {
	// ID identifies the departure within its account.
	ID string `json:"id"`
	// Date is the first day without the service, and Recorded the day on which
	// the host learned that it will be: the day of the notice. Zero means on Date.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Contract is the id of the contract that is left, and empty for all.
	Contract string `json:"contract,omitzero"`
	// Cause is a word for why: "voluntary", "failed-payment", "closed-down".
	Cause string `json:"cause,omitzero"`
}

// Validate reports everything that is wrong with d by itself.
func (d Departure) Validate() error {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	if d.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	if d.Contract != "" {
		f.Add("contract", d.Contract, word.CheckID(d.Contract))
	}
	if d.Cause != "" {
		f.Add("cause", d.Cause, word.Check(d.Cause))
	}
	return f.Err()
}

// Equal reports whether d and o say the same.
func (d Departure) Equal(o Departure) bool { return d == o }

// KnownOn reports whether a host that looks at day asOf knows of d, which may
// still be to come.
func (d Departure) KnownOn(asOf successkit.Date) bool {
	return !d.known().IsZero() && !d.known().After(asOf)
}

// known returns the day of the notice.
func (d Departure) known() successkit.Date {
	if d.Recorded.IsZero() {
		return d.Date
	}
	return d.Recorded
}

// dated notes what is wrong with what all facts have.
func dated(f *successkit.Faults, id string, date, recorded successkit.Date) {
	f.Add("id", id, word.CheckID(id))
	facts.CheckDates(f, date, recorded)
}
