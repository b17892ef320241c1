package cohort_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cohort"
)

var (
	anchor = successkit.MustDate("2026-01-05")
	asOf   = anchor.AddDays(60)
)

// path is a → b → c, planned for days 10, 30 and 60, in two coverages.
func path(t testing.TB) *journey.Path {
	t.Helper()
	d := journey.Definition{ID: "p", Version: 1, Variants: []journey.Variant{{Coverage: "high"}, {Coverage: "low"}}}
	for i, days := range []int{10, 20, 30} {
		m := journey.Milestone{
			ID: string(rune('a' + i)), Name: "State", Kind: journey.Success, DurationDays: days,
			Accountable: successkit.BothSides, Outcome: "o",
		}
		if i > 0 {
			m.Prerequisites = []string{string(rune('a' + i - 1))}
		}
		d.Milestones = append(d.Milestones, m)
	}
	p, err := journey.New(d)
	require.NoError(t, err)
	return p
}

// customer has its anchor so many days before asOf, and reached a, b and c on the
// given days after it; -1 is waived.
func customer(t testing.TB, p *journey.Path, coverage string, age int, days ...int) journey.Progress {
	t.Helper()
	var terms []journey.Term
	if coverage != "" {
		terms = append(terms, journey.By(coverage))
	}
	start := asOf.AddDays(-age)
	plan, err := p.Plan(start, terms...)
	require.NoError(t, err)
	var events []journey.Event
	for i, day := range days {
		e := journey.Event{ID: fmt.Sprint(i), Milestone: string(rune('a' + i)), Kind: journey.EventReached, Date: start.AddDays(day)}
		if day < 0 {
			e.Kind, e.Date = journey.EventWaived, start
		}
		events = append(events, e)
	}
	progress, err := plan.Progress(events, asOf)
	require.NoError(t, err)
	return progress
}

func tallyOf(t testing.TB, list ...journey.Progress) *cohort.Tally {
	t.Helper()
	var tally cohort.Tally
	for _, p := range list {
		require.NoError(t, tally.Add(p))
	}
	return &tally
}

// Rule J8: median and quantiles that treat those still on their way as censored.
// Four customers reached a after 5, 10, 20 and not yet after 12 days. By hand:
// S is 3/4 after day 5, 2/4 after day 10 and, of the one left after the censored
// one, 0 after day 20; the median lies between 10 and 20 since S is 1/2 there.
func TestJ8Timing(t *testing.T) {
	p := path(t)
	tally := tallyOf(t,
		customer(t, p, "", 40, 5), customer(t, p, "", 40, 10, 30), customer(t, p, "", 40, 20), customer(t, p, "", 12),
		customer(t, p, "", -3), customer(t, p, "", 40, -1))
	report, err := tally.Report(cohort.Options{})
	require.NoError(t, err)
	require.Len(t, report.Groups, 1)
	g := report.Groups[0]
	assert.Equal(t, int64(5), g.Customers)
	assert.Equal(t, int64(1), g.NotStarted)
	a, b, c := g.Milestones[0], g.Milestones[1], g.Milestones[2]
	assert.Equal(t, int64(3), a.Reached)
	assert.Equal(t, int64(1), a.Late)
	assert.Equal(t, int64(1), a.Waived)
	assert.Equal(t, int64(1), a.UnderWay)
	assert.Equal(t, int64(1), a.Stuck, "on day 12, and day 10 was the plan")
	assert.Equal(t, 15.0, *a.Days.Median.Days)
	assert.Equal(t, 7.5, *a.Days.P25.Days)
	assert.Equal(t, 0.95, a.Days.Median.Interval.Level())

	// b could begin for the three who reached a, and for the one who need not.
	assert.Equal(t, int64(1), b.Reached)
	assert.Equal(t, int64(3), b.UnderWay)
	assert.Equal(t, int64(3), b.Stuck)
	assert.Equal(t, int64(1), b.Waiting)
	assert.Nil(t, b.Days.Median.Days, "fewer than half have come")
	assert.Equal(t, "b", g.Bottleneck)
	assert.Equal(t, int64(4), c.Waiting)
	assert.Equal(t, "0/5", g.Completion.String())

	all, err := tallyOf(t, customer(t, p, "", 60, 5, 6, 7), customer(t, p, "", 60, 5, 6, 60)).Report(cohort.Options{Level: 0.9})
	require.NoError(t, err)
	assert.Equal(t, "2/2", all.Groups[0].Completion.String())
	assert.Empty(t, all.Groups[0].Bottleneck, "nobody is stuck")
	assert.Equal(t, 1.0, *all.Groups[0].Milestones[1].Gap.Median.Days, "a day after a")
}

// Of equally many the milestone that takes longer is the bottleneck.
func TestBottleneckOfEquals(t *testing.T) {
	p := path(t)
	report, err := tallyOf(t,
		customer(t, p, "", 50), customer(t, p, "", 50, 4), customer(t, p, "", 50, 1, 40), customer(t, p, "", 50, 2, 42),
	).Report(cohort.Options{})
	require.NoError(t, err)
	assert.Equal(t, "b", report.Groups[0].Bottleneck)
}

// The log-rank test on the 6-MP data of Freireich and others (1963): chi square
// 16.793, as R's survdiff prints it.
func TestCompare(t *testing.T) {
	p := path(t)
	sums := tallyOf(t, customer(t, p, "high", 5), customer(t, p, "low", 5)).Sums()
	fill := func(g *cohort.GroupSums, events, censored []int) {
		g.Customers = int64(len(events) + len(censored))
		counts := map[int]cohort.Count{}
		for _, d := range events {
			c := counts[d]
			counts[d] = cohort.Count{Time: d, Events: c.Events + 1, Censored: c.Censored}
		}
		for _, d := range censored {
			c := counts[d]
			counts[d] = cohort.Count{Time: d, Events: c.Events, Censored: c.Censored + 1}
		}
		var rows []cohort.Count
		for d := range 40 {
			if c, ok := counts[d]; ok {
				rows = append(rows, c)
			}
		}
		for i := range g.Milestones {
			g.Milestones[i] = cohort.MilestoneSums{Days: rows, Gap: rows}
		}
	}
	fill(&sums.Groups[0], []int{6, 6, 6, 7, 10, 13, 16, 22, 23}, []int{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
	fill(&sums.Groups[1], []int{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, nil)
	tally, err := cohort.NewTally(sums)
	require.NoError(t, err)
	c, err := tally.Compare("a", "high", "low", cohort.Options{})
	require.NoError(t, err)
	assert.InDelta(t, 16.7929409892165, *c.ChiSquare, 1e-9)
	assert.InDelta(t, 4.16880910933453e-05, *c.P, 1e-12)
	assert.Equal(t, 23.0, *c.Median[0].Days)
	assert.Equal(t, 8.0, *c.Median[1].Days)
	assert.InDelta(t, 19.25, c.Expected[0], 0.01)
	testkit.GoldenJSON(t, "comparison.json", cohort.Comparison{ // the stored form: the last digits of an estimate are not pinned
		Milestone: "a", Coverages: [2]string{"high", "low"}, Median: c.Median,
		Observed: c.Observed, Expected: [2]float64{19.25, 10.75}, ChiSquare: new(16.793), P: new(0.0000417),
	})

	none, err := tallyOf(t, customer(t, p, "high", 5), customer(t, p, "low", 5)).Compare("a", "high", "low", cohort.Options{})
	require.NoError(t, err)
	assert.Nil(t, none.P, "nobody has arrived")

	_, err = tally.Compare("z", "high", "none", cohort.Options{Level: 1})
	testkit.Faults(t, err,
		testkit.Fault{Path: "level", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "milestone", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "coverage", Kind: successkit.ErrUnknown},
	)
	_, err = tally.Report(cohort.Options{Level: -1})
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
}

func TestStoredForms(t *testing.T) {
	p := path(t)
	tally := tallyOf(t, customer(t, p, "low", 40, 5), customer(t, p, "low", 12), customer(t, p, "high", 50, 5, 20, 50), customer(t, p, "", -1))
	testkit.GoldenJSON(t, "sums.json", tally.Sums())
	report, err := tally.Report(cohort.Options{})
	require.NoError(t, err)
	testkit.GoldenJSON(t, "report.json", report)
	again, err := cohort.NewTally(tally.Sums())
	require.NoError(t, err)
	assert.Equal(t, tally.Sums(), again.Sums())
	empty, err := new(cohort.Tally).Report(cohort.Options{})
	require.NoError(t, err)
	assert.Empty(t, empty.Groups)
}

func TestRefuses(t *testing.T) {
	p := path(t)
	tally := tallyOf(t, customer(t, p, "", 40, 5))
	before, err := tally.MarshalBinary()
	require.NoError(t, err)
	testkit.Faults(t, tally.Add(journey.Progress{}),
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "anchor", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "milestones", Kind: successkit.ErrRequired},
	)
	spoken := customer(t, p, "", 40, 5)
	spoken.Coverage = "High touch"
	testkit.Faults(t, tally.Add(spoken), testkit.Fault{Path: "coverage", Kind: successkit.ErrMalformed})
	other := customer(t, p, "", 40, 5)
	other.Path, other.Version, other.AsOf, other.Objective = "q", 2, asOf.AddDays(1), "a"
	other.Milestones = other.Milestones[1:]
	testkit.Faults(t, tally.Add(other),
		testkit.Fault{Path: "path", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "version", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "objective", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "milestones", Kind: successkit.ErrConflict},
	)
	testkit.Faults(t, new(cohort.Tally).Add(other), testkit.Fault{Path: "objective", Kind: successkit.ErrUnknown})
	require.ErrorIs(t, tally.Merge(nil), successkit.ErrRequired)
	different := customer(t, p, "", 40, 5)
	different.Version = 7
	require.ErrorIs(t, tally.Merge(tallyOf(t, different)), successkit.ErrConflict)
	after, err := tally.MarshalBinary()
	require.NoError(t, err)
	assert.Equal(t, before, after, "refused, and unchanged")

	s := tally.Sums()
	s.Version, s.Objective = 0, "z"
	s.Milestones = []string{"a", "", "a"}
	m := s.Groups[0].Milestones[0]
	m.Gap = append(m.Gap, cohort.Count{Time: -1, Events: 1}, cohort.Count{Time: 3, Events: 2})
	m.Late = 5
	m.Stuck = -1
	s.Groups[0].Milestones[0] = m
	s.Groups = append(s.Groups, s.Groups[0], cohort.GroupSums{Coverage: "High"}, cohort.GroupSums{Coverage: "low", Customers: -1})
	_, err = cohort.NewTally(s)
	testkit.Faults(t, err,
		testkit.Fault{Path: "version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "milestones[1]", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "milestones[2]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "objective", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "groups[0].milestones[0].gap[1]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "groups[0].milestones[0].gap", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "groups[0].milestones[0].gap", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "groups[0].milestones[0].late", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "groups[0].milestones[0].stuck", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "groups[1].coverage", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "groups[2].coverage", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "groups[2].milestones", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "groups[3].customers", Kind: successkit.ErrOutOfRange},
	)
}

func random(t testing.TB, r *rand.Rand, p *journey.Path) journey.Progress {
	t.Helper()
	age, day := r.IntN(70)-5, 0
	var days []int
	for range r.IntN(4) {
		if r.IntN(9) == 0 {
			days = append(days, -1)
			continue
		}
		day += r.IntN(25)
		days = append(days, day)
	}
	return customer(t, p, []string{"", "high", "low"}[r.IntN(3)], age, days...)
}

// Law: shards merge to the whole, byte for byte.
func TestLawMerge(t *testing.T) {
	p := path(t)
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 0))
		var whole cohort.Tally
		parts := make([]*cohort.Tally, 1+r.IntN(5))
		for i := range parts {
			parts[i] = &cohort.Tally{}
			for range r.IntN(20) {
				c := random(t, r, p)
				require.NoError(t, whole.Add(c))
				require.NoError(t, parts[i].Add(c))
			}
		}
		testkit.MergeLaws(t, seed, &whole, parts)
	}
}

// Law: every customer is reached, under way, waiting or waived, at each milestone.
func TestLawPartition(t *testing.T) {
	p := path(t)
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		var tally cohort.Tally
		for range 30 {
			require.NoError(t, tally.Add(random(t, r, p)))
		}
		report, err := tally.Report(cohort.Options{})
		require.NoError(t, err)
		for _, g := range report.Groups {
			for _, m := range g.Milestones {
				require.Equal(t, g.Customers, m.Reached+m.UnderWay+m.Waiting+m.Waived, "seed %d", seed)
				require.LessOrEqual(t, m.Stuck, m.UnderWay, "seed %d", seed)
			}
		}
		text, err := json.Marshal(report)
		require.NoError(t, err)
		require.NotEmpty(t, text)
	}
}

func FuzzTally(f *testing.F) {
	p := path(f)
	for _, tally := range []*cohort.Tally{{}, tallyOf(f, customer(f, p, "low", 40, 5), customer(f, p, "high", 12))} {
		b, err := tally.MarshalBinary()
		require.NoError(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[cohort.Tally](t, data) })
}

func BenchmarkAdd(b *testing.B) {
	p := path(b)
	progress := customer(b, p, "low", 40, 5, 20)
	var tally cohort.Tally
	b.ReportAllocs()
	for b.Loop() {
		if err := tally.Add(progress); err != nil {
			b.Fatal(err)
		}
	}
}

// Example reports how long four customers took to first value.
func Example() {
	p, err := journey.New(journey.Definition{ID: "start", Version: 1, Milestones: []journey.Milestone{{
		ID: "first-value", Name: "A campaign has brought a sale", Kind: journey.Success,
		DurationDays: 14, Accountable: successkit.BothSides, Outcome: "sell-more",
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var tally cohort.Tally
	bought := successkit.MustDate("2026-03-01")
	for _, days := range []int{9, 12, 30, 0} { // the last has not arrived
		plan, err := p.Plan(bought)
		if err != nil {
			fmt.Println(err)
			return
		}
		var events []journey.Event
		if days > 0 {
			events = append(events, journey.Event{ID: "e", Milestone: "first-value", Kind: journey.EventReached, Date: bought.AddDays(days)})
		}
		progress, err := plan.Progress(events, bought.AddDays(40))
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := tally.Add(progress); err != nil {
			fmt.Println(err)
			return
		}
	}
	report, err := tally.Report(cohort.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	g := report.Groups[0]
	fmt.Println(g.Completion, "there, half of all by day", *g.Milestones[0].Days.Median.Days)
	fmt.Println("stuck:", g.Milestones[0].Stuck, "at", g.Bottleneck)
	// Output:
	// 3/4 there, half of all by day 21
	// stuck: 1 at first-value
}
