package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A table is a file of comma-separated values, and what is wrong with it.
type table struct {
	name    string
	columns []string
	rows    [][]string
	lines   []int // of each row
	faults  successkit.Faults
}

// readTable reads a file with the given columns, in any order.
func readTable(folder fs.FS, name string, columns ...string) (*table, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	t := &table{name: name}
	r := csv.NewReader(f)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		if t.columns == nil {
			t.columns = row
			continue
		}
		t.rows, t.lines = append(t.rows, row), append(t.lines, line)
	}
	for _, c := range columns {
		if !slices.Contains(t.columns, c) {
			t.faults.Add("lines[1]", c, fmt.Errorf("%w: no column of this name", successkit.ErrRequired))
		}
	}
	if err := t.err(); err != nil {
		return nil, err
	}
	return t, nil
}

// err returns what is wrong with the file, after its name.
func (t *table) err() error {
	if err := t.faults.Err(); err != nil {
		return fmt.Errorf("%s: %w", t.name, err)
	}
	return nil
}

// path leads to a field of a row.
func (t *table) path(row int, column string) string {
	return "lines[" + strconv.Itoa(t.lines[row]) + "]." + column
}

func (t *table) text(row int, column string) string {
	return strings.TrimSpace(t.rows[row][slices.Index(t.columns, column)])
}

// date reads a day, or none where the field is empty and may be.
func (t *table) date(row int, column string, optional bool) successkit.Date {
	s := t.text(row, column)
	if s == "" && optional {
		return successkit.Date{}
	}
	d, err := successkit.ParseDate(s)
	t.faults.Add(t.path(row, column), s, err)
	return d
}

func (t *table) number(row int, column string) float64 {
	s := t.text(row, column)
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		t.faults.Add(t.path(row, column), s, fmt.Errorf("%w: want a number", successkit.ErrMalformed))
	}
	return x
}

func (t *table) money(row int, column string) decimal.Decimal {
	s := t.text(row, column)
	d, err := decimal.NewFromString(s)
	if err != nil || d.IsNegative() || len(s) > 30 {
		t.faults.Add(t.path(row, column), s, fmt.Errorf("%w: want an amount, 0 or above", successkit.ErrMalformed))
	}
	return d
}

// must notes an error about a whole row.
func (t *table) must(row int, err error) {
	t.faults.Merge("lines["+strconv.Itoa(t.lines[row])+"]", err)
}
