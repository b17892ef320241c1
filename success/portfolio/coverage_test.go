package portfolio_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
)

// account is one that needs what each of the words stands for.
func account(requirements ...outcome.Requirement) success.Account {
	for i := range requirements {
		q := &requirements[i]
		q.ID, q.Statement, q.WindowDays = "r"+string(rune('0'+i)), "as agreed", 90
	}
	return success.Account{ID: "acme", Facts: success.Facts{Desired: []outcome.Amendment{{
		ID: "d1", From: successkit.MustDate("2025-01-01"), Definition: outcome.Definition{
			ID: "acme-2025", Statement: "Nobody waits",
			Required: []outcome.Required{{ID: "faster", Statement: "Faster", UseCase: "triage", Measures: []outcome.Measure{{
				ID: "reply", Name: "first reply", Unit: "hours", Direction: outcome.Lower, Baseline: new(decimal.New(20, 0)),
				Target: new(decimal.New(4, 0)), Due: successkit.MustDate("2025-06-30"),
			}}}},
			Experience: outcome.Experience{Requirements: requirements},
		},
	}}}}
}

// needs is an account that needs somebody who speaks one of certain languages.
func needs(languages ...string) success.Account {
	return account(outcome.Requirement{Languages: &outcome.Languages{Permitted: languages}})
}

func coverage(t testing.TB, p *portfolio.Plan, a success.Account, r success.Review) portfolio.Coverage {
	t.Helper()
	c, err := p.Coverage(a, r)
	require.NoError(t, err)
	return c
}

// S5: which of three levels gives what, by the definition of the test: high takes
// 720 minutes (seven check-ins of an hour, 300 beside), low 240 (twelve
// check-ins of an hour a year are 180 minutes in 91 days, and 60 beside) and tech none.
func TestS5Gives(t *testing.T) {
	t.Parallel()
	ladder, craft := []string{"pooled", "named", "dedicated"}, []string{"generalist", "expert"}
	every := func(kind string, days int) outcome.Requirement {
		return outcome.Requirement{Kind: kind, Cadence: &outcome.Cadence{EveryDays: days, From: successkit.MustDate("2025-01-01")}}
	}
	reply := func(within int, channels ...successkit.Channel) outcome.Requirement {
		return outcome.Requirement{Response: &outcome.Response{WithinMinutes: within, Channels: channels}}
	}
	open := func(from, to string, within int, days ...outcome.Weekday) outcome.Requirement {
		h := hours(from, to, within)
		h.Days = days
		return outcome.Requirement{Hours: &h}
	}
	for _, row := range []struct {
		name string
		need outcome.Requirement
		want string // the levels that give it
	}{
		{"an answer within eight hours", reply(480), "high low"},
		{"a minute less", reply(479), "high"},
		{"within the hour", reply(60), "high"},
		{"within half", reply(59), ""},
		{"on a channel of high alone", reply(480, "phone", "email"), "high"},
		{"on a channel of none", reply(480, "chat"), ""},
		{"a check-in every thirteen days", every("check-in", 13), "high"},
		{"every twelve", every("check-in", 12), ""},
		{"every 31, as months can have", every("check-in", 31), "high low"},
		{"every 30, which a month need not", every("check-in", 30), "high"},
		{"whatever kind", every("", 31), "high low"},
		{"a review every 92 days, as a quarter can have", every("business-review", 92), "high"},
		{"every 91", every("business-review", 91), ""},
		{"by e-mail or in person", outcome.Requirement{Channels: &outcome.Channels{Permitted: []successkit.Channel{"in-person", "email"}}}, "high low"},
		{"in the product", outcome.Requirement{Channels: &outcome.Channels{Permitted: []successkit.Channel{"in-app"}}}, "tech"},
		{"in office hours", open("09:00", "17:00", 60, outcome.Monday), "high"},
		{"at noon of any day, within eight hours", open("12:00", "13:00", 480), "high low"},
		{"a minute before opening", open("07:59", "17:00", 480, outcome.Monday), "low"},
		{"a minute after closing", open("09:00", "18:01", 480, outcome.Monday), "low"},
		{"at night", open("22:00", "06:00", 480), "low"},
		{"at night within the hour", open("22:00", "06:00", 60), ""},
		{"in German or French", outcome.Requirement{Languages: &outcome.Languages{Permitted: []string{"fr", "de"}}}, "high"},
		{"in English", outcome.Requirement{Languages: &outcome.Languages{Permitted: []string{"en"}}}, "high low tech"},
		{"pooled at least", outcome.Requirement{Coverage: &outcome.Grade{Scale: ladder, Least: "pooled"}}, "high low"},
		{"named", outcome.Requirement{Coverage: &outcome.Grade{Scale: ladder, Least: "named"}}, "high"},
		{"dedicated", outcome.Requirement{Coverage: &outcome.Grade{Scale: ladder, Least: "dedicated"}}, ""},
		{"an expert", outcome.Requirement{Expertise: &outcome.Grade{Scale: craft, Least: "expert"}}, "high"},
		{"on a scale of their own", outcome.Requirement{Expertise: &outcome.Grade{Scale: []string{"a", "b"}, Least: "a"}}, ""},
		{"two skills", outcome.Requirement{Skills: &outcome.Skills{All: []string{"tax", "sql"}}}, "high"},
		{"and a third", outcome.Requirement{Skills: &outcome.Skills{All: []string{"tax", "sql", "law"}}}, ""},
		{"their manager", outcome.Requirement{Roles: &outcome.Roles{Permitted: []successkit.Role{successkit.CSM}}}, "high low"},
		{"an engineer", outcome.Requirement{Roles: &outcome.Roles{Permitted: []successkit.Role{successkit.TAM, successkit.SupportRole}}}, "high"},
		{"a person", outcome.Requirement{Touch: outcome.Human}, "high"},
		{"nobody", outcome.Requirement{Touch: outcome.Unattended}, "tech"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := coverage(t, plan(t), account(row.need), review("acme"))
			var gives []string
			for _, o := range c.Options {
				if len(o.Lacks) == 0 {
					gives = append(gives, o.Level)
				} else {
					assert.Equal(t, []string{"r0"}, o.Lacks)
				}
			}
			assert.Equal(t, row.want, strings.Join(gives, " "))
			assert.Equal(t, strings.Contains(row.want, "high"), c.Needs[0].Promised)
			if row.want == "" {
				assert.Equal(t, portfolio.Unserved, c.Match)
				assert.Empty(t, c.Proposed)
			} else {
				assert.Equal(t, gives[len(gives)-1], c.Proposed, "the last takes the least time")
			}
		})
	}
}

// S5: on which level a customer belongs, with what it costs at 1.25 a minute.
func TestS5Coverage(t *testing.T) {
	t.Parallel()
	german, english := needs("de"), needs("en")
	both := account(outcome.Requirement{Touch: outcome.Unattended}, outcome.Requirement{Languages: &outcome.Languages{Permitted: []string{"de"}}})
	on := func(level string, change func(*success.Review)) success.Review {
		r := review("acme")
		r.Level = level
		change(&r)
		return r
	}
	same := func(*success.Review) {}
	for _, row := range []struct {
		name          string
		a             success.Account
		r             success.Review
		match         portfolio.Match
		proposed      string
		minutes, then int64
		cost, after   string
		reasons       []string
	}{
		{"right", german, on("high", same), portfolio.RightLevel, "high", 720, 720, "900", "900", []string{portfolio.CodeGivesAll}},
		{"too little", german, on("low", same), portfolio.UnderCovered, "high", 240, 720, "300", "900", []string{portfolio.CodeLacks, portfolio.CodeGivesAll}},
		{"none at all", german, on("", same), portfolio.UnderCovered, "high", 0, 720, "0", "900", []string{portfolio.CodeNoLevel, portfolio.CodeGivesAll}},
		{"more than it needs", english, on("high", same), portfolio.OverCovered, "tech", 720, 0, "900", "0", []string{portfolio.CodeSpares}},
		{
			"more, and its renewal is near", english, on("high", func(r *success.Review) { r.Terms.Renewal = r.AsOf }),
			portfolio.OverCovered, "high", 720, 720, "900", "900",
			[]string{portfolio.CodeSpares, portfolio.CodeLocked},
		},
		{
			"too little, and in danger", german, on("low", func(r *success.Review) { r.InWorstBand = true }),
			portfolio.UnderCovered, "high", 240, 720, "300", "900",
			[]string{portfolio.CodeLacks, portfolio.CodeGivesAll},
		},
		{"nothing for it", both, on("high", same), portfolio.Unserved, "", 720, 720, "900", "900", []string{portfolio.CodeLacks, portfolio.CodeNowhere}},
		{
			"nothing for it, and another is as near", both, on("low", same), portfolio.Unserved, "", 240, 240, "300", "300",
			[]string{portfolio.CodeLacks, portfolio.CodeLacks, portfolio.CodeNowhere, portfolio.CodeLacks},
		},
		{"promised and not kept", german, on("high", func(r *success.Review) {
			r.Outcome = &outcome.Attainment{Requirements: []outcome.RequirementResult{{Requirement: "r0", State: outcome.Breached}}}
		}), portfolio.RightLevel, "high", 720, 720, "900", "900", []string{portfolio.CodeNotKept, portfolio.CodeGivesAll}},
		{"nobody asked", success.Account{ID: "acme"}, on("high", same), portfolio.UnknownMatch, "", 720, 720, "900", "900", []string{portfolio.CodeNotAsked}},
		{
			"not yet in force", german, on("high", func(r *success.Review) { r.AsOf = successkit.MustDate("2024-12-31") }),
			portfolio.UnknownMatch, "", 720, 720, "900", "900",
			[]string{portfolio.CodeNotAsked},
		},
		{
			"it has left", german, on("high", func(r *success.Review) { r.Terms.Relation = success.Former }),
			portfolio.NoCustomer, "", 0, 0, "0", "0",
			[]string{portfolio.CodeNoCustomer},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := coverage(t, plan(t), row.a, row.r)
			assert.Equal(t, row.match, c.Match)
			assert.Equal(t, row.proposed, c.Proposed)
			assert.Equal(t, [2]int64{row.minutes, row.then}, [2]int64{c.Minutes, c.ProposedMinutes})
			testkit.EqualDecimal(t, row.cost, c.Cost)
			testkit.EqualDecimal(t, row.after, c.ProposedCost)
			var codes []string
			for _, reason := range c.Reasons {
				codes = append(codes, reason.Code)
				assert.NotContains(t, portfolio.Phrases().Text(reason), "{")
			}
			assert.Equal(t, row.reasons, codes)
		})
	}
}

// Of levels that take as long a customer keeps its own, and who has none that gives
// all gets the first.
func TestCoverageEqual(t *testing.T) {
	t.Parallel()
	d := definition()
	d.Services, d.Touches = nil, nil
	for _, l := range levels() {
		d.Services = append(d.Services, portfolio.Service{Level: l.ID, Languages: []string{"de"}})
	}
	p, err := portfolio.New(d, levels())
	require.NoError(t, err)
	for on, want := range map[string]string{"high": "high", "low": "low", "tech": "tech", "": "high"} {
		r := review("acme")
		r.Level = on
		assert.Equal(t, want, coverage(t, p, needs("de"), r).Proposed, "on %q", on)
	}
}

func TestCoverageRefused(t *testing.T) {
	t.Parallel()
	r := review("acme")
	r.Level = "gold"
	a := account(outcome.Requirement{})
	a.ID = "birch"
	_, err := plan(t).Coverage(a, r)
	testkit.Faults(t, err,
		testkit.Fault{Path: "review.account", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "review.level", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "desired[0].definition.experience.requirements[0]", Kind: successkit.ErrRequired},
	)
	d := definition()
	d.Services = nil
	p, err := portfolio.New(d, levels())
	require.NoError(t, err)
	_, err = p.Coverage(needs("en"), review("acme"))
	testkit.Faults(t, err, testkit.Fault{Path: "services", Kind: successkit.ErrRequired})
	var none *portfolio.Plan
	for _, p := range []*portfolio.Plan{none, {}} {
		_, err = p.Coverage(needs("en"), review("acme"))
		testkit.Faults(t, err,
			testkit.Fault{Path: "plan", Kind: successkit.ErrRequired}, testkit.Fault{Path: "review.level", Kind: successkit.ErrUnknown})
	}
}

// Hours that cover others do so in every minute of the week.
func TestLawHours(t *testing.T) {
	t.Parallel()
	random := func(r *rand.Rand) outcome.Hours {
		at := func() string { return []string{"00:00", "06:00", "09:00", "18:00", "22:00", "23:59"}[r.IntN(6)] }
		h := hours(at(), at(), 60)
		for d := outcome.Monday; d <= outcome.Sunday; d++ {
			if r.IntN(3) > 0 {
				h.Days = append(h.Days, d)
			}
		}
		return h
	}
	covered := 0
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 7))
		have, want := random(r), random(r)
		d := definition()
		d.Services[0].Hours = []outcome.Hours{have}
		p, err := portfolio.New(d, levels())
		require.NoError(t, err)
		c := coverage(t, p, account(outcome.Requirement{Hours: &want}), review("acme"))
		all := true
		for day := range 7 {
			for minute := range 24 * 60 {
				at, err := successkit.NewTimeOfDay(minute/60, minute%60)
				require.NoError(t, err)
				on := successkit.MustDate("2025-06-30").AddDays(day)
				all = all && (!want.Cover(on, at) || have.Cover(on, at))
			}
		}
		require.Equal(t, all, c.Needs[0].Promised, "seed %d: %+v for %+v", seed, have, want)
		if all {
			covered++
		}
	}
	assert.Greater(t, covered, 10)
}

// randomNeeds is an account that needs a few things.
func randomNeeds(r *rand.Rand) []outcome.Requirement {
	all := []outcome.Requirement{
		{Languages: &outcome.Languages{Permitted: []string{"en"}}},
		{Languages: &outcome.Languages{Permitted: []string{"de"}}},
		{Response: &outcome.Response{WithinMinutes: 480}},
		{Roles: &outcome.Roles{Permitted: []successkit.Role{successkit.CSM}}},
		{Touch: outcome.Human},
		{Touch: outcome.Unattended},
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:1+r.IntN(3)]
}

// What a customer pays changes nothing. A proposed level lacks nothing, and no
// other that lacks nothing takes less time. Who needs more never takes less time.
func TestLawCoverage(t *testing.T) {
	t.Parallel()
	p := plan(t)
	found := map[portfolio.Match]int{}
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 8))
		requirements, on := randomNeeds(r), review("acme")
		on.Level = []string{"high", "low", "tech", ""}[r.IntN(4)]
		c := coverage(t, p, account(requirements...), on)
		found[c.Match]++
		on.Terms.Value = decimal.New(1_000_000, 0)
		require.Equal(t, text(t, c), text(t, coverage(t, p, account(requirements...), on)), "seed %d", seed)
		least := int64(-1)
		for _, o := range c.Options {
			if len(o.Lacks) == 0 && (least < 0 || o.Minutes < least) {
				least = o.Minutes
			}
		}
		if c.Match == portfolio.Unserved {
			require.Negative(t, least, "seed %d", seed)
			continue
		}
		require.Equal(t, least, c.ProposedMinutes, "seed %d", seed)
		more := coverage(t, p, account(append(requirements, randomNeeds(r)...)...), on)
		if more.Match != portfolio.Unserved {
			require.GreaterOrEqual(t, more.ProposedMinutes, c.ProposedMinutes, "seed %d", seed)
		}
	}
	for _, m := range []portfolio.Match{portfolio.RightLevel, portfolio.UnderCovered, portfolio.OverCovered, portfolio.Unserved} {
		assert.Positive(t, found[m], m)
	}
}

// The coverages of shards merge to those of the whole.
func TestLawCoverages(t *testing.T) {
	t.Parallel()
	p := plan(t)
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 9))
		whole, parts := &portfolio.Coverages{}, []*portfolio.Coverages{{}, {}, {}}
		var minutes, proposed int64
		cost := decimal.Decimal{}
		for range r.IntN(20) {
			on := review("acme")
			on.Level, on.Segment = []string{"high", "low", "tech"}[r.IntN(3)], []string{"large", "small", ""}[r.IntN(3)]
			c := coverage(t, p, account(randomNeeds(r)...), on)
			require.NoError(t, whole.Add(c))
			require.NoError(t, parts[r.IntN(3)].Add(c))
			minutes, proposed, cost = minutes+c.Minutes, proposed+c.ProposedMinutes, cost.Add(c.ProposedCost)
		}
		testkit.MergeLaws(t, seed, whole, parts)
		for _, l := range whole.Sums().Lines {
			minutes, proposed, cost = minutes-l.Minutes, proposed-l.ProposedMinutes, cost.Sub(l.ProposedCost)
		}
		require.Zero(t, minutes, "seed %d", seed)
		require.Zero(t, proposed, "seed %d", seed)
		require.True(t, cost.IsZero(), "seed %d", seed)
		again, err := portfolio.NewCoverages(whole.Sums())
		require.NoError(t, err)
		require.Equal(t, text(t, whole.Sums()), text(t, again.Sums()), "seed %d", seed)
	}
}

func TestCoveragesRefused(t *testing.T) {
	t.Parallel()
	c := coverage(t, plan(t), needs("de"), review("acme"))
	var x portfolio.Coverages
	require.NoError(t, x.Add(c))
	before := text(t, x.Sums())
	other := c
	other.AsOf, other.Currency = c.AsOf.AddDays(1), "USD"
	testkit.Faults(t, x.Add(other),
		testkit.Fault{Path: "as_of", Kind: successkit.ErrConflict}, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	require.Error(t, x.Add(portfolio.Coverage{}))
	require.ErrorIs(t, x.Merge(nil), successkit.ErrRequired)
	assert.Equal(t, before, text(t, x.Sums()))
	_, err := portfolio.NewCoverages(portfolio.CoverageSums{Currency: "e", Lines: []portfolio.CoverageLine{
		{Segment: "?", Match: 9, Minutes: -1, ProposedMinutes: 1 << 60, Cost: decimal.New(-1, 0), ProposedCost: decimal.New(1, 999)},
		{Accounts: 1},
		{Accounts: 1},
	}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "lines[0].segment", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "lines[0].match", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "lines[0].accounts", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lines[0].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[0].proposed_minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[0].cost", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[0].proposed_cost", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[2]", Kind: successkit.ErrDuplicate},
	)
}
