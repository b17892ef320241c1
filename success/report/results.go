package report

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
	"github.com/successkit/successkit/success"
)

// results counts what became of the account's revenue, by how Success Potential
// stood when it signed. An account without contracts has none.
func (n *counting) results(f *successkit.Faults) {
	asOf := n.scope.AsOf
	movements, err := n.account.Movements(asOf)
	f.Merge("", err)
	lines, err := n.account.Renewals(asOf)
	f.Merge("", err)
	if f.Total() > 0 || len(movements)+len(lines) == 0 {
		return
	}
	signed := n.atSigning(f)
	ledger, err := metrics.NewLedger(movements)
	f.Merge("", err)
	book, err2 := renewal.New(lines)
	f.Merge("", err2)
	if err != nil || err2 != nil {
		return
	}
	if len(movements) > 0 {
		tally, err := ledger.AsOf(asOf).Tally(n.scope.Period)
		f.Merge("", err)
		if err == nil {
			n.sums.Revenue = []Revenue{{signed, tally.Sums()}}
		}
		n.lost(movements, signed)
	}
	tally, err := book.AsOf(asOf).Tally(n.scope.Period)
	f.Merge("", err)
	if err == nil && (tally.Sums().Lines > 0 || !tally.Sums().AmountRenewed.IsZero()) {
		n.sums.Renewals = []Renewed{{signed, tally.Sums()}}
	}
}

// atSigning returns how Success Potential stood on the day on which the first
// contract was signed, by the profile then in force and by what is known now.
func (n *counting) atSigning(f *successkit.Faults) fit.Verdict {
	known := slices.DeleteFunc(slices.Clone(n.account.Contracts), func(c success.Contract) bool { return !c.KnownOn(n.scope.AsOf) })
	first := slices.MinFunc(known, func(x, y success.Contract) int {
		return cmp.Or(x.Start.Compare(y.Start), x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID))
	})
	signing, err := n.auditor.Acquisition(audit.Signing{
		Customer: n.account.ID, Date: first.Date, Seller: first.Seller, Channel: first.Channel, Facts: n.account.Fit,
	}, n.scope.AsOf)
	f.Merge("fit", err)
	return signing.Verdict
}

// lost names the account where it has left since the opening, with the cause of
// its last loss.
func (n *counting) lost(movements []metrics.Movement, signed fit.Verdict) {
	if !n.was.customer() || n.is.customer() {
		return
	}
	e := Entry{AtSigning: signed, Date: n.is.Terms.Left, New: true, Money: n.was.Terms.Value}
	for _, m := range movements {
		if m.Amount.IsNegative() {
			e.What = m.Cause
		}
	}
	n.name(Lost, e)
}
