package main

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/census"
	"github.com/successkit/successkit/outcome/value"
)

// A book is where the customers stand as of a day.
type book struct {
	files *files
	asOf  successkit.Date
	lines []line
	sums  census.Sums
	first census.Durations // to first value, net of waiting for nobody: gross
	shown value.Showing    // over the last quarter, its counts added up
}

// A line is where one customer stands.
type line struct {
	*customer

	history    *outcome.History
	definition outcome.Definition // in force
	attainment *outcome.Attainment
}

// newBook computes where each customer stands.
func newBook(f *files, asOf successkit.Date) (*book, error) {
	b := &book{files: f, asOf: asOf}
	var t census.Tally
	for _, c := range f.customers {
		if begun := earlier(c.captured, c.goLive); begun.IsZero() || begun.After(asOf) {
			continue // not a customer yet
		}
		l, err := f.line(c, asOf)
		if err != nil {
			return nil, err
		}
		if err := t.Add(census.Customer{Segment: c.segment, GoLive: c.goLive, Attainment: l.attainment}, asOf); err != nil {
			return nil, fmt.Errorf("customer %s: %w", c.id, err)
		}
		if err := b.addValue(l); err != nil {
			return nil, fmt.Errorf("customer %s: %w", c.id, err)
		}
		b.lines = append(b.lines, l)
	}
	b.sums = t.Sums()
	b.shown.Share = successkit.CountRate(int64(b.shown.Shown), int64(b.shown.Shown+b.shown.NotShown))
	return b, nil
}

// earlier returns the earlier of two days, one of which may be missing.
func earlier(a, b successkit.Date) successkit.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// line returns where a customer stands.
func (f *files) line(c *customer, asOf successkit.Date) (line, error) {
	l := line{customer: c}
	var amendments []outcome.Amendment
	switch {
	case f.hasStory && c.id == f.story.Customer:
		amendments = f.story.Amendments
	case len(c.wants) > 0:
		def, err := f.definition(c)
		if err != nil {
			return line{}, err
		}
		amendments = []outcome.Amendment{{ID: "sale", From: c.captured, Definition: def}}
	}
	var err error
	if l.history, err = outcome.NewHistory(amendments); err != nil {
		return line{}, fmt.Errorf("customer %s: %w", c.id, err)
	}
	d, captured := l.history.InForce(asOf)
	if !captured {
		return l, nil
	}
	l.definition = d.Definition()
	a, err := d.Attain(c.observations, c.interactions, asOf)
	if err != nil {
		return line{}, fmt.Errorf("customer %s: %w", c.id, err)
	}
	l.attainment = &a
	return l, nil
}

// definition returns what a customer wants, from the catalogue and the default
// experience of its delivery model.
func (f *files) definition(c *customer) (outcome.Definition, error) {
	def := outcome.Definition{ID: c.id}
	for _, w := range c.wants {
		r, err := f.catalogue.Instance(w.in)
		if err != nil {
			return outcome.Definition{}, fmt.Errorf("customers.csv:%d: %w", w.row.line, err)
		}
		def.Required = append(def.Required, r)
		if def.Statement == "" {
			def.Statement = r.WildSuccess
		}
	}
	if def.Statement == "" {
		def.Statement = def.Required[0].Statement
	}
	var err error
	if def.Experience, err = outcome.DefaultExperience(c.delivery, c.captured); err != nil {
		return outcome.Definition{}, fmt.Errorf("customers.csv:%d: %w", c.line, err)
	}
	if c.language != "" {
		def.Experience.Requirements = append(def.Experience.Requirements, outcome.Requirement{
			ID: "language", Statement: "Speak " + c.language + " with us", WindowDays: 92,
			Languages: &outcome.Languages{Permitted: []string{c.language}},
		})
	}
	return def, nil
}

// addValue counts how long a customer takes to first value, and at how many of its
// meetings of the last quarter value was shown.
func (b *book) addValue(l line) error {
	window, err := successkit.Days(b.asOf.AddDays(-91), b.asOf)
	if err != nil {
		return fmt.Errorf("as of %s: %w", b.asOf, err)
	}
	s, err := value.Shown(l.interactions, nil, window, b.asOf)
	if err != nil {
		return err
	}
	b.shown.Period, b.shown.AsOf = s.Period, s.AsOf
	b.shown.Shown += s.Shown
	b.shown.NotShown += s.NotShown
	b.shown.Unknown += s.Unknown
	if l.attainment == nil || l.captured.After(b.asOf) {
		return nil
	}
	t, err := b.timeTo(l, value.Way{Start: l.captured})
	if err != nil {
		return err
	}
	return b.first.Add(t.First, t.First.Gross)
}

// timeTo returns how long a customer takes to first value, by all versions of what
// it wants, and to the goals of the version in force.
func (b *book) timeTo(l line, w value.Way) (value.Time, error) {
	if w.FirstValue.IsZero() {
		first, err := l.history.FirstValue(l.observations, b.asOf)
		if err != nil {
			return value.Time{}, err
		}
		w.FirstValue = first
	}
	return value.TimeTo(*l.attainment, w)
}

// A document is the book as JSON.
type document struct {
	AsOf       successkit.Date   `json:"as_of"`
	Customers  []entry           `json:"customers"`
	Sums       census.Sums       `json:"sums"`
	FirstValue []census.Duration `json:"first_value"`
	Shown      value.Showing     `json:"shown"`
}

// An entry is where one customer stands.
type entry struct {
	Customer   string              `json:"customer"`
	Segment    string              `json:"segment"`
	Attainment *outcome.Attainment `json:"attainment,omitzero"`
}

func (b *book) document() document {
	d := document{AsOf: b.asOf, Sums: b.sums, FirstValue: b.first.Days(), Shown: b.shown}
	for _, l := range b.lines {
		d.Customers = append(d.Customers, entry{Customer: l.id, Segment: l.segment, Attainment: l.attainment})
	}
	return d
}
