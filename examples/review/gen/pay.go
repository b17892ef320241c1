package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// An upgrade is an offer that the customer took during a term.
type upgrade struct {
	date  successkit.Date
	value int // in hundreds a year
}

// pay writes the contracts of a spell: each term is renewed, renewed for less or left,
// by how strong the customer was when it made up its mind, some months before the end.
func (l *life) pay(i int) {
	s := &l.spells[i]
	value := between(l.rnd, prices[l.account.Segment][0], prices[l.account.Segment][1])
	months := 12
	if l.account.Delivery == outcome.OnPremise && chance(l.rnd, 500) || chance(l.rnd, 80) {
		months = 24
	}
	signed := s.start.AddDays(-between(l.rnd, 3, 30))
	if l.free {
		c := l.contract(signed, s.start, successkit.Date{}, 0, "")
		c.Channel = "website"
		l.account.Contracts = append(l.account.Contracts, c)
		return
	}
	c := l.contract(signed, s.start, s.start.AddMonths(months), value, "")
	l.account.Contracts = append(l.account.Contracts, c)
	for past(c.End.AddDays(-120)) {
		c, value = l.upgrade(c, value)
		decided := c.End.AddDays(-between(l.rnd, 60, 120))
		strength := s.strength(decided)
		if strength < 34 || strength < 48 && chance(l.rnd, 300) || chance(l.rnd, 12) {
			l.leave(i, c, decided, strength)
			return
		}
		cause := ""
		switch {
		case strength < 52 && chance(l.rnd, 550), s.name == "squeezed" && strength < 75:
			value -= max(1, value*between(l.rnd, 12, 40)/100)
			cause = "fewer-users"
			if s.name == "squeezed" {
				cause = "price"
			}
		case strength > 74 && chance(l.rnd, 420):
			value += max(1, value*between(l.rnd, 6, 30)/100)
			cause = "more-users"
		case chance(l.rnd, 400):
			value += max(1, value*3/100)
			cause = "price"
		}
		signed = c.End.AddDays(-between(l.rnd, 4, 45))
		if chance(l.rnd, 60) { // the renewal is late
			signed = c.End.AddDays(between(l.rnd, 1, 25))
		}
		if !past(signed) {
			return
		}
		c = l.contract(signed, c.End, c.End.AddMonths(12), value, c.ID)
		c.Cause = cause
		l.account.Contracts = append(l.account.Contracts, c)
	}
	l.upgrade(c, value)
}

// upgrade writes what was added during a term, and returns the contract that is then
// in force with its value.
func (l *life) upgrade(c success.Contract, value int) (success.Contract, int) {
	for _, u := range l.upgrades {
		if u.date.Before(c.Start.AddDays(10)) || u.date.After(c.End.AddDays(-30)) || !past(u.date) {
			continue
		}
		value += u.value
		c = l.contract(u.date, u.date.AddDays(1), c.End, value, c.ID)
		c.Cause = "upsell"
		l.account.Contracts = append(l.account.Contracts, c)
	}
	return c, value
}

func (l *life) contract(signed, start, end successkit.Date, hundreds int, renews string) success.Contract {
	c := success.Contract{
		ID: l.id("k"), Date: signed, Recorded: l.late(signed), Start: start, End: end,
		Value: decimal.New(int64(hundreds)*100, 0), Currency: "EUR", Renews: renews,
	}
	if renews == "" {
		c.Seller, c.Channel = pick(l.rnd, sellers), pick(l.rnd, channels)
		if l.spells[0].name == "misfit" && chance(l.rnd, 600) {
			c.Seller, c.Channel = "s-05", "partner" // who signs anyone
		}
	}
	return c
}

var (
	sellers  = []choice{{"s-01", 26}, {"s-02", 24}, {"s-03", 20}, {"s-04", 18}, {"s-05", 12}}
	channels = []choice{{"direct", 70}, {"partner", 30}}
)

// leave writes that a customer does not renew. Some come back when somebody else is
// in charge.
func (l *life) leave(i int, c success.Contract, decided successkit.Date, strength int) {
	s := &l.spells[i]
	notice := decided.AddDays(between(l.rnd, 3, 20))
	cause := s.cause
	if strength >= 48 || cause == "" {
		cause = pick(l.rnd, []choice{{"closed-down", 40}, {"acquired", 40}, {"price", 20}})
	}
	if !past(notice) {
		return
	}
	s.left = c.End
	l.account.Departures = append(l.account.Departures, success.Departure{ID: l.id("x"), Date: c.End, Recorded: notice, Contract: c.ID, Cause: cause})
	back := c.End.AddDays(between(l.rnd, 70, 210))
	if i == 0 && s.name != "misfit" && chance(l.rnd, 220) && past(back) {
		l.begin(back, fates["thriving"])
		l.pay(i + 1)
	}
}
