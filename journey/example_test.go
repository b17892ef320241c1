package journey_test

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// onboarding is the path of a shop that bought an e-mail marketing product in
// order to sell more.
func onboarding() journey.Definition {
	return journey.Definition{
		ID:        "onboarding",
		Version:   1,
		Objective: "third-repeat-sale",
		Milestones: []journey.Milestone{
			{
				ID: "goal-agreed", Name: "Both sides have agreed what success is", Kind: journey.Success,
				Stage: successkit.Sales, DurationDays: 5,
				Accountable: successkit.BothSides, Owner: successkit.CSM,
			},
			{
				ID: "contacts-in", Name: "The shop's customers are in the product", Kind: journey.Functional,
				Stage: successkit.Onboarding, Prerequisites: []string{"goal-agreed"}, DurationDays: 15,
				Accountable: successkit.CustomerSide, Owner: successkit.TechnicalContact,
			},
			{
				ID: "team-able", Name: "Two people of the shop can build a campaign alone", Kind: journey.Success,
				Stage: successkit.Onboarding, Prerequisites: []string{"goal-agreed"}, DurationDays: 10,
				Accountable: successkit.BothSides, Owner: successkit.Services,
			},
			{
				ID: "first-sale", Name: "A campaign has brought a sale", Kind: journey.Success,
				Stage: successkit.Product, Prerequisites: []string{"contacts-in", "team-able"}, DurationDays: 10,
				Accountable: successkit.CustomerSide, Owner: successkit.CSM, Outcome: "sell-more",
			},
			{
				ID: "third-repeat-sale", Name: "Three customers have bought again after a campaign", Kind: journey.Success,
				Stage: successkit.Product, Prerequisites: []string{"first-sale"}, DurationDays: 30,
				Accountable: successkit.CustomerSide, Owner: successkit.CSM, Outcome: "sell-again",
			},
		},
	}
}

// shopEvents are what is known of the shop: its contacts came in late.
func shopEvents() []journey.Event {
	return []journey.Event{
		{
			ID: "e1", Milestone: "goal-agreed", Kind: journey.EventReached,
			Date: successkit.MustDate("2026-03-06"), Quality: 5,
		},
		{
			ID: "e2", Milestone: "team-able", Kind: journey.EventReached,
			Date: successkit.MustDate("2026-03-16"), Quality: 4,
		},
		{
			ID: "e3", Milestone: "contacts-in", Kind: journey.EventReached,
			Date: successkit.MustDate("2026-03-30"), Recorded: successkit.MustDate("2026-03-31"), Quality: 2,
		},
	}
}

// A shop bought on 1 March. Its contacts came in nine days late. On 31 March
// nothing is overdue, and yet both milestones to come will be late at the pace
// that the shop has shown: there is still time to help.
func Example() {
	path, err := journey.New(onboarding())
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := path.Plan(successkit.MustDate("2026-03-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	progress, err := plan.Progress(shopEvents(), successkit.MustDate("2026-03-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range progress.Milestones {
		days, _ := s.Variance()
		fmt.Printf("%-18s %-12s planned %s, now %s (%+d)\n", s.Milestone, s.State, s.Planned, s.Forecast, days)
	}
	fmt.Println("done", progress.Completion, "pace", progress.Pace, "escalation", progress.Escalation)
	for _, r := range progress.Reasons {
		fmt.Println(journey.Phrases().Text(r))
	}
	// Output:
	// goal-agreed        reached      planned 2026-03-06, now 2026-03-06 (+0)
	// contacts-in        reached-late planned 2026-03-21, now 2026-03-30 (+9)
	// team-able          reached      planned 2026-03-16, now 2026-03-16 (+0)
	// first-sale         at-risk      planned 2026-03-31, now 2026-04-12 (+12)
	// third-repeat-sale  at-risk      planned 2026-04-30, now 2026-05-21 (+21)
	// done 3/5 pace 39/30 escalation 3
	// "A campaign has brought a sale" is planned for 2026-03-31 and forecast for 2026-04-12.
	// "Three customers have bought again after a campaign" is planned for 2026-04-30 and forecast for 2026-05-21.
}

// The plan says before anything has happened where there is time to spare.
func ExamplePlan_Milestones() {
	path, err := journey.New(onboarding())
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := path.Plan(successkit.MustDate("2026-03-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range plan.Milestones() {
		fmt.Printf("%s to %s, slack %d: %s\n", m.Start, m.Date, *m.SlackDays, m.Milestone)
	}
	// Output:
	// 2026-03-01 to 2026-03-06, slack 0: goal-agreed
	// 2026-03-06 to 2026-03-21, slack 0: contacts-in
	// 2026-03-06 to 2026-03-16, slack 5: team-able
	// 2026-03-21 to 2026-03-31, slack 0: first-sale
	// 2026-03-31 to 2026-04-30, slack 0: third-repeat-sale
}

// Nobody did anything wrong that a score would show: the onboarding just never
// began. The clock runs from the purchase, and one milestone holds the rest.
func ExamplePlan_Progress_neverStarted() {
	path, err := journey.New(onboarding())
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := path.Plan(successkit.MustDate("2026-03-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	progress, err := plan.Progress(nil, successkit.MustDate("2026-03-20"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("stalled for", progress.StalledDays, "days")
	for _, s := range progress.Milestones {
		fmt.Printf("%s: %s, waits for %q\n", s.State, s.Milestone, s.WaitsFor)
	}
	// Output:
	// stalled for 19 days
	// overdue: goal-agreed, waits for ""
	// blocked: contacts-in, waits for "goal-agreed"
	// blocked: team-able, waits for "goal-agreed"
	// at-risk: first-sale, waits for "contacts-in"
	// at-risk: third-repeat-sale, waits for "first-sale"
}

// A path is refused with everything that is wrong with it.
func ExampleNew_refused() {
	_, err := journey.New(journey.Definition{
		ID: "onboarding", Version: 1,
		Milestones: []journey.Milestone{
			{
				ID: "live", Name: "The product is in use", Kind: journey.Functional,
				Prerequisites: []string{"trained"}, DurationDays: 10, Accountable: successkit.CustomerSide,
			},
			{
				ID: "trained", Name: "The team can use it", Kind: journey.Functional,
				Prerequisites: []string{"live", "bought"}, DurationDays: 0, Accountable: successkit.VendorSide,
			},
		},
	})
	for fault := range successkit.FieldErrors(err) {
		fmt.Println(fault)
	}
	// Output:
	// milestones[1].duration_days: "0": out of range: want 1 to 36500 days
	// milestones[1].prerequisites[0]: "live": conflict: closes the cycle live → trained → live
	// milestones[1].prerequisites[1]: "bought": unknown: no such milestone
}
