package outcome_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// dec reads a decimal literal.
func dec(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

func day(s string) successkit.Date { return successkit.MustDate(s) }

// helpdesk is a small definition: the first reply is to come down from 30 hours
// to 4, the backlog is to be held between 20 and 60 tickets, urgent cases are
// answered within an hour, a review takes place every 90 days.
func helpdesk() outcome.Definition {
	return outcome.Definition{
		ID:        "do-1",
		Statement: "Nobody who writes to us waits until tomorrow.",
		Required: []outcome.Required{
			{
				ID:        "fast",
				Statement: "Customers have an answer within half a day.",
				UseCase:   "ticket-triage",
				Measures: []outcome.Measure{
					{
						ID: "first-reply", Name: "first reply, median", Unit: "hours", Direction: outcome.Lower,
						Baseline: dec("30"), Target: dec("4"), Due: day("2025-06-30"),
					},
				},
			},
			{
				ID:        "steady",
				Statement: "The backlog stays where the team can see its end.",
				UseCase:   "ticket-triage",
				Measures: []outcome.Measure{
					{
						ID: "backlog", Name: "backlog", Unit: "tickets", Direction: outcome.Hold,
						Baseline: dec("100"), Band: &outcome.Band{Low: *dec("20"), High: *dec("60")}, Due: day("2025-06-30"),
					},
				},
			},
		},
		Experience: outcome.Experience{Requirements: []outcome.Requirement{
			{
				ID: "urgent", Statement: "An urgent case is answered within the hour", Kind: "support-case",
				WindowDays: 90, Response: &outcome.Response{WithinMinutes: 60},
			},
			{
				ID: "review", Statement: "We look at the figures together every quarter", Kind: "business-review",
				WindowDays: 90, Cadence: &outcome.Cadence{EveryDays: 92, From: day("2025-01-15")},
			},
		}},
	}
}

// mustNew returns the model of d.
func mustNew(tb testing.TB, d outcome.Definition) *outcome.Desired {
	tb.Helper()
	desired, err := outcome.New(d)
	require.NoError(tb, err)
	return desired
}

// attain returns an attainment that must not fail.
func attain(tb testing.TB, d *outcome.Desired, o []outcome.Observation, i []successkit.Interaction, asOf string) outcome.Attainment {
	tb.Helper()
	a, err := d.Attain(o, i, day(asOf))
	require.NoError(tb, err)
	return a
}

// observed returns observations of one measure from pairs of date and value.
func observed(measure string, pairs ...string) []outcome.Observation {
	var list []outcome.Observation
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, outcome.Observation{
			ID: measure + "-" + strconv.Itoa(i/2+1), Measure: measure, Date: day(pairs[i]), Value: dec(pairs[i+1]),
			Source: "helpdesk export", Level: outcome.Measured,
		})
	}
	return list
}

// with returns a copy of an interaction, changed.
func with(i successkit.Interaction, change func(*successkit.Interaction)) successkit.Interaction {
	change(&i)
	return i
}

// supportCase is an interaction that the customer began and that was answered
// after the given minutes.
func supportCase(id, date string, minutes int) successkit.Interaction {
	return successkit.Interaction{
		ID: id, Date: day(date), Kind: "support-case", Stage: successkit.Support, Channel: successkit.Email,
		Began: successkit.CustomerSide, ResponseMinutes: &minutes,
	}
}

// review is a business review that the vendor began.
func review(id, date string) successkit.Interaction {
	return successkit.Interaction{
		ID: id, Date: day(date), Kind: "business-review", Stage: successkit.Product, Channel: successkit.Video,
		Began: successkit.VendorSide, Owner: successkit.CSM,
	}
}
