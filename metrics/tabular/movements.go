package tabular

import (
	"github.com/successkit/successkit/metrics"
)

// Columns says where a table of movements holds what. An empty name stands for
// the default in brackets. A column named here must be in the table; a default
// one, but for account, date and amount, need not.
type Columns struct {
	Format

	ID       string // the fact's identifier ["id"]
	Account  string // the account ["account"]
	Product  string // the product line or subscription ["product"]
	Date     string // the effective date ["date"]
	Recorded string // the date of recording ["recorded"]
	Seq      string // the order within a day ["seq"]
	Amount   string // the signed change of revenue ["amount"]
	Currency string // the currency ["currency"]
	Kind     string // the kind of movement ["kind"]
	Cause    string // the cause ["cause"]
	Corrects string // the fact that this one corrects ["corrects"]

	// Attributes are the names of the columns that describe the account from the
	// date on. An empty cell says nothing.
	Attributes []string
}

const (
	colID = iota
	colAccount
	colProduct
	colDate
	colRecorded
	colSeq
	colAmount
	colCurrency
	colKind
	colCause
	colCorrects
	colAttributes // and those after it
)

func (c Columns) table() *table {
	list := []column{
		colID:       {c.ID, "id", false},
		colAccount:  {c.Account, "account", true},
		colProduct:  {c.Product, "product", false},
		colDate:     {c.Date, "date", true},
		colRecorded: {c.Recorded, "recorded", false},
		colSeq:      {c.Seq, "seq", false},
		colAmount:   {c.Amount, "amount", true},
		colCurrency: {c.Currency, "currency", false},
		colKind:     {c.Kind, "kind", false},
		colCause:    {c.Cause, "cause", false},
		colCorrects: {c.Corrects, "corrects", false},
	}
	list = append(list, attributeColumns(c.Attributes)...)
	return &table{format: c.Format, rows: "movements", columns: list}
}

// Movements reads a table of movements of recurring revenue. The first line
// names the columns; empty lines are passed over. A byte order mark at the
// start is taken off. The result is nil where there is no row or an error.
//
// It fails with [successkit.ErrRequired] where the table or a needed cell is
// empty, [successkit.ErrUnknown] where a column is not there or a word is not
// known, [successkit.ErrDuplicate] where a column is there twice,
// [successkit.ErrMalformed] for a layout of dates that loses the day, that and
// [successkit.ErrOutOfRange] for cells that are no date or number, and as [metrics.Movement.Validate] does.
func Movements(data []byte, c Columns) ([]metrics.Movement, error) {
	return read(data, c, func(t *table) metrics.Movement {
		return metrics.Movement{
			ID: t.text(colID), Account: t.text(colAccount), Product: t.text(colProduct),
			Date: t.date(colDate), Recorded: t.optionalDate(colRecorded), Seq: t.integer(colSeq),
			Amount: t.number(colAmount), Currency: t.text(colCurrency),
			Kind: word(t, colKind, metrics.ParseKind), Cause: t.text(colCause), Corrects: t.text(colCorrects),
			Attributes: t.attributes(colAttributes, c.Attributes),
		}
	}, metrics.Movement.Validate)
}

// attributes reads the cells of several columns from the given one on.
func (t *table) attributes(first int, names []string) map[string]string {
	var m map[string]string
	for i, name := range names {
		value := t.text(first + i)
		if value == "" {
			continue
		}
		if m == nil {
			m = map[string]string{}
		}
		m[name] = value
	}
	return m
}
