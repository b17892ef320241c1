package fit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// forecasting is the profile of a vendor whose forecasts run on top of a CRM
// platform. Its criteria are situations that each of the six inputs is known
// for.
func forecasting() fit.Definition {
	return fit.Definition{
		ID:            "forecasting",
		Version:       3,
		EffectiveFrom: successkit.MustDate("2026-01-01"),
		HorizonDays:   90,
		Criteria: []fit.Criterion{
			{
				ID: "crm-platform", Input: fit.Technical, Kind: fit.Demand,
				Question: "Which CRM platforms does the customer run?",
				Rule:     fit.Rule{Op: fit.OneOf, Value: fit.Words("atlas-crm", "borealis-crm")},
				Remedy:   successkit.CustomerSide, FreshDays: 365, Cost: 1,
			},
			{
				ID: "must-have-features", Input: fit.Functional, Kind: fit.Need,
				Question: "Without which features can the customer not succeed?",
				Rule:     fit.Rule{Op: fit.OnlyOf, Value: fit.Words("forecast", "import", "sso")},
				Remedy:   successkit.VendorSide, FreshDays: 180, Cost: 2,
			},
			{
				ID: "integration-budget", Input: fit.Resource, Kind: fit.Demand,
				Question: "How many thousand dollars can the customer spend on the integration?",
				Rule:     fit.Rule{Op: fit.AtLeast, Value: fit.Int(40)},
				Remedy:   successkit.CustomerSide, FreshDays: 180, Cost: 4,
			},
			{
				ID: "data-skills", Input: fit.Competence, Kind: fit.Demand,
				Question: "Can someone at the customer prepare the data that the forecasts need?",
				Rule:     fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
				Remedy:   successkit.BothSides, FreshDays: 180, Cost: 4,
			},
			{
				ID: "support-hours", Input: fit.Experience, Kind: fit.Need,
				Question: "For how many hours a day must support answer?",
				Rule: fit.Rule{Op: fit.AllRules, Rules: []fit.Rule{
					{Op: fit.AtLeast, Value: fit.Int(0)},
					{Op: fit.AtMost, Value: fit.Int(12)},
				}},
				Remedy: successkit.VendorSide, FreshDays: 365, Cost: 2,
			},
			{
				ID: "speaks-ill", Input: fit.Cultural, Kind: fit.Disqualifier,
				Question: "Does the customer speak ill of its own customers?",
				Rule:     fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
				Cost:     8,
			},
		},
	}
}

// good are facts by which every criterion of forecasting is met on day.
func good() fit.Facts {
	at := func(id, criterion string, a fit.Answer) fit.Evidence {
		return fit.Evidence{ID: id, Criterion: criterion, Answer: a, Date: day.AddDays(-30)}
	}
	return fit.Facts{Evidence: []fit.Evidence{
		at("e1", "crm-platform", fit.Words("atlas-crm")),
		at("e2", "must-have-features", fit.Words("forecast", "sso")),
		at("e3", "integration-budget", fit.Int(60)),
		at("e4", "data-skills", fit.YesNo(true)),
		at("e5", "support-hours", fit.Int(9)),
		at("e6", "speaks-ill", fit.YesNo(false)),
	}}
}

// day is the day of the assessments.
var day = successkit.MustDate("2026-03-31")

func profile(t testing.TB, d fit.Definition) *fit.Profile {
	t.Helper()
	p, err := fit.New(d)
	require.NoError(t, err)
	return p
}

func assess(t testing.TB, p *fit.Profile, facts fit.Facts, asOf successkit.Date) fit.Assessment {
	t.Helper()
	a, err := p.Assess(facts, asOf)
	require.NoError(t, err)
	return a
}

// without returns facts less the evidence of one criterion.
func without(facts fit.Facts, criterion string) fit.Facts {
	var kept []fit.Evidence
	for _, e := range facts.Evidence {
		if e.Criterion != criterion {
			kept = append(kept, e)
		}
	}
	facts.Evidence = kept
	return facts
}

// with returns facts in which an answer of the day takes the place of the
// earlier ones.
func with(facts fit.Facts, criterion string, a fit.Answer) fit.Facts {
	facts = without(facts, criterion)
	facts.Evidence = append(facts.Evidence, fit.Evidence{ID: "now-" + criterion, Criterion: criterion, Answer: a, Date: day})
	return facts
}

// promise returns a commitment that stands on day.
func promise(id, criterion string, by successkit.Side) fit.Commitment {
	return fit.Commitment{
		ID: id, Criterion: criterion, By: by, What: "close the gap",
		Date: day.AddDays(-10), Due: day.AddDays(60),
	}
}

// find returns the finding of one criterion.
func find(t testing.TB, a fit.Assessment, criterion string) fit.Finding {
	t.Helper()
	for _, f := range a.Findings {
		if f.Criterion == criterion {
			return f
		}
	}
	require.Fail(t, "no finding", criterion)
	return fit.Finding{}
}

// codes returns the codes of the reasons of a finding.
func codes(f fit.Finding) []string {
	var cs []string
	for _, r := range f.Reasons {
		cs = append(cs, r.Code)
	}
	return cs
}
