package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A Waterfall leads from the recurring revenue at the start of a period to
// that at its end:
//
//	opening + new + expansion + reactivation + transfer in + reclassified in + FX
//	        − contraction − churn − transfer out − reclassified out = closing
//
// The equation holds exactly, to the last digit. Amounts are in Currency and
// in the unit of the ledger's movements, per month or per year.
type Waterfall struct {
	Period   successkit.Period `json:"period"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	Rates    string            `json:"rates,omitzero"` // as in Sums
	Unit     string            `json:"unit,omitzero"`  // as in Sums
	// Unfinished says that the period was not over on AsOf: more may come.
	Unfinished bool `json:"unfinished,omitzero"`
	// Basis and Reactivations say which movements count, and as what.
	Basis         Basis         `json:"basis"`
	Reactivations Reactivations `json:"reactivations,omitzero"`

	// Opening is the revenue of the moment before the period's first day,
	// OpeningAccounts how many accounts had any.
	Opening         decimal.Decimal `json:"opening"`
	OpeningAccounts int64           `json:"opening_accounts"`

	Lines
	// Causes are the parts of the lines that have a cause, by kind and then
	// cause: the reasons of losses, escalators apart from negotiated expansion.
	// They are there by event only.
	Causes []CauseLine `json:"causes,omitempty"`

	// ReclassifiedIn and ReclassifiedOut are the revenue of accounts that changed
	// over from and to other segments. Over a whole book they are 0.
	ReclassifiedIn  decimal.Decimal `json:"reclassified_in,omitzero"`
	ReclassifiedOut decimal.Decimal `json:"reclassified_out,omitzero"`
	// FX is what the change of rates of exchange did, in a [SpotBridge]. It may
	// be negative, and is 0 elsewhere.
	FX decimal.Decimal `json:"fx,omitzero"`

	// Closing is the revenue at the end of the period's last day,
	// ClosingAccounts how many accounts had any.
	Closing         decimal.Decimal `json:"closing"`
	ClosingAccounts int64           `json:"closing_accounts"`

	// Ignored counts the movements up to the period's end that were not known
	// on AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// Waterfall returns the waterfall of period p. By event, every movement counts
// on its line, also those that undo each other within the period. Net of the
// period, what was lost and won back within it is no movement, and an account
// that came and went appears nowhere.
//
// It fails with [successkit.ErrRequired] for the zero period, and with
// [successkit.ErrConflict] where amounts of several currencies would be added.
func (v View) Waterfall(p successkit.Period) (Waterfall, error) {
	t, err := v.Tally(p)
	if err != nil {
		return Waterfall{}, err
	}
	return t.waterfall(v.convention), nil
}

// Waterfall returns the waterfall of the tally on the basis of convention c. It
// fails as [Tally.Retention] does.
func (t *Tally) Waterfall(c Convention) (Waterfall, error) {
	if err := t.checkConvention(c); err != nil {
		return Waterfall{}, err
	}
	return t.waterfall(c), nil
}

func (t *Tally) waterfall(c Convention) Waterfall {
	s := t.Sums()
	w := Waterfall{
		Period: s.Period, AsOf: s.AsOf, Currency: s.Currency, Rates: s.Rates, Unit: s.Unit, Unfinished: t.scope.unfinished(),
		Basis: c.Basis, Reactivations: c.Reactivations,
		Opening: s.Opening, OpeningAccounts: s.Logos.Opening, Lines: s.ByEvent, Causes: s.Causes,
		ReclassifiedIn: s.ReclassifiedIn, ReclassifiedOut: s.ReclassifiedOut,
		Closing: s.Closing, ClosingAccounts: s.Logos.Closing,
		Ignored: s.Ignored,
	}
	if c.Basis == NetOfPeriod {
		w.Lines, w.Causes = s.NetOfPeriod, nil
	}
	return w
}
