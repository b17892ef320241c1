package growth

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// Changes are what a period added to recurring revenue and took from it, one
// total a kind, as a spreadsheet has them. All are 0 or more: a churn of 10 is
// 10. Each is a decimal of at most 38 digits, 20 of them after the point, all
// in one currency and one unit.
//
// A source that tells only gains and losses fits as well, with its gains in New
// and its losses in Churn.
type Changes struct {
	// New is the revenue of customers that never had any.
	New decimal.Decimal `json:"new"`
	// Expansion is more revenue of customers that had some.
	Expansion decimal.Decimal `json:"expansion"`
	// Contraction is less revenue of customers that keep some.
	Contraction decimal.Decimal `json:"contraction"`
	// Churn is the revenue of customers that left.
	Churn decimal.Decimal `json:"churn"`
	// Reactivation is the revenue of customers that had left and came back.
	Reactivation decimal.Decimal `json:"reactivation"`
}

// Validate reports every total that is below 0 or has too many digits.
func (c Changes) Validate() error {
	var f successkit.Faults
	c.check(&f)
	return f.Err()
}

func (c Changes) check(f *successkit.Faults) {
	notNegative(f, "new", c.New)
	notNegative(f, "expansion", c.Expansion)
	notNegative(f, "contraction", c.Contraction)
	notNegative(f, "churn", c.Churn)
	notNegative(f, "reactivation", c.Reactivation)
}

// NetNew returns by how much revenue grew:
//
//	net new = new + expansion + reactivation − contraction − churn
//
// It is negative where revenue shrank. It fails as [Changes.Validate] does.
func (c Changes) NetNew() (decimal.Decimal, error) {
	if err := c.Validate(); err != nil {
		return decimal.Decimal{}, err
	}
	return exact.Canonical(c.gains().Sub(c.losses())), nil
}

// QuickRatio returns how many times over the gains made up for the losses:
//
//	quick ratio = (new + expansion + reactivation) / (churn + contraction)
//
// Some leave reactivation out; so does a Changes without it. The ratio is
// undefined where nothing was lost. It fails as [Changes.Validate] does.
func (c Changes) QuickRatio() (successkit.Rate, error) {
	if err := c.Validate(); err != nil {
		return successkit.Rate{}, err
	}
	return quotient(c.gains(), c.losses()), nil
}

func (c Changes) gains() decimal.Decimal  { return decimal.Sum(c.New, c.Expansion, c.Reactivation) }
func (c Changes) losses() decimal.Decimal { return c.Churn.Add(c.Contraction) }

// Totals are the recurring revenue at the start of a period and what changed
// it.
type Totals struct {
	// Opening is the revenue just before the period, 0 or more.
	Opening decimal.Decimal `json:"opening"`
	Changes
}

// Validate reports every total that is below 0 or has too many digits, and as
// [successkit.ErrConflict] at "closing" that more was lost than ever was there.
func (t Totals) Validate() error {
	var f successkit.Faults
	notNegative(&f, "opening", t.Opening)
	t.check(&f)
	if f.Total() > 0 {
		return f.Err()
	}
	if c := t.closing(); c.IsNegative() {
		f.Add("closing", exact.Text(c), fmt.Errorf("%w: the losses exceed opening and gains", successkit.ErrConflict))
	}
	return f.Err()
}

func (t Totals) closing() decimal.Decimal { return t.Opening.Add(t.gains()).Sub(t.losses()) }

// A Retention says how much of the revenue at the start of a period was kept,
// as far as totals can tell. Each rate is over the opening revenue but for the
// quick ratio, and undefined where that is 0.
//
// New business is in none of the retention and churn rates. But a ledger knows
// more than totals do: metrics.Ledger.Retention compares each account's end
// with its start. Where a customer both gained and lost within the period, as
// when it left in the month after it joined, the totals count its loss in full
// and GRR comes out lower than the ledger's; where no customer did, GRR is
// equal. NRR is equal where nobody who came or came back within the period
// changed again in it, and may else be higher or lower.
type Retention struct {
	// Closing is opening + new + expansion + reactivation − contraction − churn.
	Closing decimal.Decimal `json:"closing"`
	// NetNew is closing − opening.
	NetNew decimal.Decimal `json:"net_new"`

	// GRR is (opening − contraction − churn) / opening. It is at most 1, and
	// below 0 where more was lost than was there at the start.
	GRR successkit.Rate `json:"grr"`
	// NRR is (opening − contraction − churn + expansion) / opening.
	NRR successkit.Rate `json:"nrr"`
	// NRRWithReactivation counts as kept also what came back.
	NRRWithReactivation successkit.Rate `json:"nrr_with_reactivation"`

	// GrossChurn is (contraction + churn) / opening, that is 1 − GRR.
	GrossChurn successkit.Rate `json:"gross_churn"`
	// NetChurn is (contraction + churn − expansion) / opening, that is 1 − NRR.
	// It is negative where expansion outweighs the losses.
	NetChurn successkit.Rate `json:"net_churn"`
	// NetChurnWithReactivation sets off against the losses also what came back.
	NetChurnWithReactivation successkit.Rate `json:"net_churn_with_reactivation"`

	// QuickRatio is as [Changes.QuickRatio] gives it.
	QuickRatio successkit.Rate `json:"quick_ratio"`
}

// Retention returns the retention of the period, exactly. It fails as
// [Totals.Validate] does. An opening of 0 is no error: the rates over it are
// undefined.
func (t Totals) Retention() (Retention, error) {
	if err := t.Validate(); err != nil {
		return Retention{}, err
	}
	lost := t.losses()
	net := lost.Sub(t.Expansion)
	gross := quotient(lost, t.Opening)
	netChurn := quotient(net, t.Opening)
	netBack := quotient(net.Sub(t.Reactivation), t.Opening)
	return Retention{
		Closing:                  exact.Canonical(t.closing()),
		NetNew:                   exact.Canonical(t.gains().Sub(lost)),
		GRR:                      gross.Complement(),
		NRR:                      netChurn.Complement(),
		NRRWithReactivation:      netBack.Complement(),
		GrossChurn:               gross,
		NetChurn:                 netChurn,
		NetChurnWithReactivation: netBack,
		QuickRatio:               quotient(t.gains(), lost),
	}, nil
}
