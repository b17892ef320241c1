package successkit

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/successkit/successkit/internal/fault"
)

// The kinds of error. Every error about an input wraps one of them, so that
// a caller asks errors.Is(err, successkit.ErrOutOfRange) and never reads text.
var (
	// ErrRequired says that a value is missing.
	ErrRequired = fault.Required
	// ErrMalformed says that a text does not have the form of its type.
	ErrMalformed = fault.Malformed
	// ErrOutOfRange says that a value is well formed but beyond its limits.
	ErrOutOfRange = fault.OutOfRange
	// ErrUnknown says that a word is not of its list, or that an identifier
	// names nothing.
	ErrUnknown = fault.Unknown
	// ErrDuplicate says that an identifier is used twice.
	ErrDuplicate = fault.Duplicate
	// ErrConflict says that two values, each legal alone, contradict each
	// other: an end before its start, two currencies in one sum.
	ErrConflict = fault.Conflict
)

// A FieldError says which field of an input is wrong, with which value, and
// why.
type FieldError struct {
	// Path leads to the field, as in "movements[3].amount".
	Path string
	// Value is the refused value as text; of more than 64 bytes, the first 64
	// and an ellipsis. It is empty where the fault is that there is none.
	Value string
	// Err is the fault. It wraps one of the kinds, such as [ErrOutOfRange].
	Err error
}

// Error returns path, value and fault: `movements[3].amount: "-5": out of
// range: below 0`.
func (e *FieldError) Error() string {
	var b strings.Builder
	if e.Path != "" {
		b.WriteString(e.Path)
		b.WriteString(": ")
	}
	if e.Value != "" {
		b.WriteString(strconv.Quote(e.Value))
		b.WriteString(": ")
	}
	if e.Err == nil {
		b.WriteString("invalid")
	} else {
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap returns the fault.
func (e *FieldError) Unwrap() error { return e.Err }

// An InputError holds everything that is wrong with one input, in the order
// of the input: the first hundred faults, and how many there were.
type InputError struct {
	Fields []*FieldError `json:"fields"`
	Total  int           `json:"total"`
}

// Error returns one line a fault, and a last line that counts the faults left
// out.
func (e *InputError) Error() string {
	var b strings.Builder
	for i, f := range e.Fields {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(f.Error())
	}
	if more := e.Total - len(e.Fields); more > 0 {
		fmt.Fprintf(&b, "\nand %d more", more)
	}
	return b.String()
}

// Unwrap returns the faults, so that [errors.Is] finds the kind of any.
func (e *InputError) Unwrap() []error {
	errs := make([]error, len(e.Fields))
	for i, f := range e.Fields {
		errs[i] = f
	}
	return errs
}

// FieldErrors walks the field errors in err's tree, in order; what a field
// error itself wraps is not walked. It yields nothing for an error that holds
// none.
func FieldErrors(err error) iter.Seq[*FieldError] {
	return func(yield func(*FieldError) bool) { walkFieldErrors(err, yield) }
}

func walkFieldErrors(err error, yield func(*FieldError) bool) bool {
	switch e := err.(type) { //nolint:errorlint // the walk itself unwraps
	case nil:
		return true
	case *FieldError:
		return yield(e)
	case interface{ Unwrap() []error }:
		for _, sub := range e.Unwrap() {
			if !walkFieldErrors(sub, yield) {
				return false
			}
		}
		return true
	case interface{ Unwrap() error }:
		return walkFieldErrors(e.Unwrap(), yield)
	}
	return true
}

// maxFaults is how many faults an InputError keeps.
const maxFaults = 100

// Faults collects what is wrong with an input, so that a check can go on to
// the end and report everything at once. The zero Faults is ready to use and
// holds nothing. It is not safe for concurrent use.
type Faults struct {
	fields []*FieldError
	total  int
}

// Add notes that the field at path has a value at fault. The value is cut as
// [FieldError] says; err should wrap one of the kinds. A nil err is no fault.
func (f *Faults) Add(path, value string, err error) {
	if err == nil {
		return
	}
	f.total++
	if len(f.fields) < maxFaults {
		f.fields = append(f.fields, &FieldError{Path: path, Value: cut(value), Err: err})
	}
}

// Merge notes every fault in err below path: a fault at "amount" merged at
// "movements[3]" becomes one at "movements[3].amount". An error that holds no
// field error becomes a fault at path itself. A nil err is no fault.
func (f *Faults) Merge(path string, err error) {
	if err == nil {
		return
	}
	before := f.total
	for fe := range FieldErrors(err) {
		f.Add(joinPath(path, fe.Path), fe.Value, fe.Err)
	}
	if f.total == before {
		f.Add(path, "", err)
	}
	f.total += leftOut(err)
}

// leftOut returns how many faults the input errors in err's tree counted but
// did not keep.
func leftOut(err error) int {
	n := 0
	switch e := err.(type) { //nolint:errorlint // as in walkFieldErrors
	case *InputError:
		n = max(0, e.Total-len(e.Fields))
	case *FieldError:
	case interface{ Unwrap() []error }:
		for _, sub := range e.Unwrap() {
			n += leftOut(sub)
		}
	case interface{ Unwrap() error }:
		n = leftOut(e.Unwrap())
	}
	return n
}

// Total returns how many faults were noted.
func (f *Faults) Total() int { return f.total }

// Err returns an [*InputError] with what was noted, or nil if nothing was.
func (f *Faults) Err() error {
	if f.total == 0 {
		return nil
	}
	return &InputError{Fields: append([]*FieldError(nil), f.fields...), Total: f.total}
}

// joinPath puts a field's path below its parent's.
func joinPath(parent, path string) string {
	switch {
	case parent == "":
		return path
	case path == "":
		return parent
	case path[0] == '[':
		return parent + path
	}
	return parent + "." + path
}

// cut shortens s to its first 64 bytes, whole characters only, and an ellipsis.
func cut(s string) string {
	const limit = 64
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}
