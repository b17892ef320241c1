package health_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// The smallest single change that takes the score into another band.
func TestLever(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "6"), leaf("nps", "3"), leaf("notes", "1"))))
	s := score(t, m, []health.Reading{read("usage", 80), read("nps", 60), read("notes", 50)})
	assert.Equal(t, pts("71"), s.Value)
	// 4 points are missing; usage brings 0.6 of a point each, so 6.666666 of them.
	figure := 86.666666
	want := &health.Lever{
		Measure: "usage", Band: "green", From: pts("80"), To: pts("86.666666"), Figure: &figure, Score: pts("75"),
	}
	require.NotNil(t, s.Rise)
	assert.InDelta(t, figure, *s.Rise.Figure, 1e-12)
	s.Rise.Figure = want.Figure
	assert.Equal(t, want, s.Rise)
	require.NotNil(t, s.Fall)
	assert.Equal(t, "usage", s.Fall.Measure)
	assert.Equal(t, "red", s.Fall.Band)
	assert.Equal(t, pts("49.999999"), s.Fall.Score)

	top := score(t, m, []health.Reading{read("usage", 100), read("nps", 100), read("notes", 100)})
	assert.Nil(t, top.Rise, "there is no better band")
	bottom := score(t, m, []health.Reading{read("usage", 0), read("nps", 0), read("notes", 0)})
	assert.Nil(t, bottom.Fall)
	assert.Equal(t, "usage", bottom.Rise.Measure, "alone it can")
	assert.Nil(t, score(t, m, []health.Reading{read("notes", 0)}).Fall)
	assert.Nil(t, score(t, m, nil).Rise)
}

// The figure of a lever, for each kind of normaliser and both ways.
func TestLeverFigure(t *testing.T) {
	steps := table(health.Steps, knot(0, "0"), knot(10, "60"), knot(20, "100"))
	falling := table(health.Steps, knot(0, "100"), knot(3, "60"), knot(9, "0"))
	for name, c := range map[string]struct {
		direction  health.Direction
		normaliser health.Normaliser
		x          float64
		rise, fall float64 // -1 for none
	}{
		"steps":               {health.HigherIsBetter, steps, 12, 20, 9.999999999999998},
		"steps, lower":        {health.LowerIsBetter, falling, 4, 2.9999999999999996, 9},
		"line":                {health.HigherIsBetter, asIs().Normaliser, 60, 75, 49.999999},
		"line, lower":         {health.LowerIsBetter, table(health.PiecewiseLinear, knot(0, "100"), knot(10, "0")), 4, 2.5, 5.0000001},
		"ratio":               {health.HigherIsBetter, health.Normaliser{Shape: health.RatioToGoal, Goal: 8}, 5, 6, 3.99999992},
		"ratio, lower":        {health.LowerIsBetter, health.Normaliser{Shape: health.RatioToGoal, Goal: 3}, 5, 4, 6.00000012},
		"a line with a ledge": {health.HigherIsBetter, table(health.PiecewiseLinear, knot(0, "0"), knot(1, "60"), knot(9, "60"), knot(10, "100")), 5, 9.375, 0.83333331},
	} {
		t.Run(name, func(t *testing.T) {
			def := define(nodes(health.Node{ID: "m", Weight: leaf("m", "1").Weight, Measure: &health.Measure{
				Direction: c.direction, Normaliser: c.normaliser,
			}}))
			m := newModel(t, def)
			s := score(t, m, []health.Reading{read("m", c.x)})
			assert.Equal(t, "yellow", s.Band)
			require.NotNil(t, s.Rise)
			require.NotNil(t, s.Fall)
			assert.InDelta(t, c.rise, *s.Rise.Figure, 1e-7)
			assert.InDelta(t, c.fall, *s.Fall.Figure, 1e-7)
			for _, l := range []*health.Lever{s.Rise, s.Fall} {
				got := score(t, m, []health.Reading{read("m", *l.Figure)})
				assert.Equal(t, l.Band, got.Band, "a reading of that figure does it")
				assert.Equal(t, l.Score, got.Value)
			}
		})
	}
}

// A lever does what it says: asked with a reading of its figure, the model gives
// its score and band.
func TestLawLevers(t *testing.T) {
	levers := 0
	for seed := range uint64(seeds) {
		def, readings, _ := mixed(seed)
		m := newModel(t, def)
		s := score(t, m, readings)
		with := func(measure string, figure float64) health.Score {
			old := find(t, s.Part, measure).Reading
			changed := []health.Reading{{ID: old.ID, Measure: measure, Value: figure, Date: old.Date, Recorded: old.Recorded}}
			for _, r := range readings {
				if r.ID != old.ID {
					changed = append(changed, r)
				}
			}
			return score(t, m, changed)
		}
		for _, l := range []*health.Lever{s.Rise, s.Fall} {
			if l == nil {
				continue
			}
			levers++
			got := with(l.Measure, *l.Figure)
			require.Equal(t, l.Band, got.Band, "seed %d: %+v", seed, l)
			require.Equal(t, l.Score, got.Value, "seed %d: %+v", seed, l)
			require.Equal(t, l.To, find(t, got.Part, l.Measure).Value)
		}
	}
	require.Greater(t, levers, seeds/2, "enough of the scores have a lever")
}

// A reason says by how much the score would move with the measure on the cut,
// however groups combine: asked with such a reading, the model agrees.
func TestLawReasons(t *testing.T) {
	reasons := 0
	for seed := range uint64(seeds) {
		def, readings, _ := grown(&grove{r: newRand(seed), mixed: true, asIs: true})
		m := newModel(t, def)
		s := score(t, m, readings)
		for _, why := range append(s.Up, s.Down...) {
			id, ok := why.Arg("measure")
			if !ok {
				continue // an assumed part has no reading that could be on the cut
			}
			reasons++
			on := find(t, s.Part, id).Reading
			changed := []health.Reading{{ID: "~cut", Measure: id, Value: 75, Date: on.Date, Recorded: asOf}}
			moved := score(t, m, append(changed, readings...)).Value.Micro() - s.Value.Micro()
			stated, _ := why.Arg("points")
			want, err := health.NewPoints(max(moved, -moved))
			require.NoError(t, err)
			require.Equal(t, want.Display(1), stated, "seed %d: %s", seed, why)
			require.Equal(t, moved > 0, why.Code == health.CodeDown)
		}
	}
	require.Greater(t, reasons, seeds)
}

// While an override replaces the score, reasons and levers speak of the computed
// one.
func TestLeverUnderOverride(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	s, err := m.Score(health.Account{
		Readings: []health.Reading{read("usage", 60)}, Overrides: []health.Override{override("a", health.Replace, "10")},
	}, asOf)
	require.NoError(t, err)
	assert.Equal(t, "red", s.Band)
	assert.Equal(t, "green", s.Rise.Band)
	assert.Equal(t, []string{"health.down usage"}, codes(s.Down))

	decaying := define(nodes(leaf("usage", "1")))
	decaying.Root.Children[0].Measure.Decay = &health.Decay{Neutral: pts("50"), HalfLifeDays: 30}
	s = score(t, newModel(t, decaying), []health.Reading{on("r", "usage", 100, 30)})
	assert.Equal(t, pts("75"), s.Value)
	assert.Nil(t, s.Fall.Figure, "no one figure answers")
	assert.Equal(t, successkit.Reason{}, s.Why)
}
