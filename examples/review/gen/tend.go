package main

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// tend writes what a team does about what it is told to do: it speaks of offers and
// hears an answer, gets out of the way what it can, asks what is wanted, agrees on
// what comes next, confirms it, and takes on what takes long. Owners who have too much to answer get to none of it.
func (l *life) tend() error {
	s, ok := l.there(lastDay)
	if !ok || l.starved {
		return nil
	}
	if asked := s.start.AddDays(between(l.rnd, 5, 40)); len(l.account.Desired) == 0 && past(asked) && chance(l.rnd, 600) {
		if err := l.wantFrom(len(l.spells)-1, asked); err != nil {
			return err
		}
	}
	l.meetOthers(s)
	l.offer(s)
	l.clear()
	l.goOn(s)
	l.reconfirm(s)
	return l.takeOn(s)
}

// meetOthers writes that somebody else is met where all hangs on one person.
func (l *life) meetOthers(s spell) {
	since, role, there := s.start, successkit.User, 0
	for _, c := range l.account.Contacts(lastDay) {
		if c.ActiveOn(lastDay) {
			there++
		} else if c.Left.After(since) {
			since, role = c.Left, c.Role
		}
	}
	if from := since.AddDays(between(l.rnd, 12, 30)); there < 2 && past(from) && chance(l.rnd, 850) {
		l.person(successkit.Contact{ID: l.id("p"), Name: l.name(), Role: role, From: from}, successkit.Date{})
	}
}

// offer writes that what was left open was answered, and that most of what nobody
// had spoken of was spoken of in time, in vain.
func (l *life) offer(s spell) {
	for _, e := range slices.Clone(l.account.Events) {
		i := slices.IndexFunc(offersOf(l.account.Delivery), func(m journey.Milestone) bool { return m.ID == e.Milestone })
		if i < 0 || e.Kind != journey.EventReached || e.Date.Before(s.start) {
			continue
		}
		offer := offersOf(l.account.Delivery)[i].Offer
		last, d := expansion.Open, e.Date.AddDays(between(l.rnd, 10, 45))
		for _, t := range l.account.Talks {
			if t.Offer == offer {
				last, d = t.Answer, later(d, t.Date.AddDays(between(l.rnd, 30, 90)))
			}
		}
		if last == expansion.Open && past(d) && chance(l.rnd, 850) {
			l.account.Talks = append(l.account.Talks, expansion.Talk{ID: l.id("t"), Offer: offer, Answer: expansion.No, Date: d})
		}
	}
}

// offersOf returns the milestones of a path that carry an offer.
func offersOf(delivery outcome.DeliveryModel) []journey.Milestone {
	path := cloudPath()
	if delivery != outcome.SaaS {
		path = serverPath()
	}
	return slices.DeleteFunc(path.Milestones, func(m journey.Milestone) bool { return m.Offer == "" })
}

// clear writes that what stood in the way for long does no longer, most often.
func (l *life) clear() {
	for _, o := range slices.Clone(l.account.Obstacles) {
		d := o.Date.AddDays(between(l.rnd, 40, 120))
		cleared := slices.ContainsFunc(l.account.Obstacles, func(c success.Obstacle) bool { return c.Clears == o.ID })
		if o.Clears == "" && !cleared && past(d) && chance(l.rnd, 700) {
			l.account.Obstacles = append(l.account.Obstacles, success.Obstacle{ID: l.id("b"), Date: d, Clears: o.ID})
		}
	}
}

// goOn writes that a customer which wanted nothing new for a year holds what it has
// for another one.
func (l *life) goOn(s spell) {
	if len(l.account.Desired) == 0 || s.strength(lastDay) < 70 || chance(l.rnd, 60) {
		return
	}
	latest := l.account.Desired[len(l.account.Desired)-1]
	for from := latest.From.AddDays(between(l.rnd, 230, 300)); past(from); from = from.AddDays(between(l.rnd, 300, 360)) {
		d := latest.Definition
		d.Required = slices.Clone(d.Required)
		last := &d.Required[len(d.Required)-1]
		last.Measures = slices.Clone(last.Measures)
		for i := range last.Measures {
			last.Measures[i].Due = from.AddDays(365)
		}
		l.amend(from, successkit.Date{}, "what was wanted is reached, and is to last", d)
		l.confirm(from.AddDays(between(l.rnd, 3, 20)), wanted(d)...)
	}
}

// reconfirm writes that both sides confirm twice a year what is wanted.
func (l *life) reconfirm(s spell) {
	for d := s.start.AddDays(between(l.rnd, 150, 210)); past(d); d = d.AddDays(between(l.rnd, 120, 170)) {
		for _, a := range slices.Backward(l.account.Desired) {
			if !a.From.After(d) {
				l.confirm(d, wanted(a.Definition)...)
				break
			}
		}
	}
}

// wanted returns the ids of what a customer wants.
func wanted(d outcome.Definition) []string {
	var ids []string
	for _, r := range d.Required {
		ids = append(ids, r.ID)
	}
	return ids
}

func later(x, y successkit.Date) successkit.Date {
	if y.After(x) {
		return y
	}
	return x
}
