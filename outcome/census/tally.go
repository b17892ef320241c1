package census

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// A Customer is what a [Tally] counts of one.
type Customer struct {
	// Segment is that of the customer. It may be empty.
	Segment string
	// GoLive is the day on which it went or is to go live. It may be zero.
	GoLive successkit.Date
	// Attainment is where it stands; nil where nobody has captured what it wants.
	Attainment *outcome.Attainment
}

// A Tally counts over many customers, as of one day: outcomes captured, due and
// achieved by use case, segment and the month in which they are due; requirements
// honoured and breached; customers by where they stand. Shards of a book, each
// with customers of its own, are tallied apart and merged, in any order, and give
// the counts of the whole. The zero Tally is empty and ready to use; it takes its
// day from the first customer or tally that is added.
//
// A Tally is not safe for use by several goroutines while one of them changes it.
type Tally struct {
	asOf         successkit.Date
	outcomes     table[Outcomes, outcomeKey]
	requirements table[Requirements, requirementKey]
	customers    table[Customers, segmentKey]
}

// Add counts one customer as of a day. It fails with [successkit.ErrRequired] at
// "as_of" where that is zero, with [successkit.ErrConflict] there where the tally
// or the attainment is of another day, and with the faults of an attainment that
// none could be: a use case that is no word, a state that no result has, more
// breaches of one requirement than 2^31 - 1. It then changes nothing.
func (t *Tally) Add(c Customer, asOf successkit.Date) error {
	var f successkit.Faults
	switch {
	case asOf.IsZero():
		f.Add("as_of", "", successkit.ErrRequired)
	case !t.asOf.IsZero() && t.asOf != asOf:
		f.Add("as_of", asOf.String(), errOther(t.asOf))
	case c.Attainment != nil && c.Attainment.AsOf != asOf:
		f.Add("as_of", asOf.String(), errOther(c.Attainment.AsOf))
	}
	c.check(&f)
	if err := f.Err(); err != nil {
		return err
	}
	t.asOf = asOf
	stand := customerKind.line(&t.customers, Customers{Segment: c.Segment})
	a := c.Attainment
	if a == nil {
		stand.Uncaptured++
		return nil
	}
	*customerCount(stand, a.State)++
	for i := range a.Required {
		t.addOutcome(&c, &a.Required[i])
	}
	for i := range a.Requirements {
		t.addRequirement(&c, &a.Requirements[i])
	}
	return nil
}

// addOutcome counts one required outcome.
func (t *Tally) addOutcome(c *Customer, r *outcome.RequiredResult) {
	l := outcomeKind.line(&t.outcomes, Outcomes{UseCase: r.UseCase, Segment: c.Segment, Month: r.Due.AddDays(1 - r.Due.Day())})
	states := &l.Open
	if r.IsDue(t.asOf) {
		states = &l.Due
	}
	*stateCount(states, r.State)++
	switch {
	case r.Captured.IsZero() || c.GoLive.IsZero():
	case r.Captured.After(c.GoLive):
		l.AfterGoLive++
	default:
		l.AtSale++
	}
}

// addRequirement counts one requirement.
func (t *Tally) addRequirement(c *Customer, r *outcome.RequirementResult) {
	l := requirementKind.line(&t.requirements, Requirements{Requirement: r.Requirement, Attribute: r.Attribute, Segment: c.Segment})
	switch r.State {
	case outcome.Honoured:
		l.Honoured++
	case outcome.Breached:
		l.Breached++
		l.Breaches += int64(r.Breaches) + int64(len(r.Overdue))
	case outcome.Unobserved, outcome.Unchecked:
		l.Unobserved++
	}
	if r.State != outcome.Breached && r.Delivery != nil && r.Delivery.Waste {
		l.Wasted++
	}
}

// check notes what no attainment could hold.
func (c *Customer) check(f *successkit.Faults) {
	if c.Segment != "" {
		f.Add("segment", c.Segment, word.CheckID(c.Segment))
	}
	a := c.Attainment
	if a == nil {
		return
	}
	if !a.State.Valid() {
		f.Add("attainment.state", a.State.String(), successkit.ErrUnknown)
	}
	for i, r := range a.Required {
		at := "attainment." + field.Item("required", i)
		f.Add(at+".use_case", r.UseCase, word.Check(r.UseCase))
		if r.Due.IsZero() {
			f.Add(at+".due", "", successkit.ErrRequired)
		}
		if stateCount(new(States), r.State) == nil {
			f.Add(at+".state", r.State.String(), successkit.ErrUnknown)
		}
	}
	for i, r := range a.Requirements {
		at := "attainment." + field.Item("requirements", i)
		f.Add(at+".requirement", r.Requirement, word.CheckID(r.Requirement))
		if r.Attribute == outcome.NoAttribute || !r.Attribute.Valid() {
			f.Add(at+".attribute", r.Attribute.String(), successkit.ErrUnknown)
		}
		if r.State == outcome.Unchecked || !r.State.Valid() {
			f.Add(at+".state", r.State.String(), successkit.ErrUnknown)
		}
		if r.Breaches < 0 || r.Breaches > maxBreaches {
			f.Add(at+".breaches", strconv.Itoa(r.Breaches), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxBreaches))
		}
	}
}

// maxBreaches is more than any window holds, and with one more still a number on
// every machine.
const maxBreaches = 1 << 30

// Merge adds what o counted, whose customers must not be in t. It leaves o as it
// was and shares no memory with it. It fails with [successkit.ErrRequired] where o
// is nil, with [successkit.ErrConflict] where the two are of different days, and
// with [successkit.ErrOutOfRange] where a count grows beyond 2^53; it then changes
// nothing.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	var f successkit.Faults
	if !t.asOf.IsZero() && !o.asOf.IsZero() && t.asOf != o.asOf {
		f.Add("as_of", o.asOf.String(), errOther(t.asOf))
	}
	outcomeKind.accept(&f, "outcomes", t.outcomes, o.outcomes)
	requirementKind.accept(&f, "requirements", t.requirements, o.requirements)
	customerKind.accept(&f, "customers", t.customers, o.customers)
	if err := f.Err(); err != nil {
		return err
	}
	if t.asOf.IsZero() {
		t.asOf = o.asOf
	}
	if t == o {
		o = t.clone()
	}
	outcomeKind.merge(&t.outcomes, o.outcomes)
	requirementKind.merge(&t.requirements, o.requirements)
	customerKind.merge(&t.customers, o.customers)
	return nil
}

// clone returns a copy of t that shares no memory with it.
func (t *Tally) clone() *Tally {
	c := &Tally{asOf: t.asOf}
	outcomeKind.merge(&c.outcomes, t.outcomes)
	requirementKind.merge(&c.requirements, t.requirements)
	customerKind.merge(&c.customers, t.customers)
	return c
}

func errOther(asOf successkit.Date) error {
	return fmt.Errorf("%w: the other is as of %s", successkit.ErrConflict, asOf)
}
