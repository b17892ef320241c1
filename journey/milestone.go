package journey

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Milestone is a state of the customer that one can check, and not a task of
// the vendor: "The first campaign has gone out", rather than "Hold the
// training".
type Milestone struct {
	// ID identifies the milestone within its path.
	ID string `json:"id"`
	// Name says the state in plain words, on one line, at most 256 bytes.
	Name string `json:"name"`
	// Kind is Success or Functional.
	Kind Kind `json:"kind"`
	// Stage is the part of the relationship it belongs to. It may be zero.
	Stage successkit.Stage `json:"stage,omitzero"`
	// Prerequisites are the ids of the milestones that must all be reached
	// before it. One without any begins at the plan's anchor.
	Prerequisites []string `json:"prerequisites,omitempty"`
	// DurationDays is how many days it is expected to take from the last of its
	// prerequisites, 1 to 36,500.
	DurationDays int `json:"duration_days"`
	// Accountable is the side that must bring it about.
	Accountable successkit.Side `json:"accountable"`
	// Owner is the role that sees to it. It may be empty.
	Owner successkit.Role `json:"owner,omitzero"`
	// Outcome is the id of the required outcome to which it leads. A milestone
	// that no other follows must have one; any other may.
	Outcome string `json:"outcome,omitzero"`
}

const maxDurationDays = 36_500

// validate reports what is wrong with m alone; its place in the path is not
// looked at.
func (m *Milestone) validate() error {
	var f successkit.Faults
	f.Add("id", m.ID, word.CheckID(m.ID))
	f.Add("name", m.Name, word.CheckID(m.Name)) // a line of text has the form of an id
	f.Add("kind", m.Kind.String(), required(m.Kind == UnknownKind, m.Kind.Valid()))
	if !m.Stage.Valid() {
		f.Add("stage", m.Stage.String(), successkit.ErrUnknown)
	}
	if m.DurationDays < 1 || m.DurationDays > maxDurationDays {
		f.Add("duration_days", strconv.Itoa(m.DurationDays),
			fmt.Errorf("%w: want 1 to %d days", successkit.ErrOutOfRange, maxDurationDays))
	}
	f.Add("accountable", m.Accountable.String(),
		required(m.Accountable == successkit.UnknownSide, m.Accountable.Valid()))
	if m.Owner != "" {
		f.Add("owner", string(m.Owner), word.Check(string(m.Owner)))
	}
	if m.Outcome != "" {
		f.Add("outcome", m.Outcome, word.CheckID(m.Outcome))
	}
	return f.Err()
}

// required returns the fault of a closed word that must be given.
func required(missing, valid bool) error {
	switch {
	case missing:
		return successkit.ErrRequired
	case !valid:
		return successkit.ErrUnknown
	}
	return nil
}
