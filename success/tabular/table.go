package tabular

import (
	"reflect"
	"strings"

	"github.com/successkit/successkit/success"
)

// accountsTable is the table of the accounts themselves.
const accountsTable = "accounts"

// idColumn is the id of an account or of a fact in every table, and accountColumn
// that of the account in every table but its own.
const (
	idColumn      = "id"
	accountColumn = "account_id"
)

// A table holds one kind of fact.
type table struct {
	name    string // "fit_evidence"
	path    string // "fit.evidence", as faults of an account name it
	index   []int  // where [success.Facts] has the list
	fact    reflect.Type
	columns []column
}

// tables returns the tables of the facts, in the order of [success.Facts].
func tables() []table { return tablesOf(reflect.TypeFor[success.Facts](), nil, nil) }

func tablesOf(t reflect.Type, path []string, index []int) []table {
	var all []table
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		below := append(append([]string{}, path...), name)
		at := append(append([]int{}, index...), i)
		if field.Type.Kind() == reflect.Struct {
			all = append(all, tablesOf(field.Type, below, at)...)
			continue
		}
		all = append(all, table{
			name: strings.Join(below, "_"), path: strings.Join(below, "."), index: at,
			fact: field.Type.Elem(), columns: columnsOf(field.Type.Elem(), column{}),
		})
	}
	return all
}

// accountColumns are those of the accounts.
func accountColumns() []column { return columnsOf(reflect.TypeFor[success.Account](), column{}) }

// Names returns the names of the tables, the accounts first.
func Names() []string {
	names := []string{accountsTable}
	for _, t := range tables() {
		names = append(names, t.name)
	}
	return names
}
