package outcome

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Definition says what one customer wants and in which way: its Desired
// Outcome, which is its Required Outcome and its Appropriate Experience
// together. It is plain data; [New] checks it and makes a [Desired] of it.
type Definition struct {
	// ID identifies the definition within its account.
	ID string `json:"id"`
	// Statement says in the customer's own words what wild success would be.
	Statement string `json:"statement"`
	// Required are the outcomes that the customer must achieve, at least one.
	Required []Required `json:"required"`
	// Experience is the way in which it must be able to achieve them.
	Experience Experience `json:"experience"`
}

// A Required is one outcome that the customer must achieve. It is achieved
// when every one of its measures is.
type Required struct {
	// ID identifies the outcome within its definition.
	ID string `json:"id"`
	// Statement says what is to be achieved.
	Statement string `json:"statement"`
	// UseCase is a word for the end to which the product was bought:
	// "month-end-close", "ticket-triage".
	UseCase string `json:"use_case"`
	// WildSuccess is what wild success at it would be, in the customer's own
	// words. It is empty where nobody asked.
	WildSuccess string `json:"wild_success,omitzero"`
	// Measures tell whether it is achieved, at least one.
	Measures []Measure `json:"measures"`
}

// An Experience is the Appropriate Experience: the way in which a customer
// must be able to achieve its outcomes. It is met when every requirement is
// honoured; one that is honoured beyond measure does not make up for another
// that is breached.
type Experience struct {
	// Requirements are what is checked, at least one.
	Requirements []Requirement `json:"requirements"`
}

// Validate reports everything that is wrong with d, each fault at its path:
//
//   - [successkit.ErrRequired]: an id, statement, list or figure is missing;
//   - [successkit.ErrDuplicate]: two outcomes, two measures of any outcomes or
//     two requirements have the same id, or a channel is listed twice;
//   - [successkit.ErrMalformed], [successkit.ErrOutOfRange]: a text or figure
//     is not of its form or beyond its limits;
//   - [successkit.ErrConflict]: figures contradict each other, as a measure to
//     be raised whose target is not above its baseline.
func (d Definition) Validate() error {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	f.Add("statement", d.Statement, word.CheckText(d.Statement))
	if len(d.Required) == 0 {
		f.Add("required", "", successkit.ErrRequired)
	}
	outcomes, measures := ids{}, ids{}
	for i, r := range d.Required {
		outcomes.check(&f, field.Item("required", i)+".id", r.ID)
		r.check(&f, field.Item("required", i)+".", measures)
	}
	if len(d.Experience.Requirements) == 0 {
		f.Add("experience.requirements", "", successkit.ErrRequired)
	}
	requirements := ids{}
	for i, r := range d.Experience.Requirements {
		at := field.Item("experience.requirements", i)
		requirements.check(&f, at+".id", r.ID)
		r.check(&f, at)
	}
	return f.Err()
}

// Validate reports everything that is wrong with r, as [Definition.Validate]
// does, each fault at its path in r.
func (r Required) Validate() error {
	var f successkit.Faults
	f.Add("id", r.ID, word.CheckID(r.ID))
	r.check(&f, "", ids{})
	return f.Err()
}

// check notes what is wrong with r but for its id, at paths that begin with
// before.
func (r Required) check(f *successkit.Faults, before string, measures ids) {
	f.Add(before+"statement", r.Statement, word.CheckText(r.Statement))
	f.Add(before+"use_case", r.UseCase, word.Check(r.UseCase))
	if r.WildSuccess != "" {
		f.Add(before+"wild_success", r.WildSuccess, word.CheckText(r.WildSuccess))
	}
	if len(r.Measures) == 0 {
		f.Add(before+"measures", "", successkit.ErrRequired)
	}
	for k, m := range r.Measures {
		at := before + field.Item("measures", k)
		measures.check(f, at+".id", m.ID)
		m.check(f, at)
	}
}

// clone returns a copy of d that shares no memory with it.
func (d Definition) clone() Definition {
	d.Required = cloneEach(d.Required, func(r Required) Required {
		r.Measures = cloneEach(r.Measures, Measure.clone)
		return r
	})
	d.Experience.Requirements = cloneEach(d.Experience.Requirements, Requirement.clone)
	return d
}

// ids holds the identifiers already used in one list.
type ids map[string]bool

// check notes an id that is none, or that the list has already.
func (s ids) check(f *successkit.Faults, path, id string) {
	err := word.CheckID(id)
	if err == nil && s[id] {
		err = successkit.ErrDuplicate
	}
	s[id] = true
	f.Add(path, id, err)
}

// cloneEach returns a copy of list whose items are copied by clone.
func cloneEach[T any](list []T, clone func(T) T) []T {
	if list == nil {
		return nil
	}
	copied := make([]T, len(list))
	for i, v := range list {
		copied[i] = clone(v)
	}
	return copied
}

// clonePointer returns a pointer to a copy of what p points to.
func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}
