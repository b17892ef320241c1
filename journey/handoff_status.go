package journey

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A HandoffState says where a customer stands between two teams. The zero
// HandoffState is no answer.
type HandoffState uint8

// The states. The first that applies, in this order, is the state.
const (
	// HandoffUnassessed is the zero HandoffState.
	HandoffUnassessed HandoffState = iota
	// HandoffDone: it took place, with everything that was to be checked.
	HandoffDone
	// HandoffIncomplete: it took place, and something that was to be checked is
	// missing.
	HandoffIncomplete
	// HandoffSkipped: the milestone is reached or waived, and nobody handed over.
	HandoffSkipped
	// HandoffOverdue: its due date is past.
	HandoffOverdue
	// HandoffDue: what comes before it is reached, and there is time.
	HandoffDue
	// HandoffPending: what comes before it is open.
	HandoffPending
)

var handoffStates = enum.New[HandoffState]("hand-off state",
	"unassessed", "done", "incomplete", "skipped", "overdue", "due", "pending")

// ParseHandoffState returns the state of the given word, the constant's name in
// lower case without "Handoff". It fails with [successkit.ErrUnknown] on any
// other.
func ParseHandoffState(s string) (HandoffState, error) { return handoffStates.Parse(s) }

// String returns the word of s, or "hand-off state(9)" for a number that has
// none.
func (s HandoffState) String() string { return handoffStates.String(s) }

// Valid reports whether s has a word.
func (s HandoffState) Valid() bool { return handoffStates.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s HandoffState) AppendText(b []byte) ([]byte, error) { return handoffStates.Append(b, s) }

// MarshalText returns the word of s, as [HandoffState.AppendText] does.
func (s HandoffState) MarshalText() ([]byte, error) { return handoffStates.Append(nil, s) }

// UnmarshalText reads a word as [ParseHandoffState] does. Where it fails it
// leaves s as it was.
func (s *HandoffState) UnmarshalText(text []byte) error { return handoffStates.ParseInto(s, text) }

// A HandoffStatus says where one hand-off stands as of a day.
type HandoffStatus struct {
	// Handoff and Milestone are ids: of the hand-off, and of the milestone to
	// which the receiving team brings the customer.
	Handoff   string       `json:"handoff"`
	Milestone string       `json:"milestone"`
	State     HandoffState `json:"state"`
	// Due is the day by which it should have taken place: so many days after the
	// milestone can begin, or is forecast to.
	Due successkit.Date `json:"due"`
	// Actual is the day on which it took place last; zero where it has not.
	Actual successkit.Date `json:"actual,omitzero"`
	// Missing are the checks that were not met when it took place, in the order of
	// the definition.
	Missing []string `json:"missing,omitempty"`
	// Event is the id of the event that it took place by.
	Event string `json:"event,omitzero"`
}

// handoffs returns the status of every hand-off.
func (p *Plan) handoffs(k *known, milestones []Status, asOf successkit.Date) []HandoffStatus {
	if len(k.handoffs) == 0 {
		return nil
	}
	all := make([]HandoffStatus, len(k.handoffs))
	for i, e := range k.handoffs {
		h := &p.path.def.Handoffs[i]
		s := &milestones[p.path.index[h.Milestone]]
		status := HandoffStatus{
			Handoff: h.ID, Milestone: h.Milestone,
			Due: p.handoffDue(h, s), Actual: e.Date, Event: e.ID,
		}
		switch {
		case !e.Date.IsZero():
			for _, check := range h.Checks {
				if !slices.Contains(e.Checks, check) {
					status.Missing = append(status.Missing, check)
				}
			}
			status.State = HandoffDone
			if len(status.Missing) > 0 {
				status.State = HandoffIncomplete
			}
		case s.State.Done():
			status.State = HandoffSkipped
		case s.WaitsFor != "" || s.Begin.After(asOf):
			status.State = HandoffPending
		case status.Due.Before(asOf):
			status.State = HandoffOverdue
		default:
			status.State = HandoffDue
		}
		all[i] = status
	}
	return all
}

// handoffDue returns the day by which a hand-off should have taken place.
func (p *Plan) handoffDue(h *Handoff, s *Status) successkit.Date {
	due := p.date(p.day(s.Begin) + int64(h.WithinDays))
	if due.Before(s.Begin) {
		return s.Begin // which is no working day
	}
	return due
}
