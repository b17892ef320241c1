package report

import (
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/success"
)

// A Sign is something that a customer has or has not on a day, as its review
// tells. The zero Sign is none.
type Sign uint8

// The signs. Their order carries no meaning.
const (
	// NoSign is the zero Sign.
	NoSign Sign = iota
	// AtRisk is a customer with any sign that it may leave: WorstBand, Silent,
	// NobodyMet, RenewalAtRisk, RenewalPassed or Leaving. However many it has, it
	// and its money count once.
	AtRisk
	// WorstBand is one whose health is in the worst band of its model.
	WorstBand
	// HealthUnknown is one without a health score, which is neither good nor bad.
	HealthUnknown
	// RenewalAtRisk is one whose renewal is near, [Scope.NearDays], and whose
	// health is not in the best band, or not known.
	RenewalAtRisk
	// Silent is one with whom there was no contact for longer than its level
	// allows.
	Silent
	// NobodyMet is one with known contacts of whom nobody is met any more.
	NobodyMet
	// SingleContact is one with whom a single person is met.
	SingleContact
	// RenewalPassed is one whose term has ended, and of which nobody has said
	// what comes after.
	RenewalPassed
	// Leaving is one that is known to leave, and has not left yet.
	Leaving
	// RetainedButUnsuccessful is one that stays and does not achieve what it came
	// for, and SuccessfulButAtRisk one that achieves it and may leave; see
	// [success.Standing].
	RetainedButUnsuccessful
	SuccessfulButAtRisk
	// Overdue is one for which an action is overdue.
	Overdue
	// Obstructed is one that anything keeps from its outcome.
	Obstructed
	// Activated is one that has reached the objective of its journey.
	Activated
	// Advocate is one that has spoken for the vendor, and Detractor one that has
	// spoken against it. A customer may have done both.
	Advocate
	Detractor
	// Free is one that pays nothing.
	Free
)

var signs = enum.New[Sign]("sign", "none", "at-risk", "worst-band", "health-unknown", "renewal-at-risk", "silent", "nobody-met",
	"single-contact", "renewal-passed", "leaving", "retained-but-unsuccessful", "successful-but-at-risk", "overdue", "obstructed",
	"activated", "advocate", "detractor", "free")

// ParseSign returns the sign of the given word, the constant's name in lower
// case with hyphens. It fails with [successkit.ErrUnknown] on any other.
func ParseSign(s string) (Sign, error) { return signs.Parse(s) }

// String returns the word of s, or "sign(99)" for a number that has none.
func (s Sign) String() string { return signs.String(s) }

// Valid reports whether s is one of the signs.
func (s Sign) Valid() bool { return signs.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s Sign) AppendText(b []byte) ([]byte, error) { return signs.Append(b, s) }

// MarshalText returns the word of s, as [Sign.AppendText] does.
func (s Sign) MarshalText() ([]byte, error) { return signs.Append(nil, s) }

// UnmarshalText reads a word as [ParseSign] does.
func (s *Sign) UnmarshalText(text []byte) error { return signs.ParseInto(s, text) }

// A look is a review with what the signs need to know beside it.
type look struct {
	*success.Review
	contacts bool // whether any is known
	best     bool // whether the health is in the best band of its model
	nearDays int
}

// has reports whether a customer has a sign.
func (l look) has(s Sign) bool {
	switch s {
	case AtRisk:
		return l.InWorstBand || l.has(Silent) || l.has(NobodyMet) || l.has(RenewalAtRisk) || l.has(RenewalPassed) || l.has(Leaving)
	case WorstBand:
		return l.InWorstBand
	case HealthUnknown:
		return l.Health.State == health.Unknown
	case RenewalAtRisk:
		due := l.Terms.Renewal
		return due.After(l.AsOf) && !due.After(l.AsOf.AddDays(l.nearDays)) && !l.best
	case Silent:
		return l.Through.Rhythm != nil && l.Through.Rhythm.OverdueDays > 0
	case NobodyMet:
		return l.contacts && l.Relationships.Breadth == people.None
	case SingleContact:
		return l.Relationships.Breadth == people.Single
	case RenewalPassed:
		return !l.Terms.Renewal.IsZero() && !l.Terms.Renewal.After(l.AsOf)
	case Leaving:
		return !l.Terms.Left.IsZero()
	case RetainedButUnsuccessful:
		return l.stands(success.RetainedButUnsuccessful)
	case SuccessfulButAtRisk:
		return l.stands(success.SuccessfulButAtRisk)
	case Overdue:
		return l.overdue()
	case Obstructed:
		return len(l.Obstacles) > 0
	case Activated:
		return l.activated()
	case Advocate:
		return l.Advocacy.For > 0
	case Detractor:
		return l.Advocacy.Against > 0
	case Free:
		return l.Terms.Value.IsZero()
	case NoSign:
	}
	return false
}

func (l look) stands(k success.StandingKind) bool {
	for _, s := range l.Standings {
		if s.Kind == k {
			return true
		}
	}
	return false
}

func (l look) overdue() bool {
	for _, a := range l.Actions {
		if isOverdue(a, l.Review) {
			return true
		}
	}
	return false
}

func (l look) activated() bool {
	if l.Journey == nil {
		return false
	}
	status, ok := l.Journey.Status(l.Journey.Objective)
	return ok && (status.State == journey.Reached || status.State == journey.ReachedLate)
}

// isOverdue reports whether the day of an action has passed: of one that is in hand
// the day until when.
func isOverdue(a success.Action, r *success.Review) bool {
	return !a.Due.IsZero() && a.Due.Before(r.AsOf)
}

// customer reports whether the account is a customer.
func (l look) customer() bool { return l.Terms.Relation == success.Customer }

// band returns the band of a customer.
func (l look) band() string {
	if l.Health.State == health.Unknown {
		return unknownBand
	}
	return l.Health.Band
}
