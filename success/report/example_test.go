package report_test

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// sample reads the book of testdata, eleven customers and a prospect of a vendor of
// software for accounts payable, and makes its program.
func sample() (*success.Program, []success.Account, error) {
	data, err := os.ReadFile("testdata/book.json")
	if err != nil {
		return nil, nil, err
	}
	var b success.Book
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, nil, err
	}
	p, err := success.New(b.Program)
	return p, b.Accounts, err
}

// The first quarter, as a board meeting sees it.
func Example() {
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
	r, err := tally.Report(report.Target{
		ID: "success-2026", Figure: report.Succeeding, Goal: decimal.New(60, -2), By: successkit.MustDate("2026-12-31"),
		From: successkit.MustDate("2025-12-31"), Start: new(decimal.New(25, -2)),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range r.Results {
		fmt.Println(x.Currency, "GRR", x.Retention.GRR.Percent(1), "NRR", x.Retention.NRR.Percent(1), "renewed", x.Renewals.Gross.Percent(1))
	}
	for _, l := range r.Verdicts.Lines {
		fmt.Println(l.State, l.Opening.Accounts, "then,", l.Closing.Accounts, "now")
	}
	risk := r.Warnings.AtRisk
	fmt.Println("at risk:", risk.Closing.Accounts, "customers,", risk.Closing.In("EUR"), "EUR; new among them:", risk.Raised())
	for _, e := range r.Named(report.Threatened, "EUR") {
		fmt.Println(" ", e.Account, e.Name, e.Money)
	}
	for _, t := range r.Targets {
		fmt.Println(t.ID, "is", t.Progress, "at", t.Stands.Percent(1), "and should be at", t.Expected.Percent(1))
	}
	// Output:
	// EUR GRR 100.0% NRR 101.4% renewed 100.0%
	// successful 2 then, 4 now
	// on-the-way 2 then, 4 now
	// unsuccessful 0 then, 1 now
	// unknown 4 then, 2 now
	// at risk: 2 customers, 46728 EUR; new among them: 0
	//   C-10 Juniper Hotels 27588
	//   C-05 Elm Publishing 19140
	// success-2026 is on-pace at 36.4% and should be at 33.6%
}

// Two shards of a book are tallied apart, sent as bytes, and merged.
func ExampleTally_Merge() {
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
	var whole report.Tally
	for _, shard := range [][]success.Account{accounts[:5], accounts[5:]} {
		tally, err := reporter.Book(shard)
		if err != nil {
			fmt.Println(err)
			return
		}
		sent, err := tally.MarshalBinary()
		if err != nil {
			fmt.Println(err)
			return
		}
		var received report.Tally
		if err := received.UnmarshalBinary(sent); err != nil {
			fmt.Println(err)
			return
		}
		if err := whole.Merge(&received); err != nil {
			fmt.Println(err)
			return
		}
	}
	r, err := whole.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Customers.Opening.Accounts, "customers became", r.Customers.Closing.Accounts)
	// Output:
	// 8 customers became 11
}

// What became of the customers that are successful, from one quarter to the
// next?
func ExampleCompare() {
	program, accounts, err := sample()
	if err != nil {
		fmt.Println(err)
		return
	}
	var reports [2]report.Report
	for i, period := range []successkit.Period{successkit.Quarter(2025, 4), successkit.Quarter(2026, 1)} {
		reporter, err := report.New(program, period, period.Last())
		if err != nil {
			fmt.Println(err)
			return
		}
		tally, err := reporter.Book(accounts)
		if err != nil {
			fmt.Println(err)
			return
		}
		if reports[i], err = tally.Report(); err != nil {
			fmt.Println(err)
			return
		}
	}
	changes, err := report.Compare(reports[0], reports[1])
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range changes.Stocks {
		if c.Of != report.ByVerdict || c.State != success.Successful.String() {
			continue
		}
		fmt.Println(c.State, c.Before.Accounts, "before,", c.After.Accounts, "after")
		for _, m := range c.Moves {
			fmt.Printf("  %s to %s: %+d\n", m.From, m.To, m.Accounts)
		}
	}
	// Output:
	// successful 2 before, 4 after
	//   successful to successful: +0
	//   unknown to successful: +2
}
