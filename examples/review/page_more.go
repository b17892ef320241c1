package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/successkit/successkit/success/report"
)

// printWins prints what is to be celebrated.
func (p *page) printWins() {
	w := p.Report.Wins
	p.title("Wins")
	p.text("Goals reached: %s.", counts(w.Goals))
	p.text("Success milestones reached: %s.", counts(w.Milestones))
	p.text("At the objective of their journey: %d customers then, %d now. Grown: %s.",
		w.Activated.Opening.Accounts, w.Activated.Closing.Accounts, stock(w.Expansion))
	for _, r := range p.Report.Worth.Returns {
		g := p.Report.Worth.Gained.Closing
		p.text("What they gained, of the %d of whom it is known: %s %s, a return of %s.",
			g.Accounts, money(g.In(r.Currency)), r.Currency, percent(r.Closing))
	}
	a := p.Report.Advocacy
	p.text("Speaking for us: %d customers then, %d now; against us: %d then, %d now.",
		a.Advocates.Opening.Accounts, a.Advocates.Closing.Accounts, a.Detractors.Opening.Accounts, a.Detractors.Closing.Accounts)
	p.printNamed("New advocates:", report.NewAdvocates)
}

func counts(list []report.Count) string {
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%s %d", plain(c.What), c.Count))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// printRisks prints who was lost and who is unhappy.
func (p *page) printRisks() {
	r := p.Report.Risks
	p.title("Risks")
	p.text("%s have an action that is overdue.", stock(r.Overdue.Closing))
	p.printNamed("Lost:", report.Lost)
	var blames []string
	for _, l := range p.Report.Losses {
		blames = append(blames, fmt.Sprintf("%s %s", plain(l.Blame.String()), stock(l.Stock)))
	}
	if len(blames) > 0 {
		p.line("Whose failure that was:", "%s.", strings.Join(blames, ", "))
	}
	p.printNamed("Stay, and are not successful:", report.Unhappy)
}

// printTargets prints where the figures stand that are to be reached.
func (p *page) printTargets() {
	if len(p.Report.Targets) == 0 {
		return
	}
	p.title("Targets")
	t := table{align: "lrrrll"}
	t.add("", "stands", "by now", "goal", "by", "")
	for _, a := range p.Report.Targets {
		by := "always"
		if !a.By.IsZero() {
			by = a.By.String()
		}
		t.add(plain(a.ID), percent(a.Stands), percent(a.Expected), a.Goal.Shift(2).StringFixed(1)+"%", by, plain(a.Progress.String()))
	}
	t.print(p.out)
}

// printObstacles prints what the company should change.
func (p *page) printObstacles() {
	o := p.Report.Obstacles
	p.title("What keeps customers from their outcome: for product, sales and marketing")
	t := table{align: "lrrr"}
	t.add("", "then", "now", "a year")
	for _, k := range o.Kinds {
		t.add(plain(k.Kind.String()), strconv.FormatInt(k.Opening.Accounts, 10), strconv.FormatInt(k.Closing.Accounts, 10), amounts(k.Closing.Money))
	}
	t.add("any of them", strconv.FormatInt(o.Any.Opening.Accounts, 10), strconv.FormatInt(o.Any.Closing.Accounts, 10), amounts(o.Any.Closing.Money))
	t.print(p.out)
}

// printExceptions prints how often the structure did not hold.
func (p *page) printExceptions() {
	e := p.Report.Exceptions
	var raised, granted, open int64
	for _, l := range e.Lines {
		raised, granted, open = raised+l.Raised, granted+l.Granted, open+l.Open
	}
	if len(e.Lines) == 0 {
		return
	}
	text := fmt.Sprintf("%d asked for, %d granted, %d not ruled on", raised, granted, open)
	if e.Common != "" {
		text += fmt.Sprintf(", most often because of %s", plain(e.Common))
	}
	text += fmt.Sprintf("; %s of the customers had one", percent(e.Rate))
	if e.TooMany {
		text += ", where the structure should hold 99 of 100"
	}
	p.line("Exceptions:", "%s.", text)
}

// printActions prints what is to be done first.
func (p *page) printActions() {
	if len(p.pressing) == 0 {
		return
	}
	p.title("Next actions: the first %d of %d", len(p.pressing), p.actions)
	for _, a := range p.pressing {
		p.line("-", "%s %s: %s (%s, %s, %s at stake). %s", a.Account, a.name, a.Do, a.Owner,
			due(a.Action, p.asOf), money(a.Value), words(a.Reason))
	}
}
