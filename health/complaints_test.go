package health_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// What users of today's products complain about, and what happens here instead.
// An override that somebody forgets and an arrow that stands still have tests of
// their own.

// There is one score per account, with one level of groups and a cap of 20
// metrics.
func TestComplaintLimits(t *testing.T) {
	var deep health.Group
	var readings []health.Reading
	for i := range 200 {
		id := "m" + strconv.Itoa(i)
		deep.Children = append(deep.Children, leaf(id, "1"))
		readings = append(readings, read(id, float64(i%101)))
	}
	for level := range 10 {
		deep = nodes(branch("g"+strconv.Itoa(level), "1", deep))
	}
	first := define(deep)
	second := define(nodes(leaf("m7", "1")))
	second.ID = "sentiment-alone"
	for _, def := range []health.Definition{first, second} { // of the same account
		s := score(t, newModel(t, def), readings)
		assert.True(t, s.Value.Known(), def.ID)
	}
}

// "The breakdown does not add up to the score", nor do rounded parts to a rounded
// score.
func TestComplaintBreakdown(t *testing.T) {
	def := define(nodes(leaf("a", "1"), leaf("b", "1"), leaf("c", "1")))
	def.Caps = []health.ConditionalCap{{ID: "cap", When: "a", In: "red", Limit: "yellow"}}
	s := score(t, newModel(t, def), []health.Reading{read("a", 33.3), read("b", 99.9), read("c", 99.9)})
	for places, want := range map[int][]string{
		0: {"11", "34", "33", "-3"}, 1: {"11.1", "33.3", "33.3", "-2.7"}, 6: {"11.1", "33.3", "33.3", "-2.700001"},
	} {
		var got []string
		for _, l := range s.Breakdown(places) {
			got = append(got, l.Points.String())
		}
		assert.Equal(t, want, got, "%d places, of %s", places, s.Value.Display(places))
	}
}

// "Missing data scores 0", and "silence reads as health".
func TestComplaintMissingIsZero(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"), silent("contact", "1"))))
	s, err := m.Score(health.Account{Start: asOf.AddDays(-60)}, asOf)
	require.NoError(t, err)
	assert.Equal(t, health.Unknown, find(t, s.Part, "usage").State)
	assert.Equal(t, pts("0"), find(t, s.Part, "contact").Value, "that nobody ever called is known, and bad")
	assert.Equal(t, "red", s.Band)
	assert.Equal(t, pts("50"), s.Coverage, "and the score says that half of it was measured")
}

// "Is 100 good? Poor is 0 in one report and 40 in another." Direction is part of
// a measure, and a table that runs against it is no model.
func TestComplaintDirection(t *testing.T) {
	tickets := leaf("open-tickets", "1")
	tickets.Measure.Direction = health.LowerIsBetter
	_, err := health.New(define(nodes(tickets)))
	require.ErrorIs(t, err, successkit.ErrConflict)
	tickets.Measure.Normaliser.Knots = []health.Knot{{At: 0, Points: pts("100")}, {At: 10, Points: pts("0")}}
	m := newModel(t, define(nodes(tickets)))
	assert.Equal(t, pts("100"), score(t, m, []health.Reading{read("open-tickets", 0)}).Value, "100 is always the good end")
}

// A table says 10 to 50 % and 51 to 75 %: what is 50.5 then? It is refused.
func TestComplaintGapsAndOverlaps(t *testing.T) {
	row := func(band, from, to string) health.Range {
		return health.Range{Band: band, From: pts(from), To: pts(to)}
	}
	for name, c := range map[string]struct {
		table []health.Range
		want  []string // paths of conflicts
	}{
		"sound":                 {[]health.Range{row("red", "0", "50"), row("yellow", "50", "75"), row("green", "75", "100")}, nil},
		"a gap":                 {[]health.Range{row("red", "0", "50"), row("yellow", "51", "75"), row("green", "75", "100")}, []string{"table[1].from"}},
		"an overlap":            {[]health.Range{row("red", "0", "50"), row("yellow", "50", "75"), row("green", "70", "100")}, []string{"table[2].from"}},
		"begins too late":       {[]health.Range{row("red", "10", "50"), row("green", "50", "100")}, []string{"table[0].from"}},
		"ends too early":        {[]health.Range{row("red", "0", "50"), row("green", "50", "99")}, []string{"table[1].to"}},
		"a band of nothing":     {[]health.Range{row("red", "0", "50"), row("yellow", "50", "50"), row("green", "50", "100")}, []string{"list[2].from"}},
		"one band is no choice": {[]health.Range{row("red", "0", "100")}, []string{"list"}},
		"nothing":               {nil, []string{"list"}},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := health.BandsOf(health.LowerInclusive, c.table...)
			var paths []string
			for fe := range successkit.FieldErrors(err) {
				paths = append(paths, fe.Path)
			}
			assert.Equal(t, c.want, paths)
			if c.want == nil {
				assert.Equal(t, traffic(), b)
			}
		})
	}
}

// Two accounts both score 72 for different reasons, and nobody acts.
func TestComplaintSameScore(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"), leaf("support", "1"))))
	one := score(t, m, []health.Reading{read("usage", 44), read("support", 100)})
	other := score(t, m, []health.Reading{read("usage", 100), read("support", 44)})
	assert.Equal(t, one.Value, other.Value)
	assert.Equal(t, pts("72"), one.Value)
	assert.Equal(t, []string{"health.down usage"}, codes(one.Down))
	assert.Equal(t, []string{"health.down support"}, codes(other.Down))
	assert.Equal(t, "usage", one.Rise.Measure)
	assert.Equal(t, "50.0", one.Rise.To.Display(1), "six points of usage make it green")
	assert.Equal(t, "support", other.Rise.Measure)
}

// D1: the cuts of a band table, by both edges.
func TestBandEdges(t *testing.T) {
	for edge, want := range map[health.Edge][]string{
		health.LowerInclusive: {"red", "red", "yellow", "yellow", "yellow", "green", "green"},
		health.UpperInclusive: {"red", "red", "red", "yellow", "yellow", "yellow", "green"},
	} {
		def := define(nodes(leaf("a", "1")))
		def.Bands.Edge = edge
		m := newModel(t, def)
		for i, v := range []string{"0", "49.999999", "50", "50.000001", "74.6", "75", "100"} {
			assert.Equal(t, want[i], m.Band(pts(v)), "%s by %s", v, edge)
			from, to := m.BandSpan(want[i])
			assert.True(t, pts(v).Compare(from) >= 0 && pts(v).Compare(to) <= 0)
			assert.Equal(t, want[i], m.Band(from))
			assert.Equal(t, want[i], m.Band(to))
		}
	}
}
