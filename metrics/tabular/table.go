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

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A column is a field that a table may hold.
type column struct {
	name     string // as the caller calls it, or empty
	standard string // as the field is called, and the column unless it is named
	must     bool   // the table must have it
}

// A Mapping says where a table of one kind holds what: [Columns],
// [SnapshotColumns], [SubscriptionColumns], [UsageColumns] or [LineColumns].
type Mapping interface{ table() *table }

// A table is a table of bytes under way.
type table struct {
	format  Format
	rows    string // what the package that takes the rows calls them: "movements"
	columns []column
	names   []string // of the columns, as the header spells them
	at      []int    // of the columns, index in a record, or -1

	record []string
	line   int
	faults successkit.Faults
}

// read reads a table row by row. The row's values come from the table that
// make is given; validate checks a row whose cells are all sound, and its
// paths are those of the columns' standard names.
func read[T any](data []byte, m Mapping, build func(*table) T, validate func(T) error) ([]T, error) {
	t := m.table()
	r, err := t.open(data)
	if err != nil {
		return nil, err
	}
	var rows []T
	for t.next(r) {
		before := t.faults.Total()
		row := build(t)
		if t.faults.Total() == before {
			for fe := range successkit.FieldErrors(validate(row)) {
				t.faults.Add(t.path(t.rename(fe.Path)), fe.Value, fe.Err)
			}
		}
		if t.faults.Total() == 0 {
			rows = append(rows, row)
		}
	}
	if err := t.faults.Err(); err != nil {
		return nil, err
	}
	return rows, nil
}

// open reads the first line, which names the columns.
func (t *table) open(data []byte) (*csv.Reader, error) {
	if err := t.format.checkDates(); err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.ReuseRecord = true
	if t.format.Separator != 0 {
		r.Comma = t.format.Separator
	}
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, &successkit.FieldError{Path: linePath(1), Err: fmt.Errorf("%w: no line names the columns", successkit.ErrRequired)}
	}
	if err != nil {
		return nil, lineError(err)
	}
	return r, t.find(header)
}

// find looks the columns up in the header.
func (t *table) find(header []string) error {
	var f successkit.Faults
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = strings.Clone(strings.TrimSpace(h))
	}
	for _, c := range t.columns {
		name := c.name
		if name == "" {
			name = c.standard
		}
		at := slices.Index(names, name)
		t.names, t.at = append(t.names, name), append(t.at, at)
		switch {
		case at < 0 && (c.must || c.name != ""):
			f.Add(linePath(1), name, fmt.Errorf("%w: no column of this name for %s", successkit.ErrUnknown, c.standard))
		case at >= 0 && slices.Contains(names[at+1:], name):
			f.Add(linePath(1), name, fmt.Errorf("%w: two columns of this name", successkit.ErrDuplicate))
		}
	}
	return f.Err()
}

// next reads the next line that has the right number of cells.
func (t *table) next(r *csv.Reader) bool {
	for {
		record, err := r.Read()
		if err == nil {
			t.record = record
			t.line, _ = r.FieldPos(0)
			return true
		}
		if errors.Is(err, io.EOF) {
			return false
		}
		t.faults.Merge("", lineError(err))
		if !errors.Is(err, csv.ErrFieldCount) {
			return false // after a torn quotation nobody knows where a line begins
		}
	}
}

// lineError says where the bytes are no table.
func lineError(err error) error {
	p, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		return &successkit.FieldError{Path: "separator", Err: fmt.Errorf("%w: %w", successkit.ErrMalformed, err)}
	}
	return &successkit.FieldError{Path: linePath(p.Line), Err: fmt.Errorf("%w: %w", successkit.ErrMalformed, p.Err)}
}

func linePath(line int) string { return "lines[" + strconv.Itoa(line) + "]" }

// path leads to a column of the current line.
func (t *table) path(column string) string { return linePath(t.line) + "." + column }

// rename returns the table's own name of a field.
func (t *table) rename(field string) string {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.standard == field })
	if i < 0 {
		return field
	}
	return t.names[i]
}

// cell returns the text of column c, and the empty text where the table lacks
// it. The text is part of the line; see text.
func (t *table) cell(c int) string {
	if t.at[c] < 0 {
		return ""
	}
	return strings.TrimSpace(t.record[t.at[c]])
}

// text returns a cell in memory of its own, so that a row does not hold its
// whole line.
func (t *table) text(c int) string { return strings.Clone(t.cell(c)) }

func (t *table) refuse(c int, err error) {
	t.faults.Add(t.path(t.names[c]), t.cell(c), err)
}

// date reads a cell that must hold a date.
func (t *table) date(c int) successkit.Date {
	d, err := t.format.date(t.cell(c))
	if err != nil {
		t.refuse(c, err)
	}
	return d
}

// optionalDate reads a cell that may be empty.
func (t *table) optionalDate(c int) successkit.Date {
	if t.cell(c) == "" {
		return successkit.Date{}
	}
	return t.date(c)
}

// number reads a cell that must hold a number.
func (t *table) number(c int) decimal.Decimal {
	d, err := t.format.number(t.cell(c))
	if err != nil {
		t.refuse(c, err)
	}
	return d
}

// integer reads a cell that may hold a whole number.
func (t *table) integer(c int) int64 {
	s := t.cell(c)
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		t.refuse(c, fmt.Errorf("%w: want a whole number", successkit.ErrMalformed))
	}
	return n
}

// count reads a cell that may hold a whole number of 32 bits.
func (t *table) count(c int) int {
	n := t.integer(c)
	if n != int64(int32(n)) {
		t.refuse(c, successkit.ErrOutOfRange)
		return 0
	}
	return int(n)
}

// word reads a cell that may hold a word of a closed list.
func word[E any](t *table, c int, parse func(string) (E, error)) E {
	var zero E
	s := t.cell(c)
	if s == "" {
		return zero
	}
	v, err := parse(s)
	if err != nil {
		t.refuse(c, err)
	}
	return v
}
