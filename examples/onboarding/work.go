package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/successkit/successkit/journey"
)

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
		hours, customers := strconv.FormatFloat(float64(minutes)/60, 'f', 1, 64), count(len(seen))
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
