package proof

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/exact"
)

// A Draft is a definition that somebody may want to look at. Nothing applies it:
// whoever takes it over passes it to [health.New].
type Draft struct {
	// Definition is the one that was judged, with the next version and the
	// changes below.
	Definition health.Definition `json:"definition"`
	// Changes are what it would change, in the order of the definition.
	Changes []Change `json:"changes"`
	// Moved is the share of the judged cases that it would have put into another
	// band, or into one at all, or into none.
	Moved successkit.Rate `json:"moved"`
}

// A Change is one field of a definition that a [Draft] changes.
type Change struct {
	// Path leads to the field, as in "root.children[2].weight".
	Path string `json:"path"`
	// ID is that of the node or band.
	ID string `json:"id,omitzero"`
	// From and To are its values as text.
	From string `json:"from"`
	To   string `json:"to"`
}

// newDraft begins a draft of the next version of a model.
func newDraft(def health.Definition) *Draft {
	d := &Draft{Definition: def}
	d.change("version", def.ID, strconv.Itoa(def.Version), strconv.Itoa(def.Version+1))
	d.Definition.Version++
	return d
}

// change notes a change, where it is one.
func (d *Draft) change(path, id, from, to string) {
	if from != to {
		d.Changes = append(d.Changes, Change{Path: path, ID: id, From: from, To: to})
	}
}

// reweigh gives each measure of a group the weight that weights has for its id,
// in hundredths, and each group the weights of what lies below it, and returns
// their sum. Where all below a group weigh nothing, they keep their weights, and
// it is the group that does not count. A model bounds how deep groups lie.
func (d *Draft) reweigh(path string, g *health.Group, weights map[string]int64) (sum int64) {
	below := make([]int64, len(g.Children))
	nested := make([]Draft, len(g.Children))
	for i := range g.Children {
		n := &g.Children[i]
		below[i] = weights[n.ID]
		if n.Group != nil {
			below[i] = nested[i].reweigh(childPath(path, i)+".group", n.Group, weights)
		}
		sum += below[i]
	}
	for i := range g.Children {
		n := &g.Children[i]
		if sum > 0 {
			to := exact.FromUnits(below[i], weightPlaces)
			d.change(childPath(path, i)+".weight", n.ID, exact.Text(n.Weight), exact.Text(to))
			n.Weight = to
		}
		d.Changes = append(d.Changes, nested[i].Changes...)
	}
	return sum
}

func childPath(path string, i int) string { return path + ".children[" + strconv.Itoa(i) + "]" }

// weightPlaces are the decimal places of suggested weights, which add up to 100.
const weightPlaces = 2

// shares returns the share of each measure in the whole score, by id, where all
// of them are known: the product of its weight and those of its groups, each
// among its siblings.
func shares(g health.Group, whole float64, into map[string]float64) {
	var sum decimal.Decimal
	for _, n := range g.Children {
		sum = sum.Add(n.Weight)
	}
	for _, n := range g.Children {
		share := whole * n.Weight.InexactFloat64() / sum.InexactFloat64()
		if n.Group != nil {
			shares(*n.Group, share, into)
		} else {
			into[n.ID] = share
		}
	}
}
