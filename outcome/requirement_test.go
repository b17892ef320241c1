package outcome_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// check returns the result of one requirement.
func check(t *testing.T, r outcome.Requirement, asOf string, interactions ...successkit.Interaction) outcome.RequirementResult {
	t.Helper()
	d := helpdesk()
	r.ID, r.Statement = "r", "as agreed"
	d.Experience.Requirements = []outcome.Requirement{r}
	return attain(t, mustNew(t, d), nil, interactions, asOf).Requirements[0]
}

// breaches returns the ids of the interactions that breach a requirement.
func breaches(r outcome.RequirementResult) []string {
	var ids []string
	for _, ref := range r.Reason.Evidence {
		ids = append(ids, ref.Kind+" "+ref.ID)
	}
	return ids
}

// O3: each interaction by itself, in a window of 30 days to March 31.
func TestResponse(t *testing.T) {
	hour := outcome.Requirement{Kind: "support-case", WindowDays: 30, Response: &outcome.Response{WithinMinutes: 60}}
	byEmail := hour
	byEmail.Response = &outcome.Response{WithinMinutes: 60, Channels: []successkit.Channel{successkit.Email}}
	twoDays, threeDays, forEver := hour, hour, hour
	forEver.Response = &outcome.Response{WithinMinutes: math.MaxInt}
	twoDays.Response = &outcome.Response{WithinMinutes: 2 * 24 * 60}
	threeDays.Response = &outcome.Response{WithinMinutes: 2*24*60 + 1}
	untold := func(i *successkit.Interaction) { i.ResponseMinutes = nil }
	unanswered := func(i *successkit.Interaction) { i.ResponseMinutes, i.Unanswered = nil, true }
	someone := func(i *successkit.Interaction) { i.ResponseMinutes, i.Began = nil, successkit.UnknownSide }
	nowhere := func(i *successkit.Interaction) { i.Channel = "" }
	type events = []successkit.Interaction
	for _, row := range []struct {
		name     string
		r        outcome.Requirement
		happened events
		want     outcome.RequirementState
		checked  int
		unclear  int
		breaches []string
	}{
		{"nothing happened", hour, nil, outcome.Unobserved, 0, 0, nil},
		{"at the limit", hour, events{supportCase("a", "2025-03-31", 60)}, outcome.Honoured, 1, 0, nil},
		{"at once", hour, events{supportCase("a", "2025-03-31", 0)}, outcome.Honoured, 1, 0, nil},
		{"beyond it", hour, events{supportCase("a", "2025-03-31", 61)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"one breach is enough, in order of date", hour, events{
			supportCase("d", "2025-03-20", 61), supportCase("c", "2025-03-10", 62), supportCase("b", "2025-03-15", 5), supportCase("a", "2025-03-20", 63),
		}, outcome.Breached, 4, 0, []string{"interaction c", "interaction a", "interaction d"}},
		{"on the first day of the window", hour, events{supportCase("a", "2025-03-02", 61)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"on the day before it", hour, events{supportCase("a", "2025-03-01", 61)}, outcome.Unobserved, 0, 0, nil},
		{"of another kind", hour, events{review("a", "2025-03-31")}, outcome.Unobserved, 0, 0, nil},
		{"asked, and the time is not known", hour, events{with(supportCase("a", "2025-03-30", 1), untold)}, outcome.Unobserved, 0, 1, nil},
		{"asked today: the hour may not be over", hour, events{with(supportCase("a", "2025-03-31", 1), untold)}, outcome.Unobserved, 0, 0, nil},
		{"which stands against nothing", hour, events{
			with(supportCase("a", "2025-03-31", 1), untold), supportCase("b", "2025-03-31", 1),
		}, outcome.Honoured, 1, 0, nil},
		{"what is unclear is not good", hour, events{
			with(supportCase("a", "2025-03-30", 1), untold), supportCase("b", "2025-03-31", 1),
		}, outcome.Unobserved, 1, 1, nil},
		{"nor does it hide what is bad", hour, events{
			with(supportCase("a", "2025-03-30", 1), untold), supportCase("b", "2025-03-31", 61),
		}, outcome.Breached, 1, 1, []string{"interaction b"}},
		{"one answered, three never", hour, events{
			supportCase("a", "2025-03-10", 1), with(supportCase("b", "2025-03-11", 1), unanswered),
			with(supportCase("c", "2025-03-12", 1), unanswered), with(supportCase("d", "2025-03-13", 1), unanswered),
		}, outcome.Breached, 4, 0, []string{"interaction b", "interaction c", "interaction d"}},
		{"not answered today: the hour may not be over", hour, events{with(supportCase("a", "2025-03-31", 1), unanswered)}, outcome.Unobserved, 0, 0, nil},
		{"not answered since yesterday", hour, events{with(supportCase("a", "2025-03-30", 1), unanswered)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"not answered, whoever began", hour, events{with(with(supportCase("a", "2025-03-30", 1), unanswered), someone)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"two days promised, not answered since yesterday", twoDays, events{with(supportCase("a", "2025-03-30", 1), unanswered)}, outcome.Unobserved, 0, 0, nil},
		{"two days promised, not answered for two", twoDays, events{with(supportCase("a", "2025-03-29", 1), unanswered)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"two days and a minute count as three", threeDays, events{with(supportCase("a", "2025-03-29", 1), unanswered)}, outcome.Unobserved, 0, 0, nil},
		{"which are over", threeDays, events{with(supportCase("a", "2025-03-28", 1), unanswered)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"more time promised than the calendar has", forEver, events{with(supportCase("a", "2025-03-28", 1), unanswered)}, outcome.Unobserved, 0, 0, nil},
		{"nobody knows whether anything was asked", hour, events{with(supportCase("a", "2025-03-01", 1), someone), with(supportCase("b", "2025-03-30", 1), someone)}, outcome.Unobserved, 0, 0, nil},
		{"promised by e-mail, and written", byEmail, events{supportCase("a", "2025-03-31", 61)}, outcome.Breached, 1, 0, []string{"interaction a"}},
		{"promised by e-mail, and called", byEmail, events{
			with(supportCase("a", "2025-03-31", 61), func(i *successkit.Interaction) { i.Channel = successkit.Phone }),
		}, outcome.Unobserved, 0, 0, nil},
		{"promised by e-mail, channel not known", byEmail, events{with(supportCase("a", "2025-03-31", 61), nowhere)}, outcome.Unobserved, 0, 1, nil},
		{"promised everywhere, channel not known", hour, events{with(supportCase("a", "2025-03-31", 61), nowhere)}, outcome.Breached, 1, 0, []string{"interaction a"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := check(t, row.r, "2025-03-31", row.happened...)
			assert.Equal(t, row.want, r.State)
			assert.Equal(t, row.checked, r.Checked, "checked")
			assert.Equal(t, row.unclear, r.Unclear, "unclear")
			assert.Equal(t, row.breaches, breaches(r))
			assert.Len(t, row.breaches, r.Breaches)
			assert.Equal(t, successkit.MustPeriod("2025-03-02/2025-04-01"), r.Window)
			assert.Empty(t, r.Overdue)
		})
	}
}

// O3: the customer wants it in writing.
func TestChannels(t *testing.T) {
	r := outcome.Requirement{WindowDays: 30, Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email, successkit.Chat}}}
	contact := func(id string, began successkit.Side, channel successkit.Channel) successkit.Interaction {
		return successkit.Interaction{ID: id, Date: day("2025-03-10"), Kind: "check-in", Began: began, Channel: channel}
	}
	type events = []successkit.Interaction
	for _, row := range []struct {
		name     string
		happened events
		want     outcome.RequirementState
		checked  int
		unclear  int
		breaches []string
	}{
		{"nothing happened", nil, outcome.Unobserved, 0, 0, nil},
		{"we wrote", events{contact("a", successkit.VendorSide, "email"), contact("b", successkit.VendorSide, "chat")}, outcome.Honoured, 2, 0, nil},
		{"we called", events{contact("a", successkit.VendorSide, "email"), contact("b", successkit.VendorSide, "phone")}, outcome.Breached, 2, 0, []string{"interaction b"}},
		{"they called", events{contact("b", successkit.CustomerSide, "phone")}, outcome.Unobserved, 0, 0, nil},
		{"somebody called", events{contact("b", successkit.UnknownSide, "phone")}, outcome.Breached, 1, 0, []string{"interaction b"}},
		{"both agreed to call", events{contact("b", successkit.BothSides, "phone")}, outcome.Breached, 1, 0, []string{"interaction b"}},
		{"we did something", events{contact("b", successkit.VendorSide, "")}, outcome.Unobserved, 0, 1, nil},
		{"and we wrote", events{contact("a", successkit.VendorSide, "email"), contact("b", successkit.VendorSide, "")}, outcome.Unobserved, 1, 1, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := check(t, r, "2025-03-31", row.happened...)
			assert.Equal(t, row.want, r.State)
			assert.Equal(t, row.checked, r.Checked, "checked")
			assert.Equal(t, row.unclear, r.Unclear, "unclear")
			assert.Equal(t, row.breaches, breaches(r))
		})
	}
}

// O3: a review every 30 days, from January 1. The days are counted by hand:
// January 31 is the 30th day after January 1.
func TestCadence(t *testing.T) {
	monthly := outcome.Requirement{Kind: "business-review", WindowDays: 10, Cadence: &outcome.Cadence{EveryDays: 30, From: day("2025-01-01")}}
	quarter := monthly
	quarter.WindowDays = 90
	anything := monthly
	anything.Kind = ""
	type (
		events = []successkit.Interaction
		days   = []successkit.Period
	)
	stretches := func(texts ...string) (list days) {
		for _, s := range texts {
			list = append(list, successkit.MustPeriod(s))
		}
		return list
	}
	for _, row := range []struct {
		name     string
		r        outcome.Requirement
		asOf     string
		happened events
		want     outcome.RequirementState
		checked  int
		overdue  days
	}{
		{"before the clock starts", monthly, "2024-12-31", nil, outcome.Unobserved, 0, nil},
		{"none yet, in time", monthly, "2025-01-31", nil, outcome.Unobserved, 0, nil},
		{"none yet, a day over", monthly, "2025-02-01", nil, outcome.Breached, 0, stretches("2025-02-01/2025-02-02")},
		{"none yet, more days over than the window holds", monthly, "2025-03-01", nil, outcome.Breached, 0, stretches("2025-02-20/2025-03-02")},
		{"one before the clock starts does not count", monthly, "2025-02-01", events{review("a", "2024-12-31")}, outcome.Breached, 0, stretches("2025-02-01/2025-02-02")},
		{"one on the day it starts does", monthly, "2025-01-10", events{review("a", "2025-01-01")}, outcome.Honoured, 1, nil},
		{"the 30th day", monthly, "2025-01-31", events{review("a", "2025-01-01")}, outcome.Honoured, 1, nil},
		{"the 31st day", monthly, "2025-02-01", events{review("a", "2025-01-01")}, outcome.Breached, 1, stretches("2025-02-01/2025-02-02")},
		{"on the 30th day, in time", monthly, "2025-02-09", events{review("a", "2025-01-31")}, outcome.Honoured, 1, nil},
		{"on the 31st day: that day is saved", monthly, "2025-02-09", events{review("a", "2025-02-01")}, outcome.Honoured, 1, nil},
		{"on the 33rd day, two days over", monthly, "2025-02-09", events{review("a", "2025-02-03")}, outcome.Breached, 1, stretches("2025-02-01/2025-02-03")},
		{"those days have left the window", monthly, "2025-02-12", events{review("a", "2025-02-03")}, outcome.Honoured, 1, nil},
		{"one before the window speaks for it", monthly, "2025-02-25", events{review("a", "2025-01-10"), review("b", "2025-02-10")}, outcome.Honoured, 1, nil},
		{"and one more in it", monthly, "2025-02-25", events{review("b", "2025-02-10"), review("c", "2025-02-20")}, outcome.Honoured, 2, nil},
		{"one on the first day of the window, one before", monthly, "2025-02-25", events{review("b", "2025-02-10"), review("c", "2025-02-16")}, outcome.Honoured, 2, nil},
		{"two stretches", quarter, "2025-03-31", events{review("a", "2025-02-03"), review("b", "2025-02-20")}, outcome.Breached, 2, stretches("2025-02-01/2025-02-03", "2025-03-23/2025-04-01")},
		{"of another kind", monthly, "2025-02-01", events{supportCase("a", "2025-01-20", 1)}, outcome.Breached, 0, stretches("2025-02-01/2025-02-02")},
		{"any kind will do", anything, "2025-02-01", events{supportCase("a", "2025-01-20", 1)}, outcome.Honoured, 1, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := check(t, row.r, row.asOf, row.happened...)
			assert.Equal(t, row.want, r.State)
			assert.Equal(t, row.checked, r.Checked, "checked")
			assert.Equal(t, row.overdue, r.Overdue)
			assert.Zero(t, r.Breaches)
			assert.Empty(t, r.Reason.Evidence)
		})
	}
}

// A window may reach to before the calendar, and a cadence to behind it.
func TestRequirementAtTheEndsOfTheCalendar(t *testing.T) {
	r := outcome.Requirement{WindowDays: 36_525, Cadence: &outcome.Cadence{EveryDays: 36_525, From: day("0001-01-01")}}
	first := check(t, r, "0001-01-02")
	assert.Equal(t, successkit.MustPeriod("0001-01-01/0001-01-03"), first.Window)
	assert.Equal(t, outcome.Unobserved, first.State)

	last := check(t, r, "9999-12-30", review("a", "9999-12-30"))
	assert.Equal(t, 36_525, last.Window.Len())
	assert.Equal(t, outcome.Breached, last.State, "nobody came for ten thousand years")

	r.Cadence.From = day("9999-12-29")
	assert.Equal(t, outcome.Honoured, check(t, r, "9999-12-30", review("a", "9999-12-30")).State)
}

// Since when a requirement is breached, with windows of 10 days: a breach of
// March 1 is seen up to March 10.
func TestRequirementSince(t *testing.T) {
	hour := outcome.Requirement{WindowDays: 10, Response: &outcome.Response{WithinMinutes: 60}}
	silent := with(supportCase("u", "2025-03-01", 1), func(i *successkit.Interaction) { i.ResponseMinutes, i.Unanswered = nil, true })
	monthly := outcome.Requirement{WindowDays: 10, Cadence: &outcome.Cadence{EveryDays: 30, From: day("2025-01-01")}}
	fiveDays := outcome.Requirement{WindowDays: 10, Response: &outcome.Response{WithinMinutes: 5 * 24 * 60}}
	briefly := fiveDays
	briefly.WindowDays = 3
	late := review("late", "2025-02-20")
	late.Recorded = day("2025-03-10")
	for _, row := range []struct {
		name     string
		r        outcome.Requirement
		asOf     string
		happened []successkit.Interaction
		want     string
	}{
		{"one breach", hour, "2025-03-05", []successkit.Interaction{supportCase("a", "2025-03-01", 99)}, "2025-03-01"},
		{"on the last day of its window", hour, "2025-03-10", []successkit.Interaction{supportCase("a", "2025-03-01", 99)}, "2025-03-01"},
		{"a second one, while the first is seen", hour, "2025-03-10", []successkit.Interaction{supportCase("a", "2025-03-01", 99), supportCase("b", "2025-03-09", 99)}, "2025-03-01"},
		{"the first is out of sight", hour, "2025-03-15", []successkit.Interaction{supportCase("a", "2025-03-01", 99), supportCase("b", "2025-03-09", 99)}, "2025-03-01"},
		{"the second on the day after the first window", hour, "2025-03-15", []successkit.Interaction{supportCase("a", "2025-03-01", 99), supportCase("b", "2025-03-11", 99)}, "2025-03-01"},
		{"a day of rest between", hour, "2025-03-15", []successkit.Interaction{supportCase("a", "2025-03-01", 99), supportCase("b", "2025-03-12", 99)}, "2025-03-12"},
		{"no answer, from the day after", hour, "2025-03-05", []successkit.Interaction{silent}, "2025-03-02"},
		{"no answer in five days, beside a late one that is seen longer", fiveDays, "2025-03-12", []successkit.Interaction{silent, supportCase("a", "2025-03-04", 9999)}, "2025-03-04"},
		{"late when it is out of sight, and not a breach", briefly, "2025-03-06", []successkit.Interaction{silent}, ""},
		{"nor does it begin one", briefly, "2025-03-07", []successkit.Interaction{silent, supportCase("a", "2025-03-07", 9999)}, "2025-03-07"},
		{"nothing breached", hour, "2025-03-15", []successkit.Interaction{supportCase("a", "2025-03-01", 99)}, ""},
		{"a gap", monthly, "2025-02-05", nil, "2025-02-01"},
		{"a gap that began before the window", monthly, "2025-06-01", nil, "2025-02-01"},
		{"a gap that has ended, and is seen", monthly, "2025-02-12", []successkit.Interaction{review("a", "2025-02-05")}, "2025-02-01"},
		{"a call that nobody knew of does not end it", monthly, "2025-03-09", []successkit.Interaction{late}, "2025-02-01"},
		{"and does from the day on which it is known", monthly, "2025-03-10", []successkit.Interaction{late}, ""},
	} {
		got := check(t, row.r, row.asOf, row.happened...)
		want := successkit.Date{}
		if row.want != "" {
			want = day(row.want)
		}
		assert.Equal(t, want, got.Since, row.name)
		assert.Equal(t, row.want != "", got.State == outcome.Breached, row.name)
	}
}

// The last window ends with the calendar.
func TestRequirementSinceAtTheEndOfTheCalendar(t *testing.T) {
	r := outcome.Requirement{WindowDays: 10, Response: &outcome.Response{WithinMinutes: 60}}
	assert.Equal(t, day("9999-12-29"), check(t, r, "9999-12-30", supportCase("a", "9999-12-29", 61)).Since)
}
