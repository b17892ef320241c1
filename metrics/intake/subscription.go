package intake

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// A Subscription is one line of what a customer has subscribed to: an amount
// every so often, from a day on until another. An account may have any number
// of them at once; it stands at their sum.
//
// A subscription may be given in several versions under one ID. Each holds from
// the day on which it was recorded until the next one was: an end that becomes
// known later, a price put right, an amount of 0 for what never was.
type Subscription struct {
	// ID identifies the subscription.
	ID string `json:"id"`
	// Account is the customer.
	Account string `json:"account"`
	// Line is the product or plan. Where one subscription of a line ends and
	// another starts on the same day, the second replaces the first. It may be
	// empty.
	Line string `json:"line,omitzero"`
	// Start is the first day of the service, and End the first day without it: a
	// subscription of January 2025 ends on 2025-02-01. A zero End is open.
	Start successkit.Date `json:"start"`
	End   successkit.Date `json:"end,omitzero"`
	// Amount is what one interval costs, price times quantity less discounts, 0
	// or more, or for a credit 0 or less. It has at most 38 digits, 20 of them
	// after the point.
	Amount decimal.Decimal `json:"amount"`
	// Cycle and CycleCount are the interval: every 2 weeks is EveryWeek and 2.
	// A CycleCount of 0 is 1; at most it is 10,000.
	Cycle      Cycle `json:"cycle"`
	CycleCount int   `json:"cycle_count,omitzero"`
	// Currency is the currency of Amount, as in [metrics.Movement].
	Currency string `json:"currency,omitzero"`
	// Charge is what the amount is for.
	Charge Charge `json:"charge,omitzero"`
	// Cause is a word for why the line came, such as "escalator" or "upsell", and
	// EndCause for why it went, such as "voluntary". Either may be empty.
	Cause    string `json:"cause,omitzero"`
	EndCause string `json:"end_cause,omitzero"`
	// Recorded is the day on which the host learned of this version. Zero means
	// that it was always known.
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// Validate reports everything that is wrong with s by itself.
func (s Subscription) Validate() error {
	var f successkit.Faults
	f.Add("id", s.ID, word.CheckID(s.ID))
	f.Add("account", s.Account, word.CheckID(s.Account))
	if s.Line != "" {
		f.Add("line", s.Line, word.CheckID(s.Line))
	}
	if s.Start.IsZero() {
		f.Add("start", "", successkit.ErrRequired)
	}
	if !s.End.IsZero() && !s.End.After(s.Start) {
		f.Add("end", s.End.String(), fmt.Errorf("%w: not after the start, %s", successkit.ErrConflict, s.Start))
	}
	if err := exact.Check(s.Amount); err != nil {
		f.Add("amount", "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
	} else if sign := s.Amount.Sign(); s.Charge == CreditCharge && sign > 0 {
		f.Add("amount", exact.Text(s.Amount), fmt.Errorf("%w: a credit above 0", successkit.ErrOutOfRange))
	} else if s.Charge != CreditCharge && sign < 0 {
		f.Add("amount", exact.Text(s.Amount), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	if s.Cycle == UnknownCycle {
		f.Add("cycle", "", successkit.ErrRequired)
	} else if !s.Cycle.Valid() {
		f.Add("cycle", s.Cycle.String(), successkit.ErrUnknown)
	}
	if s.CycleCount < 0 || s.CycleCount > maxCycleCount {
		f.Add("cycle_count", strconv.Itoa(s.CycleCount), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxCycleCount))
	}
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	if !charges.Valid(s.Charge) {
		f.Add("charge", s.Charge.String(), successkit.ErrUnknown)
	}
	if s.Cause != "" {
		f.Add("cause", s.Cause, word.Check(s.Cause))
	}
	if s.EndCause != "" {
		f.Add("end_cause", s.EndCause, word.Check(s.EndCause))
		if s.End.IsZero() {
			f.Add("end_cause", s.EndCause, fmt.Errorf("%w: the subscription is open", successkit.ErrConflict))
		}
	}
	return f.Err()
}

// Revenue returns what s brings per unit, its amount times the
// [Cycle.Frequency] of its interval, as an exact fraction. Of 100 a week the
// revenue per month is 5200/12, which is neither 400 nor 433. It does not ask
// what the charge is. It is undefined where [Subscription.Validate] finds
// amount, cycle or count at fault, and for a unit that is none.
func (s Subscription) Revenue(u Unit) successkit.Rate {
	often := s.Cycle.Frequency(s.CycleCount, u)
	if exact.Check(s.Amount) != nil || !often.Defined() {
		return successkit.Rate{}
	}
	r, _ := successkit.NewRate(s.Amount.Mul(often.Num()), often.Den()) // bounded, so it never fails
	return r
}

// equal reports whether s and o are the same version.
func (s Subscription) equal(o Subscription) bool {
	a, b := s, o
	a.Amount, b.Amount = decimal.Decimal{}, decimal.Decimal{}
	return a == b && s.Amount.Equal(o.Amount)
}
