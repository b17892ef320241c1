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
	weighed := false
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
		t.node(path+".children["+strconv.Itoa(i)+"]", n, depth)
	}
	if !weighed {
		t.Add(path+".children", "", fmt.Errorf("%w: no weight is above 0", successkit.ErrRequired))
	}
}

func (t *treeCheck) policies(path string, g *Group) {
	if !g.Missing.Valid() {
		t.Add(path+".missing", g.Missing.String(), successkit.ErrUnknown)
	}
	switch {
	case g.Missing == Assume:
		t.Add(path+".assumed", g.Assumed.valueText(), checkScore(g.Assumed))
	case g.Assumed.known:
		t.Add(path+".assumed", g.Assumed.String(), fmt.Errorf("%w: missing is %s", successkit.ErrConflict, g.Missing))
	}
	if g.MinCoverage.known {
		t.Add(path+".min_coverage", g.MinCoverage.String(), checkScore(g.MinCoverage))
	}
}

func (t *treeCheck) node(path string, n *Node, depth int) {
	t.Add(path+".id", n.ID, word.Check(n.ID))
	if t.seen[n.ID] && n.ID != "" {
		t.Add(path+".id", n.ID, successkit.ErrDuplicate)
	}
	t.seen[n.ID] = true
	t.weight(path+".weight", n.Weight)
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

func (t *treeCheck) weight(path string, w decimal.Decimal) {
	if err := exact.Check(w); err != nil { // its text might be gigabytes long
		t.Add(path, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
		return
	}
	if n, ok := exact.Units(w, places); !ok || n < 0 || n > MaxWeight*one {
		t.Add(path, exact.Text(w), fmt.Errorf("%w: want 0 to %d, at most %d decimal places",
			successkit.ErrOutOfRange, MaxWeight, places))
	}
}
