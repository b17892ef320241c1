package journey_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

const seeds = 500

// Law: the order in which events are listed does not matter, those of one day
// among them, nor does it matter whether one is listed twice.
func TestLawOrder(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		plan := planOf(t, milestones...)
		events := randomEvents(r, milestones, 20)
		want := progressOf(t, plan, 30, events...)
		if len(events) > 0 {
			events = append(events, events[r.IntN(len(events))])
		}
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		require.Equal(t, want, progressOf(t, plan, 30, events...), "seed %d", seed)
	}
}

// Law: a milestone reached on or before the day that was forecast for it on an
// earlier day never moves any other later.
func TestLawKeptForecast(t *testing.T) {
	tried := 0
	for seed := range uint64(4 * seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		plan := planOf(t, milestones...)
		asOf := r.IntN(40)
		events := known(randomEvents(r, milestones, asOf), asOf)
		before := progressOf(t, plan, asOf, events...)
		i := r.IntN(len(milestones))
		s := before.Milestones[i]
		latest := s.Forecast.Sub(anchor)
		if s.State.Done() || latest <= asOf {
			continue
		}
		tried++
		day := asOf + 1 + r.IntN(latest-asOf)
		later := day + r.IntN(10)
		without := progressOf(t, plan, later, events...)
		with := progressOf(t, plan, later, append(events, reached(s.Milestone, day))...)
		for k, w := range with.Milestones {
			require.False(t, w.Forecast.After(without.Milestones[k].Forecast),
				"seed %d: %s reached on day %d, %s moves from %s to %s", seed, s.Milestone, day,
				w.Milestone, without.Milestones[k].Forecast, w.Forecast)
		}
	}
	require.Greater(t, tried, seeds/2, "seeds that test anything")
}

func known(events []journey.Event, day int) []journey.Event {
	return slices.DeleteFunc(events, func(e journey.Event) bool { return !e.KnownOn(on(day)) })
}

// Law: a finished plan's forecast equals its actuals.
func TestLawFinished(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		events := make([]journey.Event, len(milestones))
		for i, m := range milestones {
			events[i] = reached(m.ID, r.IntN(100)-10)
		}
		p := progressOf(t, planOf(t, milestones...), 100, events...)
		for i, s := range p.Milestones {
			require.Equal(t, events[i].Date, s.Actual, "seed %d", seed)
			require.Equal(t, events[i].Date, s.Forecast, "seed %d", seed)
			require.True(t, s.State.Done(), "seed %d", seed)
		}
		require.True(t, p.Completion.Equal(successkit.CountRate(1, 1)), "seed %d", seed)
		require.Equal(t, 1, p.Escalation, "seed %d", seed)
		require.Zero(t, p.StalledDays, "seed %d", seed)
	}
}

// Law: later facts change nothing of an as-of view but the list of what it
// left out.
func TestLawAsOf(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		plan := planOf(t, milestones...)
		events := randomEvents(r, milestones, 60)
		got := progressOf(t, plan, 30, events...)
		count := len(events)
		events = known(events, 30)
		want := progressOf(t, plan, 30, events...)
		require.Len(t, got.Ignored, len(want.Ignored)+count-len(events), "seed %d", seed)
		got.Ignored, want.Ignored = nil, nil
		require.Equal(t, want, got, "seed %d", seed)
	}
}

// Law: what is not reached is forecast for asOf or later, after whatever it
// waits for; a forecast without events is the plan, scaled with it.
func TestLawForecastFollowsPath(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		plan := planOf(t, milestones...)
		p := progressOf(t, plan, 15, randomEvents(r, milestones, 15)...)
		for i, s := range p.Milestones {
			require.NotEqual(t, journey.Unassessed, s.State, "seed %d", seed)
			if s.State.Done() {
				require.Empty(t, s.WaitsFor, "seed %d", seed)
				continue
			}
			require.False(t, s.Forecast.Before(p.AsOf), "seed %d", seed)
			for _, id := range milestones[i].Prerequisites {
				before, ok := p.Status(id)
				require.True(t, ok)
				require.False(t, s.Forecast.Before(before.Forecast), "seed %d", seed)
			}
			if s.WaitsFor != "" {
				holder, ok := p.Status(s.WaitsFor)
				require.True(t, ok)
				require.False(t, holder.State.Done(), "seed %d", seed)
			}
		}
		for _, s := range progressOf(t, plan, 0).Milestones {
			require.Equal(t, s.Planned, s.Forecast, "seed %d", seed)
		}
	}
}

// Law: in a chain reached in order, pace is the time elapsed over the time
// planned at the last milestone reached, and a milestone not held up by the
// calendar is forecast for its planned day times the pace.
func TestLawChain(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		days := make([]int, 2+r.IntN(10))
		for i := range days {
			days[i] = 1 + r.IntN(20)
		}
		plan := planOf(t, chain(days...)...)
		day, due := 0, 0
		var events []journey.Event
		for i := range 1 + r.IntN(len(days)-1) {
			day, due = day+1+r.IntN(30), due+days[i]
			events = append(events, reached(letter(i), day))
		}
		p := progressOf(t, plan, day, events...)
		require.Equal(t, successkit.CountRate(int64(day), int64(due)), p.Pace, "seed %d", seed)
		require.Equal(t, len(events), p.PaceMilestones, "seed %d", seed)
		for _, s := range p.Milestones[len(events):] {
			require.Equal(t, s.Planned.Sub(anchor)*day/due, s.Forecast.Sub(anchor), "seed %d: %s", seed, s.Milestone)
		}
	}
}
