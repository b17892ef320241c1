package audit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
)

var day = successkit.MustDate

// today is the day of the audits.
var today = day("2026-06-30")

// versions are two of a profile: the second, in force from April, asks about the
// culture too and wants a larger budget. The platform was published to everybody
// at once, the skills only to the north, from March.
func versions(t testing.TB) *fit.Versions {
	t.Helper()
	yes := fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}
	first := fit.Definition{
		ID: "profile", Version: 1, EffectiveFrom: day("2026-01-01"), HorizonDays: 90,
		Criteria: []fit.Criterion{
			{ID: "platform", Input: fit.Technical, Kind: fit.Demand, Question: "Platform?", Rule: yes, Published: []fit.Publication{{Date: day("2026-01-01")}}},
			{
				ID: "skills", Input: fit.Competence, Kind: fit.Demand, Question: "Skills?", Rule: yes, Remedy: successkit.BothSides,
				Published: []fit.Publication{{To: "north", Date: day("2026-03-01")}},
			},
			{ID: "budget", Input: fit.Resource, Kind: fit.Demand, Question: "Budget?", Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(40)}, Remedy: successkit.CustomerSide},
		},
	}
	second := first
	second.Version, second.EffectiveFrom = 2, day("2026-04-01")
	second.Criteria = append(second.Criteria[:2:2], first.Criteria[2], fit.Criterion{
		ID: "speaks-ill", Input: fit.Cultural, Kind: fit.Disqualifier, Question: "Speaks ill?", Rule: yes,
	})
	second.Criteria[2].Rule.Value = fit.Int(60)
	v, err := fit.NewVersions(first, second)
	require.NoError(t, err)
	return v
}

func auditor(t testing.TB) *audit.Auditor {
	t.Helper()
	a, err := audit.New(versions(t), nil)
	require.NoError(t, err)
	return a
}

// facts returns answers of a day: platform, skills, a budget and whether the
// customer speaks ill.
func facts(on string, platform, skills bool, budget int64, ill bool) fit.Facts {
	at := func(id string, a fit.Answer) fit.Evidence {
		return fit.Evidence{ID: id + on, Criterion: id, Answer: a, Date: day(on)}
	}
	return fit.Facts{Evidence: []fit.Evidence{
		at("platform", fit.YesNo(platform)), at("skills", fit.YesNo(skills)), at("budget", fit.Int(budget)), at("speaks-ill", fit.YesNo(ill)),
	}}
}

// promised adds a commitment about the skills.
func promised(f fit.Facts, id string, by successkit.Side, on, due string) fit.Facts {
	f.Commitments = append(f.Commitments, fit.Commitment{ID: id, Criterion: "skills", By: by, What: "train", Date: day(on), Due: day(due)})
	return f
}
