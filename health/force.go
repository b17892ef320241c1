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

// A ruling is what a run needs of an override, found out once for all days.
type ruling struct {
	known     successkit.Date // the first day on which it is known
	end       successkit.Date // the first on which it no longer holds
	withdrawn successkit.Date // the first on which a withdrawal of it is known, zero for none
	target    successkit.Date // of a withdrawal: the first on which what it ends is known, zero for never
	node      int
	kind      OverrideKind
	feeds     bool
	value     int64
}

// ruled returns the overrides that m has a node for, in the order in which they
// were set, and reports the others.
func (m *Model) ruled(overrides []Override) (mine []Override, rulings []ruling, foreign []successkit.Ref) {
	known := make(map[string]successkit.Date) // what there is to withdraw
	gone := make(map[string]successkit.Date)
	for _, o := range overrides {
		day := o.known()
		if o.Kind != Withdraw {
			known[o.ID] = day
		} else if first, ok := gone[o.Withdraws]; !ok || day.Before(first) {
			gone[o.Withdraws] = day
		}
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
	for _, o := range mine {
		r := ruling{known: o.known(), kind: o.Kind, feeds: o.Feeds, value: o.Value.micro}
		if o.Kind == Withdraw {
			r.target = known[o.Withdraws]
		} else {
			r.end, r.withdrawn, r.node = m.end(o), gone[o.ID], m.ids[o.Node]
		}
		rulings = append(rulings, r)
	}
	return mine, rulings, foreign
}

// standing says what became of r on asOf, other rulings of its node aside. That of
// a withdrawal is zero.
func (r *ruling) standing(asOf successkit.Date) Standing {
	switch {
	case r.kind == Withdraw || asOf.Before(r.known):
		return UnknownStanding
	case !r.withdrawn.IsZero() && !asOf.Before(r.withdrawn):
		return Withdrawn
	case !asOf.Before(r.end):
		return Expired
	}
	return InForce
}

// standingsOf says what became of each of the rulings on asOf.
func standingsOf(rulings []ruling, asOf successkit.Date) []Standing {
	out := make([]Standing, len(rulings))
	newest := map[int]int{} // of Replace, by node
	for i := range rulings {
		r := &rulings[i]
		if out[i] = r.standing(asOf); out[i] == InForce && r.kind == Replace {
			if last, ok := newest[r.node]; ok {
				out[last] = Superseded
			}
			newest[r.node] = i
		}
	}
	return out
}

// force returns the forces of each node on a day, or nil where there is none,
// and the first ruling that contradicts another, or -1.
func (m *Model) force(rulings []ruling, asOf successkit.Date) (byNode []forces, clash int) {
	clash = -1
	for i := range rulings {
		r := &rulings[i]
		if r.standing(asOf) != InForce {
			continue
		}
		if byNode == nil {
			byNode = slices.Repeat([]forces{{noForce, noForce}}, len(m.nodes))
		}
		f := &byNode[r.node]
		f.shown = f.shown.with(r.kind, r.value)
		switch {
		case r.feeds:
			f.fed = f.fed.with(r.kind, r.value)
		case r.kind == Replace: // it counts instead of one that did
			f.fed.replaced = false
		}
		if f.shown.floor > f.shown.cap && clash < 0 {
			clash = i
		}
	}
	return byNode, clash
}

// with returns f with one more override in force.
func (f force) with(kind OverrideKind, value int64) force {
	switch kind {
	case Replace:
		f.replaced, f.replace = true, value
	case Floor:
		f.floor = max(f.floor, value)
	case Cap:
		f.cap = min(f.cap, value)
	case UnknownOverride, Withdraw:
	}
	return f
}
