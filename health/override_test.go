package health_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// override is one of the score, set ten days ago for thirty.
func override(id string, kind health.OverrideKind, value string) health.Override {
	return health.Override{
		ID: id, Kind: kind, Value: pts(value), Reason: "the sponsor told us", By: "csm",
		SetAt: asOf.AddDays(-10), ExpiresAt: asOf.AddDays(20),
	}
}

// D5: overrides apply in a stated order, between two days, and the result shows
// the computed value beside the effective one.
func TestOverrides(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	at := func(o health.Override, set, expires int) health.Override {
		o.SetAt, o.ExpiresAt = asOf.AddDays(set), asOf.AddDays(expires)
		return o
	}
	withdrawn := health.Override{ID: "w", Kind: health.Withdraw, Withdraws: "a", Reason: "it was a misunderstanding", By: "csm", SetAt: asOf}
	for name, c := range map[string]struct {
		overrides []health.Override
		value     float64 // of usage; -1 for none
		want      string
		standing  []health.Standing
	}{
		"none":                          {nil, 80, "80", nil},
		"replace":                       {[]health.Override{override("a", health.Replace, "20")}, 80, "20", []health.Standing{health.InForce}},
		"replace what is not known":     {[]health.Override{override("a", health.Replace, "20")}, -1, "20", []health.Standing{health.InForce}},
		"cap what is not known":         {[]health.Override{override("a", health.Cap, "20")}, -1, "unknown", []health.Standing{health.InForce}},
		"cap":                           {[]health.Override{override("a", health.Cap, "40")}, 80, "40", []health.Standing{health.InForce}},
		"cap above":                     {[]health.Override{override("a", health.Cap, "90")}, 80, "80", []health.Standing{health.InForce}},
		"floor":                         {[]health.Override{override("a", health.Floor, "90")}, 80, "90", []health.Standing{health.InForce}},
		"replace, then floor, then cap": {[]health.Override{override("a", health.Cap, "70"), override("b", health.Floor, "60"), override("c", health.Replace, "10")}, 80, "60", []health.Standing{health.InForce, health.InForce, health.InForce}},
		"the lowest cap":                {[]health.Override{override("a", health.Cap, "70"), override("b", health.Cap, "30")}, 80, "30", []health.Standing{health.InForce, health.InForce}},
		"the newest replace":            {[]health.Override{at(override("a", health.Replace, "10"), -3, 5), at(override("b", health.Replace, "90"), -9, 5)}, 80, "10", []health.Standing{health.Superseded, health.InForce}},
		"from today":                    {[]health.Override{at(override("a", health.Replace, "10"), 0, 1)}, 80, "10", []health.Standing{health.InForce}},
		"until yesterday":               {[]health.Override{at(override("a", health.Replace, "10"), -9, 0)}, 80, "80", []health.Standing{health.Expired}},
		"from tomorrow":                 {[]health.Override{at(override("a", health.Replace, "10"), 1, 9)}, 80, "80", nil},
		"withdrawn today":               {[]health.Override{override("a", health.Replace, "10"), withdrawn}, 80, "80", []health.Standing{health.Withdrawn}},
	} {
		t.Run(name, func(t *testing.T) {
			a := health.Account{Overrides: c.overrides}
			if c.value >= 0 {
				a.Readings = []health.Reading{read("usage", c.value)}
			}
			s, err := m.Score(a, asOf)
			require.NoError(t, err)
			assert.Equal(t, c.want, s.Value.String())
			var standing []health.Standing
			for _, o := range s.Overrides {
				standing = append(standing, o.Standing)
			}
			assert.Equal(t, c.standing, standing)
			mark, err := m.Mark(a, asOf)
			require.NoError(t, err)
			assert.Equal(t, health.Mark{Value: s.Value, Band: s.Band, Coverage: s.Coverage}, mark)
			requireAddsUp(t, m.Definition().Root, s.Part)
		})
	}
}

// The complaint that an override is a fake measure of weight 100,000, which
// somebody forgets: it has a reason, an author and an end, and the computed value
// does not go away.
func TestComplaintForgottenOverride(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	o := override("a", health.Cap, "40")
	o.ExpiresAt = successkit.Date{}
	_, err := m.Score(health.Account{Overrides: []health.Override{o}}, asOf)
	checkFaults(t, err, fault("overrides[0].expires_at", successkit.ErrRequired))

	def := m.Definition()
	def.OverrideDays = 90
	m = newModel(t, def)
	a := health.Account{Readings: []health.Reading{on("r", "usage", 80, 200)}, Overrides: []health.Override{o}}
	for _, c := range []struct {
		day  int
		want string
	}{{-11, "80"}, {-10, "40"}, {79, "40"}, {80, "80"}} {
		mark, err := m.Mark(a, asOf.AddDays(c.day))
		require.NoError(t, err)
		assert.Equal(t, pts(c.want), mark.Value, "day %d", c.day)
	}
	s, err := m.Score(a, asOf)
	require.NoError(t, err)
	assert.Equal(t, pts("80"), s.Computed)
	assert.Equal(t, pts("40"), s.Value)
	assert.Equal(t, "red", s.Band)
	assert.Equal(t, []health.OverrideStatus{{
		Override: withNode(o, "test"), Standing: health.InForce, Before: pts("80"), After: pts("40"),
	}}, s.Overrides)
	assert.Equal(t, "Until 2026-06-19 there is a cap of 40.0, set by csm: the sponsor told us.", health.Phrases().Text(s.Adjustments[0].Why))
}

func withNode(o health.Override, node string) health.Override {
	o.Node = node
	return o
}

// D5: an overridden child feeds its parent only where it says so.
func TestOverrideScope(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"), branch("voice", "1", nodes(leaf("nps", "1"), leaf("csat", "1"))))))
	readings := []health.Reading{read("usage", 80), read("nps", 60), read("csat", 60)}
	o := override("a", health.Replace, "10")
	o.Node = "voice"
	s, err := m.Score(health.Account{Readings: readings, Overrides: []health.Override{o}}, asOf)
	require.NoError(t, err)
	assert.Equal(t, pts("70"), s.Value)
	voice := find(t, s.Part, "voice")
	assert.Equal(t, health.Replaced, voice.State)
	assert.Equal(t, pts("10"), voice.Value)
	assert.Equal(t, pts("60"), voice.Computed)
	assert.Equal(t, pts("30"), voice.Contribution, "of the computed value")

	o.Feeds = true
	s, err = m.Score(health.Account{Readings: readings, Overrides: []health.Override{o}}, asOf)
	require.NoError(t, err)
	assert.Equal(t, pts("45"), s.Value)
	assert.Equal(t, []string{"health.up usage"}, codes(s.Up))
	assert.Empty(t, s.Down, "no measure below a replaced group moves the score")

	o.Node = "nps"
	s, err = m.Score(health.Account{Readings: readings[:1], Overrides: []health.Override{o}}, asOf)
	require.NoError(t, err)
	assert.Equal(t, pts("45"), s.Value, "what is stated counts though nothing was measured")
	assert.Equal(t, pts("50"), s.Coverage, "and is not measured")
	requireAddsUp(t, m.Definition().Root, s.Part)

	o.Node = "gone"
	s, err = m.Score(health.Account{Readings: readings, Overrides: []health.Override{o}}, asOf)
	require.NoError(t, err)
	assert.Equal(t, []string{"health.other-node count=1 [override a]"}, texts(s.Ignored))
}

func TestOverridesRefused(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	_, err := m.Score(health.Account{Overrides: []health.Override{
		override("cap", health.Cap, "40"), override("floor", health.Floor, "50"),
	}}, asOf)
	checkFaults(t, err, fault("overrides", successkit.ErrConflict))
	_, err = m.Score(health.Account{Overrides: []health.Override{
		{},
		{
			ID: "a", Kind: health.Cap, Value: pts("-1"), Withdraws: "b", Node: "Not a word", Reason: "x", By: "y",
			SetAt: asOf, ExpiresAt: asOf, Recorded: asOf.AddDays(-1),
		},
		{ID: "b", Kind: health.Withdraw, Value: pts("1"), Reason: "x", By: "y", SetAt: asOf, ExpiresAt: asOf.AddDays(1)},
		{ID: "c", Kind: 9, Reason: "x", By: "y", SetAt: asOf, ExpiresAt: asOf.AddDays(1)},
	}}, asOf)
	checkFaults(t, err,
		fault("overrides[0].id", successkit.ErrRequired), fault("overrides[0].reason", successkit.ErrRequired),
		fault("overrides[0].by", successkit.ErrRequired), fault("overrides[0].set_at", successkit.ErrRequired),
		fault("overrides[0].kind", successkit.ErrRequired),
		fault("overrides[1].node", successkit.ErrMalformed), fault("overrides[1].recorded", successkit.ErrConflict),
		fault("overrides[1].value", successkit.ErrOutOfRange), fault("overrides[1].expires_at", successkit.ErrConflict),
		fault("overrides[1].withdraws", successkit.ErrConflict),
		fault("overrides[2].withdraws", successkit.ErrRequired), fault("overrides[2].value", successkit.ErrConflict),
		fault("overrides[2].expires_at", successkit.ErrConflict),
		fault("overrides[3].kind", successkit.ErrUnknown),
		fault("overrides[0].expires_at", successkit.ErrRequired),
	)
}
