package outcome_test

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
)

// amended returns a version of helpdesk, changed.
func amended(id, from, recorded string, change func(*outcome.Definition)) outcome.Amendment {
	a := outcome.Amendment{ID: id, From: day(from), Definition: helpdesk()}
	if recorded != "" {
		a.Recorded = day(recorded)
	}
	if change != nil {
		change(&a.Definition)
	}
	return a
}

// faster asks for a first reply within the given hours.
func faster(hours string) func(*outcome.Definition) {
	return func(d *outcome.Definition) { d.Required[0].Measures[0].Target = dec(hours) }
}

func mustHistory(tb testing.TB, a ...outcome.Amendment) *outcome.History {
	tb.Helper()
	h, err := outcome.NewHistory(a)
	require.NoError(tb, err)
	return h
}

// O6: which version is in force on a day, from what was known that day.
func TestO6_inForce(t *testing.T) {
	first := amended("a", "2025-01-10", "", nil)
	second := amended("b", "2025-06-01", "", faster("2"))
	retro := amended("c", "2025-06-15", "2025-07-10", faster("3"))
	corrected := amended("d", "2025-06-01", "2025-06-05", faster("1"))
	past := amended("e", "2025-03-01", "2025-07-10", faster("5"))
	early := amended("f", "2025-06-01", "2025-01-10", faster("6"))
	again := amended("d", "2025-06-01", "2025-03-01", faster("7"))
	for _, row := range []struct {
		name string
		a    []outcome.Amendment
		asOf string
		want int // version
		goal string
	}{
		{"before the first", []outcome.Amendment{first}, "2025-01-09", 0, ""},
		{"on its first day", []outcome.Amendment{first}, "2025-01-10", 1, "4"},
		{"the day before the second", []outcome.Amendment{first, second}, "2025-05-31", 1, "4"},
		{"on the first day of the second", []outcome.Amendment{second, first}, "2025-06-01", 2, "2"},
		{"agreed on in advance, and not in force", []outcome.Amendment{first, early}, "2025-05-31", 1, "4"},
		{"agreed on in advance, and in force", []outcome.Amendment{first, early}, "2025-06-01", 2, "6"},
		{"agreed on once more in advance", []outcome.Amendment{first, early, again}, "2025-06-01", 3, "7"},
		{"retroactive, before anybody knew", []outcome.Amendment{first, second, retro}, "2025-07-09", 2, "2"},
		{"retroactive, and known", []outcome.Amendment{first, second, retro}, "2025-07-10", 3, "3"},
		{"a correction of the same first day", []outcome.Amendment{first, second, corrected}, "2025-06-04", 2, "2"},
		{"and known", []outcome.Amendment{first, second, corrected}, "2025-06-05", 3, "1"},
		{"a version of the past does not replace the present", []outcome.Amendment{first, second, past}, "2025-07-10", 2, "2"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, ok := mustHistory(t, row.a...).InForce(day(row.asOf))
			require.Equal(t, row.want > 0, ok)
			if !ok {
				return
			}
			a := attain(t, d, nil, nil, row.asOf)
			assert.Equal(t, row.want, a.Version)
			testkit.EqualDecimal(t, row.goal, *d.Definition().Required[0].Measures[0].Target)
		})
	}
	_, err := mustHistory(t, first).Attain(nil, nil, day("2025-01-09"))
	testkit.Faults(t, err, testkit.Fault{Path: "desired", Kind: successkit.ErrRequired})
	var none *outcome.History
	_, err = none.Attain(nil, nil, day("2025-01-09"))
	testkit.Faults(t, err, testkit.Fault{Path: "desired", Kind: successkit.ErrRequired})
	assert.ErrorContains(t, err, "no version is in force on 2025-01-09")
	assert.Empty(t, none.Versions(day("2025-01-09")))
	d, ok := none.InForce(day("2025-01-09"))
	assert.False(t, ok)
	assert.Equal(t, outcome.Definition{}, d.Definition())
	assert.Empty(t, new(outcome.History).Amendments())
}

// O6: progress belongs to the version in force.
func TestO6_progress(t *testing.T) {
	first := amended("a", "2025-01-10", "", faster("10"))
	o := observed("first-reply", "2024-12-01", "9", "2025-01-05", "30", "2025-02-01", "12", "2025-03-01", "8", "2025-05-01", "14", "2025-07-01", "9")
	renamed := amended("b", "2025-06-01", "", func(d *outcome.Definition) {
		faster("10")(d)
		d.Required[0].Measures[0].Name = "first answer"
	})
	easier := amended("b", "2025-06-01", "", faster("13"))
	minutes := amended("b", "2025-06-01", "", func(d *outcome.Definition) { d.Required[0].Measures[0].Unit = "minutes" })
	other := amended("b", "2025-06-01", "", func(d *outcome.Definition) { d.Required[0].Measures[0].ID = "reply" })
	for _, row := range []struct {
		name    string
		second  outcome.Amendment
		asOf    string
		want    outcome.MeasureState
		reached string
		earlier int // ignored
		others  int
	}{
		{"what was before the first version tells where it began, no more", renamed, "2025-02-28", outcome.InProgress, "", 2, 0},
		{"reached", renamed, "2025-04-30", outcome.Achieved, "2025-03-01", 2, 0},
		{"and lost", renamed, "2025-05-31", outcome.Lapsed, "2025-03-01", 2, 0},
		{"under another name it is the same", renamed, "2025-06-15", outcome.Lapsed, "2025-03-01", 2, 0},
		{"an easier goal begins where the measure stood", easier, "2025-06-15", outcome.InProgress, "", 5, 0},
		{"and is reached by itself", easier, "2025-07-01", outcome.AchievedLate, "2025-07-01", 5, 0},
		{"in another unit nothing was seen yet", minutes, "2025-06-15", outcome.Unmeasured, "", 5, 0},
		{"nor of another measure", other, "2025-06-15", outcome.Unmeasured, "", 0, 5},
	} {
		t.Run(row.name, func(t *testing.T) {
			a, err := mustHistory(t, first, row.second).Attain(o, nil, day(row.asOf))
			require.NoError(t, err)
			m := a.Required[0].Measures[0]
			assert.Equal(t, row.want, m.State)
			want := successkit.Date{}
			if row.reached != "" {
				want = day(row.reached)
			}
			assert.Equal(t, want, m.Reached)
			assert.Equal(t, row.earlier, a.Ignored.EarlierObservations)
			assert.Equal(t, row.others, a.Ignored.OtherMeasures)
			assert.Equal(t, day("2025-01-10"), a.Required[0].Captured)
		})
	}
}

// O6: a promise that is made in June was not broken in May.
func TestO6_requirements(t *testing.T) {
	first := amended("a", "2025-01-10", "", func(d *outcome.Definition) { d.Experience.Requirements[0].Response.WithinMinutes = 240 })
	second := amended("b", "2025-06-01", "", func(d *outcome.Definition) { // within the hour
		d.Experience.Requirements[1].Statement = "We look at the figures every quarter, said otherwise"
	})
	h := mustHistory(t, first, second)
	cases := []successkit.Interaction{supportCase("old", "2025-01-05", 999), supportCase("may", "2025-05-20", 90), supportCase("june", "2025-06-10", 30)}
	at := func(asOf string) outcome.RequirementResult {
		a, err := h.Attain(nil, cases, day(asOf))
		require.NoError(t, err)
		return a.Requirements[0]
	}
	assert.Equal(t, outcome.Unobserved, at("2025-02-01").State, "nor before there was one")
	assert.Equal(t, outcome.Honoured, at("2025-05-31").State)
	got := at("2025-06-30")
	assert.Equal(t, outcome.Honoured, got.State)
	assert.Equal(t, successkit.MustPeriod("2025-06-01/2025-07-01"), got.Window)
	assert.Equal(t, 1, got.Checked)

	a, err := h.Attain(nil, []successkit.Interaction{review("r", "2025-01-15")}, day("2025-06-30"))
	require.NoError(t, err)
	assert.Equal(t, day("2025-04-18"), a.Requirements[1].Since, "what did not change goes on")
}

// O6: who promises in June to talk every ten days has ten days for it.
func TestO6_cadence(t *testing.T) {
	often := amended("b", "2025-06-01", "", func(d *outcome.Definition) { d.Experience.Requirements[1].Cadence.EveryDays = 10 })
	h := mustHistory(t, amended("a", "2025-01-10", "", nil), often)
	for asOf, want := range map[string]outcome.RequirementState{
		"2025-05-31": outcome.Honoured, "2025-06-01": outcome.Unobserved, "2025-06-11": outcome.Unobserved, "2025-06-12": outcome.Breached,
	} {
		a, err := h.Attain(nil, []successkit.Interaction{review("r", "2025-04-01")}, day(asOf))
		require.NoError(t, err)
		assert.Equal(t, want, a.Requirements[1].State, asOf)
	}
}

// O6: history is never rewritten.
func TestO6_append(t *testing.T) {
	first, second := amended("a", "2025-01-10", "", nil), amended("b", "2025-06-01", "", faster("2"))
	h := mustHistory(t, first, second)
	same, err := h.Append(second, first)
	require.NoError(t, err, "what is there already counts once")
	assert.Len(t, same.Amendments(), 2)

	for name, row := range map[string]struct {
		a    outcome.Amendment
		want []testkit.Fault
	}{
		"another content":       {amended("a", "2025-01-10", "", faster("5")), []testkit.Fault{{Path: "amendments[0].id", Kind: successkit.ErrConflict}}},
		"known before the last": {amended("c", "2025-03-01", "", nil), []testkit.Fault{{Path: "amendments[0].recorded", Kind: successkit.ErrConflict}}},
		"another definition": {
			amended("c", "2025-07-01", "", func(d *outcome.Definition) { d.ID = "do-2" }),
			[]testkit.Fault{{Path: "amendments[0].definition.id", Kind: successkit.ErrConflict}},
		},
		"nothing": {outcome.Amendment{}, []testkit.Fault{
			{Path: "amendments[0].id", Kind: successkit.ErrRequired},
			{Path: "amendments[0].from", Kind: successkit.ErrRequired},
			{Path: "amendments[0].definition.id", Kind: successkit.ErrRequired},
			{Path: "amendments[0].definition.statement", Kind: successkit.ErrRequired},
			{Path: "amendments[0].definition.required", Kind: successkit.ErrRequired},
			{Path: "amendments[0].definition.experience.requirements", Kind: successkit.ErrRequired},
		}},
	} {
		_, err := h.Append(row.a)
		t.Run(name, func(t *testing.T) { testkit.Faults(t, err, row.want...) })
	}
	ahead, err := h.Append(amended("ahead", "2026-01-01", "2025-07-01", faster("1")))
	require.NoError(t, err)
	between, err := ahead.Append(amended("between", "2025-08-01", "", faster("3")))
	require.NoError(t, err, "before one that was agreed on in advance")
	for asOf, want := range map[string]string{"2025-07-31": "2", "2025-08-01": "3", "2026-01-01": "1"} {
		d, ok := between.InForce(day(asOf))
		require.True(t, ok)
		testkit.EqualDecimal(t, want, *d.Definition().Required[0].Measures[0].Target)
	}
	_, err = ahead.Append(amended("between", "2025-06-30", "", faster("3")))
	testkit.Faults(t, err, testkit.Fault{Path: "amendments[0].recorded", Kind: successkit.ErrConflict})

	longer, err := h.Append(amended("c", "2025-03-01", "2025-06-01", nil))
	require.NoError(t, err, "of the past, and known now")
	assert.Len(t, longer.Amendments(), 3)
	assert.Len(t, h.Amendments(), 2, "the history is what it was")
	h.Amendments()[0].Definition.Required[0].ID = "changed"
	assert.Equal(t, "fast", h.Amendments()[0].Definition.Required[0].ID)
}

// What was known on a day gives the same view of that day for ever, whatever is
// appended later.
func TestLawHistoryAsOf(t *testing.T) {
	changed := 0
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 9))
		h := mustHistory(t, amended("a-0", "2025-01-01", "", nil))
		var asOf successkit.Date
		views := map[successkit.Date]string{}
		o := observed("first-reply", "2025-01-20", "20", "2025-03-20", "3", "2025-05-20", "6", "2025-07-20", "2")
		view := func(h *outcome.History, asOf successkit.Date) string {
			a, err := h.Attain(o, nil, asOf)
			require.NoError(t, err)
			return stored(t, a) + fmt.Sprint(h.Versions(asOf))
		}
		known := day("2025-01-01")
		for n := range 4 {
			asOf = known.AddDays(r.IntN(40))
			views[asOf] = view(h, asOf)
			known = asOf.AddDays(1 + r.IntN(30))
			a := amended(fmt.Sprint("a-", n+1), known.AddDays(30-r.IntN(90)).String(), known.String(), faster(fmt.Sprint(1+r.IntN(20))))
			if a.From.Before(day("2025-01-01")) {
				a.From = known
			}
			longer, err := h.Append(a)
			require.NoError(t, err, "seed %d", seed)
			if view(h, known) != view(longer, known) {
				changed++
			}
			h = longer
			for asOf, was := range views {
				require.Equal(t, was, view(h, asOf), "seed %d: %s", seed, asOf)
			}
		}
		again := h.Amendments()
		r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		require.Equal(t, view(h, known), view(mustHistory(t, again...), known), "seed %d: in whatever order", seed)
	}
	assert.NotZero(t, changed)
}

func TestO6_versions(t *testing.T) {
	h := mustHistory(t, amended("signed", "2025-01-10", "", nil), amended("b", "2025-06-01", "2025-06-05", func(d *outcome.Definition) {
		faster("2")(d)
		d.Statement = "Nobody waits."
		d.Required[0].WildSuccess = "People ask us how we do it."
		d.Required[1] = outcome.Required{ID: "cheap", Statement: "Cheaper", UseCase: "savings", Measures: []outcome.Measure{{
			ID: "cost", Name: "cost", Unit: "EUR", Direction: outcome.Lower, Target: dec("9"), Due: day("2025-12-31"),
		}}}
		d.Experience.Requirements[0].Response.WithinMinutes = 30
		d.Experience.Requirements[1].ID = "look"
	}))
	versions := h.Versions(day("2025-06-05"))
	testkit.GoldenJSON(t, "versions.json", versions)
	assert.Len(t, h.Versions(day("2025-06-04")), 1, "nobody knew")
	testkit.GoldenJSON(t, "amendments.json", h.Amendments())

	// Held and let go: a band, a baseline, a date, how it is said and seen.
	before, after := helpdesk(), helpdesk()
	m := &after.Required[1].Measures[0]
	m.Band, m.Baseline, m.Due, m.SoonDays, m.Backing = &outcome.Band{Low: *dec("20.0"), High: *dec("50")}, nil, day("2025-07-01"), 30, outcome.Verified
	after.Experience.Requirements[1].Cadence, after.Experience.Requirements[1].Touch = nil, outcome.Human
	var fields []string
	for _, c := range outcome.Compare(before, after) {
		fields = append(fields, fmt.Sprintf("%s %s %s: %s -> %s", c.Subject, c.ID, c.Field, c.Before, c.After))
	}
	assert.Equal(t, []string{
		"measure backlog baseline: 100 -> ", "measure backlog band: 20 to 60 -> 20 to 50", "measure backlog due: 2025-06-30 -> 2025-07-01",
		"measure backlog soon_days:  -> 30", "measure backlog backing: claimed -> verified",
		`requirement review cadence: {"every_days":92,"from":"2025-01-15"} -> `, `requirement review touch:  -> "human"`,
	}, fields)
	assert.Empty(t, outcome.Compare(before, helpdesk()))
	m.Target = new(decimal.New(1, 99_999_999))
	assert.NotEmpty(t, outcome.Compare(before, after), "what is beyond the limits costs no more")
}

// Two definitions are equal where nothing has changed.
func TestLawCompare(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 10))
		a := randomDefinition(r)
		b := mustNew(t, a).Definition()
		require.True(t, a.Equal(b))
		require.Empty(t, outcome.Compare(a, b))
		c := randomDefinition(r)
		require.Equal(t, a.Equal(c), len(outcome.Compare(a, c)) == 0, "seed %d", seed)
		require.Len(t, outcome.Compare(c, a), len(outcome.Compare(a, c)), "seed %d: and back", seed)
	}
}
