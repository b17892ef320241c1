package main

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

// A sheet is a file of CSV, of which faults are noted by line and column.
type sheet struct {
	source  source
	columns []string
	rows    []row
	faults  successkit.Faults
}

// A row is one line of a sheet.
type row struct {
	sheet *sheet
	line  int
	cells []string
}

// readSheet reads a file whose first line names the columns, each of which must
// be one of those allowed.
func readSheet(s source, allowed []string, required ...string) (*sheet, error) {
	data, err := s.read()
	if err != nil {
		return nil, err
	}
	t := &sheet{source: s}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s, err)
		}
		line, _ := reader.FieldPos(0)
		if t.columns == nil {
			t.name(cells, allowed, required)
			continue
		}
		if len(cells) != len(t.columns) {
			t.faults.Add(fmt.Sprintf("lines[%d]", line), "", fmt.Errorf("%w: %d cells, want %d", successkit.ErrMalformed, len(cells), len(t.columns)))
			continue
		}
		t.rows = append(t.rows, row{sheet: t, line: line, cells: cells})
	}
	if t.columns == nil {
		t.faults.Add("lines[1]", "", fmt.Errorf("%w: want a line that names the columns", successkit.ErrRequired))
	}
	if err := t.err(); err != nil {
		return nil, err
	}
	return t, nil
}

// name takes the first line.
func (t *sheet) name(cells, allowed, required []string) {
	for i, c := range cells {
		c = strings.TrimSpace(c)
		switch {
		case !slices.Contains(allowed, c):
			t.faults.Add("lines[1]", c, fmt.Errorf("%w: no such column, want some of %s", successkit.ErrUnknown, strings.Join(allowed, ", ")))
		case slices.Contains(t.columns[:i], c):
			t.faults.Add("lines[1]", c, successkit.ErrDuplicate)
		}
		t.columns = append(t.columns, c)
	}
	for _, c := range required {
		if !slices.Contains(t.columns, c) {
			t.faults.Add("lines[1]", c, fmt.Errorf("%w: a column that is missing", successkit.ErrRequired))
		}
	}
}

// err returns what is wrong with the sheet so far.
func (t *sheet) err() error {
	if err := t.faults.Err(); err != nil {
		return fmt.Errorf("%s: %w", t.source, err)
	}
	return nil
}

// text returns the cell of a column, and the empty text where there is none.
func (r row) text(column string) string {
	if i := slices.Index(r.sheet.columns, column); i >= 0 {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

// path returns where a cell is.
func (r row) path(column string) string { return "lines[" + strconv.Itoa(r.line) + "]." + column }

// note notes what is wrong with a cell.
func (r row) note(column string, err error) { r.sheet.faults.Add(r.path(column), r.text(column), err) }

// date returns the day of a cell, and otherwise where there is none.
func (r row) date(column string, otherwise successkit.Date) successkit.Date {
	if r.text(column) == "" {
		return otherwise
	}
	d, err := successkit.ParseDate(r.text(column))
	r.note(column, err)
	return d
}

// number returns the number of a cell, 0 or more, and 0 where there is none.
func (r row) number(column string) decimal.Decimal {
	if r.text(column) == "" {
		return decimal.Decimal{}
	}
	d, err := parseNumber(r.text(column))
	if err == nil && d.IsNegative() {
		err = fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	}
	r.note(column, err)
	return d
}

func parseNumber(s string) (decimal.Decimal, error) {
	if len(s) > 40 || strings.Trim(s, "-0123456789.") != "" {
		return decimal.Decimal{}, fmt.Errorf("%w: want a number such as 12.50", successkit.ErrMalformed)
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, fmt.Errorf("%w: want a number such as 12.50", successkit.ErrMalformed)
	}
	return d, nil
}

// flag returns the yes or no of a cell, and nil where there is none.
func (r row) flag(column string) *bool {
	switch r.text(column) {
	case "":
		return nil
	case "yes":
		return new(true)
	case "no":
		return new(false)
	}
	r.note(column, fmt.Errorf("%w: want yes or no", successkit.ErrMalformed))
	return nil
}
