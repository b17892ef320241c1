package main

import (
	"fmt"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// month returns the month of a period of one: "2025-01".
func month(p successkit.Period) string { return p.Start().String()[:len("2006-01")] }

func (p *page) printRetention() {
	r := p.Retention
	p.title("Retention of the period")
	t := table{align: "lrrll"}
	t.add("", "", "parts", "reading", "")
	for _, f := range readings(r) {
		t.add(p.reading(f)...)
	}
	t.add("upgrades", percent(r.UpgradeRate), p.parts(r.UpgradeRate), "", "paid more by those that stayed and grew")
	t.add("downgrades", percent(r.DowngradeRate), p.parts(r.DowngradeRate), "", "paid less by those that stayed and shrank")
	p.out.WriteString(t.String())
	l := r.Logos
	fmt.Fprintf(p.out, "\n%s", wrap(fmt.Sprintf(
		"Accounts: %s at the start, of which %s are there at the end (paying more: %s, less: %s); left and came back: %s; joined and left: %s.",
		count(l.Opening), count(l.Retained), count(l.Upgraded), count(l.Downgraded), count(l.LeftAndReturned), count(l.JoinedAndLeft))))
	if p.TwelveMonths != nil {
		p.printTwelveMonths(*p.TwelveMonths)
	}
}

// reading returns the cells of a reading.
func (p *page) reading(f reading) []string {
	value, parts := percent(f.rate), p.parts(f.rate)
	switch f.figure {
	case "quick ratio":
		if d, ok := f.rate.Decimal(2); ok {
			value = d.StringFixed(2)
		}
	case "logo churn":
		parts = f.rate.String()
	}
	return []string{f.figure, value, parts, strings.ReplaceAll(f.method, "-", " "), means[f.figure+" "+f.method]}
}

// printTwelveMonths prints what else a year's rate is taken for.
func (p *page) printTwelveMonths(y metrics.TwelveMonths) {
	p.title("The same twelve months, read otherwise")
	t := table{align: "lrrl"}
	t.add("", "GRR", "NRR", "")
	row := func(name string, grr, nrr successkit.Rate, words string) {
		t.add(name, percent(grr), percent(nrr), words)
	}
	row("point to point", y.PointToPoint.GRR, y.PointToPoint.NRR, "the accounts of a year ago, today: the reading to prefer")
	row("compounded", y.Compounded.GRR, y.Compounded.NRR, "the product of the twelve months; customers won meanwhile count once they are won")
	row("simple mean", y.SimpleMean.GRR, y.SimpleMean.NRR, "of the twelve trailing rates below; moves late")
	row("weighted mean", y.WeightedMean.GRR, y.WeightedMean.NRR, "the same, by opening revenue")
	p.out.WriteString(t.String())
}

// printMonths prints each month, and the twelve months that end with it.
func (p *page) printMonths() {
	p.title("Retention by month, and of the twelve months that end with it")
	t := table{align: "lrrrrlrrrr"}
	t.add("", "opening", "GRR", "NRR", "logo churn", "|", "opening", "GRR", "NRR", "logo churn")
	for i, m := range p.ByMonth {
		y := p.Trailing[i]
		t.add(month(m.Period), p.amount(m.Opening), percent(m.GRR), percent(m.NRR), percent(m.LogoChurn),
			"|", p.amount(y.Opening), percent(y.GRR), percent(y.NRR), percent(y.LogoChurn))
	}
	p.out.WriteString(t.String())
}
