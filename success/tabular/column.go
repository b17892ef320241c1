package tabular

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A form says how a cell spells a member.
type form uint8

const (
	text   form = iota // a JSON text without its quotes
	plain              // a JSON number or truth value
	list               // a list of texts
	asJSON             // anything else
)

// A column is a member of a JSON object, or of one inside it.
type column struct {
	name string
	path []string
	form form
}

var (
	textReader = reflect.TypeFor[encoding.TextUnmarshaler]()
	jsonReader = reflect.TypeFor[json.Unmarshaler]()
)

// columnsOf returns the columns of a type, in the order of its fields. Embedded
// fields have tables of their own.
func columnsOf(t reflect.Type, prefix []string) []column {
	var columns []column
	for field := range t.Fields() {
		if field.Anonymous || !field.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		path := append(append([]string{}, prefix...), name)
		typ := field.Type
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		f := formOf(typ)
		if f == asJSON && typ.Kind() == reflect.Struct && !reflect.PointerTo(typ).Implements(jsonReader) && len(prefix) == 0 && flat(typ) {
			columns = append(columns, columnsOf(typ, path)...)
			continue
		}
		columns = append(columns, column{strings.Join(path, "."), path, f})
	}
	return columns
}

// flat reports whether no member of a type needs more than a plain cell.
func flat(t reflect.Type) bool {
	for field := range t.Fields() {
		if formOf(field.Type) == asJSON {
			return false
		}
	}
	return true
}

func formOf(t reflect.Type) form {
	switch pointer := reflect.PointerTo(t); {
	case t == reflect.TypeFor[decimal.Decimal]():
		return text
	case pointer.Implements(jsonReader):
		return asJSON // points are numbers there, an answer is an object
	case pointer.Implements(textReader), t.Kind() == reflect.String:
		return text
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return list
	case t.Kind() == reflect.Bool, t.Kind() == reflect.Int, t.Kind() == reflect.Float64:
		return plain
	}
	return asJSON
}

// errNotJSON says that a cell that should be JSON is none.
var errNotJSON = fmt.Errorf("%w: not JSON", successkit.ErrMalformed)

// member returns the JSON object that holds the cell alone.
func (c column) member(cell string) ([]byte, error) {
	var value []byte
	switch {
	case c.form == text:
		value, _ = json.Marshal(cell) // a text always has a JSON form
	case c.form == list && !strings.HasPrefix(cell, "["):
		value, _ = json.Marshal(strings.Split(cell, "|"))
	case !json.Valid([]byte(cell)):
		return nil, errNotJSON
	default:
		value = []byte(cell)
	}
	for _, name := range slices.Backward(c.path) {
		value = []byte(`{"` + name + `":` + string(value) + `}`)
	}
	return value, nil
}

// cell returns what stands for the column in a JSON object.
func (c column) cell(object []byte) (string, error) {
	raw := json.RawMessage(object)
	for _, name := range c.path {
		var members map[string]json.RawMessage
		if err := json.Unmarshal(raw, &members); err != nil {
			return "", err
		}
		raw = members[name]
		if len(raw) == 0 || string(raw) == "null" {
			return "", nil
		}
	}
	switch {
	case c.form == text && raw[0] == '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case c.form == list:
		var all []string
		if err := json.Unmarshal(raw, &all); err != nil {
			return "", err
		}
		joined := strings.Join(all, "|")
		if strings.Count(joined, "|") == len(all)-1 && joined != "" && joined[0] != '[' {
			return joined, nil
		}
	}
	var compact bytes.Buffer
	err := json.Compact(&compact, raw)
	return compact.String(), err
}
