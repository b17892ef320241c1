package health_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health"
)

// requireAddsUp checks that the figures of every part add up, exactly.
func requireAddsUp(t testing.TB, g health.Group, p health.Part) {
	t.Helper()
	for i, c := range p.Parts {
		if n := g.Children[i]; n.Group != nil {
			requireAddsUp(t, *n.Group, c)
		}
	}
	lines := p.Breakdown(6)
	if p.State != health.Known && p.State != health.Replaced || len(lines) == 0 {
		require.Empty(t, lines)
		for _, c := range p.Parts {
			require.False(t, c.Contribution.Known() || c.Weight.Known() || c.Share.Known(), "%s has no value to bring anything to", p.ID)
		}
		return
	}
	value, weight, share := p.Base.Micro(), int64(0), int64(0)
	for _, c := range p.Parts {
		value += c.Contribution.Micro()
		weight += c.Weight.Micro()
		share += c.Share.Micro()
	}
	for _, a := range p.Adjustments {
		require.NotZero(t, a.Points.Micro(), "an adjustment of %q that does nothing", p.ID)
		value += a.Points.Micro()
	}
	require.Equal(t, p.Value.Micro(), value, "what makes up %q", p.ID)
	if g.Combine != health.Additive {
		require.Equal(t, pts("100").Micro(), weight, "weights in %q", p.ID)
		switch below := slices.ContainsFunc(p.Parts, func(c health.Part) bool { return c.Share.Known() }); {
		case p.ID == "": // the root
			require.Equal(t, pts("100").Micro(), share)
		case below || p.State != health.Replaced:
			require.Equal(t, p.Share.Micro(), share, "shares of %q", p.ID)
		}
	}
	for places := range 7 {
		var shown int64
		for _, l := range p.Breakdown(places) {
			shown += l.Points.Micro()
		}
		require.Equal(t, p.Value.Round(places).Micro(), shown, "displayed sum of %q", p.ID)
	}
}
