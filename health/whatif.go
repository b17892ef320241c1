package health

// A trial is a value that a node would have.
type trial struct {
	index int
	value int64
}

// whatIf returns what the model would make of the account if the computed value
// of n were v and nothing else changed: a child that is not known would be. Every
// group above n counts its children. Overrides below the root are in force.
func (r *run) whatIf(n *node, v int64) int64 {
	r.trial = r.trial[:0]
	after, counts := r.tried(n, v, true)
	for p := n.parent; p != nil; n, p = p, p.parent {
		o := &r.nodes[p.index]
		t := o.totals
		if n.weight > 0 && counts {
			t = r.replaced(n, o, after)
		}
		_, v = p.combine(&t, r.model.def.Bands)
		for i := range p.limits {
			if l := &p.limits[i]; r.applies(l) {
				v = min(v, l.most)
			}
		}
		after, counts = r.tried(p, v, true)
	}
	r.trial = r.trial[:0]
	return v
}

// tried notes the value that n would show and returns what its parent would
// count.
func (r *run) tried(n *node, v int64, known bool) (fed int64, counts bool) {
	shown := v
	fed, counts = v, known
	if r.forces != nil {
		f := &r.forces[n.index]
		shown, _ = f.shown.apply(v, known)
		fed, counts = f.fed.apply(v, known)
	}
	r.trial = append(r.trial, trial{n.index, shown})
	return fed, counts
}

// replaced returns the totals of the parent of n, o, with n worth x.
func (r *run) replaced(n *node, o *outcome, x int64) totals {
	co := &r.nodes[n.index]
	switch {
	case co.has&hasFed != 0:
		return o.totals.with(n.weight, co.fed, x, n.at)
	case n.missing == Assume:
		return o.totals.with(n.weight, n.assumed, x, n.at)
	}
	t := o.totals
	if n.missing == AssumeWorst {
		t.follow -= n.weight
	}
	t.add(n.weight, x, n.at)
	return t
}
