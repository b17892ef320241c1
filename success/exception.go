package success

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Ruling is a step in the life of an exception. The zero Ruling is none.
type Ruling uint8

// The rulings. Their order carries no meaning.
const (
	// NoRuling is the zero Ruling.
	NoRuling Ruling = iota
	// Asked says that somebody asks for an exception.
	Asked
	// Granted says that it was made.
	Granted
	// Refused says that it was not.
	Refused
)

var rulings = enum.New[Ruling]("ruling", "none", "asked", "granted", "refused")

// ParseRuling returns the ruling of the given word: "none", "asked", "granted"
// or "refused". It fails with [successkit.ErrUnknown] on any other.
func ParseRuling(s string) (Ruling, error) { return rulings.Parse(s) }

// String returns the word of r, or "ruling(9)" for a number that has none.
func (r Ruling) String() string { return rulings.String(r) }

// Valid reports whether r is one of the rulings.
func (r Ruling) Valid() bool { return rulings.Valid(r) }

// AppendText appends the word of r to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (r Ruling) AppendText(b []byte) ([]byte, error) { return rulings.Append(b, r) }

// MarshalText returns the word of r, as [Ruling.AppendText] does.
func (r Ruling) MarshalText() ([]byte, error) { return rulings.Append(nil, r) }

// UnmarshalText reads a word as [ParseRuling] does.
func (r *Ruling) UnmarshalText(text []byte) error { return rulings.ParseInto(r, text) }

// An Exception is a fact: a refund, a term set aside, a price below the list.
// It comes last, is never against the terms of the contract, is decided by who
// it was escalated to, and is recorded with its cause: which part of the
// structure failed, so that it can be mended. (A structure that works holds 99
// of 100 cases.)
type Exception struct {
	// ID identifies the fact within its account.
	ID string `json:"id"`
	// Date is the day of the ruling, and Recorded the day on which the host
	// learned of it, zero for at once.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Ruling is the step: asked, granted or refused.
	Ruling Ruling `json:"ruling"`
	// Of is the id of the fact that asked, for a ruling on it. One that was
	// granted at once, without having been asked, has none.
	Of string `json:"of,omitzero"`
	// Kind is a word for what it is: "refund", "early-end". A ruling on what was
	// asked may leave Kind and Cause to that.
	Kind string `json:"kind,omitzero"`
	// Cause is a word for the fault of the structure: "auto-renewal",
	// "oversold", "outage".
	Cause string `json:"cause,omitzero"`
	// EscalatedTo is the role that decided. It is required of what is granted.
	EscalatedTo successkit.Role `json:"escalated_to,omitzero"`
	// AgainstTerms says that it would break the contract. Such a one can be asked
	// for and refused, and not granted.
	AgainstTerms bool `json:"against_terms,omitzero"`
	// Amount is what it costs, and Currency that of the account's contracts.
	Amount   decimal.Decimal `json:"amount,omitzero"`
	Currency string          `json:"currency,omitzero"`
}

// Validate reports everything that is wrong with e by itself.
func (e Exception) Validate() error {
	var f successkit.Faults
	dated(&f, e.ID, e.Date, e.Recorded)
	switch {
	case !e.Ruling.Valid():
		f.Add("ruling", e.Ruling.String(), successkit.ErrUnknown)
	case e.Ruling == NoRuling:
		f.Add("ruling", "", successkit.ErrRequired)
	}
	if e.Of != "" {
		f.Add("of", e.Of, word.CheckID(e.Of))
		if e.Ruling == Asked {
			f.Add("of", e.Of, fmt.Errorf("%w: what asks rules on nothing", successkit.ErrConflict))
		}
	} else if e.Ruling == Refused {
		f.Add("of", "", successkit.ErrRequired)
	}
	if e.Of == "" || e.Kind != "" {
		f.Add("kind", e.Kind, word.Check(e.Kind))
	}
	if e.Of == "" || e.Cause != "" {
		f.Add("cause", e.Cause, word.Check(e.Cause))
	}
	if e.Ruling == Granted || e.EscalatedTo != "" {
		f.Add("escalated_to", string(e.EscalatedTo), word.Check(string(e.EscalatedTo)))
	}
	if e.Ruling == Granted && e.AgainstTerms {
		f.Add("against_terms", "true", fmt.Errorf("%w: no exception is granted against the contract", successkit.ErrConflict))
	}
	f.Add("amount", field.Text(e.Amount), field.Level(e.Amount))
	f.Add("currency", e.Currency, currency.Check(e.Currency))
	return f.Err()
}

// Equal reports whether e and o say the same.
func (e Exception) Equal(o Exception) bool {
	return e.Amount.Equal(o.Amount) && e.ID == o.ID && e.Date == o.Date && e.Recorded == o.Recorded && e.Ruling == o.Ruling &&
		e.Of == o.Of && e.Kind == o.Kind && e.Cause == o.Cause && e.EscalatedTo == o.EscalatedTo &&
		e.AgainstTerms == o.AgainstTerms && e.Currency == o.Currency
}

// KnownOn reports whether a host that looks at day asOf knows of e.
func (e Exception) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(e.Date, e.Recorded, asOf)
}
