package trend_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/internal/testkit"
)

var (
	asOf = successkit.MustDate("2026-03-31")
	pts  = health.MustPoints
)

// model scores one measure, whose readings are its points: red, yellow from 50,
// green from 75.
func model(t testing.TB) *health.Model {
	t.Helper()
	m, err := health.New(health.Definition{
		ID: "saas", Version: 3,
		Root: health.Group{Children: []health.Node{{ID: "usage", Weight: decimal.NewFromInt(1), Measure: &health.Measure{
			Direction:     health.HigherIsBetter,
			Normaliser:    health.Normaliser{Shape: health.RatioToGoal, Goal: 100},
			DropAfterDays: 6,
		}}}},
		Bands: health.Bands{List: []health.Band{{ID: "red"}, {ID: "yellow", From: pts("50")}, {ID: "green", From: pts("75")}}},
	})
	require.NoError(t, err)
	return m
}

// weekly are readings of the last weeks, the newest last; below 0 for none.
func weekly(values ...float64) health.Account {
	var a health.Account
	for i, v := range values {
		if v >= 0 {
			a.Readings = append(a.Readings, health.Reading{
				ID: "r" + strconv.Itoa(i), Measure: "usage", Value: v, Date: asOf.AddDays(-7 * (len(values) - 1 - i)),
			})
		}
	}
	return a
}

// D6: the change within a window, beyond a dead-band.
func TestDirection(t *testing.T) {
	m := model(t)
	for name, c := range map[string]struct {
		values    []float64
		dead      string
		direction trend.Direction
		change    string
		speed     string
	}{
		"down":                    {[]float64{80, 78, 76, 74, 66}, "3", trend.Down, "-14", "-15"},
		"up":                      {[]float64{60, 0, 0, 0, 67}, "3", trend.Up, "7", "7.5"},
		"just the dead-band":      {[]float64{60, 0, 0, 0, 63}, "3", trend.Flat, "3", "3.214286"},
		"more than the dead-band": {[]float64{60, 0, 0, 0, 56.999999}, "3", trend.Down, "-3.000001", "-3.214287"},
		"any change at all":       {[]float64{60, 0, 0, 0, 60.000001}, "0", trend.Up, "0.000001", "0.000001"},
		"no change":               {[]float64{60, 90, 90, 90, 60}, "0", trend.Flat, "0", "0"},
		"no score now":            {[]float64{60, 0, 0, 0, -1}, "0", trend.UnknownDirection, "unknown", "unknown"},
		"no score then":           {[]float64{-1, 0, 0, 0, 60}, "0", trend.UnknownDirection, "unknown", "unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := trend.Of(m, weekly(c.values...), asOf, trend.Settings{WindowDays: 28, DeadBand: pts(c.dead)})
			require.NoError(t, err)
			assert.Equal(t, c.direction, got.Direction)
			assert.Equal(t, c.change, got.Change.String())
			assert.Equal(t, c.speed, got.Speed.String())
			assert.Equal(t, c.direction == trend.UnknownDirection, got.Why.Code == trend.CodeNoScore)
		})
	}
}

// D6: consecutive strictly lower weeks; a tie breaks the run, and a missing week
// too.
func TestRun(t *testing.T) {
	m := model(t)
	for name, c := range map[string]struct {
		values []float64
		steps  int
		fall   string
	}{
		"three weeks":          {[]float64{70, 80, 75, 72, 71}, 3, "9"},
		"a tie":                {[]float64{90, 80, 80, 75, 70}, 2, "10"},
		"a missing week":       {[]float64{90, 80, -1, 75, 70}, 1, "5"},
		"no fall":              {[]float64{90, 80, 70, 70}, 0, "unknown"},
		"a rise at the end":    {[]float64{90, 80, 70, 71}, 0, "unknown"},
		"no score at the end":  {[]float64{90, 80, 70, -1}, 0, "unknown"},
		"one score":            {[]float64{70}, 0, "unknown"},
		"a fall by the finest": {[]float64{70, 69.999999}, 1, "0.000001"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := trend.Of(m, weekly(c.values...), asOf, trend.Settings{WindowDays: 28})
			require.NoError(t, err)
			assert.Equal(t, c.steps, got.Run.Steps)
			assert.Equal(t, c.fall, got.Run.Fall.String())
			if c.steps > 0 {
				assert.Equal(t, asOf.AddDays(-7*c.steps), got.Run.Since)
			}
		})
	}
}

// A direction began on the first day of those without a break on which it was
// the same: by hand, with a reading a week that is dropped after six days.
func TestSince(t *testing.T) {
	m := model(t)
	week := trend.Settings{WindowDays: 7}
	for _, c := range []struct {
		name   string
		values []float64
		s      trend.Settings
		since  string
	}{
		{"down since the first fall", []float64{60, 80, 75, 70}, week, "2026-03-24"},
		{"down since today", []float64{70, 70, 70, 69}, week, "2026-03-31"},
		{"flat in between", []float64{80, 75, 75, 70}, week, "2026-03-31"},
		{"up all along, from the first day that compares", []float64{60, 65, 70, 75}, week, "2026-03-17"},
		{"within the dead-band it is flat", []float64{60, 80, 75, 70}, trend.Settings{WindowDays: 7, DeadBand: pts("5")}, "2026-03-24"},
		{"a longer window sees the fall of the first week", []float64{95, 90, 85, 80}, trend.Settings{WindowDays: 14}, "2026-03-24"},
		{"nothing is known, and never was", nil, week, ""},
	} {
		got, err := trend.Since(m, weekly(c.values...), asOf, c.s)
		require.NoError(t, err, c.name)
		if c.since == "" {
			assert.True(t, got.IsZero(), c.name)
			continue
		}
		assert.Equal(t, c.since, got.String(), c.name)
	}
	_, err := trend.Since(m, weekly(60), successkit.Date{}, trend.Settings{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "settings.window_days", Kind: successkit.ErrOutOfRange})
}

// Since is the first day of a run of days on which Of says the same, however
// long it lasts: asked day by day, that is what it comes to.
func TestSinceIsWhatOfSays(t *testing.T) {
	m := model(t)
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 7))
		values := make([]float64, 30)
		for i := range values {
			values[i] = float64(100-3*i) + float64(r.IntN(8)) // it falls, with breaks
		}
		a, s := weekly(values...), trend.Settings{WindowDays: 1 + r.IntN(40), DeadBand: pts("2")}
		now, err := trend.Of(m, a, asOf, s)
		require.NoError(t, err)
		want := asOf
		for d := asOf.AddDays(-1); ; d = d.AddDays(-1) {
			was, err := trend.Of(m, a, d, s)
			require.NoError(t, err)
			if was.Direction != now.Direction {
				break
			}
			want = d
		}
		got, err := trend.Since(m, a, asOf, s)
		require.NoError(t, err)
		require.Equal(t, want, got, "seed %d", seed)
	}
}

// The complaint that the arrow is flat though the score changed: here it is a
// function of the history, whenever it is asked and in whatever order.
func TestComplaintFlatArrow(t *testing.T) {
	history := []trend.Point{
		{Date: asOf, Model: "saas", Version: 3, Value: pts("60")},
		{Date: asOf.AddDays(-28), Model: "saas", Version: 3, Value: pts("80")},
		{Date: asOf.AddDays(-1), Model: "saas", Version: 3, Value: pts("60")}, // what rolled on in the night
		{Date: asOf.AddDays(1), Model: "saas", Version: 3, Value: pts("90")},  // and tomorrow
	}
	first, err := trend.OfHistory(history, asOf, trend.Settings{WindowDays: 28})
	require.NoError(t, err)
	assert.Equal(t, trend.Down, first.Direction)
	assert.Equal(t, pts("-20"), first.Change)
	history[0], history[3] = history[3], history[0]
	got, err := trend.OfHistory(append(history, history...), asOf, trend.Settings{WindowDays: 28})
	require.NoError(t, err)
	assert.Equal(t, first, got)
	testkit.GoldenJSON(t, "trend.json", got)
}

// D6: scores of different versions are not compared.
func TestNotComparable(t *testing.T) {
	history := []trend.Point{
		{Date: asOf, Model: "saas", Version: 4, Value: pts("60")},
		{Date: asOf.AddDays(-7), Model: "saas", Version: 3, Value: pts("80")},
	}
	got, err := trend.OfHistory(history, asOf, trend.Settings{WindowDays: 7})
	require.NoError(t, err)
	assert.Equal(t, trend.NotComparable, got.Direction)
	assert.False(t, got.Change.Known())
	assert.Zero(t, got.Run.Steps, "nor is a run")
	assert.Equal(t, "The score of 2026-03-24 is by saas, version 3, and does not compare with one by saas, version 4.", trend.Phrases().Text(got.Why))
}

func TestRefused(t *testing.T) {
	_, err := trend.Of(model(t), health.Account{}, successkit.Date{}, trend.Settings{DeadBand: pts("-1"), StepDays: -1, Steps: 521})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "settings.window_days", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "settings.step_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "settings.steps", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "settings.dead_band", Kind: successkit.ErrOutOfRange})
	_, err = trend.OfHistory([]trend.Point{{}, {Date: asOf, Value: pts("-3")}, {Date: asOf}}, asOf, trend.Settings{WindowDays: 7})
	testkit.Faults(t, err, testkit.Fault{Path: "history[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "history[1].value", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "history[2].date", Kind: successkit.ErrConflict})
	_, err = trend.Of(nil, health.Account{}, asOf, trend.Settings{WindowDays: 7})
	testkit.Faults(t, err, testkit.Fault{Path: "model", Kind: successkit.ErrRequired})
	first := successkit.MustDate("0001-01-02")
	got, err := trend.Of(model(t), health.Account{}, first, trend.Settings{WindowDays: 7})
	require.NoError(t, err)
	assert.Equal(t, trend.UnknownDirection, got.Direction, "before the calendar nothing is known")
}

func TestWords(t *testing.T) {
	for _, d := range []trend.Direction{trend.UnknownDirection, trend.NotComparable, trend.Down, trend.Flat, trend.Up} {
		back, err := trend.ParseDirection(d.String())
		require.NoError(t, err)
		assert.Equal(t, d, back)
	}
	assert.False(t, trend.Direction(5).Valid())
}

func marks(m *health.Model, values ...string) []health.Mark {
	out := make([]health.Mark, len(values))
	for i, v := range values {
		if v != "" {
			out[i] = health.Mark{Value: pts(v), Band: m.Band(pts(v))}
		}
	}
	return out
}

// D6: a band is left beyond its edge by a margin, or after some times outside.
func TestSteady(t *testing.T) {
	m := model(t)
	margin, times := trend.Hysteresis{Margin: pts("3")}, trend.Hysteresis{Times: 2, Margin: pts("100")}
	for name, c := range map[string]struct {
		h      trend.Hysteresis
		values []string
		want   []string
	}{
		"none":                           {trend.Hysteresis{}, []string{"80", "74", "76", "49"}, []string{"green", "yellow", "green", "red"}},
		"noise around an edge":           {margin, []string{"76", "74", "73", "77", "72"}, []string{"green", "green", "green", "green", "green"}},
		"beyond the edge by the margin":  {margin, []string{"76", "71.999999", "77.999999", "78"}, []string{"green", "yellow", "yellow", "green"}},
		"across two bands":               {margin, []string{"80", "46"}, []string{"green", "red"}},
		"across two, into the middle":    {margin, []string{"80", "48"}, []string{"green", "yellow"}},
		"up across two":                  {margin, []string{"10", "77"}, []string{"red", "yellow"}},
		"unknown is neither":             {margin, []string{"76", "", "73", "60"}, []string{"green", "", "green", "yellow"}},
		"the second time":                {times, []string{"76", "74", "73"}, []string{"green", "green", "yellow"}},
		"not in a row":                   {times, []string{"76", "74", "76", "74", "76"}, []string{"green", "green", "green", "green", "green"}},
		"not on one side":                {times, []string{"60", "40", "80", "40"}, []string{"yellow", "yellow", "yellow", "yellow"}},
		"a gap does not count as a step": {times, []string{"76", "74", "", "73"}, []string{"green", "green", "", "yellow"}},
		"begins unknown":                 {margin, []string{"", "49"}, []string{"", "red"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, trend.Steady(m, marks(m, c.values...), c.h))
		})
	}
	var h trend.Hysteresis
	h.Margin, h.Times = pts("-1"), -1
	testkit.Faults(t, h.Validate(), testkit.Fault{Path: "margin", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "times", Kind: successkit.ErrOutOfRange})
}

// No band changes from noise inside the margin, wherever the score stands.
func TestLawNoNoise(t *testing.T) {
	m := model(t)
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		margin := 1 + r.Int64N(10_000_000)
		centre := r.Int64N(100_000_000)
		var noisy []health.Mark
		for range 50 {
			p, err := health.NewPoints(min(max(centre+r.Int64N(margin)-margin/2, 0), 100_000_000))
			require.NoError(t, err)
			noisy = append(noisy, health.Mark{Value: p, Band: m.Band(p)})
		}
		limit, err := health.NewPoints(margin)
		require.NoError(t, err)
		bands := trend.Steady(m, noisy, trend.Hysteresis{Margin: limit})
		for _, b := range bands {
			require.Equal(t, bands[0], b, "seed %d", seed)
		}
	}
}

func TestStoredForms(t *testing.T) {
	testkit.GoldenJSON(t, "settings.json", trend.Settings{WindowDays: 28, DeadBand: pts("3"), StepDays: 7, Steps: 12})
	testkit.GoldenJSON(t, "point.json", trend.Point{Date: asOf, Model: "saas", Version: 2, Value: pts("61.5")})
	testkit.GoldenJSON(t, "hysteresis.json", trend.Hysteresis{Margin: pts("2.5"), Times: 3})
	testkit.GoldenJSON(t, "held.json", trend.Held{Band: "green", Unknown: true, Outside: -2})
}
