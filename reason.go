package successkit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// A Reason is one thing that led to a verdict, a score or an action, as data:
// a stable code, the figures that belong to it, and references to the facts
// behind it. Text is made from a Reason with [Phrases], in the host's own
// language; it is not stored in it.
//
// A Reason is built up from its code, each step returning a new value:
//
//	NewReason("journey.overdue").With("milestone", "go-live").WithInt("days", 12)
type Reason struct {
	// Code names the reason for ever, as "journey.overdue". Its first part is
	// the package whose documentation explains it.
	Code string `json:"code"`
	// Args are the figures and names that belong to it, in the order that the
	// code's documentation states.
	Args Args `json:"args,omitempty"`
	// Evidence refers to the facts that it rests on.
	Evidence []Ref `json:"evidence,omitempty"`
}

// An Arg is a named value of a [Reason], as text in its type's own form.
type Arg struct {
	Name  string
	Value string
}

// Args is an ordered list of named values. Its JSON form is an object whose
// members keep that order.
type Args []Arg

// A Ref refers to one fact of a host: its kind ("interaction", "contact",
// "milestone") and its id.
type Ref struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// NewReason returns a reason with the given code and nothing else.
func NewReason(code string) Reason { return Reason{Code: code} }

// With returns r with one more argument. An argument of that name that r had
// already is replaced.
func (r Reason) With(name, value string) Reason {
	r.Args = slices.Clone(r.Args)
	if i := slices.IndexFunc(r.Args, func(a Arg) bool { return a.Name == name }); i >= 0 {
		r.Args[i].Value = value
	} else {
		r.Args = append(r.Args, Arg{Name: name, Value: value})
	}
	return r
}

// WithInt is [Reason.With] for a whole number.
func (r Reason) WithInt(name string, n int) Reason { return r.With(name, strconv.Itoa(n)) }

// WithDate is [Reason.With] for a date.
func (r Reason) WithDate(name string, d Date) Reason { return r.With(name, d.String()) }

// WithDecimal is [Reason.With] for an exact decimal, in plain notation without
// trailing zeros, "1200.5". One of more than 1,000 digits is written with an
// exponent instead, "1e5000".
func (r Reason) WithDecimal(name string, d decimal.Decimal) Reason {
	if plainDigits(d) > maxPlainDigits {
		return r.With(name, d.Coefficient().String()+"e"+strconv.Itoa(int(d.Exponent())))
	}
	return r.With(name, exact.Text(d))
}

// WithRef returns r with one more reference to a fact.
func (r Reason) WithRef(kind, id string) Reason {
	r.Evidence = append(slices.Clone(r.Evidence), Ref{Kind: kind, ID: id})
	return r
}

// Arg returns the value of the argument of that name, and whether r has one.
func (r Reason) Arg(name string) (string, bool) {
	for _, a := range r.Args {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Equal reports whether r and s have the same code, arguments and evidence, in
// the same order.
func (r Reason) Equal(s Reason) bool {
	return r.Code == s.Code && slices.Equal(r.Args, s.Args) && slices.Equal(r.Evidence, s.Evidence)
}

// Validate reports everything that is wrong with r: a code or kind that is no
// word, an argument name that is missing or used twice, an id that is none.
func (r Reason) Validate() error {
	var f Faults
	f.Add("code", r.Code, word.Check(r.Code))
	seen := make(map[string]bool, len(r.Args))
	for i, a := range r.Args {
		path := "args[" + strconv.Itoa(i) + "]"
		switch {
		case a.Name == "":
			f.Add(path, "", ErrRequired)
		case seen[a.Name]:
			f.Add(path, a.Name, ErrDuplicate)
		}
		seen[a.Name] = true
	}
	for i, ref := range r.Evidence {
		path := "evidence[" + strconv.Itoa(i) + "]"
		f.Add(path+".kind", ref.Kind, word.Check(ref.Kind))
		f.Add(path+".id", ref.ID, word.CheckID(ref.ID))
	}
	return f.Err()
}

// String returns code, arguments and evidence on one line, for logs:
// "journey.overdue milestone=go-live days=12 [event e-7]". What is not plain is
// quoted as in Go.
func (r Reason) String() string {
	var b strings.Builder
	b.WriteString(plain(r.Code))
	for _, a := range r.Args {
		b.WriteString(" " + plain(a.Name) + "=" + plain(a.Value))
	}
	for _, ref := range r.Evidence {
		b.WriteString(" [" + plain(ref.Kind) + " " + plain(ref.ID) + "]")
	}
	return b.String()
}

// plain returns s, quoted where it is empty or has a character that would
// break [Reason.String] apart.
func plain(s string) string {
	odd := func(r rune) bool { return !strconv.IsPrint(r) || strings.ContainsRune(" \"=[]", r) }
	if s == "" || !utf8.ValidString(s) || strings.ContainsFunc(s, odd) {
		return strconv.Quote(s)
	}
	return s
}

// MarshalJSON returns the arguments as one object, in order. It fails with
// [ErrDuplicate] where a name stands twice.
func (a Args) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	seen := make(map[string]bool, len(a))
	for i, arg := range a {
		if seen[arg.Name] {
			return nil, fmt.Errorf("args: %q: %w", cut(arg.Name), ErrDuplicate)
		}
		seen[arg.Name] = true
		if i > 0 {
			b = append(b, ',')
		}
		name, err := json.Marshal(arg.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(arg.Value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}

// UnmarshalJSON reads one object whose values are texts, in order. It fails
// with [ErrMalformed] on anything else, and with [ErrDuplicate] where a name
// stands twice. Where it fails it leaves a as it was.
func (a *Args) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	open, err := dec.Token()
	if err == nil && open == nil {
		*a = nil
		return nil
	}
	if open != json.Delim('{') {
		return fmt.Errorf("args: %w: want an object", ErrMalformed)
	}
	var args Args
	seen := map[string]bool{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fmt.Errorf("args: %w: %w", ErrMalformed, err)
		}
		name := fmt.Sprint(key) // the key of an object is a text
		var value *string
		if err := dec.Decode(&value); err != nil || value == nil {
			return fmt.Errorf("args: %q: %w: want a text", cut(name), ErrMalformed)
		}
		if seen[name] {
			return fmt.Errorf("args: %q: %w", cut(name), ErrDuplicate)
		}
		seen[name] = true
		args = append(args, Arg{Name: name, Value: *value})
	}
	if _, err := dec.Token(); err != nil { // the closing brace
		return fmt.Errorf("args: %w: %w", ErrMalformed, err)
	}
	*a = args
	return nil
}
