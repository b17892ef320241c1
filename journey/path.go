package journey

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Definition says what a path is made of. It is plain data, to be stored,
// compared and loaded; [New] makes a [Path] of it.
type Definition struct {
	// ID identifies the path among those of the host.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// Objective is the id of the milestone that the customer is here for. It
	// must lead to an outcome. Empty means the last in the list that does.
	Objective string `json:"objective,omitzero"`
	// DueSoonDays is how many days before its planned date a milestone counts
	// as [DueSoon], at most 36,500. Zero means 4.
	DueSoonDays int `json:"due_soon_days,omitzero"`
	// Milestones are 1 to 100,000 milestones, in the order in which results
	// list them. Prerequisites may stand before or after what needs them.
	Milestones []Milestone `json:"milestones"`
}

const (
	maxMilestones  = 100_000
	defaultDueSoon = 4
)

// Validate reports everything that is wrong with d: see [New].
func (d Definition) Validate() error {
	_, err := build(d)
	return err
}

// A Path is a checked road of milestones from an anchor, such as the purchase,
// to the outcomes that the customer bought for. It is immutable, shares no
// memory with the definition it was made from, and is safe for concurrent use.
type Path struct {
	def       Definition
	index     map[string]int // position of each milestone by id
	waits     [][]int        // positions of each milestone's prerequisites
	order     []int          // positions, each after its prerequisites
	objective int            // position of the objective
	due       []int64        // planned date of each, in days after the anchor
	length    int64          // the latest of them
	slack     []int64        // days that each can slip at no cost to the objective; -1 off its way
}

// New returns the path of the given definition. It fails with an
// [successkit.InputError] that lists every fault:
//
//	ErrRequired    an id, version, name, kind, accountable side or list is missing;
//	               nothing follows a milestone and it leads to no outcome
//	ErrMalformed   an id, name or role does not have its form
//	ErrOutOfRange  a duration, or the number of milestones, is beyond its limits
//	ErrUnknown     a prerequisite or the objective names no milestone
//	ErrDuplicate   two milestones have one id, or a prerequisite stands twice
//	ErrConflict    a prerequisite closes a cycle, which the message names; the
//	               objective leads to no outcome
//
// Where there are several cycles, each prerequisite that closes one is a fault
// of its own: without those there would be none. Since all prerequisites of a
// milestone must be reached, a milestone that cannot be is one that lies in a
// cycle or behind one, or behind an unknown prerequisite; the cause is
// reported, not each milestone behind it.
func New(d Definition) (*Path, error) {
	p, err := build(d)
	if err != nil {
		return nil, fmt.Errorf("journey: definition: %w", err)
	}
	p.def = p.def.clone()
	p.schedule()
	return p, nil
}

// build checks d and returns its path, not yet scheduled and still sharing
// memory with d.
func build(d Definition) (*Path, error) {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	if d.Version < 1 {
		f.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	if d.DueSoonDays < 0 || d.DueSoonDays > maxDurationDays {
		f.Add("due_soon_days", strconv.Itoa(d.DueSoonDays),
			fmt.Errorf("%w: want 0 to %d days", successkit.ErrOutOfRange, maxDurationDays))
	}
	n := len(d.Milestones)
	switch {
	case n == 0:
		f.Add("milestones", "", successkit.ErrRequired)
		return nil, f.Err()
	case n > maxMilestones:
		f.Add("milestones", strconv.Itoa(n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxMilestones))
		return nil, f.Err()
	}
	p := &Path{def: d, index: make(map[string]int, n), waits: make([][]int, n)}
	p.connect()
	p.findObjective(&f)
	p.checkMilestones(&f)
	if err := f.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

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
		f.Add("objective", id, fmt.Errorf("%w: no such milestone", successkit.ErrUnknown))
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
		if err := m.validate(); err != nil {
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
				err = fmt.Errorf("%w: no such milestone", successkit.ErrUnknown)
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

func (d Definition) clone() Definition {
	d.Milestones = slices.Clone(d.Milestones)
	for i := range d.Milestones {
		d.Milestones[i].Prerequisites = slices.Clone(d.Milestones[i].Prerequisites)
	}
	return d
}

// Definition returns a copy of what p was made from.
func (p *Path) Definition() Definition { return p.def.clone() }

// Milestone returns a copy of the milestone of that id, and whether there is
// one.
func (p *Path) Milestone(id string) (Milestone, bool) {
	i, ok := p.index[id]
	if !ok {
		return Milestone{}, false
	}
	m := p.def.Milestones[i]
	m.Prerequisites = slices.Clone(m.Prerequisites)
	return m, true
}
