package health

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// A Group makes one value of those of its children, as its [Combine] says, and
// one coverage:
//
//	coverage = Σ wᵢ·coverageᵢ / Σ wᵢ     over all children
//
// Each is rounded once, half to even, to a millionth of a point. A group of
// which no weighted child is known is unknown, whatever the policies.
type Group struct {
	// Children are the parts, in the order in which they are shown.
	Children []Node `json:"children"`
	// Combine says how values become one. It is the weighted mean by default.
	Combine Combine `json:"combine,omitzero"`
	// Base are the points with which an Additive group begins, 0 to 100, and
	// absent elsewhere.
	Base Points `json:"base,omitzero"`
	// Neutral is the value of a child that moves an Additive group neither way, 0
	// to 100: at 100 children can only take away, at 0 only add. It is absent
	// elsewhere.
	Neutral Points `json:"neutral,omitzero"`
	// MinCoverage is the coverage, 0 to 100, below which the group has no value.
	// Absent means that one known child suffices. A public suite of
	// practitioners reads no score below 80.
	MinCoverage Points `json:"min_coverage,omitzero"`
}

// A Node is a child of a [Group]: a measure or another group, never both.
type Node struct {
	// ID is the word of the node, unique in the model. Readings name the measure
	// they belong to by it.
	ID string `json:"id"`
	// Weight is its importance among its siblings: 0 to 1,000,000 with at most
	// six decimal places. Weights are relative and need not add up to anything,
	// except in an [Additive] group, where they are points; one of the siblings is
	// above 0. A child of weight 0 is shown and does not count.
	Weight decimal.Decimal `json:"weight"`
	// Missing says what happens to the group when the child is unknown.
	Missing Missing `json:"missing,omitzero"`
	// Assumed are the points that the child then counts with where Missing is
	// Assume, and are absent elsewhere.
	Assumed Points   `json:"assumed,omitzero"`
	Measure *Measure `json:"measure,omitzero"`
	Group   *Group   `json:"group,omitzero"`
}

func (g Group) clone() Group {
	g.Children = slices.Clone(g.Children)
	for i := range g.Children {
		n := &g.Children[i]
		if n.Measure != nil {
			n.Measure = new(n.Measure.clone())
		}
		if n.Group != nil {
			n.Group = new(n.Group.clone())
		}
	}
	return g
}

// clone returns a copy of m that shares no memory with it.
func (m *Measure) clone() Measure {
	c := *m
	c.Normaliser.Knots = slices.Clone(m.Normaliser.Knots)
	c.ByTenure = slices.Clone(m.ByTenure)
	for i := range c.ByTenure {
		c.ByTenure[i].Normaliser.Knots = slices.Clone(c.ByTenure[i].Normaliser.Knots)
	}
	if m.Decay != nil {
		c.Decay = new(*m.Decay)
	}
	return c
}

// find returns the node below g of the given id, or nil.
func (g Group) find(id string) *Node {
	for i := range g.Children {
		n := &g.Children[i]
		if n.ID == id {
			return n
		}
		if n.Group != nil {
			if found := n.Group.find(id); found != nil {
				return found
			}
		}
	}
	return nil
}

// reach returns bounds of what a valid g can be worth: no readings lead beyond
// them. Any child may be the only one that is known.
func (g Group) reach() (low, high int64) {
	if g.Combine == Additive {
		return g.reachAdditive()
	}
	low, high = full, 0
	for i := range g.Children {
		n := &g.Children[i]
		if n.Weight.Sign() == 0 {
			continue
		}
		l, h := n.reach()
		low, high = min(low, l), max(high, h)
	}
	return low, high
}

func (g Group) reachAdditive() (low, high int64) {
	down, up := exact.FromInt64(0), exact.FromInt64(0)
	for i := range g.Children {
		n := &g.Children[i]
		weight, _ := exact.Units(n.Weight, places)
		l, h := n.reach()
		down, _ = down.Add(exact.Mul64(weight, min(0, l-g.Neutral.micro)))
		up, _ = up.Add(exact.Mul64(weight, max(0, h-g.Neutral.micro)))
	}
	worst, best := perCent(down), perCent(up)
	return max(0, g.Base.micro+worst), min(full, g.Base.micro+best)
}

// reach returns the bounds of a child: what lies below it, and what is assumed
// of it.
func (n *Node) reach() (low, high int64) {
	if n.Group != nil {
		low, high = n.Group.reach()
	} else {
		low, high = n.Measure.reach()
	}
	if n.Missing == Assume {
		low, high = min(low, n.Assumed.micro), max(high, n.Assumed.micro)
	}
	return low, high
}
