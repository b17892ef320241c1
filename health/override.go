package health

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Override is a person's word against the model's: a fact with a reason, an
// author and an end. It is never hidden in a measure, and a [Score] shows the
// computed value beside it.
//
// The overrides of one node that are in force on a day apply in this order: the
// newest Replace, then every Floor, then every Cap. A floor above a cap on one
// day is a contradiction, and the account is refused.
type Override struct {
	// ID identifies the override within its account.
	ID string `json:"id"`
	// Kind is what it does.
	Kind OverrideKind `json:"kind"`
	// Node is the id of the node whose value it changes. Empty, and the id of the
	// model, mean the score itself.
	Node string `json:"node,omitzero"`
	// Value are the points it sets, 0 to 100. A Withdraw has none.
	Value Points `json:"value,omitzero"`
	// Feeds says that the parents of the node count with the changed value.
	// Without it they go on with the computed one.
	Feeds bool `json:"feeds,omitzero"`
	// Withdraws is the id of the override that a Withdraw ends.
	Withdraws string `json:"withdraws,omitzero"`
	// Reason says why, in the words of the one who set it.
	Reason string `json:"reason"`
	// By names that person or team.
	By string `json:"by"`
	// SetAt is the first day on which it is in force.
	SetAt successkit.Date `json:"set_at"`
	// ExpiresAt is the first day on which it no longer is. It may be zero only
	// where the definition states a default ([Definition.OverrideDays]); a Withdraw
	// has none.
	ExpiresAt successkit.Date `json:"expires_at,omitzero"`
	// Recorded is the day on which the host learned of it. Zero means that it was
	// known at once, on SetAt.
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// An OverrideKind is what an [Override] does. The zero OverrideKind is none.
type OverrideKind uint8

// The kinds. Their order carries no meaning.
const (
	// UnknownOverride is the zero OverrideKind; no override may have it.
	UnknownOverride OverrideKind = iota
	// Replace sets the value, also of a node that is unknown.
	Replace
	// Cap keeps the value from being above its own.
	Cap
	// Floor keeps the value from being below its own.
	Floor
	// Withdraw ends another override early, from SetAt on.
	Withdraw
)

var overrideKinds = enum.New[OverrideKind]("override kind", "unknown", "replace", "cap", "floor", "withdraw")

// ParseOverrideKind returns the kind of the given word: "unknown", "replace",
// "cap", "floor" or "withdraw". It fails with [successkit.ErrUnknown] on any
// other.
func ParseOverrideKind(s string) (OverrideKind, error) { return overrideKinds.Parse(s) }

// String returns the word of o, or "override kind(99)" for a number that has none.
func (o OverrideKind) String() string { return overrideKinds.String(o) }

// Valid reports whether o is one of the constants.
func (o OverrideKind) Valid() bool { return overrideKinds.Valid(o) }

// AppendText appends the word of o to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (o OverrideKind) AppendText(b []byte) ([]byte, error) { return overrideKinds.Append(b, o) }

// MarshalText returns the word of o, as [OverrideKind.AppendText] does.
func (o OverrideKind) MarshalText() ([]byte, error) { return overrideKinds.Append(nil, o) }

// UnmarshalText reads a word as [ParseOverrideKind] does.
func (o *OverrideKind) UnmarshalText(text []byte) error { return overrideKinds.ParseInto(o, text) }

// Validate reports everything that is wrong with o: an id, reason or author that
// is missing or malformed, no kind, a value that is missing, not from 0 to 100
// or out of place, no day from which it holds, an end that is not after it, and
// a recorded day before it. That an expiry is missing is for the model to judge.
func (o Override) Validate() error {
	var f successkit.Faults
	f.Add("id", o.ID, word.CheckID(o.ID))
	if o.Node != "" {
		f.Add("node", o.Node, word.Check(o.Node))
	}
	f.Add("reason", o.Reason, word.CheckID(o.Reason))
	f.Add("by", o.By, word.CheckID(o.By))
	if o.SetAt.IsZero() {
		f.Add("set_at", "", successkit.ErrRequired)
	}
	if !o.Recorded.IsZero() && o.Recorded.Before(o.SetAt) {
		f.Add("recorded", o.Recorded.String(), fmt.Errorf("%w: before it is in force, %s", successkit.ErrConflict, o.SetAt))
	}
	o.validateKind(&f)
	return f.Err()
}

// validateKind checks what the kinds have and what they must not.
func (o Override) validateKind(f *successkit.Faults) {
	switch o.Kind {
	case Replace, Cap, Floor:
		f.Add("value", o.Value.valueText(), checkScore(o.Value))
		if !o.ExpiresAt.IsZero() && !o.ExpiresAt.After(o.SetAt) {
			f.Add("expires_at", o.ExpiresAt.String(), fmt.Errorf("%w: not after set_at, %s", successkit.ErrConflict, o.SetAt))
		}
		if o.Withdraws != "" {
			f.Add("withdraws", o.Withdraws, fmt.Errorf("%w: the kind is %s", successkit.ErrConflict, o.Kind))
		}
	case Withdraw:
		f.Add("withdraws", o.Withdraws, word.CheckID(o.Withdraws))
		if o.Value.known {
			f.Add("value", o.Value.String(), fmt.Errorf("%w: a withdrawal sets nothing", successkit.ErrConflict))
		}
		if !o.ExpiresAt.IsZero() {
			f.Add("expires_at", o.ExpiresAt.String(), fmt.Errorf("%w: a withdrawal does not end", successkit.ErrConflict))
		}
	case UnknownOverride:
		f.Add("kind", "", successkit.ErrRequired)
	default:
		f.Add("kind", o.Kind.String(), successkit.ErrUnknown)
	}
}

// Equal reports whether o and p are the same in every field.
func (o Override) Equal(p Override) bool { return o == p }

// KnownOn reports whether a host that looks at day asOf knows of o.
func (o Override) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(o.SetAt, o.Recorded, asOf) }

// ref refers to o as evidence.
func (o Override) ref() successkit.Ref { return successkit.Ref{Kind: "override", ID: o.ID} }
