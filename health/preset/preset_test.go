package preset_test

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/health/preset"
	"github.com/successkit/successkit/internal/testkit"
)

var asOf = successkit.MustDate("2026-03-31")

func presets() []health.Definition {
	return []health.Definition{preset.SaaS(), preset.OnPremise(), preset.Hybrid(), preset.PROVE(), preset.DepthBreadth()}
}

func TestPresetsAreModels(t *testing.T) {
	for _, d := range presets() {
		_, err := health.New(d)
		require.NoError(t, err, d.ID)
		testkit.GoldenJSON(t, d.ID+".json", d)
	}
	_, err := alert.New(preset.Alerts())
	require.NoError(t, err)
	testkit.GoldenJSON(t, "alerts.json", preset.Alerts())
	changed := preset.SaaS()
	changed.Root.Children[0].Group.Children[0].Measure.Normaliser.Knots[0].At = -7
	assert.NotEqual(t, changed, preset.SaaS(), "each is the caller's own")
}

func model(t *testing.T, d health.Definition) *health.Model {
	t.Helper()
	m, err := health.New(d)
	require.NoError(t, err)
	return m
}

// read are readings of the day.
func read(values map[string]float64) []health.Reading {
	var out []health.Reading
	for id, v := range values {
		out = append(out, health.Reading{ID: id, Measure: id, Value: v, Date: asOf})
	}
	return out
}

// H4: a customer whose usage is not seen has a score by the models for that, and
// none by the one that needs it.
func TestH4DeliveryDecides(t *testing.T) {
	a := health.Account{Start: asOf.AddDays(-400), Readings: read(map[string]float64{
		"nps": 40, "answered": 50, "feedback": 4, "meetings": 1, "support-rating": 4.5, "open-complaints": 0, "sentiment": 4, "last-meeting": 1,
	})}
	for id, known := range map[string]bool{"saas": false, "on-premise": true, "hybrid": true} {
		for _, d := range presets() {
			if d.ID != id {
				continue
			}
			s, err := model(t, d).Score(a, asOf)
			require.NoError(t, err)
			assert.Equal(t, known, s.Value.Known(), id)
		}
	}
	hybrid, err := model(t, preset.Hybrid()).Score(a, asOf)
	require.NoError(t, err)
	assert.Equal(t, health.MustPoints("65"), hybrid.Coverage, "and it says how much of it was measured")

	a.Readings = append(a.Readings, read(map[string]float64{"seats-in-use": 10})...)
	seen, err := model(t, preset.Hybrid()).Score(a, asOf)
	require.NoError(t, err)
	assert.Negative(t, seen.Value.Compare(hybrid.Value), "what is seen counts, good or bad")
}

// The published five parts: the weight of a use case, with one unknown and with
// the whole product unknown.
func TestPROVEWeights(t *testing.T) {
	all := map[string]float64{
		"licences": 80, "active-users": 80, "use-case-1": 50, "use-case-2": 50, "use-case-3": 50, "use-case-4": 50,
		"sentiment": 4, "outcomes": 50, "voice": 20, "cadence": 80, "personas": 50,
	}
	m := model(t, preset.PROVE())
	shares := func(without ...string) map[string]string {
		values := maps.Clone(all)
		for _, id := range without {
			delete(values, id)
		}
		s, err := m.Score(health.Account{Start: asOf.AddDays(-400), Readings: read(values)}, asOf)
		require.NoError(t, err)
		out := map[string]string{}
		for _, id := range m.Measures() {
			p, _ := s.Find(id)
			out[id] = p.Share.String()
		}
		return out
	}
	assert.Equal(t, "7.5", shares()["use-case-1"])
	assert.Equal(t, "8.823529", shares("use-case-4")["use-case-3"])
	rest := shares("licences", "active-users", "use-case-1", "use-case-2", "use-case-3", "use-case-4")
	assert.Equal(t, []string{"50", "20", "10", "10", "10"},
		[]string{rest["sentiment"], rest["outcomes"], rest["voice"], rest["cadence"], rest["personas"]})
}

// The published tables, cell by cell.
func TestPROVETables(t *testing.T) {
	m := model(t, preset.PROVE())
	band := func(measure string, value float64, days int) string {
		s, err := m.Score(health.Account{Start: asOf.AddDays(-days), Readings: read(map[string]float64{measure: value})}, asOf)
		require.NoError(t, err)
		p, ok := s.Find(measure)
		require.True(t, ok)
		return p.Band
	}
	for _, c := range []struct {
		days int
		use  [4]float64 // below 10, 10 to 50, 51 to 75, above 75
		want [4]string
	}{
		{90, [4]float64{9, 50, 51, 76}, [4]string{"red", "yellow", "green", "green"}},
		{200, [4]float64{9, 50, 75, 76}, [4]string{"red", "red", "yellow", "green"}},
		{300, [4]float64{9, 50, 75, 76}, [4]string{"red", "red", "red", "green"}},
	} {
		for i, use := range c.use {
			assert.Equal(t, c.want[i], band("licences", use, c.days), "%v%% on day %d", use, c.days)
		}
	}
	for use, want := range map[float64]string{49.9: "red", 50: "yellow", 79.9: "yellow", 80: "green"} {
		assert.Equal(t, want, band("active-users", use, 300))
	}
}

// A red judgement makes the score red, and in the first month only it counts.
func TestSentimentRules(t *testing.T) {
	for _, d := range []health.Definition{preset.SaaS(), preset.OnPremise(), preset.Hybrid(), preset.PROVE()} {
		m := model(t, d)
		values := map[string]float64{"sentiment": 2}
		for _, id := range m.Measures() {
			if id != "sentiment" {
				values[id] = 100
			}
		}
		s, err := m.Score(health.Account{Start: asOf.AddDays(-400), Readings: read(values)}, asOf)
		require.NoError(t, err)
		assert.Equal(t, "red", s.Band, d.ID)
		require.NotEmpty(t, s.Adjustments, d.ID)
		s, err = m.Score(health.Account{Start: asOf.AddDays(-29), Readings: read(values)}, asOf)
		require.NoError(t, err)
		for _, id := range m.Measures() {
			p, _ := s.Find(id)
			assert.Equal(t, id == "sentiment", p.Value.Known(), "%s of %s in the first month", id, d.ID)
		}
	}
}

// The published ladders of depth and breadth.
func TestDepthBreadth(t *testing.T) {
	m := model(t, preset.DepthBreadth())
	for _, c := range []struct {
		depth, breadth float64
		want           string
	}{{50, 4, "100"}, {35, 3, "75"}, {20, 2, "50"}, {10, 1, "25"}, {9, 0, "0"}, {49.9, 4, "87.5"}} {
		mark, err := m.Mark(health.Account{Readings: read(map[string]float64{"depth": c.depth, "breadth": c.breadth})}, asOf)
		require.NoError(t, err)
		assert.Equal(t, health.MustPoints(c.want), mark.Value, "%+v", c)
	}
}
