package repeat_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/repeat"
)

var (
	asOf  = successkit.MustDate("2026-12-31")
	scope = repeat.Scope{AsOf: asOf, HorizonDays: 365, Currency: "EUR"}
)

// bought is a customer that bought so many days before asOf, for 100 each time.
func bought(daysAgo ...int) repeat.Customer {
	var c repeat.Customer
	for i, n := range daysAgo {
		c.Purchases = append(c.Purchases, repeat.Purchase{ID: fmt.Sprint(i), Date: asOf.AddDays(-n), Amount: decimal.New(100, 0)})
	}
	return c
}

func with(c repeat.Customer, milestone string, well bool) repeat.Customer {
	c.Moments = append(c.Moments, repeat.Moment{Milestone: milestone, Well: well})
	return c
}

func tallyOf(t testing.TB, customers ...repeat.Customer) *repeat.Tally {
	t.Helper()
	tally, err := repeat.New(scope)
	require.NoError(t, err)
	for _, c := range customers {
		require.NoError(t, tally.Add(c))
	}
	return tally
}

// Rule J10: repeat purchase is the measure, total value over the long run the goal.
// By hand: five customers, of whom four bought first a year ago or more; two of those
// came back within a year, one after it.
func TestJ10Repeat(t *testing.T) {
	late := bought(400)
	late.Purchases = append(late.Purchases, repeat.Purchase{ID: "x", Date: asOf.AddDays(-100), Recorded: asOf.AddDays(1), Amount: decimal.New(7, 0)})
	r := tallyOf(t,
		bought(700, 400), bought(700, 400, 100), bought(900, 300), late, bought(100, 90), bought(-5),
	).Report()
	assert.Equal(t, int64(5), r.Customers, "one has not bought yet")
	assert.Equal(t, int64(10), r.Purchases, "one is not known yet")
	assert.Equal(t, "2/4", r.Repeat.String())
	assert.InDelta(t, 0.15, r.Interval.Lower(), 0.005, "Wilson, 2 of 4")
	assert.Equal(t, "1000/5", r.PerCustomer.String())
	assert.Equal(t, "600/4", r.WithinHorizon.String())
	// Days to the second purchase: 10, 300, 300, 600, and 400 without.
	assert.Equal(t, 300.0, *r.MedianDays)
	assert.Nil(t, tallyOf(t, bought(10)).Report().MedianDays)
	assert.False(t, tallyOf(t, bought(10)).Report().Repeat.Defined(), "nobody was followed for so long")
	edge := tallyOf(t, bought(365), bought(800, 435), bought(800, 434)).Report()
	assert.Equal(t, "1/3", edge.Repeat.String(), "followed for a year to the day; back on the last day of it, and a day late")
	assert.Equal(t, "400/3", edge.WithinHorizon.String())
	sameDay := bought(400)
	sameDay.Purchases = append(sameDay.Purchases, repeat.Purchase{ID: "b", Date: asOf.AddDays(-400)})
	assert.Equal(t, "0/1", tallyOf(t, sameDay).Report().Repeat.String(), "twice on a day is one visit")
}

// Which moments decide: of twenty for whom the delivery went well 18 came back, of
// twenty for whom it did not 6. Newcombe: the interval of 0.9 - 0.3 leaves out 0.
func TestMoments(t *testing.T) {
	var all []repeat.Customer
	for i := range 40 {
		c := bought(500)
		if i < 18 || i >= 34 {
			c = bought(500, 300)
		}
		all = append(all, with(with(c, "delivered", i < 20), "first-night", i%2 == 0))
	}
	all = append(all, with(bought(100, 90), "delivered", false)) // not followed for a year
	r := tallyOf(t, all...).Report()
	require.Len(t, r.Moments, 2)
	assert.Equal(t, "18/20", r.Moments[0].Well.String())
	assert.Equal(t, "6/20", r.Moments[0].Badly.String())
	assert.True(t, r.Moments[0].Tells)
	assert.InDelta(t, 0.303, r.Moments[0].Difference.Lower(), 0.003) // 0.6 - √((0.9 - 0.699)² + (0.519 - 0.3)²)
	assert.InDelta(t, 0.771, r.Moments[0].Difference.Upper(), 0.003) // 0.6 + √((0.972 - 0.9)² + (0.3 - 0.145)²)
	assert.False(t, r.Moments[1].Tells, "half and half")

	one := tallyOf(t, with(bought(500, 300), "delivered", true)).Report()
	assert.True(t, one.Moments[0].Difference.IsZero())
	assert.False(t, one.Moments[0].Tells, "nothing to compare with")
}

// A progress says how moments went.
func TestMomentsOfProgress(t *testing.T) {
	d := journey.Definition{ID: "bed", Version: 1, Lifecycle: journey.SingleTransaction}
	for i, id := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		d.Milestones = append(d.Milestones, journey.Milestone{
			ID: id, Name: id, Kind: journey.Success, DurationDays: 10 + 20*(i/6), Accountable: successkit.VendorSide,
			Outcome: "back", Certainty: journey.Guessed,
		})
	}
	path, err := journey.New(d)
	require.NoError(t, err)
	start := successkit.MustDate("2026-01-01")
	plan, err := path.Plan(start)
	require.NoError(t, err)
	var events []journey.Event
	for i, quality := range []int{5, 2, 3, 0} {
		id := d.Milestones[i].ID
		events = append(events, journey.Event{ID: id, Milestone: id, Kind: journey.EventReached, Date: start.AddDays(9), Quality: quality})
	}
	events = append(events, journey.Event{ID: "l", Milestone: "d", Kind: journey.EventLost, Date: start.AddDays(10)},
		journey.Event{ID: "w", Milestone: "e", Kind: journey.EventWaived, Date: start})
	p, err := plan.Progress(events, start.AddDays(20))
	require.NoError(t, err)
	assert.Equal(t, []repeat.Moment{{"a", true}, {"b", false}, {"d", false}, {"f", false}}, repeat.Moments(p),
		"c went neither way, e is waived, f is overdue, g has time")
}

func TestRefuses(t *testing.T) {
	_, err := repeat.New(repeat.Scope{Currency: "e"})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "horizon_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
	)
	testkit.Faults(t, new(repeat.Tally).Add(repeat.Customer{}),
		testkit.Fault{Path: "scope", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "purchases", Kind: successkit.ErrRequired},
	)
	tally := tallyOf(t)
	testkit.Faults(t, tally.Add(repeat.Customer{
		Purchases: []repeat.Purchase{
			{Amount: decimal.New(-1, 0)},
			{ID: "a", Date: asOf, Recorded: asOf.AddDays(-1), Amount: decimal.New(1, 900)},
			{ID: "b", Date: asOf, Amount: decimal.New(10, -1)},
			{ID: "b", Date: asOf, Amount: decimal.New(1, 0)},
			{ID: "b", Date: asOf},
		},
		Moments: []repeat.Moment{{}, {Milestone: "x"}, {Milestone: "x", Well: true}},
	}),
		testkit.Fault{Path: "purchases[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "purchases[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "purchases[0].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "purchases[1].recorded", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "purchases[1].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "purchases[4].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "moments[0].milestone", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "moments[2].milestone", Kind: successkit.ErrDuplicate},
	)
	many := bought(10)
	many.Moments = make([]repeat.Moment, 1001)
	testkit.Faults(t, tally.Add(many), testkit.Fault{Path: "moments", Kind: successkit.ErrOutOfRange})
	require.ErrorIs(t, tally.Merge(nil), successkit.ErrRequired)
	other, err := repeat.New(repeat.Scope{AsOf: asOf, HorizonDays: 30, Currency: "EUR"})
	require.NoError(t, err)
	require.ErrorIs(t, tally.Merge(other), successkit.ErrConflict)
	assert.Zero(t, tally.Sums().Customers)

	_, err = repeat.NewTally(repeat.Sums{
		Scope: scope, Customers: 3, Returned: 4, Purchases: 2, Followed: -1, ReturnedWithin: 9,
		Value: decimal.New(-1, 0), Second: []repeat.Count{{Time: -1, Events: 1}},
		Moments: []repeat.MomentSums{{Well: 1}, {Milestone: "x", WellReturned: -1}, {Milestone: "x"}},
	})
	assert.ErrorIs(t, err, successkit.ErrConflict)
	var paths []string
	for fe := range successkit.FieldErrors(err) {
		paths = append(paths, fe.Path)
	}
	assert.Equal(t, []string{
		"returned", "followed", "returned_within", "purchases", "value", "second[0]", "second",
		"moments[0].milestone", "moments[0].well", "moments[0].badly",
		"moments[1].well", "moments[1].badly", "moments[1].well_returned",
		"moments[2].milestone", "moments[2].well", "moments[2].badly",
	}, paths)
	_, err = repeat.NewTally(repeat.Sums{Scope: scope, ValueWithin: decimal.New(1, 0)})
	testkit.Faults(t, err, testkit.Fault{Path: "value_within", Kind: successkit.ErrConflict})
}

func TestStoredForms(t *testing.T) {
	tally := tallyOf(t, with(bought(700, 400), "delivered", true), with(bought(500), "delivered", false), bought(30))
	testkit.GoldenJSON(t, "sums.json", tally.Sums())
	testkit.GoldenJSON(t, "customer.json", with(bought(700, 400), "delivered", true))
	report := tally.Report()
	report.Interval, report.Moments[0].Difference = successkit.Interval{}, successkit.MustInterval("[-0.1,0.9]@0.95") // estimates are not pinned to the digit
	testkit.GoldenJSON(t, "report.json", report)
	again, err := repeat.NewTally(tally.Sums())
	require.NoError(t, err)
	assert.Equal(t, tally.Sums(), again.Sums())
	assert.Equal(t, scope, tally.Scope())
}

func random(r *rand.Rand) repeat.Customer {
	days := []int{r.IntN(900)}
	for range r.IntN(4) {
		days = append(days, r.IntN(900))
	}
	c := bought(days...)
	for i := range c.Purchases {
		c.Purchases[i].Amount = decimal.New(int64(r.IntN(100_000)), -2)
	}
	for _, m := range []string{"delivered", "slept", "called"} {
		if r.IntN(2) == 0 {
			c = with(c, m, r.IntN(2) == 0)
		}
	}
	return c
}

// Law: shards merge to the whole, byte for byte.
func TestLawMerge(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 0))
		whole := tallyOf(t)
		parts := make([]*repeat.Tally, 1+r.IntN(5))
		for i := range parts {
			parts[i] = tallyOf(t)
			for range r.IntN(20) {
				c := random(r)
				require.NoError(t, whole.Add(c))
				require.NoError(t, parts[i].Add(c))
			}
		}
		testkit.MergeLaws(t, seed, whole, parts)
	}
}

// Law: what becomes known later changes nothing.
func TestLawAsOf(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := random(r)
		want := tallyOf(t, c).Sums()
		c.Purchases = append(c.Purchases, repeat.Purchase{ID: "later", Date: asOf.AddDays(-r.IntN(400)), Recorded: asOf.AddDays(1), Amount: decimal.New(5, 0)})
		r.Shuffle(len(c.Purchases), func(i, j int) { c.Purchases[i], c.Purchases[j] = c.Purchases[j], c.Purchases[i] })
		require.Equal(t, want, tallyOf(t, c).Sums(), "seed %d", seed)
	}
}

func FuzzTally(f *testing.F) {
	for _, tally := range []*repeat.Tally{{}, tallyOf(f), tallyOf(f, with(bought(700, 400), "delivered", true), bought(30))} {
		b, err := tally.MarshalBinary()
		require.NoError(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[repeat.Tally](t, data) })
}

func BenchmarkAdd(b *testing.B) {
	tally := tallyOf(b)
	c := with(with(bought(700, 400), "delivered", true), "slept", false)
	b.ReportAllocs()
	for b.Loop() {
		if err := tally.Add(c); err != nil {
			b.Fatal(err)
		}
	}
}

// Four customers of a shop for mattresses, asked a year after they bought.
func Example() {
	tally, err := repeat.New(repeat.Scope{AsOf: successkit.MustDate("2026-12-31"), HorizonDays: 365, Currency: "EUR"})
	if err != nil {
		fmt.Println(err)
		return
	}
	price := decimal.NewFromInt(800)
	for i, second := range []string{"2025-09-30", "2025-11-02", "", ""} {
		c := repeat.Customer{
			Purchases: []repeat.Purchase{{ID: "1", Date: successkit.MustDate("2025-05-01"), Amount: price}},
			Moments:   []repeat.Moment{{Milestone: "slept-well", Well: i < 2}},
		}
		if second != "" {
			c.Purchases = append(c.Purchases, repeat.Purchase{ID: "2", Date: successkit.MustDate(second), Amount: price})
		}
		if err := tally.Add(c); err != nil {
			fmt.Println(err)
			return
		}
	}
	r := tally.Report()
	fmt.Println("came back:", r.Repeat, "worth per customer:", r.PerCustomer)
	for _, m := range r.Moments {
		fmt.Println(m.Milestone, "well:", m.Well, "badly:", m.Badly)
	}
	// Output:
	// came back: 2/4 worth per customer: 4800/4
	// slept-well well: 2/2 badly: 0/2
}
