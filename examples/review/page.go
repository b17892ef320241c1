package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/success"
)

// A page is all that there is to say of a book on a day.
type page struct {
	asOf      successkit.Date
	program   success.Definition
	entries   []entry // the most pressing first
	waterfall metrics.Waterfall
	retention metrics.Retention
}

// An entry is one account of a page.
type entry struct {
	account success.Account
	review  success.Review
	mrr     decimal.Decimal // recurring revenue at the end of the day
}

// newPage makes the page of a day from the two sources.
func newPage(books, ledgers source, asOf successkit.Date) (*page, error) {
	book, err := readBook(books)
	if err != nil {
		return nil, err
	}
	movements, err := readMovements(ledgers)
	if err != nil {
		return nil, err
	}
	p := &page{asOf: asOf, program: book.Program}
	if err := p.review(book); err != nil {
		return nil, fmt.Errorf("%s: %w", books, err)
	}
	if err := p.count(movements); err != nil {
		return nil, fmt.Errorf("%s: %w", ledgers, err)
	}
	return p, nil
}

// review fills in the reviews of every account.
func (p *page) review(book success.Book) error {
	program, err := success.New(book.Program)
	if err != nil {
		return err
	}
	reviews, err := program.ReviewAll(book.Accounts, p.asOf)
	if err != nil {
		return err
	}
	for i, r := range reviews {
		p.entries = append(p.entries, entry{account: book.Accounts[i], review: r})
	}
	slices.SortFunc(p.entries, p.compare)
	return nil
}

// count fills in the revenue: that of each account on the day, and what the
// whole did in the twelve full months before the month of the day.
func (p *page) count(movements []metrics.Movement) error {
	ledger, err := metrics.NewLedger(movements)
	if err != nil {
		return err
	}
	view, last := ledger.AsOf(p.asOf), p.asOf.AddMonths(-1)
	year := successkit.Trailing12(last.Year(), last.Month())
	tally, err := view.Tally(year)
	if err != nil {
		return err
	}
	if p.waterfall, err = tally.Waterfall(metrics.Convention{}); err != nil {
		return err
	}
	if p.retention, err = tally.Retention(metrics.Convention{}); err != nil {
		return err
	}
	for i := range p.entries {
		e := &p.entries[i]
		if e.mrr, err = view.Balance(e.account.ID, p.asOf); err != nil {
			return err
		}
	}
	return nil
}

// compare puts the more pressing account first: the one whose first action
// comes from the earlier rule of the program, then the one that is due earlier,
// then the one with the lower id. An account without actions comes last, and of
// one rule an action without a day.
func (p *page) compare(x, y entry) int {
	return cmp.Or(
		cmp.Compare(p.rank(x), p.rank(y)),
		x.due().Compare(y.due()),
		cmp.Compare(x.account.ID, y.account.ID),
	)
}

// rank returns the place of the rule that raised the first action.
func (p *page) rank(e entry) int {
	if len(e.review.Actions) == 0 {
		return len(p.program.Rules)
	}
	return slices.IndexFunc(p.program.Rules, func(r success.Rule) bool { return r.ID == e.review.Actions[0].Rule })
}

// due returns the day of the first action, and the end of the calendar where
// there is none.
func (e entry) due() successkit.Date {
	if len(e.review.Actions) == 0 || e.review.Actions[0].Due.IsZero() {
		return successkit.MustDate("9999-12-31")
	}
	return e.review.Actions[0].Due
}

// only leaves one account on the page.
func (p *page) only(account string) error {
	p.entries = slices.DeleteFunc(p.entries, func(e entry) bool { return e.account.ID != account })
	if len(p.entries) == 0 {
		return fmt.Errorf("account %q: %w: the book has no account of this id", account, successkit.ErrUnknown)
	}
	return nil
}

// A document is what -json prints.
type document struct {
	AsOf      successkit.Date   `json:"as_of"`
	Reviews   []success.Review  `json:"reviews"`
	Waterfall metrics.Waterfall `json:"waterfall"`
	Retention metrics.Retention `json:"retention"`
}

func (p *page) document() document {
	d := document{AsOf: p.asOf, Reviews: []success.Review{}, Waterfall: p.waterfall, Retention: p.retention}
	for _, e := range p.entries {
		d.Reviews = append(d.Reviews, e.review)
	}
	return d
}
