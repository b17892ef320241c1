package health_test

import (
	"math"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

var pts = health.MustPoints

// H1: health is an early warning. What retention measures later does not enter.
func TestH1ResultsStayApart(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"), leaf("nps", "1"))))
	before := score(t, m, []health.Reading{read("usage", 80), read("nps", 60)})
	after := score(t, m, []health.Reading{read("usage", 80), read("nps", 60), read("churned", 1)})
	assert.Equal(t, []string{"health.other-measure 1"}, codes(after.Ignored))
	after.Ignored = nil
	assert.Equal(t, before, after)
}

// H2, D3: weighted means of published breakdowns.
func TestH2WeightedMean(t *testing.T) {
	type child struct {
		weight string
		value  float64
	}
	for name, c := range map[string]struct {
		children []child
		want     string
		shown    string
		brought  []string // contributions
		rounded  []string // for display without decimals
	}{
		"published group, 2287/57": {
			[]child{{"20", 47}, {"15", 59}, {"22", 21}},
			"40.122807", "40",
			[]string{"16.491228", "15.526316", "8.105263"},
			[]string{"16", "16", "8"},
		},
		"published, 10 10 0": {
			[]child{{"1", 10}, {"1", 10}, {"1", 0}},
			"6.666667", "7",
			[]string{"3.333334", "3.333333", "0"},
			[]string{"4", "3", "0"},
		},
		"weights need not sum to 100": {
			[]child{{"0.000001", 100}, {"0.000003", 0}},
			"25", "25",
			[]string{"25", "0"},
			[]string{"25", "0"},
		},
		"weight 0 is shown and does not count": {
			[]child{{"1", 80}, {"0", 0}},
			"80", "80",
			[]string{"80", "0"},
			[]string{"80", "0"},
		},
		"half a millionth goes to even": {
			[]child{{"1", 0.000001}, {"1", 0}},
			"0", "0",
			[]string{"0", "0"},
			[]string{"0", "0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var g health.Group
			var readings []health.Reading
			for i, ch := range c.children {
				id := string(rune('a' + i))
				g.Children = append(g.Children, leaf(id, ch.weight))
				readings = append(readings, read(id, ch.value))
			}
			m := newModel(t, define(g))
			s := score(t, m, readings)
			assert.Equal(t, health.Known, s.State)
			assert.Equal(t, pts(c.want), s.Value)
			assert.Equal(t, c.shown, s.Value.Display(0))
			assert.Equal(t, pts("100"), s.Coverage)
			for i, rounded := range s.Contributions(0) {
				assert.Equal(t, pts(c.brought[i]), s.Parts[i].Contribution)
				assert.Equal(t, pts(c.rounded[i]), rounded)
			}
			requireAddsUp(t, m.Definition().Root, s.Part)
		})
	}
}

// product is the published example of two levels: a product group of half the
// weight, and the rest of the account in four measures.
func product() health.Definition {
	return define(nodes(
		branch("product", "50", nodes(
			leaf("licences", "30"), leaf("engagement", "10"),
			leaf("ci", "15"), leaf("cd", "15"), leaf("scm", "15"), leaf("security", "15"))),
		leaf("risk", "25"), leaf("outcomes", "10"), leaf("voice", "5"), leaf("contact", "10"),
	))
}

func without(readings []health.Reading, measures ...string) []health.Reading {
	var out []health.Reading
	for _, r := range readings {
		keep := true
		for _, m := range measures {
			keep = keep && r.Measure != m
		}
		if keep {
			out = append(out, r)
		}
	}
	return out
}

// H3, D3: what an unknown measure does to the weights of the others.
func TestH3Redistribution(t *testing.T) {
	m := newModel(t, product())
	var all []health.Reading
	for i, id := range []string{"licences", "engagement", "ci", "cd", "scm", "security", "risk", "outcomes", "voice", "contact"} {
		all = append(all, read(id, float64(40+5*i)))
	}
	share := func(s health.Score, id string) string { return find(t, s.Part, id).Share.String() }

	s := score(t, m, all)
	assert.Equal(t, "7.5", share(s, "ci"))

	s = score(t, m, without(all, "security"))
	assert.Equal(t, "8.823529", share(s, "ci"), "50 % of 15/85, and not 7.5/92.5")
	assert.Equal(t, "25", share(s, "risk"), "the weight stays within the group")
	assert.Equal(t, "17.647059", find(t, s.Part, "ci").Weight.String())
	assert.Equal(t, "92.5", s.Coverage.String())
	security := find(t, s.Part, "security")
	assert.Equal(t, health.Unknown, security.State)
	assert.Equal(t, health.Part{ID: "security", Coverage: pts("0"), Why: security.Why}, security, "no value, no band, no weight")
	assert.Equal(t, []string{"health.no-reading security"}, codes(s.Missing))

	s = score(t, m, without(all, "licences", "engagement", "ci", "cd", "scm", "security"))
	for id, want := range map[string]string{"risk": "50", "outcomes": "20", "voice": "10", "contact": "20", "product": "unknown", "ci": "unknown"} {
		assert.Equal(t, want, share(s, id), "without the product group: %s", id)
	}
	assert.Equal(t, "50", s.Coverage.String())
	assert.Equal(t, "health.nothing-known group=product", find(t, s.Part, "product").Why.String())
}

// H3: missing is not bad, by policy.
func TestH3Missing(t *testing.T) {
	group := func(missing health.Missing, assumed, least string) health.Definition {
		g := nodes(leaf("usage", "60"), leaf("nps", "40"), leaf("notes", "0"))
		for i := range g.Children {
			g.Children[i].Missing = missing
			if assumed != "" {
				g.Children[i].Assumed = pts(assumed)
			}
		}
		if least != "" {
			g.MinCoverage = pts(least)
		}
		return define(g)
	}
	usage, nps, notes := read("usage", 80), read("nps", 30), read("notes", 10)
	for name, c := range map[string]struct {
		def      health.Definition
		readings []health.Reading
		value    string // empty for no score
		band     string
		coverage string
		why      string
	}{
		"all there":                  {group(0, "", ""), []health.Reading{usage, nps, notes}, "60", "yellow", "100", ""},
		"redistribute":               {group(0, "", ""), []health.Reading{usage}, "80", "green", "60", ""},
		"no readings at all":         {group(0, "", ""), nil, "", "", "0", "health.nothing-known group=test"},
		"only what does not count":   {group(0, "", ""), []health.Reading{notes}, "", "", "0", "health.nothing-known group=test"},
		"coverage just enough":       {group(0, "", "60"), []health.Reading{usage}, "80", "green", "60", ""},
		"coverage too low":           {group(0, "", "60"), []health.Reading{nps, notes}, "", "", "40", "health.low-coverage group=test coverage=40 min_coverage=60"},
		"propagate":                  {group(health.PropagateUnknown, "", ""), []health.Reading{usage, notes}, "", "", "60", "health.part-unknown group=test part=nps"},
		"propagate ignores weight 0": {group(health.PropagateUnknown, "", ""), []health.Reading{usage, nps}, "60", "yellow", "100", ""},
		"assume":                     {group(health.Assume, "50", ""), []health.Reading{usage}, "68", "yellow", "60", ""},
		"assume 0":                   {group(health.Assume, "0", ""), []health.Reading{usage}, "48", "red", "60", ""},
		"assume nothing of nothing":  {group(health.Assume, "50", ""), nil, "", "", "0", "health.nothing-known group=test"},
		"assumed is not covered":     {group(health.Assume, "50", "61"), []health.Reading{usage}, "", "", "60", "health.low-coverage group=test coverage=60 min_coverage=61"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newModel(t, c.def)
			s := score(t, m, c.readings)
			requireAddsUp(t, m.Definition().Root, s.Part)
			assert.Equal(t, pts(c.coverage), s.Coverage)
			assert.Equal(t, c.band, s.Band)
			if len(c.readings) < 2 && !slices.Contains(c.readings, notes) {
				assert.Equal(t, health.Unknown, find(t, s.Part, "notes").State, "nothing is assumed where nothing counts")
			}
			if c.value == "" {
				assert.Equal(t, health.Unknown, s.State)
				assert.False(t, s.Value.Known())
				assert.Equal(t, c.why, s.Why.String())
				assert.Empty(t, s.Up)
				assert.Empty(t, s.Down)
				return
			}
			assert.Equal(t, health.Known, s.State)
			assert.Equal(t, pts(c.value), s.Value)
			assert.Equal(t, successkit.Reason{}, s.Why)
		})
	}
}

// An assumed group counts as a whole; what lies below it has no way to the score.
func TestAssumedGroup(t *testing.T) {
	inner := nodes(leaf("a", "1"), leaf("b", "3"))
	inner.MinCoverage = pts("50")
	root := nodes(branch("inner", "1", inner), leaf("c", "1"))
	root.Children[0].Missing, root.Children[0].Assumed = health.Assume, pts("50")
	m := newModel(t, define(root))
	s := score(t, m, []health.Reading{read("a", 90), read("c", 80)})
	requireAddsUp(t, m.Definition().Root, s.Part)

	assert.Equal(t, pts("65"), s.Value)
	got := find(t, s.Part, "inner")
	assert.Equal(t, health.Assumed, got.State)
	assert.Equal(t, "health.low-coverage", got.Why.Code)
	assert.Equal(t, pts("25"), got.Contribution)
	assert.Equal(t, "yellow", got.Band)
	assert.Equal(t, pts("62.5"), s.Coverage, "what was measured, though it does not reach the score")
	a := find(t, s.Part, "a")
	assert.Equal(t, pts("90"), a.Value)
	assert.False(t, a.Weight.Known() || a.Share.Known() || a.Contribution.Known())
	assert.Equal(t, []string{"health.assumed-down inner"}, codes(s.Down))
	assert.Equal(t, []string{"health.up c"}, codes(s.Up))
}

// D4: freshness by age in days.
func TestFreshness(t *testing.T) {
	for name, c := range map[string]struct {
		fresh, drop, age int
		want             health.State
		code             string
	}{
		"no limits":              {0, 0, 10_000, health.Known, ""},
		"fresh":                  {30, 60, 0, health.Known, ""},
		"fresh on the last day":  {30, 60, 30, health.Known, ""},
		"stale":                  {30, 60, 31, health.Stale, "health.stale usage"},
		"counts on the last day": {30, 60, 60, health.Stale, "health.stale usage"},
		"dropped":                {30, 60, 61, health.Unknown, "health.too-old usage"},
		"dropped while fresh":    {0, 60, 61, health.Unknown, "health.too-old usage"},
		"flagged only":           {90, 0, 5_000, health.Stale, "health.stale usage"},
	} {
		t.Run(name, func(t *testing.T) {
			def := define(nodes(leaf("usage", "1")))
			usage := def.Root.Children[0].Measure
			usage.FreshDays, usage.DropAfterDays = c.fresh, c.drop
			r := read("usage", 80)
			r.Date = asOf.AddDays(-c.age)
			s := score(t, newModel(t, def), []health.Reading{r})
			p := s.Parts[0]
			assert.Equal(t, c.want, p.State)
			noted := append(codes(s.Stale), codes(s.Missing)...)
			if c.code == "" {
				assert.Empty(t, noted)
			} else {
				assert.Equal(t, []string{c.code}, noted)
			}
			if c.want == health.Unknown {
				assert.Equal(t, health.Reading{}, p.Reading)
				assert.Equal(t, "r-usage", p.Why.Evidence[0].ID)
				return
			}
			assert.Equal(t, pts("80"), s.Value, "stale counts in full")
			assert.Equal(t, r, p.Reading)
		})
	}
}

// D4: the newest reading known on the day counts, whatever comes later.
func TestNewestKnownReading(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	on := func(id, date, recorded string, value float64) health.Reading {
		r := health.Reading{ID: id, Measure: "usage", Value: value, Date: successkit.MustDate(date)}
		if recorded != "" {
			r.Recorded = successkit.MustDate(recorded)
		}
		return r
	}
	old := on("old", "2026-01-31", "", 10)
	february := on("feb", "2026-02-28", "2026-03-02", 20)
	corrected := on("feb-corrected", "2026-02-28", "2026-03-20", 25)
	twin := on("feb-corrected-2", "2026-02-28", "2026-03-20", 26)
	late := on("march", "2026-03-31", "2026-04-02", 30)
	future := on("april", "2026-04-01", "", 40)
	today := on("today", "2026-03-31", "2026-03-31", 50)
	for name, c := range map[string]struct {
		readings []health.Reading
		want     string // the id of the reading that counts
		ignored  []string
	}{
		"later date":             {[]health.Reading{old, february}, "feb", nil},
		"correction":             {[]health.Reading{february, corrected, old}, "feb-corrected", nil},
		"same day twice":         {[]health.Reading{corrected, twin, february}, "feb-corrected-2", nil},
		"of the day itself":      {[]health.Reading{today, corrected}, "today", nil},
		"not yet":                {[]health.Reading{old, future}, "old", []string{"health.later-date 1"}},
		"not yet recorded":       {[]health.Reading{old, late}, "old", []string{"health.later-recorded 1"}},
		"both":                   {[]health.Reading{late, old, future}, "old", []string{"health.later-date 1", "health.later-recorded 1"}},
		"a fact twice":           {[]health.Reading{old, old, future, future}, "old", []string{"health.later-date 1"}},
		"nothing known that day": {[]health.Reading{future}, "", []string{"health.later-date 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := score(t, m, c.readings)
			assert.Equal(t, c.want, s.Parts[0].Reading.ID)
			assert.Equal(t, c.ignored, codes(s.Ignored))
			assert.Equal(t, c.want != "", s.Value.Known())
		})
	}
}

func TestScoreRefuses(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	good := read("usage", 80)
	changed := good
	changed.Value = 81
	_, err := m.Score(of([]health.Reading{
		good,
		{},
		{ID: "nan", Measure: "usage", Value: math.NaN(), Date: asOf},
		{ID: "inf", Measure: "usage", Value: math.Inf(-1), Date: asOf, Recorded: asOf.AddDays(-1)},
		changed,
		{ID: "ok", Measure: "Not a word", Value: 1, Date: asOf, Source: " "},
	}), successkit.Date{})
	testkit.Faults(t, err,
		fault("as_of", successkit.ErrRequired),
		fault("readings[1].id", successkit.ErrRequired),
		fault("readings[1].measure", successkit.ErrRequired),
		fault("readings[1].date", successkit.ErrRequired),
		fault("readings[2].value", successkit.ErrOutOfRange),
		fault("readings[3].value", successkit.ErrOutOfRange),
		fault("readings[3].recorded", successkit.ErrConflict),
		fault("readings[4].id", successkit.ErrConflict),
		fault("readings[5].measure", successkit.ErrMalformed),
		fault("readings[5].source", successkit.ErrMalformed),
	)
}

// Reasons are measured from the cut of the best band, so that an account in
// which everything is mediocre has some too.
func TestReasons(t *testing.T) {
	m := newModel(t, define(nodes(
		leaf("usage", "50"), leaf("nps", "20"), leaf("support", "20"), leaf("contact", "10"), leaf("notes", "0"),
	)))
	s := score(t, m, []health.Reading{
		read("usage", 70), read("nps", 60), read("support", 90), read("contact", 75), read("notes", 0),
	})
	assert.Equal(t, []string{"health.up support"}, codes(s.Up))
	assert.Equal(t, []string{"health.down nps", "health.down usage"}, codes(s.Down), "3 points before 2.5")
	assert.Equal(t, "health.down measure=nps value=60.0 edge=75.0 share=20.0 points=3.0 [reading r-nps]", s.Down[0].String())
	assert.Equal(t, "Measure nps scores 60.0 of 100; at 75.0 the health score would be 3.0 points higher.", health.Phrases().Text(s.Down[0]))

	s = score(t, m, []health.Reading{read("usage", 20), read("nps", 20), read("support", 20)})
	assert.Equal(t, "red", s.Band)
	assert.Equal(t, []string{"health.down usage", "health.down nps", "health.down support"}, codes(s.Down), "ties by id")
}

// Contributions for display add up to the displayed value even where a part of
// what they are taken from is missing.
func TestDisplayedContributions(t *testing.T) {
	m := newModel(t, define(nodes(leaf("c", "1"), leaf("b", "1"), leaf("a", "1"), leaf("d", "1"))))
	s := score(t, m, []health.Reading{read("a", 50), read("b", 50), read("c", 50)})
	assert.Equal(t, []health.Points{pts("16"), pts("17"), pts("17"), {}}, s.Contributions(0))
	assert.Equal(t, []health.Points{pts("16.6"), pts("16.7"), pts("16.7"), {}}, s.Contributions(1))
	assert.Empty(t, s.Parts[0].Contributions(0), "a measure has no parts")

	tie := score(t, newModel(t, define(nodes(leaf("b", "1"), leaf("a", "1")))), []health.Reading{read("a", 25), read("b", 25)})
	assert.Equal(t, []health.Points{pts("12"), pts("13")}, tie.Contributions(0), "of two equal ones the lower id comes first")

	s.Parts[0].Contribution = pts("3")
	assert.Equal(t, make([]health.Points, 4), s.Contributions(0), "changed by hand, it adds up to nothing")
}

func TestReadingKnownOn(t *testing.T) {
	r := health.Reading{Date: asOf.AddDays(-1), Recorded: asOf}
	assert.False(t, r.KnownOn(asOf.AddDays(-1)))
	assert.True(t, r.KnownOn(asOf))
	assert.False(t, r.KnownOn(successkit.Date{}))
	assert.False(t, health.Reading{}.KnownOn(asOf), "what has no date is known on none")
}

func TestZeroModel(t *testing.T) {
	var zero health.Model
	for _, m := range []*health.Model{&zero, nil} {
		_, err := m.Score(of([]health.Reading{read("usage", 1)}), asOf)
		testkit.Faults(t, err, testkit.Fault{Path: "model", Kind: successkit.ErrRequired})
		assert.Empty(t, m.Band(health.MustPoints("50")))
	}
	assert.Equal(t, health.Definition{}, zero.Definition())
}

// One model serves many at once.
func TestModelConcurrently(t *testing.T) {
	m := newModel(t, whole())
	want := score(t, m, wholeAccount().Readings)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				s, err := m.Score(of(wholeAccount().Readings), asOf)
				if assert.NoError(t, err) {
					assert.Equal(t, want, s)
				}
				_, err = m.Since(wholeAccount(), asOf)
				assert.NoError(t, err)
			}
		})
	}
	wg.Wait()
}
