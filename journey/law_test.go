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
		plan := randomPlan(t, r, milestones)
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
		plan := randomPlan(t, r, milestones)
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
		p := progressOf(t, randomPlan(t, r, milestones), 100, events...)
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
		plan := randomPlan(t, r, milestones)
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
		plan := randomPlan(t, r, milestones)
		p := progressOf(t, plan, 15, randomEvents(r, milestones, 15)...)
		for i, s := range p.Milestones {
			require.NotEqual(t, journey.Unassessed, s.State, "seed %d", seed)
			if s.State.Done() {
				require.Empty(t, s.WaitsFor, "seed %d", seed)
				continue
			}
			require.False(t, s.Forecast.Before(p.AsOf), "seed %d", seed)
			first := successkit.MustDate("9999-12-31")
			for _, id := range milestones[i].Prerequisites {
				before, ok := p.Status(id)
				require.True(t, ok)
				if before.Forecast.Before(first) {
					first = before.Forecast
				}
				if milestones[i].Requires == journey.AllOf {
					require.False(t, s.Forecast.Before(before.Forecast), "seed %d", seed)
				}
			}
			require.False(t, s.Forecast.Before(first) && len(milestones[i].Prerequisites) > 0, "seed %d", seed)
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

// Law: multiplying all durations multiplies the plan, and the forecast of a
// customer that takes as many times as long.
func TestLawScale(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		k := 2 + r.IntN(9)
		scaled := slices.Clone(milestones)
		for i := range scaled {
			scaled[i].DurationDays *= k
		}
		events := known(randomEvents(r, milestones, 30), 30)
		var later []journey.Event
		for _, e := range events {
			e.Date, e.Recorded = on(k*e.Date.Sub(anchor)), successkit.Date{}
			later = append(later, e)
		}
		for i := range events {
			events[i].Recorded = successkit.Date{}
		}
		plan, times := planOf(t, milestones...), planOf(t, scaled...)
		for i, m := range plan.Milestones() {
			require.Equal(t, k*m.Date.Sub(anchor), times.Milestones()[i].Date.Sub(anchor), "seed %d", seed)
			require.Equal(t, m.SlackDays == nil, times.Milestones()[i].SlackDays == nil, "seed %d", seed)
		}
		p, q := progressOf(t, plan, 30, events...), progressOf(t, times, 30*k, later...)
		for i := range p.Milestones {
			got := q.Milestones[i].Forecast.Sub(anchor)
			want := k * p.Milestones[i].Forecast.Sub(anchor)
			require.GreaterOrEqual(t, got, want, "seed %d", seed)
			require.Less(t, got, want+k, "seed %d: a day of the one is %d of the other", seed, k)
		}
	}
}

// Law: a milestone that ends later by its slack, and everything else as
// forecast, leaves the objective where it is.
func TestLawSlack(t *testing.T) {
	tried := 0
	for seed := range uint64(4 * seeds) {
		r := newRand(seed)
		milestones := randomPath(r)
		plan := planOf(t, milestones...)
		i := r.IntN(len(milestones))
		planned := plan.Milestones()
		if planned[i].SlackDays == nil {
			continue
		}
		tried++
		objective := len(milestones) - 1
		longer := slices.Clone(milestones)
		longer[i].DurationDays += *planned[i].SlackDays
		require.Equal(t, planned[objective].Date, planOf(t, longer...).Milestones()[objective].Date, "seed %d", seed)
		longer[i].DurationDays++
		if milestones[i].Requires == journey.AllOf && allOf(milestones) {
			require.True(t, planOf(t, longer...).Milestones()[objective].Date.After(planned[objective].Date), "seed %d: it has no more", seed)
		}
		status := progressOf(t, plan, 0).Milestones[i]
		require.Equal(t, planned[i].SlackDays, status.SlackDays, "seed %d: without events the forecast is the plan", seed)
	}
	require.Greater(t, tried, seeds/2)
}

func allOf(milestones []journey.Milestone) bool {
	return !slices.ContainsFunc(milestones, func(m journey.Milestone) bool { return m.Requires == journey.AnyOf })
}

// Law: later facts change nothing of a vector or an outlook, nor does the order of
// facts.
func TestLawAsOfVectorOutlook(t *testing.T) {
	for seed := range uint64(200) {
		r := newRand(seed)
		milestones := randomPath(r)
		for i := range milestones {
			milestones[i].Spread = &journey.Spread{Shape: journey.LogNormal, Median: 10, P90: 20}
		}
		plan := randomPlan(t, r, milestones)
		events := randomEvents(r, milestones, 60)
		early := known(slices.Clone(events), 30)
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		got, err := plan.Vector(events, on(30), 14)
		require.NoError(t, err)
		want, err := plan.Vector(early, on(30), 14)
		require.NoError(t, err)
		require.Equal(t, want, got, "seed %d", seed)
		s := journey.Simulation{Seed: seed, Draws: 5, PaceDeviation: 0.3}
		require.Equal(t, outlookOf(t, plan, 30, s, early...), outlookOf(t, plan, 30, s, events...), "seed %d", seed)
		p := progressOf(t, plan, 30, events...)
		require.True(t, p.Position.Equal(got.Position), "seed %d", seed)
	}
}
