package main

import (
	"fmt"
	"io"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success/portfolio"
	"github.com/successkit/successkit/success/report"
)

// A company is what all accounts of a book come to on a day.
type company struct {
	desk
	book *book

	seen     map[string]bool
	tally    report.Tally
	demands  []portfolio.Demand
	covered  portfolio.Coverages
	actions  int
	pressing []pressing
}

// newCompany begins a company over the months up to a day.
func (o options) newCompany(b *book) (*company, error) {
	period, err := successkit.Days(o.asOf.AddDays(1).AddMonths(-o.months), o.asOf)
	if err != nil {
		return nil, err
	}
	c := &company{book: b, seen: map[string]bool{}, desk: desk{
		program: b.program, asOf: o.asOf, order: b.program.ByPressure(), listed: o.actions, rows: o.csv != "",
	}}
	if c.reporter, err = report.New(b.program, period, o.asOf); err != nil {
		return nil, err
	}
	if b.capacity != nil {
		if c.plan, err = portfolio.New(b.capacity.Plan, b.definition.Levels); err != nil {
			return nil, fmt.Errorf("capacity.json: %w", err)
		}
	}
	return c, nil
}

// read reviews the whole book. Whatever the number of workers, shards are added in
// the order of the book.
func (c *company) read(workers int, progress io.Writer, tables *sheets) error {
	meter := meter{progress, len(c.book.parts)}
	defer meter.end()
	return shards(c.book, workers, c.review, func(part int, s *shard) error {
		if err := c.add(s); err != nil {
			return err
		}
		meter.show(part+1, len(c.seen))
		return tables.add(s)
	})
}

// add adds a shard.
func (c *company) add(s *shard) error {
	for _, id := range s.ids {
		if c.seen[id] { // in another part
			return fmt.Errorf("account %q: %w", id, successkit.ErrDuplicate)
		}
		c.seen[id] = true
	}
	c.demands = append(c.demands, s.demands...)
	c.actions += s.actions
	c.pressing = c.first(append(c.pressing, s.pressing...))
	if err := c.covered.Merge(&s.covered); err != nil {
		return err
	}
	return c.tally.Merge(&s.tally)
}
