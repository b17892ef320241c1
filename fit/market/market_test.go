package market_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/market"
	"github.com/successkit/successkit/internal/testkit"
)

func money(n int64) *decimal.Decimal { return new(decimal.NewFromInt(n)) }

// forecasts is a market in which offline and audit unlock hospitals only
// together, and sso unlocks banks alone.
func forecasts() market.Definition {
	seg := func(id string, accounts, value int64, needs ...string) market.Segment {
		return market.Segment{ID: id, Accounts: accounts, Value: decimal.NewFromInt(value), Needs: needs}
	}
	barred := seg("gambling", 10, 900)
	barred.Barred = []string{"culture"}
	return market.Definition{
		Currency: "EUR",
		Capabilities: []market.Capability{
			{ID: "api", Offered: true}, {ID: "sso", Cost: money(30)}, {ID: "offline", Cost: money(50)}, {ID: "audit", Cost: money(20)}, {ID: "nights"},
		},
		Segments: []market.Segment{
			seg("shops", 100, 500, "api"), seg("banks", 20, 300, "api", "sso"), seg("hospitals", 30, 800, "offline", "audit"),
			seg("clinics", 40, 100, "audit", "audit"), seg("airlines", 5, 200, "sso", "nights"), barred,
		},
	}
}

func of(t testing.TB, d market.Definition) *market.Market {
	t.Helper()
	m, err := market.New(d)
	require.NoError(t, err)
	return m
}

func size(t testing.TB, want string, got market.Size) {
	t.Helper()
	assert.Equal(t, want, fmt.Sprintf("%d %d %s", got.Segments, got.Accounts, got.Value))
}

// F8: the ultimate market, the market open today, and what each capability would
// unlock, alone and with others. Sums by hand.
func TestF8Unlocks(t *testing.T) {
	m := of(t, forecasts())
	size(t, "6 205 2800", m.Ultimate())
	size(t, "5 195 1900", m.Reachable())
	open := func(with ...string) market.Size {
		s, err := m.Open(with...)
		require.NoError(t, err)
		return s
	}
	size(t, "1 100 500", open())
	size(t, "2 120 800", open("sso"))
	size(t, "1 100 500", open("offline"))
	size(t, "3 170 1400", open("offline", "audit"))
	size(t, "5 195 1900", open("offline", "audit", "sso", "nights", "api"))
	_, err := m.Open("sso", "cloud")
	testkit.Faults(t, err, testkit.Fault{Path: "with[1]", Kind: successkit.ErrUnknown})

	var got []string
	for _, u := range m.Unlocks() {
		got = append(got, fmt.Sprintf("%s alone %s last %s", u.Capability, u.Alone.Value, u.Last.Value))
	}
	assert.Equal(t, []string{"sso alone 300 last 500", "audit alone 100 last 900", "offline alone 0 last 800", "nights alone 0 last 200"}, got)
	got = nil
	for _, b := range m.Bundles() {
		got = append(got, fmt.Sprintf("%v exactly %s together %s", b.Capabilities, b.Exactly.Value, b.Together.Value))
	}
	assert.Equal(t, []string{
		"[offline audit] exactly 800 together 900", "[sso nights] exactly 200 together 500", "[sso] exactly 300 together 300", "[audit] exactly 100 together 100",
	}, got)
	testkit.GoldenJSON(t, "definition.json", forecasts())
	testkit.GoldenJSON(t, "unlocks.json", m.Unlocks())
	testkit.GoldenJSON(t, "bundles.json", m.Bundles())
}

// F8: which k capabilities unlock most, and which a budget buys.
func TestF8Best(t *testing.T) {
	m := of(t, forecasts())
	for _, tt := range []struct {
		name  string
		query market.Query
		want  []string
		opens int64
	}{
		{"one", market.Query{Most: 1}, []string{"sso"}, 300},
		{"two: greed by one would take sso and audit for 400", market.Query{Most: 2}, []string{"audit", "offline"}, 900},
		{"three", market.Query{Most: 3}, []string{"audit", "offline", "sso"}, 1200},
		{"all", market.Query{}, []string{"audit", "nights", "offline", "sso"}, 1400},
		{"by accounts", market.Query{Most: 1, By: market.ByAccounts}, []string{"audit"}, 100},
		{"a budget", market.Query{Budget: money(50)}, []string{"audit", "sso"}, 400},
		{"a larger one", market.Query{Budget: money(70)}, []string{"audit", "offline"}, 900},
		{"what has no cost is out of the question", market.Query{Budget: money(1_000_000)}, []string{"audit", "offline", "sso"}, 1200},
		{"a budget and a number", market.Query{Budget: money(100), Most: 1}, []string{"sso"}, 300},
		{"no budget", market.Query{Budget: money(0)}, []string{}, 0},
		{"a budget beyond every cost", market.Query{Budget: new(decimal.New(1, 37))}, []string{"audit", "offline", "sso"}, 1200},
	} {
		p, err := m.Best(tt.query)
		require.NoError(t, err)
		assert.True(t, p.Exact, tt.name)
		assert.Equal(t, tt.want, p.Names(), tt.name)
		if tt.query.By == market.ByValue {
			testkit.EqualDecimal(t, fmt.Sprint(tt.opens), p.Opens.Value, tt.name)
			testkit.EqualDecimal(t, fmt.Sprint(tt.opens), p.Bound, tt.name)
		}
		sum := decimal.Decimal{}
		for _, s := range p.Steps {
			sum = sum.Add(s.Opens.Value)
		}
		testkit.EqualDecimal(t, p.Opens.Value.String(), sum, "steps add up")
	}
	p, err := m.Best(market.Query{Most: 3})
	require.NoError(t, err)
	testkit.GoldenJSON(t, "plan.json", p)
	testkit.EqualDecimal(t, "100", *p.Cost)
	p, err = m.Best(market.Query{})
	require.NoError(t, err)
	assert.Nil(t, p.Cost, "that of one is not known")
	testkit.GoldenJSON(t, "query.json", market.Query{Most: 3, Budget: money(5), By: market.ByAccounts, Effort: 7})
	_, err = m.Best(market.Query{Most: -1, Budget: money(-1), By: 9, Effort: -1})
	testkit.Faults(t, err,
		testkit.Fault{Path: "most", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "budget", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "by", Kind: successkit.ErrUnknown}, testkit.Fault{Path: "effort", Kind: successkit.ErrOutOfRange})
}

// The steps of a plan open most first; of what opens only together, the bundle
// that brings most for each that it lacks comes first.
func TestPlanSteps(t *testing.T) {
	steps := func(d market.Definition, q market.Query) string {
		p, err := of(t, d).Best(q)
		require.NoError(t, err)
		var all []string
		for _, s := range p.Steps {
			all = append(all, s.Capability+" "+s.Opens.Value.String())
		}
		return strings.Join(all, ", ")
	}
	assert.Equal(t, "sso 300, nights 200, audit 100, offline 800", steps(forecasts(), market.Query{}))
	assert.Equal(t, "audit 100, offline 800", steps(forecasts(), market.Query{Most: 2}))
	seg := func(id string, value int64, needs ...string) market.Segment {
		return market.Segment{ID: id, Accounts: 1, Value: decimal.NewFromInt(value), Needs: needs}
	}
	assert.Equal(t, "d 0, e 250, a 0, f 10, b 0, c 330", steps(market.Definition{
		Capabilities: []market.Capability{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}, {ID: "f"}},
		Segments:     []market.Segment{seg("1", 330, "a", "b", "c"), seg("2", 250, "d", "e"), seg("3", 10, "f", "a"), seg("open", 5)},
	}, market.Query{}))
}

func TestMarketOfNothing(t *testing.T) {
	var m *market.Market
	assert.Zero(t, m.Ultimate())
	assert.Empty(t, m.Unlocks())
	assert.Empty(t, m.Bundles())
	assert.Empty(t, m.Definition().Segments)
	_, err := m.Open()
	require.NoError(t, err)
	p, err := m.Best(market.Query{})
	require.NoError(t, err)
	assert.True(t, p.Exact)
	assert.Empty(t, p.Steps)
}

func TestDefinitionValidate(t *testing.T) {
	for _, tt := range []struct {
		path   string
		kind   error
		change func(d *market.Definition)
	}{
		{"currency", successkit.ErrMalformed, func(d *market.Definition) { d.Currency = "euro" }},
		{"capabilities[1].id", successkit.ErrDuplicate, func(d *market.Definition) { d.Capabilities[1].ID = "api"; d.Segments = d.Segments[:1] }},
		{"capabilities[1].cost", successkit.ErrOutOfRange, func(d *market.Definition) { d.Capabilities[1].Cost = money(-1) }},
		{"segments", successkit.ErrRequired, func(d *market.Definition) { d.Segments = nil }},
		{"segments[0].id", successkit.ErrRequired, func(d *market.Definition) { d.Segments[0].ID = "" }},
		{"segments[1].id", successkit.ErrDuplicate, func(d *market.Definition) { d.Segments[1].ID = "shops" }},
		{"segments[0].accounts", successkit.ErrOutOfRange, func(d *market.Definition) { d.Segments[0].Accounts = -1 }},
		{"segments[0].value", successkit.ErrOutOfRange, func(d *market.Definition) { d.Segments[0].Value = decimal.New(1, 99) }},
		{"segments[1].needs[1]", successkit.ErrUnknown, func(d *market.Definition) { d.Segments[1].Needs[1] = "cloud" }},
		{"segments[5].barred[0]", successkit.ErrRequired, func(d *market.Definition) { d.Segments[5].Barred = []string{" "} }},
		{"segments", successkit.ErrOutOfRange, func(d *market.Definition) { d.Segments[0].Accounts = 1 << 53 }},
		{"segments", successkit.ErrOutOfRange, func(d *market.Definition) { d.Segments[0].Value = decimal.New(1, 18) }},
		{"segments", successkit.ErrOutOfRange, func(d *market.Definition) {
			d.Segments[0].Value, d.Segments[1].Value = decimal.New(1, 17), decimal.New(1, -2)
		}},
		{"capabilities", successkit.ErrOutOfRange, func(d *market.Definition) { d.Capabilities[1].Cost = new(decimal.New(1, 19)) }},
	} {
		d := forecasts()
		tt.change(&d)
		m, err := market.New(d)
		assert.Nil(t, m)
		testkit.Faults(t, err, testkit.Fault{Path: tt.path, Kind: tt.kind})
	}
	d := forecasts()
	m := of(t, d)
	d.Segments[1].Needs[1], d.Segments[5].Barred[0] = "spoilt", "spoilt"
	*d.Capabilities[1].Cost = decimal.Decimal{}
	c := m.Definition()
	assert.Equal(t, forecasts().Segments, c.Segments)
	testkit.EqualDecimal(t, "30", *c.Capabilities[1].Cost)
}

// A segment's needs come from a typical prospect and a profile.
func TestFromShortfall(t *testing.T) {
	day := successkit.MustDate("2026-03-31")
	p, err := fit.New(fit.Definition{ID: "p", Version: 1, EffectiveFrom: day, Criteria: []fit.Criterion{
		{ID: "features", Input: fit.Functional, Kind: fit.Need, Question: "?", Rule: fit.Rule{Op: fit.OnlyOf, Offer: "features"}},
		{ID: "platform", Input: fit.Technical, Kind: fit.Demand, Question: "?", Rule: fit.Rule{Op: fit.OneOf, Offer: "platforms"}},
		{ID: "hours", Input: fit.Experience, Kind: fit.Need, Question: "?", Rule: fit.Rule{Op: fit.AtMost, Offer: "support-hours"}},
		{ID: "ill", Input: fit.Cultural, Kind: fit.Disqualifier, Question: "?", Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}},
		{ID: "budget", Input: fit.Resource, Kind: fit.Demand, Question: "?", Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(40)}},
	}})
	require.NoError(t, err)
	p, err = p.For(fit.Offer{ID: "o", Version: 1, EffectiveFrom: day, Capabilities: []fit.Capability{
		{ID: "features", Delivers: fit.Words("api")}, {ID: "platforms", Delivers: fit.Words("a")}, {ID: "support-hours", Delivers: fit.Int(12)},
	}})
	require.NoError(t, err)
	at := func(id string, a fit.Answer) fit.Evidence {
		return fit.Evidence{ID: id, Criterion: id, Answer: a, Date: day}
	}
	s, err := p.Shortfall(fit.Facts{Evidence: []fit.Evidence{
		at("features", fit.Words("api", "audit", "offline")), at("platform", fit.Words("b", "c")), at("hours", fit.Int(24)), at("ill", fit.YesNo(true)),
	}}, day)
	require.NoError(t, err)
	needs, barred := market.FromShortfall(s)
	assert.Equal(t, []string{"features.audit", "features.offline", "platforms.b-or-c", "support-hours.24"}, needs)
	assert.Equal(t, []string{"ill", "budget"}, barred)
	testkit.GoldenJSON(t, "shortfall.json", s)
	_, err = p.Shortfall(fit.Facts{}, successkit.Date{})
	require.ErrorIs(t, err, successkit.ErrRequired)
}
