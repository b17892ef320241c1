package tabular

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// Movements reads a table of movements of recurring revenue. The first line
// names the columns; empty lines are passed over. A byte order mark at the
// start is taken off. The result may be empty; it is nil where there is an
// error.
//
// It fails with [successkit.ErrRequired] where the table or a needed cell is
// empty, [successkit.ErrUnknown] where a column is not there or a word is not
// known, [successkit.ErrDuplicate] where a column is there twice,
// [successkit.ErrMalformed] and [successkit.ErrOutOfRange] for cells that are no date
// or number, and as [metrics.Movement.Validate] does.
func Movements(data []byte, c Columns) ([]metrics.Movement, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.ReuseRecord = true
	if c.Separator != 0 {
		r.Comma = c.Separator
	}
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, &successkit.FieldError{Path: "lines[1]", Err: fmt.Errorf("%w: no line names the columns", successkit.ErrRequired)}
	}
	if err != nil {
		return nil, lineError(err)
	}
	t := table{columns: c}
	if err := t.find(header); err != nil {
		return nil, err
	}

	var rows []metrics.Movement
	var faults successkit.Faults
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			faults.Merge("", lineError(err))
			if errors.Is(err, csv.ErrFieldCount) {
				continue
			}
			break // after a torn quotation nobody knows where a line begins
		}
		line, _ := r.FieldPos(0)
		if m, ok := t.movement(record, line, &faults); ok {
			rows = append(rows, m)
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return rows, nil
}

// lineError says where the bytes are no table.
func lineError(err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return &successkit.FieldError{Path: "separator", Err: fmt.Errorf("%w: %w", successkit.ErrMalformed, err)}
	}
	return &successkit.FieldError{Path: linePath(p.Line), Err: fmt.Errorf("%w: %w", successkit.ErrMalformed, p.Err)}
}

func linePath(line int) string { return "lines[" + strconv.Itoa(line) + "]" }

// A table knows where its columns are.
type table struct {
	columns Columns
	at      [numColumns]int    // index in a record, or -1
	names   [numColumns]string // as the header spells them
}

// find looks the columns up in the header.
func (t *table) find(header []string) error {
	var f successkit.Faults
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = strings.TrimSpace(h)
	}
	for i, w := range t.columns.wanted() {
		name := w.name
		if name == "" {
			name = w.standard
		}
		t.names[i], t.at[i] = name, slices.Index(names, name)
		switch {
		case t.at[i] < 0 && (w.must || w.name != ""):
			f.Add("lines[1]", name, fmt.Errorf("%w: no column of this name for %s", successkit.ErrUnknown, w.standard))
		case t.at[i] >= 0 && slices.Contains(names[t.at[i]+1:], name):
			f.Add("lines[1]", name, fmt.Errorf("%w: two columns of this name", successkit.ErrDuplicate))
		}
	}
	return f.Err()
}

// movement reads one line.
func (t *table) movement(record []string, line int, faults *successkit.Faults) (metrics.Movement, bool) {
	before := faults.Total()
	cell := func(c column) string {
		if t.at[c] < 0 {
			return ""
		}
		return strings.TrimSpace(record[t.at[c]])
	}
	bad := func(c column, err error) {
		faults.Add(linePath(line)+"."+t.names[c], cell(c), err)
	}
	m := metrics.Movement{ID: cell(colID), Account: cell(colAccount), Currency: cell(colCurrency), Cause: cell(colCause)}
	// The record is reused; the texts of a movement must not hold it.
	m.ID, m.Account, m.Currency, m.Cause = strings.Clone(m.ID), strings.Clone(m.Account), strings.Clone(m.Currency), strings.Clone(m.Cause)
	var err error
	if m.Date, err = t.columns.date(cell(colDate)); err != nil {
		bad(colDate, err)
	}
	if s := cell(colRecorded); s != "" {
		if m.Recorded, err = t.columns.date(s); err != nil {
			bad(colRecorded, err)
		}
	}
	if s := cell(colSeq); s != "" {
		if m.Seq, err = strconv.ParseInt(s, 10, 64); err != nil {
			bad(colSeq, fmt.Errorf("%w: want a whole number", successkit.ErrMalformed))
		}
	}
	if m.Amount, err = t.columns.number(cell(colAmount)); err != nil {
		bad(colAmount, err)
	}
	if s := cell(colKind); s != "" {
		if m.Kind, err = metrics.ParseKind(s); err != nil {
			bad(colKind, err)
		}
	}
	if faults.Total() == before {
		for fe := range successkit.FieldErrors(m.Validate()) {
			faults.Add(linePath(line)+"."+t.rename(fe.Path), fe.Value, fe.Err)
		}
	}
	return m, faults.Total() == before
}

// rename returns the table's own name of a movement's field.
func (t *table) rename(field string) string {
	for i, w := range t.columns.wanted() {
		if w.standard == field {
			return t.names[i]
		}
	}
	return field
}
