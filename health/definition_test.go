package health_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

func TestDefinitionRefused(t *testing.T) {
	for name, c := range map[string]struct {
		def  health.Definition
		want []testkit.Fault
	}{
		"empty": {health.Definition{}, []testkit.Fault{
			fault("id", successkit.ErrRequired), fault("version", successkit.ErrRequired),
			fault("root.children", successkit.ErrRequired), fault("bands.list", successkit.ErrOutOfRange),
		}},
		"negative version": {
			health.Definition{ID: "Saas", Version: -1, Root: nodes(leaf("a", "1")), Bands: traffic()},
			[]testkit.Fault{fault("id", successkit.ErrMalformed), fault("version", successkit.ErrOutOfRange)},
		},
		"ids": {
			define(nodes(leaf("a", "1"), branch("b", "1", nodes(leaf("a", "1"), leaf("", "1"))), leaf("test", "1"))),
			[]testkit.Fault{
				fault("root.children[1].group.children[0].id", successkit.ErrDuplicate),
				fault("root.children[1].group.children[1].id", successkit.ErrRequired),
				fault("root.children[2].id", successkit.ErrDuplicate), // the model's own
			},
		},
		"weights": {
			define(nodes(leaf("a", "-1"), leaf("b", "0.0000001"), leaf("c", "1000000.000001"), leaf("d", "1e30"), leaf("e", "1e9999"), leaf("f", "1000000"))),
			[]testkit.Fault{
				fault("root.children[0].weight", successkit.ErrOutOfRange), fault("root.children[1].weight", successkit.ErrOutOfRange),
				fault("root.children[2].weight", successkit.ErrOutOfRange), fault("root.children[3].weight", successkit.ErrOutOfRange),
				fault("root.children[4].weight", successkit.ErrOutOfRange),
			},
		},
		"nothing weighs": {
			define(nodes(leaf("a", "0"), leaf("b", "0"))),
			[]testkit.Fault{fault("root.children", successkit.ErrRequired)},
		},
		"neither and both": {
			define(nodes(
				health.Node{ID: "a", Weight: decimal.New(1, 0)},
				health.Node{ID: "b", Weight: decimal.New(1, 0), Measure: asIs(), Group: &health.Group{}},
				branch("c", "1", health.Group{}),
			)),
			[]testkit.Fault{
				fault("root.children[0]", successkit.ErrRequired), fault("root.children[1]", successkit.ErrConflict),
				fault("root.children[2].group.children", successkit.ErrRequired),
			},
		},
		"policies": {
			define(nodes(
				health.Node{ID: "a", Weight: decimal.New(1, 0), Measure: asIs(), Missing: health.Assume},
				health.Node{ID: "b", Weight: decimal.New(1, 0), Measure: asIs(), Assumed: health.MustPoints("0")},
				health.Node{ID: "c", Weight: decimal.New(1, 0), Measure: asIs(), Missing: 9},
				branch("d", "1", health.Group{Children: []health.Node{leaf("d1", "1")}, MinCoverage: health.MustPoints("-1")}),
			)),
			[]testkit.Fault{
				fault("root.children[0].assumed", successkit.ErrRequired),
				fault("root.children[1].assumed", successkit.ErrConflict),
				fault("root.children[2].missing", successkit.ErrUnknown),
				fault("root.children[3].group.min_coverage", successkit.ErrOutOfRange),
			},
		},
		"a measure": {
			define(nodes(health.Node{ID: "a", Weight: decimal.New(1, 0), Measure: &health.Measure{
				Direction: health.HigherIsBetter, Normaliser: health.Normaliser{Shape: health.RatioToGoal},
			}})),
			[]testkit.Fault{fault("root.children[0].measure.normaliser.goal", successkit.ErrRequired)},
		},
	} {
		t.Run(name, func(t *testing.T) {
			testkit.Faults(t, c.def.Validate(), c.want...)
			_, err := health.New(c.def)
			testkit.Faults(t, err, c.want...)
		})
	}
}

// chain returns groups within each other, the given number deep.
func chain(depth int) health.Group {
	g := nodes(leaf("m", "1"))
	for i := range depth - 1 {
		g = nodes(branch("g"+strconv.Itoa(i), "1", g))
	}
	return g
}

func TestTreeLimits(t *testing.T) {
	m := newModel(t, define(chain(health.MaxDepth)))
	s := score(t, m, []health.Reading{read("m", 40)})
	assert.Equal(t, health.MustPoints("40"), s.Value, "through every level")
	assert.Equal(t, health.MustPoints("100"), find(t, s.Part, "m").Share)

	path := "root" + strings.Repeat(".children[0].group", health.MaxDepth)
	for _, depth := range []int{health.MaxDepth + 1, 100_000} {
		testkit.Faults(t, define(chain(depth)).Validate(), fault(path, successkit.ErrOutOfRange))
	}

	var wide health.Group
	var readings []health.Reading
	for i := range health.MaxNodes {
		id := "m" + strconv.Itoa(i)
		wide.Children = append(wide.Children, leaf(id, "1000000"))
		readings = append(readings, read(id, float64(i%101)))
	}
	s = score(t, newModel(t, define(wide)), readings)
	requireAddsUp(t, wide, s.Part)
	wide.Children = append(wide.Children, leaf("one-more", "1"))
	testkit.Faults(t, define(wide).Validate(), fault("root.children", successkit.ErrOutOfRange))

	loop := nodes(branch("a", "1", health.Group{}), branch("b", "1", health.Group{}))
	*loop.Children[0].Group, *loop.Children[1].Group = loop, loop // a tree no more
	require.Error(t, define(loop).Validate())
}

func TestModelSharesNoMemory(t *testing.T) {
	def := define(nodes(leaf("a", "1"), branch("g", "1", nodes(leaf("b", "1")))))
	m := newModel(t, def)
	readings := []health.Reading{read("a", 80), read("b", 40)}
	want := score(t, m, readings)

	spoil := func(def health.Definition) {
		def.Root.Children[0].Measure.Normaliser.Knots[1].At = 1
		def.Root.Children[1].Group.Children[0].Measure.Direction = health.LowerIsBetter
		def.Root.Children[1].Group.Children[0].ID = "z"
		def.Root.Children[0].Weight = decimal.New(9, 0)
		def.Bands.List[1].From = health.MustPoints("1")
	}
	spoil(def)
	copied := m.Definition()
	spoil(copied)
	assert.Equal(t, want, score(t, m, readings))
	assert.NotEqual(t, copied, m.Definition())
}
