package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
	"github.com/successkit/successkit/success/report"
)

// A desk is what every account of a book is reviewed with. It does not change.
type desk struct {
	program  *success.Program
	reporter *report.Reporter
	plan     *portfolio.Plan // nil where the book has no capacity
	asOf     successkit.Date
	order    func(x, y success.AccountAction) int
	listed   int  // how many actions are listed
	rows     bool // whether rows of tables are wanted
}

// A shard is what some accounts come to, in their order.
type shard struct {
	ids      []string
	tally    report.Tally
	demands  []portfolio.Demand
	covered  portfolio.Coverages
	actions  int
	pressing []pressing // the first of the actions, in order
	reviews  bytes.Buffer
	todo     bytes.Buffer
}

// A pressing action is one with the name of its account.
type pressing struct {
	success.AccountAction
	name string
}

// review reviews accounts as of both ends of the period.
func (d *desk) review(accounts []success.Account) (*shard, error) {
	s := &shard{}
	reviews, todo := csv.NewWriter(&s.reviews), csv.NewWriter(&s.todo)
	for _, a := range accounts {
		r, err := d.add(s, a)
		if err != nil {
			return nil, fmt.Errorf("account %q: %w", a.ID, err)
		}
		if !d.rows {
			continue
		}
		_ = reviews.Write(values(reviewCells(r))) // a buffer refuses nothing
		for _, x := range r.Actions {
			_ = todo.Write(values(actionCells(r, x)))
		}
	}
	reviews.Flush()
	todo.Flush()
	return s, nil
}

func (d *desk) add(s *shard, a success.Account) (success.Review, error) {
	opening, err := d.program.Review(a, d.reporter.Scope().Opening())
	if err != nil {
		return success.Review{}, err
	}
	closing, err := d.program.Review(a, d.asOf)
	if err != nil {
		return success.Review{}, err
	}
	tally, err := d.reporter.Reviewed(a, opening, closing)
	if err == nil {
		err = s.tally.Merge(tally)
	}
	if err != nil {
		return success.Review{}, err
	}
	s.ids = append(s.ids, a.ID)
	if d.plan != nil && closing.Terms.Relation == success.Customer {
		s.demands = append(s.demands, d.plan.Demand(closing))
		coverage, err := d.plan.Coverage(a, closing)
		if err == nil {
			err = s.covered.Add(coverage)
		}
		if err != nil {
			return success.Review{}, err
		}
	}
	s.actions += len(closing.Actions)
	for _, x := range closing.Actions {
		s.pressing = append(s.pressing, pressing{success.AccountAction{Account: a.ID, Action: x}, a.Name})
	}
	s.pressing = d.first(s.pressing)
	return closing, nil
}

// first returns the most pressing actions of some, in order.
func (d *desk) first(all []pressing) []pressing {
	slices.SortFunc(all, func(x, y pressing) int { return d.order(x.AccountAction, y.AccountAction) })
	return slices.Clip(all[:min(len(all), d.listed)])
}
