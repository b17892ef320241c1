package portfolio_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/portfolio"
	"github.com/successkit/successkit/internal/testkit"
)

var (
	asOf = successkit.MustDate("2026-03-31")
	pts  = health.MustPoints
)

// model scores one measure, whose readings are its points, in three bands with
// cuts at the given points.
func model(t testing.TB, version int, cuts ...string) *health.Model {
	t.Helper()
	m, err := health.New(health.Definition{
		ID: "saas", Version: version,
		Root: health.Group{Children: []health.Node{{ID: "usage", Weight: decimal.NewFromInt(1), Measure: &health.Measure{
			Direction:  health.HigherIsBetter,
			Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: 100},
		}}}},
		Bands: health.Bands{List: []health.Band{{ID: "red"}, {ID: "yellow", From: pts(cuts[0])}, {ID: "green", From: pts(cuts[1])}}},
	})
	require.NoError(t, err)
	return m
}

func mark(m *health.Model, value string) health.Mark {
	if value == "" {
		return health.Mark{Coverage: pts("0")}
	}
	return health.Mark{Value: pts(value), Band: m.Band(pts(value)), Coverage: pts("100")}
}

func euros(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

func TestDistribution(t *testing.T) {
	m := model(t, 1, "50", "75")
	d, err := portfolio.NewDistribution(m, asOf, "EUR")
	require.NoError(t, err)
	for _, c := range []struct {
		value string
		money int64
	}{{"90", 100}, {"75", 200}, {"60", 300}, {"10", 50}, {"", 350}} {
		require.NoError(t, d.Add(mark(m, c.value), euros(c.money)))
	}
	assert.Equal(t, int64(2), d.In("green").Accounts)
	testkit.EqualDecimal(t, "300", d.In("green").Money)
	testkit.EqualDecimal(t, "350", d.In("").Money, "neither safe nor at risk")
	assert.Equal(t, "40.0%", d.Share("green").Percent(1))
	assert.Equal(t, "5.0%", d.MoneyShare("red").Percent(1))
	assert.Equal(t, "20.0%", d.Share("").Percent(1))
	assert.Equal(t, pts("58.75"), d.Mean(), "235 over the four with a score")
	assert.Equal(t, pts("80"), d.Coverage())
	assert.Zero(t, d.In("blue"))
	assert.Empty(t, d.Warnings())
	testkit.GoldenJSON(t, "distribution.json", d.Sums())

	again, err := portfolio.DistributionOf(d.Sums())
	require.NoError(t, err)
	assert.Equal(t, d.Sums(), again.Sums())
}

// D3: five good, three average and two poor make 76, with 100, 60 and 40 points.
func TestIndex(t *testing.T) {
	m := model(t, 1, "50", "75")
	d, err := portfolio.NewDistribution(m, asOf, "")
	require.NoError(t, err)
	assert.False(t, d.Index(nil).Known(), "of nobody")
	for _, v := range []string{"90", "90", "90", "90", "90", "60", "60", "60", "10", "10", ""} {
		require.NoError(t, d.Add(mark(m, v), decimal.Decimal{}))
	}
	assert.Equal(t, pts("76"), d.Index(map[string]health.Points{"green": pts("100"), "yellow": pts("60"), "red": pts("40")}))
	assert.False(t, d.Index(map[string]health.Points{"green": pts("-1")}).Known())
}

// D20: more than 80% in the best band is lenient, less than 80% measured is thin.
func TestWarnings(t *testing.T) {
	m := model(t, 1, "50", "75")
	for name, c := range map[string]struct {
		green, red, unknown int
		want                []string
	}{
		"80% green":                {4, 1, 0, nil},
		"more than that":           {5, 1, 0, []string{"portfolio.lenient band=green share=83.3% limit=80"}},
		"unknown is no other band": {5, 1, 1, []string{"portfolio.lenient band=green share=83.3% limit=80"}},
		"80% measured":             {2, 2, 1, nil},
		"less than that":           {2, 1, 1, []string{"portfolio.thin coverage=75.0 limit=80"}},
		"nobody":                   {0, 0, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := portfolio.NewDistribution(m, asOf, "")
			require.NoError(t, err)
			for _, v := range slices.Concat(slices.Repeat([]string{"90"}, c.green), slices.Repeat([]string{"10"}, c.red), slices.Repeat([]string{""}, c.unknown)) {
				require.NoError(t, d.Add(mark(m, v), decimal.Decimal{}))
			}
			assert.Equal(t, c.want, texts(d.Warnings()))
		})
	}
}

func texts(reasons []successkit.Reason) []string {
	var out []string
	for _, r := range reasons {
		out = append(out, r.String())
	}
	return out
}

// D20: the accounts and the money that a new model moves to another band, and
// that more than 15% of the accounts need a plan.
func TestCompare(t *testing.T) {
	before, after := model(t, 1, "50", "75"), model(t, 2, "50", "60")
	book := func(values ...float64) []portfolio.Entry {
		var out []portfolio.Entry
		for i, v := range values {
			out = append(out, portfolio.Entry{Money: euros(int64(100 * (i + 1))), Account: health.Account{
				ID:       "c" + strconv.Itoa(i),
				Readings: []health.Reading{{ID: "r", Measure: "usage", Value: v, Date: asOf}},
			}})
		}
		return out
	}
	c, err := portfolio.Compare(before, after, asOf, "EUR", slices.Values(book(10, 65, 70, 80, 90, 90)))
	require.NoError(t, err)
	var moved []string
	for _, m := range c.Moves {
		moved = append(moved, m.Account+" "+m.Before.Band+" "+m.After.Band+" "+m.Money.String())
	}
	assert.Equal(t, []string{"c2 yellow green 300", "c1 yellow green 200"}, moved)
	assert.Equal(t, []string{"portfolio.plan-change share=33.3% accounts=2 limit=15"}, texts(c.Warnings))
	tr, err := portfolio.TransitionOf(c.Sums)
	require.NoError(t, err)
	assert.Equal(t, int64(2), tr.Changed().Accounts)
	assert.Equal(t, "23.8%", tr.MoneyShare().Percent(1), "500 of 2,100")
	assert.Equal(t, int64(2), tr.Between("yellow", "green").Accounts)
	testkit.GoldenJSON(t, "change.json", c)

	calm, err := portfolio.Compare(before, before, asOf, "EUR", slices.Values(book(10, 65)))
	require.NoError(t, err)
	assert.Empty(t, calm.Moves)
	assert.Empty(t, calm.Warnings)

	bad := book(10, 20)
	bad[1].Account.Readings[0].ID = ""
	_, err = portfolio.Compare(before, after, asOf, "EUR", slices.Values(bad))
	testkit.Faults(t, err, testkit.Fault{Path: "book[1].readings[0].id", Kind: successkit.ErrRequired})
}

// D20: a part of more than half the weight that decides more than 80% of the
// bands.
func TestOneSignal(t *testing.T) {
	score := func(band, heavy string, weight string) health.Score {
		return health.Score{Part: health.Part{Value: pts("50"), Band: band, Parts: []health.Part{
			{ID: "usage", Weight: pts(weight), Band: heavy}, {ID: "nps", Weight: pts("40"), Band: "red"},
		}}}
	}
	same, other := score("green", "green", "60"), score("green", "yellow", "60")
	for name, c := range map[string]struct {
		scores []health.Score
		want   []string
	}{
		"of all":                  {[]health.Score{same, same}, []string{"portfolio.one-signal part=usage share=100.0% limit=80"}},
		"of 80%":                  {[]health.Score{same, same, same, same, other}, nil},
		"of more":                 {[]health.Score{same, same, same, same, same, other}, []string{"portfolio.one-signal part=usage share=83.3% limit=80"}},
		"half of the weight":      {[]health.Score{score("green", "green", "50")}, nil},
		"unknown accounts aside":  {[]health.Score{same, {}, {}}, []string{"portfolio.one-signal part=usage share=100.0% limit=80"}},
		"there is nothing to see": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := portfolio.OneSignal(slices.Values(c.scores))
			assert.Equal(t, c.want, texts(got))
			for _, why := range got {
				assert.NotContains(t, portfolio.Phrases().Text(why), "{")
			}
		})
	}
}

func TestAddRefuses(t *testing.T) {
	m := model(t, 1, "50", "75")
	d, err := portfolio.NewDistribution(m, asOf, "EUR")
	require.NoError(t, err)
	err = d.Add(health.Mark{Band: "blue", Coverage: pts("-1")}, euros(-1))
	testkit.Faults(t, err,
		testkit.Fault{Path: "mark.band", Kind: successkit.ErrUnknown}, testkit.Fault{Path: "mark.value", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "mark.coverage", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "money", Kind: successkit.ErrOutOfRange})
	assert.Zero(t, d.Accounts())
	require.Error(t, new(portfolio.Distribution).Add(mark(m, "50"), euros(1)))
	require.Error(t, new(portfolio.Transition).Add(mark(m, "50"), mark(m, "50"), euros(1)))
	_, err = portfolio.NewDistribution(nil, successkit.Date{}, "euro")
	testkit.Faults(t, err,
		testkit.Fault{Path: "view.model", Kind: successkit.ErrRequired}, testkit.Fault{Path: "view.version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "view.as_of", Kind: successkit.ErrRequired}, testkit.Fault{Path: "view.bands", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed})
	other, err := portfolio.NewDistribution(model(t, 2, "50", "75"), asOf, "USD")
	require.NoError(t, err)
	testkit.Faults(t, d.Merge(other), testkit.Fault{Path: "view", Kind: successkit.ErrConflict}, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	require.ErrorIs(t, d.Merge(nil), successkit.ErrRequired)
}

// random fills an accumulator with random accounts, in shards.
func random(t *testing.T, seed uint64) (whole *portfolio.Distribution, shards []*portfolio.Distribution, moved *portfolio.Transition, parts []*portfolio.Transition) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 5))
	m := model(t, 1, "50", "75")
	distribution := func() *portfolio.Distribution {
		d, err := portfolio.NewDistribution(m, asOf, "EUR")
		require.NoError(t, err)
		return d
	}
	transition := func() *portfolio.Transition {
		tr, err := portfolio.NewTransition(portfolio.ViewOf(m, asOf.AddDays(-7)), portfolio.ViewOf(m, asOf), "EUR")
		require.NoError(t, err)
		return tr
	}
	draw := func() health.Mark {
		if r.IntN(5) == 0 {
			return mark(m, "")
		}
		p, _ := health.NewPoints(r.Int64N(100_000_001))
		c, _ := health.NewPoints(r.Int64N(100_000_001))
		return health.Mark{Value: p, Band: m.Band(p), Coverage: c}
	}
	whole, moved = distribution(), transition()
	for range 1 + r.IntN(4) {
		d, tr := distribution(), transition()
		for range r.IntN(20) {
			before, after, money := draw(), draw(), decimal.New(r.Int64N(1e9), -2)
			for _, err := range []error{d.Add(after, money), whole.Add(after, money), tr.Add(before, after, money), moved.Add(before, after, money)} {
				require.NoError(t, err)
			}
		}
		shards, parts = append(shards, d), append(parts, tr)
	}
	return whole, shards, moved, parts
}

func TestLawMerge(t *testing.T) {
	for seed := range uint64(60) {
		whole, shards, moved, parts := random(t, seed)
		testkit.MergeLaws[portfolio.Distribution](t, seed, whole, shards)
		testkit.MergeLaws[portfolio.Transition](t, seed, moved, parts)
		require.Equal(t, whole.Total(), moved.Total(), "the same accounts")
		again, err := portfolio.TransitionOf(moved.Sums())
		require.NoError(t, err)
		require.Equal(t, moved.Sums(), again.Sums())
	}
}

func FuzzUnmarshalBinary(f *testing.F) {
	m := model(f, 1, "50", "75")
	d, err := portfolio.NewDistribution(m, asOf, "EUR")
	require.NoError(f, err)
	require.NoError(f, d.Add(mark(m, "60"), euros(12)))
	tr, err := portfolio.NewTransition(portfolio.ViewOf(m, asOf), portfolio.ViewOf(m, asOf), "EUR")
	require.NoError(f, err)
	require.NoError(f, tr.Add(mark(m, "60"), mark(m, ""), euros(12)))
	for _, marshal := range []func() ([]byte, error){d.MarshalBinary, tr.MarshalBinary, new(portfolio.Distribution).MarshalBinary, new(portfolio.Transition).MarshalBinary} {
		b, err := marshal()
		require.NoError(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		testkit.HostileBytes[portfolio.Distribution](t, data)
		testkit.HostileBytes[portfolio.Transition](t, data)
	})
}
