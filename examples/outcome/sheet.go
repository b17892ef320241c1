package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A sheet is the rows of a file of CSV, by the names of its columns.
type sheet struct {
	file   string
	faults []error
}

// A row is one of them.
type row struct {
	sheet *sheet
	line  int
	cells map[string]string
}

// rows reads a file of CSV that has the given columns, in any order, and calls
// take for each of its rows. It returns every fault, with file, line and column.
func rows(file string, data []byte, columns []string, take func(row)) error {
	s := &sheet{file: file}
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: want a first line with the names of the columns: %w", file, err)
	}
	head = slices.Clone(head)
	for _, c := range columns {
		if !slices.Contains(head, c) {
			s.faults = append(s.faults, fmt.Errorf("%s:1: no column is named %s", file, c))
		}
	}
	for i, c := range head {
		if !slices.Contains(columns, c) || slices.Contains(head[:i], c) {
			s.faults = append(s.faults, fmt.Errorf("%s:1: %q: want the columns %s, each once", file, c, strings.Join(columns, ", ")))
		}
	}
	if len(s.faults) > 0 {
		return errors.Join(s.faults...)
	}
	for len(s.faults) < maxFaults {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil { // it names the line
			s.faults = append(s.faults, fmt.Errorf("%s: %w", file, err))
			break
		}
		line, _ := r.FieldPos(0)
		one := row{sheet: s, line: line, cells: make(map[string]string, len(head))}
		for i, c := range head {
			one.cells[c] = cells[i]
		}
		take(one)
	}
	return errors.Join(s.faults...)
}

// maxFaults is after how many faults a file is read no further.
const maxFaults = 20

// text returns a cell.
func (r row) text(column string) string { return r.cells[column] }

// fault notes what is wrong with a cell.
func (r row) fault(column string, err error) {
	if err != nil {
		r.sheet.faults = append(r.sheet.faults, fmt.Errorf("%s:%d: %s: %q: %w", r.sheet.file, r.line, column, r.cells[column], err))
	}
}

// faults notes what is wrong with the row as a whole.
func (r row) faults(err error) {
	if err != nil {
		r.sheet.faults = append(r.sheet.faults, fmt.Errorf("%s:%d: %w", r.sheet.file, r.line, err))
	}
}

// id names the row for whoever wants to look it up.
func (r row) id() string { return fmt.Sprintf("%s:%d", r.sheet.file, r.line) }

// parse reads a cell; one that is empty is left alone.
func (r row) parse(column string, into interface{ UnmarshalText(text []byte) error }) {
	if text := r.text(column); text != "" {
		r.fault(column, into.UnmarshalText([]byte(text)))
	}
}
