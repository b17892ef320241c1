package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit/journey/cohort"
)

// days returns an estimate for a table, with its interval.
func days(e cohort.Estimate) string {
	if e.Days == nil {
		return "not yet"
	}
	text := number(*e.Days)
	if e.Interval.IsZero() {
		return text
	}
	upper := "…"
	if u := e.Interval.Upper(); u < 1e9 {
		upper = number(u)
	}
	return text + " (" + number(e.Interval.Lower()) + " to " + upper + ")"
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// printTiming prints how long customers take, and where they stand.
func (p *page) printTiming() {
	first := p.firstValue()
	p.title("Days to first value: %s", p.name(first))
	t := table{align: "lrrlrrlr"}
	t.add("coverage", "customers", "there", "half by day (95 %)", "nine in ten", "arrived", "bottleneck", "stuck")
	for _, g := range p.timing.Groups {
		i := slices.IndexFunc(g.Milestones, func(m cohort.Timing) bool { return m.Milestone == first })
		stuck := int64(0)
		for _, m := range g.Milestones {
			if m.Milestone == g.Bottleneck {
				stuck = m.Stuck
			}
		}
		nine := "not yet"
		if d := g.Milestones[i].Days.P90.Days; d != nil {
			nine = number(*d)
		}
		t.add(coverage(g.Coverage), count(g.Customers), count(g.Milestones[i].Reached), days(g.Milestones[i].Days.Median), nine,
			percent(g.Completion), g.Bottleneck, count(stuck))
	}
	p.out.WriteString(t.String())
	if c := p.compared; c != nil && c.P != nil {
		verdict := "as it may by chance"
		if *c.P < 0.05 {
			verdict = "more than chance explains"
		}
		fmt.Fprintf(p.out, "%s and %s differ %s (log-rank, p %s); coverage is not given at random.\n",
			coverage(c.Coverages[0]), coverage(c.Coverages[1]), verdict, chance(*c.P))
	}
	p.title("Where customers stand")
	t = table{align: "lrrrrrll"}
	t.add("milestone", "there", "late", "under way", "stuck", "waiting", "days it takes: half", "three in four")
	for i, m := range p.path.Definition().Milestones {
		var n cohort.Timing
		takes := [2]string{}
		for _, g := range p.timing.Groups {
			at := g.Milestones[i]
			n.Reached, n.Late, n.UnderWay, n.Stuck, n.Waiting = n.Reached+at.Reached, n.Late+at.Late, n.UnderWay+at.UnderWay, n.Stuck+at.Stuck, n.Waiting+at.Waiting
			takes[0] = list(takes[0], at.Gap.Median)
			takes[1] = list(takes[1], at.Gap.P75)
		}
		t.add(m.Name, count(n.Reached), count(n.Late), count(n.UnderWay), count(n.Stuck), count(n.Waiting), takes[0], takes[1])
	}
	p.out.WriteString(t.String())
	fmt.Fprintf(p.out, "Days are from when it could begin, in the order of the coverages above.\n")
}

// list appends an estimate to those before it.
func list(before string, e cohort.Estimate) string {
	text := "–"
	if e.Days != nil {
		text = number(*e.Days)
	}
	if before == "" {
		return text
	}
	return before + " / " + text
}

func coverage(name string) string {
	if name == "" {
		return "no variant"
	}
	return name
}

// chance returns a p-value in words.
func chance(p float64) string {
	if p < 0.001 {
		return "below 0.001"
	}
	return strconv.FormatFloat(p, 'f', 3, 64)
}
