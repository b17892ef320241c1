package tabular

// A Format says how a table is written.
type Format struct {
	// Separator stands between two columns: ',' by default, often ';' or '\t'.
	Separator rune
	// DateLayout is the form of dates, in the manner of [time.Parse]: by default
	// "2006-01-02". One that does not tell every day from every other, such as
	// "YYYY-MM-DD", is refused.
	DateLayout string
	// DecimalComma says that numbers are written 1.234,50 and not 1,234.50: a
	// comma before the decimals, and points, if any, between thousands.
	DecimalComma bool
	// Thousands allows a separator between thousands, a comma, or a point where
	// DecimalComma is set. Without it such a number is refused, since 1,234 may
	// mean two things.
	Thousands bool
}
