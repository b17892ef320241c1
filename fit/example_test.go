package fit_test

import (
	"encoding/json"
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// A vendor sells sales forecasts that run on top of a CRM platform. The
// prospect, a wholesaler, runs no such platform today and nobody there can
// prepare the data. It would be a good logo to sign, and a customer that
// leaves: unless both sides promise what is missing.
func Example() {
	profile, err := fit.New(fit.Definition{
		ID:            "forecasting",
		Version:       1,
		EffectiveFrom: successkit.MustDate("2026-01-01"),
		HorizonDays:   90,
		Criteria: []fit.Criterion{
			{
				ID: "crm-platform", Input: fit.Technical, Kind: fit.Demand,
				Question: "Which CRM platforms do you run?",
				Rule:     fit.Rule{Op: fit.OneOf, Value: fit.Words("atlas-crm", "borealis-crm")},
				Remedy:   successkit.CustomerSide, Cost: 1,
			},
			{
				ID: "languages", Input: fit.Functional, Kind: fit.Need,
				Question: "Which languages must the product speak?",
				Rule:     fit.Rule{Op: fit.OnlyOf, Value: fit.Words("en", "de", "vi")},
				Remedy:   successkit.VendorSide, Cost: 1,
			},
			{
				ID: "data-skills", Input: fit.Competence, Kind: fit.Demand,
				Question: "Can someone prepare the data?",
				Rule:     fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
				Remedy:   successkit.BothSides, FreshDays: 180, Cost: 2,
			},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	show := func(facts fit.Facts, day string) {
		a, err := profile.Assess(facts, successkit.MustDate(day))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(a.AsOf, a.Verdict)
		for _, c := range a.Conditions {
			fmt.Printf("  the %s will %s by %s\n", c.Side, c.What, c.Due)
		}
		for _, q := range a.Questions {
			fmt.Println("  ask:", q.Question)
		}
		for _, f := range a.Findings {
			if f.State == fit.Unmet {
				fmt.Println("  unmet:", fit.Phrases().Text(f.Reasons[0]))
			}
		}
	}

	facts := fit.Facts{Evidence: []fit.Evidence{
		{ID: "call-1/languages", Criterion: "languages", Answer: fit.Words("en", "de"), Date: successkit.MustDate("2026-02-02")},
	}}
	show(facts, "2026-02-02")

	facts.Evidence = append(facts.Evidence,
		fit.Evidence{ID: "call-2/crm", Criterion: "crm-platform", Answer: fit.Words(), Date: successkit.MustDate("2026-02-09")},
		fit.Evidence{ID: "call-2/data", Criterion: "data-skills", Answer: fit.YesNo(false), Date: successkit.MustDate("2026-02-09")},
	)
	show(facts, "2026-02-09")

	signed, due := successkit.MustDate("2026-02-20"), successkit.MustDate("2026-04-30")
	facts.Commitments = []fit.Commitment{
		{ID: "plan/1", Criterion: "crm-platform", By: successkit.CustomerSide, What: "buy Atlas CRM", Date: signed, Due: due},
		{ID: "plan/2", Criterion: "data-skills", By: successkit.VendorSide, What: "train an analyst", Date: signed, Due: due},
		{ID: "plan/3", Criterion: "data-skills", By: successkit.CustomerSide, What: "hire an analyst", Date: signed, Due: successkit.MustDate("2026-03-31")},
	}
	show(facts, "2026-02-20")

	facts.Evidence = append(facts.Evidence,
		fit.Evidence{ID: "visit/crm", Criterion: "crm-platform", Answer: fit.Words("atlas-crm"), Date: successkit.MustDate("2026-03-30")},
		fit.Evidence{ID: "visit/data", Criterion: "data-skills", Answer: fit.YesNo(true), Date: successkit.MustDate("2026-03-30")},
	)
	show(facts, "2026-03-31")

	// Output:
	// 2026-02-02 undetermined
	//   ask: Which CRM platforms do you run?
	//   ask: Can someone prepare the data?
	// 2026-02-09 no-potential
	//   unmet: Which CRM platforms do you run? Answered none on 2026-02-09: the demand is not met.
	//   unmet: Can someone prepare the data? Answered no on 2026-02-09: the demand is not met.
	// 2026-02-20 conditional
	//   the customer will buy Atlas CRM by 2026-04-30
	//   the vendor will train an analyst by 2026-04-30
	//   the customer will hire an analyst by 2026-03-31
	// 2026-03-31 potential
}

// The analyst who made the difference leaves a year later. Nothing is set and
// forgotten: the same profile, asked again, says so and says why.
func ExampleProfile_Assess() {
	profile, err := fit.New(fit.Definition{
		ID: "forecasting", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"), HorizonDays: 60,
		Criteria: []fit.Criterion{{
			ID: "data-skills", Input: fit.Competence, Kind: fit.Demand,
			Question: "Can someone prepare the data?",
			Rule:     fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
			Remedy:   successkit.CustomerSide, FreshDays: 180,
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := fit.Facts{
		Evidence: []fit.Evidence{
			{ID: "onboarding", Criterion: "data-skills", Answer: fit.YesNo(true), Date: successkit.MustDate("2026-03-30")},
			{ID: "goodbye", Criterion: "data-skills", Answer: fit.YesNo(false), Date: successkit.MustDate("2027-03-01")},
		},
		Commitments: []fit.Commitment{{
			ID: "successor", Criterion: "data-skills", By: successkit.CustomerSide, What: "name a successor",
			Date: successkit.MustDate("2027-03-08"), Due: successkit.MustDate("2027-04-15"),
		}},
	}
	for _, day := range []string{"2026-06-30", "2026-12-31", "2027-03-01", "2027-03-08", "2027-04-16"} {
		a, err := profile.Assess(facts, successkit.MustDate(day))
		if err != nil {
			fmt.Println(err)
			return
		}
		f := a.Findings[0]
		fmt.Println(a.AsOf, a.Verdict, f.State)
		for _, r := range f.Reasons {
			fmt.Println("  " + fit.Phrases().Text(r))
		}
	}
	// Output:
	// 2026-06-30 potential met
	//   Can someone prepare the data? Answered yes on 2026-03-30: the demand is met.
	// 2026-12-31 undetermined unknown
	//   Can someone prepare the data? The answer of 2026-03-30 is stale: it is 276 days old, and the limit is 180.
	// 2027-03-01 no-potential unmet
	//   Can someone prepare the data? Answered no on 2027-03-01: the demand is not met.
	//   The customer has not committed to close the gap.
	// 2027-03-08 conditional acquirable
	//   Can someone prepare the data? Answered no on 2027-03-01: the demand is not met.
	//   The customer has committed to close the gap by 2027-04-15.
	// 2027-04-16 no-potential unmet
	//   Can someone prepare the data? Answered no on 2027-03-01: the demand is not met.
	//   The customer was to close the gap by 2027-04-15, and it is still open.
}

// A profile that is kept as JSON. What is wrong with it is reported at once.
func ExampleNew() {
	var d fit.Definition
	err := json.Unmarshal([]byte(`{
		"id": "forecasting",
		"version": 1,
		"effective_from": "2026-01-01",
		"criteria": [{
			"id": "integration-budget", "input": "resource", "kind": "demand",
			"question": "How much can you spend on the integration?",
			"rule": {"op": "at-least", "value": {"words": ["plenty"]}},
			"remedy": "customer"
		}]
	}`), &d)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = fit.New(d)
	for fe := range successkit.FieldErrors(err) {
		fmt.Println(fe)
	}
	// Output:
	// horizon_days: required: a criterion accepts a remedy
	// criteria[0].rule.value: "plenty": conflict: at-least compares a number
}

// The bad sign of a culture can not be remedied: no excellence elsewhere makes
// up for it.
func ExampleDisqualifier() {
	profile, err := fit.New(fit.Definition{
		ID: "culture", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"),
		Criteria: []fit.Criterion{{
			ID: "speaks-ill", Input: fit.Cultural, Kind: fit.Disqualifier,
			Question: "Do they speak ill of their own customers?",
			Rule:     fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	day := successkit.MustDate("2026-02-02")
	a, err := profile.Assess(fit.Facts{Evidence: []fit.Evidence{
		{ID: "call", Criterion: "speaks-ill", Answer: fit.YesNo(true), Date: day},
	}}, day)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Verdict, "provisional:", a.Provisional)
	for _, r := range a.Findings[0].Reasons {
		fmt.Println(r)
	}
	// Output:
	// no-potential provisional: true
	// fit.disqualifier-present criterion=speaks-ill question="Do they speak ill of their own customers?" date=2026-02-02 answer=yes [evidence call]
	// fit.remedy-barred criterion=speaks-ill
}
