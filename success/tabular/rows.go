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
)

// rows hands on every row of a table with the columns of its header, but for rows
// of empty cells, which spreadsheets leave behind. It reports whether there is no
// row that could not be read.
func rows(f *successkit.Faults, name string, data []byte, known []column, row func(line int, cells []string, columns []column)) bool {
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	in.FieldsPerRecord, in.ReuseRecord = -1, true
	var columns []column
	complete := true
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return complete && columns != nil
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			f.Add(lineOf(name, parse.StartLine), "", fmt.Errorf("%w: %w", successkit.ErrMalformed, parse.Err))
			return false // what follows a broken quote means nothing
		}
		line, _ := in.FieldPos(0)
		switch {
		case !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }):
		case columns == nil:
			if columns = header(f, name, line, cells, known); columns == nil {
				return false
			}
		case len(cells) != len(columns):
			f.Add(lineOf(name, line), strconv.Itoa(len(cells)), fmt.Errorf("%w: the header has %d columns", successkit.ErrMalformed, len(columns)))
			complete = false
		default:
			row(line, cells, columns)
		}
	}
}

// header returns the columns that a header names, and nil where it names others,
// one twice, or not those by which rows are told apart.
func header(f *successkit.Faults, name string, line int, cells []string, known []column) []column {
	at := lineOf(name, line)
	if len(cells) == 1 && strings.ContainsAny(cells[0], ";\t") {
		f.Add(at, cells[0], fmt.Errorf("%w: cells are separated by commas", successkit.ErrMalformed))
		return nil
	}
	var columns []column
	before := f.Total()
	for i, cell := range cells {
		k := slices.IndexFunc(known, func(c column) bool { return c.name == cell })
		switch {
		case cell == "":
			f.Add(at, strconv.Itoa(i+1), fmt.Errorf("%w: the name of this column", successkit.ErrRequired))
		case k < 0:
			f.Add(at+"."+cell, cell, fmt.Errorf("%w: no column of this table", successkit.ErrUnknown))
		case slices.Contains(cells[:i], cell):
			f.Add(at+"."+cell, cell, successkit.ErrDuplicate)
		default:
			columns = append(columns, known[k])
		}
	}
	for _, c := range known {
		if (c.name == accountColumn || c.name == idColumn) && !slices.Contains(cells, c.name) {
			f.Add(at+"."+c.name, "", successkit.ErrRequired)
		}
	}
	if f.Total() > before {
		return nil
	}
	return columns
}
