package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// tell writes what was said to others, what was asked for beyond the contract, and
// what is in the way.
func (l *life) tell() {
	for i, s := range l.spells {
		l.advocate(s)
		l.stumble(s)
		if i == 0 && !l.free && chance(l.rnd, 75) {
			l.plead(s)
		}
	}
}

func (l *life) act(kind string, d successkit.Date, against bool) {
	if past(d) {
		a := success.Act{ID: l.id("a"), Date: d, Recorded: l.late(d), Kind: kind, Against: against}
		if who := l.contact(d, successkit.Champion); who != nil {
			a.Contact = who[0]
		}
		l.account.Acts = append(l.account.Acts, a)
	}
}

// advocate writes that the strong speak well of the vendor, and that some who
// leave do not.
func (l *life) advocate(s spell) {
	for d := s.start.AddDays(between(l.rnd, 180, 420)); past(d) && l.stays(s, d); d = d.AddDays(between(l.rnd, 150, 400)) {
		if n := s.strength(d); n > 72 && chance(l.rnd, 400) || l.free && n > 50 && chance(l.rnd, 250) {
			l.act(pick(l.rnd, []choice{{"reference", 40}, {"review", 25}, {"referral", 20}, {"case-study", 15}}), d, false)
		} else if n < 40 && chance(l.rnd, 400) {
			l.act("review", d, true)
		}
	}
	if !s.left.IsZero() && s.cause != "" && chance(l.rnd, 300) {
		l.act("review", s.left.AddDays(between(l.rnd, 3, 60)), true)
	}
}

// A trouble is something that may be in the way.
type trouble struct {
	kind success.Hindrance
	what string
}

var troubles = map[string][]trouble{
	"steady":   {{success.LackingSkill, "the team enters invoices twice"}, {success.PolicyInTheWay, "support cannot change a booking without a signed form"}},
	"stuck":    {{success.MissingFeature, "no matching of partial deliveries"}, {success.LackingSkill, "nobody has learnt the approval rules"}, {success.MissingFeature, "no approval on the phone"}},
	"orphaned": {{success.LackingSkill, "the new team was never trained"}, {success.PolicyInTheWay, "trainings cannot be bought by the hour"}},
	"squeezed": {{success.PolicyInTheWay, "seats can be given back once a year only"}},
	"failed":   {{success.UnreliableProduct, "the connector stops at the month's end"}, {success.UnreliableProduct, "captures take a day"}, {success.BrokenExperience, "three people answered, and none knew the case"}},
	"misfit":   {{success.BadFit, "there are too few invoices to save anything"}, {success.MissingFeature, "no treasury"}, {success.BadFit, "the goal is to pay late"}},
}

// stumble writes what is in a customer's way, and of some that it no longer is.
func (l *life) stumble(s spell) {
	list := troubles[s.name]
	if len(list) == 0 || chance(l.rnd, 450) {
		return
	}
	d := s.start.AddDays(between(l.rnd, 60, 400))
	if !s.turned.IsZero() {
		d = s.turned.AddDays(between(l.rnd, 15, 60))
	}
	if !past(d) || !l.stays(s, d) {
		return
	}
	t := one(l.rnd, list)
	o := success.Obstacle{ID: l.id("b"), Date: d, Recorded: l.late(d), Kind: t.kind, What: t.what}
	l.account.Obstacles = append(l.account.Obstacles, o)
	if cleared := d.AddDays(between(l.rnd, 30, 200)); past(cleared) && chance(l.rnd, 450) {
		l.account.Obstacles = append(l.account.Obstacles, success.Obstacle{ID: l.id("b"), Date: cleared, Clears: o.ID})
	}
}

// plead writes that a customer asks for an exception, and what came of it.
func (l *life) plead(s spell) {
	d := s.start.AddDays(between(l.rnd, 90, 700))
	if chance(l.rnd, 120) {
		d = lastDay.AddDays(-between(l.rnd, 0, 12))
	}
	if !past(d) || !l.stays(s, d) || d.Before(s.start) {
		return
	}
	kind := pick(l.rnd, []choice{{"refund", 45}, {"early-end", 30}, {"price", 25}})
	asked := success.Exception{
		ID: l.id("q"), Date: d, Ruling: success.Asked, Kind: kind, Cause: pick(l.rnd, []choice{{"auto-renewal", 40}, {"outage", 25}, {"oversold", 35}}),
		Amount: decimal.New(int64(between(l.rnd, 3, 40)), 2), Currency: "EUR", AgainstTerms: kind == "early-end",
	}
	l.account.Exceptions = append(l.account.Exceptions, asked)
	ruled := d.AddDays(between(l.rnd, 3, 15))
	if !past(ruled) {
		return
	}
	r := success.Exception{ID: l.id("q"), Date: ruled, Ruling: success.Refused, Of: asked.ID, EscalatedTo: successkit.Executive}
	if !asked.AgainstTerms && chance(l.rnd, 600) {
		r.Ruling, r.Amount, r.Currency = success.Granted, asked.Amount, "EUR"
	}
	l.account.Exceptions = append(l.account.Exceptions, r)
}
