package main

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// printCauses prints why revenue was lost, and what brought expansion.
func (p *page) printCauses() {
	if len(p.Waterfall.Causes) == 0 {
		return
	}
	p.title("Why")
	t := table{align: "llrrr"}
	t.add("", "cause", "amount", "times", "share")
	for _, k := range []metrics.Kind{metrics.Churn, metrics.Contraction, metrics.Expansion} {
		p.addCauses(&t, k)
	}
	p.out.WriteString(t.String())
}

// addCauses adds the causes of a kind of movement, the largest first, and what
// was said of none.
func (p *page) addCauses(t *table, k metrics.Kind) {
	whole := p.Waterfall.Line(k)
	rest := metrics.Line{Amount: whole.Amount, Events: whole.Events}
	var list []metrics.CauseLine
	for _, c := range p.Waterfall.Causes {
		if c.Kind == k {
			list = append(list, c)
			rest.Amount, rest.Events = rest.Amount.Sub(c.Amount), rest.Events-c.Events
		}
	}
	slices.SortStableFunc(list, func(x, y metrics.CauseLine) int { return y.Amount.Cmp(x.Amount) })
	if rest.Events > 0 {
		list = append(list, metrics.CauseLine{Cause: "not said", Line: rest})
	}
	name := k.String()
	for _, c := range list {
		t.add(name, c.Cause, p.amount(c.Amount), count(c.Events), percent(shareOf(c.Amount, whole.Amount)))
		name = ""
	}
}

// shareOf returns a part of a whole.
func shareOf(part, whole decimal.Decimal) successkit.Rate {
	r, err := successkit.NewRate(part, whole)
	if err != nil {
		return successkit.Rate{}
	}
	return r
}
