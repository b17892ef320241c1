package health_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// percent is a measure whose figures, 0 to 100 percent, are its points.
func percent(basis health.Basis, window, every int) health.Measure {
	m := *asIs()
	m.Basis, m.WindowDays, m.EveryDays = basis, window, every
	return m
}

// days are readings of "m" on the given days before asOf.
func days(values map[int]float64) []health.Reading {
	var out []health.Reading
	for back, v := range values {
		out = append(out, on("r"+strconv.Itoa(back), "m", v, back))
	}
	return out
}

func single(m health.Measure) health.Definition {
	n := leaf("m", "1")
	n.Measure = &m
	return define(nodes(n, leaf("unread", "1")))
}

// H5: use against its ideal cadence, not raw counts. No data is not no use.
func TestH5Cadence(t *testing.T) {
	weekly := percent(health.Cadence, 28, 7)
	complete, threshold := weekly, weekly
	complete.Complete = true
	threshold.AtLeast = 5
	for name, c := range map[string]struct {
		measure health.Measure
		values  map[int]float64 // by days back
		start   int             // days back; 0 for not known
		want    string          // points
		why     string
	}{
		"every week":                        {weekly, map[int]float64{0: 1, 7: 1, 14: 1, 21: 1}, 0, "100", ""},
		"a week of no use":                  {weekly, map[int]float64{0: 1, 7: 0, 14: 1, 21: 1}, 0, "75", ""},
		"a week of no data":                 {weekly, map[int]float64{0: 1, 14: 1, 21: 0}, 0, "66.666667", ""},
		"a thousand uses in one week":       {complete, map[int]float64{0: 1000, 1: 1000}, 0, "25", ""},
		"no data from a complete source":    {complete, map[int]float64{3: 1, 10: 1}, 0, "50", ""},
		"the weeks before the start":        {complete, map[int]float64{3: 1, 10: 1}, 14, "66.666667", ""},
		"the edge of a week":                {weekly, map[int]float64{6: 1, 7: 0}, 0, "50", ""},
		"enough in a week":                  {threshold, map[int]float64{0: 2, 1: 3, 7: 4, 14: 9}, 0, "66.666667", ""},
		"older than the window":             {weekly, map[int]float64{28: 1}, 0, "", "health.no-window measure=m window_days=28 [reading r28]"},
		"nothing at all":                    {weekly, nil, 0, "", "health.no-reading measure=m"},
		"daily, and used every second day":  {percent(health.Cadence, 4, 1), map[int]float64{0: 1, 1: 0, 2: 1, 3: 0}, 0, "50", ""},
		"monthly, and used once in a month": {percent(health.Cadence, 30, 30), map[int]float64{29: 1}, 0, "100", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := of(days(c.values))
			if c.start > 0 {
				a.Start = asOf.AddDays(-c.start)
			}
			s, err := newModel(t, single(c.measure)).Score(a, asOf)
			assert.NoError(t, err)
			p := s.Parts[0]
			if c.want == "" {
				assert.Equal(t, health.Unknown, p.State)
				assert.Equal(t, c.why, p.Why.String())
				return
			}
			assert.Equal(t, pts(c.want), p.Value)
		})
	}
}

// D2: change compares windows of equal length.
func TestChange(t *testing.T) {
	change := percent(health.Change, 7, 0)
	change.Normaliser = table(health.PiecewiseLinear, knot(-100, "0"), knot(100, "100"))
	for name, c := range map[string]struct {
		values map[int]float64
		figure float64
		why    string
	}{
		"down by a quarter":          {map[int]float64{0: 30, 7: 40}, -25, ""},
		"means, and not sums":        {map[int]float64{0: 30, 3: 30, 6: 30, 7: 40}, -25, ""},
		"the windows do not overlap": {map[int]float64{6: 10, 7: 20, 13: 20, 14: 999}, -50, ""},
		"from nothing":               {map[int]float64{0: 30, 7: 0}, 0, "health.no-base measure=m window_days=7 [reading r0]"},
		"from below nothing":         {map[int]float64{0: 30, 7: -3}, 0, "health.no-base measure=m window_days=7 [reading r0]"},
		"no window before":           {map[int]float64{0: 30}, 0, "health.no-window measure=m window_days=7 [reading r0]"},
		"no window now":              {map[int]float64{7: 30}, 0, "health.no-window measure=m window_days=7 [reading r7]"},
		"beyond every number":        {map[int]float64{0: 1e308, 1: 1e308, 7: 1}, 0, "health.no-base measure=m window_days=7 [reading r0]"},
	} {
		t.Run(name, func(t *testing.T) {
			s := score(t, newModel(t, single(change)), days(c.values))
			p := s.Parts[0]
			if c.why != "" {
				assert.Equal(t, c.why, p.Why.String())
				return
			}
			assert.Equal(t, c.figure, p.Figure)
			assert.Equal(t, (100+c.figure)/2, float64(p.Value.Micro())/1e6)
		})
	}
	m := newModel(t, single(change))
	for _, day := range []string{"9999-12-31", "0001-01-02"} { // at the ends of the calendar
		last := successkit.MustDate(day)
		_, err := m.Score(of([]health.Reading{{ID: "a", Measure: "m", Value: 3, Date: last}}), last)
		assert.NoError(t, err)
	}
	late := successkit.MustDate("9999-12-31")
	s, err := m.Score(of([]health.Reading{
		{ID: "a", Measure: "m", Value: 30, Date: late}, {ID: "b", Measure: "m", Value: 40, Date: late.AddDays(-7)},
	}), late)
	assert.NoError(t, err)
	assert.Equal(t, -25.0, s.Parts[0].Figure, "on the last day of the calendar as on any")
	corrected := append(days(map[int]float64{0: 30, 7: 40}), health.Reading{
		ID: "fix", Measure: "m", Value: 20, Date: asOf.AddDays(-7), Recorded: asOf,
	})
	assert.Equal(t, 50.0, score(t, newModel(t, single(change)), corrected).Parts[0].Figure, "a correction counts instead, not beside")
}

// H8: silence is a sign of its own, and so is that there never was a word.
func TestH8Silence(t *testing.T) {
	m := newModel(t, define(nodes(silent("m", "1"))))
	for name, c := range map[string]struct {
		back, start int // -1 for none
		want        string
	}{
		"spoke today":                {0, -1, "100"},
		"spoke a week ago":           {7, -1, "100"},
		"half of the way":            {28, 300, "51.162791"}, // 22 of 43 days left
		"long ago":                   {51, -1, "0"},
		"never, and new":             {-1, 3, "100"},
		"never, and not new at all":  {-1, 90, "0"},
		"never, and start not known": {-1, -1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var a health.Account
			if c.back >= 0 {
				a.Readings = days(map[int]float64{c.back: 1})
			}
			if c.start >= 0 {
				a.Start = asOf.AddDays(-c.start)
			}
			s, err := m.Score(a, asOf)
			assert.NoError(t, err)
			if c.want == "" {
				assert.False(t, s.Value.Known(), "what is not known is not silence")
				return
			}
			assert.Equal(t, pts(c.want), s.Value)
		})
	}
}

// D2: what is good in the second month may be poor in the tenth. The table is
// that of a public handbook, for the share of licences in use.
func TestTenure(t *testing.T) {
	m := health.Measure{
		Direction:  health.HigherIsBetter,
		Normaliser: table(health.Steps, knot(0, "25"), knot(10, "60"), knot(51, "90")),
		ByTenure: []health.Tenure{
			{FromDays: 180, Normaliser: table(health.Steps, knot(0, "25"), knot(51, "60"), knot(76, "90"))},
			{FromDays: 270, Normaliser: table(health.Steps, knot(0, "25"), knot(76, "90"))},
		},
	}
	model := newModel(t, single(m))
	for _, c := range []struct {
		use  float64
		days int
		band string
	}{
		{5, 100, "red"},
		{30, 100, "yellow"},
		{60, 100, "green"},
		{80, 100, "green"},
		{30, 180, "red"},
		{60, 180, "yellow"},
		{60, 179, "green"},
		{80, 269, "green"},
		{60, 270, "red"},
		{80, 400, "green"},
	} {
		s, err := model.Score(health.Account{Start: asOf.AddDays(-c.days), Readings: []health.Reading{read("m", c.use)}}, asOf)
		assert.NoError(t, err)
		assert.Equal(t, c.band, s.Parts[0].Band, "%v %% on day %d", c.use, c.days)
	}
	s := score(t, model, []health.Reading{read("m", 60)})
	assert.Equal(t, "health.no-tenure measure=m", s.Parts[0].Why.String())
}

// D2: outside of the table clamp, or know nothing.
func TestOutside(t *testing.T) {
	m := *asIs()
	assert.Equal(t, pts("100"), score(t, newModel(t, single(m)), []health.Reading{read("m", 101)}).Parts[0].Value)
	m.Normaliser.Outside = health.NoEffect
	model := newModel(t, single(m))
	for _, x := range []float64{-1, 101} {
		p := score(t, model, []health.Reading{read("m", x)}).Parts[0]
		assert.Equal(t, health.Unknown, p.State)
		assert.Equal(t, health.CodeOutside, p.Why.Code)
	}
	assert.Equal(t, pts("100"), score(t, model, []health.Reading{read("m", 100)}).Parts[0].Value)
}

// D4: the published figures of a decay from 80 toward 50 with a half-life of 60
// days, and what a decay toward 0 would make of silence.
func TestDecay(t *testing.T) {
	for _, c := range []struct {
		neutral string
		age     int
		want    string
	}{
		{"50", 0, "80"},
		{"50", 30, "71.213203"}, // 50 + 30·2^(-1/2) = 71.2132034
		{"50", 60, "65"},
		{"50", 90, "60.606602"}, // 50 + 30·2^(-3/2) = 60.6066017
		{"50", 10_000, "50"},
		{"0", 60, "40"},
		{"100", 60, "90"},
		{"80", 17, "80"},
	} {
		m := *asIs()
		m.Decay = &health.Decay{Neutral: pts(c.neutral), HalfLifeDays: 60}
		s := score(t, newModel(t, single(m)), []health.Reading{on("r", "m", 80, c.age)})
		assert.Equal(t, c.want, s.Parts[0].Value.String(), "toward %s at %d days", c.neutral, c.age)
	}
}

// D4: at onboarding only what says so counts.
func TestGrace(t *testing.T) {
	def := define(nodes(leaf("usage", "1"), leaf("sentiment", "1")))
	def.Root.Children[1].Measure.DuringGrace = true
	def.GraceDays = 30
	m := newModel(t, def)
	a := of([]health.Reading{read("usage", 10), read("sentiment", 80)})
	for _, c := range []struct {
		days int
		want string
	}{{-5, "80"}, {0, "80"}, {29, "80"}, {30, "45"}, {300, "45"}} {
		a.Start = asOf.AddDays(-c.days)
		s, err := m.Score(a, asOf)
		assert.NoError(t, err)
		assert.Equal(t, pts(c.want), s.Value, "on day %d", c.days)
	}
	a.Start = asOf.AddDays(-29)
	s, err := m.Score(a, asOf)
	assert.NoError(t, err)
	assert.Equal(t, []string{"health.grace measure=usage days=29 grace_days=30"}, texts(s.Missing))
	a.Start = successkit.Date{}
	s, err = m.Score(a, asOf)
	assert.NoError(t, err)
	assert.Equal(t, pts("45"), s.Value, "no start, no grace")
}

func TestBasisRefused(t *testing.T) {
	bare := func(change func(*health.Measure)) health.Measure {
		m := *asIs()
		change(&m)
		return m
	}
	for name, c := range map[string]struct {
		measure health.Measure
		want    []string
	}{
		"no such basis":      {bare(func(m *health.Measure) { m.Basis = 9 }), []string{"basis"}},
		"no window":          {bare(func(m *health.Measure) { m.Basis = health.Change }), []string{"window_days"}},
		"an idle window":     {bare(func(m *health.Measure) { m.WindowDays, m.EveryDays, m.AtLeast, m.Complete = 7, 7, 1, true }), []string{"window_days", "every_days", "at_least", "complete"}},
		"no whole stretches": {bare(func(m *health.Measure) { m.Basis, m.WindowDays, m.EveryDays = health.Cadence, 30, 7 }), []string{"window_days"}},
		"too long":           {bare(func(m *health.Measure) { m.Basis, m.WindowDays = health.Change, 4000 }), []string{"window_days"}},
		"silence is bad":     {bare(func(m *health.Measure) { m.Basis, m.FreshDays = health.Silence, 3 }), []string{"direction", "basis"}},
		"less use is bad": {bare(func(m *health.Measure) {
			m.Basis, m.WindowDays, m.EveryDays, m.Direction = health.Cadence, 7, 7, health.LowerIsBetter
		}), []string{"direction", "normaliser.knots[1].points"}},
		"outside of steps": {bare(func(m *health.Measure) { m.Normaliser.Shape, m.Normaliser.Outside = health.Steps, health.NoEffect }), []string{"normaliser.outside"}},
		"decay":            {bare(func(m *health.Measure) { m.Decay = &health.Decay{} }), []string{"decay.neutral", "decay.half_life_days"}},
		"ages": {bare(func(m *health.Measure) {
			m.ByTenure = []health.Tenure{{0, m.Normaliser}, {30, m.Normaliser}, {30, health.Normaliser{}}}
		}), []string{"by_tenure[0].from_days", "by_tenure[2].from_days", "by_tenure[2].normaliser.shape"}},
	} {
		t.Run(name, func(t *testing.T) {
			var paths []string
			for fe := range successkit.FieldErrors(c.measure.Validate()) {
				paths = append(paths, fe.Path)
			}
			assert.Equal(t, c.want, paths)
		})
	}
}

// texts are reasons, each on a line.
func texts(reasons []successkit.Reason) []string {
	var out []string
	for _, r := range reasons {
		out = append(out, r.String())
	}
	return out
}
