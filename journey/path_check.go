package journey

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// connect fills index and waits. Where an id stands twice the first counts; an
// unknown prerequisite is -1.
func (p *Path) connect() {
	edges := 0
	for i := range p.def.Milestones {
		m := &p.def.Milestones[i]
		edges += len(m.Prerequisites)
		if _, twice := p.index[m.ID]; !twice && m.ID != "" {
			p.index[m.ID] = i
		}
	}
	all := make([]int, 0, edges)
	for i := range p.def.Milestones {
		from := len(all)
		for _, id := range p.def.Milestones[i].Prerequisites {
			at, ok := p.index[id]
			if !ok {
				at = -1
			}
			all = append(all, at)
		}
		p.waits[i] = all[from:len(all):len(all)]
	}
}

// findObjective notes where the objective is, or what is wrong with it.
func (p *Path) findObjective(f *successkit.Faults) {
	id := p.def.Objective
	if id == "" {
		for i := range p.def.Milestones {
			if p.def.Milestones[i].Outcome != "" {
				p.objective = i // the last one stays
			}
		}
		return
	}
	at, ok := p.index[id]
	switch {
	case !ok:
		f.Add("objective", id, errNoMilestone)
	case p.def.Milestones[at].Outcome == "":
		f.Add("objective", id, fmt.Errorf("%w: it leads to no outcome", successkit.ErrConflict))
	}
	p.objective = at
}

// checkMilestones notes what is wrong with each milestone and its place, and
// fills order.
func (p *Path) checkMilestones(f *successkit.Faults) {
	order, loops := arrange(p.waits)
	p.order = order
	followed := make([]bool, len(p.waits))
	for _, waits := range p.waits {
		for _, at := range waits {
			if at >= 0 {
				followed[at] = true
			}
		}
	}
	listed := make([]int, len(p.waits)) // 1 + the last milestone that lists it
	for i := range p.def.Milestones {
		m := &p.def.Milestones[i]
		path := func() string { return "milestones[" + strconv.Itoa(i) + "]" }
		if err := m.validate(p.def.Lifecycle); err != nil {
			f.Merge(path(), err)
		}
		twice := m.ID != "" && p.index[m.ID] != i
		if twice {
			f.Add(path()+".id", m.ID, fmt.Errorf("%w: also milestones[%d]", successkit.ErrDuplicate, p.index[m.ID]))
		}
		for k, id := range m.Prerequisites {
			var err error
			if len(loops) > 0 && loops[0].at == i && loops[0].pre == k {
				err = fmt.Errorf("%w: closes the cycle %s", successkit.ErrConflict, loops[0].name(p.def.Milestones))
				loops = loops[1:]
			}
			switch to := p.waits[i][k]; {
			case id == "":
				err = successkit.ErrRequired
			case to < 0:
				err = errNoMilestone
			case listed[to] == i+1:
				err = successkit.ErrDuplicate
			default:
				listed[to] = i + 1
			}
			if err != nil {
				f.Add(path()+".prerequisites["+strconv.Itoa(k)+"]", id, err)
			}
		}
		if !followed[i] && !twice && m.Outcome == "" {
			f.Add(path()+".outcome", "", fmt.Errorf("%w: nothing follows, so it must lead to an outcome", successkit.ErrRequired))
		}
	}
}

// errNoMilestone says that an id names no milestone of the path.
var errNoMilestone = fmt.Errorf("%w: no such milestone", successkit.ErrUnknown)

// checkHandoffs notes what is wrong with the hand-offs, and fills handoffs.
func (p *Path) checkHandoffs(f *successkit.Faults) {
	p.handoffs = make(map[string]int, len(p.def.Handoffs))
	for i := range p.def.Handoffs {
		h := &p.def.Handoffs[i]
		path := "handoffs[" + strconv.Itoa(i) + "]"
		if err := h.validate(); err != nil {
			f.Merge(path, err)
		}
		p.checkNamed(f, path+".milestone", h.Milestone)
		if _, twice := p.handoffs[h.ID]; twice && h.ID != "" {
			f.Add(path+".id", h.ID, successkit.ErrDuplicate)
			continue
		}
		p.handoffs[h.ID] = i
	}
}

// checkInterventions notes what is wrong with the interventions, and fills
// help.
func (p *Path) checkInterventions(f *successkit.Faults) {
	if len(p.def.Interventions) == 0 {
		return
	}
	p.help = make([][]int, len(p.def.Milestones))
	seen := make(map[string]bool, len(p.def.Interventions))
	coverages := p.Coverages()
	for i := range p.def.Interventions {
		v := &p.def.Interventions[i]
		path := "interventions[" + strconv.Itoa(i) + "]"
		if err := v.validate(); err != nil {
			f.Merge(path, err)
		}
		if v.ID != "" && seen[v.ID] {
			f.Add(path+".id", v.ID, successkit.ErrDuplicate)
		}
		seen[v.ID] = true
		for k, coverage := range v.Coverages {
			if !slices.Contains(coverages, coverage) {
				f.Add(path+".coverages["+strconv.Itoa(k)+"]", coverage, fmt.Errorf("%w: no such variant", successkit.ErrUnknown))
			}
		}
		p.checkNamed(f, path+".milestone", v.Milestone)
		if at, ok := p.index[v.Milestone]; ok {
			if len(p.help[at]) == maxHelp {
				f.Add(path+".milestone", v.Milestone, fmt.Errorf("%w: more than %d interventions", successkit.ErrOutOfRange, maxHelp))
				continue
			}
			p.help[at] = append(p.help[at], i)
		}
	}
}
