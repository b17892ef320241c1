package tabular

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
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
		a.Facts = success.Facts{}
		f.Merge("accounts["+strconv.Itoa(i)+"]", w.row("", a))
	}
	out[accountsTable] = w.bytes()
	for _, t := range tables() {
		w := newWriter(t.columns, true)
		for i, a := range accounts {
			facts := reflect.ValueOf(a.Facts).FieldByIndex(t.index)
			for k := range facts.Len() {
				f.Merge("accounts["+strconv.Itoa(i)+"]."+t.path+"["+strconv.Itoa(k)+"]", w.row(a.ID, facts.Index(k).Interface()))
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

func (w *writer) row(account string, value any) error {
	object, err := json.Marshal(value)
	if err != nil {
		return err
	}
	var cells []string
	if w.facts {
		cells = append(cells, account)
	}
	for _, c := range w.columns {
		cell, err := c.cell(object)
		if err != nil {
			return err
		}
		cells = append(cells, cell)
	}
	return w.csv.Write(cells)
}

func (w *writer) bytes() []byte {
	w.csv.Flush()
	return w.buffer.Bytes()
}
