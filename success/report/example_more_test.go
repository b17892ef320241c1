package report_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// What should the company change? Two customers wait for the same feature, and one
// of them lacks a skill, too.
func ExampleObstacles() {
	program, accounts, err := sample()
	if err != nil {
		fmt.Println(err)
		return
	}
	noted := func(id string, kind success.Hindrance, what string) success.Obstacle {
		return success.Obstacle{ID: id, Date: successkit.MustDate("2026-02-10"), Kind: kind, What: what}
	}
	accounts[0].Obstacles = []success.Obstacle{
		noted("o-1", success.MissingFeature, "invoices in two currencies"), noted("o-2", success.LackingSkill, "nobody maps the ledger"),
	}
	accounts[1].Obstacles = []success.Obstacle{noted("o-3", success.MissingFeature, "invoices in two currencies")}
	reporter, err := report.New(program, successkit.Quarter(2026, 1), successkit.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	tally, err := reporter.Book(accounts[:2])
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := tally.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range r.Obstacles.Kinds {
		fmt.Println(o.Kind, "keeps", o.Closing.Accounts, "customers of", o.Closing.In("EUR"), "EUR from their outcome")
	}
	fmt.Println("together", r.Obstacles.Any.Closing.In("EUR"), "EUR, of which", r.Obstacles.Overlap.In("EUR"), "are in two of the lines")
	// Output:
	// missing-feature keeps 2 customers of 104064 EUR from their outcome
	// lacking-skill keeps 1 customers of 57600 EUR from their outcome
	// together 104064 EUR, of which 57600 are in two of the lines
}

// A figure that no report tells, an NPS, is given.
func ExampleTarget() {
	program, accounts, err := sample()
	if err != nil {
		fmt.Println(err)
		return
	}
	reporter, err := report.New(program, successkit.Quarter(2026, 1), successkit.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	tally, err := reporter.Book(accounts)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := tally.Report(
		report.Target{
			ID: "nps", Goal: decimal.New(40, 0), By: successkit.MustDate("2026-12-31"),
			From: successkit.MustDate("2025-12-31"), Start: new(decimal.New(20, 0)), Value: new(decimal.New(23, 0)),
		},
		report.Target{ID: "retention", Figure: report.GRR, Currency: "EUR", Goal: decimal.New(90, -2)},
		report.Target{ID: "adoption", Goal: decimal.New(70, -2), By: successkit.MustDate("2026-12-31")},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range r.Targets {
		fmt.Print(t.ID, " is ", t.Progress)
		if t.Pace.Defined() {
			expected, _ := t.Expected.Decimal(1)
			fmt.Print(": it should be at ", expected, ", and has made ", t.Attained.Percent(0), " of the way, ", t.Pace.Percent(0), " of what it should have")
		}
		fmt.Println()
	}
	// Output:
	// nps is behind: it should be at 24.9, and has made 15% of the way, 61% of what it should have
	// retention is reached
	// adoption is unknown
}

// A service that stores the reviews of each night makes no new ones. The tally of
// one account is merged into that of the book.
func ExampleReporter_Reviewed() {
	program, accounts, err := sample()
	if err != nil {
		fmt.Println(err)
		return
	}
	reporter, err := report.New(program, successkit.Quarter(2026, 1), successkit.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	var book report.Tally
	for _, a := range accounts {
		opening, err := program.Review(a, reporter.Scope().Opening()) // stored long ago
		if err != nil {
			fmt.Println(err)
			return
		}
		closing, err := program.Review(a, reporter.Scope().AsOf) // stored last night
		if err != nil {
			fmt.Println(err)
			return
		}
		one, err := reporter.Reviewed(a, opening, closing)
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := book.Merge(one); err != nil {
			fmt.Println(err)
			return
		}
	}
	r, err := book.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range r.Risks.Actions {
		for _, role := range l.Overdue.Lines {
			fmt.Println(l.Rule, role.State, role.Closing.Accounts, "overdue")
		}
	}
	// Output:
	// recover-goal csm 1 overdue
	// unblock-milestone csm 2 overdue
	// unblock-milestone services 1 overdue
	// unblock-milestone tam 1 overdue
	// ask-desired-outcome csm 1 overdue
	// measure-goal csm 1 overdue
	// find-second-contact csm 1 overdue
	// find-health-data tam 4 overdue
	// review-fit executive 1 overdue
}

// What did customers gain, by segment? A tally for each segment, and all of them
// merged for the book.
func ExampleWorth() {
	program, accounts, err := sample()
	if err != nil {
		fmt.Println(err)
		return
	}
	on := successkit.MustDate("2026-01-15")
	for i, gained := range []int64{90_000, 40_000, 25_000} { // as they said in their business reviews
		a := &accounts[i]
		a.Segment = []string{"large", "small", "small"}[i]
		a.Benefits = []value.Benefit{{
			ID: "b1", Part: "time-saved", Date: on, Amount: decimal.New(gained, 0), Currency: "EUR", Source: "business review", Level: outcome.Reported,
		}}
		a.Costs = []value.Cost{{ID: "c1", Part: "subscription", Date: on, Amount: decimal.New(40_000, 0), Currency: "EUR"}}
	}
	reporter, err := report.New(program, successkit.Quarter(2026, 1), successkit.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	tallies := map[string]*report.Tally{"large": {}, "small": {}, "": {}}
	var whole report.Tally
	for _, a := range accounts[:5] {
		one, err := reporter.Account(a)
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := errors.Join(tallies[a.Segment].Merge(one), whole.Merge(one)); err != nil {
			fmt.Println(err)
			return
		}
	}
	tallies["all"] = &whole
	for _, segment := range []string{"large", "small", "", "all"} {
		r, err := tallies[segment].Report()
		if err != nil {
			fmt.Println(err)
			return
		}
		gained := r.Worth.Gained.Closing
		fmt.Printf("%q: %d of %d customers gained %s EUR", segment, gained.Accounts, r.Customers.Closing.Accounts, gained.In("EUR"))
		fmt.Println(", a return of", r.Figure(report.ReturnOnPrice, "EUR").Percent(0))
	}
	// Output:
	// "large": 1 of 1 customers gained 90000 EUR, a return of 125%
	// "small": 2 of 2 customers gained 65000 EUR, a return of -19%
	// "": 0 of 2 customers gained 0 EUR, a return of undefined
	// "all": 3 of 5 customers gained 155000 EUR, a return of 29%
}
