package journey

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Variant is the same path by another coverage: high touch, low touch, self
// service. Milestones and what they wait for stay; who sees to them and how
// long they take may differ.
type Variant struct {
	// Coverage is a word for it, such as "low-touch".
	Coverage string `json:"coverage"`
	// Milestones are what differs from the path, one entry a milestone.
	Milestones []Adjustment `json:"milestones,omitempty"`
}

// An Adjustment says what is different of a milestone by a variant. What is
// zero stays as the path has it.
type Adjustment struct {
	// Milestone is the id of the milestone.
	Milestone string `json:"milestone"`
	// DurationDays and Spread replace the milestone's, both together: where one
	// is given, the other is not taken from the path.
	DurationDays int     `json:"duration_days,omitzero"`
	Spread       *Spread `json:"spread,omitzero"`
	// Accountable and Owner replace the milestone's.
	Accountable successkit.Side `json:"accountable,omitzero"`
	Owner       successkit.Role `json:"owner,omitzero"`
}

func (a *Adjustment) validate() error {
	var f successkit.Faults
	if a.Spread != nil || a.DurationDays != 0 {
		checkDuration(&f, a.DurationDays, a.Spread)
	}
	if !a.Accountable.Valid() {
		f.Add("accountable", a.Accountable.String(), successkit.ErrUnknown)
	}
	checkRole(&f, "owner", a.Owner)
	return f.Err()
}

func (v Variant) clone() Variant {
	v.Milestones = slices.Clone(v.Milestones)
	for i := range v.Milestones {
		v.Milestones[i].Spread = cloneSpread(v.Milestones[i].Spread)
	}
	return v
}

// checkVariants notes what is wrong with the variants of p.
func (p *Path) checkVariants(f *successkit.Faults) {
	seen := map[string]bool{}
	for i := range p.def.Variants {
		v := &p.def.Variants[i]
		path := "variants[" + strconv.Itoa(i) + "]"
		f.Add(path+".coverage", v.Coverage, word.Check(v.Coverage))
		if v.Coverage != "" && seen[v.Coverage] {
			f.Add(path+".coverage", v.Coverage, successkit.ErrDuplicate)
		}
		seen[v.Coverage] = true
		adjusted := map[string]bool{}
		for k := range v.Milestones {
			a := &v.Milestones[k]
			at := path + ".milestones[" + strconv.Itoa(k) + "]"
			p.checkNamed(f, at+".milestone", a.Milestone)
			if a.Milestone != "" && adjusted[a.Milestone] {
				f.Add(at+".milestone", a.Milestone, successkit.ErrDuplicate)
			}
			adjusted[a.Milestone] = true
			if err := a.validate(); err != nil {
				f.Merge(at, err)
			}
		}
	}
}

// checkNamed notes where a milestone that is named does not exist.
func (p *Path) checkNamed(f *successkit.Faults, path, id string) {
	switch _, ok := p.index[id]; {
	case id == "":
		f.Add(path, "", successkit.ErrRequired)
	case !ok:
		f.Add(path, id, errNoMilestone)
	}
}

// Milestone returns the milestone of that id as p has it, and whether there is one:
// who is accountable, who sees to it and how long it takes by the variant that p
// follows, the duration in any case the days that are planned.
func (p *Plan) Milestone(id string) (Milestone, bool) {
	m, ok := p.Path().Milestone(id)
	if !ok {
		return m, false
	}
	m.DurationDays = int(p.schedule.days[p.path.index[id]])
	for _, v := range p.path.def.Variants {
		if v.Coverage != p.schedule.coverage {
			continue
		}
		for _, a := range v.Milestones {
			if a.Milestone == id {
				a.apply(&m)
			}
		}
	}
	return m, true
}

// apply changes what is different of m but for the duration, which the schedule has.
func (a *Adjustment) apply(m *Milestone) {
	if a.DurationDays != 0 || a.Spread != nil {
		m.Spread = cloneSpread(a.Spread)
	}
	m.Accountable = cmp.Or(a.Accountable, m.Accountable)
	m.Owner = cmp.Or(a.Owner, m.Owner)
}

// Coverages returns the words of the path's variants, in order. The path
// itself, without any of them, is planned too.
func (p *Path) Coverages() []string {
	if p == nil {
		return nil
	}
	words := make([]string, len(p.def.Variants))
	for i, v := range p.def.Variants {
		words[i] = v.Coverage
	}
	return words
}
