package portfolio_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
)

// A person has 331.5 hours for customers in a quarter. Kim looks after two that
// need 400 hours, and Lee after none.
func ExamplePlan_Propose() {
	plan, err := portfolio.New(portfolio.Definition{
		WorkingHours: 520,
		PeriodDays:   91,
		Utilisation:  decimal.RequireFromString("0.75"),
		Overhead:     decimal.RequireFromString("0.15"),
	}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	owners := []portfolio.Owner{{ID: "kim"}, {ID: "lee"}}
	demands := []portfolio.Demand{
		{Account: "acme", Owner: "kim", Minutes: 250 * 60},
		{Account: "birch", Owner: "kim", Minutes: 150 * 60},
	}
	balance, err := plan.Balance(owners, demands)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("kim is", balance.Owners[0].State, balance.Owners[0].Load.Percent(1))
	proposal, err := plan.Propose(owners, demands, 10)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range proposal.Moves {
		fmt.Println(m.Account, "from", m.From, "to", m.To)
	}
	fmt.Println("apart by", proposal.Before.Percent(0), "and then by", proposal.After.Percent(0))
	// Output:
	// kim is heavy 120.7%
	// birch from kim to lee
	// apart by 121% and then by 30%
}

// Acme is called every week, and needs an answer within four hours in German. Two
// levels give that: the other one takes less time.
func ExamplePlan_Coverage() {
	plan, err := portfolio.New(portfolio.Definition{
		WorkingHours: 520,
		PeriodDays:   91,
		Utilisation:  decimal.RequireFromString("0.75"),
		Overhead:     decimal.RequireFromString("0.15"),
		Touches:      map[string]int{"check-in": 60},
		Services: []portfolio.Service{
			{Level: "high-touch", WithinMinutes: 60, Languages: []string{"de", "en"}, Skills: []string{"tax"}},
			{Level: "low-touch", WithinMinutes: 240, Languages: []string{"de", "en"}},
			{Level: "tech-touch", Languages: []string{"en"}},
		},
		MinuteCost: decimal.RequireFromString("1.25"),
		Currency:   "EUR",
	}, []success.Level{
		{ID: "high-touch", Cadence: []cadence.Rule{{ID: "call", Name: "Weekly call", Kind: "check-in", EveryDays: 7}}},
		{ID: "low-touch", Cadence: []cadence.Rule{{ID: "call", Name: "Monthly call", Kind: "check-in", EveryMonths: 1}}},
		{ID: "tech-touch"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	acme := success.Account{ID: "acme", Facts: success.Facts{Desired: []outcome.Amendment{{
		ID: "d1", From: successkit.MustDate("2025-01-01"), Definition: outcome.Definition{
			ID: "acme-2025", Statement: "Nobody waits a day for an answer any more",
			Required: []outcome.Required{{
				ID: "faster", Statement: "Faster first replies", UseCase: "ticket-triage",
				Measures: []outcome.Measure{{
					ID: "first-reply", Name: "first reply, median", Unit: "hours", Direction: outcome.Lower,
					Baseline: new(decimal.New(20, 0)), Target: new(decimal.New(4, 0)), Due: successkit.MustDate("2025-06-30"),
				}},
			}},
			Experience: outcome.Experience{Requirements: []outcome.Requirement{
				{ID: "answers", Statement: "An answer within four hours", WindowDays: 90, Response: &outcome.Response{WithinMinutes: 240}},
				{ID: "german", Statement: "In German", WindowDays: 90, Languages: &outcome.Languages{Permitted: []string{"de"}}},
			}},
		},
	}}}}
	// As the program of the company reviews it.
	review := success.Review{
		Account: "acme", Level: "high-touch", AsOf: successkit.MustDate("2025-07-01"), Terms: success.Terms{Relation: success.Customer},
	}
	c, err := plan.Coverage(acme, review)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Match, "on", c.Level, "belongs on", c.Proposed)
	fmt.Println("costs", c.Cost, "then", c.ProposedCost, c.Currency)
	for _, reason := range c.Reasons {
		fmt.Println(portfolio.Phrases().Text(reason))
	}
	// Output:
	// over-covered on high-touch belongs on low-touch
	// costs 975 then 225 EUR
	// Level low-touch gives all that is needed too, and spares 600 minutes.
}
