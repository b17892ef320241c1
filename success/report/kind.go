package report

import "github.com/successkit/successkit/internal/enum"

// A Kind says what a [Row] counts. The zero Kind is none.
type Kind uint8

// The kinds, in the order of rows. Those before ByMilestone count what stands
// at the two ends of the period, with From for the opening and To for the
// closing; those from it on count what happened between them, and have no money but
// for the cost of exceptions. The money is the recurring revenue of a year, but for
// that of ByGain, ByCost and actions.
const (
	// NoKind is the zero Kind.
	NoKind Kind = iota
	// ByVerdict, ByBand and ByPotential each divide the customers: by the verdict
	// on their success, by the band of their health or "unknown", and by what the
	// profile says of them. From or To is empty where the account was no customer.
	ByVerdict
	ByBand
	ByPotential
	// BySign are customers that have the [Sign] of What at either end. From and To
	// are "yes", "no", or empty where the account was no customer.
	BySign
	// ByHindrance are likewise customers that something of the kind of What keeps
	// from their outcome.
	ByHindrance
	// ByRule are likewise accounts with an open action of the rule of What. Here
	// every account counts, prospects too, and none is empty. Its money is the
	// greatest that is at stake in one of the actions.
	ByRule
	// ByAction are open actions of the rule of What, by the role that is to act.
	// From or To is empty where the action was not open.
	ByAction
	// ByOverdue are likewise those of them whose day had passed.
	ByOverdue
	// ByGain are customers of whom it is known both what they gained and what they
	// paid, From and To as in BySign. Their money is what they had gained up to the
	// day, which may be below 0. ByCost are the same customers with what they had
	// paid.
	ByGain
	ByCost
	// ByBlame are customers that left, From by whose failure it was. To is empty,
	// and Opening is what they paid at the opening.
	ByBlame
	// ByMilestone are success milestones reached, What by id.
	ByMilestone
	// ByGoal are required outcomes achieved, by the use case of What.
	ByGoal
	// ByException are exceptions with the cause of What, of the kind of From. To
	// is the step: "raised", "against-terms" (of those raised), "granted",
	// "refused", and "open" for those that nobody had ruled on at the end. Closing
	// is what they cost.
	ByException
	// ByExcepted are customers for which an exception was granted.
	ByExcepted
	// ByAct are acts of advocacy of the kind of What. From is "free" for those of
	// customers that pay nothing and empty for all others, To "for" or "against".
	ByAct
)

var kinds = enum.New[Kind]("kind", "none", "verdict", "band", "potential", "sign", "hindrance", "rule", "action", "overdue",
	"gain", "cost", "blame", "milestone", "goal", "exception", "excepted", "act")

// ParseKind returns the kind of the given word, the constant's name in lower
// case without "by". It fails with [successkit.ErrUnknown] on any other.
func ParseKind(s string) (Kind, error) { return kinds.Parse(s) }

// String returns the word of k, or "kind(99)" for a number that has none.
func (k Kind) String() string { return kinds.String(k) }

// Valid reports whether k is one of the kinds.
func (k Kind) Valid() bool { return kinds.Valid(k) }

// AppendText appends the word of k to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (k Kind) AppendText(b []byte) ([]byte, error) { return kinds.Append(b, k) }

// MarshalText returns the word of k, as [Kind.AppendText] does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseKind] does.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.ParseInto(k, text) }

// The words of rows.
const (
	yes = "yes"
	no  = "no"

	unknownBand = "unknown"

	raised  = "raised"
	against = "against-terms"
	granted = "granted"
	refused = "refused"
	open    = "open"

	free = "free"

	spokeFor     = "for"
	spokeAgainst = "against"
)
