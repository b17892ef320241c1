package success

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/word"
)

// A Trigger is a state of a customer that may call for an action. The zero
// Trigger is none.
type Trigger uint8

// The triggers. Their order carries no meaning; that of a program's rules does.
const (
	// NoTrigger is the zero Trigger.
	NoTrigger Trigger = iota
	// NoPotential is a customer that the program's profile would not sign,
	// whether or not that profile is in force.
	NoPotential
	// QuestionOpen is a question that must be asked before Success Potential can
	// be told. This trigger, NoPotential, ConditionOpen and NoDesiredOutcome are
	// for prospects too; the others are for customers, whose start has come.
	QuestionOpen
	// ConditionOpen is a commitment on which Success Potential rests, not yet
	// kept.
	ConditionOpen
	// NoDesiredOutcome is a customer of whom nobody knows what it wants.
	NoDesiredOutcome
	// OutcomeUnmeasured is a measure of the Required Outcome without any
	// observation.
	OutcomeUnmeasured
	// OutcomeFailed is a measure that was missed, lost again or is worse than at
	// the start.
	OutcomeFailed
	// ExperienceBreached is a requirement of the Appropriate Experience that was
	// not honoured.
	ExperienceBreached
	// MilestoneLate is a milestone past its planned date, or lost again.
	MilestoneLate
	// MilestoneAtRisk is a milestone that will be late if nothing is done.
	MilestoneAtRisk
	// HealthInBand is a health score in the rule's band.
	HealthInBand
	// HealthUnknown is an account with too few readings for a score.
	HealthUnknown
	// SingleContact is a relationship that hangs on one person or on none, or of
	// which no person is known.
	SingleContact
	// RenewalNear is a contract that ends within the rule's lead.
	RenewalNear
)

var triggers = enum.New[Trigger]("trigger", "none",
	"no-potential", "question-open", "condition-open",
	"no-desired-outcome", "outcome-unmeasured", "outcome-failed", "experience-breached",
	"milestone-late", "milestone-at-risk",
	"health-in-band", "health-unknown", "single-contact", "renewal-near")

// ParseTrigger returns the trigger of the given word, the constant's name in
// lower case with hyphens: "milestone-late". It fails with
// [successkit.ErrUnknown] on any other.
func ParseTrigger(s string) (Trigger, error) { return triggers.Parse(s) }

// String returns the word of t, or "trigger(99)" for a number that has none.
func (t Trigger) String() string { return triggers.String(t) }

// Valid reports whether t is one of the triggers.
func (t Trigger) Valid() bool { return triggers.Valid(t) }

// AppendText appends the word of t to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (t Trigger) AppendText(b []byte) ([]byte, error) { return triggers.Append(b, t) }

// MarshalText returns the word of t, as [Trigger.AppendText] does.
func (t Trigger) MarshalText() ([]byte, error) { return triggers.Append(nil, t) }

// UnmarshalText reads a word as [ParseTrigger] does.
func (t *Trigger) UnmarshalText(text []byte) error { return triggers.ParseInto(t, text) }

// forProspects reports whether t means anything before the sale.
func (t Trigger) forProspects() bool {
	return t == NoPotential || t == QuestionOpen || t == ConditionOpen || t == NoDesiredOutcome
}

// A Rule turns a state of a customer into an action for somebody. Rules are
// data: a program lists them with the most pressing first.
type Rule struct {
	// ID names the rule in the actions it raises. It is a word.
	ID string `json:"id"`
	// On is what raises it.
	On Trigger `json:"on"`
	// Do says what is to be done, in a few plain words: "repair the experience".
	Do string `json:"do"`
	// Owner is the role that acts. A milestone that names an owner of its own
	// keeps that one.
	Owner successkit.Role `json:"owner"`
	// WithinDays is how many days the owner has, 0 to 3,650, counted from the
	// day on which the state began as far as the facts tell; see [Action].
	WithinDays int `json:"within_days,omitzero"`
	// Band is the band of the health model that raises a HealthInBand rule, and
	// empty for every other.
	Band string `json:"band,omitzero"`
	// LeadDays is how many days before the end of a contract a RenewalNear rule
	// is raised, 1 to 3,650, and 0 for every other.
	LeadDays int `json:"lead_days,omitzero"`
}

// maxRuleDays bounds the days of a rule: ten years.
const maxRuleDays = 3650

// Validate reports everything that is wrong with r by itself. Whether the
// health model has its band, [New] checks.
func (r Rule) Validate() error {
	var f successkit.Faults
	f.Add("id", r.ID, word.Check(r.ID))
	switch {
	case !r.On.Valid():
		f.Add("on", r.On.String(), successkit.ErrUnknown)
	case r.On == NoTrigger:
		f.Add("on", "", successkit.ErrRequired)
	}
	f.Add("do", r.Do, word.CheckID(r.Do)) // a line of text has the form of an id
	f.Add("owner", string(r.Owner), word.Check(string(r.Owner)))
	if r.WithinDays < 0 || r.WithinDays > maxRuleDays {
		f.Add("within_days", strconv.Itoa(r.WithinDays), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxRuleDays))
	}
	switch near := r.On == RenewalNear; {
	case near && (r.LeadDays < 1 || r.LeadDays > maxRuleDays):
		f.Add("lead_days", strconv.Itoa(r.LeadDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxRuleDays))
	case !near && r.LeadDays != 0:
		f.Add("lead_days", strconv.Itoa(r.LeadDays), fmt.Errorf("%w: only a renewal has a lead", successkit.ErrConflict))
	}
	switch inBand := r.On == HealthInBand; {
	case inBand && r.Band == "":
		f.Add("band", "", successkit.ErrRequired)
	case !inBand && r.Band != "":
		f.Add("band", r.Band, fmt.Errorf("%w: only health has bands", successkit.ErrConflict))
	}
	return f.Err()
}
