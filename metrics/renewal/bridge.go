package renewal

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics"
)

// A Bridge leads from retention, over the opening book, to the renewal rate,
// over what was due, so that nobody takes the one for the other. Over the
// accounts of the opening book,
//
//	Opening  = Due + NotDue
//	Remained = Opening − LostAtRenewal + GainedAtRenewal − LostElsewhere + GainedElsewhere
//	Kept     = Opening − LostAtRenewal − LostElsewhere + Offset
//
//	GRR = Kept / Opening        NRR = Remained / Opening
//
// and with Outside, what was due of other accounts,
//
//	due       = Due + Outside.Due
//	DRR gross = (due − LostAtRenewal − Outside.Lost) / due
//	DRR net   = (due − LostAtRenewal + GainedAtRenewal − Outside.Lost + Outside.Gained) / due
//
// All of it holds exactly. Ledger and contract lines must speak of the same
// revenue, both per year or both per month.
type Bridge struct {
	Period     successkit.Period `json:"period"`
	AsOf       successkit.Date   `json:"as_of"`
	Currency   string            `json:"currency,omitzero"`
	Convention Convention        `json:"convention"`

	// Opening is the revenue at the start of the period.
	Opening decimal.Decimal `json:"opening"`
	// Due is what the renewal rate counts as due of it. NotDue is the rest: not
	// due in the period, or not decided. It falls below 0 where more was due than
	// was there at the start, since it had grown meanwhile.
	Due    decimal.Decimal `json:"due"`
	NotDue decimal.Decimal `json:"not_due"`

	// LostAtRenewal is what was due and not renewed, and GainedAtRenewal what was
	// renewed beyond that: uplift and add-ons.
	LostAtRenewal   decimal.Decimal `json:"lost_at_renewal"`
	GainedAtRenewal decimal.Decimal `json:"gained_at_renewal"`
	// LostElsewhere and GainedElsewhere are what the rest of each account's
	// revenue lost or gained: contraction and expansion in mid-term, and
	// whatever the two books date differently.
	LostElsewhere   decimal.Decimal `json:"lost_elsewhere"`
	GainedElsewhere decimal.Decimal `json:"gained_elsewhere"`
	// Offset is what accounts lost in one place and gained in another: GRR counts
	// an account, and takes such a loss for none.
	Offset decimal.Decimal `json:"offset"`

	// Kept is the numerator of GRR and Remained that of NRR.
	Kept     decimal.Decimal `json:"kept"`
	Remained decimal.Decimal `json:"remained"`

	// Outside is what the renewal rate counts of customers that are not in the
	// opening book.
	Outside Outside `json:"outside,omitzero"`

	GRR      successkit.Rate `json:"grr"`
	NRR      successkit.Rate `json:"nrr"`
	DRRGross successkit.Rate `json:"drr_gross"`
	DRRNet   successkit.Rate `json:"drr_net"`
}

// Outside is what was due of customers without revenue at the start of a
// period, what of it was lost, and what was gained beyond it.
type Outside struct {
	Due    decimal.Decimal `json:"due"`
	Lost   decimal.Decimal `json:"lost"`
	Gained decimal.Decimal `json:"gained"`
}

// Bridge returns the bridge of period p between the ledger and the view's
// lines, whose customers are the ledger's accounts. GRR and NRR are those of
// the zero [metrics.Convention] as of the view's day. It fails as [View.Report]
// and [metrics.View.Retention] do, with [successkit.ErrRequired] where ledger
// is nil, and with [successkit.ErrConflict] where ledger and lines are in
// different currencies, where the view is of one delivery model, which a ledger
// does not know, and where it counts a windfall, which was never due in the
// period.
func (v View) Bridge(ledger *metrics.Ledger, p successkit.Period) (Bridge, error) {
	var f successkit.Faults
	f.Merge("", v.check(p))
	if ledger == nil {
		f.Add("ledger", "", successkit.ErrRequired)
	} else {
		f.Merge("", v.checkCurrencies(ledger.Currencies()))
	}
	if v.delivery != nil {
		f.Add("delivery", v.delivery.String(), fmt.Errorf("%w: a ledger holds all delivery models", successkit.ErrConflict))
	}
	if v.convention.Basis == Windfall {
		f.Add("convention.basis", v.convention.Basis.String(), fmt.Errorf("%w: a windfall was not due in the period", successkit.ErrConflict))
	}
	if err := f.Err(); err != nil {
		return Bridge{}, err
	}
	accounts, err := openings(ledger.AsOf(v.asOf), p)
	if err != nil {
		return Bridge{}, err
	}
	b := v.bridge(accounts, p)
	b.Period, b.AsOf, b.Convention = p, v.asOf, v.convention.resolved()
	b.Currency = v.currencyText()
	if all := ledger.Currencies(); !v.hasLines() && len(all) == 1 {
		b.Currency = all[0]
	}
	return b, nil
}

// checkCurrencies reports why amounts of a ledger in the given currencies do
// not meet those of the view.
func (v View) checkCurrencies(ledger []string) error {
	switch {
	case len(ledger) > 1:
		return &successkit.FieldError{
			Path: "currency", Value: strings.Join(ledger, " "),
			Err: fmt.Errorf("%w: the ledger's amounts of several currencies cannot be added", successkit.ErrConflict),
		}
	case len(ledger) == 1 && v.hasLines() && ledger[0] != v.currencyText():
		return &successkit.FieldError{
			Path: "currency", Value: v.currencyText(),
			Err: fmt.Errorf("%w: the ledger is in %q", successkit.ErrConflict, ledger[0]),
		}
	}
	return nil
}

func (v View) hasLines() bool { return v.book != nil && len(v.book.records) > 0 }

// An accountSpan is an account's revenue at the start and at the end of a
// period, transfers left out.
type accountSpan struct{ opening, closing decimal.Decimal }

// openings returns the accounts of the opening book by name.
func openings(view metrics.View, p successkit.Period) (map[string]accountSpan, error) {
	accounts, err := view.ByAccount(p)
	if err != nil {
		return nil, err
	}
	all := map[string]accountSpan{}
	for _, a := range accounts {
		if a.Opening.Sign() > 0 {
			all[a.Account] = accountSpan{a.Opening, a.Closing.Sub(a.TransferIn.Amount).Add(a.TransferOut.Amount)}
		}
	}
	return all, nil
}

// bridge adds up the accounts.
func (v View) bridge(accounts map[string]accountSpan, p successkit.Period) Bridge {
	var opening, closing, kept, due, lost, gained, lostElsewhere, gainedElsewhere, offset exact.Sum
	var outside struct{ due, lost, gained exact.Sum }
	// of takes one account; one without lines renewed nothing.
	of := func(a accountSpan, c *customerPart) {
		d, k, r := c.due.Decimal(), c.kept(v.convention.Cap), c.renewed.Decimal()
		rest := a.closing.Sub(r).Sub(a.opening.Sub(d)) // what changed elsewhere
		opening.Add(a.opening)
		closing.Add(a.closing)
		kept.Add(decimal.Min(a.opening, a.closing))
		due.Add(d)
		lost.Add(d.Sub(k))
		gained.Add(r.Sub(k))
		down := decimal.Max(rest.Neg(), decimal.Decimal{})
		lostElsewhere.Add(down)
		gainedElsewhere.Add(decimal.Max(rest, decimal.Decimal{}))
		offset.Add(d.Sub(k).Add(down).Sub(decimal.Max(a.opening.Sub(a.closing), decimal.Decimal{})))
	}
	all := v.perCustomer(p, &Tally{})
	names := v.customerNames()
	for i := range all {
		c := &all[i]
		if a, there := accounts[names[i]]; there {
			of(a, c)
			delete(accounts, names[i])
			continue
		}
		d, k, r := c.due.Decimal(), c.kept(v.convention.Cap), c.renewed.Decimal()
		outside.due.Add(d)
		outside.lost.Add(d.Sub(k))
		outside.gained.Add(r.Sub(k))
	}
	for _, a := range accounts { // in any order: the sums are exact
		of(a, &customerPart{})
	}
	b := Bridge{
		Opening: opening.Decimal(), Due: due.Decimal(), NotDue: opening.Decimal().Sub(due.Decimal()),
		LostAtRenewal: lost.Decimal(), GainedAtRenewal: gained.Decimal(),
		LostElsewhere: lostElsewhere.Decimal(), GainedElsewhere: gainedElsewhere.Decimal(), Offset: offset.Decimal(),
		Kept: kept.Decimal(), Remained: closing.Decimal(),
		Outside: Outside{Due: outside.due.Decimal(), Lost: outside.lost.Decimal(), Gained: outside.gained.Decimal()},
	}
	b.GRR, b.NRR = rateOf(b.Kept, b.Opening), rateOf(b.Remained, b.Opening)
	whole := b.Due.Add(b.Outside.Due)
	gross := whole.Sub(b.LostAtRenewal).Sub(b.Outside.Lost)
	b.DRRGross = rateOf(gross, whole)
	b.DRRNet = rateOf(gross.Add(b.GainedAtRenewal).Add(b.Outside.Gained), whole)
	return b
}

// customerNames returns the customers by number.
func (v View) customerNames() []string {
	if v.book == nil {
		return nil
	}
	names := make([]string, v.book.customers)
	for i := range v.book.records {
		names[v.book.records[i].customer] = v.book.records[i].Customer
	}
	return names
}
