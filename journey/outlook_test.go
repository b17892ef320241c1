package journey_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

func varied(m journey.Milestone, median, p90 int) journey.Milestone {
	m.DurationDays = 0
	m.Spread = &journey.Spread{Shape: journey.LogNormal, Median: median, P90: p90}
	return m
}

func outlookOf(t testing.TB, plan *journey.Plan, day int, s journey.Simulation, events ...journey.Event) journey.Outlook {
	t.Helper()
	o, err := plan.Outlook(events, on(day), s)
	require.NoError(t, err)
	return o
}

// One milestone of which half take no longer than 20 days and nine in ten no
// longer than 40: so its quantiles are known, rounded up to whole days.
func TestOutlookOfOne(t *testing.T) {
	plan := planOf(t, varied(step("a", 0), 20, 40))
	o := outlookOf(t, plan, 0, journey.Simulation{Draws: 20_000, Percentiles: []int{10, 50, 90}})
	c, ok := o.Chance("a")
	require.True(t, ok)
	assert.Equal(t, on(20), c.Planned, "the median")
	assert.InDelta(t, 10, c.Dates[0].Sub(anchor), 1)
	assert.InDelta(t, 20, c.Dates[1].Sub(anchor), 1)
	assert.InDelta(t, 40, c.Dates[2].Sub(anchor), 1)
	assert.InDelta(t, 0.5, c.Late.Float64(), 0.01)

	// On day 20 it is of the later half: nine in ten of that half are the P95 of
	// the whole, 20·2^(1.6449/1.2816) = 48.7.
	c, _ = outlookOf(t, plan, 20, journey.Simulation{Draws: 20_000, Percentiles: []int{90}}).Chance("a")
	assert.InDelta(t, 49, c.Dates[0].Sub(anchor), 1)
	assert.Equal(t, "20000/20000", c.Late.String(), "not reached on its day, it is late in every future")

	// Where nothing is left of the spread it is reached tomorrow.
	worn := planOf(t, step("a", 5))
	d := worn.Path().Definition()
	d.Milestones[0].Spread = &journey.Spread{Shape: journey.ThreePoint, Low: 1, Likely: 3, High: 9}
	c, _ = outlookOf(t, planBy(t, d), 30, journey.Simulation{}).Chance("a")
	assert.Equal(t, []successkit.Date{on(31), on(31), on(31)}, c.Dates)

	_, ok = outlookOf(t, plan, 30, journey.Simulation{}, reached("a", 30)).Chance("a")
	assert.False(t, ok, "it is not open")
}

// Customers who differ in pace, and one that is still under way on day 40: slow ones
// are the likelier among those. With a deviation d of pace and s of the spread the
// duration itself is lognormal with √(d² + s²), here 0.592, so that half of those who
// take longer than 40 days take no longer than 20·e^(0.592·1.552) = 50.1.
func TestOutlookUnderWay(t *testing.T) {
	plan := planOf(t, varied(step("a", 0), 20, 30))
	c, ok := outlookOf(t, plan, 40, journey.Simulation{Draws: 20_000, Percentiles: []int{50}, PaceDeviation: 0.5}).Chance("a")
	require.True(t, ok)
	assert.InDelta(t, 51, c.Dates[0].Sub(anchor), 1)
}

// Without spreads every future is the plan.
func TestOutlookFixed(t *testing.T) {
	plan := planOf(t, step("a", 10), step("b", 20), anyOf(step("c", 5, "a", "b")), step("d", 7, "b", "c"))
	o := outlookOf(t, plan, 0, journey.Simulation{Draws: 3, PaceDeviation: 0.5}, waived("c", 0))
	require.Len(t, o.Milestones, 3)
	for i, day := range []int{10, 20, 27} {
		for _, d := range o.Milestones[i].Dates {
			assert.Equal(t, on(day), d)
		}
		assert.Equal(t, "0/3", o.Milestones[i].Late.String())
	}
}

// The same seed gives the same answer, and another another.
func TestOutlookSeed(t *testing.T) {
	plan := planOf(t, varied(step("a", 0), 20, 60), varied(step("b", 0, "a"), 20, 60))
	one := outlookOf(t, plan, 3, journey.Simulation{Seed: 1, Draws: 200})
	assert.Equal(t, one, outlookOf(t, plan, 3, journey.Simulation{Seed: 1, Draws: 200}))
	assert.NotEqual(t, one, outlookOf(t, plan, 3, journey.Simulation{Seed: 2, Draws: 200}))
	assert.Equal(t, 1000, outlookOf(t, plan, 3, journey.Simulation{}).Draws)
	testkit.GoldenJSON(t, "outlook.json", one)
	testkit.GoldenJSON(t, "simulation.json", journey.Simulation{Seed: 1, Draws: 200, Percentiles: []int{50}, PaceDeviation: 0.25})
}

func TestOutlookRefuses(t *testing.T) {
	plan := planOf(t, step("a", 1))
	_, err := plan.Outlook(nil, anchor, journey.Simulation{Draws: -1, Percentiles: []int{0, 5, 5}, PaceDeviation: math.NaN()})
	testkit.Faults(t, err,
		testkit.Fault{Path: "draws", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "percentiles[0]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "percentiles[2]", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "pace_deviation", Kind: successkit.ErrOutOfRange},
	)
	_, err = plan.Outlook(nil, successkit.Date{}, journey.Simulation{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
	_, err = planOf(t, wide(300)...).Outlook(nil, anchor, journey.Simulation{Draws: 100_000})
	testkit.Faults(t, err, testkit.Fault{Path: "simulation.draws", Kind: successkit.ErrOutOfRange})
	var dense []journey.Milestone // each waits for all before it: half a million times
	var ids []string
	for i := range 1000 {
		m := step(fmt.Sprint("m", i), 1)
		m.Prerequisites = slices.Clone(ids)
		dense, ids = append(dense, m), append(ids, m.ID)
	}
	_, err = planOf(t, dense...).Outlook(nil, anchor, journey.Simulation{Draws: 20_000})
	testkit.Faults(t, err, testkit.Fault{Path: "simulation.draws", Kind: successkit.ErrOutOfRange})
	_, err = (*journey.Plan)(nil).Outlook(nil, anchor, journey.Simulation{})
	testkit.Faults(t, err, testkit.Fault{Path: "plan", Kind: successkit.ErrRequired})
}

// A traveller is a customer with a pace of its own, whose true days are drawn
// from the spreads of the path. It is the truth that an outlook is judged by.
func travel(r *rand.Rand, milestones []journey.Milestone, deviation float64) []journey.Event {
	pace := math.Exp(deviation * r.NormFloat64())
	day := 0
	var events []journey.Event
	for _, m := range milestones {
		s := math.Log(float64(m.Spread.P90)/float64(m.Spread.Median)) / 1.2815515655446004
		day += int(math.Ceil(float64(m.Spread.Median) * math.Exp(s*r.NormFloat64()) * pace))
		events = append(events, reached(m.ID, day))
	}
	return events
}

// The quantiles are calibrated: of journeys with known truth, whose customers
// differ in pace, about as many of a hundred reach the last milestone by each
// percentile as it says, whatever had been seen of them by then. A simulation
// that takes them to be alike is too sure of itself.
func TestOutlookCalibration(t *testing.T) {
	milestones := []journey.Milestone{
		varied(step("a", 0), 10, 18), varied(step("b", 0, "a"), 15, 30), varied(step("c", 0, "b"), 12, 20),
		varied(step("d", 0, "c"), 20, 35), varied(step("e", 0, "d"), 10, 25),
	}
	plan := planOf(t, milestones...)
	percentiles := []int{10, 25, 50, 75, 90}
	const journeys, deviation = 600, 0.4
	within := func(asOf int, assumed float64) (hits []int, n int) {
		hits = make([]int, len(percentiles))
		for seed := range uint64(journeys) {
			truth := travel(rand.New(rand.NewPCG(seed, 7)), milestones, deviation)
			last := truth[len(truth)-1].Date
			if !last.After(on(asOf)) {
				continue
			}
			n++
			c, ok := outlookOf(t, plan, asOf, journey.Simulation{Seed: seed, Draws: 200, Percentiles: percentiles, PaceDeviation: assumed},
				known(truth, asOf)...).Chance("e")
			require.True(t, ok)
			for i, d := range c.Dates {
				if !last.After(d) {
					hits[i]++
				}
			}
		}
		return hits, n
	}
	for _, asOf := range []int{0, 20, 45, 70} {
		hits, n := within(asOf, deviation)
		for i, percent := range percentiles {
			p := float64(percent) / 100
			allowed := 3.5*math.Sqrt(p*(1-p)/float64(n)) + 0.01
			assert.InDelta(t, p, float64(hits[i])/float64(n), allowed, "P%d on day %d of %d journeys", percent, asOf, n)
		}
	}
	hits, n := within(45, 0)
	assert.Less(t, float64(hits[4]-hits[0])/float64(n), 0.65, "too sure: of 80 % less than 65 % fall between P10 and P90")
}

// Law: a later as-of date never makes an open milestone's dates earlier where
// nothing has happened; dates follow the path.
func TestLawOutlook(t *testing.T) {
	for seed := range uint64(100) {
		r := newRand(seed)
		milestones := randomPath(r)
		for i := range milestones {
			if r.IntN(2) == 0 {
				m := 1 + r.IntN(20)
				milestones[i] = func(a journey.Milestone) journey.Milestone {
					a.Spread = &journey.Spread{Shape: journey.ThreePoint, Low: m - 1, Likely: m, High: 3 * m}
					return a
				}(milestones[i])
			}
		}
		plan := randomPlan(t, r, milestones)
		events := known(randomEvents(r, milestones, 15), 15)
		o := outlookOf(t, plan, 15, journey.Simulation{Seed: seed, Draws: 50, PaceDeviation: float64(r.IntN(2)) / 4}, events...)
		p := progressOf(t, plan, 15, events...)
		for _, c := range o.Milestones {
			s, _ := p.Status(c.Milestone)
			require.False(t, s.State.Done(), "seed %d", seed)
			require.Equal(t, s.Planned, c.Planned, "seed %d", seed)
			for i, d := range c.Dates {
				require.True(t, i == 0 || !d.Before(c.Dates[i-1]), "seed %d", seed)
			}
		}
		open := 0
		for _, s := range p.Milestones {
			if !s.State.Done() {
				open++
			}
		}
		require.Len(t, o.Milestones, open, "seed %d", seed)
	}
}

func BenchmarkOutlook(b *testing.B) {
	milestones := make([]journey.Milestone, 12)
	for i := range milestones {
		milestones[i] = varied(step(letter(i), 0), 10, 20)
		if i > 0 {
			milestones[i].Prerequisites = []string{letter(i - 1)}
		}
	}
	plan := planOf(b, milestones...)
	events := []journey.Event{reached("a", 12), reached("b", 25), reached("c", 31)}
	for _, draws := range []int{100, 1000} {
		b.Run(fmt.Sprintf("draws=%d", draws), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, errSink = plan.Outlook(events, on(40), journey.Simulation{Draws: draws, PaceDeviation: 0.3})
			}
		})
	}
}
