package tabular

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	name  string
	index [][]int // where the struct has the field, and that the member inside it
	form  form
	omits bool // a zero member is left out of the JSON form
}

var (
	textReader = reflect.TypeFor[encoding.TextUnmarshaler]()
	jsonReader = reflect.TypeFor[json.Unmarshaler]()
)

// columnsOf returns the columns of a type, in the order of its fields. Embedded
// fields have tables of their own.
func columnsOf(t reflect.Type, within column) []column {
	var columns []column
	for field := range t.Fields() {
		if field.Anonymous || !field.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		typ := field.Type
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		c := column{name: within.name + name, index: append(slices.Clone(within.index), field.Index), form: formOf(typ), omits: options != ""}
		if c.form == asJSON && typ.Kind() == reflect.Struct && !reflect.PointerTo(typ).Implements(jsonReader) && within.name == "" && flat(typ) {
			c.name += "."
			columns = append(columns, columnsOf(typ, c)...)
			continue
		}
		columns = append(columns, c)
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

// set sets the column's member of a struct to what a cell says.
func (c column) set(v reflect.Value, cell string) error {
	for _, index := range c.index {
		v = v.FieldByIndex(index)
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
	}
	switch c.form {
	case text:
		if !utf8.ValidString(cell) {
			cell = string([]rune(cell))
		}
		if reader, ok := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr()); ok {
			return reader.UnmarshalText([]byte(cell))
		}
		v.SetString(cell)
		return nil
	case list:
		if !strings.HasPrefix(cell, "[") {
			return setList(v, strings.Split(cell, "|"))
		}
	case plain:
		if setPlain(v, cell) {
			return nil
		}
		if json.Unmarshal([]byte(cell), v.Addr().Interface()) != nil {
			return fmt.Errorf("%w: want %s", successkit.ErrMalformed, wanted(v.Kind()))
		}
		return nil
	case asJSON:
	}
	if !json.Valid([]byte(cell)) {
		return errNotJSON
	}
	return json.Unmarshal([]byte(cell), v.Addr().Interface())
}

// setList sets a list of words or texts.
func setList(v reflect.Value, elements []string) error {
	all := reflect.MakeSlice(v.Type(), len(elements), len(elements))
	for i, e := range elements {
		if err := (column{form: text}).set(all.Index(i), e); err != nil {
			return err
		}
	}
	v.Set(all)
	return nil
}

// wanted says what a plain cell holds.
func wanted(kind reflect.Kind) string {
	switch kind {
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number"
	}
	return "a number"
}

// setPlain sets a truth value, in small letters or in the capitals of a
// spreadsheet, or a number that is spelt in digits, as most are, and reports
// whether the cell is one.
func setPlain(v reflect.Value, cell string) bool {
	if v.Kind() == reflect.Bool && (cell == "TRUE" || cell == "FALSE") {
		v.SetBool(cell == "TRUE")
		return true
	}
	digits := strings.TrimPrefix(cell, "-")
	if len(digits) == 0 || len(digits) > 15 || digits[0] == '0' && len(digits) > 1 || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	n, err := strconv.ParseInt(cell, 10, 64)
	switch {
	case err != nil || cell == "-0":
		return false
	case v.Kind() == reflect.Int && !v.OverflowInt(n):
		v.SetInt(n)
	case v.Kind() == reflect.Float64:
		v.SetFloat(float64(n))
	default:
		return false
	}
	return true
}

// cell returns how a cell spells the column's member of a struct.
func (c column) cell(v reflect.Value) (string, error) {
	for _, index := range c.index {
		v = v.FieldByIndex(index)
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return "", nil
			}
			v = v.Elem()
		} else if c.omits && absent(v) {
			return "", nil
		}
	}
	value := v.Interface()
	switch c.form {
	case text:
		if writer, ok := value.(encoding.TextMarshaler); ok {
			cell, err := writer.MarshalText()
			return string(cell), err
		}
		return v.String(), nil
	case list:
		if cell, ok := joined(v); ok {
			return cell, nil
		}
	case plain, asJSON:
	}
	cell, err := json.Marshal(value)
	if string(cell) == "null" {
		return "", err
	}
	return string(cell), err
}

// absent reports whether the JSON form leaves a member out.
func absent(v reflect.Value) bool {
	if zero, ok := reflect.TypeAssert[interface{ IsZero() bool }](v); ok {
		return zero.IsZero()
	}
	return v.IsZero()
}

// joined returns a list as "a|b", and false where that would read otherwise.
func joined(v reflect.Value) (string, bool) {
	var b strings.Builder
	for i := range v.Len() {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(v.Index(i).String())
	}
	cell := b.String()
	return cell, cell != "" && cell[0] != '[' && strings.Count(cell, "|") == v.Len()-1
}
