package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
	"github.com/successkit/successkit/success/report"
)

// A company is what all accounts of a book come to on a day.
type company struct {
	book     *book
	asOf     successkit.Date
	reporter *report.Reporter
	plan     *portfolio.Plan // nil where the book has no capacity
	order    func(x, y success.AccountAction) int

	tally    report.Tally
	demands  []portfolio.Demand
	pressing []success.AccountAction // the first of them, in order
	names    map[string]string       // of their accounts
	actions  int
	seen     map[string]bool
}

// newCompany begins a company over the months up to a day.
func newCompany(b *book, asOf successkit.Date, months int) (*company, error) {
	period, err := successkit.Days(asOf.AddDays(1).AddMonths(-months), asOf)
	if err != nil {
		return nil, err
	}
	c := &company{book: b, asOf: asOf, order: b.program.ByPressure(), names: map[string]string{}, seen: map[string]bool{}}
	if c.reporter, err = report.New(b.program, period, asOf); err != nil {
		return nil, err
	}
	if b.capacity != nil {
		if c.plan, err = portfolio.New(b.capacity.Plan, b.definition.Levels); err != nil {
			return nil, fmt.Errorf("capacity.json: %w", err)
		}
	}
	return c, nil
}

// read reviews the whole book, part by part, so that no more than one is held. What
// is made of each account is handed to each, too, unless that is nil.
func (c *company) read(progress io.Writer, listed int, each func(success.Review) error) error {
	meter := newMeter(progress, len(c.book.parts))
	for i, part := range c.book.parts {
		accounts, err := c.book.accounts(part)
		if err != nil {
			return err
		}
		for _, a := range accounts {
			r, err := c.add(a, listed)
			if err != nil {
				return fmt.Errorf("account %q: %w", a.ID, err)
			}
			if each != nil {
				if err := each(r); err != nil {
					return err
				}
			}
		}
		meter.done(i+1, len(c.seen))
	}
	return nil
}

// add reviews an account as of both ends of the period, and adds it.
func (c *company) add(a success.Account, listed int) (success.Review, error) {
	if c.seen[a.ID] {
		return success.Review{}, successkit.ErrDuplicate // in another part
	}
	c.seen[a.ID] = true
	opening, err := c.book.program.Review(a, c.reporter.Scope().Opening())
	if err != nil {
		return success.Review{}, err
	}
	closing, err := c.book.program.Review(a, c.asOf)
	if err != nil {
		return success.Review{}, err
	}
	tally, err := c.reporter.Reviewed(a, opening, closing)
	if err != nil {
		return success.Review{}, err
	}
	if err := c.tally.Merge(tally); err != nil {
		return success.Review{}, err
	}
	if c.plan != nil && closing.Terms.Relation == success.Customer {
		c.demands = append(c.demands, c.plan.Demand(closing))
	}
	c.press(closing, listed)
	return closing, nil
}

// press keeps the most pressing actions.
func (c *company) press(r success.Review, listed int) {
	c.actions += len(r.Actions)
	for _, a := range r.Actions {
		x := success.AccountAction{Account: r.Account, Action: a}
		at, _ := slices.BinarySearchFunc(c.pressing, x, c.order)
		if at < listed {
			c.pressing = slices.Insert(c.pressing, at, x)
			c.names[r.Account] = r.Name
		}
		c.pressing = c.pressing[:min(len(c.pressing), listed)]
	}
}
