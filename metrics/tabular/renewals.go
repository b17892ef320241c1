package tabular

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/metrics/renewal"
)

// LineColumns says where a table of contract lines holds what, as [Columns] does
// for movements. ID, customer, due, amount_due and status must be there.
type LineColumns struct {
	Format

	ID            string // the line's identifier ["id"]
	Recorded      string // the date on which this state was recorded ["recorded"]
	Customer      string // the account ["customer"]
	Product       string // what the line is for ["product"]
	Delivery      string // the delivery model, "saas" or "on-premise" ["delivery"]
	Currency      string // the currency ["currency"]
	Due           string // the date of renewal ["due"]
	AmountDue     string // what comes up for renewal ["amount_due"]
	TermMonths    string // the length of the term that ends ["term_months"]
	Notice        string // the date of notice ["notice"]
	Status        string // "open", "renewed" or "lost" ["status"]
	Closed        string // the date of the decision ["closed"]
	AmountRenewed string // what the line goes on with ["amount_renewed"]
	RenewedMonths string // the length of the renewed term ["renewed_months"]
}

func (c LineColumns) table() *table {
	return &table{format: c.Format, rows: "lines", columns: []column{
		{c.ID, "id", true},
		{c.Recorded, "recorded", false},
		{c.Customer, "customer", true},
		{c.Product, "product", false},
		{c.Delivery, "delivery", false},
		{c.Currency, "currency", false},
		{c.Due, "due", true},
		{c.AmountDue, "amount_due", true},
		{c.TermMonths, "term_months", false},
		{c.Notice, "notice", false},
		{c.Status, "status", true},
		{c.Closed, "closed", false},
		{c.AmountRenewed, "amount_renewed", false},
		{c.RenewedMonths, "renewed_months", false},
	}}
}

// ContractLines reads a table of the contract lines that come up for renewal. It
// fails as [Movements] does.
func ContractLines(data []byte, c LineColumns) ([]renewal.Line, error) {
	return read(data, c, func(t *table) renewal.Line {
		return renewal.Line{
			ID: t.text(0), Recorded: t.optionalDate(1),
			Customer: t.text(2), Product: t.text(3),
			Delivery: word(t, 4, renewal.ParseDelivery), Currency: t.text(5),
			Due: t.date(6), AmountDue: t.number(7), TermMonths: t.count(8),
			Notice: t.optionalDate(9), Status: word(t, 10, renewal.ParseStatus),
			Closed: t.optionalDate(11), AmountRenewed: t.optionalNumber(12),
			RenewedMonths: t.count(13),
		}
	}, renewal.Line.Validate)
}

// optionalNumber reads a cell that may be empty, which is 0.
func (t *table) optionalNumber(c int) decimal.Decimal {
	if t.cell(c) == "" {
		return decimal.Decimal{}
	}
	return t.number(c)
}
