package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
)

//go:embed data
var sample embed.FS

// books are what was read.
type books struct {
	path      *journey.Path
	catalogue *expansion.Catalogue // nil: none was given
	customers []*customer          // in the order of the file
	known     successkit.Date      // the last day on which something became known
	asOf      successkit.Date
}

// A customer is one of the book.
type customer struct {
	id      string
	permits []string
	plan    *journey.Plan
	events  []journey.Event
	talks   []expansion.Talk
}

// read reads what the options name, or the sample.
func (o options) read() (books, error) {
	asOf := o.asOf
	if o.path == "" {
		o.path, o.calendar, o.customers = "data/path.json", "data/calendar.json", "data/customers.csv"
		o.events, o.offers, o.talks = "data/events.csv", "data/offers.json", "data/talks.csv"
		if asOf.IsZero() {
			asOf = sampleDay
		}
	}
	var b books
	var d journey.Definition
	err := o.decode(o.path, &d)
	if err == nil {
		b.path, err = journey.New(d)
		err = in(o.path, err)
	}
	if err != nil {
		return books{}, err
	}
	var calendar *journey.Calendar
	if o.calendar != "" {
		var d journey.CalendarDefinition
		if err := o.decode(o.calendar, &d); err != nil {
			return books{}, err
		}
		if calendar, err = journey.NewCalendar(d); err != nil {
			return books{}, in(o.calendar, err)
		}
	}
	if o.offers != "" {
		var d expansion.Definition
		if err := o.decode(o.offers, &d); err != nil {
			return books{}, err
		}
		if b.catalogue, err = expansion.New(d); err != nil {
			return books{}, in(o.offers, err)
		}
	}
	if err := o.readRows(&b, calendar); err != nil {
		return books{}, err
	}
	b.asOf = asOf
	if b.asOf.IsZero() {
		b.asOf = b.known
	}
	if b.asOf.IsZero() {
		return books{}, fmt.Errorf("%s: no event in it", o.events)
	}
	return b, nil
}

// in says in which file something is wrong.
func in(file string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", file, err)
}

func later(d, e successkit.Date) successkit.Date {
	if e.After(d) {
		return e
	}
	return d
}

// open returns the bytes of a file, or of one of the sample.
func (o options) open(name string) ([]byte, error) {
	if data, err := sample.ReadFile(name); err == nil {
		return data, nil
	}
	return os.ReadFile(name)
}

// decode reads a JSON file. Fields that it does not know are refused.
func (o options) decode(name string, into any) error {
	data, err := o.open(name)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return in(name, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: more than one value", name)
	}
	return nil
}

// readRows reads customers, events and talks.
func (o options) readRows(b *books, calendar *journey.Calendar) error {
	byID := map[string]*customer{}
	err := o.rows(o.customers, []string{"customer", "anchor"}, []string{"coverage", "permits"}, func(r row, f *successkit.Faults) {
		c := &customer{id: r.text("customer"), permits: r.words("permits")}
		anchor := r.date("anchor", f)
		var terms []journey.Term
		if coverage := r.text("coverage"); coverage != "" {
			terms = append(terms, journey.By(coverage))
		}
		plan, err := b.path.Plan(anchor, append(terms, journey.Over(calendar))...)
		if !anchor.IsZero() {
			f.Merge(r.at(), err)
		}
		c.plan = plan
		switch {
		case c.id == "":
			f.Add(r.at()+".customer", "", successkit.ErrRequired)
		case byID[c.id] != nil:
			f.Add(r.at()+".customer", c.id, successkit.ErrDuplicate)
		}
		byID[c.id] = c
		b.customers = append(b.customers, c)
	})
	if err != nil {
		return err
	}
	find := func(r row, f *successkit.Faults) *customer {
		c := byID[r.text("customer")]
		if c == nil {
			f.Add(r.at()+".customer", r.text("customer"), fmt.Errorf("%w: no such customer", successkit.ErrUnknown))
			c = &customer{} // so that the rest of the line is looked at
		}
		return c
	}
	optional := []string{"milestone", "handoff", "recorded", "quality", "side", "signal", "checks"}
	err = o.rows(o.events, []string{"customer", "id", "kind", "date"}, optional, func(r row, f *successkit.Faults) {
		c := find(r, f)
		e := journey.Event{
			ID: r.text("id"), Milestone: r.text("milestone"), Handoff: r.text("handoff"), Signal: r.text("signal"),
			Quality: r.number("quality", f), Date: r.date("date", f), Recorded: r.date("recorded", f), Checks: r.words("checks"),
		}
		r.parse("kind", f, &e.Kind)
		r.parse("side", f, &e.Side)
		f.Merge(r.at(), r.rest(e.Validate()))
		c.events = append(c.events, e)
		b.known = later(b.known, later(e.Date, e.Recorded))
	})
	if err != nil || o.talks == "" {
		return err
	}
	return o.rows(o.talks, []string{"customer", "id", "offer", "answer", "date"}, []string{"recorded"}, func(r row, f *successkit.Faults) {
		c := find(r, f)
		t := expansion.Talk{ID: r.text("id"), Offer: r.text("offer"), Date: r.date("date", f), Recorded: r.date("recorded", f)}
		r.parse("answer", f, &t.Answer)
		f.Merge(r.at(), r.rest(t.Validate()))
		c.talks = append(c.talks, t)
	})
}
