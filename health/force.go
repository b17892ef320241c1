package health

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// A force is what the overrides of a node do to its value on a day.
type force struct {
	replaced            bool
	replace, floor, cap int64
}

var noForce = force{cap: full}

// apply returns what becomes of a value, known or not.
func (f force) apply(v int64, known bool) (int64, bool) {
	if f.replaced {
		v, known = f.replace, true
	}
	if !known {
		return 0, false
	}
	return min(max(v, f.floor), f.cap), true
}

// forces are those of one node: of all its overrides, and of those that feed its
// parents.
type forces struct{ shown, fed force }

// end returns the first day on which o no longer holds, its withdrawal aside.
func (m *Model) end(o Override) successkit.Date {
	if o.ExpiresAt.IsZero() {
		return o.SetAt.AddDays(m.def.OverrideDays)
	}
	return o.ExpiresAt
}

// checkOverrides reports the overrides that would last for ever.
func (m *Model) checkOverrides(f *successkit.Faults, overrides []Override) {
	for i, o := range overrides {
		if o.Kind != Withdraw && o.ExpiresAt.IsZero() && m.def.OverrideDays == 0 {
			f.Add("overrides["+strconv.Itoa(i)+"].expires_at", "", errNoEnd)
		}
	}
}

// ruled returns the overrides that m has a node for, in the order in which they
// were set, and reports the others.
func (m *Model) ruled(overrides []Override) (mine []Override, foreign []successkit.Ref) {
	for _, o := range overrides {
		if o.Node == "" {
			o.Node = m.def.ID
		}
		if _, ok := m.ids[o.Node]; ok || o.Kind == Withdraw {
			mine = append(mine, o)
		} else {
			foreign = append(foreign, o.ref())
		}
	}
	slices.SortFunc(mine, func(a, b Override) int {
		return cmp.Or(a.SetAt.Compare(b.SetAt), cmp.Compare(a.ID, b.ID))
	})
	return mine, foreign
}

// standings says what became of each of the overrides on asOf; those not known
// then have the zero Standing.
func (m *Model) standings(overrides []Override, asOf successkit.Date) []Standing {
	gone := map[string]bool{}
	for _, o := range overrides {
		if o.Kind == Withdraw && o.KnownOn(asOf) {
			gone[o.Withdraws] = true
		}
	}
	out := make([]Standing, len(overrides))
	newest := map[string]int{} // of Replace, by node
	for i, o := range overrides {
		switch {
		case o.Kind == Withdraw || !o.KnownOn(asOf):
		case gone[o.ID]:
			out[i] = Withdrawn
		case !asOf.Before(m.end(o)):
			out[i] = Expired
		default:
			out[i] = InForce
			if o.Kind == Replace {
				if last, ok := newest[o.Node]; ok {
					out[last] = Superseded
				}
				newest[o.Node] = i
			}
		}
	}
	return out
}

// force returns the forces of each node on a day, or nil where there is none,
// and the first override that contradicts another, or -1.
func (m *Model) force(overrides []Override, standings []Standing) (byNode []forces, clash int) {
	clash = -1
	for i, o := range overrides {
		if standings[i] != InForce {
			continue
		}
		if byNode == nil {
			byNode = slices.Repeat([]forces{{noForce, noForce}}, len(m.nodes))
		}
		f := &byNode[m.ids[o.Node]]
		f.shown = f.shown.with(o)
		if o.Feeds {
			f.fed = f.fed.with(o)
		}
		if f.shown.floor > f.shown.cap && clash < 0 {
			clash = i
		}
	}
	return byNode, clash
}

// with returns f with one more override in force.
func (f force) with(o Override) force {
	switch o.Kind {
	case Replace:
		f.replaced, f.replace = true, o.Value.micro
	case Floor:
		f.floor = max(f.floor, o.Value.micro)
	case Cap:
		f.cap = min(f.cap, o.Value.micro)
	case UnknownOverride, Withdraw:
	}
	return f
}
