package outcome_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// met is an interaction of March 10, a Monday, changed.
func met(id string, change func(*successkit.Interaction)) successkit.Interaction {
	i := successkit.Interaction{ID: id, Date: day("2025-03-10"), Kind: "check-in", Began: successkit.VendorSide}
	change(&i)
	return i
}

// O3: what each rule makes of one interaction, by the documentation of its type.
func TestO3_rules(t *testing.T) {
	type change = func(*successkit.Interaction)
	at := successkit.MustTimeOfDay
	ladder := []string{"pooled", "named", "dedicated"}
	languages := outcome.Requirement{Languages: &outcome.Languages{Permitted: []string{"de", "en"}}}
	coverage := outcome.Requirement{Coverage: &outcome.Grade{Scale: ladder, Least: "named"}}
	expertise := outcome.Requirement{Expertise: &outcome.Grade{Scale: []string{"generalist", "expert"}, Least: "expert"}}
	skills := outcome.Requirement{Skills: &outcome.Skills{All: []string{"sql", "tax"}}}
	roles := outcome.Requirement{Roles: &outcome.Roles{Permitted: []successkit.Role{successkit.CSM}}}
	human, alone := outcome.Requirement{Touch: outcome.Human}, outcome.Requirement{Touch: outcome.Unattended}
	asked := func(time string, minutes int) change {
		return func(i *successkit.Interaction) {
			i.Began, i.ResponseMinutes = successkit.CustomerSide, &minutes
			if time != "" {
				i.At = at(time)
			}
		}
	}
	office := outcome.Requirement{Hours: &outcome.Hours{
		Days: []outcome.Weekday{outcome.Monday, outcome.Tuesday}, From: at("08:00"), To: at("18:00"), WithinMinutes: 60,
	}}
	night := outcome.Requirement{Hours: &outcome.Hours{Days: []outcome.Weekday{outcome.Sunday}, From: at("22:00"), To: at("06:00"), WithinMinutes: 60}}
	always := outcome.Requirement{Hours: &outcome.Hours{From: at("00:00"), To: at("00:00"), WithinMinutes: 60}}
	for _, row := range []struct {
		name      string
		r         outcome.Requirement
		happened  change
		want      outcome.RequirementState
		unclear   int
		gap       int
		delivered string
		waste     bool
	}{
		{"in German", languages, func(i *successkit.Interaction) { i.Language = "de" }, outcome.Honoured, 0, 0, "de", false},
		{"in French", languages, func(i *successkit.Interaction) { i.Language = "fr" }, outcome.Breached, 0, -1, "fr", false},
		{"in Austrian German, which is another word", languages, func(i *successkit.Interaction) { i.Language = "de-at" }, outcome.Breached, 0, -1, "de-at", false},
		{"language not known", languages, func(*successkit.Interaction) {}, outcome.Unobserved, 1, 0, "", false},

		{"named coverage", coverage, func(i *successkit.Interaction) { i.Coverage = "named" }, outcome.Honoured, 0, 0, "named", false},
		{"a step below", coverage, func(i *successkit.Interaction) { i.Coverage = "pooled" }, outcome.Breached, 0, -1, "pooled", false},
		{"a step above", coverage, func(i *successkit.Interaction) { i.Coverage = "dedicated" }, outcome.Honoured, 0, 1, "dedicated", true},
		{"coverage off the scale", coverage, func(i *successkit.Interaction) { i.Coverage = "gold" }, outcome.Unobserved, 1, 0, "", false},
		{"nobody was met", coverage, func(i *successkit.Interaction) { i.Channel = successkit.InApp }, outcome.Unobserved, 0, 0, "", false},
		{"an expert", expertise, func(i *successkit.Interaction) { i.Expertise = "expert" }, outcome.Honoured, 0, 0, "expert", false},
		{"a generalist", expertise, func(i *successkit.Interaction) { i.Expertise = "generalist" }, outcome.Breached, 0, -1, "generalist", false},
		{"expertise not known", expertise, func(*successkit.Interaction) {}, outcome.Unobserved, 1, 0, "", false},

		{"both skills", skills, func(i *successkit.Interaction) { i.Skills = []string{"tax", "sql"} }, outcome.Honoured, 0, 0, "sql, tax", false},
		{"one of them, and another", skills, func(i *successkit.Interaction) { i.Skills = []string{"sql", "law"} }, outcome.Breached, 0, -1, "law, sql", false},
		{"none", skills, func(i *successkit.Interaction) { i.Skills = []string{} }, outcome.Breached, 0, -2, "none", false},
		{"one more than asked for", skills, func(i *successkit.Interaction) { i.Skills = []string{"tax", "sql", "law"} }, outcome.Honoured, 0, 1, "law, sql, tax", true},
		{"skills not known", skills, func(*successkit.Interaction) {}, outcome.Unobserved, 1, 0, "", false},

		{"their own manager", roles, func(i *successkit.Interaction) { i.Owner = successkit.CSM }, outcome.Honoured, 0, 0, "csm", false},
		{"whoever was free", roles, func(i *successkit.Interaction) { i.Owner = successkit.SupportRole }, outcome.Breached, 0, -1, "support", false},
		{"somebody", roles, func(i *successkit.Interaction) { i.Channel = successkit.Phone }, outcome.Unobserved, 1, 0, "", false},
		{"a guide in the product", roles, func(i *successkit.Interaction) { i.Channel = successkit.InApp }, outcome.Unobserved, 0, 0, "", false},

		{"a person by phone", human, func(i *successkit.Interaction) { i.Channel = successkit.Phone }, outcome.Honoured, 0, 0, "human", false},
		{"a person in the product's chat", human, func(i *successkit.Interaction) { i.Channel, i.Owner = successkit.InApp, successkit.CSM }, outcome.Honoured, 0, 0, "human", false},
		{"a portal", human, func(i *successkit.Interaction) { i.Channel = successkit.SelfService }, outcome.Breached, 0, -1, "self-service", false},
		{"an e-mail of whoever or whatever", human, func(i *successkit.Interaction) { i.Channel = successkit.Email }, outcome.Unobserved, 1, 0, "", false},
		{"left alone", alone, func(i *successkit.Interaction) { i.Channel = successkit.InApp }, outcome.Honoured, 0, 0, "self-service", false},
		{"called up", alone, func(i *successkit.Interaction) { i.Channel = successkit.Phone }, outcome.Breached, 0, -1, "human", false},
		{"called up by the customer", alone, func(i *successkit.Interaction) {
			i.Channel, i.Began = successkit.Phone, successkit.CustomerSide
		}, outcome.Unobserved, 0, 0, "", false},

		{"in the first minute of the hours", office, asked("08:00", 60), outcome.Honoured, 0, 0, "60", false},
		{"in their last minute, too slow", office, asked("17:59", 61), outcome.Breached, 0, -1, "61", false},
		{"in half the time", office, asked("12:00", 30), outcome.Honoured, 0, 30, "30", true},
		{"in a minute more than half", office, asked("12:00", 31), outcome.Honoured, 0, 29, "31", false},
		{"after hours", office, asked("18:00", 600), outcome.Unobserved, 0, 0, "", false},
		{"at a time not known", office, asked("", 600), outcome.Unobserved, 1, 0, "", false},
		{"nothing was asked", office, func(i *successkit.Interaction) { i.At = at("12:00") }, outcome.Unobserved, 0, 0, "", false},
		{"in the night after Sunday", night, asked("05:59", 61), outcome.Breached, 0, -1, "61", false},
		{"after that night", night, asked("06:00", 61), outcome.Unobserved, 0, 0, "", false},
		{"in the night after Monday", night, asked("22:00", 61), outcome.Unobserved, 0, 0, "", false},
		{"at midnight, around the clock", always, asked("00:00", 61), outcome.Breached, 0, -1, "61", false},
		{"before midnight, around the clock", always, asked("23:59", 61), outcome.Breached, 0, -1, "61", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			row.r.WindowDays = 30
			got := check(t, row.r, "2025-03-31", met("i", row.happened))
			assert.Equal(t, row.want, got.State)
			assert.Equal(t, row.unclear, got.Unclear, "unclear")
			assert.Equal(t, row.r.Attribute(), got.Attribute)
			if row.want == outcome.Breached {
				assert.Equal(t, []string{"interaction i"}, breaches(got), "the very interaction")
			}
			if row.delivered == "" {
				assert.Nil(t, got.Delivery)
				return
			}
			require.NotNil(t, got.Delivery)
			assert.Equal(t, row.gap, got.Delivery.Gap, "gap")
			assert.Equal(t, row.delivered, got.Delivery.Delivered)
			assert.Equal(t, row.waste, got.Delivery.Waste, "waste")
			assert.Equal(t, row.waste, got.Wasted.Code == outcome.CodeOverDelivered)
		})
	}
}

// The least that was delivered decides: nothing makes up for it. A cadence
// counts whole days of silence: with meetings on January 1 and 16 the days from
// the 2nd to the 15th are 14 days after the last.
func TestO3_delivery(t *testing.T) {
	hour := outcome.Requirement{Kind: "support-case", WindowDays: 30, Response: &outcome.Response{WithinMinutes: 60}}
	silent := with(supportCase("s", "2025-03-28", 1), func(i *successkit.Interaction) { i.ResponseMinutes, i.Unanswered = nil, true })
	monthly := outcome.Requirement{Kind: "business-review", WindowDays: 90, Cadence: &outcome.Cadence{EveryDays: 30, From: day("2025-01-01")}}
	writing := outcome.Requirement{WindowDays: 30, Channels: &outcome.Channels{Permitted: []successkit.Channel{"email", "chat"}}}
	by := func(id string, c successkit.Channel) successkit.Interaction {
		return met(id, func(i *successkit.Interaction) { i.Channel = c })
	}
	for _, row := range []struct {
		name     string
		r        outcome.Requirement
		asOf     string
		happened []successkit.Interaction
		want     outcome.Delivery
	}{
		{
			"the slowest answer", hour, "2025-03-31",
			[]successkit.Interaction{supportCase("a", "2025-03-10", 1), supportCase("b", "2025-03-11", 45), supportCase("c", "2025-03-12", 2)},
			outcome.Delivery{Unit: "minutes", Required: "60", Delivered: "45", Gap: 15},
		},
		{
			"none yet for three days at least", hour, "2025-03-31",
			[]successkit.Interaction{supportCase("a", "2025-03-10", 99), silent},
			outcome.Delivery{Unit: "minutes", Required: "60", Delivered: "no answer", Gap: 60 - 3*24*60},
		},
		{
			"all at once", hour, "2025-03-31",
			[]successkit.Interaction{supportCase("a", "2025-03-10", 0), supportCase("b", "2025-03-10", 30)},
			outcome.Delivery{Unit: "minutes", Required: "60", Delivered: "30", Gap: 30, Waste: true},
		},
		{
			"every two weeks instead of every month", monthly, "2025-01-31",
			[]successkit.Interaction{review("a", "2025-01-01"), review("b", "2025-01-16"), review("c", "2025-01-30")},
			outcome.Delivery{Unit: "days", Required: "30", Delivered: "14", Gap: 16, Waste: true},
		},
		{
			"a day late", monthly, "2025-02-28",
			[]successkit.Interaction{review("a", "2025-01-01"), review("b", "2025-02-02")},
			outcome.Delivery{Unit: "days", Required: "30", Delivered: "31", Gap: -1},
		},
		{
			"still silent", monthly, "2025-02-10",
			[]successkit.Interaction{review("a", "2025-01-01")},
			outcome.Delivery{Unit: "days", Required: "30", Delivered: "40", Gap: -10},
		},
		{
			"channels that are not permitted, and how often", writing, "2025-03-31",
			[]successkit.Interaction{by("a", "email"), by("b", "phone"), by("c", "in-person"), by("d", "phone")},
			outcome.Delivery{Unit: "interactions", Required: "email, chat", Delivered: "in-person, phone", Gap: -3},
		},
		{
			"channels that are", writing, "2025-03-31",
			[]successkit.Interaction{by("a", "email"), by("b", "chat"), by("c", "email")},
			outcome.Delivery{Unit: "interactions", Required: "email, chat", Delivered: "chat, email"},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := check(t, row.r, row.asOf, row.happened...).Delivery
			require.NotNil(t, got)
			assert.Equal(t, row.want, *got)
		})
	}
}

// A gap is below 0 where the requirement is breached and nowhere else, and what
// is wasted is honoured or not known, never breached.
func TestLawGap(t *testing.T) {
	breached, wasted := map[outcome.Attribute]int{}, map[outcome.Attribute]int{}
	for seed := range uint64(2 * seeds) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := mustNew(t, randomDefinition(r))
		_, interactions := randomFacts(r)
		a := attain(t, d, nil, interactions, randomDay(r).String())
		for _, q := range a.Requirements {
			if q.State == outcome.Breached {
				require.NotNil(t, q.Delivery, "seed %d: %s", seed, q.Requirement)
				breached[q.Attribute]++
			}
			if q.Delivery == nil {
				continue
			}
			require.Equal(t, q.State == outcome.Breached, q.Delivery.Gap < 0, "seed %d: %s: %+v", seed, q.Requirement, *q.Delivery)
			if q.Delivery.Waste {
				require.NotEqual(t, outcome.Breached, q.State, "seed %d", seed)
				wasted[q.Attribute]++
			}
		}
		require.Len(t, a.Waste(), len(slices.DeleteFunc(slices.Clone(a.Requirements), func(q outcome.RequirementResult) bool { return q.Wasted.Code == "" })))
	}
	assert.Len(t, breached, 10, "every attribute is breached by some seed")
	assert.Len(t, wasted, 6, "every attribute that has more and less is wasted by some")
}

func TestRules_refused(t *testing.T) {
	refuse := func(name string, r outcome.Requirement, want ...testkit.Fault) {
		d := helpdesk()
		r.ID, r.Statement, r.WindowDays = "r", "as agreed", 30
		d.Experience.Requirements = []outcome.Requirement{r}
		for i := range want {
			want[i].Path = "experience.requirements[0]" + want[i].Path
		}
		t.Run(name, func(t *testing.T) { testkit.Faults(t, d.Validate(), want...) })
	}
	required, unknown := successkit.ErrRequired, successkit.ErrUnknown
	refuse("no rule", outcome.Requirement{}, testkit.Fault{Kind: required})
	refuse("two rules", outcome.Requirement{Touch: outcome.Human, Roles: &outcome.Roles{Permitted: []successkit.Role{"csm"}}},
		testkit.Fault{Kind: successkit.ErrConflict})
	refuse("empty hours", outcome.Requirement{Hours: &outcome.Hours{Days: []outcome.Weekday{0, 9, 1, 1}}},
		testkit.Fault{Path: ".hours.days[0]", Kind: required}, testkit.Fault{Path: ".hours.days[1]", Kind: unknown},
		testkit.Fault{Path: ".hours.days[3]", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: ".hours.from", Kind: required},
		testkit.Fault{Path: ".hours.to", Kind: required}, testkit.Fault{Path: ".hours.within_minutes", Kind: required})
	refuse("no languages", outcome.Requirement{Languages: &outcome.Languages{}}, testkit.Fault{Path: ".languages.permitted", Kind: required})
	refuse("languages", outcome.Requirement{Languages: &outcome.Languages{Permitted: []string{"de", "EN", "de"}}},
		testkit.Fault{Path: ".languages.permitted[1]", Kind: successkit.ErrMalformed}, testkit.Fault{Path: ".languages.permitted[2]", Kind: successkit.ErrDuplicate})
	refuse("empty scale", outcome.Requirement{Coverage: &outcome.Grade{}},
		testkit.Fault{Path: ".coverage.scale", Kind: required}, testkit.Fault{Path: ".coverage.least", Kind: required})
	refuse("one step", outcome.Requirement{Expertise: &outcome.Grade{Scale: []string{"a"}, Least: "b"}},
		testkit.Fault{Path: ".expertise.scale", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: ".expertise.least", Kind: unknown})
	refuse("no skills", outcome.Requirement{Skills: &outcome.Skills{}}, testkit.Fault{Path: ".skills.all", Kind: required})
	refuse("no roles", outcome.Requirement{Roles: &outcome.Roles{}}, testkit.Fault{Path: ".roles.permitted", Kind: required})
	refuse("no such touch", outcome.Requirement{Touch: 9}, testkit.Fault{Path: ".touch", Kind: unknown})
	assert.Equal(t, outcome.NoAttribute, outcome.Requirement{}.Attribute())
}
