package census_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/census"
)

func day(s string) successkit.Date { return successkit.MustDate(s) }

var asOf = day("2025-07-15")

// random is a customer that wants one to three things, seen as of the day.
func random(t testing.TB, r *rand.Rand) census.Customer {
	t.Helper()
	c := census.Customer{Segment: []string{"", "large", "small"}[r.IntN(3)]}
	if r.IntN(4) > 0 {
		c.GoLive = day("2025-01-01").AddDays(r.IntN(200))
	}
	if r.IntN(6) == 0 {
		return c
	}
	def := outcome.Definition{ID: "do", Statement: "s", Experience: outcome.Experience{Requirements: []outcome.Requirement{
		{ID: "answer", Statement: "s", WindowDays: 100, Response: &outcome.Response{WithinMinutes: 60}},
		{ID: "talk", Statement: "s", WindowDays: 100, Cadence: &outcome.Cadence{EveryDays: 30, From: day("2025-03-01")}},
	}}}
	var o []outcome.Observation
	var happened []successkit.Interaction
	for i := range 1 + r.IntN(3) {
		id := fmt.Sprint("m-", i)
		def.Required = append(def.Required, outcome.Required{
			ID: fmt.Sprint("r-", i), Statement: "s", UseCase: []string{"close", "hire", "plan"}[r.IntN(3)], Measures: []outcome.Measure{{
				ID: id, Name: "m", Unit: "u", Direction: outcome.Raise, Baseline: new(decimal.NewFromInt(5)), Target: new(decimal.NewFromInt(10)),
				Due: day("2025-04-01").AddDays(r.IntN(200)),
			}},
		})
		for k := range r.IntN(4) {
			o = append(o, outcome.Observation{
				ID: fmt.Sprint(id, k), Measure: id, Value: new(decimal.NewFromInt(r.Int64N(15))), Date: day("2025-01-10").AddDays(r.IntN(250)), Source: "s",
			})
		}
	}
	for i := range r.IntN(9) {
		happened = append(happened, successkit.Interaction{
			ID: fmt.Sprint("i-", i), Date: day("2025-03-01").AddDays(r.IntN(140)), Kind: "case", Began: successkit.CustomerSide, ResponseMinutes: new(r.IntN(100)),
		})
	}
	h, err := outcome.NewHistory([]outcome.Amendment{{ID: "a", From: day("2025-01-01").AddDays(r.IntN(190)), Definition: def}})
	require.NoError(t, err)
	a, err := h.Attain(o, happened, asOf)
	require.NoError(t, err)
	c.Attainment = &a
	return c
}

func tally(t testing.TB, customers ...census.Customer) *census.Tally {
	t.Helper()
	sum := new(census.Tally)
	for _, c := range customers {
		require.NoError(t, sum.Add(c, asOf))
	}
	return sum
}

// Merging equals one run, byte for byte, and what is grouped adds up.
func TestLawMerge(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		var all []census.Customer
		parts := make([]*census.Tally, 4)
		for i := range parts {
			parts[i] = new(census.Tally)
		}
		for range r.IntN(60) {
			c := random(t, r)
			all = append(all, c)
			require.NoError(t, parts[r.IntN(len(parts))].Add(c, asOf))
		}
		whole := tally(t, all...)
		testkit.MergeLaws(t, seed, whole, parts)

		sums := whole.Sums()
		again, err := census.NewTally(sums)
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, sums, again.Sums(), "seed %d", seed)
		outcomes, uncaptured, breached := 0, 0, 0
		for _, c := range all {
			if c.Attainment == nil {
				uncaptured++
				continue
			}
			outcomes += len(c.Attainment.Required)
			for _, q := range c.Attainment.Requirements {
				if q.State == outcome.Breached {
					breached++
				}
			}
		}
		customers := census.Whole(sums.Customers)
		require.Equal(t, int64(len(all)), customers.Total(), "seed %d", seed)
		require.Equal(t, int64(uncaptured), customers.Uncaptured, "seed %d", seed)
		for _, by := range []census.By{{}, {UseCase: true}, {Segment: true, Month: true}, {UseCase: true, Segment: true, Month: true}} {
			var n int64
			for _, l := range census.Group(sums.Outcomes, by) {
				n += l.Captured()
			}
			require.Equal(t, int64(outcomes), n, "seed %d: %+v", seed, by)
		}
		var n int64
		for _, l := range census.MostBreached(sums.Requirements) {
			n += l.Breached
		}
		require.Equal(t, int64(breached), n, "seed %d", seed)
	}
}

// result is an attainment of one outcome in a state.
func result(state outcome.MeasureState, captured, due string) *outcome.Attainment {
	r := outcome.RequiredResult{Required: "r", UseCase: "close", State: state, Due: day(due)}
	if captured != "" {
		r.Captured = day(captured)
	}
	return &outcome.Attainment{AsOf: asOf, Required: []outcome.RequiredResult{r}}
}

// O5: captured at the sale, checked after going live: what did they sign up to do,
// and have they done it by its date?
func TestO5(t *testing.T) {
	live := day("2025-04-01")
	var sum census.Tally
	for _, c := range []census.Customer{
		{GoLive: live, Attainment: result(outcome.Achieved, "2025-01-10", "2025-06-30")},
		{GoLive: live, Attainment: result(outcome.AchievedLate, "2025-04-01", "2025-06-30")},
		{GoLive: live, Attainment: result(outcome.Missed, "2025-04-02", "2025-07-14")},
		{GoLive: live, Attainment: result(outcome.Unmeasured, "", "2025-06-30")},
		{Attainment: result(outcome.DueSoon, "2025-01-10", "2025-07-15")}, // the last day is not over
		{GoLive: live, Attainment: result(outcome.Achieved, "2025-01-10", "2025-12-31")},
		{GoLive: live},
	} {
		require.NoError(t, sum.Add(c, asOf))
	}
	testkit.GoldenJSON(t, "sums.json", sum.Sums())
	by := census.Group(sum.Sums().Outcomes, census.By{UseCase: true})
	require.Len(t, by, 1)
	all := by[0]
	assert.Equal(t, int64(6), all.Captured())
	assert.Equal(t, int64(3), all.AtSale)
	assert.Equal(t, int64(1), all.AfterGoLive)
	assert.Equal(t, census.States{Achieved: 1, AchievedLate: 1, Missed: 1, Unmeasured: 1}, all.Due)
	assert.Equal(t, census.States{DueSoon: 1, Achieved: 1}, all.Open)
	assert.True(t, all.InTime().Equal(successkit.CountRate(1, 3)), "of those due and measured")
	assert.True(t, all.Done().Equal(successkit.CountRate(2, 3)))
	assert.True(t, all.Measured().Equal(successkit.CountRate(3, 4)))
	assert.Equal(t, census.Customers{Uncaptured: 1, Unknown: 6}, census.Whole(sum.Sums().Customers))
	assert.False(t, census.Outcomes{}.InTime().Defined(), "of none")
	assert.Empty(t, census.Group(nil, census.By{}))
	assert.Zero(t, census.Whole(nil))
}

func TestMostBreached(t *testing.T) {
	line := func(id, segment string, honoured, breached, breaches int64) census.Requirements {
		return census.Requirements{
			Requirement: id, Attribute: outcome.ResponseAttribute, Segment: segment, Honoured: honoured, Breached: breached, Breaches: breaches,
		}
	}
	got := census.MostBreached([]census.Requirements{line("a", "x", 1, 1, 9), line("b", "x", 0, 1, 1), line("b", "y", 2, 1, 1), line("c", "x", 9, 0, 0), line("d", "y", 0, 2, 7)})
	assert.Equal(t, []census.Requirements{line("d", "", 0, 2, 7), line("b", "", 2, 2, 2), line("a", "", 1, 1, 9)}, got)
	assert.True(t, got[1].Share().Equal(successkit.CountRate(2, 4)))
}

func TestAdd_refused(t *testing.T) {
	conflict, unknown := successkit.ErrConflict, successkit.ErrUnknown
	var sum census.Tally
	testkit.Faults(t, sum.Add(census.Customer{}, successkit.Date{}), testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
	testkit.Faults(t, sum.Add(census.Customer{Segment: " "}, asOf), testkit.Fault{Path: "segment", Kind: successkit.ErrMalformed})
	bad := &outcome.Attainment{
		AsOf: day("2025-07-14"), State: 9, Required: []outcome.RequiredResult{{}},
		Requirements: []outcome.RequirementResult{{Breaches: -1}},
	}
	testkit.Faults(t, sum.Add(census.Customer{Attainment: bad}, asOf),
		testkit.Fault{Path: "as_of", Kind: conflict}, testkit.Fault{Path: "attainment.state", Kind: unknown},
		testkit.Fault{Path: "attainment.required[0].use_case", Kind: successkit.ErrRequired}, testkit.Fault{Path: "attainment.required[0].due", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "attainment.required[0].state", Kind: unknown}, testkit.Fault{Path: "attainment.requirements[0].requirement", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "attainment.requirements[0].attribute", Kind: unknown}, testkit.Fault{Path: "attainment.requirements[0].state", Kind: unknown},
		testkit.Fault{Path: "attainment.requirements[0].breaches", Kind: successkit.ErrOutOfRange})
	assert.Zero(t, sum.Sums(), "nothing was counted")
	countless := &outcome.Attainment{AsOf: asOf, Requirements: []outcome.RequirementResult{
		{Requirement: "r", Attribute: outcome.ResponseAttribute, State: outcome.Breached, Breaches: 1<<30 + 1},
	}}
	testkit.Faults(t, sum.Add(census.Customer{Attainment: countless}, asOf),
		testkit.Fault{Path: "attainment.requirements[0].breaches", Kind: successkit.ErrOutOfRange})
	require.NoError(t, sum.Add(census.Customer{}, asOf))
	testkit.Faults(t, sum.Add(census.Customer{}, asOf.AddDays(1)), testkit.Fault{Path: "as_of", Kind: conflict})

	testkit.Faults(t, sum.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
	var other census.Tally
	require.NoError(t, other.Add(census.Customer{}, asOf.AddDays(1)))
	testkit.Faults(t, sum.Merge(&other), testkit.Fault{Path: "as_of", Kind: conflict})
	large, err := census.NewTally(census.Sums{AsOf: asOf, Customers: []census.Customers{{Uncaptured: 1 << 53}}})
	require.NoError(t, err)
	testkit.Faults(t, sum.Merge(large), testkit.Fault{Path: "customers[0]", Kind: successkit.ErrOutOfRange})
	require.NoError(t, sum.Merge(&sum))
	assert.Equal(t, int64(2), census.Whole(sum.Sums().Customers).Total(), "with itself, twice")
}

func TestSums_refused(t *testing.T) {
	required, beyond, conflict := successkit.ErrRequired, successkit.ErrOutOfRange, successkit.ErrConflict
	s := census.Sums{
		Outcomes: []census.Outcomes{
			{},
			{UseCase: "A", Segment: " ", Month: day("2025-01-02"), AtSale: -1},
			{UseCase: "a", Month: day("2025-01-01"), AtSale: 1, AfterGoLive: 1, Due: census.States{Missed: 1}},
			{UseCase: "a", Month: day("2025-01-01"), Open: census.States{Missed: 1<<53 + 1}},
		},
		Requirements: []census.Requirements{
			{Honoured: 1}, {Requirement: "a", Attribute: 99, Honoured: 1, Breached: 5, Wasted: 2}, {Requirement: "b", Attribute: 1, Honoured: 1, Breaches: 1},
		},
		Customers: []census.Customers{{}},
	}
	_, err := census.NewTally(s)
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: required},
		testkit.Fault{Path: "outcomes[0].use_case", Kind: required}, testkit.Fault{Path: "outcomes[0].month", Kind: required}, testkit.Fault{Path: "outcomes[0]", Kind: required},
		testkit.Fault{Path: "outcomes[1].use_case", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "outcomes[1].segment", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "outcomes[1].month", Kind: beyond}, testkit.Fault{Path: "outcomes[1]", Kind: beyond},
		testkit.Fault{Path: "outcomes[2].at_sale", Kind: conflict}, testkit.Fault{Path: "outcomes[3]", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: "outcomes[3]", Kind: beyond},
		testkit.Fault{Path: "requirements[0].requirement", Kind: required}, testkit.Fault{Path: "requirements[0].attribute", Kind: required},
		testkit.Fault{Path: "requirements[1].attribute", Kind: successkit.ErrUnknown}, testkit.Fault{Path: "requirements[1].wasted", Kind: conflict},
		testkit.Fault{Path: "requirements[2].breaches", Kind: conflict}, testkit.Fault{Path: "customers[0]", Kind: required},
	)
}

func FuzzTally(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 3 {
		var all []census.Customer
		for range 5 * n {
			all = append(all, random(f, r))
		}
		b, _ := tally(f, all...).MarshalBinary()
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[census.Tally](t, data) })
}

func BenchmarkAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var all []census.Customer
	for range 1000 {
		all = append(all, random(b, r))
	}
	var sum census.Tally
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := sum.Add(all[i%len(all)], asOf); err != nil {
			b.Fatal(err)
		}
	}
}
