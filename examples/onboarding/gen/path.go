package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
)

// definition is the road of a company that bought a product in which its people answer
// their customers' mail.
func definition() journey.Definition {
	const (
		ours   = successkit.VendorSide
		theirs = successkit.CustomerSide
		both   = successkit.BothSides
	)
	step := func(id, name string, kind journey.Kind, stage successkit.Stage, side successkit.Side, owner successkit.Role, median, p90 int, before ...string) journey.Milestone {
		return journey.Milestone{
			ID: id, Name: name, Kind: kind, Stage: stage, Accountable: side, Owner: owner, Prerequisites: before,
			DurationDays: planned(median), Spread: &journey.Spread{Shape: journey.LogNormal, Median: median, P90: p90},
		}
	}
	d := journey.Definition{ID: "helpdesk-onboarding", Version: 3, Objective: "staying", Milestones: []journey.Milestone{
		step("goal-agreed", "Both sides have agreed what success is", journey.Success, successkit.Sales, both, successkit.Seller, 4, 7),
		step("workspace-ready", "The workspace answers to the company's address", journey.Functional, successkit.Onboarding, ours, successkit.Services, 5, 9, "goal-agreed"),
		step("data-by-file", "Old mail is in, by a file", journey.Functional, successkit.Onboarding, theirs, successkit.Services, 6, 13, "workspace-ready"),
		step("data-by-connector", "Old mail is in, by the connector", journey.Functional, successkit.Onboarding, both, successkit.Services, 9, 18, "workspace-ready"),
		step("team-able", "Five people answer mail without help", journey.Success, successkit.Onboarding, both, successkit.Services, 8, 14, "workspace-ready"),
		step("first-value", "A week of mail was answered within a day", journey.Success, successkit.Product, theirs, successkit.CSM, 10, 19, "data-by-file", "data-by-connector"),
		step("habit", "Answers within a day for a month", journey.Success, successkit.Product, theirs, successkit.CSM, 24, 38, "first-value", "team-able"),
		step("saving-seen", "The sponsor has seen the saving in money", journey.Success, successkit.Product, both, successkit.CSM, 15, 30, "first-value"),
		step("staying", "The customer has decided to stay", journey.Success, successkit.Renewal, both, successkit.Seller, 30, 45, "habit", "saving-seen"),
	}}
	at := func(id string) *journey.Milestone {
		for i := range d.Milestones {
			if d.Milestones[i].ID == id {
				return &d.Milestones[i]
			}
		}
		return nil
	}
	at("first-value").Requires = journey.AnyOf
	at("first-value").Outcome, at("first-value").Offer, at("first-value").Weight = "faster-answers", "seats", 3
	at("habit").Weight, at("habit").Offer = 2, "automation"
	at("saving-seen").Outcome, at("saving-seen").Weight = "cheaper-answers", 2
	at("staying").Outcome, at("staying").Weight = "faster-answers", 3
	at("first-value").Evidence = &journey.Evidence{Measure: "share-within-a-day", AtLeast: new(0.9), HoldDays: 7}
	at("team-able").Evidence = &journey.Evidence{Measure: "people-answering", AtLeast: new(5.0)}
	at("saving-seen").Evidence = &journey.Evidence{Statement: "The sponsor repeats the figure in the minutes of a review"}

	d.Handoffs = []journey.Handoff{
		{
			ID: "sales-to-services", Name: "Sales tells services what was promised", Milestone: "workspace-ready",
			From: successkit.Seller, To: successkit.Services, WithinDays: 2,
			Checks: []string{"outcome-agreed", "contacts-named", "risks-stated"},
		},
		{
			ID: "services-to-csm", Name: "Services gives the customer over to its CSM", Milestone: "habit",
			From: successkit.Services, To: successkit.CSM, WithinDays: 3, Checks: []string{"team-known"},
		},
	}
	help := func(id, name, milestone string, owner successkit.Role, minutes, days int, needs ...string) journey.Intervention {
		return journey.Intervention{ID: id, Name: name, Milestone: milestone, Owner: owner, Minutes: minutes, SavesDays: days, Needs: needs}
	}
	d.Interventions = []journey.Intervention{
		help("kickoff", "Kick-off by video call", "workspace-ready", successkit.Services, 60, 3, "human"),
		help("setup-guide", "Guided set-up in the product", "workspace-ready", "", 0, 1),
		help("import-tour", "Import tour in the product", "data-by-file", "", 0, 2),
		help("import-service", "Services cleans and loads the file", "data-by-file", successkit.Services, 240, 7, "human", "data-access"),
		help("connector-session", "Session with their administrator", "data-by-connector", successkit.TAM, 90, 5, "human"),
		help("training", "Training for the team, on line", "team-able", successkit.Services, 120, 5, "human"),
		help("course", "Course by e-mail", "team-able", "", 0, 2),
		help("site-visit", "Training at their office", "team-able", successkit.Services, 480, 9, "human", "on-site"),
		help("first-week", "A week side by side", "first-value", successkit.CSM, 150, 6, "human"),
		help("nudge", "Cues in the product", "first-value", "", 0, 2),
		help("habit-call", "Call with the team leader", "habit", successkit.CSM, 45, 5, "human"),
		help("habit-digest", "Weekly digest by e-mail", "habit", "", 0, 3),
		help("value-review", "Review with the sponsor", "saving-seen", successkit.CSM, 90, 8, "human"),
		help("value-page", "Page of the saving, sent", "saving-seen", "", 0, 3),
		help("executive-call", "Call from our executive", "staying", successkit.Executive, 45, 10, "human"),
		help("renewal-offer", "Offer sent early", "staying", successkit.Seller, 30, 5),
	}
	d.Interventions[8].Coverages = []string{"high-touch"}
	d.Interventions[7].Coverages = []string{"high-touch"}

	spread := func(milestone string, median, p90 int) journey.Adjustment {
		return journey.Adjustment{Milestone: milestone, DurationDays: planned(median), Spread: &journey.Spread{Shape: journey.LogNormal, Median: median, P90: p90}}
	}
	self := []journey.Adjustment{
		spread("workspace-ready", 3, 8), spread("data-by-file", 8, 20), spread("team-able", 13, 30),
		spread("first-value", 15, 34), spread("habit", 27, 50), spread("saving-seen", 25, 55),
	}
	self[0].Owner, self[0].Accountable = successkit.TechnicalContact, theirs
	d.Variants = []journey.Variant{
		{Coverage: "high-touch"},
		{Coverage: "low-touch", Milestones: []journey.Adjustment{spread("team-able", 10, 20), spread("first-value", 12, 25), spread("saving-seen", 19, 40)}},
		{Coverage: "self-service", Milestones: self},
	}
	return d
}

// offers are what makes sense to a customer who has come so far, a year.
func offers() expansion.Definition {
	return expansion.Definition{ID: "helpdesk-offers", Version: 1, Currency: "EUR", Offers: []expansion.Offer{
		{ID: "seats", Name: "Ten more seats", Value: decimal.New(2400, 0), DiscussWithinDays: 30},
		{ID: "automation", Name: "Automatic answers", Value: decimal.New(3600, 0), DiscussWithinDays: 45},
	}}
}

// office is the calendar of the vendor: Monday to Friday, without the days between
// the years.
func office() journey.CalendarDefinition {
	d := journey.CalendarDefinition{ID: "office", Workdays: []string{"monday", "tuesday", "wednesday", "thursday", "friday"}}
	for _, day := range []string{
		"2025-12-24", "2025-12-25", "2025-12-26", "2025-12-31", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01",
		"2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-03-26", "2027-03-29",
	} {
		d.Holidays = append(d.Holidays, successkit.MustDate(day))
	}
	return d
}

// planned returns what the vendor plans for a milestone that half of customers reach
// within so many days: a third more, so that two of three keep it.
func planned(median int) int { return (4*median + 2) / 3 }
