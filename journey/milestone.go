package journey

import (
	"fmt"
	"slices"
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
	// Stage is the part of the relationship it belongs to, from before the sale
	// to the renewal. It may be zero.
	Stage successkit.Stage `json:"stage,omitzero"`
	// Prerequisites are the ids of the milestones that come before it. One
	// without any begins at the plan's anchor.
	Prerequisites []string `json:"prerequisites,omitempty"`
	// Requires says how many of the prerequisites it waits for: all, unless it
	// says any.
	Requires Join `json:"requires,omitzero"`
	// DurationDays is how many days it is planned to take from when it can
	// begin, 1 to 36,500. With a Spread it may be 0, which means the median of
	// that, rounded half up.
	DurationDays int `json:"duration_days,omitzero"`
	// Spread says how far the duration varies. Nil means that it does not.
	Spread *Spread `json:"spread,omitzero"`
	// Weight is how much of the road it makes up beside the others, at most
	// 1,000,000. Zero means 1.
	Weight int `json:"weight,omitzero"`
	// Accountable is the side that must bring it about.
	Accountable successkit.Side `json:"accountable"`
	// Owner is the role that sees to it. It may be empty.
	Owner successkit.Role `json:"owner,omitzero"`
	// Evidence says how one sees that the customer is there. It may be nil.
	Evidence *Evidence `json:"evidence,omitzero"`
	// Outcome is the id of the required outcome to which it leads. A milestone
	// that no other follows must have one; any other may.
	Outcome string `json:"outcome,omitzero"`
	// Offer is the id of the expansion that makes sense once it is reached. It
	// may be empty.
	Offer string `json:"offer,omitzero"`
	// Certainty says how well the moment is known. On the path of a
	// [SingleTransaction] every milestone has one, and on any other none.
	Certainty Certainty `json:"certainty,omitzero"`
}

const (
	maxDurationDays = 36_500
	maxWeight       = 1_000_000
)

// validate reports what is wrong with m alone; its place in the path is not
// looked at.
func (m Milestone) validate(l Lifecycle) error {
	var f successkit.Faults
	f.Add("id", m.ID, word.CheckID(m.ID))
	f.Add("name", m.Name, word.CheckID(m.Name)) // a line of text has the form of an id
	f.Add("kind", m.Kind.String(), required(m.Kind == UnknownKind, m.Kind.Valid()))
	if !m.Stage.Valid() {
		f.Add("stage", m.Stage.String(), successkit.ErrUnknown)
	}
	if !m.Requires.Valid() {
		f.Add("requires", m.Requires.String(), successkit.ErrUnknown)
	}
	checkDuration(&f, m.DurationDays, m.Spread)
	if m.Weight < 0 || m.Weight > maxWeight {
		f.Add("weight", strconv.Itoa(m.Weight), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxWeight))
	}
	f.Add("accountable", m.Accountable.String(),
		required(m.Accountable == successkit.UnknownSide, m.Accountable.Valid()))
	checkRole(&f, "owner", m.Owner)
	if m.Evidence != nil {
		f.Merge("evidence", m.Evidence.Validate())
	}
	if m.Outcome != "" {
		f.Add("outcome", m.Outcome, word.CheckID(m.Outcome))
	}
	if m.Offer != "" {
		f.Add("offer", m.Offer, word.CheckID(m.Offer))
	}
	switch {
	case !m.Certainty.Valid():
		f.Add("certainty", m.Certainty.String(), successkit.ErrUnknown)
	case l == SingleTransaction && m.Certainty == Unstated:
		f.Add("certainty", "", fmt.Errorf("%w: known, predictable or guessed", successkit.ErrRequired))
	case l == Ongoing && m.Certainty != Unstated:
		f.Add("certainty", m.Certainty.String(), fmt.Errorf("%w: the path is not of a single transaction", successkit.ErrConflict))
	}
	return f.Err()
}

// checkDuration notes what is wrong with a duration and its spread.
func checkDuration(f *successkit.Faults, days int, s *Spread) {
	lowest := 1
	if s != nil {
		f.Merge("spread", s.Validate())
		lowest = 0
	}
	if days < lowest || days > maxDurationDays {
		f.Add("duration_days", strconv.Itoa(days),
			fmt.Errorf("%w: want %d to %d days", successkit.ErrOutOfRange, lowest, maxDurationDays))
	}
}

// checkRole notes what is wrong with a role that may be empty.
func checkRole(f *successkit.Faults, path string, r successkit.Role) {
	if r != "" {
		f.Add(path, string(r), word.Check(string(r)))
	}
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

// weight returns the weight of m, which is never 0.
func (m Milestone) weight() int64 { return max(1, int64(m.Weight)) }

func (m Milestone) clone() Milestone {
	m.Prerequisites = slices.Clone(m.Prerequisites)
	m.Spread = cloneSpread(m.Spread)
	m.Evidence = cloneEvidence(m.Evidence)
	return m
}
