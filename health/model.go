package health

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit/internal/exact"
)

// A Model scores accounts by a [Definition]. It is immutable and safe for
// concurrent use. Only [New] makes one; the zero Model has no measures and no
// bands, and [Model.Score] refuses to score by it.
type Model struct {
	def   Definition
	root  node
	slots map[string]int // of the measures, by id
}

// A node is a group or a measure, ready to be computed.
type node struct {
	id      string
	weight  int64    // millionths
	measure *Measure // nil for a group
	slot    int      // of a measure, among those of the model
	group   *Group   // nil for a measure
	// children are in the order of the definition. canonical holds their indexes
	// in the order of their ids: what rounding leaves over goes to children in
	// that order, so that moving a child changes no figure.
	children  []node
	canonical []int
}

// New returns the model that def describes. It reports everything that is wrong
// with def at once, as [Definition.Validate] does. The model keeps a copy.
func New(def Definition) (*Model, error) {
	if err := def.Validate(); err != nil {
		return nil, fmt.Errorf("health: invalid definition: %w", err)
	}
	m := &Model{def: def.clone(), slots: make(map[string]int)}
	m.root = node{id: def.ID, group: &m.def.Root}
	m.compile(&m.root)
	return m, nil
}

// compile fills in what lies below n.
func (m *Model) compile(n *node) {
	if n.measure != nil {
		n.slot = len(m.slots)
		m.slots[n.id] = n.slot
		return
	}
	n.children = make([]node, len(n.group.Children))
	n.canonical = make([]int, len(n.children))
	for i, c := range n.group.Children {
		weight, _ := exact.Units(c.Weight, places) // Validate has seen it
		n.children[i] = node{id: c.ID, weight: weight, measure: c.Measure, group: c.Group}
		n.canonical[i] = i
		m.compile(&n.children[i])
	}
	slices.SortFunc(n.canonical, func(a, b int) int { return cmp.Compare(n.children[a].id, n.children[b].id) })
}

// Definition returns a copy of the definition that m was made from.
func (m *Model) Definition() Definition { return m.def.clone() }

// Band returns the id of the band that the value p lies in, and the empty text
// where p is not from 0 to 100. The zero Model has no band.
func (m *Model) Band(p Points) string {
	if checkScore(p) != nil || m == nil || len(m.def.Bands.List) == 0 {
		return ""
	}
	return m.def.Bands.of(p.micro).ID
}
