package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/success"
)

// printOverview prints one row an account, and below it in words why its first
// action is due or, where there is nothing to do, what the verdict rests on.
func (p *page) printOverview(out io.Writer) {
	fmt.Fprintf(out, "Accounts of %s, version %d, as of %s, the most pressing first\n\n",
		p.program.ID, p.program.Version, p.asOf)
	t := table{align: "llrllllll"}
	t.add("Account", "Name", "MRR", "Success", "Fit", "Health", "Next action", "Owner", "Due")
	for _, e := range p.entries {
		r := e.review
		action, owner, due := "none", "", ""
		if len(r.Actions) > 0 {
			first := r.Actions[0]
			action, owner, due = first.Do, string(first.Owner), p.due(first)
		}
		t.add(r.Account, r.Name, mrr(e), plain(r.Verdict.String()), plain(r.Fit.Verdict.String()), band(r.Health),
			action, owner, due)
	}
	lines := t.lines()
	fmt.Fprintln(out, lines[0])
	for i, e := range p.entries {
		fmt.Fprintln(out, lines[1+i])
		fmt.Fprint(out, wrap(why(e.review), "    "))
	}
}

// why says in words why the first action of a review is due, or what its
// verdict rests on where there is nothing to do.
func why(r success.Review) string {
	if len(r.Actions) == 0 {
		return words(r.Reasons[0])
	}
	text := words(r.Actions[0].Reason)
	if more := len(r.Actions) - 1; more > 0 {
		text += fmt.Sprintf(" And %d more.", more)
	}
	return text
}

// due returns the day of an action, and says where it is past.
func (p *page) due(a success.Action) string {
	if !a.Due.IsZero() && a.Due.Before(p.asOf) {
		return a.Due.String() + " overdue"
	}
	return day(a.Due)
}

// band returns band and score. An account without a score is unknown, which is
// no band.
func band(s health.Score) string {
	if s.State == health.Unknown {
		return "unknown"
	}
	return s.Band + " " + s.Value.Display(0)
}

// mrr returns the recurring revenue of an account, and a dash where it has
// none.
func mrr(e entry) string {
	if e.mrr.IsZero() {
		return "–"
	}
	return money(e.mrr)
}

// printRetention prints what the revenue did over the twelve months.
func (p *page) printRetention(out io.Writer) {
	w, r := p.waterfall, p.retention
	fmt.Fprintf(out, "\nRecurring revenue a month, %s, from %s to %s\n\n", w.Currency, w.Period.Start(), w.Period.Last())
	t := table{align: "lrr"}
	t.add("", "amount", "accounts")
	t.add("opening", money(w.Opening), strconv.FormatInt(w.OpeningAccounts, 10))
	movement := func(name string, l metrics.Line) {
		t.add(name, money(l.Amount), strconv.FormatInt(l.Accounts, 10))
	}
	movement("+ new", w.New)
	movement("+ expansion", w.Expansion)
	movement("+ reactivation", w.Reactivation)
	movement("+ transfer in", w.TransferIn)
	movement("− contraction", w.Contraction)
	movement("− churn", w.Churn)
	movement("− transfer out", w.TransferOut)
	t.add("= closing", money(w.Closing), strconv.FormatInt(w.ClosingAccounts, 10))
	for _, line := range t.lines() {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintln(out)
	t = table{align: "lrrl"}
	rate := func(name string, rate successkit.Rate, parts, words string) {
		t.add(name, rate.Percent(1), parts, words)
	}
	rate("GRR", r.GRR, amounts(r.GRR), "kept of the opening book; growth of one account does not make up for loss of another")
	rate("NRR", r.NRR, amounts(r.NRR), "what the opening book pays at the end; its growth counts, new customers do not")
	rate("gross churn", r.GrossChurn, amounts(r.GrossChurn), "lost of the opening book, 1 − GRR")
	rate("logo churn", r.LogoChurn, r.LogoChurn.String(), "accounts of the opening book that are gone at the end")
	for _, line := range t.lines() {
		fmt.Fprintln(out, line)
	}
	fmt.Fprint(out, "\n", item("Convention:", r.Convention.String()+"."))
	if r.Ignored > 0 {
		fmt.Fprintf(out, "Movements left out, as not known by %s: %d.\n", p.asOf, r.Ignored)
	}
}

// amounts returns the two parts of a rate of revenue.
func amounts(r successkit.Rate) string { return money(r.Num()) + "/" + money(r.Den()) }
