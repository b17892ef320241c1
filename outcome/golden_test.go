package outcome_test

import (
	"testing"

	"github.com/shopspring/decimal"

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
	testkit.GoldenJSON(t, "definition.json", def)

	observation := outcome.Observation{
		ID: "o-1", Measure: "first-reply", Value: new(decimal.New(1750, -2)), Date: day("2025-04-30"),
		Recorded: day("2025-05-02"), Source: "helpdesk export", Level: outcome.Verified,
	}
	testkit.GoldenJSON(t, "observation.json", observation)

	observations := append(observed("backlog", "2025-03-01", "60", "2025-05-01", "140", "2025-06-01", "1"), observation)
	observations = append(observations, observed("adoption", "2025-05-01", "3")...)
	interactions := []successkit.Interaction{
		supportCase("c-1", "2025-04-10", 59), supportCase("c-2", "2025-05-02", 75),
		with(supportCase("c-3", "2025-05-03", 0), func(i *successkit.Interaction) { i.ResponseMinutes = nil }),
		review("b-1", "2025-01-20"), review("b-2", "2025-04-28"), review("b-3", "2025-06-01"),
	}
	testkit.GoldenJSON(t, "attainment.json", attain(t, mustNew(t, def), observations, interactions, "2025-05-31"))
	testkit.GoldenJSON(t, "attainment_unknown.json", attain(t, mustNew(t, def), nil, nil, "2025-01-31"))
}
