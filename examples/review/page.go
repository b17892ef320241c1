package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// A page prints what a company comes to.
type page struct {
	*company
	document
	out io.Writer
}

// print writes the report, whose time goes where, and what is to be done next.
func (p *page) print() {
	s := p.Report.Scope
	fmt.Fprintf(p.out, "%s, version %d: %s to %s, as of %s\n", s.Program, s.Version, s.Period.Start(), s.Period.Last(), s.AsOf)
	for _, r := range p.Report.Results {
		p.printResult(r)
	}
	p.printSuccess()
	p.printWarnings()
	p.printWins()
	p.printRisks()
	p.printTargets()
	p.printObstacles()
	p.printExceptions()
	p.printTime()
	p.printCoverage()
	p.printActions()
}

// title begins a section.
func (p *page) title(format string, args ...any) { fmt.Fprintf(p.out, "\n"+format+"\n", args...) }

func (p *page) line(head, format string, args ...any) {
	fmt.Fprint(p.out, item("  "+head, fmt.Sprintf(format, args...)))
}

// text writes lines of a section.
func (p *page) text(format string, args ...any) {
	fmt.Fprint(p.out, wrap(fmt.Sprintf(format, args...), "  "))
}

// printResult prints what became of the revenue in one currency.
func (p *page) printResult(r report.Result) {
	w := r.Waterfall
	p.title("Results, %s a year", r.Currency)
	renewed := "nothing was due for renewal"
	if n := r.Renewals; n.Gross.Defined() {
		renewed = fmt.Sprintf("of what was due for renewal %s was renewed, %s with what grew, %s of the contracts", n.Gross.Percent(1), n.Net.Percent(1), n.Count.Percent(1))
	}
	p.text("GRR %s, NRR %s, customers kept %s; %s.", percent(r.Retention.GRR), percent(r.Retention.NRR), percent(r.Retention.LogoRetention), renewed)
	t := table{align: "rrrrrrr"}
	t.add("opening", "+ new", "+ expansion", "+ reactivation", "− contraction", "− churn", "= closing")
	t.add(money(w.Opening), money(w.New.Amount), money(w.Expansion.Amount), money(w.Reactivation.Amount),
		money(w.Contraction.Amount), money(w.Churn.Amount), money(w.Closing))
	accounts := func(l metrics.Line) string { return strconv.FormatInt(l.Accounts, 10) }
	t.add(strconv.FormatInt(w.OpeningAccounts, 10), accounts(w.New), accounts(w.Expansion), accounts(w.Reactivation),
		accounts(w.Contraction), accounts(w.Churn), strconv.FormatInt(w.ClosingAccounts, 10)+" accounts")
	t.print(p.out)
	var causes []string
	for _, c := range r.Causes {
		cause := plain(c.Cause)
		switch {
		case cause == "":
			cause = c.Kind.String() + " nobody has explained"
		case c.Kind == metrics.Contraction:
			cause += " (contraction)"
		}
		causes = append(causes, fmt.Sprintf("%s %s", cause, c.Share.Percent(1)))
	}
	if len(causes) > 0 {
		p.line("Lost of the opening:", "%s.", strings.Join(causes, ", "))
	}
	var fits []string
	for _, f := range r.ByFit {
		if f.Retention.GRR.Defined() {
			fits = append(fits, fmt.Sprintf("%s %s of %s", plain(f.AtSigning.String()), f.Retention.GRR.Percent(1), money(f.Retention.GRR.Den())))
		}
	}
	p.line("GRR by Success Potential at signing:", "%s.", strings.Join(fits, ", "))
	p.line("Convention:", "%s.", r.Retention.Convention)
}

// printSuccess prints who is successful.
func (p *page) printSuccess() {
	p.title("Success: who has its Desired Outcome")
	p.printSplit(p.Report.Verdicts)
	r := p.Report.Risks
	p.text("%s stay and are not successful; %s are, and may leave all the same.",
		stock(r.RetainedButUnsuccessful.Closing), stock(r.SuccessfulButAtRisk.Closing))
}

// printSplit prints how many were and are in each state.
func (p *page) printSplit(s report.Split) {
	t := table{align: "lrrr"}
	t.add("", "then", "now", "a year")
	for _, l := range s.Lines {
		t.add(plain(l.State), strconv.FormatInt(l.Opening.Accounts, 10), strconv.FormatInt(l.Closing.Accounts, 10), amounts(l.Closing.Money))
	}
	t.print(p.out)
}

// printWarnings prints the early warnings.
func (p *page) printWarnings() {
	w := p.Report.Warnings
	p.title("Early warnings: health, which is no result")
	p.printSplit(w.Bands)
	p.text("At risk of leaving: %s, %d of them new.", stock(w.AtRisk.Closing), w.AtRisk.Raised())
	p.text("Among them: health in the worst band %d, renewal near and health not good %d, silent %d, nobody met %d, leaving %d, term over %d.",
		w.WorstBand.Closing.Accounts, w.RenewalAtRisk.Closing.Accounts, w.Silent.Closing.Accounts, w.NobodyMet.Closing.Accounts,
		p.Report.Risks.Leaving.Closing.Accounts, p.Report.Risks.RenewalPassed.Closing.Accounts)
	p.text("Hanging on one person: %s.", stock(w.SingleContact.Closing))
	p.printNamed("Most at stake:", report.Threatened)
}

// printNamed prints the first of a list.
func (p *page) printNamed(head string, l report.List) {
	const few = 5
	for _, n := range p.Report.Who {
		if n.List != l {
			continue
		}
		var names []string
		for _, e := range n.Entries[:min(few, len(n.Entries))] {
			what := ""
			if e.What != "" {
				what = ", " + plain(e.What)
			}
			names = append(names, fmt.Sprintf("%s %s (%s%s)", e.Account, e.Name, money(e.Money), what))
		}
		p.line(head, "%s.", strings.Join(names, ", "))
	}
}

// stock returns accounts with their money.
func stock(s report.Stock) string {
	text := counted(int(s.Accounts), "customer")
	if len(s.Money) > 0 {
		text += " with " + amounts(s.Money)
	}
	return text
}

// amounts returns money in every currency.
func amounts(list []success.Amount) string {
	var parts []string
	for _, a := range list {
		parts = append(parts, strings.TrimSpace(money(a.Value)+" "+a.Currency))
	}
	if len(parts) == 0 {
		return "–"
	}
	return strings.Join(parts, " + ")
}

// percent returns a rate, and a dash where it is undefined.
func percent(r successkit.Rate) string {
	if !r.Defined() {
		return "–"
	}
	return r.Percent(1)
}
