package outcome_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// The stored forms, with every field in use.
func TestStoredForms(t *testing.T) {
	def := helpdesk()
	def.Required[0].Measures = append(def.Required[0].Measures, outcome.Measure{
		ID: "answered-at-once", Name: "answered by the first reply", Unit: "%", Direction: outcome.Raise,
		Target: dec("70"), Due: day("2025-06-30"),
	})
	def.Experience.Requirements[0].Response.Channels = []successkit.Channel{successkit.Email, successkit.Chat}
	def.Experience.Requirements = append(def.Experience.Requirements, outcome.Requirement{
		ID: "writing", Statement: "Do not call us", WindowDays: 30,
		Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email}},
	})
	def.Required[0].WildSuccess = "People ask us how we do it."
	def.Required[0].Measures[1].SoonDays, def.Required[0].Measures[1].Backing = 30, outcome.Measured
	scale := []string{"pooled", "named", "dedicated"}
	def.Experience.Requirements = append(def.Experience.Requirements,
		outcome.Requirement{ID: "hours", Statement: "Somebody is there when we are", Kind: "support-case", WindowDays: 90, Hours: &outcome.Hours{
			Days: []outcome.Weekday{outcome.Monday, outcome.Friday}, From: successkit.MustTimeOfDay("08:00"), To: successkit.MustTimeOfDay("18:00"), WithinMinutes: 240,
		}},
		outcome.Requirement{ID: "german", Statement: "In our language", WindowDays: 90, Languages: &outcome.Languages{Permitted: []string{"de"}}},
		outcome.Requirement{ID: "named", Statement: "Somebody who knows us", WindowDays: 90, Coverage: &outcome.Grade{Scale: scale, Least: "named"}},
		outcome.Requirement{ID: "expert", Statement: "Somebody who knows the trade", WindowDays: 90, Expertise: &outcome.Grade{Scale: []string{"generalist", "expert"}, Least: "expert"}},
		outcome.Requirement{ID: "skills", Statement: "Somebody who reads our data", WindowDays: 90, Skills: &outcome.Skills{All: []string{"sql"}}},
		outcome.Requirement{ID: "csm", Statement: "One face", WindowDays: 90, Roles: &outcome.Roles{Permitted: []successkit.Role{successkit.CSM}}},
		outcome.Requirement{ID: "human", Statement: "No robots", WindowDays: 90, Touch: outcome.Human},
	)
	testkit.GoldenJSON(t, "definition.json", def)

	observation := outcome.Observation{
		ID: "o-1", Measure: "first-reply", Value: new(decimal.New(1750, -2)), Date: day("2025-04-30"),
		Recorded: day("2025-05-02"), Source: "helpdesk export", Level: outcome.Verified,
	}
	testkit.GoldenJSON(t, "observation.json", observation)

	observations := append(observed("backlog", "2025-03-01", "60", "2025-05-01", "140", "2025-06-01", "1"), observation)
	observations = append(observations, observed("adoption", "2025-05-01", "3")...)
	observations = append(observations, outcome.Observation{
		ID: "claim", Measure: "answered-at-once", Value: dec("75"), Date: day("2025-05-01"), Source: "call", Level: outcome.Claimed,
	})
	interactions := []successkit.Interaction{
		supportCase("c-1", "2025-04-10", 59), supportCase("c-2", "2025-05-02", 75),
		with(supportCase("c-3", "2025-05-03", 0), func(i *successkit.Interaction) { i.ResponseMinutes = nil }),
		with(review("b-1", "2025-01-20"), func(i *successkit.Interaction) { i.Coverage = "dedicated" }),
		with(review("b-2", "2025-04-28"), func(i *successkit.Interaction) { i.Coverage, i.Expertise = "dedicated", "generalist" }),
		review("b-3", "2025-06-01"),
	}
	for i := range interactions[:3] {
		interactions[i].Coverage, interactions[i].At = "dedicated", successkit.MustTimeOfDay("09:00")
	}
	testkit.GoldenJSON(t, "attainment.json", attain(t, mustNew(t, def), observations, interactions, "2025-05-31"))
	stand, err := new(outcome.Bulk).Attain(mustNew(t, def), observations, interactions, day("2025-05-31"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "stand.json", stand)
	testkit.GoldenJSON(t, "attainment_unknown.json", attain(t, mustNew(t, def), nil, nil, "2025-01-31"))
}
