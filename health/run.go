package health

import (
	"fmt"

	"github.com/successkit/successkit"
)

// A run computes a model for one account, on one day after the other if need
// be. What it holds is used again, so that a day costs no memory.
type run struct {
	model     *Model
	start     successkit.Date
	shelves   []shelf
	overrides []Override

	asOf    successkit.Date
	figures []figure  // by slot
	row     []float64 // the figures of a batch, as they are
	fresh   bool      // all of them are of the day
	tenure  int
	aged    bool // tenure is known
	grace   bool // only measures that say so count
	forces  []forces
	nodes   []outcome // by index
	trial   []trial
}

// An outcome is how a node stands on the day of a run.
type outcome struct {
	state    State
	value    int64 // what it scores, overrides and all
	computed int64 // what the model makes of it
	fed      int64 // what its parent counts
	coverage int64
	totals   totals // of a group that counted its children
	gap      gap    // of a measure
	why      hole   // of a group
	unknown  int    // the child that makes the group unknown
	has      has
}

// has says which values of an outcome there are.
type has uint8

const (
	hasValue has = 1 << iota
	hasComputed
	hasFed
)

// A hole says why a group has no computed value.
type hole uint8

const (
	noHole hole = iota
	holeNothing
	holeCoverage
	holePart
)

func newRun(m *Model) *run {
	return &run{model: m, figures: make([]figure, len(m.slots)), nodes: make([]outcome, len(m.nodes))}
}

// admit returns a run over the facts of an account, or everything that is wrong
// with the input.
func (m *Model) admit(a Account, check func(*successkit.Faults)) (*run, []successkit.Reason, error) {
	var f successkit.Faults
	if !m.ready() {
		f.Add("model", "", successkit.ErrRequired)
	}
	check(&f)
	readings, overrides := a.admit(&f)
	if m.ready() {
		m.checkOverrides(&f, a.Overrides)
	}
	if err := f.Err(); err != nil {
		return nil, nil, fmt.Errorf("health: invalid input: %w", err)
	}
	r := newRun(m)
	r.start = a.Start
	var ignored []successkit.Reason
	var others []successkit.Ref
	r.shelves, others = m.shelves(readings)
	ignored = ignore(ignored, CodeOtherMeasure, others)
	r.overrides, others = m.ruled(overrides)
	return r, ignore(ignored, CodeOtherNode, others), nil
}

// on computes everything as of a day. It returns the first override that
// contradicts another then, or -1; the cap wins.
func (r *run) on(asOf successkit.Date) (clash int) {
	r.asOf = asOf
	for _, n := range r.model.nodes {
		if n.measure != nil {
			r.figures[n.slot] = n.measure.draw(r.shelves[n.slot], r.start, asOf)
		}
	}
	r.age(r.start)
	r.forces, clash = nil, -1
	if len(r.overrides) > 0 {
		r.forces, clash = r.model.force(r.overrides, r.model.standings(r.overrides, asOf))
	}
	r.node(r.model.root)
	return clash
}

// age notes how old an account is that began on start.
func (r *run) age(start successkit.Date) {
	a := Account{Start: start}
	r.tenure, r.aged = a.tenure(r.asOf)
	r.grace = r.aged && r.tenure < r.model.def.GraceDays
}

// node computes n and what lies below it. Validate bounds how deep that is.
func (r *run) node(n *node) {
	o := &r.nodes[n.index]
	if n.measure != nil {
		r.measure(n, o)
	} else {
		r.group(n, o)
	}
	o.value, o.fed = o.computed, o.computed
	if o.has&hasComputed != 0 {
		o.has |= hasValue | hasFed
	}
	if r.forces != nil {
		r.overrule(n, o)
	}
}

// overrule applies the overrides of n.
func (r *run) overrule(n *node, o *outcome) {
	f := &r.forces[n.index]
	known := o.has&hasComputed != 0
	o.has &= hasComputed
	var ok bool
	if o.value, ok = f.shown.apply(o.computed, known); ok {
		o.has |= hasValue
	}
	if o.fed, ok = f.fed.apply(o.computed, known); ok {
		o.has |= hasFed
	}
	if f.shown.replaced {
		o.state = Replaced
	}
}

// measure turns the figure of n into points.
func (r *run) measure(n *node, o *outcome) {
	m := n.measure
	f := &r.figures[n.slot]
	o.state, o.has, o.coverage, o.computed = Unknown, 0, 0, 0
	o.gap = f.gap
	switch {
	case r.grace && !m.DuringGrace:
		o.gap = gapGrace
	case f.gap != noGap:
	case m.dropped(f.days):
		o.gap = gapAge
	case len(m.ByTenure) > 0 && !r.aged:
		o.gap = gapTenure
	}
	if o.gap != noGap {
		return
	}
	v, ok := m.curve(r.tenure).apply(m.Direction, f.value)
	if !ok {
		o.gap = gapOutside
		return
	}
	if n.decay != nil {
		v = n.decay.at(v, f.days)
	}
	o.state, o.has, o.coverage, o.computed = Known, hasComputed, full, v
	if m.stale(f.days) {
		o.state = Stale
	}
}
