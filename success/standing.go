package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/internal/enum"
)

// A StandingKind is a contradiction between being successful and staying. The
// zero StandingKind is none.
type StandingKind uint8

// The kinds of standing. Their order carries no meaning.
const (
	// NoStanding is the zero StandingKind.
	NoStanding StandingKind = iota
	// RetainedButUnsuccessful is a customer that stays and does not achieve what
	// it came for.
	RetainedButUnsuccessful
	// SuccessfulButAtRisk is a customer that achieves it and may leave all the
	// same.
	SuccessfulButAtRisk
)

var standingKinds = enum.New[StandingKind]("standing", "none", "retained-but-unsuccessful", "successful-but-at-risk")

// ParseStandingKind returns the kind of the given word: "none",
// "retained-but-unsuccessful" or "successful-but-at-risk". It fails with
// [successkit.ErrUnknown] on any other.
func ParseStandingKind(s string) (StandingKind, error) { return standingKinds.Parse(s) }

// String returns the word of k, or "standing(9)" for a number that has none.
func (k StandingKind) String() string { return standingKinds.String(k) }

// Valid reports whether k is one of the kinds.
func (k StandingKind) Valid() bool { return standingKinds.Valid(k) }

// AppendText appends the word of k to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (k StandingKind) AppendText(b []byte) ([]byte, error) { return standingKinds.Append(b, k) }

// MarshalText returns the word of k, as [StandingKind.AppendText] does.
func (k StandingKind) MarshalText() ([]byte, error) { return standingKinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseStandingKind] does.
func (k *StandingKind) UnmarshalText(text []byte) error { return standingKinds.ParseInto(k, text) }

// A Standing says where success and staying part, and why.
type Standing struct {
	Kind    StandingKind        `json:"kind"`
	Reasons []successkit.Reason `json:"reasons"`
}

// standings returns the contradictions of a review. Whoever has ever renewed and
// has not said that it leaves is retained, and a successful customer is at risk where it is about to leave, its
// health is in the worst band, nobody is left to talk to, or it is silent.
func standings(c *customer, r *Review) []Standing {
	if r.Terms.Relation != Customer {
		return nil
	}
	var found []Standing
	if r.Verdict == Unsuccessful && r.Terms.Renewed > 0 && r.Terms.Left.IsZero() {
		found = append(found, Standing{RetainedButUnsuccessful, r.Reasons})
	}
	if r.Verdict != Successful {
		return found
	}
	var risks []successkit.Reason
	if !r.Terms.Left.IsZero() {
		risks = append(risks, leavingReason(r.Terms))
	}
	if r.InWorstBand {
		risks = append(risks, healthReason(r.Health))
	}
	if r.Relationships.Breadth == people.None && len(c.contacts) > 0 {
		risks = append(risks, successkit.NewReason(CodeNobodyMet))
	}
	if s := silent(c, r); s != nil {
		risks = append(risks, s.reason)
	}
	if len(risks) > 0 {
		found = append(found, Standing{SuccessfulButAtRisk, risks})
	}
	return found
}
