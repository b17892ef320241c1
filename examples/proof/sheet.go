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

// A sheet is a table of CSV under way: a line that names the columns, and rows.
type sheet struct {
	rows    *csv.Reader
	columns []string
	row     []string
	line    int
	faults  successkit.Faults
}

// open reads the line that names the columns, some of which there must be.
func open(data []byte, must ...string) (*sheet, error) {
	s := &sheet{rows: csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))), line: 1}
	s.rows.ReuseRecord = true
	header, err := s.rows.Read()
	if err != nil {
		return nil, fmt.Errorf("%w: no line names the columns", successkit.ErrRequired)
	}
	for _, name := range header {
		name = strings.TrimSpace(name)
		if slices.Contains(s.columns, name) {
			s.refuse(name, name, successkit.ErrDuplicate)
		}
		s.columns = append(s.columns, name)
	}
	for _, name := range must {
		if !slices.Contains(s.columns, name) {
			s.refuse(name, "", fmt.Errorf("%w: no column of this name", successkit.ErrRequired))
		}
	}
	return s, s.faults.Err()
}

// next goes to the next row.
func (s *sheet) next() bool {
	row, err := s.rows.Read()
	switch {
	case errors.Is(err, io.EOF):
		return false
	case err != nil:
		if p, ok := errors.AsType[*csv.ParseError](err); ok {
			s.line, err = p.Line, p.Err
		}
		s.faults.Add("lines["+strconv.Itoa(s.line)+"]", "", fmt.Errorf("%w: %w", successkit.ErrMalformed, err))
		return false
	}
	s.row = row
	s.line, _ = s.rows.FieldPos(0)
	return true
}

// refuse notes that a cell of the current row is at fault.
func (s *sheet) refuse(column, value string, err error) {
	s.faults.Add("lines["+strconv.Itoa(s.line)+"]."+column, value, err)
}

// cell returns the text of a column, and the empty text where there is none.
func (s *sheet) cell(column string) string {
	if i := slices.Index(s.columns, column); i >= 0 {
		return strings.Clone(strings.TrimSpace(s.row[i]))
	}
	return ""
}

// date reads a cell that may be empty.
func (s *sheet) date(column string) successkit.Date {
	text := s.cell(column)
	if text == "" {
		return successkit.Date{}
	}
	d, err := successkit.ParseDate(text)
	if err != nil {
		s.refuse(column, text, fmt.Errorf("%w: want a day such as 2026-01-31", successkit.ErrMalformed))
	}
	return d
}

// number reads a cell that may be empty; known says whether it is not.
func (s *sheet) number(column string) (value float64, known bool) {
	text := s.cell(column)
	if text == "" {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		s.refuse(column, text, fmt.Errorf("%w: want a number such as 12.5", successkit.ErrMalformed))
		return 0, false
	}
	return value, true
}

// amount reads a cell that may be empty.
func (s *sheet) amount(column string) decimal.Decimal {
	text := s.cell(column)
	if text == "" {
		return decimal.Decimal{}
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		s.refuse(column, text, fmt.Errorf("%w: want an amount such as 1200.50", successkit.ErrMalformed))
	}
	return d
}
