package health_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// A batch says what a score says, without the explanation.
func TestLawBatchAgreesWithScore(t *testing.T) {
	known := 0
	for seed := range uint64(seeds) {
		def, a, _ := rich(seed)
		a.Overrides = nil
		m := newModel(t, def)
		s, err := m.Score(a, asOf)
		require.NoError(t, err)
		batch, err := m.Batch(asOf)
		require.NoError(t, err)
		row := health.Row{Start: a.Start}
		for _, id := range m.Measures() {
			p := find(t, s.Part, id)
			x, age := p.Figure, 0
			if p.Reading.ID != "" {
				age = asOf.Sub(p.Reading.Date)
			}
			if p.State == health.Unknown || p.State == health.Assumed {
				x = math.NaN() // or too old, or in its grace: it comes to the same
			}
			row.Figures, row.Ages = append(row.Figures, x), append(row.Ages, age)
		}
		mark, err := batch.Mark(row)
		require.NoError(t, err)
		require.Equal(t, health.Mark{Value: s.Value, Band: s.Band, Coverage: s.Coverage}, mark, "seed %d", seed)
		if s.Value.Known() {
			known++
		}
	}
	require.Greater(t, known, seeds/4)
}

// So does a series, on every day and with overrides.
func TestLawSeriesAgreesWithScore(t *testing.T) {
	replaced := 0
	for seed := range uint64(seeds) {
		def, a, _ := rich(seed)
		m := newModel(t, def)
		var days []successkit.Date
		for back := 0; back < 60; back += 3 {
			days = append(days, asOf.AddDays(-back))
		}
		marks, err := m.Series(a, days)
		require.NoError(t, err)
		for i, d := range days {
			s, err := m.Score(a, d)
			require.NoError(t, err)
			require.Equal(t, health.Mark{Value: s.Value, Band: s.Band, Coverage: s.Coverage}, marks[i], "seed %d on %s", seed, d)
			requireAddsUp(t, def.Root, s.Part)
			if s.State == health.Replaced {
				replaced++
			}
		}
	}
	require.Greater(t, replaced, 20)
}

// The fast road agrees with the explained one on any figures.
func FuzzBatch(f *testing.F) {
	f.Add(uint64(1), 3.5, 20.0, 50.0, 1e9)
	f.Add(uint64(2), 0.0, -1.0, math.NaN(), 12.0)
	f.Add(uint64(3), 0.0000005, 33.3333335, 66.6666665, 100.0)
	f.Add(uint64(4), math.MaxFloat64, -math.MaxFloat64, math.Inf(1), 5e-324)
	f.Fuzz(func(t *testing.T, seed uint64, a, b, c, d float64) {
		figures := []float64{a, b, c, d}
		var g health.Group
		grow := &grove{r: newRand(seed)}
		for i := range figures {
			n := leaf(string(rune('a'+i)), []string{"1", "2.5", "0.000001", "1000000"}[(seed>>(2*i))%4])
			n.Measure = grow.measure()
			n.Measure.FreshDays, n.Measure.DropAfterDays = 0, 0
			g.Children = append(g.Children, n)
		}
		g.Children = append(g.Children, branch("deep", "1", nodes(leaf("e", "1"), leaf("f", "2"))))
		figures = append(figures, 100-a, b/2)
		m := newModel(t, define(g))
		var readings []health.Reading
		finite := true
		for i, x := range figures {
			finite = finite && !math.IsInf(x, 0)
			if !math.IsNaN(x) {
				readings = append(readings, read(m.Measures()[i], x))
			}
		}
		batch, err := m.Batch(asOf)
		require.NoError(t, err)
		mark, err := batch.Mark(health.Row{Figures: figures})
		if !finite {
			require.ErrorIs(t, err, successkit.ErrOutOfRange)
			return
		}
		require.NoError(t, err)
		s := score(t, m, readings)
		require.Equal(t, health.Mark{Value: s.Value, Band: s.Band, Coverage: s.Coverage}, mark)
	})
}

func TestBatchAllocatesNothing(t *testing.T) {
	m, figures, _ := flat(t, 100)
	batch, err := m.Batch(asOf)
	require.NoError(t, err)
	ages := make([]int, 10)
	var marks100 [100]health.Mark
	var values100 [100]health.Points
	tree, err := newModel(t, stored()).Batch(asOf)
	require.NoError(t, err)
	row := health.Row{Figures: []float64{17.25, 3.5, math.NaN(), 50}, Ages: []int{20, 3, 0, 0}}
	for name, mark := range map[string]func() error{
		"plain": func() error {
			_, err := batch.Mark(health.Row{Figures: figures[:10]})
			return err
		},
		"with ages": func() error {
			_, err := batch.Mark(health.Row{Figures: figures[:10], Ages: ages})
			return err
		},
		"many":   func() error { return batch.Marks(marks100[:], figures) },
		"values": func() error { return batch.Values(values100[:], figures) },
		"a tree with gaps": func() error {
			_, err := tree.Mark(row)
			return err
		},
	} {
		assert.Zero(t, testing.AllocsPerRun(1000, func() {
			if err := mark(); err != nil {
				t.Error(err)
			}
		}), name)
	}
}

// Many at a time are the same as one by one, with gaps and rounding edges among
// them.
func TestBatchOfMany(t *testing.T) {
	m, figures, _ := flat(t, 300)
	r := newRand(7)
	for i := range figures {
		switch r.IntN(60) {
		case 0:
			figures[i] = math.NaN()
		case 1: // half a micro-point, on some of the lines
			figures[i] = math.Round(figures[i])
		}
	}
	batch, err := m.Batch(asOf)
	require.NoError(t, err)
	marks, values := make([]health.Mark, 300), make([]health.Points, 300)
	require.NoError(t, batch.Marks(marks, figures))
	require.NoError(t, batch.Values(values, figures))
	tree := newModel(t, define(nodes(leaf("a", "1"), branch("g", "1", nodes(leaf("b", "1"), leaf("c", "2"))))))
	other, err := tree.Batch(asOf)
	require.NoError(t, err)
	deep := make([]health.Mark, 1000)
	require.NoError(t, other.Marks(deep, figures), "a tree has no fast road at its root")
	for i := range marks {
		one, err := batch.Mark(health.Row{Figures: figures[10*i : 10*i+10]})
		require.NoError(t, err)
		require.Equal(t, one, marks[i])
		require.Equal(t, one.Value, values[i])
		one, err = other.Mark(health.Row{Figures: figures[3*i : 3*i+3]})
		require.NoError(t, err)
		require.Equal(t, one, deep[i])
	}
	figures[10*299+3] = math.Inf(-1)
	checkFaults(t, batch.Marks(marks, figures), fault("accounts[299].figures[3]", successkit.ErrOutOfRange))
	checkFaults(t, batch.Values(values, figures[1:]), fault("figures", successkit.ErrOutOfRange))
	checkFaults(t, new(health.Batch).Values(nil, nil), fault("batch", successkit.ErrRequired))
}

func TestBatchRefuses(t *testing.T) {
	_, err := new(health.Model).Batch(successkit.Date{})
	checkFaults(t, err, fault("model", successkit.ErrRequired), fault("as_of", successkit.ErrRequired))
	_, err = new(health.Batch).Mark(health.Row{})
	checkFaults(t, err, fault("batch", successkit.ErrRequired))
	batch, err := newModel(t, define(nodes(leaf("a", "1"), leaf("b", "1")))).Batch(asOf)
	require.NoError(t, err)
	_, err = batch.Mark(health.Row{Figures: []float64{1}, Ages: []int{1, 2, 3}})
	checkFaults(t, err, fault("figures", successkit.ErrOutOfRange), fault("ages", successkit.ErrOutOfRange))
	_, err = batch.Mark(health.Row{Figures: []float64{math.Inf(1), math.NaN()}, Ages: []int{1, -2}})
	checkFaults(t, err, fault("figures[0]", successkit.ErrOutOfRange), fault("ages[1]", successkit.ErrOutOfRange))
	_, err = newModel(t, define(nodes(leaf("a", "1")))).Series(health.Account{}, []successkit.Date{asOf, {}})
	checkFaults(t, err, fault("days", successkit.ErrRequired))
}
