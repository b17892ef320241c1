package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// goal is the id of what every customer came for.
const goal = "goal"

// A step is a milestone with how many days it takes on each level of coverage.
type step struct {
	milestone       journey.Milestone
	high, low, tech int
}

// steps are common to both ways to deliver; after says what the roll-out waits
// for.
func steps(after string) []step {
	return []step{
		{journey.Milestone{
			ID: "team-able", Name: "Two people approve invoices without help", Kind: journey.Success, Stage: successkit.Onboarding,
			Prerequisites: []string{"goal-agreed"}, Accountable: successkit.BothSides, Owner: successkit.Services,
			Evidence: &journey.Evidence{Measure: "approvers", AtLeast: new(2.0)},
		}, 28, 30, 35},
		{journey.Milestone{
			ID: "first-close", Name: "A month has been closed with the product alone", Kind: journey.Success, Stage: successkit.Product,
			Prerequisites: []string{after, "team-able"}, Weight: 3, Accountable: successkit.CustomerSide, Owner: successkit.CSM, Outcome: goal, Offer: "second-entity",
		}, 35, 35, 40},
		{journey.Milestone{
			ID: "whole-company", Name: "Every invoice of the company goes through the product", Kind: journey.Success, Stage: successkit.Product,
			Prerequisites: []string{"first-close"}, Weight: 2, Accountable: successkit.CustomerSide, Owner: successkit.CSM, Outcome: goal, Offer: "cash-forecast",
		}, 75, 60, 45},
	}
}

func agreed() step {
	return step{journey.Milestone{
		ID: "goal-agreed", Name: "Both sides have agreed what success is", Kind: journey.Success, Stage: successkit.Sales,
		Accountable: successkit.BothSides, Owner: successkit.Seller,
	}, 7, 7, 7}
}

// cloudPath is the way of a customer whom the vendor hosts.
func cloudPath() journey.Definition {
	connected := step{journey.Milestone{
		ID: "erp-connected", Name: "Invoices flow in from the ERP system", Kind: journey.Functional, Stage: successkit.Onboarding,
		Prerequisites: []string{"goal-agreed"}, Accountable: successkit.CustomerSide, Owner: successkit.Services,
	}, 21, 21, 14}
	d := path("cloud-roll-out", append([]step{agreed(), connected}, steps("erp-connected")...))
	d.Handoffs = []journey.Handoff{handoff("to-services", "Sales to services", "erp-connected", successkit.Seller, successkit.Services), toCSM()}
	return d
}

// serverPath is the way of a customer who runs the product: it is installed, and
// support takes over from services.
func serverPath() journey.Definition {
	installed := step{journey.Milestone{
		ID: "installed", Name: "The server runs in the customer's data centre", Kind: journey.Functional, Stage: successkit.Onboarding,
		Prerequisites: []string{"goal-agreed"}, Accountable: successkit.CustomerSide, Owner: successkit.TAM,
	}, 30, 30, 30}
	connected := step{journey.Milestone{
		ID: "erp-connected", Name: "Invoices flow in from the ERP system", Kind: journey.Functional, Stage: successkit.Onboarding,
		Prerequisites: []string{"installed"}, Accountable: successkit.CustomerSide, Owner: successkit.Services,
	}, 25, 25, 25}
	d := path("server-roll-out", append([]step{agreed(), installed, connected}, steps("erp-connected")...))
	d.Handoffs = []journey.Handoff{handoff("to-services", "Sales to services", "installed", successkit.Seller, successkit.TAM), toCSM()}
	d.Interventions = append(d.Interventions, journey.Intervention{
		ID: "install-day", Name: "A day with an engineer", Milestone: "installed", Owner: successkit.TAM, Minutes: 480, SavesDays: 10, Needs: []string{"human"},
	})
	return d
}

func path(id string, steps []step) journey.Definition {
	d := journey.Definition{
		ID: id, Version: 3, Objective: "whole-company",
		Interventions: []journey.Intervention{
			{ID: "connector-help", Name: "The connector set up together", Milestone: "erp-connected", Owner: successkit.Services, Minutes: 120, SavesDays: 6, Needs: []string{"human"}},
			{ID: "connector-guide", Name: "The guide in the product", Milestone: "erp-connected", SavesDays: 3, Needs: []string{"in-app"}},
			{ID: "training", Name: "A training of half a day", Milestone: "team-able", Owner: successkit.Services, Minutes: 240, SavesDays: 9, Needs: []string{"human"}},
			{ID: "lessons", Name: "Five lessons by e-mail", Milestone: "team-able", SavesDays: 4, Needs: []string{"email"}},
			{ID: "close-with-us", Name: "The close with us on the phone", Milestone: "first-close", Owner: successkit.CSM, Minutes: 180, SavesDays: 10, Needs: []string{"human"}},
		},
		Variants: []journey.Variant{{Coverage: "high-touch"}, {Coverage: "low-touch"}, {Coverage: "tech-touch"}},
	}
	for _, s := range steps {
		m := s.milestone
		m.DurationDays = s.high
		d.Milestones = append(d.Milestones, m)
		for i, days := range []int{s.high, s.low, s.tech} {
			if days != s.high {
				d.Variants[i].Milestones = append(d.Variants[i].Milestones, journey.Adjustment{Milestone: m.ID, DurationDays: days})
			}
		}
	}
	return d
}

// checks are what a team must know of a customer that is handed over to it.
var checks = []string{"outcome-agreed", "contacts-named", "risks-stated"}

func handoff(id, name, milestone string, from, to successkit.Role) journey.Handoff {
	return journey.Handoff{ID: id, Name: name, Milestone: milestone, From: from, To: to, WithinDays: 7, Checks: checks}
}

func toCSM() journey.Handoff {
	return handoff("to-csm", "Services to the success manager", "first-close", successkit.Services, successkit.CSM)
}
