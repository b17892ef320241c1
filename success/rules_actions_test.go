package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

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
		{"a goal of which nobody had thought before, never measured", "2025-07-15", "measure", "second-reply", "2025-06-30", successkit.CSM, 12_000, func(a *success.Account) {
			d := account().Desired[0]
			d.ID, d.From = "d2", day("2025-05-01")
			d.Definition.Required[0].Measures[0].ID = "second-reply"
			a.Desired = append(a.Desired, d)
		}},
		{"two terms end on one day, and the longer became known later", "2025-03-15", "sponsor", "acme", "2025-03-22", successkit.CSM, 12_000, func(a *success.Account) {
			a.Contracts[0].Recorded = day("2025-03-10")
			second := a.Contracts[0]
			second.ID, second.Date, second.Start, second.Recorded, second.Value = "k2", day("2025-02-20"), day("2025-02-20"), successkit.Date{}, decimal.Zero
			a.Contracts = append(a.Contracts, second)
		}},
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
		{"notice was given", "2025-07-15", "leaves", "acme", "2025-07-15", successkit.Executive, 12_000, func(a *success.Account) {
			a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-07-10")}}
		}},
		{"notice was given of one contract, and then of the other", "2025-07-15", "leaves", "acme", "2025-07-17", successkit.Executive, 12_000, func(a *success.Account) {
			second := a.Contracts[0]
			second.ID, second.Value = "k2", decimal.Zero
			a.Contracts = append(a.Contracts, second)
			a.Departures = []success.Departure{
				{ID: "x", Contract: "k1", Date: day("2026-01-06"), Recorded: day("2025-07-12")},
				{ID: "y", Contract: "k2", Date: day("2026-01-06"), Recorded: day("2025-05-01")},
			}
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
		{"notice was given of one contract of two", "2025-07-15", "leaves", func(a *success.Account) {
			second := a.Contracts[0]
			second.ID = "k2"
			a.Contracts = append(a.Contracts, second)
			a.Departures = []success.Departure{{ID: "x", Contract: "k1", Date: day("2026-01-06"), Recorded: day("2025-07-10")}}
		}},
		{"it has left", "2026-01-06", "leaves", func(a *success.Account) {
			a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-07-10")}}
		}},
		{"it has left and come back", "2026-03-01", "leaves", func(a *success.Account) {
			a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-07-10")}}
			a.Contracts = append(a.Contracts, success.Contract{ID: "k2", Date: day("2026-02-01"), Start: day("2026-02-01"), Currency: "EUR"})
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
	assert.NotNil(t, reviewed(t, d, a, "2026-01-05").Staying)
	assert.Nil(t, reviewed(t, d, a, "2026-01-06").Staying, "no renewal lies ahead")
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

	// An offer that hangs on what works, before anything was won by it.
	d := rich()
	d.Paths[0].Milestones[0].Offer, d.Paths[0].Milestones[1].Offer = "telephony", ""
	a := account()
	a.Events, a.Observations = a.Events[:1], nil
	r := reviewed(t, d, a, "2025-01-20")
	require.Len(t, r.Leads, 1)
	require.Len(t, r.Leads[0].Bars, 1)
	assert.Equal(t, success.CodeNoValueYet, r.Leads[0].Bars[0].Code)
	a.Events = account().Events
	assert.Empty(t, reviewed(t, d, a, "2025-02-10").Leads[0].Bars, "a success milestone is reached")
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
