package portfolio_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success/portfolio"
)

// stored is a book in which something is to be done.
func stored(t *testing.T) ([]portfolio.Owner, []portfolio.Demand) {
	t.Helper()
	r := review("dune")
	r.Terms.Renewal, r.InWorstBand = r.AsOf.AddDays(30), true
	locked := []portfolio.Lock{portfolio.NearRenewal}
	return []portfolio.Owner{{ID: "kim"}, {ID: "lee", Percent: 50, Segments: []string{"large"}}, {ID: "max", Percent: 1}},
		[]portfolio.Demand{
			{Account: "acme", Owner: "kim", Segment: "small", Minutes: 6_300, Value: decimal.New(100, 0), Currency: "EUR", Locks: locked},
			{Account: "birch", Owner: "kim", Segment: "small", Minutes: 16_300, Value: decimal.New(50, 0), Currency: "USD"},
			{Account: "cedar", Owner: "kim", Segment: "large", Minutes: 420, Value: decimal.New(1, 0), Currency: "EUR"},
			plan(t).Demand(r),
			{Account: "elm", Segment: "large", Minutes: 6_300},
			{Account: "fir", Owner: "gone", Segment: "small"},
		}
}

// What a service would store comes back as it was.
func TestStored(t *testing.T) {
	t.Parallel()
	p := plan(t)
	owners, demands := stored(t)
	b, err := p.Balance(owners, demands)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "definition.json", definition())
	testkit.GoldenJSON(t, "owners.json", owners)
	testkit.GoldenJSON(t, "demands.json", demands)
	testkit.GoldenJSON(t, "balance.json", b)
	proposal, err := p.Propose(owners, demands, 10)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "proposal.json", proposal)
	hire, err := p.NextHire(b, 100, successkit.MustDate("2025-07-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "hire.json", hire)
	low := review("acme")
	low.Level = "low"
	c := coverage(t, p, needs("de"), low)
	testkit.GoldenJSON(t, "coverage.json", c)
	var sums portfolio.Coverages
	require.NoError(t, sums.Add(c))
	require.NoError(t, sums.Add(coverage(t, p, needs("en"), review("acme"))))
	testkit.GoldenJSON(t, "coverages.json", sums.Sums())
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
	for m := portfolio.UnknownMatch; m.Valid(); m++ {
		got, err := portfolio.ParseMatch(m.String())
		require.NoError(t, err)
		assert.Equal(t, m, got)
	}
	assert.Equal(t, "reactive", portfolio.Reactive.String())
	assert.Equal(t, "overloaded", portfolio.Overloaded.String())
	assert.Equal(t, "unserved", portfolio.Unserved.String())
}

// Minutes that no book has, lines that do not add up, and a number that would take
// for ever to write out.
func TestHostileDemands(t *testing.T) {
	t.Parallel()
	_, err := plan(t).Balance(nil, []portfolio.Demand{
		{Account: "a", Minutes: -1},
		{Account: "b", Minutes: 10_000_000_000_000},
		{Account: "c", Minutes: 1},
		{Account: "d", Value: decimal.New(1, 2_000_000_000)},
		{Account: "e", Value: decimal.New(-1, 0), Owner: " ", Segment: "?", Level: "?", Currency: "?", Locks: []portfolio.Lock{"?"}},
		{Account: "f", Lines: []portfolio.Line{{Minutes: 1}}},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "demands[0].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[2].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[3].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[4].owner", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "demands[4].segment", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "demands[4].level", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "demands[4].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[4].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "demands[4].locks[0]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "demands[5].lines[0].cause", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "demands[5].lines[0].minutes", Kind: successkit.ErrConflict},
	)
	_, err = plan(t).Balance(nil, []portfolio.Demand{{Account: "a", Minutes: 3, Lines: []portfolio.Line{{portfolio.Risk, 2}}}})
	testkit.Faults(t, err, testkit.Fault{Path: "demands[0].minutes", Kind: successkit.ErrConflict})
}

// The zero Plan says nothing and stops nothing.
func TestZeroPlan(t *testing.T) {
	t.Parallel()
	owners, demands := stored(t)
	var none *portfolio.Plan
	for _, p := range []*portfolio.Plan{none, {}} {
		missing := testkit.Fault{Path: "plan", Kind: successkit.ErrRequired}
		_, err := p.Balance(owners, demands)
		testkit.Faults(t, err, missing)
		_, err = p.Propose(owners, demands, 10)
		testkit.Faults(t, err, missing)
		_, err = p.NextHire(portfolio.Balance{}, 1, successkit.MustDate("2025-07-01"))
		testkit.Faults(t, err, missing)
		assert.Zero(t, p.AvailableMinutes())
		assert.Zero(t, p.Definition())
		assert.Zero(t, p.Demand(review("acme")).Minutes)
	}
}
