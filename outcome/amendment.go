package outcome

import (
	"cmp"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Amendment is a version of what a customer wants, the first one too: what is
// wanted at sign-up is not what is wanted after six months or five years. It is
// a fact: it is appended, never changed.
type Amendment struct {
	// ID identifies the amendment within its account.
	ID string `json:"id"`
	// From is the first day on which it is in force.
	From successkit.Date `json:"from"`
	// Recorded is the day on which the host learned of it. Zero means on From. Where
	// it is before From the amendment was agreed on in advance. Where it is after
	// From it is retroactive: it holds from From on, and nobody knew before
	// Recorded.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Reason says why the outcome was amended, "new head of finance".
	Reason string `json:"reason,omitzero"`
	// Definition is what the customer wants from then on, all of it.
	Definition Definition `json:"definition"`
}

// Validate reports everything that is wrong with a: an id that is missing or
// malformed, no day from which it is in force, a reason that is no text of at
// most 4,096 bytes, and every fault of the definition.
func (a Amendment) Validate() error {
	var f successkit.Faults
	f.Add("id", a.ID, word.CheckID(a.ID))
	if a.From.IsZero() {
		f.Add("from", "", successkit.ErrRequired)
	}
	if a.Reason != "" {
		f.Add("reason", a.Reason, word.CheckText(a.Reason))
	}
	f.Merge("definition", a.Definition.Validate())
	return f.Err()
}

// KnownOn reports whether a is in force or was before, for a host that looks at
// day asOf: its first day had come and it had been recorded.
func (a Amendment) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(a.From, a.Recorded, asOf)
}

// knownDay returns the first such day.
func (a Amendment) knownDay() successkit.Date { return facts.KnownDay(a.From, a.Recorded) }

// learnedDay returns the day on which the host learned of a, which may lie before
// it is in force.
func (a Amendment) learnedDay() successkit.Date {
	if a.Recorded.IsZero() {
		return a.From
	}
	return a.Recorded
}

// Equal reports whether a and b are the same in every field, as
// [Definition.Equal] compares.
func (a Amendment) Equal(b Amendment) bool {
	return a.ID == b.ID && a.From == b.From && a.Recorded == b.Recorded && a.Reason == b.Reason && a.Definition.Equal(b.Definition)
}

// clone returns a copy of a that shares no memory with it.
func (a Amendment) clone() Amendment {
	a.Definition = a.Definition.clone()
	return a
}

// compareKnown orders amendments as they became known, and those that were in
// force at once as the host learned of them.
func compareKnown(a, b Amendment) int {
	return cmp.Or(a.knownDay().Compare(b.knownDay()), a.learnedDay().Compare(b.learnedDay()), a.From.Compare(b.From), cmp.Compare(a.ID, b.ID))
}
