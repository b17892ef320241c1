package outcome

import "github.com/successkit/successkit/internal/enum"

// A MeasureState says where a measure stands as of a date, as far as its
// observations show: one that was last seen short of its goal is taken to be
// short of it still. A required outcome as a whole stands where its measures
// do; see [RequiredResult]. The zero MeasureState is not assessed.
type MeasureState uint8

// The states of a measure: of those after Unassessed, the first that applies.
const (
	// Unassessed is the zero MeasureState. No result has it.
	Unassessed MeasureState = iota
	// Unmeasured is that there is no observation, or none that is backed as the
	// measure wants. It is no failure, not even after the due date.
	Unmeasured
	// Achieved is that the goal is reached, and that the observations which have
	// found it reached without a break began by the due date.
	Achieved
	// AchievedLate is that the goal is reached, and that those observations began
	// after the due date: also where it had been reached before and was lost in
	// between.
	AchievedLate
	// Lapsed is that the goal was reached before, and is no longer.
	Lapsed
	// Missed is that the due date has passed, and the goal is not reached.
	Missed
	// Regressed is that the measure is further from its goal than at the start.
	Regressed
	// DueSoon is that the goal is not reached, and due within days: as many as
	// the measure says.
	DueSoon
	// InProgress is everything else: the goal is not reached yet.
	InProgress
)

var measureStates = enum.New[MeasureState]("measure state", "unassessed", "unmeasured",
	"achieved", "achieved-late", "lapsed", "missed", "regressed", "due-soon", "in-progress")

// Met answers whether the goal is reached: yes where it is achieved, early or
// late, unknown where the measure is unmeasured, and no otherwise. What is not
// reached yet is not reached.
func (s MeasureState) Met() Answer {
	switch s {
	case Achieved, AchievedLate:
		return Yes
	case Lapsed, Missed, Regressed, DueSoon, InProgress:
		return No
	case Unassessed, Unmeasured:
	}
	return UnknownAnswer
}

// ParseMeasureState returns the state of the given word: the constant's name
// in lower case, with a hyphen between words. It fails with
// [successkit.ErrUnknown] on any other.
func ParseMeasureState(s string) (MeasureState, error) { return measureStates.Parse(s) }

// String returns the word of s, or "measure state(9)" for a number that has
// none.
func (s MeasureState) String() string { return measureStates.String(s) }

// Valid reports whether s is one of the states.
func (s MeasureState) Valid() bool { return measureStates.Valid(s) }

// AppendText appends the word of s to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (s MeasureState) AppendText(b []byte) ([]byte, error) { return measureStates.Append(b, s) }

// MarshalText returns the word of s, as [MeasureState.AppendText] does.
func (s MeasureState) MarshalText() ([]byte, error) { return measureStates.Append(nil, s) }

// UnmarshalText reads a word as [ParseMeasureState] does.
func (s *MeasureState) UnmarshalText(text []byte) error { return measureStates.ParseInto(s, text) }
