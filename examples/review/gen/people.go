package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// roles are who a vendor knows, by segment.
var roles = map[string][]successkit.Role{
	"small": {successkit.Champion, successkit.User},
	"mid":   {successkit.Champion, successkit.Sponsor, successkit.User},
	"large": {successkit.Champion, successkit.Sponsor, successkit.EconomicBuyer, successkit.TechnicalContact},
}

// know writes the customer's people: who is there at the sale, who leaves and who
// comes in their place. What turns an orphaned customer is that one of them leaves.
func (l *life) know() {
	s := l.spells[0]
	from := s.start.AddDays(-between(l.rnd, 30, 70))
	if l.prospect {
		from = lastDay.AddDays(-between(l.rnd, 10, 60))
	}
	for i, role := range roles[l.account.Segment] {
		if i > 0 && role == successkit.User && chance(l.rnd, 250) {
			continue // one person is all there is
		}
		left := from.AddDays(between(l.rnd, 300, 1900))
		leads := role == successkit.Sponsor || role == successkit.Champion && l.account.Segment == "small"
		if leads && s.name == "orphaned" {
			left = s.turned
		} else if leads {
			left = successkit.Date{}
		}
		c := successkit.Contact{ID: l.id("p"), Name: l.name(), Role: role, From: from}
		l.person(c, successkit.Date{})
		if left.IsZero() || !past(left) || l.prospect {
			continue
		}
		gone := c
		gone.Left = left
		l.person(gone, l.later(left, 0, 25))
		if next := left.AddDays(between(l.rnd, 10, 160)); past(next) && (s.name != "orphaned" || chance(l.rnd, 450)) {
			l.person(successkit.Contact{ID: l.id("p"), Name: l.name(), Role: role, From: next}, successkit.Date{})
		}
	}
}

// name returns the name of somebody who is not there yet.
func (l *life) name() string {
	if l.named == 0 {
		l.named = between(l.rnd, 1, len(names))
	}
	l.named += 7 // which does not divide their number
	return names[l.named%len(names)]
}

func (l *life) person(c successkit.Contact, recorded successkit.Date) {
	l.account.People = append(l.account.People, success.Person{ID: l.id("f"), Recorded: recorded, Contact: c})
}

// later returns a day some days on, and the last day of the book at the latest.
func (l *life) later(d successkit.Date, low, high int) successkit.Date {
	d = d.AddDays(between(l.rnd, low, high))
	if !past(d) {
		return lastDay
	}
	return d
}

// contact returns the id of a contact who is there on a day, best in a role, and
// none where nobody is.
func (l *life) contact(d successkit.Date, role successkit.Role) []string {
	var best string
	for _, c := range l.account.Contacts(lastDay) {
		if c.ActiveOn(d) && (best == "" || c.Role == role) {
			best = c.ID
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}
