package journey

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Handoff is where one team of the vendor gives the customer over to another:
// from sales to services, from services to support. It is part of the path,
// since that is where customers get lost.
type Handoff struct {
	// ID identifies the hand-off within its path.
	ID string `json:"id"`
	// Name says it in plain words, on one line, at most 256 bytes.
	Name string `json:"name"`
	// Milestone is the id of the first milestone that the receiving team sees
	// to. The hand-off is due once that can begin.
	Milestone string `json:"milestone"`
	// From and To are the roles of the two teams.
	From successkit.Role `json:"from"`
	To   successkit.Role `json:"to"`
	// WithinDays is how many working days of the plan it may take from then, 0
	// to 36,500.
	WithinDays int `json:"within_days,omitzero"`
	// Checks are words for what the receiving team must know or have, such as
	// "outcome-agreed" or "risks-stated". A hand-off without one of them is
	// incomplete.
	Checks []string `json:"checks,omitempty"`
}

// maxParts bounds how many hand-offs, interventions or variants a path has, and
// how many words any of them lists.
const (
	maxParts = 10_000
	maxWords = 64
)

func (h Handoff) validate() error {
	var f successkit.Faults
	f.Add("id", h.ID, word.CheckID(h.ID))
	f.Add("name", h.Name, word.CheckID(h.Name))
	f.Add("from", string(h.From), word.Check(string(h.From)))
	f.Add("to", string(h.To), word.Check(string(h.To)))
	if h.From != "" && h.From == h.To {
		f.Add("to", string(h.To), fmt.Errorf("%w: the team that it comes from", successkit.ErrConflict))
	}
	if h.WithinDays < 0 || h.WithinDays > maxDurationDays {
		f.Add("within_days", strconv.Itoa(h.WithinDays), fmt.Errorf("%w: want 0 to %d days", successkit.ErrOutOfRange, maxDurationDays))
	}
	checkWords(&f, "checks", h.Checks)
	return f.Err()
}

func (h Handoff) clone() Handoff {
	h.Checks = slices.Clone(h.Checks)
	return h
}

// checkWords notes what is wrong with a list of words.
func checkWords(f *successkit.Faults, path string, words []string) {
	if n := len(words); n > maxWords {
		f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxWords))
		return
	}
	for i, s := range words {
		err := word.Check(s)
		if err == nil && slices.Contains(words[:i], s) {
			err = successkit.ErrDuplicate
		}
		f.Add(path+"["+strconv.Itoa(i)+"]", s, err)
	}
}

// A Crossing is a step of the path on which the customer passes from one owner
// to another.
type Crossing struct {
	// Before and After are the ids of the milestones, and From and To the roles
	// that see to them.
	Before string          `json:"before"`
	After  string          `json:"after"`
	From   successkit.Role `json:"from"`
	To     successkit.Role `json:"to"`
	// Handoff is the id of the hand-off that the path has for it. It is empty
	// where there is none: nobody has to notice that the customer arrives.
	Handoff string `json:"handoff,omitzero"`
}

// Crossings returns the steps between milestones with different owners of the
// vendor, in the order of the definition. Those of the customer's own people
// are left out, and so is a milestone without an owner.
func (p *Path) Crossings() []Crossing {
	if p == nil {
		return nil
	}
	type key struct {
		at int
		to successkit.Role
	}
	guarded := map[key]string{}
	for _, h := range p.def.Handoffs {
		guarded[key{p.index[h.Milestone], h.To}] = h.ID
	}
	var all []Crossing
	for i := range p.def.Milestones {
		after := &p.def.Milestones[i]
		for _, at := range p.waits[i] {
			before := &p.def.Milestones[at]
			if before.Owner == after.Owner || theirs(before.Owner) || theirs(after.Owner) {
				continue
			}
			all = append(all, Crossing{
				Before: before.ID, After: after.ID, From: before.Owner, To: after.Owner,
				Handoff: guarded[key{i, after.Owner}],
			})
		}
	}
	return all
}

// theirs reports whether a role is none of the vendor's.
func theirs(r successkit.Role) bool { return r == "" || r.Side() == successkit.CustomerSide }
