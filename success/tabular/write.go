package tabular

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// Tables returns the tables of accounts, by name: what [Accounts] reads as the
// same accounts. Every table is there, with its header, and columns in the order
// of the JSON form. It fails where an account has no JSON form, as one with an
// unnamed enum.
func Tables(accounts []success.Account) (map[string][]byte, error) {
	var f successkit.Faults
	out := map[string][]byte{}
	w := newWriter(accountColumns(), false)
	for i, a := range accounts {
		f.Merge("accounts["+strconv.Itoa(i)+"]", w.row("", reflect.ValueOf(a)))
	}
	out[accountsTable] = w.bytes()
	for _, t := range tables() {
		w := newWriter(t.columns, true)
		for i, a := range accounts {
			facts := reflect.ValueOf(a.Facts).FieldByIndex(t.index)
			for k := range facts.Len() {
				if err := w.row(a.ID, facts.Index(k)); err != nil {
					f.Merge("accounts["+strconv.Itoa(i)+"]."+t.path+"["+strconv.Itoa(k)+"]", err)
				}
			}
		}
		out[t.name] = w.bytes()
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// A writer builds one table.
type writer struct {
	columns []column
	facts   bool
	cells   []string // of the row under way
	buffer  *bytes.Buffer
	csv     *csv.Writer
}

func newWriter(columns []column, facts bool) *writer {
	w := &writer{columns: columns, facts: facts, buffer: &bytes.Buffer{}}
	w.csv = csv.NewWriter(w.buffer)
	var header []string
	if facts {
		header = append(header, accountColumn)
	}
	for _, c := range columns {
		header = append(header, c.name)
	}
	_ = w.csv.Write(header) // a buffer refuses nothing
	return w
}

func (w *writer) row(account string, value reflect.Value) error {
	w.cells = w.cells[:0]
	if w.facts {
		w.cells = append(w.cells, account)
	}
	for _, c := range w.columns {
		cell, err := c.cell(value)
		if err != nil {
			return err
		}
		w.cells = append(w.cells, cell)
	}
	return w.csv.Write(w.cells)
}

func (w *writer) bytes() []byte {
	w.csv.Flush()
	return w.buffer.Bytes()
}
