package report

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

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
		n.lost(fit.Unassessed, audit.UnknownBlame)
		return
	}
	movements, err := n.account.Movements(n.scope.AsOf)
	if err != nil {
		f.Merge("", err)
		return
	}
	lines, err := n.account.Renewals(n.scope.AsOf)
	f.Merge("", err)
	first := slices.MinFunc(contracts, func(x, y success.Contract) int {
		return cmp.Or(x.Start.Compare(y.Start), x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID))
	})
	signed := n.atSigning(f, first)
	n.lost(signed, n.blame(f, first))
	n.revenue(f, movements, signed)
	n.renewals(f, lines, signed)
}

// left reports whether the account was a customer at the opening and is none any
// more.
func (n *counting) left() bool { return n.was.customer() && !n.is.customer() }

// blame returns whose failure it was that the account has left, and that it is not
// known where it has not, or is said to have done so before it signed.
func (n *counting) blame(f *successkit.Faults, first success.Contract) audit.Blame {
	// One that has a contract to come has left, and no day says so but that of the
	// report.
	left := cmp.Or(n.is.Terms.Left, n.scope.AsOf)
	if !n.left() || left.Before(first.Date) {
		return audit.UnknownBlame
	}
	loss, err := n.auditor.Attribute(audit.Loss{Customer: n.account.ID, Signed: first.Date, Left: left, Facts: n.account.Fit}, n.scope.AsOf)
	f.Merge("fit", err)
	return loss.Blame
}

// atSigning returns how Success Potential stood on the day on which the first
// contract was signed, by the profile then in force and by what is known now.
func (n *counting) atSigning(f *successkit.Faults, first success.Contract) fit.Verdict {
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
// somebody gave, and counts whose failure that was.
func (n *counting) lost(signed fit.Verdict, blame audit.Blame) {
	if !n.left() {
		return
	}
	n.stand(ByBlame, "", blame.String(), "", n.was.Terms.Value, decimal.Decimal{})
	e := Entry{AtSigning: signed, Blame: blame, Date: n.is.Terms.Left, New: true, Money: n.was.Terms.Value}
	for _, d := range n.account.Departures {
		if d.Date == e.Date && d.KnownOn(n.scope.AsOf) {
			e.What = max(e.What, d.Cause)
		}
	}
	n.name(Lost, e)
}
