package report_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

const (
	quarter = "2026-01-01/2026-04-01"
	last    = "2026-03-31"
)

// stand returns a review of a customer of the sample's vendor in a quarter, green
// and with potential, as if it had been made on a day.
func stand(id, asOf string, verdict success.Verdict, value int64) success.Review {
	r := success.Review{
		Account: id, Name: "Customer " + id, Program: "payables-success", Version: 4, AsOf: day(asOf),
		Terms:     success.Terms{Relation: success.Customer, Value: decimal.New(value, 0), Currency: "EUR", Start: day("2024-01-01")},
		Judgement: success.Judgement{Verdict: verdict}, Fit: fit.Assessment{Verdict: fit.Potential},
		Health: health.Score{Model: "early-warning", Part: health.Part{Band: "green", State: health.Known}},
	}
	r.Relationships.Breadth = people.Several
	return r
}

// gone returns a review of somebody who is no customer.
func gone(id, asOf string, relation success.Relation) success.Review {
	r := stand(id, asOf, success.Unknown, 0)
	r.Terms.Relation, r.Health = relation, health.Score{}
	return r
}

const eve = "2025-12-31"

// pairs tallies reviews that were made before, two of each account.
func pairs(t *testing.T, reviews ...success.Review) *report.Tally {
	t.Helper()
	rep, whole := reporter(t, book(t).Program, quarter, last), &report.Tally{}
	for i := 0; i < len(reviews); i += 2 {
		one, err := rep.Reviewed(success.Account{ID: reviews[i].Account}, reviews[i], reviews[i+1])
		require.NoError(t, err)
		require.NoError(t, whole.Merge(one))
	}
	return whole
}

func euros(t *testing.T, want string, got []success.Amount) {
	t.Helper()
	testkit.EqualDecimal(t, want, report.Stock{Money: got}.In("EUR"))
}

// S8, counted by hand: one customer fails and grows, one comes and succeeds, one
// goes, one stays.
func TestS8Flows(t *testing.T) {
	t.Parallel()
	r := reported(t, pairs(t,
		stand("a", eve, success.Successful, 100), stand("a", last, success.Unsuccessful, 120),
		gone("b", eve, success.Prospect), stand("b", last, success.Successful, 50),
		stand("c", eve, success.Successful, 70), gone("c", last, success.Former),
		stand("d", eve, success.Successful, 30), stand("d", last, success.Successful, 35),
		gone("e", eve, success.Prospect), gone("e", last, success.Prospect),
	))
	assert.Equal(t, int64(3), r.Customers.Opening.Accounts)
	assert.Equal(t, int64(3), r.Customers.Closing.Accounts)
	euros(t, "200", r.Customers.Opening.Money)
	euros(t, "205", r.Customers.Closing.Money)
	assert.Equal(t, int64(3), r.Verdicts.Opening("successful").Accounts)
	assert.Equal(t, int64(2), r.Verdicts.Closing("successful").Accounts)
	euros(t, "85", r.Verdicts.Closing("successful").Money)
	euros(t, "120", r.Verdicts.Closing("unsuccessful").Money)
	assert.Zero(t, r.Verdicts.Closing("on-the-way"))
	assert.Equal(t, "2/3", r.Figure(report.Succeeding, "").String())

	before := reported(t, pairs(t, stand("a", eve, success.Successful, 100), stand("a", last, success.Successful, 100)))
	before.Scope.AsOf = day(eve)
	c, err := report.Compare(before, r)
	require.NoError(t, err)
	for _, x := range c.Stocks {
		if x.Of != report.ByVerdict || x.State != "successful" {
			continue
		}
		assert.Equal(t, int64(2), x.Between.Accounts, "c and d are in the second book alone")
		var moves []string
		for _, m := range x.Moves {
			moves = append(moves, fmt.Sprintf("%s>%s %+d %s", m.From, m.To, m.Accounts, report.Stock{Money: m.Money}.In("EUR")))
		}
		assert.Equal(t, []string{"successful>successful +0 5", "successful>unsuccessful -1 -100", "successful> -1 -70", ">successful +1 50"}, moves)
	}
}

// S8, early warnings: a customer with four signs is at risk once, with its money;
// and which signs speak of leaving.
func TestS8Signs(t *testing.T) {
	t.Parallel()
	calm := func() success.Review { return stand("a", last, success.Successful, 100) }
	for _, c := range []struct {
		name   string
		change func(*success.Review)
		want   []report.Sign
	}{
		{"none", func(*success.Review) {}, nil},
		{"worst band", func(r *success.Review) { r.InWorstBand, r.Health.Band = true, "red" }, []report.Sign{report.AtRisk, report.WorstBand}},
		{"no score says nothing", func(r *success.Review) { r.Health = health.Score{} }, []report.Sign{report.HealthUnknown}},
		{"a near renewal that is green", func(r *success.Review) { r.Terms.Renewal = day("2026-06-29") }, nil},
		{
			"one that is yellow, 90 days before", func(r *success.Review) { r.Terms.Renewal, r.Health.Band = day("2026-06-29"), "yellow" },
			[]report.Sign{report.AtRisk, report.RenewalAtRisk},
		},
		{"91 days before", func(r *success.Review) { r.Terms.Renewal, r.Health.Band = day("2026-06-30"), "yellow" }, nil},
		{
			"one without a score", func(r *success.Review) { r.Terms.Renewal, r.Health = day("2026-06-29"), health.Score{} },
			[]report.Sign{report.AtRisk, report.HealthUnknown, report.RenewalAtRisk},
		},
		{
			"a term that ends today", func(r *success.Review) { r.Terms.Renewal = day(last) },
			[]report.Sign{report.AtRisk, report.RenewalPassed},
		},
		{
			"one that ends today and is yellow", func(r *success.Review) { r.Terms.Renewal, r.Health.Band = day(last), "yellow" },
			[]report.Sign{report.AtRisk, report.RenewalPassed},
		},
		{
			"leaving", func(r *success.Review) { r.Terms.Left = day("2026-08-01") }, []report.Sign{report.AtRisk, report.Leaving},
		},
		{
			"silent", func(r *success.Review) { r.Through.Rhythm = &people.Rhythm{OverdueDays: 1} }, []report.Sign{report.AtRisk, report.Silent},
		},
		{"in time", func(r *success.Review) { r.Through.Rhythm = &people.Rhythm{} }, nil},
		{"one contact", func(r *success.Review) { r.Relationships.Breadth = people.Single }, []report.Sign{report.SingleContact}},
		{"nobody known is not nobody met", func(r *success.Review) { r.Relationships.Breadth = people.None }, nil},
		{
			"an action overdue", func(r *success.Review) {
				r.Actions = []success.Action{{Rule: "find-health-data", Subject: "a", Owner: successkit.TAM, Due: day("2026-03-30")}}
			}, []report.Sign{report.Overdue},
		},
		{
			"due today is not", func(r *success.Review) {
				r.Actions = []success.Action{{Rule: "find-health-data", Subject: "a", Owner: successkit.TAM, Due: day(last)}}
			}, nil,
		},
		{
			"contradictions", func(r *success.Review) {
				r.Standings = []success.Standing{{Kind: success.RetainedButUnsuccessful}, {Kind: success.SuccessfulButAtRisk}}
			}, []report.Sign{report.RetainedButUnsuccessful, report.SuccessfulButAtRisk},
		},
		{"free", func(r *success.Review) { r.Terms.Value = decimal.Decimal{} }, []report.Sign{report.Free}},
		{
			"spoken for and against", func(r *success.Review) { r.Advocacy = success.Advocacy{For: 1, Against: 2} },
			[]report.Sign{report.Advocate, report.Detractor},
		},
		{
			"four at once", func(r *success.Review) {
				r.InWorstBand, r.Health.Band, r.Terms.Renewal = true, "red", day("2026-05-01")
				r.Terms.Left, r.Through.Rhythm = day("2026-05-01"), &people.Rhythm{OverdueDays: 9}
			}, []report.Sign{report.AtRisk, report.WorstBand, report.RenewalAtRisk, report.Silent, report.Leaving},
		},
	} {
		is := calm()
		c.change(&is)
		var got []report.Sign
		for _, r := range pairs(t, stand("a", eve, success.Successful, 100), is).Sums().Rows {
			if r.Of == report.BySign {
				s, err := report.ParseSign(r.What)
				require.NoError(t, err)
				assert.Equal(t, []string{"no", "yes"}, []string{r.From, r.To}, c.name)
				got = append(got, s)
			}
		}
		assert.ElementsMatch(t, c.want, got, c.name)
	}
	is := calm()
	is.InWorstBand, is.Terms.Left = true, day("2026-08-01")
	r := reported(t, pairs(t, stand("a", eve, success.Successful, 90), is, stand("b", eve, success.Successful, 10), stand("b", last, success.Successful, 10)))
	euros(t, "100", r.Warnings.AtRisk.Closing.Money)
	assert.Equal(t, int64(1), r.Warnings.AtRisk.Closing.Accounts)
	assert.Equal(t, "1/2", r.Figure(report.Risk, "").String())
	assert.Equal(t, []report.Entry{{Account: "a", Name: "Customer a", Date: day("2026-08-01"), New: true, Money: decimal.New(100, 0)}}, r.Named(report.Threatened, "EUR"))
}

// S8, results: what the sample's customers lost, split by how they stood when
// they signed, with the causes. C-08 should not have been signed and pays 16,200
// of the 341,592; C-10 could have succeeded and pays 27,588.
func TestS8Results(t *testing.T) {
	t.Parallel()
	b := book(t)
	for i := range b.Accounts {
		switch a := &b.Accounts[i]; a.ID {
		case "C-08":
			a.Departures = []success.Departure{
				{ID: "x", Date: day("2026-02-01"), Cause: "bad-fit"},
				{ID: "y", Date: day("2025-06-01"), Contract: "k-1", Cause: "voluntary"},
			}
		case "C-10":
			a.Departures = []success.Departure{{ID: "x", Date: day("2026-03-15"), Cause: "price"}}
		case "C-03":
			came := *a // and went within the quarter
			came.Departures = []success.Departure{{ID: "x", Date: day("2026-02-15"), Cause: "price"}}
			came.ID = "C-99"
			b.Accounts = append(b.Accounts, came)
		}
	}
	r := reported(t, tallied(t, reporter(t, b.Program, quarter, last), b.Accounts...))
	require.Len(t, r.Results, 1)
	x := r.Results[0]
	assert.Equal(t, "297804/341592", x.Retention.GRR.String())
	assert.Equal(t, "2/8", x.Retention.LogoChurn.String())
	require.Len(t, x.ByFit, 2)
	assert.Equal(t, fit.Potential, x.ByFit[0].AtSigning)
	assert.Equal(t, "297804/325392", x.ByFit[0].Retention.GRR.String())
	assert.Equal(t, fit.NoPotential, x.ByFit[1].AtSigning)
	assert.Equal(t, "0/16200", x.ByFit[1].Retention.GRR.String())
	assert.Equal(t, "19140/19140", x.Renewals.Gross.String())
	assert.Equal(t, "19140/19140", r.Figure(report.GrossRenewal, "EUR").String())
	assert.False(t, r.Figure(report.GrossRenewal, "USD").Defined())
	require.Len(t, x.Causes, 2)
	for i, want := range []string{"price", "bad-fit"} {
		assert.Equal(t, want, x.Causes[i].Cause)
		assert.Equal(t, metrics.Churn, x.Causes[i].Kind)
	}
	assert.Equal(t, "62388/341592", x.Causes[0].Share.String(), "27,588 and the 34,800 of the one that came and went")
	var lost []string
	for _, e := range r.Named(report.Lost, "EUR") {
		lost = append(lost, e.Account+" "+e.What+" "+e.Date.String()+" "+e.AtSigning.String())
	}
	assert.Equal(t, []string{"C-10 price 2026-03-15 potential", "C-08 bad-fit 2026-02-01 no-potential"}, lost)
	assert.Equal(t, []report.Count{{What: "goal-agreed", Count: 4}, {What: "team-able", Count: 4}}, r.Wins.Milestones)
	euros(t, "4800", r.Wins.Expansion.Money)
	assert.Equal(t, int64(1), r.Wins.Expansion.Accounts)
}

// S8, results of one customer: of two contracts of 600 one is cut to 400, of which
// nobody has said why, and renewed at 500; the other is left for its price. Fit is
// that of the day on which the contract was signed that started first.
func TestS8Customer(t *testing.T) {
	t.Parallel()
	b := book(t)
	euros := func(id, date, start, end string, value int64, renews string) success.Contract {
		c := success.Contract{ID: id, Date: day(date), Start: day(start), Value: decimal.New(value, 0), Currency: "EUR", Renews: renews}
		if end != "" {
			c.End = day(end)
		}
		return c
	}
	a := success.Account{ID: "a"}
	a.Contracts = []success.Contract{
		euros("k1", "2024-12-01", "2025-01-01", "2026-03-01", 600, ""), euros("k2", "2024-12-01", "2025-01-01", "", 600, ""),
		euros("k3", "2026-01-10", "2026-01-10", "2026-03-01", 400, "k1"), euros("k4", "2026-02-20", "2026-03-01", "", 500, "k3"),
		euros("k0", "2024-11-30", "2025-01-05", "2026-02-28", 0, ""), // signed earlier, and starts later
	}
	a.Departures = []success.Departure{{ID: "x", Date: day("2026-02-01"), Contract: "k2", Cause: "price"}}
	for i, c := range b.Program.Profiles[0].Criteria {
		a.Fit.Evidence = append(a.Fit.Evidence, fit.Evidence{ID: strconv.Itoa(i), Criterion: c.ID, Date: day("2024-12-01"), Answer: c.Rule.Value})
	}
	r := reported(t, tallied(t, reporter(t, b.Program, quarter, last), a))
	x := r.Results[0]
	assert.Equal(t, "500/1200", x.Retention.NRR.String())
	assert.Equal(t, "400/400", x.Renewals.Gross.String())
	assert.Equal(t, "500/400", r.Figure(report.NetRenewal, "EUR").String())
	assert.Equal(t, "1/1", r.Figure(report.RenewalByCount, "EUR").String())
	var causes []string
	for _, c := range x.Causes {
		causes = append(causes, fmt.Sprintf("%s %q %s %d", c.Kind, c.Cause, c.Amount, c.Events))
	}
	assert.Equal(t, []string{`contraction "price" 600 1`, `contraction "" 200 1`}, causes)
	require.Len(t, x.ByFit, 1)
	assert.NotEqual(t, fit.Undetermined, x.ByFit[0].AtSigning, "it is the first to start that counts")
}

// S8, wins: what was not reached at the opening, whatever was known then.
func TestS8Wins(t *testing.T) {
	t.Parallel()
	goal := func(asOf string, states ...outcome.MeasureState) success.Review {
		r := stand("a", asOf, success.OnTheWay, 100)
		r.Outcome = &outcome.Attainment{AsOf: day(asOf)}
		for i, s := range states {
			r.Outcome.Required = append(r.Outcome.Required, outcome.RequiredResult{Required: "g" + strconv.Itoa(i), UseCase: "touchless", State: s, Since: day(asOf)})
		}
		return r
	}
	r := reported(t, pairs(t,
		goal(eve, outcome.Missed, outcome.Achieved, outcome.Achieved, outcome.InProgress),
		goal(last, outcome.AchievedLate, outcome.Achieved, outcome.Lapsed, outcome.Achieved, outcome.Achieved, outcome.Unmeasured),
	))
	assert.Equal(t, []report.Count{{What: "touchless", Count: 3}}, r.Wins.Goals)
	var won []string
	for _, e := range r.Named(report.Won, "EUR") {
		won = append(won, e.Subject)
	}
	assert.Equal(t, []string{"g0", "g3", "g4"}, won)
}

// What an account was before it was a customer is no news, and what it has said
// before is none either.
func TestNew(t *testing.T) {
	t.Parallel()
	was, is := gone("a", eve, success.Prospect), stand("a", last, success.Successful, 100)
	was.InWorstBand, is.InWorstBand = true, true
	was.Advocacy.For, is.Advocacy.For = 1, 1
	r := reported(t, pairs(t, was, is))
	require.Len(t, r.Named(report.Threatened, "EUR"), 1)
	assert.True(t, r.Named(report.Threatened, "EUR")[0].New)
	assert.Empty(t, r.Named(report.NewAdvocates, "EUR"))
}

// A renewal is near within the longest lead of the rules, or ninety days.
func TestNearDays(t *testing.T) {
	t.Parallel()
	d := book(t).Program
	assert.Equal(t, 90, reporter(t, d, quarter, last).Scope().NearDays)
	d.Rules = append(d.Rules,
		success.Rule{ID: "early", On: success.RenewalNear, Do: "talk", Owner: successkit.CSM, LeadDays: 120},
		success.Rule{ID: "late", On: success.RenewalNear, Do: "sign", Owner: successkit.Seller, LeadDays: 30})
	assert.Equal(t, 120, reporter(t, d, quarter, last).Scope().NearDays)
	d.Rules = nil
	assert.Equal(t, 90, reporter(t, d, quarter, last).Scope().NearDays)
}

// S6: what was asked for before the quarter and granted in it, asked for in it and
// refused, granted unasked, and left open; one customer of a hundred is within the
// structure, two are not.
func TestS6Exceptions(t *testing.T) {
	t.Parallel()
	ask := func(id, cause string, ruling success.Ruling) success.Exception {
		return success.Exception{ID: id, Ruling: ruling, Kind: "refund", Cause: cause, Amount: decimal.New(10, 0), Currency: "EUR"}
	}
	var reviews []success.Review
	for i := range 100 {
		id := strconv.Itoa(i)
		was, is := stand(id, eve, success.Successful, 1), stand(id, last, success.Successful, 1)
		if i == 0 {
			was.Exceptions = []success.Exception{ask("old", "outage", success.Asked), ask("settled", "outage", success.Granted)}
			open := ask("open", "oversold", success.Asked)
			open.AgainstTerms = true
			is.Exceptions = []success.Exception{
				ask("old", "outage", success.Granted), ask("settled", "outage", success.Granted), ask("no", "outage", success.Refused),
				ask("unasked", "oversold", success.Granted), open, ask("more", "oversold", success.Granted),
			}
		}
		reviews = append(reviews, was, is)
	}
	x := reported(t, pairs(t, reviews...)).Exceptions
	twenty := []success.Amount{{Currency: "EUR", Value: decimal.New(20, 0)}}
	require.Len(t, x.Lines, 2)
	assert.Equal(t, stored(t, report.ExceptionLine{Cause: "oversold", Kind: "refund", Raised: 3, AgainstTerms: 1, Granted: 2, Open: 1, Cost: twenty}), stored(t, x.Lines[0]))
	assert.Equal(t, int64(1), x.Lines[1].Granted)
	assert.Equal(t, int64(1), x.Lines[1].Refused)
	assert.Equal(t, int64(1), x.Lines[1].Raised)
	assert.Equal(t, "oversold", x.Common)
	assert.Equal(t, "1/100", x.Rate.String())
	assert.False(t, x.TooMany)

	reviews[3].Exceptions = []success.Exception{ask("x", "outage", success.Granted)}
	x = reported(t, pairs(t, reviews...)).Exceptions
	assert.Equal(t, "2/100", x.Rate.String())
	assert.True(t, x.TooMany)
	assert.Equal(t, "outage", x.Common, "of two as common the first by name")
}

// S7: what became known in the quarter, of paying customers and of free ones, and
// who speaks for the vendor for the first time.
func TestS7Advocacy(t *testing.T) {
	t.Parallel()
	b := book(t)
	act := func(id, date, recorded, kind string, against bool) success.Act {
		a := success.Act{ID: id, Date: day(date), Kind: kind, Against: against}
		if recorded != "" {
			a.Recorded = day(recorded)
		}
		return a
	}
	paying, free := b.Accounts[0], b.Accounts[1]
	require.Equal(t, "C-01", paying.ID)
	paying.Acts = []success.Act{
		act("1", "2025-11-01", "", "reference", false), act("2", "2025-12-20", "2026-01-10", "review", true),
		act("3", "2026-02-01", "", "reference", false), act("4", "2026-03-31", "2026-04-01", "review", false),
	}
	for i := range free.Contracts {
		free.Contracts[i].Value = decimal.Decimal{}
	}
	free.Acts = []success.Act{act("1", "2026-02-01", "", "review", false), act("2", "2026-02-02", "", "review", false), act("3", "2026-02-03", "", "review", true)}
	r := reported(t, tallied(t, reporter(t, b.Program, quarter, last), paying, free))
	assert.Equal(t, []report.ActLine{
		{Kind: "reference", For: 1},
		{Kind: "review", For: 2, Against: 2, FreeFor: 2, FreeAgainst: 1},
	}, r.Advocacy.Acts)
	assert.Equal(t, int64(2), r.Advocacy.Advocates.Closing.Accounts)
	assert.Equal(t, int64(1), r.Advocacy.Advocates.Raised())
	assert.Equal(t, int64(2), r.Advocacy.Detractors.Closing.Accounts)
	assert.Equal(t, int64(1), r.Advocacy.Free.Closing.Accounts)
	require.Len(t, r.Named(report.NewAdvocates, "EUR"), 1)
	assert.Equal(t, "C-02", r.Named(report.NewAdvocates, "EUR")[0].Account)
}

// S9: a customer with three obstacles of two kinds counts once in each kind and
// once in all, and what is counted twice is told.
func TestS9Obstacles(t *testing.T) {
	t.Parallel()
	blocked := func(id, asOf string, value int64, kinds ...success.Hindrance) success.Review {
		r := stand(id, asOf, success.Unsuccessful, value)
		for i, k := range kinds {
			r.Obstacles = append(r.Obstacles, success.InTheWay{Kind: k, Subject: strconv.Itoa(i)})
		}
		return r
	}
	o := reported(t, pairs(t,
		blocked("a", eve, 100, success.BadFit), blocked("a", last, 100, success.MissingFeature, success.MissingFeature, success.LackingSkill),
		blocked("b", eve, 40, success.LackingSkill), blocked("b", last, 50, success.LackingSkill),
		blocked("c", eve, 7), blocked("c", last, 7),
	)).Obstacles
	assert.Equal(t, int64(2), o.Any.Closing.Accounts)
	euros(t, "150", o.Any.Closing.Money)
	euros(t, "140", o.Any.Opening.Money)
	require.Len(t, o.Kinds, 3)
	assert.Equal(t, success.LackingSkill, o.Kinds[0].Kind)
	euros(t, "150", o.Kinds[0].Closing.Money)
	assert.Equal(t, int64(1), o.Kinds[0].Raised())
	assert.Equal(t, success.MissingFeature, o.Kinds[1].Kind)
	euros(t, "100", o.Kinds[1].Closing.Money)
	assert.Equal(t, success.BadFit, o.Kinds[2].Kind)
	assert.Zero(t, o.Kinds[2].Closing.Accounts)
	euros(t, "100", o.Overlap.Money)
	assert.Equal(t, int64(1), o.Overlap.Accounts)
}

// S3 in sum: actions by rule and role, what is overdue, and an account's money
// once however many actions a rule raises for it.
func TestActions(t *testing.T) {
	t.Parallel()
	was, is := stand("a", eve, success.Unsuccessful, 100), stand("a", last, success.Unsuccessful, 100)
	action := func(subject string, owner successkit.Role, due string) success.Action {
		return success.Action{Rule: "recover-goal", Subject: subject, Owner: owner, Due: day(due), Value: decimal.New(100, 0)}
	}
	was.Actions = []success.Action{action("g1", successkit.CSM, "2026-01-10"), action("g2", successkit.CSM, "2025-12-01")}
	was.Actions[1].Value = decimal.New(60, 0) // the greater one stands first, and counts
	is.Actions = []success.Action{action("g1", successkit.Executive, "2026-01-10"), action("g3", successkit.CSM, "2026-04-10")}
	r := reported(t, pairs(t, was, is))
	require.Len(t, r.Risks.Actions, 1)
	l := r.Risks.Actions[0]
	assert.Equal(t, "recover-goal", l.Rule)
	euros(t, "100", l.Accounts.Opening.Money)
	euros(t, "100", l.Accounts.Closing.Money)
	assert.Equal(t, int64(2), l.Open.Opening("csm").Accounts)
	assert.Equal(t, int64(1), l.Open.Closing("csm").Accounts)
	assert.Equal(t, int64(1), l.Open.Closing("executive").Accounts)
	assert.Equal(t, int64(1), l.Overdue.Opening("csm").Accounts)
	assert.Equal(t, int64(1), l.Overdue.Closing("executive").Accounts)
	assert.Zero(t, l.Overdue.Closing("csm").Accounts)
	var fresh []bool
	for _, e := range r.Named(report.Pressing, "EUR") {
		fresh = append(fresh, e.New)
	}
	assert.Equal(t, []bool{false, true}, fresh)
	is.Actions[1].Due = successkit.Date{}
	is.Actions[0], is.Actions[1] = is.Actions[1], is.Actions[0]
	var subjects []string
	for _, e := range reported(t, pairs(t, was, is)).Named(report.Pressing, "EUR") {
		subjects = append(subjects, e.Subject)
	}
	assert.Equal(t, []string{"g1", "g3"}, subjects, "what has no day comes last")
}

// An action that somebody has in hand is open, and overdue no more; once its day has
// passed it is again.
func TestActionsInHand(t *testing.T) {
	t.Parallel()
	b := book(t)
	for _, until := range []struct {
		date    string
		overdue bool
	}{{"2026-03-31", false}, {"2026-03-30", true}} {
		var open, overdue int64
		for _, a := range b.Accounts {
			r, err := program(t, b.Program).Review(a, day(last))
			require.NoError(t, err)
			for i, x := range r.Actions {
				a.Taken = append(a.Taken, success.Taken{
					ID: strconv.Itoa(i), Date: day("2026-03-01"), Rule: x.Rule, Subject: x.Subject, Until: day(until.date),
				})
			}
			whole := reported(t, tallied(t, reporter(t, b.Program, quarter, last), a))
			open += int64(len(whole.Risks.Actions))
			overdue += whole.Risks.Overdue.Closing.Accounts
		}
		assert.Positive(t, open)
		assert.Equal(t, until.overdue, overdue > 0, until.date)
	}
}

// M12, counted by hand: half of the customers are successful on March 31, 2026,
// which is half of the way from December 31 to June 29.
func TestM12Targets(t *testing.T) {
	t.Parallel()
	half := pairs(t,
		stand("a", eve, success.Successful, 1), stand("a", last, success.Successful, 1),
		stand("b", eve, success.Successful, 1), stand("b", last, success.Unsuccessful, 1),
	)
	d := decimal.RequireFromString
	from, by := day("2025-12-31"), day("2026-06-29")
	for _, c := range []struct {
		name                       string
		target                     report.Target
		want                       report.Progress
		expected, attained, paceOf string
	}{
		{"on pace", report.Target{Goal: d("0.6"), From: from, Start: new(d("0.4")), By: by}, report.OnPace, "50.0%", "50.0%", "100.0%"},
		{"behind", report.Target{Goal: d("0.8"), From: from, Start: new(d("0.4")), By: by}, report.Behind, "60.0%", "25.0%", "50.0%"},
		{"reached", report.Target{Goal: d("0.5"), From: from, Start: new(d("0.4")), By: by}, report.Reached, "45.0%", "100.0%", "200.0%"},
		{"before the start", report.Target{Goal: d("0.8"), From: by, Start: new(d("0.4")), By: day("2027-01-01")}, report.OnPace, "40.0%", "25.0%", "undefined"},
		{"after the last day", report.Target{Goal: d("0.8"), From: from, Start: new(d("0.4")), By: day("2026-03-01")}, report.Missed, "80.0%", "25.0%", "25.0%"},
		{"no start", report.Target{Goal: d("0.8"), By: by}, report.Behind, "80.0%", "62.5%", "undefined"},
		{"the last day", report.Target{Goal: d("0.8"), By: day(last)}, report.Behind, "80.0%", "62.5%", "undefined"},
		{"the day after", report.Target{Goal: d("0.8"), By: day("2026-03-30")}, report.Missed, "80.0%", "62.5%", "undefined"},
		{"all the time", report.Target{Goal: d("0.8")}, report.Missed, "80.0%", "62.5%", "undefined"},
		{"at most, too many", report.Target{Goal: d("0.1"), AtMost: true}, report.Missed, "10.0%", "undefined", "undefined"},
		{"at most, on the way down", report.Target{Goal: d("0.3"), AtMost: true, From: from, Start: new(d("0.7")), By: by}, report.OnPace, "50.0%", "50.0%", "100.0%"},
		{"at most, reached", report.Target{Goal: d("0.5"), AtMost: true}, report.Reached, "50.0%", "undefined", "undefined"},
	} {
		c.target.ID, c.target.Figure = "x", report.Succeeding
		got := reported(t, half, c.target).Targets[0]
		assert.Equal(t, c.want, got.Progress, c.name)
		assert.Equal(t, []string{c.expected, c.attained, c.paceOf}, []string{got.Expected.Percent(1), got.Attained.Percent(1), got.Pace.Percent(1)}, c.name)
	}
	assert.False(t, reported(t, half).Figure(report.GRR, "EUR").Defined(), "no contracts, no revenue")
	got := reported(t, half,
		report.Target{ID: "grr", Figure: report.GRR, Currency: "EUR", Goal: d("0.9")},
		report.Target{ID: "nps", Goal: d("30"), Value: new(d("24"))},
		report.Target{ID: "csat", Goal: d("0.8")},
		report.Target{ID: "less-ill-will", Goal: d("-10"), Value: new(d("-20")), By: by},
	).Targets
	assert.Equal(t, report.NotKnown, got[0].Progress, "undefined is neither missed nor reached")
	assert.Equal(t, report.Missed, got[1].Progress)
	assert.Equal(t, "80.0%", got[1].Attained.Percent(1))
	assert.Equal(t, report.NotKnown, got[2].Progress)
	assert.Equal(t, report.Behind, got[3].Progress)
	assert.False(t, got[3].Attained.Defined(), "twice of what is below 0 is no progress")
}

// One account can fill a list by itself, and no more of it is kept.
func TestLists_ofOneAccount(t *testing.T) {
	t.Parallel()
	is := stand("a", last, success.Unsuccessful, 100)
	for i := range report.MaxListed + 3 {
		is.Actions = append(is.Actions, success.Action{Rule: "recover-goal", Subject: fmt.Sprintf("g%02d", report.MaxListed+2-i), Owner: successkit.CSM})
	}
	named := reported(t, pairs(t, stand("a", eve, success.Unsuccessful, 100), is)).Named(report.Pressing, "EUR")
	require.Len(t, named, report.MaxListed)
	assert.Equal(t, "g00", named[0].Subject)
	assert.Equal(t, "g24", named[report.MaxListed-1].Subject)
}

// A list holds the first of a whole, whatever shards it was merged from.
func TestLists(t *testing.T) {
	t.Parallel()
	var reviews []success.Review
	for i := range 60 {
		id := fmt.Sprintf("%02d", i)
		is := stand(id, last, success.Successful, int64(i*37%50))
		is.Terms.Left = day("2026-08-01")
		reviews = append(reviews, stand(id, eve, success.Successful, 1), is)
	}
	whole, merged := pairs(t, reviews...), pairs(t, reviews[40:]...)
	require.NoError(t, merged.Merge(pairs(t, reviews[:40]...)))
	named := reported(t, whole).Named(report.Threatened, "EUR")
	assert.Equal(t, named, reported(t, merged).Named(report.Threatened, "EUR"))
	require.Len(t, named, report.MaxListed)
	testkit.EqualDecimal(t, "49", named[0].Money)
	for i := 1; i < len(named); i++ {
		assert.LessOrEqual(t, named[i].Money.Cmp(named[i-1].Money), 0)
	}
	assert.Nil(t, reported(t, whole).Named(report.Threatened, "USD"))
}
