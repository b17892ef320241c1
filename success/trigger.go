package success

import "github.com/successkit/successkit/internal/enum"

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
	// OutcomeUnconfirmed is a goal that the two sides have not both confirmed, or
	// whose confirmation has lapsed.
	OutcomeUnconfirmed
	// OutcomeUnmeasured is a measure of the Required Outcome without any
	// observation.
	OutcomeUnmeasured
	// OutcomeAtRisk is a measure whose day comes near and whose goal is not
	// reached.
	OutcomeAtRisk
	// OutcomeFailed is a measure that was missed, lost again or is worse than at
	// the start.
	OutcomeFailed
	// OutcomeOutgrown is a Desired Outcome of which every goal is reached and past
	// its day: what the customer wants next nobody has asked.
	OutcomeOutgrown
	// ExperienceBreached is a requirement of the Appropriate Experience that was
	// not honoured.
	ExperienceBreached
	// MilestoneLate is a milestone past its planned date, or lost again.
	MilestoneLate
	// MilestoneAtRisk is a milestone that will be late if nothing is done. The
	// action names the help that the Appropriate Experience permits.
	MilestoneAtRisk
	// HandoffOverdue is a hand-off between two teams of the vendor that should
	// have taken place. It is the giving team's to act.
	HandoffOverdue
	// HandoffIncomplete is a hand-off that took place without something that the
	// receiving team must know or have. Neither it nor one that was left out
	// altogether raises anything once its milestone is reached, for nobody waits
	// for it any more.
	HandoffIncomplete
	// HealthInBand is a health score in the rule's band.
	HealthInBand
	// HealthFalling is a health score that fell within the window of the program's
	// trend by more than its dead-band, in whatever band it is.
	HealthFalling
	// HealthUnknown is an account with too few readings for a score.
	HealthUnknown
	// Silence is a customer with whom there was no contact for longer than its
	// level of coverage allows.
	Silence
	// TouchDue is what recurs on the customer's level and is due or overdue.
	TouchDue
	// RoleUnmet is a role in which nobody is met, of those that should be.
	RoleUnmet
	// SingleContact is a relationship that hangs on one person or on none, or of
	// which no person is known.
	SingleContact
	// SponsorMayLeave is a customer with a sponsor of whom it is less likely than
	// the program wants that one is still there at the renewal. Where there is none
	// nobody may leave: RoleUnmet tells of a role that nobody has.
	SponsorMayLeave
	// RenewalNear is a contract that ends within the rule's lead.
	RenewalNear
	// Leaving is a customer that has said that it leaves every contract, and has
	// not left yet.
	Leaving
	// ExpansionDue is an offer that makes sense now that its milestone is reached,
	// for a customer of whom nothing bars it, and that nobody has talked about.
	ExpansionDue
	// QualifiedLead is such an offer that the customer is open to: a
	// service-qualified lead.
	QualifiedLead
	// ExceptionOpen is an exception that was asked for and not ruled on.
	ExceptionOpen
	// ObstacleNoted is something noted that keeps the customer from its outcome.
	ObstacleNoted
	// BadFitMatched is a customer that matches the bad-fit profile.
	BadFitMatched
	// Win is a success milestone or a goal that was reached within the days of
	// the rule, to be celebrated.
	Win
)

var triggers = enum.New[Trigger]("trigger", "none",
	"no-potential", "question-open", "condition-open",
	"no-desired-outcome", "outcome-unconfirmed", "outcome-unmeasured", "outcome-at-risk", "outcome-failed",
	"outcome-outgrown", "experience-breached",
	"milestone-late", "milestone-at-risk", "handoff-overdue", "handoff-incomplete",
	"health-in-band", "health-falling", "health-unknown", "silence", "touch-due", "role-unmet", "single-contact",
	"sponsor-may-leave", "renewal-near", "leaving",
	"expansion-due", "qualified-lead", "exception-open", "obstacle-noted", "bad-fit-matched", "win")

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
