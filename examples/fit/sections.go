package main

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/fit/market"
)

func (p *page) printAudit() {
	if p.All.Signed == 0 {
		return
	}
	p.title("The customers that were won: %s, of whom %s could not succeed when they signed", count(p.All.Signed), count(p.All.Bad))
	t := table{align: "lrrrrrrrr"}
	t.add("", "signed", "settled", "bad fit", "share", "95% interval", "knowingly", "not told", "not yet known")
	row := func(name string, s audit.Share) {
		if name == "" {
			name = "not named"
		}
		t.add(name, count(s.Signed), count(s.Settled), count(s.Bad), percent(s.Rate), interval(s.Interval),
			count(s.KnowinglySigned), count(s.NotTold), count(s.NotYetKnown))
	}
	for _, group := range [][]audit.Share{p.ByQuarter, p.BySeller, p.ByChannel} {
		for _, s := range group {
			row(s.Key, s)
		}
		t.add()
	}
	row("together", p.All)
	p.out.WriteString(t.String())
	p.line("\nBad fit brought %s of %s. Of %s customers too little was known.", amount(p.All.BadValue), amount(p.All.Value), count(p.All.Undetermined))
}

func (p *page) printProof() {
	if len(p.Proof) == 0 {
		return
	}
	p.title("Does the profile tell? Customers signed at least %d days ago", matured)
	t := table{align: "llrrrl"}
	t.add("", "result", "with", "without", "difference", "")
	for _, c := range p.Proof {
		name := c.Criterion
		if name == "" {
			name = "the verdict"
		}
		t.add(name, c.Measure.String(), side(c.For), side(c.Against), interval(c.Difference), c.Telling.String())
	}
	p.out.WriteString(t.String())
	p.line("\nLeft out are %s customers who signed later.", count(p.Young))
}

func side(o audit.Observed) string { return percent(o.Rate) + " of " + count(o.Of) }

func (p *page) printMarket() {
	if p.Ultimate.Segments == 0 {
		return
	}
	p.title("The market")
	t := table{align: "lrrr"}
	t.add("", "segments", "accounts", "value")
	for _, s := range []struct {
		name string
		size market.Size
	}{{"ultimate", p.Ultimate}, {"open today", p.Open}, {"open with everything that is missing", p.Reachable}} {
		t.add(s.name, count(s.size.Segments), count(s.size.Accounts), amount(s.size.Value))
	}
	p.out.WriteString(t.String())
	if len(p.Unlocks) > 0 {
		p.printUnlocks()
	}
}

func (p *page) printUnlocks() {
	p.title("What each missing capability would open, alone and on top of all the others")
	t := table{align: "lrrrr"}
	t.add("capability", "cost", "alone", "on top", "accounts")
	for _, u := range p.Unlocks {
		t.add(u.Capability, price(u.Cost), amount(u.Alone.Value), amount(u.Last.Value), count(u.Last.Accounts))
	}
	p.out.WriteString(t.String())
	for _, b := range p.Bundles {
		if len(b.Capabilities) > 1 {
			p.line("Only together: %s open %s.", strings.Join(b.Capabilities, ", "), amount(b.Exactly.Value))
		}
	}

	p.title("The best capabilities to deliver next")
	t = table{align: "rlrrl"}
	t.add("", "in this order", "cost", "opens", "")
	for _, plan := range p.Plans {
		var names []string
		for _, s := range plan.Steps {
			names = append(names, s.Capability)
		}
		sure := "no other opens more"
		if !plan.Exact {
			sure = "none opens more than " + amount(plan.Bound)
		}
		t.add(count(int64(plan.Query.Most)), strings.Join(names, ", "), price(plan.Cost), amount(plan.Opens.Value), sure)
	}
	p.out.WriteString(t.String())
}

// price returns a cost, and a dash where it is not known.
func price(d *decimal.Decimal) string {
	if d == nil {
		return "–"
	}
	return amount(*d)
}

func (p *page) printGrowth() {
	g := p.Growth
	p.title("Two ways to grow over %d periods: signing anyone, and signing good fit only", g.Definition.Periods)
	t := table{align: "rrrrrrrrr"}
	t.add("", "anyone:", "bad fit", "market", "margin", "good fit:", "bad fit", "market", "margin")
	every := max(1, g.Definition.Periods/8)
	for i := every - 1; i < g.Definition.Periods; i += every {
		a, b := g.Anyone[i], g.GoodOnly[i]
		t.add(period(i+1), amount(a.GoodCustomers.Add(a.BadCustomers)), amount(a.BadCustomers), amount(a.GoodProspects), amount(a.Cumulative),
			amount(b.GoodCustomers.Add(b.BadCustomers)), amount(b.BadCustomers), amount(b.GoodProspects), amount(b.Cumulative))
	}
	p.out.WriteString(t.String())
	p.line("\nGood fit only stays ahead in customers %s, in revenue %s, in cumulative margin %s.",
		from(g.BreakEven.Customers), from(g.BreakEven.Revenue), from(g.BreakEven.Margin))
	p.line("After the last period its cumulative margin is larger by %s.", amount(g.Ahead))

	p.title("What that depends on most: each parameter a tenth smaller, and a tenth larger")
	t = table{align: "lrrrr"}
	t.add("parameter", "ahead by", "from period", "ahead by", "from period")
	for _, s := range p.Swings[:min(6, len(p.Swings))] {
		t.add(s.Parameter, amount(s.Less.Ahead), period(s.Less.BreakEven.Margin), amount(s.More.Ahead), period(s.More.BreakEven.Margin))
	}
	p.out.WriteString(t.String())
}
