package journey_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

var (
	sinkPath     *journey.Path
	sinkProgress journey.Progress
	errSink      error
)

func BenchmarkNew(b *testing.B) {
	cyclic := deep(10_000)
	cyclic[len(cyclic)-1].Prerequisites = []string{"0"}
	for _, bm := range []struct {
		name string
		path []journey.Milestone
	}{
		{"chain=12", deep(12)},
		{"deep=10000", deep(10_000)},
		{"wide=10000", wide(10_000)},
		{"cycle=10000", cyclic},
	} {
		b.Run(bm.name, func(b *testing.B) {
			d := definition(bm.path...)
			b.ReportAllocs()
			for b.Loop() {
				sinkPath, errSink = journey.New(d)
			}
		})
	}
}

// The first half of the milestones is reached, the last of them today. Late,
// each was reached a day after its date, and all that remain are at risk.
func BenchmarkProgress(b *testing.B) {
	twelve := chain(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)
	for _, bm := range []struct {
		name string
		path []journey.Milestone
		late int
	}{
		{"chain=12", twelve, 0},
		{"chain=12/late", twelve, 1},
		{"deep=10000", deep(10_000), 0},
		{"deep=10000/late", deep(10_000), 1},
		{"wide=10000", wide(10_000), 0},
	} {
		plan := planOf(b, bm.path...)
		planned := plan.Milestones()
		slices.SortStableFunc(planned, func(a, b journey.Planned) int { return a.Date.Compare(b.Date) })
		var events []journey.Event
		for _, m := range planned[:len(planned)/2] {
			events = append(events, reached(m.Milestone, m.Date.Sub(anchor)+bm.late))
		}
		asOf := events[len(events)-1].Date
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sinkProgress, errSink = plan.Progress(events, asOf)
			}
		})
		require.NoError(b, errSink)
	}
	plan := planOf(b, twelve...)
	b.Run("refused", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sinkProgress, errSink = plan.Progress([]journey.Event{reached("unknown", 1)}, successkit.Date{})
		}
	})
}
