package market_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
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

// random returns a market of up to n capabilities and segments.
func random(r *rand.Rand, capabilities, segments int) market.Definition {
	var d market.Definition
	for i := range capabilities {
		c := market.Capability{ID: fmt.Sprint("c", i), Offered: r.IntN(8) == 0}
		if r.IntN(8) > 0 {
			c.Cost = new(decimal.New(r.Int64N(60), -int32(r.IntN(2))))
		}
		d.Capabilities = append(d.Capabilities, c)
	}
	for i := range segments {
		s := market.Segment{ID: fmt.Sprint("s", i), Accounts: r.Int64N(50), Value: decimal.New(r.Int64N(1000), -int32(r.IntN(3)))}
		for range r.IntN(4) {
			s.Needs = append(s.Needs, fmt.Sprint("c", r.IntN(capabilities)))
		}
		if r.IntN(10) == 0 {
			s.Barred = []string{"culture"}
		}
		d.Segments = append(d.Segments, s)
	}
	return d
}

func query(r *rand.Rand) market.Query {
	q := market.Query{By: market.By(r.IntN(2))}
	if r.IntN(2) == 0 {
		q.Most = 1 + r.IntN(4)
	}
	if r.IntN(2) == 0 {
		q.Budget = new(decimal.New(r.Int64N(1500), -1))
	}
	return q
}

// most returns the most that any set of capabilities within the query opens.
func most(t testing.TB, m *market.Market, q market.Query) decimal.Decimal {
	t.Helper()
	var free []market.Capability
	for _, c := range m.Definition().Capabilities {
		if !c.Offered && (q.Budget == nil || c.Cost != nil) {
			free = append(free, c)
		}
	}
	today, err := m.Open()
	require.NoError(t, err)
	var best decimal.Decimal
	for set := range 1 << len(free) {
		var ids []string
		var cost decimal.Decimal
		for i, c := range free {
			if set>>i&1 == 1 {
				ids = append(ids, c.ID)
				if c.Cost != nil {
					cost = cost.Add(*c.Cost)
				}
			}
		}
		if q.Most > 0 && len(ids) > q.Most || q.Budget != nil && cost.GreaterThan(*q.Budget) {
			continue
		}
		s, err := m.Open(ids...)
		require.NoError(t, err)
		best = decimal.Max(best, measured(q, s).Sub(measured(q, today)))
	}
	return best
}

func measured(q market.Query, s market.Size) decimal.Decimal {
	if q.By == market.ByAccounts {
		return decimal.NewFromInt(s.Accounts)
	}
	return s.Value
}

// within checks that a plan keeps to its query.
func within(t testing.TB, q market.Query, p market.Plan) {
	t.Helper()
	if q.Most > 0 {
		require.LessOrEqual(t, len(p.Steps), q.Most)
	}
	if q.Budget != nil {
		require.NotNil(t, p.Cost)
		require.False(t, p.Cost.GreaterThan(*q.Budget), "%s of %s", p.Cost, q.Budget)
	}
}

// The search finds what trying everything finds, and with hardly any effort it
// still proves a bound that nothing exceeds.
func TestLawBestIsBruteForce(t *testing.T) {
	cut := 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 0))
		m := of(t, random(r, 2+r.IntN(11), 1+r.IntN(400)))
		q := query(r)
		want := most(t, m, q)
		p, err := m.Best(q)
		require.NoError(t, err)
		within(t, q, p)
		require.True(t, p.Exact, "seed %d", seed)
		require.True(t, want.Equal(measured(q, p.Opens)), "seed %d: %s, want %s", seed, p.Opens.Value, want)
		require.True(t, want.Equal(p.Bound), "seed %d", seed)

		q.Effort = 1
		hasty, err := m.Best(q)
		require.NoError(t, err)
		within(t, q, hasty)
		require.False(t, hasty.Bound.LessThan(want), "seed %d: bound %s below %s", seed, hasty.Bound, want)
		require.False(t, measured(q, hasty.Opens).GreaterThan(hasty.Bound), "seed %d", seed)
		require.Equal(t, hasty.Exact, measured(q, hasty.Opens).Equal(hasty.Bound), "seed %d", seed)
		if !hasty.Exact {
			cut++
		}
	}
	assert.Greater(t, cut, 10, "searches cut short")
}

// On large markets the search is cut short: what it finds is within the query
// and the bound, and more than one by one finds in most of them.
func TestLawLargeMarkets(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 0))
		m := of(t, random(r, 150, 600))
		for _, q := range []market.Query{{Most: 12, Effort: 300}, {Budget: money(200), Effort: 300}, {Most: 12, By: market.ByAccounts, Effort: 300}} {
			p, err := m.Best(q)
			require.NoError(t, err)
			within(t, q, p)
			require.False(t, measured(q, p.Opens).GreaterThan(p.Bound), "seed %d", seed)
			again, err := m.Best(q)
			require.NoError(t, err)
			require.Equal(t, p, again, "seed %d: the same again", seed)
			greedy := oneByOne(t, m, q)
			assert.False(t, measured(q, p.Opens).LessThan(greedy), "seed %d: %s, one by one %s", seed, measured(q, p.Opens), greedy)
			t.Logf("seed %d: opens %s, one by one %s, bound %s", seed, measured(q, p.Opens), greedy, p.Bound)
		}
	}
}

// oneByOne returns what is opened by always adding the capability that opens
// most by itself.
func oneByOne(t testing.TB, m *market.Market, q market.Query) decimal.Decimal {
	t.Helper()
	var ids []string
	var cost decimal.Decimal
	open := func(ids ...string) decimal.Decimal {
		s, err := m.Open(ids...)
		require.NoError(t, err)
		return measured(q, s)
	}
	for q.Most == 0 || len(ids) < q.Most {
		next, best := "", open(ids...)
		var price decimal.Decimal
		for _, c := range m.Definition().Capabilities {
			if c.Offered || slices.Contains(ids, c.ID) || q.Budget != nil && (c.Cost == nil || cost.Add(*c.Cost).GreaterThan(*q.Budget)) {
				continue
			}
			if then := open(append(slices.Clip(ids), c.ID)...); then.GreaterThan(best) {
				next, best = c.ID, then
				if c.Cost != nil {
					price = *c.Cost
				}
			}
		}
		if next == "" {
			break
		}
		ids, cost = append(ids, next), cost.Add(price)
	}
	return open(ids...).Sub(open())
}

// More capabilities never open less, and no order of them matters.
func TestLawUnlocksAreMonotone(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 0))
		m := of(t, random(r, 8, 20))
		ids := []string{"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"}
		r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		before, err := m.Open()
		require.NoError(t, err)
		for i := range ids {
			then, err := m.Open(ids[:i+1]...)
			require.NoError(t, err)
			require.False(t, then.Value.LessThan(before.Value), "seed %d", seed)
			require.GreaterOrEqual(t, then.Accounts, before.Accounts, "seed %d", seed)
			before = then
		}
		assert.Equal(t, m.Reachable(), before)
		for _, u := range m.Unlocks() {
			require.False(t, u.Last.Value.LessThan(u.Alone.Value), "seed %d", seed)
		}
	}
}

func FuzzBest(f *testing.F) {
	f.Add(uint64(1), uint8(5), uint8(9), uint8(1))
	f.Add(uint64(7), uint8(9), uint8(20), uint8(0))
	f.Fuzz(func(t *testing.T, seed uint64, capabilities, segments, effort uint8) {
		r := rand.New(rand.NewPCG(seed, 0))
		m := of(t, random(r, 1+int(capabilities%9), 1+int(segments%30)))
		q := query(r)
		q.Effort = int(effort)
		p, err := m.Best(q)
		require.NoError(t, err)
		within(t, q, p)
		want := most(t, m, q)
		require.False(t, p.Bound.LessThan(want))
		if p.Exact {
			require.True(t, want.Equal(measured(q, p.Opens)))
		}
	})
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
