package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/success"
)

func on(s string) successkit.Date { return successkit.MustDate(s) }

func dec(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

// program is how a vendor of software for accounts payable runs customer success.
func program() success.Definition {
	return success.Definition{
		ID: "payables-success", Version: 5,
		Profiles: []fit.Definition{profile(1, "2023-01-01", false), profile(2, "2025-01-01", true)},
		Offers: []fit.Offer{
			offer(1, "2023-01-01", []string{"approval", "capture", "matching", "multi-currency"}, []string{"english", "german"}),
			offer(2, "2025-07-01", []string{"approval", "capture", "e-invoicing", "matching", "multi-currency"}, []string{"english", "french", "german"}),
		},
		BadFit:     badFit(),
		UseCases:   &useCases,
		Paths:      []journey.Definition{cloudPath(), serverPath()},
		Routes:     []success.Route{{Delivery: outcome.OnPremise, Path: "server-roll-out"}, {Delivery: outcome.Hybrid, Path: "server-roll-out"}},
		Health:     healthModels(),
		Expansions: &offers,
		Levels:     levels(), Roles: duties(), Rules: rules(),
		HealthChoice: healthChoice(), Relationships: relationships(),
		Trend:    &trend.Settings{WindowDays: 91, DeadBand: points(8), StepDays: 30, Steps: 6},
		Sponsors: &success.Sponsors{Roles: []successkit.Role{successkit.Sponsor, successkit.Champion}, Wanted: 0.5},
		Value:    terms, WindowDays: 91,
	}
}

// profile is who has Success Potential. What the product must cover is compared
// with the offer of the day; from the second version on there must be enough
// invoices for anything to be saved.
func profile(version int, from string, volume bool) fit.Definition {
	told := []fit.Publication{{Date: on(from)}}
	d := fit.Definition{ID: "payables-fit", Version: version, EffectiveFrom: on(from), HorizonDays: 180, Criteria: []fit.Criterion{
		{
			ID: "erp-system", Input: fit.Technical, Kind: fit.Demand, Question: "Which ERP system does the company run?",
			Rule: fit.Rule{Op: fit.OneOf, Offer: "platforms"}, Remedy: successkit.CustomerSide, Cost: 1, Published: told,
		},
		{
			ID: "must-have-features", Input: fit.Functional, Kind: fit.Need, Question: "Without which features can the company not succeed?",
			Rule: fit.Rule{Op: fit.OnlyOf, Offer: "features"}, Remedy: successkit.VendorSide, Cost: 2, Published: told,
		},
		{
			ID: "roll-out-time", Input: fit.Resource, Kind: fit.Demand, Question: "How many days a week can somebody give to the roll-out?",
			Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(2)}, Remedy: successkit.CustomerSide, Cost: 2, Published: told,
		},
		{
			ID: "process-owner", Input: fit.Competence, Kind: fit.Demand, Question: "Does somebody own the payables process and know its rules?",
			Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Remedy: successkit.BothSides, Cost: 3, Published: told,
		},
		{
			ID: "support-languages", Input: fit.Experience, Kind: fit.Need, Question: "In which languages must support answer?",
			Rule: fit.Rule{Op: fit.OnlyOf, Offer: "languages"}, Remedy: successkit.VendorSide, Cost: 1, Published: told,
		},
		{
			ID: "pays-late-on-purpose", Input: fit.Cultural, Kind: fit.Disqualifier, Question: "Does the company pay its suppliers late on purpose?",
			Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Cost: 5, Published: told,
		},
	}}
	if volume {
		d.Criteria = append(d.Criteria, fit.Criterion{
			ID: "invoices-a-month", Input: fit.Resource, Kind: fit.Demand, Question: "How many invoices come in a month?",
			Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(100)}, Cost: 1, Published: []fit.Publication{{To: "direct", Date: on(from)}, {To: "partner", Date: on("2025-09-01")}},
		})
	}
	return d
}

func offer(version int, from string, features, languages []string) fit.Offer {
	return fit.Offer{ID: "payables", Version: version, EffectiveFrom: on(from), Capabilities: []fit.Capability{
		{ID: "platforms", Delivers: fit.Words("atlas-erp", "borealis-erp", "cirrus-erp")},
		{ID: "features", Delivers: fit.Words(features...)},
		{ID: "languages", Delivers: fit.Words(languages...)},
	}}
}

// badFit is by what signs one knows a customer that gets nothing out of it.
func badFit() *fit.BadFitDefinition {
	return &fit.BadFitDefinition{ID: "no-use", Version: 1, EffectiveFrom: on("2023-01-01"), Signs: []fit.Sign{
		{
			ID: "invoices-a-month", Input: fit.Resource, Question: "How many invoices come in a month?",
			Rule: fit.Rule{Op: fit.AtMost, Value: fit.Int(40)},
		},
		{
			ID: "pays-late-on-purpose", Input: fit.Cultural, Question: "Does the company pay its suppliers late on purpose?",
			Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
		},
	}}
}

// useCases is what the product is bought for.
var useCases = usecase.Definition{ID: "payables", Version: 2, UseCases: []usecase.UseCase{
	{
		ID: "month-end-close", Name: "Month-end close", Success: "The books are closed in half the time.",
		Ask: "If the close went better than you dare to hope, what would you tell your board?",
		Measures: []usecase.Measure{
			{ID: "days", Name: "days to close", Unit: "days", Direction: outcome.Lower, Factor: dec("0.5"), DueDays: 210, SoonDays: 45},
		},
	},
	{
		ID: "cheap-invoices", Name: "Cheaper invoices", Success: "An invoice costs a third less to handle.",
		Ask: "What would your team do with the time?",
		Measures: []usecase.Measure{
			{ID: "cost", Name: "cost of an invoice", Unit: "EUR", Direction: outcome.Lower, Factor: dec("0.65"), DueDays: 240, SoonDays: 45, Backing: outcome.Reported},
			{ID: "untouched", Name: "invoices without a touch", Unit: "%", Direction: outcome.Raise, Target: dec("60"), DueDays: 240, SoonDays: 45},
		},
	},
	{
		ID: "early-discounts", Name: "Early-payment discounts", Success: "Discounts pay for the product.",
		Measures: []usecase.Measure{
			{ID: "taken", Name: "discounts taken", Unit: "%", Direction: outcome.Raise, Target: dec("80"), DueDays: 180, SoonDays: 45},
		},
	},
	{
		ID: "clean-audit", Name: "A clean audit", Success: "The auditors find every invoice by themselves.",
		Ask: "What would the auditors write?",
		Measures: []usecase.Measure{
			{ID: "missing", Name: "invoices without their trail", Unit: "in a thousand", Direction: outcome.Lower, Target: dec("5"), DueDays: 180, SoonDays: 45},
		},
	},
}}

// starts are where customers of a measure begin, in tenths of its unit.
var starts = map[string][2]int{
	"month-end-close.days": {80, 160}, "cheap-invoices.cost": {60, 180}, "cheap-invoices.untouched": {50, 200},
	"early-discounts.taken": {200, 500}, "clean-audit.missing": {200, 900},
}

// wishes are what customers say wild success would be.
var wishes = map[string][]string{
	"month-end-close": {"I am home for dinner on the third.", "The figures are on the table before anybody asks."},
	"cheap-invoices":  {"Nobody types an invoice any more.", "We grow by half and hire nobody for it."},
	"early-discounts": {"The product has paid for itself before the budget is due.", "Suppliers call us the fastest payer they have."},
	"clean-audit":     {"The auditors have nothing to do.", "A question of the auditors takes a minute."},
}

// offers are what may be spoken of when a milestone is reached.
var offers = expansion.Definition{ID: "payables", Version: 3, Currency: "EUR", Offers: []expansion.Offer{
	{ID: "second-entity", Name: "A second legal entity", Value: decimal.New(3600, 0), DiscussWithinDays: 60},
	{ID: "cash-forecast", Name: "The cash forecast", Value: decimal.New(4800, 0), DiscussWithinDays: 90},
}}
