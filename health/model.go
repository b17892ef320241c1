package health

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit/internal/exact"
)

// A Model scores accounts by a [Definition]. It is immutable and safe for
// concurrent use. Only [New] makes one; the zero Model has no measures and no
// bands, and refuses to score.
type Model struct {
	def   Definition
	root  *node
	nodes []*node        // in the order of the tree, the root first
	ids   map[string]int // of the nodes, the root under the id of the model
	slots map[string]int // of the measures
	daily bool           // scores may change from day to day though nothing becomes known
	cuts  []int64        // the least value of each band
	bands []string       // and its id
}

// A node is a group or a measure, ready to be computed.
type node struct {
	id      string
	index   int // among the nodes of the model
	parent  *node
	at      int   // its index among its siblings
	weight  int64 // millionths
	missing Missing
	assumed int64

	measure *Measure // nil for a group
	slot    int      // of a measure, among those of the model
	decay   *decayTable

	group *Group // nil for a measure
	whole int64  // the weights of the children together
	// children are in the order of the definition. canonical holds their indexes
	// in the order of their ids: what rounding leaves over goes to children in
	// that order, so that moving a child changes no figure.
	children  []*node
	canonical []int
	limits    []limit
	straight  *straight // the fast road of a plain group, or nil
}

// New returns the model that def describes. It reports everything that is wrong
// with def at once, as [Definition.Validate] does. The model keeps a copy.
func New(def Definition) (*Model, error) {
	if err := def.Validate(); err != nil {
		return nil, fmt.Errorf("health: invalid definition: %w", err)
	}
	m := &Model{def: def.clone(), ids: make(map[string]int), slots: make(map[string]int)}
	m.root = &node{id: def.ID, group: &m.def.Root}
	m.compile(m.root)
	for i, b := range m.def.Bands.List {
		least, _ := m.def.Bands.span(i)
		m.cuts, m.bands = append(m.cuts, least), append(m.bands, b.ID)
	}
	for _, c := range m.def.Caps {
		at := m.root
		if c.Node != "" {
			at = m.nodes[m.ids[c.Node]]
		}
		_, top := m.def.Bands.span(m.def.Bands.index(c.In))
		_, most := m.def.Bands.span(m.def.Bands.index(c.Limit))
		when := m.nodes[m.ids[c.When]]
		at.limits = append(at.limits, limit{id: c.ID, when: when.index, top: top, most: most})
		when.parent.straight = nil // on the fast road nobody sees the parts
	}
	return m, nil
}

// compile fills in n and what lies below it.
func (m *Model) compile(n *node) {
	n.index = len(m.nodes)
	m.nodes = append(m.nodes, n)
	m.ids[n.id] = n.index
	if n.measure != nil {
		n.slot = len(m.slots)
		m.slots[n.id] = n.slot
		if n.measure.Decay != nil {
			n.decay = newDecayTable(*n.measure.Decay)
		}
		m.daily = m.daily || n.measure.daily()
		return
	}
	n.children = make([]*node, len(n.group.Children))
	n.canonical = make([]int, len(n.children))
	for i := range n.group.Children {
		c := &n.group.Children[i]
		weight, _ := exact.Units(c.Weight, places) // Validate has seen it
		n.children[i] = &node{
			id: c.ID, parent: n, at: i, weight: weight, missing: c.Missing, assumed: c.Assumed.micro,
			measure: c.Measure, group: c.Group,
		}
		n.whole += weight
		n.canonical[i] = i
		m.compile(n.children[i])
	}
	slices.SortFunc(n.canonical, func(a, b int) int { return cmp.Compare(n.children[a].id, n.children[b].id) })
	n.straight = straighten(n)
}

// Definition returns a copy of the definition that m was made from.
func (m *Model) Definition() Definition {
	if m == nil {
		return Definition{}
	}
	return m.def.clone()
}

// ID returns the word of the model and its version.
func (m *Model) ID() (id string, version int) {
	if m == nil {
		return "", 0
	}
	return m.def.ID, m.def.Version
}

// Measures returns the ids of the measures in the order of the tree, which is
// that of the figures of a [Row].
func (m *Model) Measures() []string {
	if m == nil {
		return nil
	}
	ids := make([]string, 0, len(m.slots))
	for _, n := range m.nodes {
		if n.measure != nil {
			ids = append(ids, n.id)
		}
	}
	return ids
}

// Band returns the id of the band that the value p lies in, and the empty text
// where p is not from 0 to 100. The zero Model has no band.
func (m *Model) Band(p Points) string {
	if checkScore(p) != nil || !m.ready() {
		return ""
	}
	return m.band(p.micro)
}

// band returns the id of the band of a known value.
func (m *Model) band(value int64) string {
	i := -1
	for _, least := range m.cuts {
		if value >= least { // without a branch that nobody could foresee
			i++
		}
	}
	return m.bands[i]
}

// BandIndex returns the place of the band with the given id, from the worst, 0,
// to the best, and -1 where the model has none of that id.
func (m *Model) BandIndex(id string) int {
	if !m.ready() {
		return -1
	}
	return m.def.Bands.index(id)
}

// BandID returns the id of the band at the given place, and the empty text where
// the model has none.
func (m *Model) BandID(i int) string {
	if !m.ready() || i < 0 || i >= len(m.def.Bands.List) {
		return ""
	}
	return m.def.Bands.List[i].ID
}

// BandSpan returns the least and the greatest value of the band with the given
// id, both of which lie in it, and two zero Points where there is none: what a
// cap or a floor at that band is.
func (m *Model) BandSpan(id string) (from, to Points) {
	i := m.BandIndex(id)
	if i < 0 {
		return Points{}, Points{}
	}
	low, high := m.def.Bands.span(i)
	return points(low), points(high)
}

// ready reports whether New made m.
func (m *Model) ready() bool { return m != nil && m.root != nil }
