package main

import (
	"bytes"
	"encoding"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// A row is one line of a CSV file.
type row struct {
	line    int
	columns map[string]int
	cells   []string
	bad     map[string]bool // columns with a fault already
}

// rows reads a CSV file whose first line names its columns, and hands out the others.
// It fails with every fault of every line.
func (o options) rows(name string, required, optional []string, take func(row, *successkit.Faults)) error {
	data, err := o.open(name)
	if err != nil {
		return err
	}
	dec := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	head, err := dec.Read()
	if err != nil {
		return in(name, fmt.Errorf("lines[1]: want a line that names the columns %s", strings.Join(required, ", ")))
	}
	var f successkit.Faults
	columns := map[string]int{}
	for i, column := range head {
		column = strings.TrimSpace(column)
		switch {
		case !slices.Contains(required, column) && !slices.Contains(optional, column):
			f.Add("lines[1]", column, fmt.Errorf("%w: no column that is read", successkit.ErrUnknown))
		case columns[column] > 0:
			f.Add("lines[1]", column, successkit.ErrDuplicate)
		}
		columns[column] = i + 1
	}
	for _, column := range required {
		if columns[column] == 0 {
			f.Add("lines[1]", column, fmt.Errorf("%w: a column", successkit.ErrRequired))
		}
	}
	if err := f.Err(); err != nil {
		return in(name, err)
	}
	for {
		cells, err := dec.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := dec.FieldPos(0)
		if err != nil {
			f.Add("lines["+strconv.Itoa(line)+"]", "", fmt.Errorf("%w: %w", successkit.ErrMalformed, err))
			break // what follows would be misread
		}
		take(row{line, columns, cells, map[string]bool{}}, &f)
	}
	return in(name, f.Err())
}

// at names the line.
func (r row) at() string { return "lines[" + strconv.Itoa(r.line) + "]" }

// text returns the cell of a column, and nothing where there is no such column.
func (r row) text(column string) string {
	if i := r.columns[column]; i > 0 {
		return strings.TrimSpace(r.cells[i-1])
	}
	return ""
}

// words returns the words of a cell.
func (r row) words(column string) []string {
	if words := strings.Fields(r.text(column)); len(words) > 0 {
		return words
	}
	return nil
}

// fault notes what is wrong with a cell.
func (r row) fault(column string, f *successkit.Faults, err error) {
	r.bad[column] = true
	f.Add(r.at()+"."+column, r.text(column), err)
}

// date returns the date of a cell, and no date for an empty one.
func (r row) date(column string, f *successkit.Faults) successkit.Date {
	var d successkit.Date
	r.parse(column, f, &d)
	return d
}

// number returns the number of a cell, and 0 for an empty one.
func (r row) number(column string, f *successkit.Faults) int {
	text := r.text(column)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		r.fault(column, f, fmt.Errorf("%w: want a whole number", successkit.ErrMalformed))
	}
	return n
}

// parse reads a cell, unless it is empty.
func (r row) parse(column string, f *successkit.Faults, into encoding.TextUnmarshaler) {
	if text := r.text(column); text != "" {
		if err := into.UnmarshalText([]byte(text)); err != nil {
			r.fault(column, f, err)
		}
	}
}

// rest leaves out faults of cells that could not be read in the first place.
func (r row) rest(err error) error {
	var f successkit.Faults
	for fe := range successkit.FieldErrors(err) {
		if column, _, _ := strings.Cut(fe.Path, "["); !r.bad[column] {
			f.Add(fe.Path, fe.Value, fe.Err)
		}
	}
	return f.Err()
}
