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
	// Lifecycle is Ongoing unless it says SingleTransaction.
	Lifecycle Lifecycle `json:"lifecycle,omitzero"`
	// Objective is the id of the milestone that the customer is here for. It
	// must lead to an outcome. Empty means the last in the list that does.
	Objective string `json:"objective,omitzero"`
	// DueSoonDays is how many days before its planned date a milestone counts
	// as [DueSoon], at most 36,500. Zero means 4.
	DueSoonDays int `json:"due_soon_days,omitzero"`
	// Milestones are 1 to 100,000 milestones, in the order in which results
	// list them. Prerequisites may stand before or after what needs them.
	Milestones []Milestone `json:"milestones"`
	// Handoffs are where one team gives the customer over to another.
	Handoffs []Handoff `json:"handoffs,omitempty"`
	// Interventions are what can be done to help a customer on, at most 64 for
	// one milestone.
	Interventions []Intervention `json:"interventions,omitempty"`
	// Variants are the same milestones by other coverages. There may be 10,000
	// of hand-offs and interventions each, and 64 variants.
	Variants []Variant `json:"variants,omitempty"`
}

const (
	maxMilestones  = 100_000
	maxVariants    = 64
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
	base      schedule       // as the milestones say
	variants  []schedule     // as each variant does
	help      [][]int        // positions of each milestone's interventions; nil where there are none
	handoffs  map[string]int // position of each hand-off by id
}

// New returns the path of the given definition. It fails with an
// [successkit.InputError] that lists every fault:
//
//	ErrRequired    an id, version, name, kind, accountable side or list is missing;
//	               nothing follows a milestone and it leads to no outcome
//	ErrMalformed   an id, name or role does not have its form
//	ErrOutOfRange  a duration, or the number of milestones, is beyond its limits
//	ErrUnknown     a prerequisite, the objective, a hand-off, an intervention or
//	               a variant names a milestone, or an intervention a variant, that
//	               there is not
//	ErrDuplicate   two milestones, hand-offs, interventions or variants have one
//	               id, or something is listed twice
//	ErrConflict    a prerequisite closes a cycle, which the message names; the
//	               objective leads to no outcome; a hand-off leads to the team
//	               that it comes from; a certainty stands on the wrong lifecycle
//
// Where there are several cycles, each prerequisite that closes one is a fault
// of its own: without those there would be none. A cycle is refused even where
// a milestone that needs any of several would open it, since its dates would
// depend on the road taken. So a milestone that cannot be reached is one that
// lies in a cycle or behind one, or behind an unknown prerequisite; the cause
// is reported, not each milestone behind it.
func New(d Definition) (*Path, error) {
	p, err := build(d)
	if err != nil {
		return nil, fmt.Errorf("journey: definition: %w", err)
	}
	p.def = p.def.clone()
	p.base = p.schedule(nil)
	for i := range p.def.Variants {
		p.variants = append(p.variants, p.schedule(&p.def.Variants[i]))
	}
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
	if !d.Lifecycle.Valid() {
		f.Add("lifecycle", d.Lifecycle.String(), successkit.ErrUnknown)
	}
	for _, list := range []struct {
		path   string
		n, max int
	}{
		{"handoffs", len(d.Handoffs), maxParts},
		{"interventions", len(d.Interventions), maxParts},
		{"variants", len(d.Variants), maxVariants},
	} {
		if list.n > list.max {
			f.Add(list.path, strconv.Itoa(list.n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, list.max))
			return nil, f.Err()
		}
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
	p.checkHandoffs(&f)
	p.checkVariants(&f)
	p.checkInterventions(&f)
	if err := f.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

func (d Definition) clone() Definition {
	d.Milestones = cloned(d.Milestones, Milestone.clone)
	d.Handoffs = cloned(d.Handoffs, Handoff.clone)
	d.Interventions = cloned(d.Interventions, Intervention.clone)
	d.Variants = cloned(d.Variants, Variant.clone)
	return d
}

// cloned returns a copy of a list, each of its items copied too. It is nil where
// the list is.
func cloned[T any](list []T, clone func(T) T) []T {
	list = slices.Clone(list)
	for i := range list {
		list[i] = clone(list[i])
	}
	return list
}

// Definition returns a copy of what p was made from.
func (p *Path) Definition() Definition {
	if p == nil {
		return Definition{}
	}
	return p.def.clone()
}

// Milestone returns a copy of the milestone of that id, and whether there is one.
// What a variant changes of it, [Plan.Milestone] says.
func (p *Path) Milestone(id string) (Milestone, bool) {
	if p == nil {
		return Milestone{}, false
	}
	i, ok := p.index[id]
	if !ok {
		return Milestone{}, false
	}
	return p.def.Milestones[i].clone(), true
}
