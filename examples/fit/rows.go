package main

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/fit/pipeline"
)

// readPipeline reads prospects.
func readPipeline(s source, criteria []fit.Criterion, asOf successkit.Date) ([]pipeline.Deal, error) {
	t, err := readSheet(s, columnsOf(criteria, "id", "value", "asked", "promises"), "id")
	if err != nil {
		return nil, err
	}
	var deals []pipeline.Deal
	for _, r := range t.rows {
		d := pipeline.Deal{ID: r.text("id"), Value: r.number("value"), Facts: r.facts(criteria, r.date("asked", asOf))}
		r.merge(d.Validate())
		deals = append(deals, d)
	}
	t.distinct()
	return deals, t.err()
}

// merge notes the faults of a row's value at its columns.
func (r row) merge(err error) {
	for f := range successkit.FieldErrors(err) {
		r.sheet.faults.Add(r.path(f.Path), f.Value, f.Err)
	}
}

// distinct notes ids that come twice.
func (t *sheet) distinct() {
	seen := map[string]bool{}
	for _, r := range t.rows {
		if id := r.text("id"); id != "" && seen[id] {
			r.note("id", successkit.ErrDuplicate)
		}
		seen[r.text("id")] = true
	}
}

// readCustomers reads customers that were won.
func readCustomers(s source, criteria []fit.Criterion) ([]customer, error) {
	t, err := readSheet(s, columnsOf(criteria, "id", "value", "asked", "promises", "signed", "seller", "team", "channel",
		"stayed", "bought-more", "advocated"), "id", "signed")
	if err != nil {
		return nil, err
	}
	var won []customer
	for _, r := range t.rows {
		signed := r.date("signed", successkit.Date{})
		if r.text("signed") == "" {
			r.note("signed", successkit.ErrRequired)
		}
		if r.text("id") == "" {
			r.note("id", successkit.ErrRequired)
		}
		won = append(won, customer{
			Signing: audit.Signing{
				Customer: r.text("id"), Date: signed, Seller: r.text("seller"), Team: r.text("team"), Channel: r.text("channel"),
				Value: r.number("value"), Facts: r.facts(criteria, r.date("asked", signed)),
			},
			stayed: r.flag("stayed"), boughtMore: r.flag("bought-more"), advocated: r.flag("advocated"),
		})
	}
	t.distinct()
	return won, t.err()
}

// readSegments reads segments.
func readSegments(s source, criteria []fit.Criterion, asOf successkit.Date) ([]segment, error) {
	t, err := readSheet(s, columnsOf(criteria, "id", "accounts", "value"), "id", "accounts")
	if err != nil {
		return nil, err
	}
	var all []segment
	for _, r := range t.rows {
		n := r.number("accounts")
		if !n.IsInteger() || n.IsNegative() || n.GreaterThan(decimal.New(1, 12)) {
			r.note("accounts", fmt.Errorf("%w: want a whole number of accounts", successkit.ErrOutOfRange))
			continue
		}
		all = append(all, segment{id: r.text("id"), accounts: n.IntPart(), value: r.number("value"), facts: r.facts(criteria, asOf)})
	}
	t.distinct()
	return all, t.err()
}

// readCosts reads what capabilities cost.
func readCosts(s source) (map[string]decimal.Decimal, error) {
	t, err := readSheet(s, []string{"id", "cost"}, "id", "cost")
	if err != nil {
		return nil, err
	}
	costs := map[string]decimal.Decimal{}
	for _, r := range t.rows {
		if r.text("cost") == "" {
			r.note("cost", errors.New("leave the line out where it is not known"))
		}
		costs[r.text("id")] = r.number("cost")
	}
	t.distinct()
	return costs, t.err()
}
