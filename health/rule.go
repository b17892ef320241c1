package health

import "github.com/successkit/successkit"

// rule notes what the overrides in force did to the node n.
func (e *explainer) rule(n *node, o *outcome, p *Part) {
	value, known := o.computed, o.has&hasComputed != 0
	touched := false
	for _, kind := range [...]OverrideKind{Replace, Floor, Cap} {
		for _, i := range e.inForce[n.index] {
			ov := e.overrides[i]
			if ov.Kind != kind {
				continue
			}
			touched = true
			after, ok := noForce.with(ov).apply(value, known)
			s := OverrideStatus{Override: ov, Standing: InForce}
			if known {
				s.Before = points(value)
				why := reason(CodeOverridden, "node", n.id, "kind", kind.String(), "value", ov.Value.Display(1), "by", ov.By,
					"until", e.model.end(ov).String(), "reason", ov.Reason)
				why.Evidence = []successkit.Ref{ov.ref()}
				adjust(p, why, value, after)
			}
			if ok {
				s.After = points(after)
			}
			e.score.Overrides = append(e.score.Overrides, s)
			value, known = after, ok
		}
	}
	if touched && o.has&hasComputed != 0 {
		p.Computed = points(o.computed)
	}
}
