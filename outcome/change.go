package outcome

import (
	"encoding/json"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
)

// A ChangeKind says what became of a part of a definition. The zero ChangeKind
// is none.
type ChangeKind uint8

// The kinds of change. Their order carries no meaning.
const (
	// NoChange is the zero ChangeKind.
	NoChange ChangeKind = iota
	// Added is that it was not there before.
	Added
	// Removed is that it is no longer there.
	Removed
	// Changed is that a field of it is another.
	Changed
)

var changeKinds = enum.New[ChangeKind]("change", "none", "added", "removed", "changed")

// ParseChangeKind returns the kind of the given word: "none", "added",
// "removed" or "changed". It fails with [successkit.ErrUnknown] on any other.
func ParseChangeKind(s string) (ChangeKind, error) { return changeKinds.Parse(s) }

// String returns the word of k, or "change(9)" for a number that has none.
func (k ChangeKind) String() string { return changeKinds.String(k) }

// Valid reports whether k is one of the kinds.
func (k ChangeKind) Valid() bool { return changeKinds.Valid(k) }

// AppendText appends the word of k to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (k ChangeKind) AppendText(b []byte) ([]byte, error) { return changeKinds.Append(b, k) }

// MarshalText returns the word of k, as [ChangeKind.AppendText] does.
func (k ChangeKind) MarshalText() ([]byte, error) { return changeKinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseChangeKind] does.
func (k *ChangeKind) UnmarshalText(text []byte) error { return changeKinds.ParseInto(k, text) }

// A Change is one thing in which two definitions differ.
type Change struct {
	Kind ChangeKind `json:"kind"`
	// Subject is what it is a change of: "definition", "required", "measure" or
	// "requirement", and ID which one.
	Subject string `json:"subject"`
	ID      string `json:"id"`
	// Field is the JSON name of what changed, and Before and After its texts;
	// that of a rule is its JSON form. They are empty for what was added or
	// removed as a whole, and where there was or is nothing.
	Field  string `json:"field,omitzero"`
	Before string `json:"before,omitzero"`
	After  string `json:"after,omitzero"`
}

// Compare returns in what after differs from before: changes of the definition
// itself, then of required outcomes, measures and requirements, each by its id.
// What was removed or changed comes in the order of before, and what was added
// at the end in that of after. A change of order alone is none.
func Compare(before, after Definition) []Change {
	var d diff
	d.fields("definition", after.ID, definitionFields(before), definitionFields(after))
	parts(&d, "required", before.Required, after.Required, func(r Required) (string, []detail) { return r.ID, requiredFields(r) })
	parts(&d, "measure", measures(before), measures(after), func(m Measure) (string, []detail) { return m.ID, measureFields(m) })
	parts(&d, "requirement", before.Experience.Requirements, after.Experience.Requirements,
		func(r Requirement) (string, []detail) { return r.ID, requirementFields(r) })
	return d.changes
}

type diff struct{ changes []Change }

// A detail is the name and text of a field of a part of a definition.
type detail struct{ name, text string }

// fields notes the fields of which the texts differ; both have the same names.
func (d *diff) fields(subject, id string, before, after []detail) {
	for i, f := range before {
		if f.text != after[i].text {
			d.changes = append(d.changes, Change{Changed, subject, id, f.name, f.text, after[i].text})
		}
	}
}

// parts notes what became of the parts of one kind.
func parts[T any](d *diff, subject string, before, after []T, of func(T) (string, []detail)) {
	find := func(list []T, id string) ([]detail, bool) {
		for _, part := range list {
			if have, fields := of(part); have == id {
				return fields, true
			}
		}
		return nil, false
	}
	for _, part := range before {
		id, fields := of(part)
		if now, there := find(after, id); there {
			d.fields(subject, id, fields, now)
		} else {
			d.changes = append(d.changes, Change{Kind: Removed, Subject: subject, ID: id})
		}
	}
	for _, part := range after {
		id, _ := of(part)
		if _, there := find(before, id); !there {
			d.changes = append(d.changes, Change{Kind: Added, Subject: subject, ID: id})
		}
	}
}

// measures returns those of all outcomes.
func measures(d Definition) []Measure {
	var all []Measure
	for _, r := range d.Required {
		all = append(all, r.Measures...)
	}
	return all
}

func definitionFields(d Definition) []detail {
	return []detail{{"id", d.ID}, {"statement", d.Statement}}
}

func requiredFields(r Required) []detail {
	return []detail{{"statement", r.Statement}, {"use_case", r.UseCase}, {"wild_success", r.WildSuccess}}
}

func measureFields(m Measure) []detail {
	band := ""
	if m.Band != nil {
		band = numberText(&m.Band.Low) + " to " + numberText(&m.Band.High)
	}
	return []detail{
		{"name", m.Name},
		{"unit", m.Unit},
		{"direction", m.Direction.String()},
		{"baseline", numberText(m.Baseline)},
		{"target", numberText(m.Target)},
		{"band", band},
		{"due", dateText(m.Due)},
		{"soon_days", countText(m.SoonDays)},
		{"backing", m.Backing.String()},
	}
}

func requirementFields(r Requirement) []detail {
	r = r.canonical()
	fields := []detail{{"statement", r.Statement}, {"kind", r.Kind}, {"window_days", countText(r.WindowDays)}}
	names, rules := r.fields()
	for _, a := range attributes.All()[1:] {
		text := ""
		for i := range rules {
			if names[i] == a.String() {
				b, _ := json.Marshal(rules[i]) // plain data without decimals: it never fails but for a touch that is none
				text = string(b)
			}
		}
		fields = append(fields, detail{a.String(), text})
	}
	return fields
}

// numberText returns a number in plain notation, and nothing for none. One
// beyond the limits, whose digits could fill any memory, is in scientific
// notation.
func numberText(d *decimal.Decimal) string {
	switch {
	case d == nil:
		return ""
	case exact.Check(*d) != nil:
		return d.Coefficient().String() + "e" + strconv.Itoa(int(d.Exponent()))
	}
	return exact.Text(*d)
}

func dateText(d successkit.Date) string {
	text, _ := d.MarshalText() // it never fails
	return string(text)
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
