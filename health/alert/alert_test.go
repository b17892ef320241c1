package alert_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/internal/testkit"
)

var (
	day0 = successkit.MustDate("2026-01-05")
	pts  = health.MustPoints
)

func engine(t testing.TB, rules ...alert.Rule) *alert.Engine {
	t.Helper()
	e, err := alert.New(alert.Definition{Rules: rules})
	require.NoError(t, err)
	return e
}

func rule(id string, w alert.Watch, threshold float64) alert.Rule {
	return alert.Rule{ID: id, Category: "score", Watch: w, Threshold: threshold, Owner: successkit.CSM}
}

// scored is an observation of a score of one measure, below 0 for none.
func scored(day int, value float64) alert.Observation {
	asOf := day0.AddDays(day)
	s := &health.Score{AsOf: asOf, Part: health.Part{Coverage: pts("0"), Parts: []health.Part{{ID: "usage"}}}}
	if value >= 0 {
		p, _ := health.NewPoints(int64(value * 1e6))
		s.Part = health.Part{State: health.Known, Value: p, Coverage: pts("100"), Parts: []health.Part{
			{ID: "usage", State: health.Known, Figure: value, Reading: health.Reading{ID: "r" + strconv.Itoa(day)}},
		}}
		s.Down = []successkit.Reason{successkit.NewReason("health.down").WithRef("reading", "r"+strconv.Itoa(day))}
	}
	return alert.Observation{Account: "acme", AsOf: asOf, Score: s, Renewable: decimal.NewFromInt(1000)}
}

// life evaluates one rule on a score a day and returns what became of its risks,
// a letter a day: o opened, b breached again, c cleared, r opened again, n a new
// risk, and a dot where nothing happened.
func life(t *testing.T, r alert.Rule, values ...float64) (string, alert.Register) {
	t.Helper()
	e := engine(t, r)
	var reg alert.Register
	var b strings.Builder
	for i, v := range values {
		before := reg
		var err error
		reg, err = e.Evaluate(before, scored(i, v))
		require.NoError(t, err)
		was, is := alert.Risk{}, alert.Risk{}
		if n := len(before.Risks); n > 0 {
			was = before.Risks[n-1]
		}
		if n := len(reg.Risks); n > 0 {
			is = reg.Risks[n-1]
		}
		switch {
		case len(reg.Risks) > len(before.Risks) && len(before.Risks) > 0:
			b.WriteByte('n')
		case len(reg.Risks) > len(before.Risks):
			b.WriteByte('o')
		case was.Open() && !is.Open():
			b.WriteByte('c')
		case !was.Open() && is.Open():
			b.WriteByte('r')
		case is.Count > was.Count:
			b.WriteByte('b')
		default:
			b.WriteByte('.')
		}
	}
	return b.String(), reg
}

// D14, H6: a breach on an open risk is an occurrence, k clean evaluations clear
// it, and the cool-down tells the same risk from a new one. Nothing flaps.
func TestH6Life(t *testing.T) {
	clean := 60.0
	for name, c := range map[string]struct {
		change func(*alert.Rule)
		values []float64
		want   string
	}{
		"one open risk":                    {nil, []float64{80, 40, 30, 40, 80}, ".obbc"},
		"on the threshold is no breach":    {nil, []float64{50, 49.999999, 50}, ".oc"},
		"a new risk":                       {nil, []float64{40, 80, 40}, "ocn"},
		"noise around the threshold":       {func(r *alert.Rule) { r.ClearAt = &clean }, []float64{49, 51, 49, 59, 60, 49}, "o.b.cn"},
		"two clean evaluations in a row":   {func(r *alert.Rule) { r.ClearAfter = 2 }, []float64{40, 80, 40, 80, 80}, "o.b.c"},
		"between is not clean":             {func(r *alert.Rule) { r.ClearAfter, r.ClearAt = 2, &clean }, []float64{40, 80, 55, 80, 80}, "o...c"},
		"unknown is neither":               {func(r *alert.Rule) { r.ClearAfter = 2 }, []float64{-1, 40, 80, -1, 80}, ".o..c"},
		"unknown does not clear":           {nil, []float64{40, -1, -1, -1}, "o..."},
		"again within the cool-down":       {func(r *alert.Rule) { r.CoolDownDays = 2 }, []float64{40, 80, 80, 40, 80, 80, 80, 40}, "oc.rc..n"},
		"the cool-down counts from clear":  {func(r *alert.Rule) { r.CoolDownDays = 1 }, []float64{40, 80, 40}, "ocr"},
		"nothing was ever wrong, or known": {nil, []float64{80, -1, 90}, "..."},
	} {
		t.Run(name, func(t *testing.T) {
			r := rule("low", alert.ScoreBelow, 50)
			if c.change != nil {
				c.change(&r)
			}
			got, reg := life(t, r, c.values...)
			assert.Equal(t, c.want, got)
			open := 0
			for _, risk := range reg.Risks {
				if risk.Open() {
					open++
				}
				assert.Len(t, risk.Occurrences, risk.Count)
			}
			assert.LessOrEqual(t, open, 1, "one risk for one thing")
		})
	}
}

// What each watch sees: a breach, what it says, and what it rests on.
func TestWatches(t *testing.T) {
	asOf := day0
	met := func(id string, back int) successkit.Interaction {
		return successkit.Interaction{ID: id, Date: asOf.AddDays(-back), Kind: "meeting"}
	}
	late := met("late", 1)
	late.Recorded = asOf.AddDays(3)
	falling := &trend.Trend{
		AsOf: asOf, From: asOf.AddDays(-28), Direction: trend.Down, Now: pts("60"), Before: pts("72.5"), Change: pts("-12.5"),
		Run: trend.Run{Steps: 3, Since: asOf.AddDays(-21), Fall: pts("9")},
	}
	left := alert.Event{ID: "e1", Kind: "champion-left", Date: asOf.AddDays(-29)}
	people := rule("people", alert.EventSeen, 0)
	people.Event, people.WithinDays = "champion-left", 30
	usage := func(w alert.Watch, threshold float64) alert.Rule {
		r := rule("usage", w, threshold)
		r.Measure = "usage"
		return r
	}
	for name, c := range map[string]struct {
		rule alert.Rule
		see  func(*alert.Observation)
		want string // empty for no breach
	}{
		"a low score":          {rule("r", alert.ScoreBelow, 70), nil, "alert.score-below rule=r score=60.0 threshold=70 [reading r0]"},
		"not so low":           {rule("r", alert.ScoreBelow, 60), nil, ""},
		"no score":             {rule("r", alert.ScoreUnknown, 0), func(o *alert.Observation) { o.Score = scored(0, -1).Score }, "alert.score-unknown rule=r"},
		"there is one":         {rule("r", alert.ScoreUnknown, 0), nil, ""},
		"nobody looked":        {rule("r", alert.ScoreUnknown, 0), func(o *alert.Observation) { o.Score = nil }, ""},
		"little measured":      {rule("r", alert.CoverageBelow, 80), func(o *alert.Observation) { o.Score.Coverage = pts("62.5") }, "alert.coverage-below rule=r coverage=62.5 threshold=80"},
		"a fall":               {rule("r", alert.TrendDown, 10), func(o *alert.Observation) { o.Trend = falling }, "alert.trend-down rule=r points=12.5 from=2025-12-08 threshold=10"},
		"no trend":             {rule("r", alert.TrendDown, 10), nil, ""},
		"three weeks in a row": {rule("r", alert.Declining, 3), func(o *alert.Observation) { o.Trend = falling }, "alert.declining rule=r steps=3 since=2025-12-15 points=9.0"},
		"not four":             {rule("r", alert.Declining, 4), func(o *alert.Observation) { o.Trend = falling }, ""},
		"a low figure":         {usage(alert.MeasureBelow, 60.5), nil, "alert.measure-below rule=usage measure=usage figure=60 threshold=60.5 [reading r0]"},
		"a high figure":        {usage(alert.MeasureAbove, 59), nil, "alert.measure-above rule=usage measure=usage figure=60 threshold=59 [reading r0]"},
		"a figure not known":   {usage(alert.MeasureAbove, 59), func(o *alert.Observation) { o.Score = scored(0, -1).Score }, ""},
		"silence":              {rule("r", alert.Silence, 30), func(o *alert.Observation) { o.Contacts = []successkit.Interaction{met("a", 50), met("b", 31), late} }, "alert.silence rule=r days=31 threshold=30 [interaction b]"},
		"not so long":          {rule("r", alert.Silence, 31), func(o *alert.Observation) { o.Contacts = []successkit.Interaction{met("a", 31)} }, ""},
		"never a word":         {rule("r", alert.Silence, 30), func(o *alert.Observation) { o.Start = asOf.AddDays(-40) }, "alert.silence rule=r days=40 threshold=30"},
		"nothing known":        {rule("r", alert.Silence, 30), nil, ""},
		"an event":             {people, func(o *alert.Observation) { o.Events = []alert.Event{left} }, "alert.event-seen rule=people event=champion-left days=29 [event e1]"},
		"an event of long ago": {people, func(o *alert.Observation) {
			o.Events = []alert.Event{{ID: "e0", Kind: left.Kind, Date: asOf.AddDays(-30)}}
		}, ""},
		"an event of another": {people, func(o *alert.Observation) { o.Events = []alert.Event{{ID: "x", Kind: "other", Date: asOf}} }, ""},
		"an event not known of": {people, func(o *alert.Observation) {
			o.Events = []alert.Event{{ID: "x", Kind: "champion-left", Date: asOf, Recorded: asOf.AddDays(1)}}
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := scored(0, 60)
			if c.see != nil {
				c.see(&o)
			}
			reg, err := engine(t, c.rule).Evaluate(alert.Register{}, o)
			require.NoError(t, err)
			if c.want == "" {
				assert.Empty(t, reg.Risks)
				return
			}
			require.Len(t, reg.Risks, 1)
			assert.Equal(t, c.want, reg.Risks[0].Why.String())
			assert.NotContains(t, alert.Phrases().Text(reg.Risks[0].Why), "{")
			assert.Contains(t, alert.Phrases(), reg.Risks[0].Why.Code)
			assert.Equal(t, successkit.CSM, reg.Risks[0].Owner)
		})
	}
}

// H8: silence is a risk by itself, most of all where nothing else is seen.
func TestH8SilenceWithoutUsage(t *testing.T) {
	quiet := rule("quiet", alert.Silence, 45)
	blind := rule("blind", alert.ScoreUnknown, 0)
	e := engine(t, quiet, blind)
	o := scored(0, -1)
	o.Start = o.AsOf.AddDays(-100)
	o.Contacts = []successkit.Interaction{{ID: "m", Date: o.AsOf.AddDays(-46), Kind: "meeting"}}
	reg, err := e.Evaluate(alert.Register{}, o)
	require.NoError(t, err)
	require.Len(t, reg.Open(), 2)
	assert.Equal(t, "There was no contact for 46 days, more than 45.", alert.Phrases().Text(reg.Risks[0].Why))
	assert.Equal(t, "There is no health score.", alert.Phrases().Text(reg.Risks[1].Why))
}

// Thresholds by attribute: the first that fits counts.
func TestThresholdFor(t *testing.T) {
	r := rule("quiet", alert.Silence, 60)
	r.For = []alert.ThresholdFor{{Attribute: "touch", Values: []string{"high"}, Threshold: 14}, {Attribute: "segment", Values: []string{"large"}, Threshold: 30}}
	e := engine(t, r)
	for _, c := range []struct {
		touch, segment string
		silent         int
		breach         bool
	}{{"high", "large", 15, true}, {"low", "large", 15, false}, {"low", "large", 31, true}, {"low", "small", 31, false}} {
		o := scored(0, 60)
		o.Attributes = map[string]string{"touch": c.touch, "segment": c.segment}
		o.Start = o.AsOf.AddDays(-c.silent)
		reg, err := e.Evaluate(alert.Register{}, o)
		require.NoError(t, err)
		assert.Equal(t, c.breach, len(reg.Risks) == 1, "%+v", c)
	}
}

// D14: gates first, and then distinct categories, not the number of rules.
func TestTier(t *testing.T) {
	in := func(id, category string, gate bool) alert.Rule {
		r := rule(id, alert.ScoreBelow, 50)
		r.Category, r.Gate = category, gate
		return r
	}
	for name, c := range map[string]struct {
		rules []alert.Rule
		value float64
		want  alert.Tier
	}{
		"nothing wrong":            {[]alert.Rule{in("a", "usage", true)}, 80, alert.Calm},
		"one":                      {[]alert.Rule{in("a", "usage", false)}, 40, alert.Low},
		"three of one category":    {[]alert.Rule{in("a", "usage", false), in("b", "usage", false), in("c", "usage", false)}, 40, alert.Low},
		"two categories":           {[]alert.Rule{in("a", "usage", false), in("b", "people", false)}, 40, alert.Medium},
		"three categories":         {[]alert.Rule{in("a", "usage", false), in("b", "people", false), in("c", "money", false)}, 40, alert.High},
		"one gate decides":         {[]alert.Rule{in("a", "usage", true)}, 40, alert.Critical},
		"a gate among three kinds": {[]alert.Rule{in("a", "usage", false), in("b", "people", true), in("c", "money", false)}, 40, alert.Critical},
	} {
		t.Run(name, func(t *testing.T) {
			e := engine(t, c.rules...)
			reg, err := e.Evaluate(alert.Register{}, scored(0, c.value))
			require.NoError(t, err)
			assert.Equal(t, c.want, e.Tier(reg))
		})
	}
}

// An evaluation leaves the register that it is given as it was.
func TestEvaluateChangesNothing(t *testing.T) {
	e := engine(t, rule("low", alert.ScoreBelow, 50))
	first, err := e.Evaluate(alert.Register{}, scored(0, 40))
	require.NoError(t, err)
	before := first.Risks[0].Count
	second, err := e.Evaluate(first, scored(1, 30))
	require.NoError(t, err)
	assert.Equal(t, before, first.Risks[0].Count)
	assert.Len(t, first.Risks[0].Occurrences, 1)
	assert.Len(t, second.Risks[0].Occurrences, 2)
	assert.InDelta(t, 20, second.Risks[0].Occurrences[1].Gap, 0)

	other := engine(t, rule("other", alert.ScoreBelow, 10))
	third, err := other.Evaluate(second, scored(2, 40))
	require.NoError(t, err)
	assert.Empty(t, third.Open(), "the rule is no more")
	fourth, err := other.Evaluate(third, scored(2+367, 40))
	require.NoError(t, err)
	assert.Empty(t, fourth.Risks, "a year later nobody asks")
	testkit.GoldenJSON(t, "register.json", second)
}

func TestOccurrencesAreBounded(t *testing.T) {
	e := engine(t, rule("low", alert.ScoreBelow, 50))
	var reg alert.Register
	for i := range 130 {
		var err error
		reg, err = e.Evaluate(reg, scored(i, 40))
		require.NoError(t, err)
	}
	assert.Equal(t, 130, reg.Risks[0].Count)
	require.Len(t, reg.Risks[0].Occurrences, 100)
	assert.Equal(t, day0.AddDays(129), reg.Risks[0].Occurrences[99].At)
}

func TestEvaluateRefuses(t *testing.T) {
	e := engine(t, rule("low", alert.ScoreBelow, 50))
	reg, err := e.Evaluate(alert.Register{}, scored(0, 40))
	require.NoError(t, err)
	o := scored(0, 40)
	o.Account = "bolt"
	_, err = e.Evaluate(reg, o)
	testkit.Faults(t, err, testkit.Fault{Path: "account", Kind: successkit.ErrConflict}, testkit.Fault{Path: "as_of", Kind: successkit.ErrConflict})
	_, err = new(alert.Engine).Evaluate(alert.Register{}, alert.Observation{
		Score: scored(1, 3).Score, Contacts: make([]successkit.Interaction, 1), Events: make([]alert.Event, 1), Renewable: decimal.NewFromInt(-1),
		Trend: &trend.Trend{AsOf: day0},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "engine", Kind: successkit.ErrRequired}, testkit.Fault{Path: "account", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired}, testkit.Fault{Path: "score.as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "trend.as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "contacts[0].id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "contacts[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "contacts[0].kind", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "events[0].kind", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].date", Kind: successkit.ErrRequired}, testkit.Fault{Path: "renewable", Kind: successkit.ErrOutOfRange})
	assert.Equal(t, alert.Calm, (*alert.Engine)(nil).Tier(reg))
}

func TestDefinitionRefused(t *testing.T) {
	_, err := alert.New(alert.Definition{})
	testkit.Faults(t, err, testkit.Fault{Path: "rules", Kind: successkit.ErrOutOfRange})
	low := 40.0
	bad := rule("a", alert.ScoreBelow, 50)
	bad.ClearAt, bad.Share, bad.ClearAfter, bad.CoolDownDays = &low, pts("-1"), -1, -1
	bad.For = []alert.ThresholdFor{{Threshold: 101}}
	idle := rule("a", alert.ScoreUnknown, 3)
	idle.Measure, idle.WithinDays = "usage", 3
	event := rule("e", alert.EventSeen, 0)
	quiet := rule("q", alert.Silence, math.NaN())
	quiet.Category, quiet.Owner = "", ""
	_, err = alert.New(alert.Definition{
		Rules:    []alert.Rule{bad, idle, event, quiet, {ID: "x", Category: "c", Owner: "o"}, {ID: "y", Category: "c", Owner: "o", Watch: 99}},
		HighFrom: 1, MediumFrom: 2,
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "rules[0].clear_at", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[0].for[0].attribute", Kind: successkit.ErrRequired}, testkit.Fault{Path: "rules[0].for[0].values", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].for[0].threshold", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "rules[0].clear_at", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[0].clear_after", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "rules[0].cool_down_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[0].share", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[1].id", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: "rules[1].measure", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[1].within_days", Kind: successkit.ErrConflict}, testkit.Fault{Path: "rules[1].threshold", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[2].event", Kind: successkit.ErrRequired}, testkit.Fault{Path: "rules[2].within_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[3].category", Kind: successkit.ErrRequired}, testkit.Fault{Path: "rules[3].owner", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[3].threshold", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[4].watch", Kind: successkit.ErrRequired}, testkit.Fault{Path: "rules[5].watch", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "high_from", Kind: successkit.ErrConflict})
}

// Every watch has a phrase, and every word comes back.
func TestWords(t *testing.T) {
	for w := alert.ScoreBelow; w.Valid(); w++ {
		assert.Contains(t, alert.Phrases(), "alert."+w.String())
		back, err := alert.ParseWatch(w.String())
		require.NoError(t, err)
		assert.Equal(t, w, back)
	}
	for tier := alert.Calm; tier.Valid(); tier++ {
		back, err := alert.ParseTier(tier.String())
		require.NoError(t, err)
		assert.Equal(t, tier, back)
	}
	clean := 55.0
	d := alert.Definition{Rules: []alert.Rule{rule("low", alert.ScoreBelow, 50)}, HighFrom: 4}
	d.Rules[0].ClearAt, d.Rules[0].Share, d.Rules[0].ClearAfter, d.Rules[0].CoolDownDays = &clean, pts("40"), 2, 30
	testkit.GoldenJSON(t, "definition.json", d)
	e, err := alert.New(d)
	require.NoError(t, err)
	clean = 10
	assert.InDelta(t, 55, *e.Definition().Rules[0].ClearAt, 0, "the engine keeps a copy")
}
