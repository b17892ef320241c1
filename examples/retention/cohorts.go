package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// printCohorts prints how much of each quarter's new customers is left, by the
// number of quarters since.
func (p *page) printCohorts() {
	p.title("Cohorts by the quarter of the start: revenue kept, growth not counted, after so many quarters%s", in(p.Cohorts.Currency))
	p.printTriangle(p.Cohorts.Capped(), "started with", func(r metrics.TriangleRow) string { return p.amount(r.Base) })
	p.title("The same cohorts: accounts kept")
	p.printTriangle(p.Cohorts.Logos(), "accounts", func(r metrics.TriangleRow) string { return grouped(r.Base.StringFixed(0)) })
	if n := p.Cohorts.Earlier; n > 0 {
		fmt.Fprintf(p.out, "\n%s accounts started before the first quarter and are in none of the rows.\n", count(n))
	}
}

func (p *page) printTriangle(t metrics.Triangle, base string, show func(metrics.TriangleRow) string) {
	t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r metrics.TriangleRow) bool { return r.Base.IsZero() }) // nobody started
	rows := table{}
	head := []string{"", base}
	pool := t.Pool(metrics.PoolWeighted)
	for age := range pool {
		head = append(head, strconv.Itoa(age))
	}
	rows.add(head...)
	for range head {
		rows.align += "r"
	}
	for _, r := range t.Rows {
		row := []string{r.Cohort, show(r)}
		for age := range r.Values {
			row = append(row, points(r.Retention(age)))
		}
		rows.add(row...)
	}
	together := []string{"together", ""}
	cohorts := []string{"cohorts", ""}
	for _, a := range pool {
		together = append(together, points(a.Retention))
		cohorts = append(cohorts, strconv.Itoa(a.Cohorts))
	}
	rows.add(together...)
	rows.add(cohorts...)
	p.out.WriteString(rows.String())
}

// points is percent without decimals, for a table of many columns.
func points(r successkit.Rate) string {
	if !r.Defined() {
		return "–"
	}
	return r.Percent(0)
}
