package main

import (
	"fmt"
	"strings"

	"github.com/successkit/successkit/journey/expansion"
)

// printOffers prints the expansions that are due, and what the next quarter may bring.
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
		first := strings.Join(g.customers[:min(5, len(g.customers))], ", ")
		if len(g.customers) > 5 {
			first += " …"
		}
		t.add(o.Name, grouped(o.Value.StringFixed(0)), count(g.states[expansion.Due]), count(g.states[expansion.Missed]),
			count(g.states[expansion.Discussed]), count(g.states[expansion.Accepted]), count(g.states[expansion.Declined]), first)
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
