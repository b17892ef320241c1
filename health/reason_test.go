package health_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// Random trees give every reason that there is; each has a phrase whose
// arguments it has, and is legal as data.
func TestEveryReasonHasItsPhrase(t *testing.T) {
	phrases := health.Phrases()
	given := map[string]bool{}
	check := func(r successkit.Reason) {
		given[r.Code] = true
		require.NoError(t, r.Validate(), r.String())
		require.Contains(t, phrases, r.Code)
		require.False(t, strings.ContainsAny(phrases.Text(r), "{}"), "%s: %s", r.String(), phrases.Text(r))
	}
	var walk func(p health.Part)
	walk = func(p health.Part) {
		if p.Why.Code != "" {
			check(p.Why)
			require.LessOrEqual(t, p.State, health.Replaced, p.ID)
		} else {
			require.Greater(t, p.State, health.Assumed, p.ID)
		}
		for _, a := range p.Adjustments {
			check(a.Why)
		}
		for _, c := range p.Parts {
			walk(c)
		}
	}
	for seed := range uint64(10 * seeds) {
		def, a, _ := rich(seed)
		a.Readings = append(a.Readings, read("elsewhere", 1))
		s, err := newModel(t, def).Score(a, asOf.AddDays(-int(seed%50)))
		require.NoError(t, err)
		walk(s.Part)
		for _, r := range slices.Concat(s.Up, s.Down, s.Stale, s.Missing, s.Ignored) {
			check(r)
		}
	}
	assert.Equal(t, slices.Sorted(maps.Keys(phrases)), slices.Sorted(maps.Keys(given)))

	phrases[health.CodeUp] = "changed"
	assert.NotEqual(t, phrases, health.Phrases(), "each map is the caller's own")
}
