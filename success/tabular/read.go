package tabular

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// Accounts returns the accounts that the tables hold, by name of table, in the
// order of the table of accounts. It fails with an [successkit.InputError] that
// lists everything that is wrong in any table.
func Accounts(csvs map[string][]byte) ([]success.Account, error) {
	var f successkit.Faults
	names := Names()
	for _, name := range slices.Sorted(maps.Keys(csvs)) {
		if !slices.Contains(names, name) {
			f.Add(name, "", fmt.Errorf("%w: no table of accounts", successkit.ErrUnknown))
		}
	}
	if _, ok := csvs[accountsTable]; !ok {
		f.Add(accountsTable, "", successkit.ErrRequired)
	}
	r := reader{faults: &f, place: map[string]int{}}
	rows(&f, accountsTable, csvs[accountsTable], accountColumns(), r.account)
	for _, t := range tables() {
		columns := append([]column{{name: accountColumn}}, t.columns...)
		rows(&f, t.name, csvs[t.name], columns, func(line int, cells []string, columns []column) { r.fact(t, line, cells, columns) })
	}
	r.check()
	if err := f.Err(); err != nil {
		return nil, err
	}
	return r.accounts, nil
}

// A reader gathers accounts and remembers in which lines their facts stand.
type reader struct {
	faults   *successkit.Faults
	accounts []success.Account
	place    map[string]int
	lines    []map[string][]int // of each account, by path of the list
	own      []int              // the line of each account
}

func (r *reader) account(line int, cells []string, columns []column) {
	var a success.Account
	if !fill(r.faults, accountsTable, line, reflect.ValueOf(&a).Elem(), cells, columns) {
		return
	}
	at := lineOf(accountsTable, line)
	if _, ok := r.place[a.ID]; ok {
		r.faults.Add(at+".id", a.ID, successkit.ErrDuplicate)
		return
	}
	r.faults.Merge(at, a.Validate())
	r.place[a.ID] = len(r.accounts)
	r.accounts = append(r.accounts, a)
	r.lines = append(r.lines, map[string][]int{})
	r.own = append(r.own, line)
}

func (r *reader) fact(t table, line int, cells []string, columns []column) {
	at := lineOf(t.name, line)
	i := slices.IndexFunc(columns, func(c column) bool { return c.name == accountColumn })
	if i < 0 || cells[i] == "" {
		r.faults.Add(at+"."+accountColumn, "", successkit.ErrRequired)
		return
	}
	place, ok := r.place[cells[i]]
	if !ok {
		r.faults.Add(at+"."+accountColumn, cells[i], fmt.Errorf("%w: no account of this id", successkit.ErrUnknown))
		return
	}
	facts := reflect.ValueOf(&r.accounts[place].Facts).Elem().FieldByIndex(t.index)
	fact := reflect.New(facts.Type().Elem()).Elem()
	if !fill(r.faults, t.name, line, fact, cells, columns) {
		return
	}
	facts.Set(reflect.Append(facts, fact))
	r.lines[place][t.path] = append(r.lines[place][t.path], line)
}

// check notes the faults of the facts at their lines.
func (r *reader) check() {
	for i, a := range r.accounts {
		_, err := (success.Account{}).Append(a.Facts)
		for fault := range successkit.FieldErrors(err) {
			r.faults.Add(r.located(i, fault.Path), fault.Value, fault.Err)
		}
	}
}

// located turns "fit.evidence[2].date" into "fit_evidence.lines[7].date".
func (r *reader) located(account int, path string) string {
	for _, t := range tables() {
		rest, ok := strings.CutPrefix(path, t.path+"[")
		if !ok {
			continue
		}
		number, field, _ := strings.Cut(rest, "]")
		lines := r.lines[account][t.path]
		if n, err := strconv.Atoi(number); err == nil && n < len(lines) {
			return lineOf(t.name, lines[n]) + field
		}
	}
	return lineOf(accountsTable, r.own[account]) + "." + path
}

func lineOf(table string, line int) string { return table + ".lines[" + strconv.Itoa(line) + "]" }

// fill sets the members of a struct from its cells, and notes those that do not
// have the form of theirs. The column of the account is none of them.
func fill(f *successkit.Faults, table string, line int, value reflect.Value, cells []string, columns []column) bool {
	sound := true
	for i, c := range columns {
		if cells[i] == "" || c.index == nil {
			continue
		}
		if err := c.set(value, cells[i]); err != nil {
			if !errors.Is(err, successkit.ErrUnknown) && !errors.Is(err, successkit.ErrOutOfRange) && !errors.Is(err, successkit.ErrConflict) {
				err = fmt.Errorf("%w: %w", successkit.ErrMalformed, err)
			}
			f.Add(lineOf(table, line)+"."+c.name, cells[i], err)
			sound = false
		}
	}
	return sound
}

// rows hands on every row of a table with the columns of its header.
func rows(f *successkit.Faults, name string, data []byte, known []column, row func(line int, cells []string, columns []column)) {
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	in.FieldsPerRecord, in.ReuseRecord = -1, true
	var columns []column
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			f.Add(lineOf(name, parse.StartLine), "", fmt.Errorf("%w: %w", successkit.ErrMalformed, parse.Err))
			return // what follows a broken quote means nothing
		}
		line, _ := in.FieldPos(0)
		if columns == nil {
			if columns = header(f, name, line, cells, known); columns == nil {
				return
			}
			continue
		}
		if len(cells) != len(columns) {
			f.Add(lineOf(name, line), strconv.Itoa(len(cells)), fmt.Errorf("%w: the header has %d columns", successkit.ErrMalformed, len(columns)))
			continue
		}
		row(line, cells, columns)
	}
}

// header returns the columns that a header names, and nil where it names others.
func header(f *successkit.Faults, name string, line int, cells []string, known []column) []column {
	var columns []column
	sound := true
	for i, cell := range cells {
		at := slices.IndexFunc(known, func(c column) bool { return c.name == cell })
		switch {
		case at < 0:
			f.Add(lineOf(name, line)+"."+cell, cell, fmt.Errorf("%w: no column of this table", successkit.ErrUnknown))
			sound = false
		case slices.Contains(cells[:i], cell):
			f.Add(lineOf(name, line)+"."+cell, cell, successkit.ErrDuplicate)
			sound = false
		default:
			columns = append(columns, known[at])
		}
	}
	if !sound {
		return nil
	}
	return columns
}
