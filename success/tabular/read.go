package tabular

import (
	"errors"
	"fmt"
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
	if len(csvs[accountsTable]) == 0 {
		f.Add(accountsTable, "", successkit.ErrRequired)
	}
	r := reader{faults: &f, place: map[string]int{}}
	r.complete = rows(&f, accountsTable, csvs[accountsTable], accountColumns(), r.account)
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
	complete bool               // every row of the accounts could be read
}

func (r *reader) account(line int, cells []string, columns []column) {
	var a success.Account
	if sound := r.fill(accountsTable, line, reflect.ValueOf(&a), cells, columns); sound {
		r.faults.Merge(lineOf(accountsTable, line), a.Validate())
	}
	if _, ok := r.place[a.ID]; ok {
		r.faults.Add(lineOf(accountsTable, line)+".id", a.ID, successkit.ErrDuplicate)
	} else if a.ID != "" { // its facts have an account, though it may not be sound
		r.place[a.ID] = len(r.accounts)
		r.accounts = append(r.accounts, a)
		r.lines = append(r.lines, map[string][]int{})
		r.own = append(r.own, line)
	}
}

func (r *reader) fact(t table, line int, cells []string, columns []column) {
	fact := reflect.New(t.fact)
	sound := r.fill(t.name, line, fact, cells, columns)
	of := cells[slices.IndexFunc(columns, func(c column) bool { return c.name == accountColumn })]
	place, ok := r.place[of]
	switch {
	case of == "":
		r.faults.Add(lineOf(t.name, line)+"."+accountColumn, "", successkit.ErrRequired)
	case !ok && r.complete:
		r.faults.Add(lineOf(t.name, line)+"."+accountColumn, of, fmt.Errorf("%w: no account of this id", successkit.ErrUnknown))
	case ok && sound:
		facts := reflect.ValueOf(&r.accounts[place].Facts).Elem().FieldByIndex(t.index)
		facts.Set(reflect.Append(facts, fact.Elem()))
		r.lines[place][t.path] = append(r.lines[place][t.path], line)
	}
}

// check notes the faults of the facts at their lines, and keeps each fact once.
func (r *reader) check() {
	for i, a := range r.accounts {
		once, err := success.Account{}.Append(a.Facts)
		for fault := range successkit.FieldErrors(err) {
			r.faults.Add(r.located(i, fault.Path), fault.Value, fault.Err)
		}
		r.accounts[i].Facts = once.Facts
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

// kinds are those of a fault of a cell. One of no kind, as that of a decimal, is
// of a cell that does not have the form of its column.
var kinds = []error{successkit.ErrUnknown, successkit.ErrOutOfRange, successkit.ErrConflict, successkit.ErrMalformed}

// fill sets the members of a struct from its cells, and notes those that do not
// have the form of theirs; where there is one, also what is wrong with the others.
// It reports whether all have. The column of the account is none of them.
func (r *reader) fill(table string, line int, pointer reflect.Value, cells []string, columns []column) bool {
	var malformed []string
	for i, c := range columns {
		if cells[i] == "" || c.index == nil {
			continue
		}
		if err := c.set(pointer.Elem(), cells[i]); err != nil {
			if !slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(err, kind) }) {
				err = fmt.Errorf("%w: %w", successkit.ErrMalformed, err)
			}
			r.faults.Add(lineOf(table, line)+"."+c.name, cells[i], err)
			malformed = append(malformed, c.name)
		}
	}
	if len(malformed) == 0 {
		return true
	}
	checked, _ := reflect.TypeAssert[interface{ Validate() error }](pointer)
	for fault := range successkit.FieldErrors(checked.Validate()) {
		if !slices.ContainsFunc(malformed, func(name string) bool { return strings.HasPrefix(fault.Path+".", name+".") }) {
			r.faults.Add(lineOf(table, line)+"."+fault.Path, fault.Value, fault.Err)
		}
	}
	return false
}
