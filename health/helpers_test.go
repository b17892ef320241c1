package health_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

var asOf = successkit.MustDate("2026-03-31")

// asIs is a measure whose readings, 0 to 100, are its points.
func asIs() *health.Measure {
	return &health.Measure{
		Direction: health.HigherIsBetter,
		Normaliser: health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{
			{At: 0, Points: health.MustPoints("0")},
			{At: 100, Points: health.MustPoints("100")},
		}},
	}
}

// leaf is a node with a measure that is as it is read.
func leaf(id, weight string) health.Node {
	return health.Node{ID: id, Weight: decimal.RequireFromString(weight), Measure: asIs()}
}

func branch(id, weight string, g health.Group) health.Node {
	return health.Node{ID: id, Weight: decimal.RequireFromString(weight), Group: &g}
}

func nodes(n ...health.Node) health.Group { return health.Group{Children: n} }

// traffic is red, yellow from 50, green from 75.
func traffic() health.Bands {
	return health.Bands{List: []health.Band{
		{ID: "red"},
		{ID: "yellow", From: health.MustPoints("50")},
		{ID: "green", From: health.MustPoints("75")},
	}}
}

func define(root health.Group) health.Definition {
	return health.Definition{ID: "test", Version: 1, Root: root, Bands: traffic()}
}

func newModel(t testing.TB, def health.Definition) *health.Model {
	t.Helper()
	m, err := health.New(def)
	require.NoError(t, err)
	return m
}

func score(t testing.TB, m *health.Model, readings []health.Reading) health.Score {
	t.Helper()
	s, err := m.Score(readings, asOf)
	require.NoError(t, err)
	return s
}

func read(measure string, value float64) health.Reading {
	return health.Reading{ID: "r-" + measure, Measure: measure, Value: value, Date: asOf}
}

// find returns the part with the given id, wherever it is.
func find(t testing.TB, p health.Part, id string) health.Part {
	t.Helper()
	var walk func(p health.Part) *health.Part
	walk = func(p health.Part) *health.Part {
		if p.ID == id {
			return &p
		}
		for _, c := range p.Parts {
			if found := walk(c); found != nil {
				return found
			}
		}
		return nil
	}
	found := walk(p)
	require.NotNil(t, found, id)
	return *found
}

// codes returns the codes of the reasons, each with its first argument.
func codes(reasons []successkit.Reason) []string {
	var out []string
	for _, r := range reasons {
		out = append(out, r.Code+" "+r.Args[0].Value)
	}
	return out
}

// A grove makes random trees.
type grove struct {
	r        *rand.Rand
	measures []string
	groups   int
}

// group returns a random group at most depth deep.
func (g *grove) group(depth int) health.Group {
	out := health.Group{Missing: health.Missing(g.r.IntN(3))}
	if out.Missing == health.Assume {
		out.Assumed = g.points()
	}
	if g.r.IntN(3) == 0 {
		out.MinCoverage = health.MustPoints(strconv.Itoa(g.r.IntN(60)))
	}
	n := 1 + g.r.IntN(5)
	for i := range n {
		weight := decimal.New(g.r.Int64N(50_000_000), -6)
		switch {
		case i == 0:
			weight = weight.Add(decimal.New(1, 0)) // one is above 0
		case g.r.IntN(6) == 0:
			weight = decimal.Decimal{}
		}
		if depth > 1 && g.r.IntN(3) == 0 {
			g.groups++
			n := health.Node{ID: "g" + strconv.Itoa(g.groups), Weight: weight}
			n.Group = new(g.group(depth - 1))
			out.Children = append(out.Children, n)
			continue
		}
		id := "m" + strconv.Itoa(len(g.measures))
		g.measures = append(g.measures, id)
		out.Children = append(out.Children, health.Node{ID: id, Weight: weight, Measure: g.measure()})
	}
	return out
}

func (g *grove) points() health.Points {
	p, _ := health.NewPoints(g.r.Int64N(100_000_001))
	return p
}

// measure returns a random measure of readings from about 0 to 100.
func (g *grove) measure() *health.Measure {
	m := health.Measure{Direction: health.HigherIsBetter}
	low, high := "0", "100"
	if g.r.IntN(2) == 0 {
		m.Direction, low, high = health.LowerIsBetter, high, low
	}
	switch g.r.IntN(3) {
	case 0:
		m.Normaliser = health.Normaliser{Shape: health.RatioToGoal, Goal: 1 + 99*g.r.Float64()}
	default:
		m.Normaliser = health.Normaliser{
			Shape: []health.Shape{health.Steps, health.PiecewiseLinear}[g.r.IntN(2)],
			Knots: []health.Knot{
				{At: 20 * g.r.Float64(), Points: health.MustPoints(low)},
				{At: 30 + 20*g.r.Float64(), Points: health.MustPoints("41.7")},
				{At: 60 + 20*g.r.Float64(), Points: health.MustPoints(high)},
			},
		}
	}
	if g.r.IntN(3) == 0 {
		m.FreshDays, m.DropAfterDays = 20, 60
	}
	return &m
}

// readings returns random readings, none of some measures.
func (g *grove) readings() []health.Reading {
	var out []health.Reading
	for _, id := range g.measures {
		for k := range g.r.IntN(4) {
			r := health.Reading{
				ID: id + "-" + strconv.Itoa(k), Measure: id,
				Value: 110*g.r.Float64() - 5,
				Date:  asOf.AddDays(10 - g.r.IntN(100)),
			}
			if g.r.IntN(4) == 0 {
				r.Recorded = r.Date.AddDays(g.r.IntN(30))
			}
			out = append(out, r)
		}
	}
	return out
}

// random returns a random definition and readings for it.
func random(seed uint64) (health.Definition, []health.Reading, *grove) {
	g := &grove{r: rand.New(rand.NewPCG(seed, 8))}
	def := define(g.group(4))
	readings := g.readings()
	return def, readings, g
}

const seeds = 300

func fault(path string, kind error) testkit.Fault { return testkit.Fault{Path: path, Kind: kind} }
