package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/portfolio"
)

// phrases are the texts of every reason on the page.
func phrases() successkit.Phrases {
	all := successkit.Phrases{}
	for _, p := range []successkit.Phrases{health.Phrases(), alert.Phrases(), people.Phrases(), portfolio.Phrases()} {
		maps.Copy(all, p)
	}
	return all
}

// print writes the page.
func (r *report) print(out io.Writer) {
	fmt.Fprintf(out, "Health of %d customers on %s\n\n", len(r.accounts), r.AsOf)
	r.printPortfolio(out)
	r.printCalls(out)
	r.printChanges(out)
	if r.Explained != nil {
		r.Explained.print(out)
	}
}

func (r *report) printPortfolio(out io.Writer) {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\tcustomers\tred\tyellow\tgreen\tunknown\tred\tyellow\tgreen\tunknown\t")
	fmt.Fprintln(t, "model\t\t\t\t\t\tARR\tARR\tARR\tARR\t")
	var all [4]portfolio.Cell
	for _, s := range r.Portfolio {
		cells := append(slices.Clone(s.Bands), s.Unknown)
		for i := range all {
			all[i].Accounts += cells[i].Accounts
			all[i].Money = all[i].Money.Add(cells[i].Money)
		}
		printCells(t, s.View.Model, cells)
	}
	printCells(t, "all", all[:])
	_ = t.Flush()
	for _, w := range r.Warnings {
		fmt.Fprintf(out, "Note on %s: %s\n", w.Model, phrases().Text(w.Why))
	}
	e := r.Exposure
	share, _ := successkit.NewRate(e.AtRisk, e.Renewable)
	fmt.Fprintf(out, "\nAt risk: %s of %s ARR (%s), with %d of %d customers in %d open risks. No customer counts twice.\n",
		amount(e.AtRisk), amount(e.Renewable), share.Percent(1), e.Exposed, e.Accounts, e.Risks)
}

func printCells(out io.Writer, name string, cells []portfolio.Cell) {
	var n int64
	var counts, money []string
	for _, c := range cells {
		n += c.Accounts
		counts = append(counts, strconv.FormatInt(c.Accounts, 10))
		money = append(money, amount(c.Money))
	}
	fmt.Fprintf(out, "%s\t%d\t%s\t\n", name, n, strings.Join(append(counts, money...), "\t"))
}

func (r *report) printCalls(out io.Writer) {
	fmt.Fprintln(out, "\nTo call")
	if len(r.Calls) == 0 {
		fmt.Fprintln(out, "  nobody")
	}
	for _, c := range r.Calls {
		a := r.find(c.Account)
		fmt.Fprintf(out, "  %s %s, %s: %s, trend %s, renews %s, %s of %s ARR at risk\n", a.ID, a.Name, c.Tier, standing(a.Score),
			a.Trend.Direction, a.Renewal, amount(a.Register.AtRisk), amount(a.Money))
		for _, risk := range c.Risks {
			fmt.Fprintf(out, "    %-9s  %s (since %s)\n", risk.Owner, phrases().Text(risk.Why), risk.Opened)
		}
		if len(a.Score.Down) > 0 {
			fmt.Fprintf(out, "    %-9s  %s\n", "weakest", phrases().Text(a.Score.Down[0]))
		}
		fmt.Fprintf(out, "    %-9s  %s\n", "people", relationships(a))
	}
}

// standing is a score in words.
func standing(s health.Score) string {
	if !s.Value.Known() {
		return "no score"
	}
	return fmt.Sprintf("%s %s", s.Band, s.Value.Display(0))
}

// relationships says whom the vendor knows, and who will still be there.
func relationships(a *account) string {
	p := a.People
	text := map[people.Breadth]string{people.None: "Nobody is", people.Single: "One person is", people.Several: fmt.Sprintf("%d people are", p.Threads)}[p.Breadth] +
		fmt.Sprintf(" in contact, %s of the roles wanted", p.RoleCoverage.Percent(0))
	if a.Renewal.IsZero() {
		return text + "."
	}
	text += fmt.Sprintf("; the chance that one of the roles is still filled at renewal is %.0f%%", 100*a.Sponsors.Any)
	if a.Sponsors.More > 0 {
		text += fmt.Sprintf(", and %s would make it 90%%", counted(a.Sponsors.More, "further relationship"))
	}
	return text + "."
}

// counted is a number of things in words.
func counted(n int, thing string) string {
	if n == 1 {
		return "one " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func (r *report) printChanges(out io.Writer) {
	fmt.Fprintf(out, "\nSince %s\n", r.AsOf.AddDays(-7))
	nothing := true
	for _, m := range r.Moves {
		nothing = false
		fmt.Fprintf(out, "  %s %s: %s to %s, %s ARR\n", m.Account, r.moved[m.Account], markText(m.Before), markText(m.After), amount(m.Money))
	}
	line := func(what string, list []alert.Risk) {
		rules := map[string]int{}
		for _, risk := range list {
			rules[risk.Rule]++
		}
		var parts []string
		for rule, n := range rules {
			parts = append(parts, fmt.Sprintf("%d %s", n, rule))
		}
		slices.Sort(parts)
		if len(parts) > 0 {
			nothing = false
			fmt.Fprintf(out, "  %s: %s\n", what, strings.Join(parts, ", "))
		}
	}
	line("Risks opened", r.Opened)
	line("Risks cleared", r.Cleared)
	if nothing {
		fmt.Fprintln(out, "  nothing changed")
	}
}

func markText(m health.Mark) string {
	if !m.Value.Known() {
		return "no score"
	}
	return m.Band + " " + m.Value.Display(0)
}
