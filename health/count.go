package health

// group combines the children of n.
func (r *run) group(n *node, o *outcome) {
	o.state, o.has, o.why = Unknown, 0, noHole
	if r.fresh && n.straight != nil && !r.grace {
		if v, ok := n.straight.mean(r.row); ok {
			o.coverage = full
			r.settle(n, o, v)
			return
		}
	}
	for _, c := range n.children {
		r.node(c)
	}
	o.coverage = r.coverage(n)
	if o.why = r.count(n, o); o.why != noHole {
		return
	}
	_, v := n.combine(&o.totals, r.model.def.Bands)
	r.settle(n, o, v)
}

// settle gives the group n its computed value: v, or what its caps leave of it.
func (r *run) settle(n *node, o *outcome, v int64) {
	for i := range n.limits {
		if l := &n.limits[i]; r.applies(l) {
			v = min(v, l.most)
		}
	}
	o.state, o.has, o.computed = Known, hasComputed, v
}

// applies reports whether the node that decides on l is in a bad enough band.
func (r *run) applies(l *limit) bool {
	for _, t := range r.trial {
		if t.index == l.when {
			return t.value <= l.top
		}
	}
	o := &r.nodes[l.when]
	return o.has&hasValue != 0 && o.value <= l.top
}

// coverage returns the mean coverage of all children of n.
func (r *run) coverage(n *node) int64 {
	t := totals{}
	all := true
	for _, c := range n.children {
		covered := r.nodes[c.index].coverage
		all = all && (covered == full || c.weight == 0)
		t.add(c.weight, covered, 0)
	}
	if all {
		return full
	}
	return t.mean()
}

// count adds up the children of n that count, and says what keeps it from having
// a value, if anything does.
func (r *run) count(n *node, o *outcome) hole {
	t := newTotals()
	known, gap := false, -1
	for _, i := range n.canonical {
		c := n.children[i]
		if c.weight == 0 {
			continue
		}
		co := &r.nodes[c.index]
		switch {
		case co.has&hasFed != 0:
			known = true
			t.add(c.weight, co.fed, i)
		case c.missing == Assume:
			t.add(c.weight, c.assumed, i)
		case c.missing == AssumeWorst:
			t.follow += c.weight
		case c.missing == PropagateUnknown && gap < 0:
			gap = i
		}
	}
	o.totals = t
	switch {
	case !known:
		return holeNothing
	case o.coverage < n.group.MinCoverage.micro:
		return holeCoverage
	case gap >= 0:
		o.unknown = gap
		return holePart
	}
	return noHole
}
