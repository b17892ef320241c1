package audit

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/currency"
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
	f.Add(path+".value", "", crosstab.CheckSum(value))
	if n == 0 {
		f.Add(path+"."+name, "", fmt.Errorf("%w: a row of none", successkit.ErrRequired))
	}
}

// checkTable reports a table that is not that of its own sums.
func checkTable(t *crosstab.Table, again func() (*crosstab.Table, error)) error {
	if t.Scope() == nil {
		return nil
	}
	rebuilt, err := again()
	if err != nil {
		return err
	}
	want, err := t.Marshal(form)
	if err != nil {
		return err
	}
	got, err := rebuilt.Marshal(form)
	if err == nil && !bytes.Equal(want, got) {
		return fmt.Errorf("%w: keys that none can be", successkit.ErrConflict)
	}
	return err
}

// readTable reads a table from bytes, and takes it where it passes the check.
func readTable(data []byte, scope []string, fields int, into *crosstab.Table, check func() error, take func()) error {
	t, err := crosstab.Unmarshal(data, form, len(scope), fields)
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	*into = t
	if err := check(); err != nil {
		return fmt.Errorf("audit: %w: %w", successkit.ErrMalformed, err)
	}
	take()
	return nil
}
