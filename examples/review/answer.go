package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
	"github.com/successkit/successkit/success/report"
)

// answer reads, computes and writes down what the options ask for. How far it is with
// a large book it tells progress.
func (o options) answer(progress io.Writer) ([]byte, error) {
	b, err := openBook(o.data)
	if err != nil {
		return nil, err
	}
	if o.account != "" {
		return o.tell(b)
	}
	c, err := o.newCompany(b)
	if err != nil {
		return nil, err
	}
	var tables *sheets
	if o.csv != "" {
		if tables, err = newSheets(o.csv); err != nil {
			return nil, err
		}
	}
	if err := c.read(o.workers, progress, tables); err != nil {
		return nil, err
	}
	d, err := c.document()
	if err != nil {
		return nil, err
	}
	if err := tables.finish(b, d.Report); err != nil {
		return nil, err
	}
	if o.json {
		return encoded(d)
	}
	var out bytes.Buffer
	p := page{company: c, document: d, out: &out}
	p.print()
	return out.Bytes(), nil
}

// tell writes down the story of one account.
func (o options) tell(b *book) ([]byte, error) {
	a, err := b.find(o.account)
	if err != nil {
		return nil, err
	}
	s, err := newStory(b.program, a, o.asOf)
	if err != nil {
		return nil, err
	}
	if o.json {
		return encoded(s.review)
	}
	var out bytes.Buffer
	s.print(&out)
	return out.Bytes(), nil
}

func encoded(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return out.Bytes(), err
}

// A document is what -json prints.
type document struct {
	Report   report.Report           `json:"report"`
	Balance  portfolio.Balance       `json:"balance"`
	Proposal portfolio.Proposal      `json:"proposal"`
	Coverage portfolio.CoverageSums  `json:"coverage"`
	Actions  []success.AccountAction `json:"actions"`
}

// moves is how many customers may change hands.
const moves = 6

// document sums up what was read.
func (c *company) document() (document, error) {
	r, err := c.tally.Report(c.book.targets...)
	if err != nil {
		return document{}, fmt.Errorf("targets.json: %w", err)
	}
	d := document{Report: r, Actions: []success.AccountAction{}}
	for _, x := range c.pressing {
		d.Actions = append(d.Actions, x.AccountAction)
	}
	if c.plan == nil {
		return d, nil
	}
	owners := c.book.capacity.Owners
	if d.Balance, err = c.plan.Balance(owners, c.demands); err == nil {
		d.Proposal, err = c.plan.Propose(owners, c.demands, moves)
	}
	if err != nil {
		return document{}, fmt.Errorf("capacity.json: %w", err)
	}
	d.Coverage = c.covered.Sums()
	return d, nil
}
