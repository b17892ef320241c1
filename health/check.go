package health

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// treeCheck walks a tree and collects its faults.
type treeCheck struct {
	successkit.Faults
	seen  map[string]bool
	nodes int
}

func (t *treeCheck) group(path string, g *Group, depth int) {
	if depth > MaxDepth {
		t.Add(path, "", fmt.Errorf("%w: groups lie more than %d deep", successkit.ErrOutOfRange, MaxDepth))
		return
	}
	t.policies(path, g)
	if len(g.Children) == 0 {
		t.Add(path+".children", "", successkit.ErrRequired)
		return
	}
	weighed, faults := false, t.Total()
	for i := range g.Children {
		t.nodes++
		if t.nodes > MaxNodes {
			if t.nodes == MaxNodes+1 {
				t.Add(path+".children", "", fmt.Errorf("%w: more than %d nodes in all", successkit.ErrOutOfRange, MaxNodes))
			}
			return
		}
		n := &g.Children[i]
		weighed = weighed || n.Weight.Sign() > 0
		t.node(path+".children["+strconv.Itoa(i)+"]", n, g.Combine, depth)
	}
	if !weighed {
		t.Add(path+".children", "", fmt.Errorf("%w: no weight is above 0", successkit.ErrRequired))
	}
	if g.Combine == Additive && t.Total() == faults && g.Base.known && g.Neutral.known {
		t.overshoot(path, g)
	}
}

func (t *treeCheck) policies(path string, g *Group) {
	if !g.Combine.Valid() {
		t.Add(path+".combine", g.Combine.String(), successkit.ErrUnknown)
	}
	for _, p := range []struct {
		path string
		have Points
	}{{path + ".base", g.Base}, {path + ".neutral", g.Neutral}} {
		switch {
		case g.Combine == Additive:
			t.Add(p.path, p.have.valueText(), checkScore(p.have))
		case p.have.known:
			t.Add(p.path, p.have.String(), fmt.Errorf("%w: combine is %s", successkit.ErrConflict, g.Combine))
		}
	}
	if g.MinCoverage.known {
		t.Add(path+".min_coverage", g.MinCoverage.String(), checkScore(g.MinCoverage))
	}
}

// overshoot reports weights of an Additive group that go so far beyond the scale
// that no Points could say by how much.
func (t *treeCheck) overshoot(path string, g *Group) {
	sum := exact.FromInt64(0)
	for i := range g.Children {
		w, _ := exact.Units(g.Children[i].Weight, places)
		sum, _ = sum.Add(exact.FromInt64(w))
	}
	whole, _ := sum.Int64() // at most MaxNodes·100 points
	up := perCent(exact.Mul64(whole, full-g.Neutral.micro))
	down := perCent(exact.Mul64(whole, g.Neutral.micro))
	if g.Base.micro+up > 2*full || g.Base.micro-down < -full {
		t.Add(path+".children", "", fmt.Errorf("%w: the weights lead more than 100 points beyond the scale", successkit.ErrOutOfRange))
	}
}

func (t *treeCheck) node(path string, n *Node, c Combine, depth int) {
	t.Add(path+".id", n.ID, word.Check(n.ID))
	if t.seen[n.ID] && n.ID != "" {
		t.Add(path+".id", n.ID, successkit.ErrDuplicate)
	}
	t.seen[n.ID] = true
	most := int64(MaxWeight)
	if c == Additive {
		most = 100
	}
	t.weight(path+".weight", n.Weight, most)
	if !n.Missing.Valid() {
		t.Add(path+".missing", n.Missing.String(), successkit.ErrUnknown)
	}
	switch {
	case n.Missing == Assume:
		t.Add(path+".assumed", n.Assumed.valueText(), checkScore(n.Assumed))
	case n.Assumed.known:
		t.Add(path+".assumed", n.Assumed.String(), fmt.Errorf("%w: missing is %s", successkit.ErrConflict, n.Missing))
	}
	switch {
	case n.Measure == nil && n.Group == nil:
		t.Add(path, n.ID, fmt.Errorf("%w: a measure or a group", successkit.ErrRequired))
	case n.Measure != nil && n.Group != nil:
		t.Add(path, n.ID, fmt.Errorf("%w: a measure and a group", successkit.ErrConflict))
	case n.Measure != nil:
		t.Merge(path+".measure", n.Measure.Validate())
	default:
		t.group(path+".group", n.Group, depth+1)
	}
}

func (t *treeCheck) weight(path string, w decimal.Decimal, most int64) {
	if err := exact.Check(w); err != nil { // its text might be gigabytes long
		t.Add(path, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
		return
	}
	if n, ok := exact.Units(w, places); !ok || n < 0 || n > most*one {
		t.Add(path, exact.Text(w), fmt.Errorf("%w: want 0 to %d, at most %d decimal places",
			successkit.ErrOutOfRange, most, places))
	}
}
