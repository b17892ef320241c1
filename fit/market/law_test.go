package market_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit/market"
)

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
