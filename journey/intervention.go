package journey

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// An Intervention is what the vendor can do to help a customer over a success
// gap, the stretch of road before a milestone: a training, a service, a cue in
// the product, a sequence of e-mails.
type Intervention struct {
	// ID identifies the intervention within its path.
	ID string `json:"id"`
	// Name says it in plain words, on one line, at most 256 bytes.
	Name string `json:"name"`
	// Milestone is the id of the milestone that it helps to reach.
	Milestone string `json:"milestone"`
	// Owner is the role that does it. It may be empty, as where the product does.
	Owner successkit.Role `json:"owner,omitzero"`
	// Minutes is the time of the vendor's people that it takes, 0 to 1,000,000.
	Minutes int `json:"minutes,omitzero"`
	// SavesDays is how many days of the plan the milestone is reached earlier
	// for it, 1 to 36,500.
	SavesDays int `json:"saves_days"`
	// Needs are words for what the customer's Appropriate Experience must
	// permit, such as "human" or "on-site". Without any it may always be offered.
	Needs []string `json:"needs,omitempty"`
	// Coverages are the variants of the path by which it is offered. Without any
	// it is offered by all.
	Coverages []string `json:"coverages,omitempty"`
}

const (
	maxMinutes = 1_000_000
	// maxHelp is how many interventions a gap can have: a set of them is one
	// word of a machine.
	maxHelp = 64
)

func (v Intervention) validate() error {
	var f successkit.Faults
	f.Add("id", v.ID, word.CheckID(v.ID))
	f.Add("name", v.Name, word.CheckID(v.Name))
	checkRole(&f, "owner", v.Owner)
	if v.Minutes < 0 || v.Minutes > maxMinutes {
		f.Add("minutes", strconv.Itoa(v.Minutes), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxMinutes))
	}
	if v.SavesDays < 1 || v.SavesDays > maxDurationDays {
		f.Add("saves_days", strconv.Itoa(v.SavesDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxDurationDays))
	}
	checkWords(&f, "needs", v.Needs)
	checkWords(&f, "coverages", v.Coverages)
	return f.Err()
}

func (v Intervention) clone() Intervention {
	v.Needs = slices.Clone(v.Needs)
	v.Coverages = slices.Clone(v.Coverages)
	return v
}

// offered reports whether v is offered by a variant.
func (v Intervention) offered(coverage string) bool {
	return len(v.Coverages) == 0 || slices.Contains(v.Coverages, coverage)
}
