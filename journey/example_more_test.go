package journey_test

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// contacts is a plan of two milestones: contacts that come in, and a first sale.
func contacts() (*journey.Plan, error) {
	path, err := journey.New(journey.Definition{
		ID: "start", Version: 1,
		Milestones: []journey.Milestone{
			{
				ID: "contacts-in", Name: "The contacts are in", Kind: journey.Functional, Accountable: successkit.CustomerSide,
				Spread: &journey.Spread{Shape: journey.LogNormal, Median: 10, P90: 20},
			},
			{
				ID: "first-sale", Name: "A campaign has brought a sale", Kind: journey.Success, Accountable: successkit.BothSides,
				Prerequisites: []string{"contacts-in"}, Outcome: "sell-more",
				Spread: &journey.Spread{Shape: journey.LogNormal, Median: 20, P90: 40},
			},
		},
		Interventions: []journey.Intervention{
			{ID: "tour", Name: "Import tour", Milestone: "contacts-in", SavesDays: 2},
			{ID: "session", Name: "Session with our engineer", Milestone: "contacts-in", Owner: successkit.TAM, Minutes: 60, SavesDays: 6, Needs: []string{"human"}},
			{ID: "import", Name: "We load them", Milestone: "contacts-in", Owner: successkit.Services, Minutes: 240, SavesDays: 9, Needs: []string{"human"}},
		},
	})
	if err != nil {
		return nil, err
	}
	return path.Plan(successkit.MustDate("2026-03-01"))
}

// Six days over its date, the contacts can be loaded in an hour of an engineer: if
// the customer wants to meet one.
func ExamplePlan_Gaps() {
	plan, err := contacts()
	if err != nil {
		fmt.Println(err)
		return
	}
	progress, err := plan.Progress(nil, successkit.MustDate("2026-03-17"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, permitted := range [][]string{{"human"}, nil} {
		gaps, err := plan.Gaps(progress, permitted)
		if err != nil {
			fmt.Println(err)
			return
		}
		g := gaps[0]
		fmt.Print(g.Milestone, " is ", g.DelayDays, " days behind:")
		for _, h := range g.Help {
			fmt.Print(" ", h.Intervention)
		}
		fmt.Println(", sufficient:", g.Sufficient, "minutes:", g.Minutes, "withheld:", len(g.Withheld))
	}
	// Output:
	// contacts-in is 6 days behind: session, sufficient: true minutes: 60 withheld: 0
	// contacts-in is 6 days behind: tour, sufficient: false minutes: 0 withheld: 2
}

// Half of customers sell within thirty days; this one took twice the usual time for
// the first step, and customers differ in pace.
func ExamplePlan_Outlook() {
	plan, err := contacts()
	if err != nil {
		fmt.Println(err)
		return
	}
	slow := journey.Event{ID: "e1", Milestone: "contacts-in", Kind: journey.EventReached, Date: successkit.MustDate("2026-03-21")}
	for _, deviation := range []float64{0, 0.5} {
		o, err := plan.Outlook([]journey.Event{slow}, slow.Date, journey.Simulation{Seed: 1, PaceDeviation: deviation})
		if err != nil {
			fmt.Println(err)
			return
		}
		c := o.Milestones[0]
		fmt.Println(c.Milestone, "planned", c.Planned, "half by", c.Dates[1], "nine in ten by", c.Dates[2])
	}
	// Output:
	// first-sale planned 2026-03-31 half by 2026-04-10 nine in ten by 2026-04-29
	// first-sale planned 2026-03-31 half by 2026-04-18 nine in ten by 2026-05-25
}

// Position, direction and pace over two weeks.
func ExamplePlan_Vector() {
	plan, err := contacts()
	if err != nil {
		fmt.Println(err)
		return
	}
	events := []journey.Event{{ID: "e1", Milestone: "contacts-in", Kind: journey.EventReached, Date: successkit.MustDate("2026-03-21")}}
	v, err := plan.Vector(events, successkit.MustDate("2026-04-01"), 14)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("at", v.Position, "of", v.Planned, "planned,", v.Direction)
	// Output:
	// at 1/2 of 2/2 planned, ahead
}

// A path over working days, by the coverage of self-service.
func ExamplePath_Plan() {
	path, err := journey.New(journey.Definition{
		ID: "start", Version: 1,
		Milestones: []journey.Milestone{{
			ID: "live", Name: "The product is in use", Kind: journey.Success, DurationDays: 5,
			Accountable: successkit.BothSides, Outcome: "sell-more",
		}},
		Variants: []journey.Variant{{Coverage: "self-service", Milestones: []journey.Adjustment{{Milestone: "live", DurationDays: 10}}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	office, err := journey.NewCalendar(journey.CalendarDefinition{
		ID: "office", Workdays: []string{"monday", "tuesday", "wednesday", "thursday", "friday"},
		Holidays: []successkit.Date{successkit.MustDate("2026-04-03"), successkit.MustDate("2026-04-06")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, terms := range [][]journey.Term{
		nil,
		{journey.Over(office)},
		{journey.Over(office), journey.By("self-service")},
	} {
		plan, err := path.Plan(successkit.MustDate("2026-03-30"), terms...)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(plan.Milestones()[0].Date)
	}
	// Output:
	// 2026-04-04
	// 2026-04-08
	// 2026-04-15
}

// What a program reads becomes what is known of the customer.
func ExamplePath_Detect() {
	path, err := journey.New(journey.Definition{ID: "start", Version: 1, Milestones: []journey.Milestone{{
		ID: "team-able", Name: "Five people work in the product", Kind: journey.Success, DurationDays: 20,
		Accountable: successkit.CustomerSide, Outcome: "sell-more",
		Evidence: &journey.Evidence{Measure: "active-people", AtLeast: new(5.0), HoldDays: 7},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	events, err := path.Detect([]journey.Reading{
		{ID: "r1", Measure: "active-people", Date: successkit.MustDate("2026-03-02"), Value: 3},
		{ID: "r2", Measure: "active-people", Date: successkit.MustDate("2026-03-09"), Value: 6},
		{ID: "r3", Measure: "active-people", Date: successkit.MustDate("2026-04-20"), Value: 2},
	}, successkit.MustDate("2026-05-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range events {
		fmt.Println(e.Date, e.Milestone, e.Kind)
	}
	// Output:
	// 2026-03-16 team-able reached
	// 2026-04-20 team-able lost
}
