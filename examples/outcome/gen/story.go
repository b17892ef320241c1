package main

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/outcome/value"
)

// storyPlace is the place of the customer whose story is told.
const storyPlace = 42

// A story is what is known of one customer beside the tables: the versions of what
// it wants, who confirmed it, what it gained and paid.
type story struct {
	Customer      string                 `json:"customer"`
	Name          string                 `json:"name"`
	AsOf          []successkit.Date      `json:"as_of"`
	Amendments    []outcome.Amendment    `json:"amendments"`
	Contacts      []successkit.Contact   `json:"contacts"`
	Confirmations []outcome.Confirmation `json:"confirmations"`
	Way           value.Way              `json:"way"`
	Terms         value.Terms            `json:"terms"`
	Benefits      []value.Benefit        `json:"benefits"`
	Costs         []value.Cost           `json:"costs"`
}

func on(s string) successkit.Date { return successkit.MustDate(s) }

// tell writes the story: a maker of instruments buys for its month-end close, gets
// there, has a new head of finance who wants more, and is promised an answer in half
// the time.
func (b *book) tell() error {
	goLive, signed := on("2025-01-15"), on("2024-11-04")
	closing, err := b.catalogue.Instance(usecase.Instance{
		ID: "month-end-close", UseCase: "month-end-close", WildSuccess: "I am home for dinner on the third.", GoLive: goLive,
		Figures: []usecase.Figure{{Measure: "days", Baseline: dec("12")}, {Measure: "late-entries", Baseline: dec("40")}},
	})
	if err != nil {
		return err
	}
	experience, err := outcome.DefaultExperience(outcome.OnPremise, signed)
	if err != nil {
		return err
	}
	experience.Requirements = append(experience.Requirements, outcome.Requirement{
		ID: "language", Statement: "Speak German with us", WindowDays: 92, Languages: &outcome.Languages{Permitted: []string{"de"}},
	})
	first := outcome.Definition{ID: "C042", Statement: closing.WildSuccess, Required: []outcome.Required{closing}, Experience: experience}

	second, err := outcome.DefaultExperience(outcome.OnPremise, signed)
	if err != nil {
		return err
	}
	second.Requirements = append(second.Requirements, experience.Requirements[len(experience.Requirements)-1])
	second.Requirements[0].Hours.WithinMinutes = 120
	tighter := closing
	tighter.WildSuccess = "The group asks us how we do it."
	tighter.Measures = append([]outcome.Measure(nil), closing.Measures...)
	tighter.Measures[0].Target, tighter.Measures[0].Due = dec("4"), on("2025-09-30")
	planning, err := b.catalogue.Instance(usecase.Instance{
		ID: "product-planning", UseCase: "product-planning", WildSuccess: "The roadmap is a promise.", GoLive: on("2025-07-01"),
		Figures: []usecase.Figure{{Measure: "kept", Baseline: dec("45")}},
	})
	if err != nil {
		return err
	}
	then := outcome.Definition{ID: "C042", Statement: tighter.WildSuccess, Required: []outcome.Required{tighter, planning}, Experience: second}

	b.story = story{
		Customer: "C042", Name: "Lindqvist Instruments",
		AsOf: []successkit.Date{on("2024-12-31"), on("2025-03-31"), on("2025-05-31"), on("2025-08-31"), lastDay},
		Amendments: []outcome.Amendment{
			{ID: "contract", From: signed, Definition: first},
			{ID: "new-head-of-finance", From: on("2025-07-01"), Recorded: on("2025-07-10"), Reason: "a new head of finance", Definition: then},
		},
		Contacts: []successkit.Contact{
			{ID: "ek", Name: "Elin Krause", Role: successkit.Sponsor, Left: on("2025-06-30")},
			{ID: "tb", Name: "Tom Brandt", Role: successkit.Sponsor, From: on("2025-06-15")},
		},
		Confirmations: []outcome.Confirmation{
			{ID: "kick-off", Side: successkit.CustomerSide, By: "ek", Goals: []string{"month-end-close"}, Date: on("2024-11-20")},
			{ID: "kick-off-us", Side: successkit.VendorSide, By: "csm-7", Goals: []string{"month-end-close"}, Date: on("2024-11-20")},
			{ID: "plan-us", Side: successkit.VendorSide, By: "csm-7", Goals: []string{"month-end-close", "product-planning"}, Date: on("2025-07-10")},
			{ID: "plan", Side: successkit.CustomerSide, By: "tb", Goals: []string{"month-end-close"}, Date: on("2025-09-02")},
		},
		Way: value.Way{Start: signed, Pauses: []value.Pause{
			{From: on("2024-12-10"), Until: on("2025-01-07"), On: successkit.CustomerSide, Reason: "access to the ledger"},
			{From: on("2025-02-03"), Until: on("2025-02-10"), On: successkit.VendorSide, Reason: "a fault in the import"},
		}},
		Terms: value.Terms{
			Currency: "EUR", Benefits: []string{"time-saved", "audit-fees"}, Costs: []string{"subscription", "services", "own-time"}, Backing: outcome.Reported,
		},
		Costs: []value.Cost{
			{ID: "year-1", Part: "subscription", Date: on("2024-11-15"), Amount: *dec("18000"), Currency: "EUR"},
			{ID: "onboarding", Part: "services", Date: on("2025-01-31"), Amount: *dec("6500"), Currency: "EUR"},
		},
	}
	for i, date := range []string{"2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30"} {
		b.story.Benefits = append(b.story.Benefits, value.Benefit{
			ID: "saved-" + strconv.Itoa(i+1), Part: "time-saved", Date: on(date), Amount: decimal.New(int64(2900+350*i), 0), Currency: "EUR",
			Source: "time sheets", Level: outcome.Reported,
		})
	}
	b.story.Benefits = append(b.story.Benefits, value.Benefit{
		ID: "audit", Part: "audit-fees", Date: on("2025-06-30"), Amount: *dec("9000"), Currency: "EUR", Source: "a call", Level: outcome.Claimed,
	})
	b.storyTables(closing)
	return nil
}

// storyTables writes the rows of the story in the tables.
func (b *book) storyTables(closing outcome.Required) {
	b.customers.row("C042", "mid", "on-premise", "de", "2024-11-04", "2025-01-15", closing.UseCase, "days=12;late-entries=40", closing.WildSuccess)
	for _, o := range [][3]string{
		{"month-end-close.days", "2024-11-05", "12"},
		{"month-end-close.days", "2025-02-05", "9.5"},
		{"month-end-close.days", "2025-03-05", "7"},
		{"month-end-close.days", "2025-04-04", "5.5"},
		{"month-end-close.days", "2025-06-05", "5"},
		{"month-end-close.days", "2025-08-05", "4.5"},
		{"month-end-close.days", "2025-09-04", "4"},
		{"month-end-close.days", "2025-10-06", "5"},
		{"month-end-close.late-entries", "2024-11-05", "40"},
		{"month-end-close.late-entries", "2025-03-05", "18"},
		{"month-end-close.late-entries", "2025-05-06", "5"},
		{"month-end-close.late-entries", "2025-08-05", "3"},
		{"product-planning.kept", "2025-06-30", "45"},
		{"product-planning.kept", "2025-09-30", "60"},
	} {
		b.observations.row("C042", o[0], o[1], o[2], "ledger", "measured")
	}
	var all []meeting
	for i := range 12 {
		d := on("2024-11-20").AddDays(29 * i)
		if i == 10 { // nobody called in September
			continue
		}
		all = append(all, meeting{
			date: d, kind: "check-in", channel: "phone", began: "vendor", owner: "csm", language: "de", coverage: "named", shown: []string{"yes", "no"}[i%4/3],
		})
	}
	for _, d := range []string{"2025-01-30", "2025-04-28", "2025-07-24", "2025-10-14"} {
		all = append(all, meeting{date: on(d), kind: "business-review", channel: "video", began: "vendor", owner: "csm", language: "de", shown: "yes"})
	}
	for _, c := range [][4]string{
		{"2025-01-20", "09:10", "180", "specialist"},
		{"2025-02-04", "14:40", "420", "specialist"},
		{"2025-05-13", "10:05", "200", "specialist"},
		{"2025-07-15", "11:30", "95", "specialist"},
		{"2025-09-23", "08:20", "190", "generalist"},
	} {
		all = append(all, meeting{
			date: on(c[0]), at: c[1], kind: "support-case", channel: "email", began: "customer", owner: "support", language: "de", expertise: c[3], minutes: c[2],
		})
	}
	b.write("C042", all)
}
