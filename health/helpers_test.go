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

// silent is a node that measures silence: fine up to a week, nothing left after
// fifty days.
func silent(id, weight string) health.Node {
	n := leaf(id, weight)
	n.Measure.Direction, n.Measure.Basis = health.LowerIsBetter, health.Silence
	n.Measure.Normaliser.Knots = []health.Knot{{At: 7, Points: pts("100")}, {At: 50, Points: pts("0")}}
	return n
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
	s, err := m.Score(of(readings), asOf)
	require.NoError(t, err)
	return s
}

// of is an account with the given readings and nothing else.
func of(readings []health.Reading) health.Account { return health.Account{Readings: readings} }

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
	mixed    bool // groups combine in all ways, not by the weighted mean alone
	asIs     bool // measures are as they are read
	rich     bool // measures have all there is, and so have definitions and accounts
}

// group returns a random group at most depth deep.
func (g *grove) group(depth int) health.Group {
	var out health.Group
	top := int64(50_000_000)
	if g.mixed {
		out.Combine = health.Combine(g.r.IntN(4))
	}
	if out.Combine == health.Additive {
		out.Base, out.Neutral, top = pts([]string{"10", "50", "95"}[g.r.IntN(3)]), pts(strconv.Itoa(50+g.r.IntN(51))), 25_000_000
	}
	if g.r.IntN(3) == 0 {
		out.MinCoverage = health.MustPoints(strconv.Itoa(g.r.IntN(60)))
	}
	n := 1 + g.r.IntN(5)
	for i := range n {
		weight := decimal.New(g.r.Int64N(top), -6)
		switch {
		case i == 0:
			weight = weight.Add(decimal.New(1, 0)) // one is above 0
		case g.r.IntN(6) == 0:
			weight = decimal.Decimal{}
		}
		if depth > 1 && g.r.IntN(3) == 0 {
			g.groups++
			n := g.policy(health.Node{ID: "g" + strconv.Itoa(g.groups), Weight: weight})
			n.Group = new(g.group(depth - 1))
			out.Children = append(out.Children, n)
			continue
		}
		id := "m" + strconv.Itoa(len(g.measures))
		g.measures = append(g.measures, id)
		out.Children = append(out.Children, g.policy(health.Node{ID: id, Weight: weight, Measure: g.measure()}))
	}
	return out
}

// policy says what happens where n is not known.
func (g *grove) policy(n health.Node) health.Node {
	if g.r.IntN(3) == 0 {
		n.Missing = health.Missing(g.r.IntN(4))
	}
	if n.Missing == health.Assume {
		n.Assumed = g.points()
	}
	return n
}

func (g *grove) points() health.Points {
	p, _ := health.NewPoints(g.r.Int64N(100_000_001))
	return p
}

// measure returns a random measure of readings from about 0 to 100.
func (g *grove) measure() *health.Measure {
	if g.asIs {
		return asIs()
	}
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
	if g.rich {
		g.enrich(&m)
	}
	return &m
}

// enrich gives m more of what a measure may have.
func (g *grove) enrich(m *health.Measure) {
	m.DuringGrace = g.r.IntN(2) == 0
	if g.r.IntN(4) == 0 {
		m.ByTenure = []health.Tenure{{FromDays: 30 + g.r.IntN(60), Normaliser: m.Normaliser}}
		m.Normaliser = health.Normaliser{Shape: health.RatioToGoal, Goal: 20}
	}
	switch g.r.IntN(8) {
	case 0:
		m.Decay = &health.Decay{Neutral: pts("50"), HalfLifeDays: 1 + g.r.IntN(90)}
	case 1:
		m.Basis, m.WindowDays = health.Change, 1+g.r.IntN(40)
	case 2:
		if m.Direction == health.HigherIsBetter {
			m.Basis, m.EveryDays, m.WindowDays, m.Complete = health.Cadence, 7, 28, g.r.IntN(2) == 0
		}
	case 3:
		if m.Direction == health.LowerIsBetter {
			m.Basis, m.FreshDays, m.DropAfterDays = health.Silence, 0, 0
		}
	case 4:
		if m.Normaliser.Shape == health.PiecewiseLinear {
			m.Normaliser.Outside = health.NoEffect
		}
	}
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

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 11)) }

// random returns a random definition of weighted means, and readings for it.
func random(seed uint64) (health.Definition, []health.Reading, *grove) {
	return grown(&grove{r: rand.New(rand.NewPCG(seed, 8))})
}

// mixed returns a random definition whose groups combine in all ways, and
// readings for it.
func mixed(seed uint64) (health.Definition, []health.Reading, *grove) {
	return grown(&grove{r: rand.New(rand.NewPCG(seed, 9)), mixed: true})
}

// rich returns a random definition that uses everything there is, and an account.
func rich(seed uint64) (health.Definition, health.Account, *grove) {
	g := &grove{r: rand.New(rand.NewPCG(seed, 10)), mixed: seed%2 == 0, rich: true}
	def, readings, _ := grown(g)
	def.OverrideDays, def.GraceDays = 90, 10*g.r.IntN(4)
	var ids []string
	for _, n := range def.Root.Children {
		ids = append(ids, n.ID)
	}
	if g.r.IntN(2) == 0 {
		def.Caps = append(def.Caps, health.ConditionalCap{
			ID: "cap", When: ids[g.r.IntN(len(ids))], In: "red", Limit: []string{"red", "yellow"}[g.r.IntN(2)],
		})
	}
	a := health.Account{ID: "acme", Readings: readings}
	if g.r.IntN(4) > 0 {
		a.Start = asOf.AddDays(-g.r.IntN(200))
	}
	for i := range g.r.IntN(4) {
		a.Overrides = append(a.Overrides, health.Override{
			ID: "o" + strconv.Itoa(i), Kind: health.Replace, Node: append(ids, "", "gone")[g.r.IntN(len(ids)+2)], Value: g.points(),
			Feeds: g.r.IntN(2) == 0, Reason: "as seen", By: "csm", SetAt: asOf.AddDays(-g.r.IntN(120)),
		})
		if i == 0 {
			a.Overrides[0].Kind = health.Cap
		}
	}
	return def, a, g
}

func grown(g *grove) (health.Definition, []health.Reading, *grove) {
	def := define(g.group(4))
	if g.mixed { // so that every band can be reached
		if def.Root.Combine == health.Additive {
			def.Root.Combine, def.Root.Base, def.Root.Neutral = health.Strict, health.Points{}, health.Points{}
		}
		def.Root.Children = append(def.Root.Children, leaf("wide", "1"))
		if g.r.IntN(2) == 0 {
			g.measures = append(g.measures, "wide")
		}
	}
	readings := g.readings()
	return def, readings, g
}

const seeds = 300

func checkFaults(t *testing.T, err error, want ...testkit.Fault) {
	t.Helper()
	testkit.Faults(t, err, want...)
}

func fault(path string, kind error) testkit.Fault { return testkit.Fault{Path: path, Kind: kind} }
