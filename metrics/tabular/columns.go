package tabular

// Columns says where a table of movements holds what, and in which form. An
// empty name stands for the default in brackets. A column named here must be
// in the table; a default one, but for account, date and amount, need not.
type Columns struct {
	ID       string // name of the fact's identifier ["id"]
	Account  string // name of the account ["account"]
	Date     string // name of the effective date ["date"]
	Recorded string // name of the date of recording ["recorded"]
	Seq      string // name of the order within a day ["seq"]
	Amount   string // name of the signed change of revenue ["amount"]
	Currency string // name of the currency ["currency"]
	Kind     string // name of the kind of movement ["kind"]
	Cause    string // name of the cause ["cause"]

	// Separator stands between two columns: ',' by default, often ';' or '\t'.
	Separator rune
	// DateLayout is the form of dates, in the manner of [time.Parse]: by default
	// "2006-01-02".
	DateLayout string
	// DecimalComma says that numbers are written 1.234,50 and not 1,234.50: a
	// comma before the decimals, and points, if any, between thousands.
	DecimalComma bool
	// Thousands allows a separator between thousands, a comma, or a point where
	// DecimalComma is set. Without it such a number is refused, since 1,234 may
	// mean two things.
	Thousands bool
}

// column is a field of a movement that a table may hold.
type column int

const (
	colID column = iota
	colAccount
	colDate
	colRecorded
	colSeq
	colAmount
	colCurrency
	colKind
	colCause
	numColumns = iota
)

// wanted lists the columns with the names given by the caller and the default
// ones.
func (c Columns) wanted() [numColumns]struct {
	name, standard string
	must           bool
} {
	return [numColumns]struct {
		name, standard string
		must           bool
	}{
		colID:       {c.ID, "id", false},
		colAccount:  {c.Account, "account", true},
		colDate:     {c.Date, "date", true},
		colRecorded: {c.Recorded, "recorded", false},
		colSeq:      {c.Seq, "seq", false},
		colAmount:   {c.Amount, "amount", true},
		colCurrency: {c.Currency, "currency", false},
		colKind:     {c.Kind, "kind", false},
		colCause:    {c.Cause, "cause", false},
	}
}
