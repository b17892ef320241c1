package audit

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// form is the version of the binary forms of this package.
const form = 1

// readMoneyScope returns the day and the currency of a table.
func readMoneyScope(t *crosstab.Table) (asOf successkit.Date, of string) {
	if s := t.Scope(); s != nil {
		asOf, _ = successkit.ParseDate(s[0])
		of = s[1]
	}
	return asOf, of
}

// enterMoneyScope notes what is wrong with the day and the currency of sums.
func enterMoneyScope(f *successkit.Faults, asOf successkit.Date, of string) {
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	f.Add("currency", of, currency.Check(of))
}

// checkOne reports what no single customer can have: an amount or a currency
// that is none.
func checkOne(path string, d decimal.Decimal, of string) error {
	var f successkit.Faults
	checkMoney(&f, path, d, of)
	if err := f.Err(); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

func checkWho(f *successkit.Faults, path, id string) {
	if id != "" {
		f.Add(path, id, word.CheckID(id))
	}
}

// checkValid notes a constant without a name.
func checkValid[E interface {
	Valid() bool
	String() string
}](f *successkit.Faults, path string, e E) {
	if !e.Valid() {
		f.Add(path, e.String(), successkit.ErrUnknown)
	}
}

// checkCell notes what is wrong with a count and the sum that goes with it.
func checkCell(f *successkit.Faults, path, name string, n int64, value decimal.Decimal) {
	f.Add(path+"."+name, strconv.FormatInt(n, 10), crosstab.CheckCount(n))
	f.Add(path+".value", "", field.Total(value))
	if n == 0 {
		f.Add(path+"."+name, "", fmt.Errorf("%w: a row of none", successkit.ErrRequired))
	}
}
