package main

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
)

// travel writes how the customer comes along: the milestones with their hand-offs and
// pauses, and what was said of the offers that come with them.
func (l *life) travel() {
	s := l.spells[0]
	path := cloudPath()
	if l.account.Delivery != outcome.SaaS {
		path = serverPath()
	}
	at, agreed := s.start, s.start
	for i, m := range path.Milestones {
		for _, h := range path.Handoffs {
			if h.Milestone == m.ID {
				l.handOver(h, at, s)
			}
		}
		if m.ID == s.stops {
			if chance(l.rnd, 300) {
				l.event(journey.Event{Milestone: m.ID, Kind: journey.EventWarned, Signal: "logins-down", Date: at.AddDays(10)})
			}
			return
		}
		if m.ID == "team-able" && l.account.Segment == "small" && chance(l.rnd, 120) {
			l.event(journey.Event{Milestone: m.ID, Kind: journey.EventWaived, Date: at.AddDays(2)}) // there is one person
			continue
		}
		days, begins := m.DurationDays*between(l.rnd, s.pace[0], s.pace[1])/100, at
		if m.ID == "team-able" {
			begins = agreed // beside the connector
		}
		if chance(l.rnd, 60) {
			days += l.pause(begins, m.ID, days)
		}
		reached := begins.AddDays(max(1, days))
		l.event(journey.Event{Milestone: m.ID, Kind: journey.EventReached, Date: reached, Recorded: l.late(reached), Quality: l.quality(s, reached)})
		if m.Offer != "" {
			l.speak(s, m.Offer, reached)
		}
		if i == 0 {
			agreed = reached
		}
		if reached.After(at) {
			at = reached
		}
	}
}

// event writes an event, where it has been.
func (l *life) event(e journey.Event) {
	if past(e.Date) {
		e.ID = l.id("v")
		l.account.Events = append(l.account.Events, e)
	}
}

// handOver writes that one team gives the customer over, most often in time and
// with all that is to be known; of some nobody thinks.
func (l *life) handOver(h journey.Handoff, due successkit.Date, s spell) {
	if chance(l.rnd, 100) {
		return
	}
	d, met := due.AddDays(between(l.rnd, 0, 6)), h.Checks
	if s.name == "failed" || chance(l.rnd, 220) {
		d = due.AddDays(between(l.rnd, 12, 35))
	}
	if chance(l.rnd, 180) {
		met = h.Checks[:1+l.rnd.IntN(2)]
	}
	l.event(journey.Event{Handoff: h.ID, Kind: journey.EventHandedOver, Date: d, Checks: slices.Clone(met)})
}

// pause writes that a side stopped the clock, with a warning, and returns for how
// many days.
func (l *life) pause(at successkit.Date, milestone string, days int) int {
	from, side := at.AddDays(1+days/3), successkit.CustomerSide
	if chance(l.rnd, 300) {
		side = successkit.VendorSide
	}
	n := between(l.rnd, 7, 28)
	l.event(journey.Event{Milestone: milestone, Kind: journey.EventWarned, Signal: "nobody-answers", Date: from})
	l.event(journey.Event{Kind: journey.EventPaused, Side: side, Date: from})
	l.event(journey.Event{Kind: journey.EventResumed, Side: side, Date: from.AddDays(n)})
	l.event(journey.Event{Milestone: milestone, Kind: journey.EventCleared, Date: from.AddDays(n)})
	return n
}

// speak writes what was said of an offer, if anybody spoke of it. A yes is an upgrade.
func (l *life) speak(s spell, offer string, reached successkit.Date) {
	d := reached.AddDays(between(l.rnd, 8, 50))
	if l.free || !past(d) || chance(l.rnd, 180) {
		return
	}
	talk := func(d successkit.Date, a expansion.Answer) {
		if past(d) {
			l.account.Talks = append(l.account.Talks, expansion.Talk{ID: l.id("t"), Offer: offer, Answer: a, Date: d, Recorded: l.late(d)})
		}
	}
	answer := expansion.No
	if n := s.strength(d) + between(l.rnd, -25, 25); n > 80 {
		answer = expansion.Yes
	} else if n > 60 {
		answer = expansion.Open
	}
	talk(d, answer)
	if answer == expansion.Open && chance(l.rnd, 500) {
		d, answer = d.AddDays(between(l.rnd, 20, 60)), expansion.Yes
		talk(d, answer)
	}
	if answer == expansion.Yes {
		for _, o := range offers.Offers {
			if o.ID == offer {
				l.upgrades = append(l.upgrades, upgrade{d.AddDays(between(l.rnd, 3, 20)), int(o.Value.IntPart() / 100)})
			}
		}
	}
}

// regress writes that a customer that was turned loses what it had, and forgets what
// would have come after it left.
func (l *life) regress() {
	s := l.spells[0]
	if lost := s.turned.AddDays(30 * between(l.rnd, 3, 5)); !s.turned.IsZero() && l.reached("whole-company", lost) && s.strength(lost) < 60 {
		l.event(journey.Event{Milestone: "whole-company", Kind: journey.EventLost, Date: lost})
	}
	if s.left.IsZero() {
		return
	}
	l.account.Events = slices.DeleteFunc(l.account.Events, func(e journey.Event) bool { return e.Date.After(s.left) })
	l.account.Talks = slices.DeleteFunc(l.account.Talks, func(t expansion.Talk) bool { return t.Date.After(s.left) })
}

func (l *life) reached(milestone string, by successkit.Date) bool {
	return slices.ContainsFunc(l.account.Events, func(e journey.Event) bool {
		return e.Milestone == milestone && e.Kind == journey.EventReached && e.Date.Before(by)
	})
}

// quality is how well something went in the customer's eyes, 1 to 5, and 0 where
// nobody knows.
func (l *life) quality(s spell, d successkit.Date) int {
	if chance(l.rnd, 350) {
		return 0
	}
	return min(max(1+(s.strength(d)+between(l.rnd, -12, 12))/20, 1), 5)
}
