package outcome_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// A logistics company bought a helpdesk so that its customers no longer wait
// until tomorrow. Half a year later the figure is where it was to be. Is the
// customer successful? It had asked for one thing about the way: that an urgent
// case is answered within the hour.
func Example() {
	desired, err := outcome.New(outcome.Definition{
		ID:        "northway-2025",
		Statement: "Nobody who writes to us waits until tomorrow.",
		Required: []outcome.Required{{
			ID:        "fast-answers",
			Statement: "Senders have an answer within half a working day.",
			UseCase:   "ticket-triage",
			Measures: []outcome.Measure{{
				ID: "first-reply", Name: "First reply, median", Unit: "hours", Direction: outcome.Lower,
				Baseline: new(decimal.NewFromInt(30)), Target: new(decimal.NewFromInt(4)),
				Due: successkit.MustDate("2025-06-30"),
			}},
		}},
		Experience: outcome.Experience{Requirements: []outcome.Requirement{{
			ID: "urgent", Statement: "An urgent case is answered within the hour", Kind: "support-case",
			WindowDays: 90, Response: &outcome.Response{WithinMinutes: 60},
		}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	observations := []outcome.Observation{
		{
			ID: "o-1", Measure: "first-reply", Value: new(decimal.NewFromInt(17)), Date: successkit.MustDate("2025-03-31"),
			Source: "call with the head of service", Level: outcome.Reported,
		},
		{
			ID: "o-2", Measure: "first-reply", Value: new(decimal.RequireFromString("3.5")), Date: successkit.MustDate("2025-06-15"),
			Source: "helpdesk export", Level: outcome.Measured,
		},
	}
	interactions := []successkit.Interaction{
		{
			ID: "case-81", Date: successkit.MustDate("2025-05-12"), Kind: "support-case",
			Began: successkit.CustomerSide, ResponseMinutes: new(25),
		},
		{
			ID: "case-93", Date: successkit.MustDate("2025-06-02"), Kind: "support-case",
			Began: successkit.CustomerSide, ResponseMinutes: new(190),
		},
	}
	a, err := desired.Attain(observations, interactions, successkit.MustDate("2025-06-30"))
	if err != nil {
		fmt.Println(err)
		return
	}

	fmt.Println("successful:", a.Achieved())
	fmt.Println("state:", a.State)
	for _, reason := range a.Reasons() {
		fmt.Println("-", outcome.Phrases().Text(reason))
		for _, ref := range reason.Evidence {
			fmt.Println("    see", ref.Kind, ref.ID)
		}
	}
	// Output:
	// successful: no
	// state: outcome-only
	// - "First reply, median" was at 3.5 hours on 2025-06-15; the goal, due 2025-06-30, was reached on 2025-06-15.
	//     see observation o-2
	// - "An urgent case is answered within the hour" was breached by 1 of 2 interactions.
	//     see interaction case-93
}

// One customer as of four dates. A view of the past does not change because
// more became known.
func ExampleDesired_Attain() {
	desired, err := outcome.New(outcome.Definition{
		ID:        "harbour-2025",
		Statement: "The month is closed before the board asks.",
		Required: []outcome.Required{{
			ID: "close", Statement: "Close the books faster.", UseCase: "month-end-close",
			Measures: []outcome.Measure{{
				ID: "days", Name: "Days to close", Unit: "days", Direction: outcome.Lower,
				Baseline: new(decimal.NewFromInt(12)), Target: new(decimal.NewFromInt(5)), Due: successkit.MustDate("2025-05-31"),
			}},
		}},
		Experience: outcome.Experience{Requirements: []outcome.Requirement{{
			ID: "check-in", Statement: "Talk to us every month", Kind: "check-in", WindowDays: 31,
			Cadence: &outcome.Cadence{EveryDays: 31, From: successkit.MustDate("2025-01-15")},
		}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	value := func(id, date string, days int64) outcome.Observation {
		return outcome.Observation{
			ID: id, Measure: "days", Value: new(decimal.NewFromInt(days)), Date: successkit.MustDate(date),
			Source: "ledger", Level: outcome.Measured,
		}
	}
	call := func(id, date string) successkit.Interaction {
		return successkit.Interaction{ID: id, Date: successkit.MustDate(date), Kind: "check-in", Began: successkit.VendorSide}
	}
	observations := []outcome.Observation{value("jan", "2025-01-31", 13), value("mar", "2025-03-31", 8), value("jun", "2025-06-30", 5)}
	interactions := []successkit.Interaction{call("c-1", "2025-02-10"), call("c-2", "2025-03-12"), call("c-3", "2025-06-20")}

	for _, asOf := range []string{"2025-01-20", "2025-02-28", "2025-03-31", "2025-07-01"} {
		a, err := desired.Attain(observations, interactions, successkit.MustDate(asOf))
		if err != nil {
			fmt.Println(err)
			return
		}
		measure, experience := a.Required[0].Measures[0], a.Requirements[0]
		fmt.Printf("%s  %s: %s %s, %s %v\n", asOf, a.State, measure.State, measure.Progress.Percent(1), experience.State, experience.Overdue)
	}
	// Output:
	// 2025-01-20  unknown: unmeasured undefined, unobserved []
	// 2025-02-28  experience-only: regressed -14.3%, honoured []
	// 2025-03-31  experience-only: in-progress 57.1%, honoured []
	// 2025-07-01  outcome-only: achieved-late 100.0%, breached [2025-06-01/2025-06-20]
}

// A definition is checked as a whole, and each fault says where it is.
func ExampleNew_faults() {
	_, err := outcome.New(outcome.Definition{
		ID:        "quick-win",
		Statement: "More of everything.",
		Required: []outcome.Required{{
			ID: "more", Statement: "More orders.", UseCase: "order-entry",
			Measures: []outcome.Measure{{
				ID: "orders", Name: "Orders", Unit: "a day", Direction: outcome.Raise,
				Baseline: new(decimal.NewFromInt(40)), Target: new(decimal.NewFromInt(40)), Due: successkit.MustDate("2025-12-31"),
			}},
		}},
	})
	for fault := range successkit.FieldErrors(err) {
		fmt.Println(fault.Path, errors.Is(fault, successkit.ErrConflict))
	}
	// Output:
	// required[0].measures[0].target true
	// experience.requirements false
}
