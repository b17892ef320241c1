package outcome_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// closeIn returns what a customer wants that is to close its books in so many
// days by a date.
func closeIn(days int64, due string) outcome.Definition {
	return outcome.Definition{
		ID: "harbour", Statement: "The month is closed before the board asks.",
		Required: []outcome.Required{{
			ID: "close", Statement: "Close the books faster.", UseCase: "month-end-close",
			Measures: []outcome.Measure{{
				ID: "days", Name: "Days to close", Unit: "days", Direction: outcome.Lower,
				Baseline: new(decimal.NewFromInt(12)), Target: new(decimal.NewFromInt(days)), Due: successkit.MustDate(due),
			}},
		}},
		Experience: outcome.Experience{Requirements: []outcome.Requirement{{
			ID: "german", Statement: "Speak German with us", WindowDays: 92, Languages: &outcome.Languages{Permitted: []string{"de"}},
		}}},
	}
}

// The customer gets where it wanted to be, and then wants more. What was said of
// May stays what it was.
func ExampleHistory() {
	h, err := outcome.NewHistory([]outcome.Amendment{{ID: "contract", From: successkit.MustDate("2025-01-15"), Definition: closeIn(6, "2025-06-30")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, err = h.Append(outcome.Amendment{
		ID: "new-cfo", From: successkit.MustDate("2025-07-01"), Reason: "a new head of finance", Definition: closeIn(4, "2025-12-31"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	observations := []outcome.Observation{
		{ID: "a", Measure: "days", Value: new(decimal.NewFromInt(9)), Date: successkit.MustDate("2025-03-05"), Source: "ledger", Level: outcome.Measured},
		{ID: "b", Measure: "days", Value: new(decimal.NewFromInt(6)), Date: successkit.MustDate("2025-05-06"), Source: "ledger", Level: outcome.Measured},
	}
	for _, asOf := range []string{"2025-01-01", "2025-03-31", "2025-05-31", "2025-08-31"} {
		a, err := h.Attain(observations, nil, successkit.MustDate(asOf))
		if err != nil {
			fmt.Println(asOf, "nobody had asked")
			continue
		}
		m := a.Required[0].Measures[0]
		fmt.Println(asOf, "version", a.Version, m.State, m.Progress.Percent(0))
	}
	for _, c := range h.Versions(successkit.MustDate("2025-08-31"))[1].Changes {
		fmt.Println(c.Kind, c.Subject, c.ID, c.Field, c.Before, "to", c.After)
	}
	// Output:
	// 2025-01-01 nobody had asked
	// 2025-03-31 version 1 in-progress 50%
	// 2025-05-31 version 1 achieved 100%
	// 2025-08-31 version 2 in-progress 75%
	// changed measure days target 6 to 4
	// changed measure days due 2025-06-30 to 2025-12-31
}

// Both had confirmed the goal. Then the contact left.
func ExampleHistory_Understanding() {
	h, err := outcome.NewHistory([]outcome.Amendment{{ID: "contract", From: successkit.MustDate("2025-01-15"), Definition: closeIn(6, "2025-06-30")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	u, err := h.Understanding([]outcome.Confirmation{
		{ID: "c-1", Side: successkit.CustomerSide, By: "elin", Goals: []string{"close"}, Date: successkit.MustDate("2025-02-01")},
		{ID: "c-2", Side: successkit.VendorSide, By: "csm-7", Goals: []string{"close"}, Date: successkit.MustDate("2025-02-01")},
	}, []successkit.Contact{{ID: "elin", Role: successkit.Sponsor, Left: successkit.MustDate("2025-04-01")}}, successkit.MustDate("2025-05-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("shared:", u.Shared())
	for _, g := range u.NotShared() {
		fmt.Println(outcome.Phrases().Text(g.Customer.Reason))
	}
	// Output:
	// shared: false
	// "close" was confirmed for the customer on 2025-02-01 by elin, who is gone since 2025-04-01.
}

// A dedicated manager for who asked for a named one, and English for who asked for
// German: the one does not make up for the other.
func ExampleDelivery() {
	def := closeIn(6, "2025-06-30")
	def.Experience.Requirements = append(def.Experience.Requirements, outcome.Requirement{
		ID: "coverage", Statement: "Somebody who knows us", WindowDays: 92,
		Coverage: &outcome.Grade{Scale: []string{"pooled", "named", "dedicated"}, Least: "named"},
	})
	desired, err := outcome.New(def)
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := desired.Attain(nil, []successkit.Interaction{
		{ID: "call-7", Date: successkit.MustDate("2025-03-10"), Kind: "check-in", Owner: successkit.CSM, Language: "en", Coverage: "dedicated"},
	}, successkit.MustDate("2025-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range a.Requirements {
		d := r.Delivery
		fmt.Printf("%s: %s, asked for %s, given %s: %+d %s, waste %v\n", r.Requirement, r.State, d.Required, d.Delivered, d.Gap, d.Unit, d.Waste)
	}
	fmt.Println("the experience is met:", a.Experience)
	// Output:
	// german: breached, asked for de, given en: -1 interactions, waste false
	// coverage: honoured, asked for named, given dedicated: +1 steps, waste true
	// the experience is met: no
}

// Where the measures of a book stand, in the memory of one customer.
func ExampleBulk() {
	desired, err := outcome.New(closeIn(6, "2025-06-30"))
	if err != nil {
		fmt.Println(err)
		return
	}
	var bulk outcome.Bulk
	achieved := 0
	for _, days := range []int64{5, 7, 6, 13} { // each a customer
		standings, err := bulk.Measures(desired, []outcome.Observation{{
			ID: "o", Measure: "days", Value: new(decimal.NewFromInt(days)), Date: successkit.MustDate("2025-05-06"), Source: "ledger",
		}}, successkit.MustDate("2025-05-31"))
		if err != nil {
			fmt.Println(err)
			return
		}
		if standings[0].State.Met() == outcome.Yes {
			achieved++
		}
	}
	fmt.Println(achieved, "of 4")
	// Output:
	// 2 of 4
}
