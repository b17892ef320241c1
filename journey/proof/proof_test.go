package proof_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/proof"
)

var anchor = successkit.MustDate("2026-01-05")

func on(day int) successkit.Date { return anchor.AddDays(day) }

// plan is a → b → c, planned for days 10, 30 and 60, each varying.
func plan(t testing.TB) *journey.Plan {
	t.Helper()
	d := journey.Definition{ID: "p", Version: 1}
	for i, days := range []int{10, 20, 30} {
		m := journey.Milestone{
			ID: string(rune('a' + i)), Name: "State", Kind: journey.Success, Accountable: successkit.BothSides, Outcome: "o",
			Spread: &journey.Spread{Shape: journey.LogNormal, Median: days, P90: 2 * days},
		}
		if i > 0 {
			m.Prerequisites = []string{string(rune('a' + i - 1))}
		}
		d.Milestones = append(d.Milestones, m)
	}
	path, err := journey.New(d)
	require.NoError(t, err)
	p, err := path.Plan(anchor)
	require.NoError(t, err)
	return p
}

func events(days ...int) []journey.Event {
	var all []journey.Event
	for i, day := range days {
		id := string(rune('a' + i))
		all = append(all, journey.Event{ID: id, Milestone: id, Kind: journey.EventReached, Date: on(day)})
	}
	return all
}

// By hand, on a grid of a week. One customer is a day late at a (day 11): seen on day
// 14, b and c are flagged, 16 and 46 days before their dates; both come late. Another
// is two days early throughout. A third stops after a, late on day 14, and is known to
// day 40: b was flagged and is overdue, c is not due yet.
func TestTally(t *testing.T) {
	tally, err := proof.New(proof.Scope{})
	require.NoError(t, err)
	p := plan(t)
	require.NoError(t, tally.Add(p, events(11, 35, 80), on(100)))
	require.NoError(t, tally.Add(p, events(8, 28, 58), on(100)))
	require.NoError(t, tally.Add(p, events(14), on(40)))
	r := tally.Report()
	assert.Equal(t, int64(3), r.Customers)
	assert.Equal(t, int64(8), r.Milestones)
	assert.Equal(t, "5/8", r.Base.String())
	assert.Equal(t, "3/3", r.Precision.String())
	assert.Equal(t, "3/5", r.Recall.String(), "nothing foretold that a would be late")
	assert.Equal(t, 16.0, *r.WarningDays, "16, 16 and 46")
	for _, c := range r.Calibration {
		assert.False(t, c.Held.Defined(), "not asked for")
	}
	testkit.GoldenJSON(t, "sums.json", tally.Sums())

	// A false alarm: late at a, and made good.
	alarm, err := proof.New(proof.Scope{})
	require.NoError(t, err)
	require.NoError(t, alarm.Add(p, events(14, 29, 59), on(100)))
	assert.Equal(t, "0/2", alarm.Report().Precision.String())
	assert.Nil(t, alarm.Report().WarningDays)

	waived := events(10)
	waived = append(waived, journey.Event{ID: "w", Milestone: "b", Kind: journey.EventWaived, Date: on(1)})
	require.NoError(t, alarm.Add(p, waived, on(20)))
	assert.Equal(t, int64(4), alarm.Report().Milestones, "neither the waived one nor the one to come")
}

// Customers drawn from the very spreads of the path: the percentiles hold.
func TestCalibration(t *testing.T) {
	tally, err := proof.New(proof.Scope{OutlookDays: []int{0, 25}, Simulation: journey.Simulation{Seed: 1, Draws: 200}})
	require.NoError(t, err)
	p := plan(t)
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		day, days := 0, []int{}
		for _, m := range p.Path().Definition().Milestones {
			day += int(math.Ceil(float64(m.Spread.Median) * math.Exp(math.Log(2)/1.2815515655446004*r.NormFloat64())))
			days = append(days, day)
		}
		require.NoError(t, tally.Add(p, events(days...), on(1000)))
	}
	r := tally.Report()
	require.Len(t, r.Calibration, 3)
	for _, c := range r.Calibration {
		assert.InDelta(t, float64(c.Percent)/100, c.Held.Float64(), 0.04, "P%d", c.Percent)
	}
	assert.Greater(t, r.Precision.Float64(), r.Base.Float64(), "a flag says more than the base rate")
	r.PrecisionInterval, r.RecallInterval, r.Calibration = successkit.Interval{}, successkit.Interval{}, []proof.Calibration{{Percent: 10, Held: successkit.CountRate(1, 10)}}
	testkit.GoldenJSON(t, "report.json", r)
}

// A date that has not come says nothing of one who has not arrived.
func TestUnknownYet(t *testing.T) {
	tally, err := proof.New(proof.Scope{OutlookDays: []int{0}})
	require.NoError(t, err)
	require.NoError(t, tally.Add(plan(t), nil, on(5)))
	for _, c := range tally.Report().Calibration {
		assert.False(t, c.Held.Defined())
	}
	require.NoError(t, tally.Add(plan(t), nil, on(14))) // a should have come by day 5 or 10 of most
	assert.Equal(t, "0/1", tally.Report().Calibration[0].Held.String())
	assert.False(t, tally.Report().Calibration[2].Held.Defined(), "nine in ten by day 20")
}

func TestRefuses(t *testing.T) {
	_, err := proof.New(proof.Scope{EveryDays: -1, OutlookDays: []int{-1, 5, 5}, Simulation: journey.Simulation{Draws: -1}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "every_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "outlook_days[0]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "outlook_days[2]", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "simulation.draws", Kind: successkit.ErrOutOfRange},
	)
	_, err = proof.New(proof.Scope{OutlookDays: make([]int, 21)})
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
	var zero proof.Tally
	require.ErrorIs(t, zero.Add(plan(t), nil, on(1)), successkit.ErrRequired)
	tally, err := proof.New(proof.Scope{EveryDays: 1})
	require.NoError(t, err)
	require.ErrorIs(t, tally.Add(nil, nil, on(1)), successkit.ErrRequired)
	require.ErrorIs(t, tally.Add(plan(t), []journey.Event{{}}, on(1)), successkit.ErrRequired)
	require.ErrorIs(t, tally.Add(plan(t), nil, on(10_001)), successkit.ErrOutOfRange)
	require.ErrorIs(t, tally.Merge(nil), successkit.ErrRequired)
	other, err := proof.New(proof.Scope{EveryDays: 2})
	require.NoError(t, err)
	require.ErrorIs(t, tally.Merge(other), successkit.ErrConflict)
	assert.Zero(t, tally.Sums().Customers)

	_, err = proof.NewTally(proof.Sums{
		Customers: -1, Milestones: 2, Unknown: 3, Late: 1, Flagged: 1, FlaggedLate: 2,
		Warning: []proof.Count{{Time: -1, Events: 1}, {Time: 1, Censored: 1}}, Percentiles: []proof.PercentileSums{{Judged: 1, Held: 2}},
	})
	var paths []string
	for fe := range successkit.FieldErrors(err) {
		paths = append(paths, fe.Path)
	}
	assert.Equal(t, []string{
		"customers", "unknown", "late", "flagged", "flagged_late", "warning[0]", "warning[1].censored", "warning", "percentiles", "percentiles[0].held",
	}, paths)
}

// Law: shards merge to the whole, byte for byte.
func TestLawMerge(t *testing.T) {
	p := plan(t)
	scope := proof.Scope{EveryDays: 14, OutlookDays: []int{20}, Simulation: journey.Simulation{Draws: 5}}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 0))
		whole, err := proof.New(scope)
		require.NoError(t, err)
		parts := make([]*proof.Tally, 1+r.IntN(4))
		for i := range parts {
			parts[i], err = proof.New(scope)
			require.NoError(t, err)
			for range r.IntN(6) {
				var days []int
				day := 0
				for range r.IntN(4) {
					day += r.IntN(40)
					days = append(days, day)
				}
				until := on(r.IntN(150))
				require.NoError(t, whole.Add(p, events(days...), until))
				require.NoError(t, parts[i].Add(p, events(days...), until))
			}
		}
		testkit.MergeLaws(t, seed, whole, parts)
		again, err := proof.NewTally(whole.Sums())
		require.NoError(t, err)
		require.Equal(t, whole.Sums(), again.Sums(), "seed %d", seed)
	}
}

func FuzzTally(f *testing.F) {
	tally, err := proof.New(proof.Scope{OutlookDays: []int{3}})
	require.NoError(f, err)
	require.NoError(f, tally.Add(plan(f), events(14, 29), on(40)))
	for _, t := range []*proof.Tally{{}, tally} {
		b, err := t.MarshalBinary()
		require.NoError(f, err)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[proof.Tally](t, data) })
}

func BenchmarkAdd(b *testing.B) {
	p := plan(b)
	tally, err := proof.New(proof.Scope{})
	require.NoError(b, err)
	list := events(14, 40, 80)
	b.ReportAllocs()
	for b.Loop() {
		if err := tally.Add(p, list, on(100)); err != nil {
			b.Fatal(err)
		}
	}
}

// One customer, a day late at the first milestone: the two to come were flagged in
// time, and came late.
func Example() {
	day := successkit.MustDate("2026-01-05")
	step := func(id string, days int, before ...string) journey.Milestone {
		return journey.Milestone{
			ID: id, Name: "State " + id, Kind: journey.Success, Prerequisites: before, DurationDays: days,
			Accountable: successkit.BothSides, Outcome: "o",
		}
	}
	path, err := journey.New(journey.Definition{ID: "p", Version: 1, Milestones: []journey.Milestone{
		step("a", 10), step("b", 20, "a"), step("c", 30, "b"),
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := path.Plan(day)
	if err != nil {
		fmt.Println(err)
		return
	}
	tally, err := proof.New(proof.Scope{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := tally.Add(plan, events(11, 35, 80), day.AddDays(100)); err != nil {
		fmt.Println(err)
		return
	}
	r := tally.Report()
	fmt.Println("flagged and late:", r.Precision, "late and flagged:", r.Recall, "warning:", *r.WarningDays, "days")
	// Output:
	// flagged and late: 2/2 late and flagged: 2/3 warning: 31 days
}
