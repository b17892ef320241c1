package fit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

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

// What a service would store of the rest of the package.
func TestGoldenJSON_more(t *testing.T) {
	wider := today()
	wider.Version, wider.Capabilities[1].Delivers = 2, fit.Words("forecast", "import", "offline", "sso")
	definition := offered()
	definition.Criteria[0].Published = []fit.Publication{{To: "north", Date: day}, {Date: day.AddDays(30)}}
	p := under(t, definition, today())
	facts := with(with(suits(), "must-have-features", fit.Words("offline")), "data-skills", fit.YesNo(false))
	facts.Commitments = []fit.Commitment{promise("c1", "data-skills", successkit.BothSides), promise("c2", "must-have-features", successkit.VendorSide)}
	facts.Settlements = []fit.Settlement{{ID: "s1", Commitment: "c1", By: successkit.VendorSide, Kept: true, Date: day, Source: "project plan"}}
	testkit.GoldenJSON(t, "offer.json", today())
	testkit.GoldenJSON(t, "definition_offer.json", definition)
	testkit.GoldenJSON(t, "bad_fit.json", burdens())
	testkit.GoldenJSON(t, "prospect.json", fit.Prospect{ID: "acme", Facts: facts})

	d, err := p.Decide(facts, day)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "decision.json", d)
	c, err := p.Counterfactual(facts, day, fit.Potential)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "counterfactual.json", c)
	l, err := p.Ledger(facts, day)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "ledger.json", l)
	r, err := p.Readiness(facts, day)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "readiness.json", r)
	re, err := fit.Reassess(facts, fit.View{Profile: p, AsOf: day.AddDays(-9)}, fit.View{Profile: under(t, definition, wider), AsOf: day})
	require.NoError(t, err)
	testkit.GoldenJSON(t, "replayed.json", fit.Replayed{ID: "acme", Reassessment: re})
	testkit.GoldenJSON(t, "diff.json", fit.Compare(profile(t, forecasting()), p))
	b, err := fit.NewBadFit(burdens())
	require.NoError(t, err)
	m, err := b.Match(facts, day)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "match.json", m)
}
