package outcome_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

const seeds = 300

// randomDefinition is a definition of each kind of measure and requirement.
func randomDefinition(r *rand.Rand) outcome.Definition {
	d := helpdesk()
	number := func() int64 { return r.Int64N(200) - 100 }
	d.Required = d.Required[:1]
	d.Required[0].Measures = nil
	for i := range 1 + r.IntN(3) {
		m := outcome.Measure{ID: fmt.Sprintf("m-%d", i), Name: "m", Unit: "u", Due: randomDay(r)}
		base := number()
		switch r.IntN(3) {
		case 0:
			m.Direction, m.Target = outcome.Raise, new(decimal.New(base+1+r.Int64N(50), -1))
		case 1:
			m.Direction, m.Target = outcome.Lower, new(decimal.New(base-1-r.Int64N(50), -1))
		default:
			low := number()
			m.Direction = outcome.Hold
			m.Band = &outcome.Band{Low: decimal.New(low, -1), High: decimal.New(low+r.Int64N(50), -1)}
		}
		if r.IntN(4) > 0 {
			m.Baseline = new(decimal.New(base, -1))
		}
		m.SoonDays = r.IntN(60)
		if r.IntN(4) == 0 {
			m.Backing = outcome.Level(r.IntN(4))
		}
		d.Required[0].Measures = append(d.Required[0].Measures, m)
	}
	d.Experience.Requirements = append(d.Experience.Requirements, outcome.Requirement{
		ID: "writing", Statement: "in writing", WindowDays: 1 + r.IntN(200),
		Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email}},
	})
	scale := []string{"low", "middle", "high"}
	for i, rule := range []outcome.Requirement{
		{Hours: &outcome.Hours{
			Days: []outcome.Weekday{outcome.Monday, outcome.Friday}, From: minute(r), To: minute(r), WithinMinutes: 1 + r.IntN(90),
		}},
		{Languages: &outcome.Languages{Permitted: []string{"en"}}},
		{Coverage: &outcome.Grade{Scale: scale, Least: scale[r.IntN(3)]}},
		{Expertise: &outcome.Grade{Scale: scale, Least: scale[r.IntN(3)]}, Kind: "support-case"},
		{Skills: &outcome.Skills{All: []string{"sql"}}},
		{Roles: &outcome.Roles{Permitted: []successkit.Role{successkit.CSM}}},
		{Touch: outcome.Touch(1 + r.IntN(2))},
	} {
		rule.ID, rule.Statement, rule.WindowDays = fmt.Sprint("q-", i), "as agreed", 1+r.IntN(200)
		d.Experience.Requirements = append(d.Experience.Requirements, rule)
	}
	d.Experience.Requirements[0].WindowDays = 1 + r.IntN(200)
	d.Experience.Requirements[1].WindowDays = 1 + r.IntN(200)
	d.Experience.Requirements[1].Cadence = &outcome.Cadence{EveryDays: 1 + r.IntN(120), From: randomDay(r)}
	return d
}

// minute is any of the day.
func minute(r *rand.Rand) successkit.TimeOfDay {
	t, _ := successkit.NewTimeOfDay(r.IntN(24), r.IntN(60))
	return t
}

// either is one of the words or, now and then, none.
func either(r *rand.Rand, words ...string) string {
	if i := r.IntN(2*len(words) + 1); i < 2*len(words) {
		return words[i/2]
	}
	return ""
}

func randomDay(r *rand.Rand) successkit.Date { return day("2025-01-01").AddDays(r.IntN(300)) }

// recorded returns no day or one on or after d.
func recorded(r *rand.Rand, d successkit.Date) successkit.Date {
	if r.IntN(2) == 0 {
		return successkit.Date{}
	}
	return d.AddDays(r.IntN(40))
}

func randomFacts(r *rand.Rand) (observations []outcome.Observation, interactions []successkit.Interaction) {
	for i := range r.IntN(20) {
		o := outcome.Observation{
			ID: fmt.Sprintf("o-%d", i), Measure: fmt.Sprintf("m-%d", r.IntN(4)), Value: new(decimal.New(r.Int64N(300)-150, -1)),
			Date: randomDay(r), Source: "s", Level: outcome.Level(r.IntN(4)),
		}
		o.Recorded = recorded(r, o.Date)
		observations = append(observations, o)
	}
	for i := range r.IntN(12) {
		e := successkit.Interaction{
			ID: fmt.Sprintf("i-%d", i), Date: randomDay(r), Kind: []string{"support-case", "business-review"}[r.IntN(2)],
			Channel: []successkit.Channel{successkit.Email, successkit.Email, successkit.Email, successkit.Phone, ""}[r.IntN(5)], Began: successkit.Side(r.IntN(4)),
		}
		switch r.IntN(6) {
		case 0:
		case 1:
			e.Unanswered = true
		default:
			e.ResponseMinutes = new(r.IntN(90))
		}
		if r.IntN(3) > 0 {
			e.At = minute(r)
		}
		e.Language, e.Owner = either(r, "en", "en", "de"), successkit.Role(either(r, "csm", "csm", "support"))
		e.Coverage, e.Expertise = either(r, "low", "middle", "high"), either(r, "low", "high")
		switch r.IntN(4) {
		case 0:
		case 1:
			e.Skills = []string{}
		default:
			e.Skills = [][]string{{"sql"}, {"sql", "tax"}, {"tax"}}[r.IntN(3)]
		}
		e.Recorded = recorded(r, e.Date)
		interactions = append(interactions, e)
	}
	return observations, interactions
}

// stored is an attainment in its stored form, which shows every difference.
func stored(t *testing.T, a outcome.Attainment) string {
	t.Helper()
	text, err := json.MarshalIndent(a, "", " ")
	require.NoError(t, err)
	return string(text)
}

// The order of the facts does not matter, nor that one is given twice.
func TestLawOrder(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 1))
		d := mustNew(t, randomDefinition(r))
		observations, interactions := randomFacts(r)
		asOf := randomDay(r).String()
		want := stored(t, attain(t, d, observations, interactions, asOf))
		observations = append(observations, observations[:len(observations)/2]...)
		interactions = append(interactions, interactions[:len(interactions)/2]...)
		r.Shuffle(len(observations), func(i, j int) { observations[i], observations[j] = observations[j], observations[i] })
		r.Shuffle(len(interactions), func(i, j int) { interactions[i], interactions[j] = interactions[j], interactions[i] })
		require.Equal(t, want, stored(t, attain(t, d, observations, interactions, asOf)), "seed %d", seed)
	}
}

// What was known on a day gives the same view of that day for ever: facts dated
// or recorded later change nothing but the count of what was ignored.
func TestLawAsOf(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 2))
		d := mustNew(t, randomDefinition(r))
		observations, interactions := randomFacts(r)
		asOf := randomDay(r)
		late := attain(t, d, observations, interactions, asOf.String())
		observations = slices.DeleteFunc(observations, func(o outcome.Observation) bool { return !o.KnownOn(asOf) })
		interactions = slices.DeleteFunc(interactions, func(i successkit.Interaction) bool { return !i.KnownOn(asOf) })
		early := attain(t, d, observations, interactions, asOf.String())
		late.Ignored.LaterObservations, late.Ignored.LaterInteractions = 0, 0
		require.Equal(t, stored(t, early), stored(t, late), "seed %d", seed)
	}
}

// A value that lies in the good direction of another has no less progress, and
// never turns an achieved measure into one that is not.
func TestLawMonotone(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 3))
		def := randomDefinition(r)
		d := mustNew(t, def)
		for i, m := range def.Required[0].Measures {
			value := decimal.New(r.Int64N(300)-150, -1)
			better := value
			step := decimal.New(r.Int64N(100), -1)
			switch m.Direction {
			case outcome.Raise:
				better = value.Add(step)
			case outcome.Lower:
				better = value.Sub(step)
			case outcome.Hold: // toward the middle of the band
				middle := m.Band.Low.Add(m.Band.High).DivRound(decimal.New(2, 0), 2)
				if value.LessThan(middle) {
					better = decimal.Min(value.Add(step), middle)
				} else {
					better = decimal.Max(value.Sub(step), middle)
				}
			}
			result := func(v decimal.Decimal) outcome.MeasureResult {
				o := outcome.Observation{ID: "o", Measure: m.ID, Value: &v, Date: day("2025-02-01"), Source: "s", Level: outcome.Verified}
				return attain(t, d, []outcome.Observation{o}, nil, "2025-06-30").Required[0].Measures[i]
			}
			a, b := result(value), result(better)
			require.GreaterOrEqual(t, b.Progress.Compare(a.Progress), 0, "seed %d: %s to %s: %s", seed, value, better, m.Direction)
			require.LessOrEqual(t, b.Gap.Cmp(*a.Gap), 0, "seed %d", seed)
			require.False(t, a.State.Met() == outcome.Yes && b.State.Met() == outcome.No, "seed %d", seed)
			if b.Progress.Defined() {
				reached := b.Progress.Compare(successkit.CountRate(1, 1)) >= 0
				require.Equal(t, reached, b.State.Met() == outcome.Yes, "seed %d: reached at 1 and above", seed)
				regressed := b.Progress.Compare(successkit.CountRate(0, 1)) < 0
				require.Equal(t, regressed && !day("2025-06-30").After(m.Due), b.State == outcome.Regressed, "seed %d: worse below 0", seed)
			}
		}
	}
}

// Achieving every measure with an experience breached is never success, and
// success is that every part holds.
func TestLawSuccessIsBoth(t *testing.T) {
	reached := 0
	for seed := range uint64(4 * seeds) {
		r := rand.New(rand.NewPCG(seed, 4))
		def := randomDefinition(r)
		def.Experience.Requirements = def.Experience.Requirements[:1+r.IntN(4)]
		_, interactions := randomFacts(r)
		var observations []outcome.Observation
		for i, m := range def.Required[0].Measures {
			value := m.Target
			if m.Band != nil {
				value = &m.Band.High
			}
			observations = append(observations, outcome.Observation{
				ID: fmt.Sprint("reached-", i), Measure: m.ID, Value: value, Date: day("2025-01-01"), Source: "s", Level: outcome.Verified,
			})
		}
		a := attain(t, mustNew(t, def), observations, interactions, randomDay(r).String())
		require.Equal(t, outcome.Yes, a.Outcome, "seed %d", seed)
		breached := slices.ContainsFunc(a.Requirements, func(r outcome.RequirementResult) bool { return r.State == outcome.Breached })
		honoured := !slices.ContainsFunc(a.Requirements, func(r outcome.RequirementResult) bool { return r.State != outcome.Honoured })
		if breached {
			require.Equal(t, outcome.OutcomeOnly, a.State, "seed %d", seed)
			require.Equal(t, outcome.No, a.Achieved(), "seed %d", seed)
		}
		require.Equal(t, honoured, a.State == outcome.Both, "seed %d", seed)
		require.Equal(t, honoured, a.Achieved() == outcome.Yes, "seed %d", seed)
		if honoured {
			reached++
		}
	}
	require.NotZero(t, reached, "no seed succeeds")
}
