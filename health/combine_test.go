package health_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// H2, D3: each way to combine, and what its lines add up to. The figures are
// computed by hand from the definitions.
func TestH2Combine(t *testing.T) {
	additive := func(base, neutral string) health.Group {
		return health.Group{Combine: health.Additive, Base: pts(base), Neutral: pts(neutral)}
	}
	strict, worst := health.Group{Combine: health.Strict}, health.Group{Combine: health.WorstOf}
	type child struct {
		weight string
		value  float64 // -1 for unknown
	}
	for name, c := range map[string]struct {
		group    health.Group
		children []child
		want     string
		lines    []string // base, contributions, adjustments
		why      string   // of the adjustment
	}{
		"strict, all good":              {strict, []child{{"1", 80}, {"1", 90}}, "85", []string{"40", "45"}, ""},
		"strict, one poor":              {strict, []child{{"1", 100}, {"3", 100}, {"1", 40}}, "49.999999", []string{"20", "60", "8", "-38.000001"}, "health.strict group=test part=c band=red"},
		"strict, poor all the same":     {strict, []child{{"1", 60}, {"3", 30}}, "37.5", []string{"15", "22.5"}, ""},
		"strict, one average":           {strict, []child{{"9", 100}, {"1", 60}}, "74.999999", []string{"90", "6", "-21.000001"}, "health.strict group=test part=b band=yellow"},
		"strict leaves out the unknown": {strict, []child{{"9", 100}, {"1", -1}}, "100", []string{"100"}, ""},
		// A product documents (0,-5) to (10,+5) on a scale of ten: 7 gives +2, ten times as much here.
		"additive, published":          {additive("50", "50"), []child{{"100", 70}}, "70", []string{"50", "20"}, ""},
		"additive, three":              {additive("50", "50"), []child{{"20", 0}, {"40", 100}, {"10", 50}}, "60", []string{"50", "-10", "20", "0"}, ""},
		"additive, beyond the best":    {additive("90", "50"), []child{{"40", 100}, {"20", 75}}, "100", []string{"90", "20", "5", "-15"}, "health.clamped group=test"},
		"additive, beyond the worst":   {additive("10", "50"), []child{{"40", 0}, {"100", 60}}, "0", []string{"10", "-20", "10"}, ""},
		"additive, far below":          {additive("10", "50"), []child{{"40", 0}, {"20", 0}, {"100", 55}}, "0", []string{"10", "-20", "-10", "5", "15"}, "health.clamped group=test"},
		"additive, only takes away":    {additive("100", "100"), []child{{"60", 50}, {"40", 100}}, "70", []string{"100", "-30", "0"}, ""},
		"additive, unknown is neither": {additive("50", "50"), []child{{"60", -1}, {"40", 100}}, "70", []string{"50", "20"}, ""},
		"worst of":                     {worst, []child{{"1", 80}, {"1000", 90}, {"1", 30}}, "30", []string{"0", "0", "30"}, ""},
		"worst of, two as bad":         {worst, []child{{"1", 30}, {"1", 30}}, "30", []string{"30", "0"}, ""},
		"worst of, weight 0":           {worst, []child{{"0", 3}, {"1", 30}}, "30", []string{"0", "30"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			g := c.group
			var readings []health.Reading
			for i, ch := range c.children {
				id := string(rune('a' + i))
				g.Children = append(g.Children, leaf(id, ch.weight))
				if ch.value >= 0 {
					readings = append(readings, read(id, ch.value))
				}
			}
			def := define(g)
			if g.Combine == health.Additive { // whose range may not reach every band
				def.Root = nodes(branch("sum", "1", g), leaf("unread", "1"))
			}
			s := score(t, newModel(t, def), readings)
			p := s.Part
			if g.Combine == health.Additive {
				p = s.Parts[0]
			}
			requireAddsUp(t, g, p)
			assert.Equal(t, pts(c.want), s.Value)
			var lines []string
			for _, l := range p.Breakdown(6) {
				lines = append(lines, l.Points.String())
			}
			assert.Equal(t, c.lines, lines)
			why := ""
			if len(p.Adjustments) > 0 {
				why = p.Adjustments[0].Why.String()
			}
			if g.Combine == health.Additive && c.why != "" {
				c.why = "health.clamped group=sum"
			}
			assert.Equal(t, c.why, why)
		})
	}
}

// D3: what an unknown child does, each by its own policy.
func TestH3MissingByNode(t *testing.T) {
	for name, c := range map[string]struct {
		policy health.Missing
		want   string
		state  health.State
	}{
		"redistribute": {health.Redistribute, "80", health.Unknown},
		"propagate":    {health.PropagateUnknown, "unknown", health.Unknown},
		"assume 20":    {health.Assume, "60", health.Assumed},
		"assume worst": {health.AssumeWorst, "73.333333", health.Assumed}, // (90 + 70 + 60)/3
	} {
		t.Run(name, func(t *testing.T) {
			g := nodes(leaf("a", "1"), leaf("b", "1"), leaf("c", "1"))
			g.Children[2].Missing = c.policy
			values := []float64{90, 70}
			if c.policy == health.Assume {
				g.Children[2].Assumed = pts("20")
			}
			if c.policy == health.AssumeWorst {
				values[1] = 65
			}
			readings := []health.Reading{read("a", values[0]), read("b", values[1])}
			s := score(t, newModel(t, define(g)), readings)
			if c.policy == health.AssumeWorst {
				assert.Equal(t, "73.333333", s.Value.String(), "65 twice")
				assert.Equal(t, pts("65"), s.Parts[2].Value)
			} else {
				assert.Equal(t, c.want, s.Value.String())
			}
			assert.Equal(t, c.state, s.Parts[2].State)
			assert.Equal(t, pts("66.666667"), s.Coverage, "nothing assumed is measured")
			requireAddsUp(t, g, s.Part)
		})
	}
}

// A cap of the model: while the sentiment is red, the score is red.
func TestConditionalCap(t *testing.T) {
	def := define(nodes(leaf("usage", "75"), branch("voice", "25", nodes(leaf("sentiment", "1"), leaf("nps", "1")))))
	def.Caps = []health.ConditionalCap{{ID: "sentiment-red", When: "sentiment", In: "red", Limit: "red"}}
	m := newModel(t, def)
	s := score(t, m, []health.Reading{read("usage", 100), read("sentiment", 49), read("nps", 100)})
	assert.Equal(t, pts("49.999999"), s.Value)
	assert.Equal(t, "red", s.Band)
	assert.Equal(t, "health.capped group=test cap=sentiment-red part=sentiment most=50.0", s.Adjustments[0].Why.String())
	assert.Equal(t, pts("-43.625001"), s.Adjustments[0].Points, "75 + 18.625 without it")
	requireAddsUp(t, def.Root, s.Part)
	assert.Equal(t, "health.down sentiment", codes(s.Down)[0], "the rule is what keeps the score down")
	rise := s.Rise
	assert.Equal(t, "sentiment", rise.Measure)
	assert.Equal(t, pts("50"), rise.To)
	assert.Equal(t, "green", m.Band(rise.Score), "one point lifts the cap, and the score to where it would be")

	s = score(t, m, []health.Reading{read("usage", 100), read("sentiment", 50), read("nps", 100)})
	assert.Equal(t, pts("93.75"), s.Value)
	assert.Empty(t, s.Adjustments)
	s = score(t, m, []health.Reading{read("usage", 100), read("nps", 100)})
	assert.Equal(t, pts("100"), s.Value, "unknown is not red")
}

func TestConditionalCapRefused(t *testing.T) {
	def := define(nodes(leaf("a", "1"), branch("g", "1", nodes(leaf("b", "1")))))
	def.Caps = []health.ConditionalCap{
		{ID: "Bad id", When: "gone", In: "green", Limit: "blue", Node: "test"},
		{ID: "x", When: "a", In: "red", Limit: "green", Node: "g"},
		{ID: "x", When: "b", In: "red", Limit: "red", Node: "a"},
		{ID: "y", When: "b", In: "red", Limit: "red", Node: "gone"},
		{ID: "z", When: "b", In: "yellow", Limit: "yellow", Node: "g"},
	}
	_, err := health.New(def)
	checkFaults(t, err,
		fault("caps[0].id", successkit.ErrMalformed), fault("caps[0].when", successkit.ErrUnknown),
		fault("caps[0].in", successkit.ErrConflict), fault("caps[0].limit", successkit.ErrUnknown),
		fault("caps[1].when", successkit.ErrUnknown), fault("caps[1].limit", successkit.ErrConflict),
		fault("caps[2].id", successkit.ErrDuplicate), fault("caps[2].node", successkit.ErrConflict),
		fault("caps[3].node", successkit.ErrUnknown),
	)
}

// What New refuses beside: bands that nothing leads to, and weights that lead too
// far.
func TestReachRefused(t *testing.T) {
	tops := leaf("a", "1")
	tops.Measure.Normaliser.Knots[1].Points = pts("60")
	_, err := health.New(define(nodes(tops)))
	checkFaults(t, err, fault("bands.list[2]", successkit.ErrConflict))

	high := leaf("a", "1")
	high.Measure.Normaliser.Knots[0].Points = pts("55")
	def := define(nodes(high))
	_, err = health.New(def)
	checkFaults(t, err, fault("bands.list[0]", successkit.ErrConflict))
	def.Caps = []health.ConditionalCap{{ID: "cap", When: "a", In: "yellow", Limit: "red"}}
	assert.Equal(t, "red", score(t, newModel(t, def), []health.Reading{read("a", 0)}).Band, "a cap leads there")

	bonus := health.Group{Combine: health.Additive, Base: pts("60"), Neutral: pts("0"), Children: []health.Node{leaf("a", "30")}}
	_, err = health.New(define(bonus))
	checkFaults(t, err, fault("bands.list[0]", successkit.ErrConflict))

	bonus.Children = []health.Node{leaf("a", "100"), leaf("b", "41")}
	_, err = health.New(define(bonus))
	checkFaults(t, err, fault("root.children", successkit.ErrOutOfRange))

	bonus.Children, bonus.Base = []health.Node{leaf("a", "101")}, health.Points{}
	_, err = health.New(define(bonus))
	checkFaults(t, err, fault("root.base", successkit.ErrRequired), fault("root.children[0].weight", successkit.ErrOutOfRange))

	plain := nodes(leaf("a", "1"))
	plain.Base, plain.Neutral, plain.Combine = pts("50"), pts("50"), health.Strict
	_, err = health.New(define(plain))
	checkFaults(t, err, fault("root.base", successkit.ErrConflict), fault("root.neutral", successkit.ErrConflict))
}
