package outcome_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// A cadence by the day: a day is overdue where the latest interaction, or the
// start of the clock, lies more than so many days back.
func TestLawCadence(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 5))
		def := randomDefinition(r)
		rule := def.Experience.Requirements[1]
		_, interactions := randomFacts(r)
		asOf := randomDay(r)
		got := attain(t, mustNew(t, def), nil, interactions, asOf.String()).Requirements[1]

		overdue := map[successkit.Date]bool{}
		for back := range rule.WindowDays {
			d := asOf.AddDays(-back)
			last := rule.Cadence.From
			for _, i := range interactions {
				if i.Kind == rule.Kind && i.KnownOn(asOf) && !i.Date.After(d) && i.Date.After(last) {
					last = i.Date
				}
			}
			if d.Sub(last) > rule.Cadence.EveryDays {
				overdue[d] = true
			}
		}
		listed := 0
		for i, p := range got.Overdue {
			listed += p.Len()
			for d := p.Start(); p.Contains(d); d = d.AddDays(1) {
				require.True(t, overdue[d], "seed %d: %s", seed, d)
			}
			if i > 0 {
				require.True(t, got.Overdue[i-1].End().Before(p.Start()), "seed %d: stretches are apart, in order", seed)
			}
		}
		require.Len(t, overdue, listed, "seed %d", seed)
		require.Equal(t, listed > 0, got.State == outcome.Breached, "seed %d", seed)
	}
}

// Since when something stands where it does is what one would find by looking
// on every day before, by the facts that are known now.
func TestLawSince(t *testing.T) {
	checked := 0
	for seed := range uint64(seeds / 3) {
		r := rand.New(rand.NewPCG(seed, 6))
		def := randomDefinition(r)
		d := mustNew(t, def)
		observations, interactions := randomFacts(r)
		asOf := randomDay(r)
		for i := range observations {
			if observations[i].KnownOn(asOf) {
				observations[i].Recorded = successkit.Date{}
			}
		}
		for i := range interactions {
			if interactions[i].KnownOn(asOf) {
				interactions[i].Recorded = successkit.Date{}
			}
		}
		now := attain(t, d, observations, interactions, asOf.String())
		history := []outcome.Attainment{now}
		for back := range 330 { // the facts begin less than that before
			history = append(history, attain(t, d, observations, interactions, asOf.AddDays(-1-back).String()))
		}
		for i, m := range now.Required[0].Measures {
			since := asOf
			for _, a := range history {
				if a.Required[0].Measures[i].State != m.State {
					break
				}
				since = a.AsOf
			}
			switch m.State {
			case outcome.Unmeasured:
				since = successkit.Date{}
			case outcome.Missed: // the day after it was due, though nobody looked until later
				since = def.Required[0].Measures[i].Due.AddDays(1)
			}
			require.Equal(t, since, m.Since, "seed %d: %s", seed, m.State)
		}
		for i, q := range now.Requirements {
			var since successkit.Date
			for _, a := range history {
				if a.Requirements[i].State != outcome.Breached {
					break
				}
				since = a.AsOf
			}
			require.Equal(t, since, q.Since, "seed %d: %s", seed, q.Requirement)
			if !since.IsZero() {
				checked++
			}
		}
	}
	require.NotZero(t, checked)
}

// A required outcome stands where its measures do: it is met where all are, and
// its state says the same. What is held is held by the days on which one would
// have found it so.
func TestLawRequired(t *testing.T) {
	held := 0
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 12))
		def := randomDefinition(r)
		d := mustNew(t, def)
		observations, _ := randomFacts(r)
		for i := range observations {
			observations[i].Recorded = successkit.Date{}
		}
		asOf := randomDay(r)
		a := attain(t, d, observations, nil, asOf.String())
		required := a.Required[0]
		require.Equal(t, required.Met, required.State.Met(), "seed %d", seed)
		require.True(t, slices.ContainsFunc(required.Measures, func(m outcome.MeasureResult) bool { return m.State == required.State }), "seed %d", seed)
		for _, m := range required.Measures {
			require.False(t, m.Due.After(required.Due), "seed %d", seed)
			if m.State != required.State {
				continue
			}
			later := m.Since.After(required.Since)
			require.True(t, m.Since == required.Since || later == (required.Met != outcome.Yes), "seed %d", seed)
		}
		for i, m := range required.Measures {
			if m.HeldDays == 0 {
				continue
			}
			held++
			day, days := asOf, 0
			if m.State == outcome.Lapsed {
				day = m.Since
			}
			for {
				before := attain(t, d, observations, nil, day.AddDays(-1).String()).Required[0].Measures[i]
				if before.State.Met() != outcome.Yes {
					break
				}
				day, days = day.AddDays(-1), days+1
			}
			require.Equal(t, days, m.HeldDays, "seed %d: %s", seed, m.State)
		}
	}
	require.NotZero(t, held)
}
