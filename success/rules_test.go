package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
)

// rich is the fixture's program with all that a program can have.
func rich() success.Definition {
	d := definition()
	d.BadFit = &fit.BadFitDefinition{
		ID: "no-value", Version: 1, EffectiveFrom: day("2024-01-01"), HorizonDays: 90,
		Signs: []fit.Sign{{
			ID: "alone", Input: fit.Resource, Question: "How many agents answer tickets?",
			Rule: fit.Rule{Op: fit.AtMost, Value: fit.Int(1)},
		}},
	}
	d.Expansions = &expansion.Definition{ID: "more", Version: 1, Currency: "EUR", Offers: []expansion.Offer{
		{ID: "telephony", Name: "Telephony", Value: decimal.New(4_000, 0), DiscussWithinDays: 60},
	}}
	d.Paths[0].Milestones[1].Offer = "telephony"
	d.Paths[0].Interventions = []journey.Intervention{
		{ID: "visit", Name: "A day on site", Milestone: "mail-connected", Owner: successkit.Services, Minutes: 480, SavesDays: 9, Needs: []string{"human"}},
		{ID: "guide", Name: "A guide to read", Milestone: "mail-connected", Minutes: 0, SavesDays: 4},
	}
	d.Paths[0].Handoffs = []journey.Handoff{{
		ID: "sold", Name: "Sales to services", Milestone: "mail-connected", From: successkit.Seller, To: successkit.Services,
		WithinDays: 5, Checks: []string{"outcome-agreed"},
	}}
	d.Trend = &trend.Settings{WindowDays: 28, DeadBand: health.MustPoints("10")}
	d.Sponsors = &success.Sponsors{Wanted: 0.5}
	d.Value = value.Terms{Benefits: []string{"time-saved"}, Costs: []string{"subscription", "own-time"}, Backing: outcome.Reported}
	d.Levels = []success.Level{{
		ID: "low-touch", Segments: []string{"small"}, SilenceDays: 45,
		Cadence: []cadence.Rule{{ID: "check-in", Name: "Check-in", Kind: "check-in", EveryDays: 60, Basis: cadence.Rolling, Owner: successkit.CSM, DueSoonDays: 7}},
	}}
	d.Roles = []success.Duty{
		{Role: successkit.CSM, Work: []success.Work{{Kind: "check-in", Minutes: 45}, {Kind: "support-case", Minutes: 30}}},
		{Role: successkit.SupportRole, Reactive: true},
		{Role: successkit.Seller},
		{Role: successkit.TAM},
		{Role: successkit.Services},
		{Role: successkit.Executive},
	}
	d.Relationships = people.Settings{Required: []successkit.Role{successkit.Sponsor}, Days: 90}
	d.Rules = append([]success.Rule{
		{ID: "exception", On: success.ExceptionOpen, Do: "rule on it", Owner: successkit.Executive, WithinDays: 3},
		{ID: "obstacle", On: success.ObstacleNoted, Do: "clear the way", Owner: successkit.CSM, WithinDays: 10},
		{ID: "handoff", On: success.HandoffOverdue, Do: "hand over", Owner: successkit.CSM, WithinDays: 2},
		{ID: "gap", On: success.HandoffIncomplete, Do: "hand over the rest", Owner: successkit.CSM, WithinDays: 5},
		{ID: "falling", On: success.HealthFalling, Do: "find out why", Owner: successkit.CSM, WithinDays: 3},
		{ID: "sponsor", On: success.SponsorMayLeave, Do: "win another sponsor", Owner: successkit.CSM, WithinDays: 30},
		{ID: "silence", On: success.Silence, Do: "call", Owner: successkit.CSM, WithinDays: 3},
		{ID: "unconfirmed", On: success.OutcomeUnconfirmed, Do: "confirm the goal", Owner: successkit.CSM, WithinDays: 14},
		{ID: "near", On: success.OutcomeAtRisk, Do: "help it over the line", Owner: successkit.CSM},
		{ID: "next", On: success.OutcomeOutgrown, Do: "ask what comes next", Owner: successkit.CSM, WithinDays: 30},
		{ID: "touch", On: success.TouchDue, Do: "hold it", Owner: successkit.CSM},
		{ID: "role", On: success.RoleUnmet, Do: "meet somebody", Owner: successkit.CSM, WithinDays: 30},
		{ID: "misfit", On: success.BadFitMatched, Do: "run around it", Owner: successkit.Executive, WithinDays: 30},
		{ID: "lead", On: success.QualifiedLead, Do: "make the offer", Owner: successkit.Seller, WithinDays: 21},
		{ID: "expand", On: success.ExpansionDue, Do: "speak of it", Owner: successkit.CSM},
		{ID: "win", On: success.Win, Do: "celebrate", Owner: successkit.CSM, WithinDays: 30},
	}, d.Rules...)
	return d
}

func reviewed(t *testing.T, d success.Definition, a success.Account, asOf string) success.Review {
	t.Helper()
	p, err := success.New(d)
	require.NoError(t, err)
	r, err := p.Review(a, day(asOf))
	require.NoError(t, err)
	return r
}

// raised returns the one action of a rule, and fails where there is another
// number of them.
func raised(t *testing.T, r success.Review, rule string) success.Action {
	t.Helper()
	var found []success.Action
	for _, a := range r.Actions {
		if a.Rule == rule {
			found = append(found, a)
		}
	}
	require.Len(t, found, 1, "%s among %v", rule, r.Actions)
	return found[0]
}

func rulesOf(r success.Review) []string {
	rules := []string{}
	for _, a := range r.Actions {
		rules = append(rules, a.Rule)
	}
	return rules
}

// S1: the outcome and the experience are judged each by itself, and staying is
// neither.
func TestS1TwoHalvesAndStaying(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                string
		change              func(*success.Account)
		whole, outcome, way success.Verdict
		standing            success.StandingKind
		reasons             int
	}{
		{"both", func(*success.Account) {}, success.Successful, success.Successful, success.Successful, success.NoStanding, 0},
		{
			"the outcome without the experience", func(a *success.Account) { a.Interactions[0].ResponseMinutes = new(180) },
			success.Unsuccessful, success.Successful, success.Unsuccessful, success.NoStanding, 0,
		},
		{
			"the experience without the outcome", func(a *success.Account) { a.Observations[0].Value = number("9") },
			success.Unsuccessful, success.Unsuccessful, success.Successful, success.NoStanding, 0,
		},
		{
			"nothing is known of the outcome", func(a *success.Account) { a.Observations = nil },
			success.Unknown, success.Unknown, success.Successful, success.NoStanding, 0,
		},
		{
			"renewed, and not successful", func(a *success.Account) { a.Observations[0].Value = number("9"); renew(a) },
			success.Unsuccessful, success.Unsuccessful, success.Successful, success.RetainedButUnsuccessful, 1,
		},
		{
			"successful, and has given notice", func(a *success.Account) {
				a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-06-25"), Cause: "voluntary"}}
			},
			success.Successful, success.Successful, success.Successful, success.SuccessfulButAtRisk, 1,
		},
		{
			"successful, red and about to leave", func(a *success.Account) {
				a.Readings[0].Value, a.Readings[1].Value = 2, 1
				a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-06-25")}}
			},
			success.Successful, success.Successful, success.Successful, success.SuccessfulButAtRisk, 2,
		},
		{
			"a notice that nobody knows of yet is none", func(a *success.Account) {
				a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-07-02")}}
			},
			success.Successful, success.Successful, success.Successful, success.NoStanding, 0,
		},
	} {
		a := account()
		c.change(&a)
		r := reviewed(t, definition(), a, "2025-07-01")
		assert.Equal(t, c.whole, r.Verdict, c.name)
		assert.Equal(t, c.outcome, r.Achieved.Verdict, c.name)
		assert.Equal(t, c.way, r.Experienced.Verdict, c.name)
		if c.standing == success.NoStanding {
			assert.Empty(t, r.Standings, c.name)
			continue
		}
		require.Len(t, r.Standings, 1, c.name)
		assert.Equal(t, c.standing, r.Standings[0].Kind, c.name)
		assert.Len(t, r.Standings[0].Reasons, c.reasons, c.name)
	}
}

// renew puts a term of half a year before that of the fixture.
func renew(a *success.Account) {
	a.Contracts = append(a.Contracts, success.Contract{
		ID: "k0", Date: day("2024-06-20"), Start: day("2024-07-06"), End: day("2025-01-06"), Value: decimal.New(9_000, 0), Currency: "EUR",
	})
	a.Contracts[0].Renews = "k0"
}

// S2, counted by hand: of five interactions of the last ninety days two were
// ours and two theirs.
func TestS2Interactions(t *testing.T) {
	t.Parallel()
	a := account()
	on := func(id, date, kind string, began successkit.Side, owner successkit.Role) successkit.Interaction {
		return successkit.Interaction{ID: id, Date: day(date), Kind: kind, Began: began, Owner: owner, Stage: successkit.Product, Contacts: []string{"ana"}}
	}
	a.Interactions = append(a.Interactions, // i1: theirs, 06-12, 45 minutes
		on("i2", "2025-04-03", "check-in", successkit.VendorSide, successkit.CSM), // the first day of the window
		on("i3", "2025-04-02", "check-in", successkit.VendorSide, successkit.CSM), // the day before it
		on("i4", "2025-06-01", "check-in", successkit.VendorSide, successkit.CSM),
		on("i5", "2025-06-02", "support-case", successkit.CustomerSide, successkit.CSM),
		on("i6", "2025-06-03", "call", successkit.BothSides, successkit.CSM),
	)
	a.Interactions[4].ResponseMinutes, a.Interactions[4].Quality = new(75), 4
	r := reviewed(t, rich(), a, "2025-07-01")
	assert.Equal(t, successkit.MustPeriod("2025-04-03/2025-07-02"), r.Through.Window)
	assert.Equal(t, []int{5, 2, 2}, []int{r.Through.Total, r.Through.Ours, r.Through.Theirs})
	assert.Equal(t, "50.0%", r.Through.Proactive.Percent(1))
	assert.Equal(t, 2, r.Through.Response.Asked)
	assert.Equal(t, 45, *r.Through.Response.MedianMinutes, "the lower of two")
	require.Len(t, r.Through.Stages, 2)
	assert.Equal(t, success.StageLine{Stage: successkit.Product, Count: 4, Quality: successkit.CountRate(4, 1)}, r.Through.Stages[0])
	assert.Equal(t, day("2025-06-12"), r.Through.Last)
	assert.Equal(t, day("2025-07-27"), r.Through.Rhythm.Due, "45 days from June 12")
	assert.Empty(t, r.Relationships.Uncovered, "the sponsor was met")

	empty := reviewed(t, rich(), success.Account{ID: "p"}, "2025-07-01")
	assert.False(t, empty.Through.Proactive.Defined())
	assert.Nil(t, empty.Through.Response.MedianMinutes)
}

// S4: what a CSM answers displaces what it should foresee; what support answers
// does not. Two cases of 30 minutes are one check-in of 45.
func TestS4ReactiveStarvesProactive(t *testing.T) {
	t.Parallel()
	a := account()
	a.Interactions[0].Owner = successkit.SupportRole
	for i, x := range []struct {
		kind  string
		began successkit.Side
	}{{"support-case", successkit.CustomerSide}, {"support-case", successkit.CustomerSide}, {"call", successkit.CustomerSide}, {"check-in", successkit.VendorSide}} {
		a.Interactions = append(a.Interactions, successkit.Interaction{
			ID: "x" + string(rune('0'+i)), Date: day("2025-06-20"), Kind: x.kind, Began: x.began, Owner: successkit.CSM, ResponseMinutes: new(10),
		})
	}
	r := reviewed(t, rich(), a, "2025-07-01")
	require.Len(t, r.Through.Reactive, 1)
	assert.Equal(t, success.ReactiveLoad{Role: successkit.CSM, Count: 3, Minutes: 60, Untimed: 1, Displaced: new(1)}, r.Through.Reactive[0])
}

// S3: everything known raises its action, with a day counted by hand, and what
// is not so raises none.
func TestS3EveryTrigger(t *testing.T) {
	t.Parallel()
	quiet := func(a *success.Account) { // what would be raised in every row
		a.Confirmations = []outcome.Confirmation{
			{ID: "f1", Side: successkit.VendorSide, By: "cleo", Goals: []string{"faster"}, Date: day("2025-01-10")},
			{ID: "f2", Side: successkit.CustomerSide, By: "ana", Goals: []string{"faster"}, Date: day("2025-01-10")},
		}
		a.Interactions = append(a.Interactions, successkit.Interaction{
			ID: "c1", Date: day("2025-06-20"), Kind: "check-in", Began: successkit.VendorSide, Owner: successkit.CSM, Channel: successkit.Phone, Contacts: []string{"ana", "ben"},
		})
		a.Talks = []expansion.Talk{{ID: "t1", Offer: "telephony", Answer: expansion.No, Date: day("2025-03-01")}}
	}
	for _, c := range []struct {
		name, asOf, rule, subject, due string
		owner                          successkit.Role
		value                          int64
		change                         func(*success.Account)
	}{
		{"an exception was asked for", "2025-07-05", "exception", "e", "2025-07-04", successkit.Executive, 500, func(a *success.Account) {
			a.Exceptions = []success.Exception{{ID: "e", Date: day("2025-07-01"), Ruling: success.Asked, Kind: "refund", Cause: "outage", Amount: decimal.New(500, 0)}}
		}},
		{"an obstacle", "2025-07-15", "obstacle", "o", "2025-07-11", successkit.CSM, 12_000, func(a *success.Account) {
			a.Obstacles = []success.Obstacle{{ID: "o", Date: day("2025-07-01"), Kind: success.MissingFeature, What: "no telephony in Spain"}}
		}},
		{"nobody handed over", "2025-01-12", "handoff", "sold", "2025-01-13", successkit.Seller, 12_000, func(a *success.Account) { a.Events = nil }},
		{"handed over without the goal", "2025-01-12", "gap", "sold", "2025-01-12", successkit.Seller, 12_000, func(a *success.Account) {
			a.Events = []journey.Event{{ID: "h1", Handoff: "sold", Kind: journey.EventHandedOver, Date: day("2025-01-07")}}
		}},
		{"health falls, from the first day on which it is seen", "2025-07-20", "falling", "acme", "2025-07-13", successkit.CSM, 12_000, func(a *success.Account) {
			a.Readings = append(a.Readings,
				health.Reading{ID: "r3", Measure: "usage", Value: 19, Date: day("2025-06-05")},
				health.Reading{ID: "r4", Measure: "usage", Value: 8, Date: day("2025-07-10")})
		}},
		{"one sponsor, ten months before the renewal", "2025-03-01", "sponsor", "acme", "2025-02-05", successkit.CSM, 12_000, func(*success.Account) {}},
		{"one of two sponsors left", "2025-03-01", "sponsor", "acme", "2025-03-17", successkit.CSM, 12_000, func(a *success.Account) {
			a.People[1].Contact.Role, a.People[1].Contact.Left = successkit.Sponsor, day("2025-02-15")
		}},
		{"silence, from the 45th day on", "2025-08-10", "silence", "acme", "2025-08-07", successkit.CSM, 12_000, func(*success.Account) {}},
		{"the contact who confirmed has left", "2025-07-15", "unconfirmed", "faster", "2025-07-24", successkit.CSM, 12_000, func(a *success.Account) {
			a.People[0].Contact.Left = day("2025-07-10")
			a.People = append(a.People, success.Person{ID: "p3", Contact: successkit.Contact{ID: "eve", Role: successkit.User}})
		}},
		{"a touch is overdue", "2025-08-25", "touch", "check-in", "2025-08-19", successkit.CSM, 12_000, func(*success.Account) {}},
		{"nobody meets the sponsor", "2025-09-25", "role", "sponsor", "2025-10-19", successkit.CSM, 12_000, func(*success.Account) {}},
		{"the sponsor was met until it left", "2025-09-05", "role", "sponsor", "2025-09-30", successkit.CSM, 12_000, func(a *success.Account) {
			a.People[0].Contact.Left = day("2025-08-31")
		}},
		{"a bad fit", "2025-07-01", "misfit", "acme", "2025-07-01", successkit.Executive, 12_000, func(a *success.Account) {
			a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: "e9", Criterion: "alone", Answer: fit.Int(1), Date: day("2025-06-01")})
		}},
		{"an offer makes sense", "2025-03-01", "expand", "telephony", "2025-04-04", successkit.CSM, 4_000, func(a *success.Account) { a.Talks = nil }},
		{"the customer is open to it", "2025-03-10", "lead", "telephony", "2025-03-22", successkit.Seller, 4_000, func(a *success.Account) { a.Talks[0].Answer = expansion.Open }},
		{"the only goal is reached and past", "2025-07-15", "next", "acme", "2025-07-31", successkit.CSM, 12_000, func(*success.Account) {}},
		{"and was reached late", "2025-07-15", "next", "acme", "2025-08-08", successkit.CSM, 12_000, func(a *success.Account) { a.Observations[0].Date = day("2025-07-09") }},
		{"a win", "2025-02-10", "win", "first-week", "2025-03-05", successkit.CSM, 12_000, func(*success.Account) {}},
		{"a goal reached", "2025-06-20", "win", "first-reply", "2025-07-10", successkit.CSM, 12_000, func(*success.Account) {}},
		{"a goal comes near", "2025-06-25", "near", "first-reply", "2025-06-30", successkit.CSM, 12_000, func(a *success.Account) { a.Observations[0].Value = number("9") }},
	} {
		a := account()
		quiet(&a)
		before := rulesOf(reviewed(t, rich(), a, "2025-07-15"))
		assert.NotContains(t, before, "exception", c.name)
		c.change(&a)
		got := raised(t, reviewed(t, rich(), a, c.asOf), c.rule)
		assert.Equal(t, c.subject, got.Subject, c.name)
		assert.Equal(t, c.due, got.Due.String(), c.name)
		assert.Equal(t, c.owner, got.Owner, c.name)
		assert.Equal(t, decimal.New(c.value, 0).String(), got.Value.String(), c.name)
		text := success.Phrases().Text(got.Reason)
		assert.NotContains(t, text, "{", c.name)
		assert.NotEqual(t, got.Reason.String(), text, c.name)
	}
}

// S3: what was never so, or is so no longer, raises nothing.
func TestS3AndNotOtherwise(t *testing.T) {
	t.Parallel()
	handed := journey.Event{ID: "h1", Handoff: "sold", Kind: journey.EventHandedOver, Date: day("2025-01-07"), Checks: []string{"outcome-agreed"}}
	for _, c := range []struct {
		name, asOf, rule string
		change           func(*success.Account)
	}{
		{"on the day by which to hand over", "2025-01-11", "handoff", func(a *success.Account) { a.Events = nil }},
		{"handed over in time", "2025-01-12", "handoff", func(a *success.Account) { a.Events = []journey.Event{handed} }},
		{"handed over with all", "2025-01-12", "gap", func(a *success.Account) { a.Events = []journey.Event{handed} }},
		{"the customer is there already, though nobody handed over", "2025-02-10", "handoff", func(*success.Account) {}},
		{"health fell by no more than the dead-band", "2025-07-20", "falling", func(a *success.Account) {
			a.Readings = append(a.Readings,
				health.Reading{ID: "r3", Measure: "usage", Value: 19, Date: day("2025-06-05")},
				health.Reading{ID: "r4", Measure: "usage", Value: 16, Date: day("2025-07-10")}) // 92 to 83
		}},
		{"there was no score four weeks ago", "2025-07-01", "falling", func(a *success.Account) { a.Readings[0].Value = 1 }},
		{"the fall is older than four weeks", "2025-08-07", "falling", func(a *success.Account) {
			a.Readings = append(a.Readings, health.Reading{ID: "r4", Measure: "usage", Value: 8, Date: day("2025-07-10")})
		}},
		{"half a year before the renewal a sponsor likely stays", "2025-07-01", "sponsor", func(*success.Account) {}},
		{"two sponsors", "2025-03-01", "sponsor", func(a *success.Account) { a.People[1].Contact.Role = successkit.Sponsor }},
		{"there is none", "2025-03-01", "sponsor", func(a *success.Account) { a.People[0].Contact.Left = day("2025-02-15") }},
		{"the goal is due today", "2025-06-30", "next", func(*success.Account) {}},
		{"it is missed", "2025-07-15", "next", func(a *success.Account) { a.Observations[0].Value = number("9") }},
		{"handed over without the goal, and there all the same", "2025-01-20", "gap", func(a *success.Account) {
			a.Events = append(a.Events, journey.Event{ID: "h1", Handoff: "sold", Kind: journey.EventHandedOver, Date: day("2025-01-07")})
		}},
		{"no renewal is known", "2025-03-01", "sponsor", func(a *success.Account) { a.Contracts[0].End = successkit.Date{} }},
		{"the renewal is past", "2026-01-06", "sponsor", func(a *success.Account) { a.People = nil }},
		{"before the contract begins", "2025-01-05", "sponsor", func(*success.Account) {}},
	} {
		a := account()
		c.change(&a)
		assert.NotContains(t, rulesOf(reviewed(t, rich(), a, c.asOf)), c.rule, c.name)
	}
}

// H7: of one sponsor there is a chance of exp(-months/14) to be there at the
// renewal. From July 1 to January 6 are 189 days, 6.2094 months: 0.6418.
func TestS3SponsorsStay(t *testing.T) {
	t.Parallel()
	a := account()
	r := reviewed(t, rich(), a, "2025-07-01")
	assert.Equal(t, &success.Staying{Renewal: day("2026-01-06"), Sponsors: []string{"ana"}, Chance: 0.6418}, r.Staying)

	a.People[0].Contact.Left = day("2025-06-30")
	r = reviewed(t, rich(), a, "2025-07-01")
	assert.Equal(t, &success.Staying{Renewal: day("2026-01-06"), More: 1}, r.Staying, "0 without any, and one will do")

	a.People[0].Contact.Left = successkit.Date{}
	assert.Equal(t, "That a sponsor is still there on 2026-01-06 is 48% likely, where 50% is wanted.",
		success.Phrases().Text(raised(t, reviewed(t, rich(), a, "2025-03-01"), "sponsor").Reason))

	d := rich()
	a.People[0].Contact.Left = day("2025-06-30")
	d.Sponsors.Roles = []successkit.Role{successkit.Sponsor, successkit.Champion}
	r = reviewed(t, d, a, "2025-07-01")
	assert.Equal(t, []string{"ben"}, r.Staying.Sponsors)
	assert.Nil(t, reviewed(t, definition(), a, "2025-07-01").Staying, "the program does not ask")
}

// O8: what was gained against what was paid, by hand: 9,000 of 12,000 are there,
// a claim of 8,000 is not backed enough, and nobody knows of the own time.
func TestS1ValueRealised(t *testing.T) {
	t.Parallel()
	a := account()
	gain := func(id, date string, amount int64, level outcome.Level) value.Benefit {
		return value.Benefit{ID: id, Part: "time-saved", Date: day(date), Amount: decimal.New(amount, 0), Currency: "EUR", Source: "survey", Level: level}
	}
	a.Benefits = []value.Benefit{
		gain("b1", "2025-03-31", 4_000, outcome.Measured), gain("b2", "2025-06-30", 5_000, outcome.Reported), gain("b3", "2025-06-30", 8_000, outcome.Claimed),
		gain("b4", "2025-09-30", 6_000, outcome.Measured),
	}
	a.Costs = []value.Cost{{ID: "c1", Part: "subscription", Date: day("2025-01-06"), Amount: decimal.New(12_000, 0), Currency: "EUR"}}
	r := reviewed(t, rich(), a, "2025-07-01")
	require.NotNil(t, r.Value)
	testkit.EqualDecimal(t, "9000", *r.Value.Delivered)
	testkit.EqualDecimal(t, "8000", *r.Value.Unbacked)
	testkit.EqualDecimal(t, "-3000", *r.Value.Net)
	assert.Equal(t, "-25%", r.Value.Return.Percent(0))
	assert.True(t, r.Value.Payback.IsZero())
	assert.Equal(t, []string{"own-time"}, r.Value.MissingCosts)
	assert.Empty(t, r.Value.MissingBenefits)

	r = reviewed(t, rich(), a, "2025-10-01")
	testkit.EqualDecimal(t, "3000", *r.Value.Net)
	assert.Equal(t, day("2025-09-30"), r.Value.Payback)
	assert.Nil(t, reviewed(t, rich(), a, "2025-01-05").Value, "nothing was known yet")
	assert.Equal(t, success.Successful, reviewed(t, rich(), a, "2025-07-01").Achieved.Verdict, "the verdict is about the goals")
}

// S3: an offer is not spoken of before the customer is well.
func TestS3BarsOfAnOffer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*success.Account)
		code   string
	}{
		{"a goal is missed", func(a *success.Account) { a.Observations[0].Value = number("9") }, success.CodeNotSuccessful},
		{"its health is red", func(a *success.Account) { a.Readings[0].Value, a.Readings[1].Value = 2, 1 }, success.CodeHealthInBand},
		{"it has no potential", func(a *success.Account) {
			a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: "e9", Criterion: "agents", Answer: fit.Int(1), Date: day("2025-06-01")})
		}, success.CodeNoPotential},
		{"it has left", func(a *success.Account) {
			a.Departures = []success.Departure{{ID: "x", Date: day("2025-06-25")}}
		}, success.CodeNotCustomer},
	} {
		a := account()
		c.change(&a)
		r := reviewed(t, rich(), a, "2025-07-01")
		require.Len(t, r.Leads, 1, c.name)
		require.Len(t, r.Leads[0].Bars, 1, c.name)
		assert.Equal(t, c.code, r.Leads[0].Bars[0].Code, c.name)
		assert.NotContains(t, rulesOf(r), "expand", c.name)
	}
}

// S3, J2: help is offered as far as the Appropriate Experience permits it.
func TestS3HelpThatIsPermitted(t *testing.T) {
	t.Parallel()
	a := account()
	a.Events = nil
	late := raised(t, reviewed(t, rich(), a, "2025-02-10"), "late")
	require.Len(t, late.Help, 2)
	assert.Equal(t, "visit", late.Help[0].Intervention)

	a.Desired[0].Definition.Experience.Requirements = append(a.Desired[0].Definition.Experience.Requirements,
		outcome.Requirement{ID: "alone", Statement: "We find our own way", WindowDays: 90, Touch: outcome.Unattended})
	late = raised(t, reviewed(t, rich(), a, "2025-02-10"), "late")
	require.Len(t, late.Help, 1)
	assert.Equal(t, "guide", late.Help[0].Intervention)
}

// S3: of two rules of one trigger the first alone raises an action, and what
// changed since the last review is told.
func TestS3NoDuplicatesAndWhatChanged(t *testing.T) {
	t.Parallel()
	d := definition()
	soon := success.Rule{ID: "soon", On: success.RenewalNear, Do: "close it", Owner: successkit.Seller, LeadDays: 30, WithinDays: 10}
	d.Rules = append([]success.Rule{soon}, d.Rules...)
	a := account()
	a.Readings[0].Date, a.Interactions[0].Date = day("2025-12-01"), day("2025-12-01")
	far, near := reviewed(t, d, a, "2025-12-06"), reviewed(t, d, a, "2025-12-07")
	assert.Equal(t, []string{"renewal"}, rulesOf(far))
	assert.Equal(t, []string{"soon"}, rulesOf(near))
	changes, err := success.Compare(far, near)
	require.NoError(t, err)
	require.Len(t, changes.Raised, 1)
	require.Len(t, changes.Settled, 1)
	assert.Equal(t, "soon", changes.Raised[0].Rule)
	assert.Equal(t, "renewal", changes.Settled[0].Rule)
	same, err := success.Compare(near, reviewed(t, d, a, "2025-12-08"))
	require.NoError(t, err)
	assert.Equal(t, 1, same.Kept)
	assert.Empty(t, same.Moved)
	quiet, err := success.Compare(reviewed(t, rich(), account(), "2025-08-10"), reviewed(t, rich(), account(), "2025-08-12"))
	require.NoError(t, err)
	assert.Empty(t, quiet.Moved, "two more days of silence are no news")
	assert.NotZero(t, quiet.Kept)
	d.Version++
	d.Rules = d.Rules[1:]
	changes, err = success.Compare(near, reviewed(t, d, a, "2025-12-08"))
	require.NoError(t, err)
	assert.True(t, changes.Redefined)
	assert.False(t, same.Redefined)
	assert.Equal(t, "renewal", changes.Raised[0].Rule, "of another rule, by the version alone")

	foreign := far
	foreign.Account, foreign.Program = "bolt", "another"
	_, err = success.Compare(near, foreign)
	testkit.Faults(t, err,
		testkit.Fault{Path: "after.account", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "after.program", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "after.as_of", Kind: successkit.ErrConflict})
}

// S6: nothing is granted against the contract, without somebody who decided, or
// without the fault of the structure that it comes from.
func TestS6Exceptions(t *testing.T) {
	t.Parallel()
	asked := success.Exception{ID: "e1", Date: day("2025-06-01"), Ruling: success.Asked, Kind: "early-end", Cause: "oversold", AgainstTerms: true}
	require.NoError(t, asked.Validate())
	granted := asked
	granted.Ruling, granted.EscalatedTo = success.Granted, successkit.Executive
	require.ErrorIs(t, granted.Validate(), successkit.ErrConflict)
	granted.AgainstTerms, granted.EscalatedTo = false, ""
	require.ErrorIs(t, granted.Validate(), successkit.ErrRequired)
	granted.EscalatedTo, granted.Cause = successkit.Executive, ""
	require.ErrorIs(t, granted.Validate(), successkit.ErrRequired)

	a := account()
	a.Exceptions = []success.Exception{asked, {ID: "e2", Of: "e1", Date: day("2025-06-20"), Ruling: success.Refused, EscalatedTo: successkit.Executive}}
	assert.Contains(t, rulesOf(reviewed(t, rich(), a, "2025-06-19")), "exception")
	r := reviewed(t, rich(), a, "2025-06-20")
	assert.NotContains(t, rulesOf(r), "exception")
	require.Len(t, r.Exceptions, 1)
	assert.Equal(t, success.Refused, r.Exceptions[0].Ruling)
	assert.Equal(t, "oversold", r.Exceptions[0].Cause)
}

// S7: what free users say counts too, and apart.
func TestS7Advocacy(t *testing.T) {
	t.Parallel()
	a := account()
	a.Acts = []success.Act{
		{ID: "a1", Date: day("2025-05-01"), Kind: "reference", Contact: "ana"},
		{ID: "a2", Date: day("2025-06-01"), Kind: "review", Against: true},
		{ID: "a3", Date: day("2025-06-01"), Recorded: day("2025-08-01"), Kind: "referral"},
	}
	r := reviewed(t, definition(), a, "2025-07-01")
	assert.Equal(t, success.Advocacy{For: 1, Against: 1, Last: day("2025-06-01")}, r.Advocacy)
	a.Contracts[0].Value = decimal.Zero
	assert.True(t, reviewed(t, definition(), a, "2025-07-01").Advocacy.Free)
}

// S9: what keeps the customer from its outcome, noted or told by the rest.
func TestS9Obstacles(t *testing.T) {
	t.Parallel()
	a := account()
	a.Interactions[0].ResponseMinutes = new(180)
	a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: "e9", Criterion: "agents", Answer: fit.Int(1), Date: day("2025-06-01")})
	a.Obstacles = []success.Obstacle{
		{ID: "o1", Date: day("2025-03-01"), Kind: success.UnreliableProduct, What: "mail is lost"},
		{ID: "o2", Date: day("2025-05-01"), Kind: success.PolicyInTheWay, What: "no data leaves the country"},
		{ID: "o3", Date: day("2025-06-01"), Clears: "o1"},
	}
	kinds := func(asOf string) []success.Hindrance {
		var found []success.Hindrance
		for _, o := range reviewed(t, definition(), a, asOf).Obstacles {
			found = append(found, o.Kind)
		}
		return found
	}
	assert.Equal(t, []success.Hindrance{success.UnreliableProduct, success.PolicyInTheWay}, kinds("2025-05-31"))
	assert.Equal(t, []success.Hindrance{success.PolicyInTheWay, success.BadFit, success.BrokenExperience}, kinds("2025-07-01"))
}
