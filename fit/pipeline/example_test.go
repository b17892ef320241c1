package pipeline_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/pipeline"
)

// A pipeline of three deals: one that can be signed, one that cannot, and one
// that nobody has asked enough about.
func Example() {
	profile, err := fit.New(fit.Definition{
		ID: "forecasting", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"), HorizonDays: 90,
		Criteria: []fit.Criterion{
			{
				ID: "platform", Input: fit.Technical, Kind: fit.Demand, Question: "Which CRM platforms does the customer run?",
				Rule: fit.Rule{Op: fit.OneOf, Value: fit.Words("atlas-crm")}, Cost: 1,
			},
			{
				ID: "budget", Input: fit.Resource, Kind: fit.Demand, Question: "How many thousand can it spend on the integration?",
				Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(40)}, Remedy: successkit.CustomerSide, Cost: 3,
			},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	today := successkit.MustDate("2026-03-31")
	answer := func(id, criterion string, a fit.Answer) fit.Evidence {
		return fit.Evidence{ID: id, Criterion: criterion, Answer: a, Date: successkit.MustDate("2026-03-01")}
	}
	var tally pipeline.Tally
	for _, d := range []pipeline.Deal{
		{ID: "acme", Value: decimal.NewFromInt(90), Facts: fit.Facts{Evidence: []fit.Evidence{
			answer("1", "platform", fit.Words("atlas-crm")), answer("2", "budget", fit.Int(60)),
		}}},
		{ID: "bolt", Value: decimal.NewFromInt(70), Facts: fit.Facts{Evidence: []fit.Evidence{
			answer("1", "platform", fit.Words("old-crm")), answer("2", "budget", fit.Int(60)),
		}}},
		{ID: "cord", Value: decimal.NewFromInt(50), Facts: fit.Facts{Evidence: []fit.Evidence{
			answer("2", "budget", fit.Int(60)),
		}}},
	} {
		g, err := pipeline.Gate(profile, d, today)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(g.Deal, g.Route)
		for _, q := range g.Questions {
			fmt.Println("  ask:", q.Question)
		}
		for _, f := range g.Unmet {
			fmt.Println("  " + fit.Phrases().Text(f.Reasons[0]))
		}
		if err := tally.Add(g); err != nil {
			fmt.Println(err)
			return
		}
	}
	share, _ := tally.Report().Share(pipeline.Disqualified, 0.95)
	fmt.Println("disqualified:", share.Percent(0))
	// Output:
	// acme qualified
	// bolt disqualified
	//   Which CRM platforms does the customer run? Answered old-crm on 2026-03-01: the demand is not met.
	// cord discovery
	//   ask: Which CRM platforms does the customer run?
	// disqualified: 33%
}
