package tabular

import (
	"errors"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// AtLines puts the paths of an error about rows that were read with the given
// columns into terms of the table: "movements[3].amount", as a ledger reports it,
// becomes "lines[5].mrr_delta". An error about anything else is returned as it
// is.
func AtLines(err error, data []byte, c Mapping) error {
	t := c.table()
	r, openErr := t.open(data)
	if err == nil || openErr != nil {
		return err
	}
	var lines []int
	for t.next(r) {
		lines = append(lines, t.line)
	}
	var at successkit.InputError
	for fe := range successkit.FieldErrors(err) {
		index, field, ok := rowPath(fe.Path, t.rows)
		if !ok || index >= len(lines) {
			return err
		}
		t.line = lines[index]
		at.Fields = append(at.Fields, &successkit.FieldError{Path: t.path(t.rename(field)), Value: fe.Value, Err: fe.Err})
	}
	if len(at.Fields) == 0 {
		return err
	}
	at.Total = len(at.Fields)
	if in, ok := errors.AsType[*successkit.InputError](err); ok {
		at.Total = in.Total
	}
	return &at
}

// rowPath takes "movements[3].amount" apart.
func rowPath(path, rows string) (index int, field string, ok bool) {
	rest, ok := strings.CutPrefix(path, rows+"[")
	if !ok {
		return 0, "", false
	}
	number, field, ok := strings.Cut(rest, "].")
	if !ok {
		return 0, "", false
	}
	index, err := strconv.Atoi(number)
	return index, field, err == nil && index >= 0
}
