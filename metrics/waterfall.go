package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A Waterfall leads from the recurring revenue at the start of a period to
// that at its end:
//
//	opening + new + expansion + reactivation + transfer in
//	        − contraction − churn − transfer out = closing
//
// The equation holds exactly, to the last digit. Amounts are in Currency and
// in the unit of the ledger's movements, per month or per year.
type Waterfall struct {
	Period   successkit.Period `json:"period"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	// Basis says which movements count.
	Basis Basis `json:"basis"`

	// Opening is the revenue of the moment before the period's first day,
	// OpeningAccounts how many accounts had any.
	Opening         decimal.Decimal `json:"opening"`
	OpeningAccounts int64           `json:"opening_accounts"`

	New          Line `json:"new"`
	Expansion    Line `json:"expansion"`
	Contraction  Line `json:"contraction"`
	Churn        Line `json:"churn"`
	Reactivation Line `json:"reactivation"`
	TransferIn   Line `json:"transfer_in"`
	TransferOut  Line `json:"transfer_out"`

	// Closing is the revenue at the end of the period's last day,
	// ClosingAccounts how many accounts had any.
	Closing         decimal.Decimal `json:"closing"`
	ClosingAccounts int64           `json:"closing_accounts"`

	// Ignored counts the movements up to the period's end that were not known
	// on AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// A Line is one kind of movement in a [Waterfall].
type Line struct {
	// Amount is the sum of the movements, never negative: a churn of 10 is 10.
	Amount decimal.Decimal `json:"amount"`
	// Events is how many movements there were.
	Events int64 `json:"events"`
	// Accounts is how many accounts had one.
	Accounts int64 `json:"accounts"`
}

// Waterfall returns the waterfall of period p. By event, every movement counts
// on its line, also those that undo each other within the period. Net of the
// period, what was lost and won back within it is no movement, and an account
// that came and went appears nowhere.
//
// It fails with [successkit.ErrRequired] for the zero period, and with
// [successkit.ErrConflict] for a ledger of several currencies or where what the
// view sees leaves an account below 0.
func (v View) Waterfall(p successkit.Period) (Waterfall, error) {
	t, err := v.tally(p)
	if err != nil {
		return Waterfall{}, err
	}
	cells := t.cells(v.convention.Basis)
	return Waterfall{
		Period: p, AsOf: v.asOf, Currency: v.ledger.currency(), Basis: v.convention.Basis,
		Opening: t.opening.Decimal(), OpeningAccounts: t.openingAccounts,
		New:          cells[New].line(),
		Expansion:    cells[Expansion].line(),
		Contraction:  cells[Contraction].line(),
		Churn:        cells[Churn].line(),
		Reactivation: cells[Reactivation].line(),
		TransferIn:   cells[TransferIn].line(),
		TransferOut:  cells[TransferOut].line(),
		Closing:      t.closing.Decimal(), ClosingAccounts: t.closingAccounts,
		Ignored: t.ignored,
	}, nil
}
