package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

func day(s string) successkit.Date { return successkit.MustDate(s) }

func number(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

// definition is how a small vendor of help-desk software runs customer
// success.
func definition() success.Definition {
	return success.Definition{
		ID: "helpdesk", Version: 1,
		Profiles: []fit.Definition{{
			ID: "helpdesk", Version: 1, EffectiveFrom: day("2024-01-01"), HorizonDays: 90,
			Criteria: []fit.Criterion{
				{
					ID: "mail", Input: fit.Technical, Kind: fit.Demand, Question: "Which mail system does the customer run?",
					Rule: fit.Rule{Op: fit.OneOf, Value: fit.Words("exchange", "imap")}, Cost: 1,
				},
				{
					ID: "agents", Input: fit.Resource, Kind: fit.Demand, Question: "How many agents answer tickets?",
					Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(3)}, Remedy: successkit.CustomerSide, Cost: 2,
				},
			},
		}},
		Paths: []journey.Definition{{
			ID: "onboarding", Version: 1,
			Milestones: []journey.Milestone{
				{ID: "mail-connected", Name: "Mail arrives as tickets", Kind: journey.Functional, DurationDays: 10, Accountable: successkit.CustomerSide, Owner: successkit.Services},
				{ID: "first-week", Name: "A week answered in the tool", Kind: journey.Success, Prerequisites: []string{"mail-connected"}, DurationDays: 20, Accountable: successkit.BothSides, Outcome: "faster"},
			},
		}},
		Health: []health.Definition{{
			ID: "early-warning", Version: 1,
			Root: health.Group{
				MinCoverage: health.MustPoints("50"),
				Children: []health.Node{
					{ID: "usage", Weight: decimal.New(6, 0), Measure: &health.Measure{
						Direction: health.HigherIsBetter, DropAfterDays: 60,
						Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: 20},
					}},
					{ID: "rating", Weight: decimal.New(4, 0), Measure: &health.Measure{
						Direction: health.HigherIsBetter,
						Normaliser: health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{
							{At: 1, Points: health.MustPoints("0")}, {At: 5, Points: health.MustPoints("100")},
						}},
					}},
				},
			},
			Bands: health.Bands{List: []health.Band{
				{ID: "red"}, {ID: "yellow", From: health.MustPoints("50")}, {ID: "green", From: health.MustPoints("75")},
			}},
		}},
		Rules: []success.Rule{
			{ID: "breach", On: success.ExperienceBreached, Do: "repair the experience", Owner: successkit.CSM, WithinDays: 2},
			{ID: "failed", On: success.OutcomeFailed, Do: "recover the goal", Owner: successkit.CSM, WithinDays: 5},
			{ID: "renewal", On: success.RenewalNear, Do: "prepare the renewal", Owner: successkit.Seller, LeadDays: 90, WithinDays: 30},
			{ID: "late", On: success.MilestoneLate, Do: "unblock the milestone", Owner: successkit.CSM, WithinDays: 7},
			{ID: "at-risk", On: success.MilestoneAtRisk, Do: "secure the milestone", Owner: successkit.CSM},
			{ID: "red", On: success.HealthInBand, Do: "rescue the account", Band: "red", Owner: successkit.CSM, WithinDays: 3},
			{ID: "no-score", On: success.HealthUnknown, Do: "find readings", Owner: successkit.TAM, WithinDays: 14},
			{ID: "one-contact", On: success.SingleContact, Do: "win more contacts", Owner: successkit.CSM, WithinDays: 30},
			{ID: "promise", On: success.ConditionOpen, Do: "see that the promise is kept", Owner: successkit.Seller},
			{ID: "bad-fit", On: success.NoPotential, Do: "decide what to do about a bad fit", Owner: successkit.Executive, WithinDays: 30},
			{ID: "ask", On: success.QuestionOpen, Do: "ask", Owner: successkit.Seller, WithinDays: 10},
			{ID: "ask-outcome", On: success.NoDesiredOutcome, Do: "ask for the Desired Outcome", Owner: successkit.Seller, WithinDays: 14},
			{ID: "measure", On: success.OutcomeUnmeasured, Do: "measure the goal", Owner: successkit.CSM, WithinDays: 60},
		},
	}
}

// account is a customer of that vendor, half a year in, with which all is
// well.
func account() success.Account {
	return success.Account{
		ID: "acme", Name: "Acme Tools", Segment: "small", Delivery: outcome.SaaS,
		Facts: success.Facts{
			Contracts: []success.Contract{{
				ID: "k1", Date: day("2024-12-20"), Start: day("2025-01-06"), End: day("2026-01-06"),
				Value: decimal.New(12_000, 0), Currency: "EUR", Seller: "sue",
			}},
			People: []success.Person{
				{ID: "p1", Contact: successkit.Contact{ID: "ana", Name: "Ana", Role: successkit.Sponsor}},
				{ID: "p2", Contact: successkit.Contact{ID: "ben", Name: "Ben", Role: successkit.Champion}},
			},
			Desired: []outcome.Amendment{{ID: "d1", From: day("2024-12-01"), Definition: outcome.Definition{
				ID: "acme-2025", Statement: "Nobody waits a day for an answer any more",
				Required: []outcome.Required{{
					ID: "faster", Statement: "Faster first replies", UseCase: "ticket-triage",
					Measures: []outcome.Measure{{
						ID: "first-reply", Name: "first reply, median", Unit: "hours", Direction: outcome.Lower,
						Baseline: number("20"), Target: number("4"), Due: day("2025-06-30"),
					}},
				}},
				Experience: outcome.Experience{Requirements: []outcome.Requirement{{
					ID: "answers", Statement: "An answer within two hours", Kind: "support-case", WindowDays: 90,
					Response: &outcome.Response{WithinMinutes: 120},
				}}},
			}}},
			Fit: fit.Facts{Evidence: []fit.Evidence{
				{ID: "e1", Criterion: "mail", Answer: fit.Words("imap"), Date: day("2024-12-01")},
				{ID: "e2", Criterion: "agents", Answer: fit.Int(8), Date: day("2024-12-01")},
			}},
			Observations: []outcome.Observation{
				{ID: "o1", Measure: "first-reply", Value: number("3.5"), Date: day("2025-06-10"), Source: "export", Level: outcome.Measured},
			},
			Events: []journey.Event{
				{ID: "v1", Milestone: "mail-connected", Kind: journey.EventReached, Date: day("2025-01-14")},
				{ID: "v2", Milestone: "first-week", Kind: journey.EventReached, Date: day("2025-02-03")},
			},
			Readings: []health.Reading{
				{ID: "r1", Measure: "usage", Value: 19, Date: day("2025-06-20")},
				{ID: "r2", Measure: "rating", Value: 4.5, Date: day("2025-06-01")},
			},
			Interactions: []successkit.Interaction{
				{
					ID: "i1", Date: day("2025-06-12"), Kind: "support-case", Stage: successkit.Support, Channel: successkit.Email,
					Began: successkit.CustomerSide, Contacts: []string{"ben"}, ResponseMinutes: new(45),
				},
			},
		},
	}
}

func program(t testing.TB) *success.Program {
	t.Helper()
	p, err := success.New(definition())
	require.NoError(t, err)
	return p
}
