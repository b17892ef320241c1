package outcome_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// O7: a customer that wants more does not have its first value later.
func TestO7_firstValue(t *testing.T) {
	first := amended("a", "2025-01-10", "", nil) // from 30 hours to 4
	more := amended("b", "2025-06-01", "", faster("2"))
	less := amended("b", "2025-03-01", "", func(d *outcome.Definition) { d.Required[0].Measures[0].Baseline = dec("40") })
	for _, row := range []struct {
		name string
		a    []outcome.Amendment
		seen []string
		asOf string
		want string
	}{
		{"nothing", []outcome.Amendment{first}, nil, "2025-06-30", ""},
		{"no better than at the start", []outcome.Amendment{first}, []string{"2025-02-01", "30"}, "2025-06-30", ""},
		{"better", []outcome.Amendment{first}, []string{"2025-02-01", "29"}, "2025-06-30", "2025-02-01"},
		{"that nobody knew of yet", []outcome.Amendment{first}, []string{"2025-02-01", "29"}, "2025-01-31", ""},
		{"and then it wanted more", []outcome.Amendment{first, more}, []string{"2025-02-01", "29", "2025-04-01", "20", "2025-07-01", "3"}, "2025-07-31", "2025-02-01"},
		{"of the new version alone", []outcome.Amendment{first, more}, []string{"2025-02-01", "31", "2025-07-01", "3"}, "2025-07-31", "2025-07-01"},
		{"on the first day of the version that calls it better", []outcome.Amendment{first, less}, []string{"2025-02-01", "31"}, "2025-07-31", "2025-03-01"},
		{"in a trial", []outcome.Amendment{first}, []string{"2025-01-05", "20"}, "2025-06-30", "2025-01-05"},
	} {
		got, err := mustHistory(t, row.a...).FirstValue(observed("first-reply", row.seen...), day(row.asOf))
		require.NoError(t, err, row.name)
		want := successkit.Date{}
		if row.want != "" {
			want = day(row.want)
		}
		assert.Equal(t, want, got, row.name)
	}
	_, err := mustHistory(t, first).FirstValue([]outcome.Observation{{}}, day("2025-01-09"))
	assert.ErrorContains(t, err, "no version is in force")
	assert.ErrorContains(t, err, "observations[0].id")
	_, err = new(outcome.History).FirstValue(nil, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
}

// First value, once there, stays where it is, whatever is wanted and seen later.
// With one version it is the first of its measures.
func TestLawFirstValue(t *testing.T) {
	appended, stayed := 0, 0
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 12))
		o, _ := randomFacts(r)
		for i := range o {
			o[i].Recorded = successkit.Date{}
		}
		begun := day("2025-01-01").AddDays(r.IntN(60))
		h := mustHistory(t, outcome.Amendment{ID: "a", From: begun, Definition: randomDefinition(r)})
		asOf := begun.AddDays(r.IntN(200))
		a, err := h.Attain(o, nil, asOf)
		require.NoError(t, err)
		var want successkit.Date
		for _, m := range a.Required[0].Measures {
			if v := m.FirstValue; !v.IsZero() && (want.IsZero() || v.Before(want)) {
				want = v
			}
		}
		got, err := h.FirstValue(o, asOf)
		require.NoError(t, err)
		require.Equal(t, want, got, "seed %d", seed)
		for n := range 3 {
			if got.IsZero() {
				break
			}
			appended++
			asOf = asOf.AddDays(1 + r.IntN(40))
			h, err = h.Append(outcome.Amendment{ID: fmt.Sprint(n), From: asOf, Definition: randomDefinition(r)})
			require.NoError(t, err)
			asOf = asOf.AddDays(r.IntN(40))
			again, err := h.FirstValue(o, asOf)
			require.NoError(t, err)
			require.Equal(t, got, again, "seed %d", seed)
			if a, err := h.Attain(o, nil, asOf); err == nil && a.Required[0].Measures[0].FirstValue != got {
				stayed++
			}
		}
	}
	assert.NotZero(t, appended)
	assert.NotZero(t, stayed, "though the version in force tells of another")
}
