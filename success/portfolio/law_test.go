package portfolio_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success/portfolio"
)

// book is a book of as many customers as there are bytes, of which each says how
// much it needs, whose it is, what locks it and what segment it is in.
func book(data []byte) ([]portfolio.Owner, []portfolio.Demand) {
	owners := []portfolio.Owner{{ID: "kim"}, {ID: "lee", Percent: 50, Segments: []string{"large"}}, {ID: "max", Percent: 1}}
	names := []string{"kim", "lee", "max", ""}
	var demands []portfolio.Demand
	for i, b := range data {
		d := portfolio.Demand{Account: strconv.Itoa(i), Owner: names[b%4], Segment: "large", Minutes: int64(b>>2) * 100}
		if b&16 != 0 {
			d.Segment = "small"
		}
		if b&32 != 0 {
			d.Locks = []portfolio.Lock{portfolio.NearRenewal}
		}
		demands = append(demands, d)
	}
	return owners, demands
}

// A proposal loses no minute, moves no locked customer from an owner and gives
// none to whoever does not serve its segment.
func FuzzPropose(f *testing.F) {
	p, err := portfolio.New(definition(), nil)
	require.NoError(f, err)
	f.Add([]byte("a book of customers"), 5)
	f.Add([]byte{252, 252, 252, 220, 220, 124, 3, 255}, 100)
	f.Fuzz(func(t *testing.T, data []byte, limit int) {
		owners, demands := book(data[:min(len(data), 200)])
		b, err := p.Balance(owners, demands)
		require.NoError(t, err)
		got := p.Propose(b, limit)
		assert.LessOrEqual(t, len(got.Moves), max(limit, 0))
		sum, before := int64(0), int64(0)
		for i, l := range got.Owners {
			sum += l.Minutes
			before += b.Owners[i].Minutes
		}
		for _, m := range got.Moves {
			i := slices.IndexFunc(demands, func(d portfolio.Demand) bool { return d.Account == m.Account })
			require.GreaterOrEqual(t, i, 0)
			if m.From == "" {
				before += m.Minutes
			} else {
				assert.Empty(t, demands[i].Locks)
			}
			if demands[i].Segment == "small" {
				assert.NotEqual(t, "lee", m.To)
			}
		}
		assert.Equal(t, before, sum)
	})
}

// What a service would store comes back as it was.
func TestStored(t *testing.T) {
	t.Parallel()
	p := plan(t)
	owners, demands := book([]byte{252, 252, 252, 220, 220, 124, 3, 255})
	demands = append(demands, p.Demand(review("acme")))
	b, err := p.Balance(owners, demands)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "definition.json", definition())
	testkit.GoldenJSON(t, "owners.json", owners)
	testkit.GoldenJSON(t, "demands.json", demands)
	testkit.GoldenJSON(t, "proposal.json", p.Propose(b, 10))
	testkit.GoldenJSON(t, "hire.json", p.NextHire(b, 100, successkit.MustDate("2025-07-01")))
}

// Every word is read back as what it stands for.
func TestWords(t *testing.T) {
	t.Parallel()
	for c := portfolio.NoCause; c.Valid(); c++ {
		got, err := portfolio.ParseCause(c.String())
		require.NoError(t, err)
		assert.Equal(t, c, got)
	}
	for s := portfolio.UnknownState; s.Valid(); s++ {
		got, err := portfolio.ParseState(s.String())
		require.NoError(t, err)
		assert.Equal(t, s, got)
	}
	assert.Equal(t, "reactive", portfolio.Reactive.String())
	assert.Equal(t, "overloaded", portfolio.Overloaded.String())
}

// Minutes that no book has, and a number that would take for ever to write out.
func TestHostileDemands(t *testing.T) {
	t.Parallel()
	_, err := plan(t).Balance(nil, []portfolio.Demand{
		{Account: "a", Minutes: -1},
		{Account: "b", Minutes: 10_000_000_000_000},
		{Account: "c", Minutes: 1},
		{Account: "d", Value: decimal.New(1, 2_000_000_000)},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "demands[0].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[2].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[3].value", Kind: successkit.ErrOutOfRange},
	)
}

// The zero Plan and the zero Balance say nothing and stop nothing.
func TestZeroPlan(t *testing.T) {
	t.Parallel()
	owners, demands := book([]byte{252, 3, 7})
	b, err := plan(t).Balance(owners, demands)
	require.NoError(t, err)
	var none *portfolio.Plan
	for _, p := range []*portfolio.Plan{none, {}} {
		_, err := p.Balance(owners, demands)
		testkit.Faults(t, err, testkit.Fault{Path: "plan", Kind: successkit.ErrRequired})
		assert.Zero(t, p.AvailableMinutes())
		assert.Zero(t, p.Demand(review("acme")).Minutes)
		assert.Empty(t, p.Propose(b, 10).Moves)
		assert.Zero(t, p.NextHire(b, 1, successkit.MustDate("2025-07-01")))
	}
	assert.Empty(t, plan(t).Propose(portfolio.Balance{}, 10).Moves)
}

var sink portfolio.Proposal

// BenchmarkPropose evens out two thousand customers of forty owners.
func BenchmarkPropose(b *testing.B) {
	p, err := portfolio.New(definition(), nil)
	require.NoError(b, err)
	var owners []portfolio.Owner
	for i := range 40 {
		owners = append(owners, portfolio.Owner{ID: "o" + strconv.Itoa(i)})
	}
	var demands []portfolio.Demand
	for i := range 2000 {
		demands = append(demands, portfolio.Demand{
			Account: strconv.Itoa(i), Owner: owners[i*i%40].ID, Segment: "large", Minutes: int64(i % 7 * 100),
		})
	}
	balance, err := p.Balance(owners, demands)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		sink = p.Propose(balance, len(demands))
	}
}
