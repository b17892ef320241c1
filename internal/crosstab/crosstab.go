// Package crosstab counts things and sums amounts by keys: the accumulator
// behind the tallies of several rooms, which give its cells their names.
//
// A table of parts merged, in any order, is the table of the whole, and equal
// tables have equal bytes.
package crosstab

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// MaxCount bounds a count, to what every reader of JSON holds exactly.
const MaxCount = 1 << 53

// A Table holds cells by key. A key is a list of texts without control
// characters. The zero Table is empty and of no scope yet. It is not safe for
// use by several goroutines while one of them changes it.
type Table struct {
	scope []string // what is counted; nil while nothing was
	cells map[string]*cell
}

type cell struct {
	count int64
	sum   exact.Sum
}

// separator stands between the texts of a key. No text has it.
const separator = "\x1f"

func join(key []string) string { return strings.Join(key, separator) }

// A Row is a cell as plain data.
type Row struct {
	Key   []string
	Count int64
	Sum   decimal.Decimal
}

// New returns an empty table of a scope.
func New(scope ...string) Table { return Table{scope: scope} }

// Scope returns what the table counts, and nil where nothing was counted.
func (t *Table) Scope() []string { return slices.Clone(t.scope) }

// accepts reports, at the name of each text of a scope that differs, why the table
// cannot hold what another of that scope does.
func (t *Table) accepts(names, scope []string) error {
	if t.scope == nil {
		return nil
	}
	var f successkit.Faults
	for i, name := range names {
		if t.scope[i] != scope[i] {
			f.Add(name, scope[i], fmt.Errorf("%w: the others are of %q", successkit.ErrConflict, t.scope[i]))
		}
	}
	return f.Err()
}

// Add counts n more under a key, and adds an amount to its sum. The amount must
// be one that [field.Total] accepts, and n not negative.
func (t *Table) Add(n int64, amount decimal.Decimal, key ...string) {
	c := t.cell(join(key))
	c.count += n
	c.sum.Add(amount)
}

func (t *Table) cell(key string) *cell {
	c := t.cells[key]
	if c == nil {
		if t.cells == nil {
			t.cells = map[string]*cell{}
		}
		c = &cell{}
		t.cells[key] = c
	}
	return c
}

// Count returns how many were counted under a key.
func (t *Table) Count(key ...string) int64 {
	if c := t.cells[join(key)]; c != nil {
		return c.count
	}
	return 0
}

// Sum returns the sum of the amounts under a key.
func (t *Table) Sum(key ...string) decimal.Decimal {
	if c := t.cells[join(key)]; c != nil {
		return c.sum.Decimal()
	}
	return decimal.Decimal{}
}

// Rows returns the cells that hold anything, in the order of their keys.
func (t *Table) Rows() []Row {
	keys := make([]string, 0, len(t.cells))
	for key, c := range t.cells {
		if c.count != 0 || c.sum.Sign() != 0 {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	rows := make([]Row, len(keys))
	for i, key := range keys {
		c := t.cells[key]
		rows[i] = Row{Key: strings.Split(key, separator), Count: c.count, Sum: c.sum.Decimal()}
	}
	return rows
}

// Merge adds what o counted, and leaves it as it was. It fails, and changes
// nothing, with [successkit.ErrConflict] where the scopes differ, at the name of
// each text that does, with [successkit.ErrOutOfRange] where a count grows beyond
// [MaxCount], and where o is nil.
func (t *Table) Merge(o *Table, names []string) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if o.scope == nil {
		return nil
	}
	if err := t.accepts(names, o.scope); err != nil {
		return err
	}
	for key, c := range o.cells {
		if have := t.cells[key]; have != nil && have.count > MaxCount-c.count {
			return fmt.Errorf("%w: a count of more than %d", successkit.ErrOutOfRange, int64(MaxCount))
		}
	}
	t.scope = slices.Clone(o.scope)
	for key, c := range o.cells {
		into := t.cell(key)
		into.count += c.count
		into.sum.Merge(c.sum)
	}
	return nil
}

// CheckCount reports why n can be no count.
func CheckCount(n int64) error {
	if n < 0 || n > MaxCount {
		return fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, int64(MaxCount))
	}
	return nil
}

// Marshal returns the binary form of the table, the given version of it.
func (t *Table) Marshal(version byte) ([]byte, error) {
	w := codec.NewWriter(version)
	w.Flag(t.scope != nil)
	if t.scope != nil {
		for _, s := range t.scope {
			w.Text(s)
		}
		rows := t.Rows()
		w.Count(int64(len(rows)))
		for _, r := range rows {
			key := join(r.Key)
			w.Text(key)
			w.Count(r.Count)
			w.Sum(&t.cells[key].sum)
		}
	}
	return w.Bytes()
}

// Read replaces t by the table that [Table.Marshal] wrote of scopes and keys of
// the given lengths. It takes no table but one whose bytes rebuild makes again from
// what is in it: neither what no tally holds nor what its sums do not tell. It fails
// with [successkit.ErrMalformed], and leaves t as it was.
func (t *Table) Read(data []byte, version byte, scope, fields int, rebuild func(Table) (encoding.BinaryMarshaler, error)) error {
	read, err := unmarshal(data, version, scope, fields)
	if err != nil {
		return err
	}
	if read.scope != nil {
		again, err := rebuild(read)
		if err != nil {
			return fmt.Errorf("%w: %w", successkit.ErrMalformed, err)
		}
		b, err := again.MarshalBinary()
		if err != nil || !bytes.Equal(b, data) {
			return fmt.Errorf("%w: cells that none can be", successkit.ErrMalformed)
		}
	}
	*t = read
	return nil
}

// unmarshal reads what [Table.Marshal] wrote, and nothing else.
func unmarshal(data []byte, version byte, scope, fields int) (Table, error) {
	r := codec.NewReader(data, version)
	var t Table
	if r.Flag() {
		t.scope = make([]string, scope)
		for i := range t.scope {
			t.scope[i] = r.Text()
		}
		last := ""
		for i := range r.Len(4) { // a key, a count and a sum
			key := r.Text()
			c := &cell{count: r.Count(), sum: r.Sum()}
			switch {
			case strings.Count(key, separator) != fields-1:
				r.Fail(errors.New("a key of another length"))
			case i > 0 && key <= last:
				r.Fail(errors.New("the keys are not in order"))
			case c.count > MaxCount, c.count == 0 && c.sum.Sign() == 0, field.Total(c.sum.Decimal()) != nil:
				r.Fail(errors.New("a cell that none can be"))
			}
			if last = key; t.cells == nil {
				t.cells = map[string]*cell{}
			}
			t.cells[key] = c
		}
	}
	return t, r.Close()
}
