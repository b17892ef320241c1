package market

import "github.com/successkit/successkit/internal/exact"

// An ordering puts the capabilities of a plan in order.
type ordering struct {
	m    *Market
	by   By
	have []bool
	open []int   // bundles that the plan opens
	left []int   // by bundle of open: how many it still lacks
	gain []int64 // by capability: what it would open next
	uses [][]int // by capability: the bundles of open that lack it, as indices of open
}

// steps puts the capabilities of a set in the order in which they open most: at
// each step the one that opens most by then or, where none opens anything, one
// of the bundle that brings most for each that it lacks.
func (m *Market) steps(by By, chosen []bool) []Step {
	o := ordering{m: m, by: by, have: make([]bool, len(chosen)), gain: make([]int64, len(chosen)), uses: make([][]int, len(chosen))}
	for i := range m.bundles {
		b := &m.bundles[i]
		if b.barred || len(b.lacks) == 0 || !b.within(chosen) {
			continue
		}
		for _, at := range b.lacks {
			o.uses[at] = append(o.uses[at], len(o.open))
		}
		o.open, o.left = append(o.open, i), append(o.left, len(b.lacks))
		if len(b.lacks) == 1 {
			o.gain[b.lacks[0]] += by.weight(b)
		}
	}
	var steps []Step
	for {
		next := o.next(chosen)
		if next < 0 {
			return steps
		}
		steps = append(steps, Step{Capability: m.def.Capabilities[next].ID, Opens: m.size(o.take(next))})
	}
}

// next returns the capability of the next step, and -1 where none is left.
func (o *ordering) next(chosen []bool) int {
	next := -1
	for at, yes := range chosen {
		if yes && !o.have[at] && (next < 0 || o.gain[at] > o.gain[next]) {
			next = at
		}
	}
	if next < 0 || o.gain[next] > 0 {
		return next
	}
	var most, lacks int64 = 0, 1
	for k, i := range o.open {
		if o.left[k] == 0 {
			continue
		}
		b := &o.m.bundles[i]
		if w, n := o.by.weight(b), int64(o.left[k]); exact.Mul64(w, lacks).Cmp(exact.Mul64(most, n)) > 0 {
			next, most, lacks = o.first(b), w, n
		}
	}
	return next
}

// first returns the first capability that a bundle still lacks.
func (o *ordering) first(b *bundle) int {
	for _, at := range b.lacks {
		if !o.have[at] {
			return at
		}
	}
	return -1
}

// take delivers a capability and returns what that opens.
func (o *ordering) take(at int) tally {
	o.have[at] = true
	var opened tally
	for _, k := range o.uses[at] {
		b := &o.m.bundles[o.open[k]]
		o.left[k]--
		switch o.left[k] {
		case 0:
			opened = opened.plus(b)
		case 1:
			o.gain[o.first(b)] += o.by.weight(b)
		}
	}
	return opened
}
