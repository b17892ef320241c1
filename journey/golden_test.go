package journey_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// everything is a path with all that a path can have.
func everything() journey.Definition {
	d := onboarding()
	d.DueSoonDays = 7
	at := d.Milestones
	at[1].Requires, at[1].Weight = journey.AnyOf, 2
	at[1].DurationDays = 0
	at[1].Spread = &journey.Spread{Shape: journey.LogNormal, Median: 15, P90: 30}
	at[2].Spread = &journey.Spread{Shape: journey.ThreePoint, Low: 5, Likely: 10, High: 20}
	at[3].Spread = &journey.Spread{Shape: journey.Empirical, Days: []int{8, 10, 21}}
	at[3].Evidence = &journey.Evidence{Statement: "The order carries the campaign's name", Measure: "sales-by-campaign", AtLeast: new(1.0), HoldDays: 1}
	at[3].Offer = "second-list"
	d.Handoffs = []journey.Handoff{{
		ID: "sold", Name: "Sales tells services what was promised", Milestone: "team-able",
		From: successkit.Seller, To: successkit.Services, WithinDays: 3, Checks: []string{"outcome-agreed", "risks-stated"},
	}}
	d.Variants = []journey.Variant{{Coverage: "self-service", Milestones: []journey.Adjustment{{
		Milestone: "team-able", DurationDays: 20, Spread: &journey.Spread{Shape: journey.LogNormal, Median: 18, P90: 40},
		Accountable: successkit.CustomerSide, Owner: successkit.User,
	}}}}
	d.Interventions = []journey.Intervention{
		{
			ID: "import", Name: "We load the contacts", Milestone: "contacts-in", Owner: successkit.Services,
			Minutes: 180, SavesDays: 9, Needs: []string{"data-access"},
		},
		{ID: "tour", Name: "Import tour", Milestone: "contacts-in", SavesDays: 2, Coverages: []string{"self-service"}},
	}
	return d
}

// allKinds are events of every kind.
func allKinds() []journey.Event {
	day := successkit.MustDate
	return append(shopEvents(),
		journey.Event{ID: "h1", Handoff: "sold", Kind: journey.EventHandedOver, Date: day("2026-03-08"), Checks: []string{"risks-stated"}},
		journey.Event{ID: "p1", Kind: journey.EventPaused, Side: successkit.CustomerSide, Date: day("2026-03-10")},
		journey.Event{ID: "p2", Kind: journey.EventResumed, Side: successkit.CustomerSide, Date: day("2026-03-14")},
		journey.Event{ID: "w1", Milestone: "first-sale", Kind: journey.EventWarned, Signal: "logins-down", Date: day("2026-03-20")},
		journey.Event{ID: "c1", Milestone: "first-sale", Kind: journey.EventCleared, Date: day("2026-03-22")},
		journey.Event{ID: "l1", Milestone: "team-able", Kind: journey.EventLost, Date: day("2026-03-25")},
		journey.Event{ID: "x1", Milestone: "third-repeat-sale", Kind: journey.EventWaived, Date: day("2026-03-26")},
	)
}

func TestStoredForms(t *testing.T) {
	testkit.GoldenJSON(t, "definition.json", onboarding())
	testkit.GoldenJSON(t, "event.json", shopEvents())
	testkit.GoldenJSON(t, "everything.json", everything())
	testkit.GoldenJSON(t, "all_kinds.json", allKinds())
	testkit.GoldenJSON(t, "reading.json", journey.Reading{ID: "r", Measure: "users", Date: on(1), Recorded: on(2), Value: 4.5})

	path, err := journey.New(onboarding())
	require.NoError(t, err)
	plan, err := path.Plan(successkit.MustDate("2026-03-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "plan.json", plan.Milestones())
	progress, err := plan.Progress(shopEvents(), successkit.MustDate("2026-03-30"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "progress.json", progress)
}

// Of a path with everything, over a calendar and by a variant.
func TestStoredFormsOfEverything(t *testing.T) {
	path, err := journey.New(everything())
	require.NoError(t, err)
	office := calendar(t, "2026-03-19")
	testkit.GoldenJSON(t, "calendar.json", office.Definition())
	testkit.GoldenJSON(t, "crossings.json", path.Crossings())
	plan, err := path.Plan(successkit.MustDate("2026-03-02"), journey.By("self-service"), journey.Over(office))
	require.NoError(t, err)
	asOf := successkit.MustDate("2026-04-02")
	progress, err := plan.Progress(allKinds(), asOf)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "everything_progress.json", progress)
	early, err := plan.Progress(shopEvents()[:1], asOf)
	require.NoError(t, err)
	gaps, err := plan.Gaps(early, []string{"human"})
	require.NoError(t, err)
	testkit.GoldenJSON(t, "gaps.json", gaps)
	vector, err := plan.Vector(allKinds(), asOf, 14)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "vector.json", vector)
	testkit.GoldenJSON(t, "pulls.json", early.PullForward())
	testkit.GoldenJSON(t, "win.json", journey.Win{Milestone: "a", Name: "State a", Outcome: "o", Date: asOf, EarlyDays: -2, Quality: 4, Objective: true})
}
