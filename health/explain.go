package health

import (
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// part describes the node n and what lies below it.
func (e *explainer) part(n *node) Part {
	o := &e.nodes[n.index]
	p := Part{ID: n.id, State: o.state, Coverage: points(o.coverage)}
	if o.has&hasValue != 0 {
		p.Value, p.Band = points(o.value), e.model.band(o.value)
	}
	if n.measure != nil {
		e.measurePart(n, o, &p)
	} else {
		e.groupPart(n, o, &p)
	}
	e.rule(n, o, &p)
	return p
}

func (e *explainer) measurePart(n *node, o *outcome, p *Part) {
	f := e.figures[n.slot]
	if o.gap != noGap {
		p.Why = e.gapReason(n, o.gap, f)
		e.score.Missing = append(e.score.Missing, p.Why)
		return
	}
	p.Figure = f.value
	if f.at >= 0 {
		p.Reading = e.shelves[n.slot][f.at]
	}
	if n.measure.stale(f.days) {
		why := reason(CodeStale, "measure", n.id, "days", strconv.Itoa(f.days), "fresh_days", strconv.Itoa(n.measure.FreshDays))
		why.Evidence = []successkit.Ref{p.Reading.ref()}
		e.score.Stale = append(e.score.Stale, why)
	}
}

// gapReason says why the measure n has no points.
func (e *explainer) gapReason(n *node, g gap, f figure) successkit.Reason {
	m := n.measure
	var why successkit.Reason
	switch g {
	case gapAge:
		why = reason(CodeTooOld, "measure", n.id, "days", strconv.Itoa(f.days), "drop_after_days", strconv.Itoa(m.DropAfterDays))
	case gapGrace:
		return reason(CodeGrace, "measure", n.id, "days", strconv.Itoa(e.tenure), "grace_days", strconv.Itoa(e.model.def.GraceDays))
	case gapTenure:
		return reason(CodeNoTenure, "measure", n.id)
	case gapWindow:
		why = reason(CodeNoWindow, "measure", n.id, "window_days", strconv.Itoa(m.WindowDays))
	case gapBase:
		why = reason(CodeNoBase, "measure", n.id, "window_days", strconv.Itoa(m.WindowDays))
	case gapOutside:
		why = reason(CodeOutside, "measure", n.id, "figure", floatText(f.value))
	case gapReading, noGap:
		return reason(CodeNoReading, "measure", n.id)
	}
	if f.at >= 0 {
		why.Evidence = []successkit.Ref{e.shelves[n.slot][f.at].ref()}
	}
	return why
}

func (e *explainer) groupPart(n *node, o *outcome, p *Part) {
	p.Parts = make([]Part, len(n.children))
	for i, c := range n.children {
		p.Parts[i] = e.part(c)
	}
	switch o.why {
	case holeNothing:
		p.Why = reason(CodeNothingKnown, "group", n.id)
	case holeCoverage:
		p.Why = reason(CodeLowCoverage, "group", n.id, "coverage", p.Coverage.Round(1).String(),
			"min_coverage", n.group.MinCoverage.Round(1).String())
	case holePart:
		p.Why = reason(CodePartUnknown, "group", n.id, "part", n.children[o.unknown].id)
	case noHole:
		e.breakDown(n, o, p)
	}
}

// breakDown gives the parts of the group n their weights and contributions, and
// says what the rules of the group made of the sum.
func (e *explainer) breakDown(n *node, o *outcome, p *Part) {
	counted := e.counted(n, o, p.Parts)
	weights, xs := n.weights(counted), make([]int64, len(counted))
	for k, i := range counted {
		xs[k] = e.counts(n, o, i)
	}
	brought, value := n.combine(&o.totals, e.model.def.Bands)
	shown, effective := n.brought(weights, xs, brought, o.totals.at, counted)
	for k, i := range counted {
		p.Parts[i].Weight, p.Parts[i].Contribution = points(effective[k]), points(shown[k])
	}
	if n.group.Combine == Additive {
		p.Base = n.group.Base
	}
	switch {
	case brought == value:
	case n.group.Combine == Strict:
		worst := n.children[o.totals.at].id
		adjust(p, reason(CodeStrict, "group", n.id, "part", worst, "band", e.model.band(o.totals.worst)), brought, value)
	default:
		adjust(p, reason(CodeClamped, "group", n.id), brought, value)
	}
	for i := range n.limits {
		if l := &n.limits[i]; l.most < value && e.applies(l) {
			adjust(p, reason(CodeCapped, "group", n.id, "cap", l.id, "part", e.model.nodes[l.when].id,
				"most", points(l.most).Display(1)), value, l.most)
			value = l.most
		}
	}
}

// counted returns the indexes of the children of n that have a weight in it, in
// canonical order, and marks those that are assumed.
func (e *explainer) counted(n *node, o *outcome, parts []Part) []int {
	counted := make([]int, 0, len(parts))
	for _, i := range n.canonical {
		c := n.children[i]
		switch {
		case e.nodes[c.index].has&hasFed != 0:
		case c.weight > 0 && (c.missing == Assume || c.missing == AssumeWorst):
			if !parts[i].Value.known {
				x := e.counts(n, o, i)
				parts[i].State, parts[i].Value, parts[i].Band = Assumed, points(x), e.model.band(x)
			}
		default:
			continue
		}
		counted = append(counted, i)
	}
	return counted
}

// counts returns what the i-th child of n counts with.
func (e *explainer) counts(n *node, o *outcome, i int) int64 {
	c := n.children[i]
	switch {
	case e.nodes[c.index].has&hasFed != 0:
		return e.nodes[c.index].fed
	case c.missing == AssumeWorst:
		return o.totals.worst
	}
	return c.assumed
}

// weights returns the weights of the children with the given indexes.
func (n *node) weights(indexes []int) []int64 {
	weights := make([]int64, len(indexes))
	for k, i := range indexes {
		weights[k] = n.children[i].weight
	}
	return weights
}

// brought returns what each counted child brings, rounded so that it adds up to
// the sum of them, less the base, and the weight it has in that.
func (n *node) brought(weights, xs []int64, sum int64, worst int, counted []int) (shown, effective []int64) {
	switch n.group.Combine {
	case WorstOf:
		shown, effective = make([]int64, len(xs)), make([]int64, len(xs))
		for k, i := range counted {
			if i == worst {
				shown[k], effective[k] = xs[k], full
			}
		}
		return shown, effective
	case Additive:
		shown = terms(weights, xs, n.group.Neutral.micro, full, sum-n.group.Base.micro)
		return shown, weights
	case WeightedMean, Strict:
	}
	var whole int64
	for _, w := range weights {
		whole += w
	}
	effective, _ = exact.Apportion(full, weights) // some weight is above 0
	return terms(weights, xs, 0, whole, sum), effective
}

// terms returns wᵢ·(xᵢ − level)/den, rounded so that they add up to total, which
// is a rounding of their sum.
func terms(weights, xs []int64, level, den, total int64) []int64 {
	parts := make([]exact.Int128, len(weights))
	for i, w := range weights {
		parts[i] = exact.Mul64(w, xs[i]-level)
	}
	rounded, _ := exact.RoundParts(parts, exact.FromInt64(den), total)
	return rounded
}

// adjust notes that a rule changed the value of p, where it did.
func adjust(p *Part, why successkit.Reason, before, after int64) {
	if before != after {
		p.Adjustments = append(p.Adjustments, Adjustment{Why: why, Points: points(after - before)})
	}
}
