package main

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/metrics/renewal"
)

// printRenewals prints what came up for renewal and what became of it, each
// delivery model apart.
func (p *page) printRenewals(r renewals) {
	p.title("Renewals of the contract lines due in the period%s", in(r.All.Currency))
	columns := r.Delivery
	if len(columns) > 1 {
		columns = append(slices.Clone(columns), r.All)
	}
	t := table{align: "lrrrrrrrr"}
	row := func(name string, cells func(renewal.Report) []string) {
		list := []string{name}
		for _, c := range columns {
			list = append(list, cells(c)...)
		}
		t.add(list...)
	}
	lines := func(name string, of func(renewal.Report) renewal.Portion) {
		row(name, func(c renewal.Report) []string {
			l := of(c)
			return []string{p.amount(l.AmountDue), count(l.Lines)}
		})
	}
	timing := func(name string, of func(renewal.Report) renewal.Timing) {
		lines(name, func(c renewal.Report) renewal.Portion {
			return renewal.Portion{Lines: of(c).Lines, AmountDue: of(c).AmountDue}
		})
	}
	change := func(name string, of func(renewal.Report) renewal.Change) {
		lines(name, func(c renewal.Report) renewal.Portion {
			return renewal.Portion{Lines: of(c).Lines, AmountDue: of(c).Amount}
		})
	}
	row("", func(c renewal.Report) []string { return []string{model(c), "lines"} })
	lines("due", func(c renewal.Report) renewal.Portion { return c.Due })
	lines("renewed", func(c renewal.Report) renewal.Portion { return c.Renewed })
	timing("  early", func(c renewal.Report) renewal.Timing { return c.Early })
	timing("  late", func(c renewal.Report) renewal.Timing { return c.Late })
	timing("  late, beyond grace", func(c renewal.Report) renewal.Timing { return c.Restated })
	lines("lost", func(c renewal.Report) renewal.Portion { return c.Lost })
	lines("open", func(c renewal.Report) renewal.Portion { return c.Open })
	lines("  open, beyond grace", func(c renewal.Report) renewal.Portion { return c.OpenPastGrace })
	lines("  open, notice given", func(c renewal.Report) renewal.Portion { return c.Notice })
	change("uplift", func(c renewal.Report) renewal.Change { return c.Uplift })
	change("reduction", func(c renewal.Report) renewal.Change { return c.Reduction })
	change("add-ons", func(c renewal.Report) renewal.Change { return c.AddOns })
	rate := func(name string, cell func(renewal.Report) string) {
		row(name, func(c renewal.Report) []string { return []string{cell(c), ""} })
	}
	rate("DRR gross", func(c renewal.Report) string { return percent(c.Gross) })
	rate("DRR net", func(c renewal.Report) string { return percent(c.Net) })
	rate("lines renewed", func(c renewal.Report) string { return percent(c.Count) })
	rate("customers renewed", func(c renewal.Report) string { return percent(c.Customers) })
	p.out.WriteString(t.String())
	text := fmt.Sprintf("DRR gross is %s: of the money that came due, what renewed, uplift not counted; net is %s, with uplift and add-ons. %s.",
		p.parts(r.All.Gross), p.parts(r.All.Net), sentence(r.All.Convention.String()))
	if len(columns) > 1 {
		text += " On-premise usually renews higher: the delivery models have no target and no ranking in common."
	}
	fmt.Fprintf(p.out, "\n%s", wrap(text))
	if n := r.All.Ignored; n > 0 {
		fmt.Fprintf(p.out, "Left out are %s outcomes that were not known by %s.\n", count(n), p.AsOf)
	}
	if r.Bridge != nil {
		p.printBridge(*r.Bridge)
	}
}

// model returns what the delivery model of a report is called.
func model(r renewal.Report) string {
	if len(r.Models) != 1 {
		return "together"
	}
	switch m := r.Models[0]; m {
	case renewal.SaaS:
		return "SaaS"
	case renewal.OnPremise, renewal.Hybrid:
		return m.String()
	case renewal.UnknownDelivery:
	}
	return "not said"
}

// printBridge prints how retention and renewal rate hang together.
func (p *page) printBridge(b renewal.Bridge) {
	p.title("From retention to the renewal rate")
	t := table{align: "lrl"}
	row := func(name string, d decimal.Decimal, words string) { t.add(name, p.amount(d), words) }
	row("opening book", b.Opening, "")
	row("  was due", b.Due, "")
	row("  was not", b.NotDue, "not due in the period, or not decided")
	row("− lost at renewal", b.LostAtRenewal, "")
	row("− lost elsewhere", b.LostElsewhere, "in mid-term, or dated otherwise in the two books")
	row("+ set off", b.Offset, "what an account lost in one place and has in another, such as open lines it still pays")
	t.add("= kept", p.amount(b.Kept), "GRR "+percent(b.GRR))
	row("+ gained at renewal", b.GainedAtRenewal, "")
	row("+ gained elsewhere", b.GainedElsewhere, "")
	row("− set off", b.Offset, "")
	t.add("= pays at the end", p.amount(b.Remained), "NRR "+percent(b.NRR))
	row("due of others", b.Outside.Due, "of customers without revenue at the start")
	row("  lost", b.Outside.Lost, "")
	row("  gained", b.Outside.Gained, "")
	t.add("due together", p.amount(b.Due.Add(b.Outside.Due)), "DRR gross "+percent(b.DRRGross)+", net "+percent(b.DRRNet))
	p.out.WriteString(t.String())
}
