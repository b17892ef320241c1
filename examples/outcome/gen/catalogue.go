package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
)

func dec(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

// catalogue is what a product for work in teams is bought for.
var catalogue = usecase.Definition{ID: "worktable", Version: 4, UseCases: []usecase.UseCase{
	{
		ID: "month-end-close", Name: "Month-end close", Success: "The books are closed in half the time.",
		Ask: "If the close went better than you dare to hope, what would you tell your board?",
		Measures: []usecase.Measure{
			{ID: "days", Name: "days to close", Unit: "days", Direction: outcome.Lower, Factor: dec("0.5"), Backing: outcome.Reported},
			{ID: "late-entries", Name: "entries after the close", Unit: "entries a month", Direction: outcome.Lower, Target: dec("5"), DueDays: 180},
		},
	},
	{
		ID: "campaigns", Name: "Campaigns", Success: "Twice as many campaigns by the same team.",
		Ask: "What would your team do with the time?",
		Measures: []usecase.Measure{
			{ID: "a-quarter", Name: "campaigns a quarter", Unit: "campaigns", Direction: outcome.Raise, Factor: dec("2"), DueDays: 120, SoonDays: 30},
		},
	},
	{
		ID: "it-requests", Name: "Requests to IT", Success: "Nobody at work waits for IT until tomorrow.",
		Ask: "What would people say of IT in the canteen?",
		Measures: []usecase.Measure{
			{ID: "first-reply", Name: "first reply, median", Unit: "hours", Direction: outcome.Lower, Target: dec("4"), Backing: outcome.Measured},
			{ID: "backlog", Name: "open requests for each person of IT", Unit: "requests", Direction: outcome.Hold, Band: &outcome.Band{Low: *dec("3"), High: *dec("12")}},
		},
	},
	{
		ID: "hiring", Name: "Hiring", Success: "Posts are filled before the team burns out.",
		Measures: []usecase.Measure{
			{ID: "days-to-offer", Name: "days to an offer", Unit: "days", Direction: outcome.Lower, Factor: dec("0.6"), DueDays: 180, SoonDays: 30},
		},
	},
	{
		ID: "client-projects", Name: "Client projects", Success: "Projects end on the day that was promised, and pay.",
		Ask: "When would you ask your clients for a reference?",
		Measures: []usecase.Measure{
			{ID: "on-time", Name: "projects on time", Unit: "%", Direction: outcome.Raise, Target: dec("85"), DueDays: 120},
			{ID: "margin", Name: "margin of projects", Unit: "EUR a month", Direction: outcome.Raise, Factor: dec("1.15"), DueDays: 180, Backing: outcome.Measured},
		},
	},
	{
		ID: "product-planning", Name: "Product planning", Success: "What is planned for a quarter is there at its end.",
		Measures: []usecase.Measure{
			{ID: "kept", Name: "plans kept", Unit: "%", Direction: outcome.Raise, Target: dec("75"), DueDays: 180},
		},
	},
}}

// A start is where customers of a measure begin: from low to high, in steps of a
// tenth of the unit where fine.
type start struct {
	low, high int
	fine      bool
}

// starts are the baselines of the measures.
var starts = map[string]start{
	"month-end-close.days": {8, 16, true}, "month-end-close.late-entries": {12, 90, false},
	"campaigns.a-quarter":     {3, 14, false},
	"it-requests.first-reply": {9, 40, true}, "it-requests.backlog": {15, 45, false},
	"hiring.days-to-offer":    {35, 90, false},
	"client-projects.on-time": {40, 70, false}, "client-projects.margin": {8_000, 60_000, false},
	"product-planning.kept": {30, 60, false},
}

// wishes are what customers say wild success would be.
var wishes = map[string][]string{
	"month-end-close":  {"I am home for dinner on the third.", "The figures are on the table before anybody asks.", "The auditors have nothing to do."},
	"campaigns":        {"We say yes to every good idea.", "Sales asks us to slow down.", "Two weeks from an idea to a campaign."},
	"it-requests":      {"People think of IT as the people who help.", "Nobody has a workaround of their own.", "We have an hour a day for what matters."},
	"hiring":           {"The best sign before others have called them.", "Teams stop hiring behind our back.", "A new colleague in the month we need one."},
	"client-projects":  {"Clients plan their own launch by our date.", "No project ends with an apology.", "We turn down the work that we do not want."},
	"product-planning": {"The roadmap is a promise.", "Support knows before the customer does.", "We plan once and then we build."},
}
