package main

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// terms are what a whole account of gains and costs has.
var terms = value.Terms{Benefits: []string{"time-saved"}, Costs: []string{"subscription"}, Backing: outcome.Reported}

// gain writes what a customer gained every quarter, as far as anybody counts it, and
// what it paid. Who is on the way to its goal gains more than it pays.
func (l *life) gain() {
	counts := map[string]int{"small": 350, "mid": 700, "large": 850}
	if l.free || !chance(l.rnd, counts[l.account.Segment]) {
		return
	}
	for _, c := range l.account.Contracts {
		until := cmp.Or(l.replaced(c.ID), c.End)
		for d := c.Start; past(d) && d.Before(until); d = d.AddMonths(12) {
			days := min(until.Sub(d), 365)
			l.cost("subscription", d, c.Value.Mul(decimal.NewFromInt(int64(days))).DivRound(decimal.NewFromInt(365), 2))
		}
	}
	s := l.spells[0]
	if l.account.Segment != "small" {
		l.cost("services", s.start.AddDays(30), decimal.New(int64(between(l.rnd, 12, 60)), 2))
	}
	slices.SortStableFunc(l.account.Costs, func(x, y value.Cost) int { return x.Date.Compare(y.Date) })
	price := l.account.Contracts[0].Value
	for d := quarterEnd(s.start.AddDays(100)); past(d) && l.stays(s, d); d = quarterEnd(d.AddDays(20)) {
		way := max(s.way(d), 0)
		if way < 15 || chance(l.rnd, 120) {
			continue
		}
		b := value.Benefit{
			ID: l.id("w"), Part: "time-saved", Date: d, Recorded: l.later(d, 2, 20), Currency: "EUR", Source: "time sheets", Level: outcome.Reported,
			Amount: price.Mul(decimal.New(int64(way*between(l.rnd, 40, 70)), -4)).Round(0),
		}
		if chance(l.rnd, 150) {
			b.Source, b.Level = "a call", outcome.Claimed
		}
		l.account.Benefits = append(l.account.Benefits, b)
	}
}

// replaced returns the day on which another contract takes the place of one, and
// zero where none does.
func (l *life) replaced(id string) successkit.Date {
	for _, c := range l.account.Contracts {
		if c.Renews == id {
			return c.Start
		}
	}
	return successkit.Date{}
}

func (l *life) cost(part string, d successkit.Date, amount decimal.Decimal) {
	if past(d) && amount.IsPositive() {
		l.account.Costs = append(l.account.Costs, value.Cost{ID: l.id("y"), Part: part, Date: d, Amount: amount, Currency: "EUR"})
	}
}
