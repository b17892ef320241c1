package success_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// Each row changes the customer of the fixture, with which all is well on
// 2025-07-01, and says what verdict and which actions follow. The days are
// counted by hand.
func TestReview(t *testing.T) {
	t.Parallel()
	type action struct {
		rule, subject, due string
		owner              successkit.Role
	}
	for _, c := range []struct {
		name    string
		asOf    string
		change  func(*success.Account)
		verdict success.Verdict
		actions []action
	}{
		{
			name: "S1 outcome and experience: successful", asOf: "2025-07-01",
			change: func(*success.Account) {}, verdict: success.Successful,
		},
		{
			name: "S1 outcome without its experience is no success", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Interactions[0].ResponseMinutes = new(180) },
			verdict: success.Unsuccessful,
			actions: []action{{"breach", "answers", "2025-06-14", successkit.CSM}}, // two days after the case
		},
		{
			name: "S1 a goal missed", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Observations[0].Value = number("9") },
			verdict: success.Unsuccessful,
			actions: []action{{"failed", "first-reply", "2025-07-06", successkit.CSM}}, // five days after the first day on which it was missed
		},
		{
			name: "S1 a goal lost is due from its first day, not from the newest value", asOf: "2025-07-01",
			change: func(a *success.Account) {
				for i, value := range []string{"9", "10", "8"} { // lost on June 15
					o := a.Observations[0]
					o.ID, o.Value, o.Date = "l"+value, number(value), day("2025-06-15").AddDays(5*i)
					a.Observations = append(a.Observations, o)
				}
			},
			verdict: success.Unsuccessful,
			actions: []action{{"failed", "first-reply", "2025-06-20", successkit.CSM}},
		},
		{
			name: "S1 nor is a measure that is worse than at the start", asOf: "2025-06-25",
			change: func(a *success.Account) {
				a.Observations[0].Value = number("21")
				o := a.Observations[0]
				o.ID, o.Value, o.Date = "w", number("22"), day("2025-06-20")
				a.Observations = append(a.Observations, o)
			},
			verdict: success.Unsuccessful,
			actions: []action{{"failed", "first-reply", "2025-06-15", successkit.CSM}},
		},
		{
			name: "S1 a goal not due yet", asOf: "2025-06-25",
			change:  func(a *success.Account) { a.Observations[0].Value = number("9") },
			verdict: success.OnTheWay,
		},
		{
			name: "S1 unmeasured is not failed, even when due", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Observations = nil },
			verdict: success.Unknown,
			actions: []action{{"measure", "first-reply", "2025-03-07", successkit.CSM}},
		},
		{
			name: "S1 nobody asked", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Desired = nil },
			verdict: success.Unknown,
			actions: []action{{"ask-outcome", "acme", "2025-01-20", successkit.Seller}},
		},
		{
			name: "S1 health is no verdict: red and successful", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Readings[0].Value, a.Readings[1].Value = 2, 1
			},
			verdict: success.Successful,
			actions: []action{{"red", "acme", "2025-06-23", successkit.CSM}}, // three days after the newest reading
		},
		{
			name: "H3 no readings: no score, and not red", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Readings = nil },
			verdict: success.Successful,
			actions: []action{{"no-score", "acme", "2025-01-20", successkit.TAM}},
		},
		{
			name: "F14 no potential is no verdict: bad fit and successful", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Fit.Evidence = []fit.Evidence{a.Fit.Evidence[0], {ID: "e2", Criterion: "agents", Answer: fit.Int(1), Date: day("2024-12-01")}}
			},
			verdict: success.Successful,
			actions: []action{{"bad-fit", "acme", "2024-12-31", successkit.Executive}}, // answered 12-01
		},
		{
			name: "F14 of two reasons against it the earlier counts", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Fit.Evidence = []fit.Evidence{
					{ID: "e1", Criterion: "mail", Answer: fit.Words("fax"), Date: day("2025-02-01")},
					{ID: "e2", Criterion: "agents", Answer: fit.Int(1), Date: day("2024-12-01")},
				}
			},
			verdict: success.Successful,
			actions: []action{{"bad-fit", "acme", "2024-12-31", successkit.Executive}},
		},
		{
			name: "F4 a promise that is open", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Fit.Evidence = []fit.Evidence{a.Fit.Evidence[0], {ID: "e2", Criterion: "agents", Answer: fit.Int(1), Date: day("2024-12-01")}}
				a.Fit.Commitments = []fit.Commitment{{ID: "c1", Criterion: "agents", By: successkit.CustomerSide, What: "hire two agents", Date: day("2025-06-01"), Due: day("2025-08-01")}}
			},
			verdict: success.Successful,
			actions: []action{{"promise", "c1", "2025-08-01", successkit.Seller}},
		},
		{
			name: "F4 one promise of both sides is one action", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: "e3", Criterion: "data", Answer: fit.YesNo(false), Date: day("2024-12-01")})
				a.Fit.Commitments = []fit.Commitment{{ID: "c1", Criterion: "data", By: successkit.BothSides, What: "clean the data", Date: day("2025-06-01"), Due: day("2025-08-01")}}
			},
			verdict: success.Successful,
			actions: []action{{"promise", "c1", "2025-08-01", successkit.Seller}},
		},
		{
			name: "F4 a promise of each side is one of each", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: "e3", Criterion: "data", Answer: fit.YesNo(false), Date: day("2024-12-01")})
				c := fit.Commitment{ID: "c1", Criterion: "data", By: successkit.VendorSide, What: "clean the data", Date: day("2025-06-01"), Due: day("2025-08-01")}
				a.Fit.Commitments = []fit.Commitment{c, c}
				a.Fit.Commitments[1].ID, a.Fit.Commitments[1].By = "c2", successkit.CustomerSide
			},
			verdict: success.Successful,
			actions: []action{{"promise", "c1", "2025-08-01", successkit.Seller}, {"promise", "c2", "2025-08-01", successkit.Seller}},
		},
		{
			name: "F4 a promise that ran out: unmet from the day after", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Fit.Evidence = []fit.Evidence{a.Fit.Evidence[0], {ID: "e2", Criterion: "agents", Answer: fit.Int(1), Date: day("2024-12-01")}}
				a.Fit.Commitments = []fit.Commitment{{ID: "c1", Criterion: "agents", By: successkit.CustomerSide, What: "hire two agents", Date: day("2025-05-01"), Due: day("2025-06-20")}}
			},
			verdict: success.Successful,
			actions: []action{{"bad-fit", "acme", "2025-07-21", successkit.Executive}},
		},
		{
			name: "F1 a question whose answer went stale: from that day on", asOf: "2026-01-02",
			change: func(a *success.Account) {
				a.Contracts[0].End = day("2027-01-06")
				a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: "e3", Criterion: "data", Answer: fit.YesNo(true), Date: day("2025-01-01")})
				a.Interactions[0].Date, a.Readings[0].Date = day("2025-12-20"), day("2025-12-20")
			},
			verdict: success.Successful,
			actions: []action{{"ask", "data", "2026-01-12", successkit.Seller}}, // it is fresh for 365 days
		},
		{
			name: "F1 a question decides", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Fit.Evidence = nil },
			verdict: success.Successful,
			actions: []action{{"ask", "agents", "2025-01-16", successkit.Seller}, {"ask", "mail", "2025-01-16", successkit.Seller}},
		},
		{
			name: "J4 a milestone is late, and its owner acts", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Events = nil },
			verdict: success.Successful,
			actions: []action{{"late", "mail-connected", "2025-01-23", successkit.Services}}, // planned 01-16
		},
		{
			name: "J3 a milestone will be late", asOf: "2025-01-30",
			change: func(a *success.Account) {
				a.Events = []journey.Event{{ID: "v1", Milestone: "mail-connected", Kind: journey.EventReached, Date: day("2025-01-28")}}
				a.Readings, a.Observations, a.Interactions = nil, nil, nil
				a.Desired = nil
			},
			verdict: success.Unknown,
			actions: []action{
				{"at-risk", "first-week", "2025-02-05", successkit.CSM},
				{"no-score", "acme", "2025-01-20", successkit.TAM},
				{"ask-outcome", "acme", "2025-01-20", successkit.Seller},
			},
		},
		{
			name: "H7 the champion left", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.People[1].Contact.Left = day("2025-06-15") },
			verdict: success.Successful,
			actions: []action{{"one-contact", "acme", "2025-07-15", successkit.CSM}},
		},
		{
			name: "H7 no contact is known", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.People = nil },
			verdict: success.Successful,
			actions: []action{{"one-contact", "acme", "2025-02-05", successkit.CSM}},
		},
		{
			name: "H7 one left and another one will", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.People[0].Contact.Left, a.People[1].Contact.Left = day("2025-06-15"), day("2025-09-01")
			},
			verdict: success.Successful,
			actions: []action{{"one-contact", "acme", "2025-07-15", successkit.CSM}},
		},
		{
			name: "H7 all have left", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.People[0].Contact.Left, a.People[1].Contact.Left = day("2025-06-20"), day("2025-06-15")
			},
			verdict: success.Successful,
			actions: []action{{"one-contact", "acme", "2025-07-20", successkit.CSM}},
		},
		{
			name: "S3 the renewal comes near, on the first day of its lead", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Contracts[0].End = day("2025-09-29") },
			verdict: success.Successful,
			actions: []action{{"renewal", "acme", "2025-07-31", successkit.Seller}},
		},
		{
			name: "S3 and not the day before", asOf: "2025-07-01",
			change:  func(a *success.Account) { a.Contracts[0].End = day("2025-09-30") },
			verdict: success.Successful,
		},
		{
			name: "S3 and after it, until somebody says what came", asOf: "2026-02-01",
			change: func(a *success.Account) {
				a.Interactions[0].Date, a.Readings[0].Date = day("2026-01-20"), day("2026-01-20")
			},
			verdict: success.Successful,
			actions: []action{{"renewal", "acme", "2025-11-07", successkit.Seller}},
		},
		{
			name: "S3 red is due from its first day, not from the newest reading", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Readings[1].Value = 1
				a.Readings[0].Value = 19
				for i := range 10 { // red from the 21st of June on
					a.Readings = append(a.Readings, health.Reading{ID: "d" + string(rune('0'+i)), Measure: "usage", Value: 2, Date: day("2025-06-21").AddDays(i)})
				}
			},
			verdict: success.Successful,
			actions: []action{{"red", "acme", "2025-06-24", successkit.CSM}},
		},
		{
			name: "H3 no score from the day on which the readings got too old", asOf: "2025-09-15",
			change: func(a *success.Account) {
				a.Interactions[0].Date = day("2025-09-01")
			},
			verdict: success.Successful,
			actions: []action{{"no-score", "acme", "2025-09-03", successkit.TAM}}, // read 06-20, counts for 60 days
		},
		{
			name: "O3 the second breach does not postpone the first", asOf: "2025-07-01",
			change: func(a *success.Account) {
				again := a.Interactions[0]
				a.Interactions[0].ResponseMinutes = new(180)
				again.ID, again.Date, again.ResponseMinutes = "i2", day("2025-06-30"), new(500)
				a.Interactions = append(a.Interactions, again)
			},
			verdict: success.Unsuccessful,
			actions: []action{{"breach", "answers", "2025-06-14", successkit.CSM}},
		},
		{
			name: "O3 a gap longer than the window is due from its first day", asOf: "2025-09-01",
			change: func(a *success.Account) {
				a.Readings[0].Date = day("2025-08-20")
				a.Desired[0].Definition.Experience.Requirements[0] = outcome.Requirement{
					ID: "answers", Statement: "A call a month", Kind: "support-case", WindowDays: 10,
					Cadence: &outcome.Cadence{EveryDays: 31, From: day("2025-01-06")},
				}
			},
			verdict: success.Unsuccessful,
			actions: []action{{"breach", "answers", "2025-07-16", successkit.CSM}}, // last case 06-12, overdue from 07-14
		},
		{
			name: "O3 a case that nobody knew of yet does not end the gap", asOf: "2025-09-01",
			change: func(a *success.Account) {
				a.Readings[0].Date = day("2025-08-20")
				a.Desired[0].Definition.Experience.Requirements[0] = outcome.Requirement{
					ID: "answers", Statement: "A call a month", Kind: "support-case", WindowDays: 10,
					Cadence: &outcome.Cadence{EveryDays: 31, From: day("2025-01-06")},
				}
				unknown := a.Interactions[0]
				unknown.ID, unknown.Date, unknown.Recorded = "i2", day("2025-07-20"), day("2025-09-02")
				a.Interactions = append(a.Interactions, unknown)
			},
			verdict: success.Unsuccessful,
			actions: []action{{"breach", "answers", "2025-07-16", successkit.CSM}},
		},
		{
			name: "O3 a request that nobody answered", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Interactions = append(a.Interactions, successkit.Interaction{
					ID: "i2", Date: day("2025-06-20"), Kind: "support-case", Began: successkit.CustomerSide, Unanswered: true,
				})
			},
			verdict: success.Unsuccessful,
			actions: []action{{"breach", "answers", "2025-06-23", successkit.CSM}}, // two days after the day on which the hours were over
		},
		{
			name: "O3 a request of which nobody knows is no good experience", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Interactions = append(a.Interactions, successkit.Interaction{
					ID: "i2", Date: day("2025-06-20"), Kind: "support-case", Began: successkit.CustomerSide,
				})
			},
			verdict: success.Unknown,
		},
		{
			name: "J4 an event of another version of the path", asOf: "2025-07-01",
			change: func(a *success.Account) {
				a.Events = append(a.Events, journey.Event{ID: "v9", Milestone: "webinar", Kind: journey.EventReached, Date: day("2025-02-01")})
			},
			verdict: success.Successful,
		},
		{
			name: "a customer whose start is still to come is a prospect", asOf: "2024-12-15",
			change: func(a *success.Account) {
				a.Events, a.People = nil, nil
			},
			verdict: success.Unknown,
		},
		{
			name: "a prospect has no journey, and no day to count from", asOf: "2024-12-15",
			change: func(a *success.Account) {
				*a = success.Account{ID: "acme", Facts: success.Facts{Fit: a.Fit}}
			},
			verdict: success.Unknown,
			actions: []action{{"ask-outcome", "acme", "", successkit.Seller}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := account()
			c.change(&a)
			d := definition()
			if slices.ContainsFunc(a.Fit.Evidence, func(e fit.Evidence) bool { return e.Criterion == "data" }) {
				d.Profiles[0].Criteria = append(d.Profiles[0].Criteria, fit.Criterion{
					ID: "data", Input: fit.Competence, Kind: fit.Demand, Question: "Can both sides clean the data?",
					Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Remedy: successkit.BothSides, FreshDays: 365, Cost: 3,
				})
			}
			p, err := success.New(d)
			require.NoError(t, err)
			r, err := p.Review(a, day(c.asOf))
			require.NoError(t, err)
			assert.Equal(t, c.verdict, r.Verdict)
			assert.NotEmpty(t, r.Reasons)
			assert.Equal(t, r.Terms.Start.IsZero() || r.Terms.Start.After(r.AsOf), r.Journey == nil)
			var got []action
			phrases := success.Phrases()
			for _, x := range r.Actions {
				due := ""
				if !x.Due.IsZero() {
					due = x.Due.String()
				}
				got = append(got, action{x.Rule, x.Subject, due, x.Owner})
				assert.NotEqual(t, x.Reason.String(), phrases.Text(x.Reason), "no phrase for %s", x.Reason)
				assert.NotContains(t, phrases.Text(x.Reason), "{", "a phrase that lacks an argument: %s", x.Reason)
			}
			assert.Equal(t, c.actions, got)
		})
	}
}

// Whoever lists reasons of several packages reads one voice: a sentence each,
// with no more words of its own than a table cell holds.
func TestPhrases(t *testing.T) {
	t.Parallel()
	argument := regexp.MustCompile(`\{[a-z_]+\}`)
	for code, phrase := range success.Phrases() {
		assert.Regexp(t, `^(\{question\} )?["A-Z][^:]*(: [^:]*)?\.$`, phrase, code)
		assert.NotRegexp(t, ` %|  `, phrase, code)
		assert.LessOrEqual(t, len(argument.ReplaceAllString(phrase, "")), 80, code)
	}
}

func TestReviewRefuses(t *testing.T) {
	t.Parallel()
	p := program(t)
	_, err := p.Review(account(), successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
	_, err = p.ReviewAll([]success.Account{account()}, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})

	a := account()
	a.Contracts[0].End = a.Contracts[0].Start
	a.People[1].ID = "p1"
	a.Events[0].Milestone = ""
	a.Readings[1].ID = "r1"
	a.Fit.Evidence[0].ID = ""
	_, err = p.ReviewAll([]success.Account{account(), a}, day("2025-07-01"))
	testkit.Faults(t, err,
		testkit.Fault{Path: "accounts[1].contracts[0].end", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "accounts[1].people[1].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "accounts[1].fit.evidence[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "accounts[1].events[0].milestone", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "accounts[1].readings[1].id", Kind: successkit.ErrConflict},
	)
}

// A confirmation by somebody who comes to be known later, and a contract whose
// predecessor does, are no fault of a day before.
func TestReviewBeforeSomebodyIsKnown(t *testing.T) {
	t.Parallel()
	a := account()
	a.People = append(a.People, success.Person{ID: "p3", Recorded: day("2025-08-01"), Contact: successkit.Contact{ID: "eve", Role: successkit.Sponsor}})
	a.Confirmations = []outcome.Confirmation{{ID: "f1", Side: successkit.CustomerSide, By: "eve", Goals: []string{"faster"}, Date: day("2025-08-01")}}
	a.Contracts = append(a.Contracts, success.Contract{ID: "k0", Date: day("2024-01-01"), Recorded: day("2025-08-01"), Start: day("2024-01-06"), End: day("2025-01-06"), Currency: "EUR"})
	a.Contracts[0].Renews = "k0"
	p := program(t)
	r, err := p.Review(a, day("2025-07-01"))
	require.NoError(t, err)
	assert.Equal(t, day("2025-01-06"), r.Terms.Start)
	assert.Zero(t, r.Terms.Renewed)
	assert.False(t, r.Understanding.Goals[0].Shared)
	r, err = p.Review(a, day("2025-08-01"))
	require.NoError(t, err)
	assert.Equal(t, day("2024-01-06"), r.Terms.Start)
	assert.Equal(t, 1, r.Terms.Renewed)
	assert.Equal(t, outcome.Confirmed, r.Understanding.Goals[0].Customer.State)

	a.Confirmations[0].By, a.Contracts[0].Renews = "zoe", "k9"
	_, err = p.Review(a, day("2025-07-01"))
	testkit.Faults(t, err, testkit.Fault{Path: "contracts[0].renews", Kind: successkit.ErrUnknown})
}
