package value_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// Before a renewal: has it paid, and what do we not know?
func ExampleRealise() {
	euros := decimal.NewFromInt
	r, err := value.Realise(
		value.Terms{Currency: "EUR", Benefits: []string{"time-saved", "fewer-returns"}, Costs: []string{"subscription", "own-time"}, Backing: outcome.Reported},
		[]value.Benefit{
			{ID: "q1", Part: "time-saved", Date: successkit.MustDate("2025-03-31"), Amount: euros(9000), Currency: "EUR", Source: "time sheets", Level: outcome.Measured},
			{ID: "q2", Part: "time-saved", Date: successkit.MustDate("2025-06-30"), Amount: euros(9000), Currency: "EUR", Source: "time sheets", Level: outcome.Measured},
			{ID: "hope", Part: "fewer-returns", Date: successkit.MustDate("2025-06-30"), Amount: euros(20000), Currency: "EUR", Source: "a guess", Level: outcome.Claimed},
		},
		[]value.Cost{{ID: "year", Part: "subscription", Date: successkit.MustDate("2025-01-15"), Amount: euros(12000), Currency: "EUR"}},
		successkit.MustDate("2025-07-15"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s delivered for %s paid: a return of %s\n", r.Delivered, r.Paid, r.Return.Percent(0))
	fmt.Printf("money back on %s, after %d days\n", r.Payback, *r.PaybackDays)
	fmt.Println("only claimed:", r.Unbacked)
	fmt.Println("not known:", r.MissingBenefits, r.MissingCosts)
	// Output:
	// 18000 delivered for 12000 paid: a return of 50%
	// money back on 2025-06-30, after 166 days
	// only claimed: 20000
	// not known: [fewer-returns] [own-time]
}

// A customer took 82 days to its goal. We waited a month for its data.
func ExampleTimeTo() {
	a := outcome.Attainment{ // as Attain returns it
		Desired: "close", AsOf: successkit.MustDate("2025-06-30"),
		Required: []outcome.RequiredResult{{Measures: []outcome.MeasureResult{{
			Measure: "days", Reached: successkit.MustDate("2025-05-22"), FirstValue: successkit.MustDate("2025-04-30"), Due: successkit.MustDate("2025-05-31"),
		}}}},
	}
	t, err := value.TimeTo(a, value.Way{Start: successkit.MustDate("2025-03-01"), Pauses: []value.Pause{{
		From: successkit.MustDate("2025-03-10"), Until: successkit.MustDate("2025-04-10"), On: successkit.CustomerSide, Reason: "data",
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	goal := t.Measures[0]
	fmt.Println("first value:", t.First.Gross, "days")
	fmt.Println("goal:", goal.Gross, "days, without waiting for the customer", goal.NetOfCustomer())
	fmt.Println("against its date:", *goal.Late, "days")
	// Output:
	// first value: 60 days
	// goal: 82 days, without waiting for the customer 51
	// against its date: -9 days
}
