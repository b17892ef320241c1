package health

import "github.com/successkit/successkit/internal/exact"

// share hands the share of p in the whole score down to the measures, and notes
// how each of them pulls. The node of p is n.
func (e *explainer) share(n *node, p *Part, share int64) {
	o := &e.nodes[n.index]
	if n.measure != nil || p.State == Assumed {
		e.pulls = append(e.pulls, e.pull(n, p))
		return
	}
	if o.has&hasComputed == 0 || n.parent != nil && e.forces != nil && e.forces[n.index].fed.replaced {
		return
	}
	var counted []int
	var weights []int64
	for _, i := range n.canonical {
		if p.Parts[i].Contribution.known {
			counted = append(counted, i)
			weights = append(weights, p.Parts[i].Weight.micro)
			if n.group.Combine != Additive && n.group.Combine != WorstOf {
				weights[len(weights)-1] = n.children[i].weight
			}
		}
	}
	var shares []int64
	if n.group.Combine == Additive {
		for _, w := range weights {
			shares = append(shares, perCent(exact.Mul64(share, w)))
		}
	} else {
		shares, _ = exact.Apportion(share, weights) // some weight is above 0
	}
	for k, i := range counted {
		p.Parts[i].Share = points(shares[k])
		e.share(n.children[i], &p.Parts[i], shares[k])
	}
}
