package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cohort"
	"github.com/successkit/successkit/journey/expansion"
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
		t.add(coverage(g.Coverage), fmt.Sprint(g.Customers), fmt.Sprint(g.Milestones[i].Reached), days(g.Milestones[i].Days.Median), nine,
			percent(g.Completion), g.Bottleneck, fmt.Sprint(stuck))
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
		t.add(m.Name, fmt.Sprint(n.Reached), fmt.Sprint(n.Late), fmt.Sprint(n.UnderWay), fmt.Sprint(n.Stuck), fmt.Sprint(n.Waiting), takes[0], takes[1])
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

// A task is an intervention for one customer.
type task struct {
	customer, milestone string
	help                journey.Help
	delay               int
	enough              bool
}

// printWork prints the interventions of the week: those over the gaps on which
// customers are losing time now.
func (p *page) printWork() {
	work := map[string][]task{}
	withheld, open := 0, 0
	for i := range p.standing {
		s := &p.standing[i]
		for _, g := range s.gaps {
			status, _ := s.progress.Status(g.Milestone)
			if status.WaitsFor != "" || status.Begin.After(p.asOf) {
				continue // there is time: what is before it comes first
			}
			open++
			withheld += len(g.Withheld)
			for _, h := range g.Help {
				owner := string(h.Owner)
				if owner == "" {
					owner = "the product"
				}
				work[owner] = append(work[owner], task{s.id, g.Milestone, h, g.DelayDays, g.Sufficient})
			}
		}
	}
	p.title("This week's interventions, the cheapest that suffice over %d gaps", open)
	names := map[string]string{}
	for _, v := range p.path.Definition().Interventions {
		names[v.ID] = v.Name
	}
	t := table{align: "lrrl"}
	t.add("owner", "hours", "customers", "first of them")
	for _, owner := range slices.Sorted(maps.Keys(work)) {
		tasks := work[owner]
		slices.SortStableFunc(tasks, func(a, b task) int { // where it is enough first, then where most is lost
			if a.enough != b.enough {
				if a.enough {
					return -1
				}
				return 1
			}
			return cmp.Compare(b.delay, a.delay)
		})
		minutes := 0
		seen := map[string]bool{}
		for _, k := range tasks {
			minutes += k.help.Minutes
			seen[k.customer] = true
		}
		hours, customers := strconv.FormatFloat(float64(minutes)/60, 'f', 1, 64), fmt.Sprint(len(seen))
		name := owner
		for _, k := range tasks[:min(3, len(tasks))] {
			enough := ""
			if !k.enough {
				enough = ", not enough"
			}
			t.add(name, hours, customers, fmt.Sprintf("%s for %s (%d days behind%s)", names[k.help.Intervention], k.customer, k.delay, enough))
			name, hours, customers = "", "", ""
		}
	}
	p.list(&t)
	if withheld > 0 {
		fmt.Fprintf(p.out, "%d more would help and are not offered: the customer's experience does not permit them.\n", withheld)
	}
}

func (p *page) printOffers() {
	if p.catalogue == nil {
		return
	}
	type group struct {
		states    [6]int
		customers []string
	}
	offers := p.catalogue.Definition().Offers
	groups := map[string]*group{}
	for i := range p.standing {
		for _, o := range p.standing[i].offers.Opportunities {
			g := groups[o.Offer]
			if g == nil {
				g = &group{}
				groups[o.Offer] = g
			}
			g.states[o.State]++
			if o.State == expansion.Due {
				g.customers = append(g.customers, p.standing[i].id)
			}
		}
	}
	currency := ""
	if c := p.catalogue.Definition().Currency; c != "" {
		currency = " " + c
	}
	p.title("Expansions, now that their milestone is reached")
	t := table{align: "lrrrrrrl"}
	t.add("offer", "value"+currency, "due", "missed", "discussed", "taken", "declined", "due at")
	for _, o := range offers {
		g := groups[o.ID]
		if g == nil {
			g = &group{}
		}
		first := ""
		for i, c := range g.customers {
			if i == 5 {
				first += " …"
				break
			}
			if i > 0 {
				first += ", "
			}
			first += c
		}
		t.add(o.Name, grouped(o.Value.StringFixed(0)), fmt.Sprint(g.states[expansion.Due]), fmt.Sprint(g.states[expansion.Missed]),
			fmt.Sprint(g.states[expansion.Discussed]), fmt.Sprint(g.states[expansion.Accepted]), fmt.Sprint(g.states[expansion.Declined]), first)
	}
	p.out.WriteString(t.String())
	f := p.forecast
	fmt.Fprintf(p.out, "\nFrom %s to %s it may bring %s%s a year:\n", f.Window.Start(), f.Window.Last(), grouped(f.Value.StringFixed(0)), currency)
	for _, l := range f.Lines {
		fmt.Fprintf(p.out, "  %s: %s reach %s, %s of at most %s; %d left out\n",
			l.Offer, customers(l.Customers), l.Milestone, grouped(l.Value.StringFixed(0)), grouped(l.Full.StringFixed(0)), len(l.Excluded))
	}
	a := f.Assumptions
	fmt.Fprintf(p.out, "assuming that %s %% (no pace shown) to %s %% (three milestones or more) of those reach it, and\n%s %% who are ahead, %s %% slow, %s %% stalled take it.\n",
		a.Reach[0].Shift(2).StringFixed(0), a.Reach[3].Shift(2).StringFixed(0), a.Take.Ahead.Shift(2).StringFixed(0), a.Take.Slow.Shift(2).StringFixed(0), a.Take.Stalled.Shift(2).StringFixed(0))
}

// printJudged prints how good the forecasts were.
func (p *page) printJudged() {
	r := p.judged
	p.title("Were the forecasts any good? All that is known up to %s tells", p.known)
	fmt.Fprintf(p.out, "Of %d milestones of %d customers %s became overdue.\n", r.Milestones, r.Customers, percent(r.Base))
	fmt.Fprintf(p.out, "Of those flagged at risk, week by week, %s became overdue (%s).\n", percent(r.Precision), r.Precision)
	fmt.Fprintf(p.out, "Of those that became overdue %s had been flagged (%s).\n", percent(r.Recall), r.Recall)
	if r.WarningDays != nil {
		fmt.Fprintf(p.out, "Half of the true flags came %s days or more before the date.\n", number(*r.WarningDays))
	}
	p.out.WriteString("\nOf a hundred dates that a percentile gave, on day 14 and day 42 of a journey, so many held:\n\n")
	t := table{align: "lrl"}
	t.add("percentile", "held", "95 %")
	for _, c := range r.Calibration {
		interval := ""
		if !c.Interval.IsZero() {
			interval = strconv.FormatFloat(100*c.Interval.Lower(), 'f', 1, 64) + " to " + strconv.FormatFloat(100*c.Interval.Upper(), 'f', 1, 64)
		}
		t.add("P"+strconv.Itoa(c.Percent), percent(c.Held), interval)
	}
	p.out.WriteString(t.String())
}
