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
	contracts := slices.DeleteFunc(slices.Clone(n.account.Contracts), func(c success.Contract) bool { return !c.KnownOn(n.scope.AsOf) })
	if len(contracts) == 0 {
		return
	}
	movements, err := n.account.Movements(n.scope.AsOf)
	if err != nil {
		f.Merge("", err)
		return
	}
	lines, err := n.account.Renewals(n.scope.AsOf)
	f.Merge("", err)
	signed := n.atSigning(f, contracts)
	n.lost(signed)
	n.revenue(f, movements, signed)
	n.renewals(f, lines, signed)
}

// atSigning returns how Success Potential stood on the day on which the first of
// the contracts was signed, by the profile then in force and by what is known now.
func (n *counting) atSigning(f *successkit.Faults, contracts []success.Contract) fit.Verdict {
	first := slices.MinFunc(contracts, func(x, y success.Contract) int {
		return cmp.Or(x.Start.Compare(y.Start), x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID))
	})
	verdict, err := n.auditor.Decide(audit.Signing{
		Customer: n.account.ID, Date: first.Date, Seller: first.Seller, Channel: first.Channel, Facts: n.account.Fit,
	}, n.scope.AsOf)
	f.Merge("fit", err)
	return verdict
}

func (n *counting) revenue(f *successkit.Faults, movements []metrics.Movement, signed fit.Verdict) {
	if len(movements) == 0 {
		return
	}
	ledger, err := metrics.NewLedger(movements)
	if err != nil {
		f.Merge("", err)
		return
	}
	tally, err := ledger.AsOf(n.scope.AsOf).Tally(n.scope.Period)
	if err != nil {
		f.Merge("", err)
		return
	}
	n.tally.revenue[splitKey{movements[0].Currency, signed}] = tally
}

func (n *counting) renewals(f *successkit.Faults, lines []renewal.Line, signed fit.Verdict) {
	if len(lines) == 0 {
		return
	}
	book, err := renewal.New(lines)
	if err != nil {
		f.Merge("", err)
		return
	}
	tally, err := book.AsOf(n.scope.AsOf).Tally(n.scope.Period)
	if err != nil {
		f.Merge("", err)
		return
	}
	if s := tally.Sums(); s.Lines > 0 || !s.AmountRenewed.IsZero() {
		n.tally.renewals[splitKey{s.Currency, signed}] = tally
	}
}

// lost names the account where it has left since the opening, with the cause that
// somebody gave.
func (n *counting) lost(signed fit.Verdict) {
	if !n.was.customer() || n.is.customer() {
		return
	}
	e := Entry{AtSigning: signed, Date: n.is.Terms.Left, New: true, Money: n.was.Terms.Value}
	for _, d := range n.account.Departures {
		if d.Date == e.Date && d.KnownOn(n.scope.AsOf) {
			e.What = max(e.What, d.Cause)
		}
	}
	n.name(Lost, e)
}
