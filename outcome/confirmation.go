package outcome

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Confirmation says that a named person of one side has confirmed, on a day,
// that the two want the same goals. It is a fact: it is appended, never changed.
type Confirmation struct {
	// ID identifies the confirmation within its account.
	ID string `json:"id"`
	// Side is that of whoever confirms, the vendor's or the customer's.
	Side successkit.Side `json:"side"`
	// By is the id of the person. For the customer it is that of a contact.
	By string `json:"by"`
	// Goals are the ids of the required outcomes that were confirmed, at least
	// one. One that the definition does not have is a goal of that side alone.
	Goals []string `json:"goals"`
	// Date is the day on which it was confirmed.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means at once,
	// on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// Validate reports everything that is wrong with c: an id, person or goal that
// is missing or malformed, a goal listed twice, a side that is not one of the
// two, no date, a recorded date before the date itself.
func (c Confirmation) Validate() error {
	var f successkit.Faults
	f.Add("id", c.ID, word.CheckID(c.ID))
	switch c.Side {
	case successkit.VendorSide, successkit.CustomerSide:
	case successkit.UnknownSide:
		f.Add("side", "", successkit.ErrRequired)
	case successkit.BothSides:
		f.Add("side", c.Side.String(), fmt.Errorf("%w: want vendor or customer, one person confirms for one side", successkit.ErrConflict))
	default:
		f.Add("side", c.Side.String(), successkit.ErrUnknown)
	}
	f.Add("by", c.By, word.CheckID(c.By))
	if len(c.Goals) == 0 {
		f.Add("goals", "", successkit.ErrRequired)
	}
	goals := ids{}
	for i, g := range c.Goals {
		goals.check(&f, field.Item("goals", i), g)
	}
	facts.CheckDates(&f, c.Date, c.Recorded)
	return f.Err()
}

// KnownOn reports whether a host that looks at day asOf knows of c.
func (c Confirmation) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(c.Date, c.Recorded, asOf)
}

// knownDay returns the first such day.
func (c Confirmation) knownDay() successkit.Date { return facts.KnownDay(c.Date, c.Recorded) }

// Equal reports whether c and d are the same in every field.
func (c Confirmation) Equal(d Confirmation) bool {
	return c.ID == d.ID && c.Side == d.Side && c.By == d.By && c.Date == d.Date && c.Recorded == d.Recorded &&
		slices.Equal(c.Goals, d.Goals)
}

// A ConfirmationState says whether one side confirms a goal. The zero
// ConfirmationState is that nobody did.
type ConfirmationState uint8

// The states of a confirmation. Their order carries no meaning.
const (
	// Unconfirmed is the zero ConfirmationState.
	Unconfirmed ConfirmationState = iota
	// Confirmed is that somebody did who is still there, and that the goal is the
	// same still.
	Confirmed
	// ContactLeft is that whoever confirmed it has left since.
	ContactLeft
	// OutcomeChanged is that the goal is another since.
	OutcomeChanged
)

var confirmationStates = enum.New[ConfirmationState]("confirmation state",
	"unconfirmed", "confirmed", "contact-left", "outcome-changed")

// ParseConfirmationState returns the state of the given word: the constant's
// name in lower case, with a hyphen between words. It fails with
// [successkit.ErrUnknown] on any other.
func ParseConfirmationState(s string) (ConfirmationState, error) { return confirmationStates.Parse(s) }

// String returns the word of s, or "confirmation state(9)" for a number that has
// none.
func (s ConfirmationState) String() string { return confirmationStates.String(s) }

// Valid reports whether s is one of the states.
func (s ConfirmationState) Valid() bool { return confirmationStates.Valid(s) }

// AppendText appends the word of s to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (s ConfirmationState) AppendText(b []byte) ([]byte, error) {
	return confirmationStates.Append(b, s)
}

// MarshalText returns the word of s, as [ConfirmationState.AppendText] does.
func (s ConfirmationState) MarshalText() ([]byte, error) { return confirmationStates.Append(nil, s) }

// UnmarshalText reads a word as [ParseConfirmationState] does.
func (s *ConfirmationState) UnmarshalText(text []byte) error {
	return confirmationStates.ParseInto(s, text)
}
