package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
)

// rich is the fixture's program with all that a program can have.
func rich() success.Definition {
	d := definition()
	d.BadFit = &fit.BadFitDefinition{
		ID: "no-value", Version: 1, EffectiveFrom: day("2024-01-01"), HorizonDays: 90,
		Signs: []fit.Sign{{
			ID: "alone", Input: fit.Resource, Question: "How many agents answer tickets?",
			Rule: fit.Rule{Op: fit.AtMost, Value: fit.Int(1)},
		}},
	}
	d.Expansions = &expansion.Definition{ID: "more", Version: 1, Currency: "EUR", Offers: []expansion.Offer{
		{ID: "telephony", Name: "Telephony", Value: decimal.New(4_000, 0), DiscussWithinDays: 60},
	}}
	d.Paths[0].Milestones[1].Offer = "telephony"
	d.Paths[0].Interventions = []journey.Intervention{
		{ID: "visit", Name: "A day on site", Milestone: "mail-connected", Owner: successkit.Services, Minutes: 480, SavesDays: 9, Needs: []string{"human"}},
		{ID: "guide", Name: "A guide to read", Milestone: "mail-connected", Minutes: 0, SavesDays: 4},
	}
	d.Paths[0].Handoffs = []journey.Handoff{{
		ID: "sold", Name: "Sales to services", Milestone: "mail-connected", From: successkit.Seller, To: successkit.Services,
		WithinDays: 5, Checks: []string{"outcome-agreed"},
	}}
	d.Trend = &trend.Settings{WindowDays: 28, DeadBand: health.MustPoints("10")}
	d.Sponsors = &success.Sponsors{Wanted: 0.5}
	d.Value = value.Terms{Benefits: []string{"time-saved"}, Costs: []string{"subscription", "own-time"}, Backing: outcome.Reported}
	d.Levels = []success.Level{{
		ID: "low-touch", Segments: []string{"small"}, SilenceDays: 45,
		Cadence: []cadence.Rule{{ID: "check-in", Name: "Check-in", Kind: "check-in", EveryDays: 60, Basis: cadence.Rolling, Owner: successkit.CSM, DueSoonDays: 7}},
	}}
	d.Roles = []success.Duty{
		{Role: successkit.CSM, Work: []success.Work{{Kind: "check-in", Minutes: 45}, {Kind: "support-case", Minutes: 30}}},
		{Role: successkit.SupportRole, Reactive: true},
		{Role: successkit.Seller},
		{Role: successkit.TAM},
		{Role: successkit.Services},
		{Role: successkit.Executive},
	}
	d.Relationships = people.Settings{Required: []successkit.Role{successkit.Sponsor}, Days: 90}
	d.Rules = append([]success.Rule{
		{ID: "exception", On: success.ExceptionOpen, Do: "rule on it", Owner: successkit.Executive, WithinDays: 3},
		{ID: "obstacle", On: success.ObstacleNoted, Do: "clear the way", Owner: successkit.CSM, WithinDays: 10},
		{ID: "handoff", On: success.HandoffOverdue, Do: "hand over", Owner: successkit.CSM, WithinDays: 2},
		{ID: "gap", On: success.HandoffIncomplete, Do: "hand over the rest", Owner: successkit.CSM, WithinDays: 5},
		{ID: "falling", On: success.HealthFalling, Do: "find out why", Owner: successkit.CSM, WithinDays: 3},
		{ID: "sponsor", On: success.SponsorMayLeave, Do: "win another sponsor", Owner: successkit.CSM, WithinDays: 30},
		{ID: "silence", On: success.Silence, Do: "call", Owner: successkit.CSM, WithinDays: 3},
		{ID: "unconfirmed", On: success.OutcomeUnconfirmed, Do: "confirm the goal", Owner: successkit.CSM, WithinDays: 14},
		{ID: "near", On: success.OutcomeAtRisk, Do: "help it over the line", Owner: successkit.CSM},
		{ID: "next", On: success.OutcomeOutgrown, Do: "ask what comes next", Owner: successkit.CSM, WithinDays: 30},
		{ID: "leaves", On: success.Leaving, Do: "hear why", Owner: successkit.Executive, WithinDays: 5},
		{ID: "touch", On: success.TouchDue, Do: "hold it", Owner: successkit.CSM},
		{ID: "role", On: success.RoleUnmet, Do: "meet somebody", Owner: successkit.CSM, WithinDays: 30},
		{ID: "misfit", On: success.BadFitMatched, Do: "run around it", Owner: successkit.Executive, WithinDays: 30},
		{ID: "lead", On: success.QualifiedLead, Do: "make the offer", Owner: successkit.Seller, WithinDays: 21},
		{ID: "expand", On: success.ExpansionDue, Do: "speak of it", Owner: successkit.CSM},
		{ID: "win", On: success.Win, Do: "celebrate", Owner: successkit.CSM, WithinDays: 30},
	}, d.Rules...)
	return d
}

func reviewed(t *testing.T, d success.Definition, a success.Account, asOf string) success.Review {
	t.Helper()
	p, err := success.New(d)
	require.NoError(t, err)
	r, err := p.Review(a, day(asOf))
	require.NoError(t, err)
	return r
}

// raised returns the one action of a rule, and fails where there is another
// number of them.
func raised(t *testing.T, r success.Review, rule string) success.Action {
	t.Helper()
	var found []success.Action
	for _, a := range r.Actions {
		if a.Rule == rule {
			found = append(found, a)
		}
	}
	require.Len(t, found, 1, "%s among %v", rule, r.Actions)
	return found[0]
}

func rulesOf(r success.Review) []string {
	rules := []string{}
	for _, a := range r.Actions {
		rules = append(rules, a.Rule)
	}
	return rules
}
