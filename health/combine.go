package health

import "github.com/successkit/successkit/internal/exact"

// The sums below are over at most MaxNodes products of a weight of at most
// MaxWeight·1e6 and a figure of at most 1e8: below 1e24, where 128 bits reach
// beyond 1e38; the weights alone add up to at most 1e16. So no addition fails.

// mean returns Σ wᵢ·xᵢ / Σ wᵢ, rounded half to even. Some weight is above 0.
func mean(weights, xs []int64) int64 {
	var sum exact.Int128
	var whole int64
	for i, w := range weights {
		sum, _ = sum.Add(exact.Mul64(w, xs[i]))
		whole += w
	}
	q, _ := sum.DivRoundHalfEven(exact.FromInt64(whole))
	v, _ := q.Int64() // it lies between the least x and the greatest
	return v
}

// contributions returns the terms wᵢ·xᵢ / Σ wᵢ of a mean, rounded so that they
// add up to its rounded value, which is a rounding of their sum.
func contributions(weights, xs []int64, value int64) []int64 {
	var whole int64
	terms := make([]exact.Int128, len(weights))
	for i, w := range weights {
		terms[i] = exact.Mul64(w, xs[i])
		whole += w
	}
	rounded, _ := exact.RoundParts(terms, exact.FromInt64(whole), value)
	return rounded
}

// coverage returns the mean coverage of all children of the group n.
func (n *node) coverage(parts []Part) Points {
	weights, covered := make([]int64, len(parts)), make([]int64, len(parts))
	for i := range parts {
		weights[i], covered[i] = n.children[i].weight, parts[i].Coverage.micro
	}
	return points(mean(weights, covered))
}

// unknown reports whether the group n has no value, and notes in p why.
func (n *node) unknown(p *Part) bool {
	known, gap := false, ""
	for _, i := range n.canonical {
		switch {
		case n.children[i].weight == 0:
		case p.Parts[i].Value.known:
			known = true
		case gap == "":
			gap = n.children[i].id
		}
	}
	least := n.group.MinCoverage
	switch {
	case !known:
		p.Why = reason(CodeNothingKnown, "group", n.id)
	case p.Coverage.Compare(least) < 0:
		p.Why = reason(CodeLowCoverage, "group", n.id, "coverage", p.Coverage.Round(1).String(), "min_coverage", least.Round(1).String())
	case n.group.Missing == PropagateUnknown && gap != "":
		p.Why = reason(CodePartUnknown, "group", n.id, "part", gap)
	default:
		return false
	}
	return true
}

// combine returns the value of the group n and gives its parts their weights
// and contributions. Some part counts.
func (n *node) combine(parts []Part, m *Model) Points {
	if n.group.Missing == Assume {
		for i := range parts {
			if c := &parts[i]; !c.Value.known && n.children[i].weight > 0 {
				c.State, c.Value, c.Band = Assumed, n.group.Assumed, m.Band(n.group.Assumed)
			}
		}
	}
	counted := n.counted(parts)
	weights := n.weights(counted)
	xs := make([]int64, len(counted))
	for k, i := range counted {
		xs[k] = parts[i].Value.micro
	}
	value := mean(weights, xs)
	brought := contributions(weights, xs, value)
	effective, _ := exact.Apportion(full, weights) // some weight is above 0
	for k, i := range counted {
		parts[i].Weight, parts[i].Contribution = points(effective[k]), points(brought[k])
	}
	return points(value)
}

// counted returns the indexes of the parts that have a value, in the canonical
// order.
func (n *node) counted(parts []Part) []int {
	counted := make([]int, 0, len(parts))
	for _, i := range n.canonical {
		if parts[i].Value.known {
			counted = append(counted, i)
		}
	}
	return counted
}

// weights returns the weights of the children with the given indexes.
func (n *node) weights(indexes []int) []int64 {
	weights := make([]int64, len(indexes))
	for k, i := range indexes {
		weights[k] = n.children[i].weight
	}
	return weights
}
