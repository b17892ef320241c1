package journey_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/journey"
)

// twelve is the path of the bulk benchmarks: twelve milestones, each of which
// waits for one or two.
func twelve() journey.Definition {
	d := definition()
	for i := range 12 {
		m := step(letter(i), 5+3*(i%4))
		if i > 0 {
			m.Prerequisites = append(m.Prerequisites, letter(i-1))
		}
		if i > 2 && i%3 == 0 {
			m.Prerequisites = append(m.Prerequisites, letter(i-3))
		}
		d.Milestones = append(d.Milestones, m)
	}
	return d
}

// walked are the events of a customer that reached the first n milestones, each a
// day later than the plan has it.
func walked(plan *journey.Plan, n int) []journey.Event {
	var events []journey.Event
	for _, m := range plan.Milestones()[:n] {
		events = append(events, reached(m.Milestone, m.Date.Sub(anchor)+1))
	}
	return events
}

// Progress and forecast of a book of customers on twelve milestones, on all of
// which they are spread evenly: the cost is linear in customers.
func BenchmarkBook(b *testing.B) {
	plan := planBy(b, twelve())
	var lives [12][]journey.Event
	for n := range lives {
		lives[n] = walked(plan, n)
	}
	for _, customers := range []int{1000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("customers=%d", customers), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for i := range customers {
					sinkProgress, errSink = plan.Progress(lives[i%12], on(10*(i%12)))
					if errSink != nil {
						b.Fatal(errSink)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(customers), "ns/customer")
		})
	}
}

// What a progress allocates grows neither with the milestones nor, but for their
// table of ids, with the events: at most 24 times, and eight times more for each
// reason that it gives.
func TestProgressAllocates(t *testing.T) {
	allocs := func(d journey.Definition, n, late, reasons int) float64 {
		plan := planBy(t, d)
		events := walked(plan, n)
		asOf := on(0)
		for i := range events {
			events[i].Date = events[i].Date.AddDays(late - 1)
			asOf = events[i].Date
		}
		return testing.AllocsPerRun(20, func() {
			sinkProgress, errSink = plan.Progress(events, asOf)
			require.NoError(t, errSink)
			require.Len(t, sinkProgress.Reasons, reasons)
		})
	}
	assert.LessOrEqual(t, allocs(twelve(), 0, 0, 0), 24.0)
	assert.LessOrEqual(t, allocs(twelve(), 6, 0, 0), 24.0)
	assert.LessOrEqual(t, allocs(definition(deep(1000)...), 0, 0, 0), 24.0)
	assert.LessOrEqual(t, allocs(twelve(), 6, 3, 6), 24.0+6*8)
}

// Wide or deep, everything that is asked of a path of ten thousand milestones is
// answered without recursion, in time that is about linear.
func TestLargePaths(t *testing.T) {
	for name, milestones := range map[string][]journey.Milestone{"deep": deep(10_000), "wide": wide(10_000)} {
		d := definition(milestones...)
		for i := range d.Milestones {
			d.Milestones[i].Spread = &journey.Spread{Shape: journey.ThreePoint, Low: 1, Likely: 2, High: 3}
			d.Milestones[i].Requires = journey.Join(i % 2)
		}
		d.Variants = []journey.Variant{{Coverage: "low-touch"}}
		plan := planBy(t, d, journey.By("low-touch"), journey.Over(calendar(t)))
		id := d.Milestones[len(d.Milestones)/2].ID
		p := progressOf(t, plan, 30, reached(id, 20))
		require.Len(t, p.Milestones, len(d.Milestones), name)
		gaps, err := plan.Gaps(p, nil)
		require.NoError(t, err)
		assert.NotEmpty(t, gaps, name)
		_, err = plan.Vector([]journey.Event{reached(id, 20)}, on(30), 7)
		require.NoError(t, err)
		o := outlookOf(t, plan, 30, journey.Simulation{Draws: 3, PaceDeviation: 0.2})
		assert.Len(t, o.Milestones, len(d.Milestones), name)
		assert.NotEmpty(t, p.PullForward(), name)
	}
}
