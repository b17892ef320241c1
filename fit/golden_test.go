package fit_test

import (
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestGoldenJSON(t *testing.T) {
	facts := with(with(good(), "crm-platform", fit.Words("old-crm")), "data-skills", fit.YesNo(false))
	facts = without(facts, "integration-budget")
	facts.Evidence[0].Source = "discovery call"
	facts.Evidence[1].Recorded = day.AddDays(-1)
	facts.Evidence = append(facts.Evidence, fit.Evidence{
		ID: "e9", Criterion: "integration-budget", Answer: fit.Number(testkit.Dec(t, "55.5")), Date: day.AddDays(3),
	})
	facts.Commitments = []fit.Commitment{
		promise("c1", "crm-platform", successkit.CustomerSide),
		promise("c2", "data-skills", successkit.BothSides),
		{ID: "c3", Criterion: "data-skills", By: successkit.CustomerSide, Date: day.AddDays(-2), Recorded: day.AddDays(1), Withdrawn: true},
	}
	testkit.GoldenJSON(t, "definition.json", forecasting())
	testkit.GoldenJSON(t, "facts.json", facts)
	testkit.GoldenJSON(t, "assessment.json", assess(t, profile(t, forecasting()), facts, day))
	facts.Evidence[len(facts.Evidence)-1].Answer = fit.Int(5)
	testkit.GoldenJSON(t, "assessment_no_potential.json", assess(t, profile(t, forecasting()), facts, day.AddDays(3)))
}
