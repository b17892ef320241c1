package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// supportCase writes that the customer asks. A customer that the vendor fails waits
// for its answers; so does one whose owner answers what support should.
func (l *life) supportCase(s spell, d successkit.Date) {
	promised := 480
	if l.account.Segment == "large" {
		promised = 240
	}
	x := successkit.Interaction{
		Date: d, Kind: "support-case", Stage: successkit.Support, Channel: one(l.rnd, []successkit.Channel{successkit.Email, successkit.Email, successkit.Chat}),
		Began: successkit.CustomerSide, Owner: successkit.SupportRole, Quality: l.quality(s, d),
	}
	if l.starved && chance(l.rnd, 700) {
		x.Owner = successkit.CSM
	}
	fails := s.name == "failed" && d.After(s.turned)
	minutes := between(l.rnd, promised/10, promised*9/10)
	switch n := l.rnd.IntN(1000); {
	case fails && n < 80, n < 2:
		x.Unanswered = true
	case fails && n < 500, n < 9:
		minutes = promised + between(l.rnd, 10, 1800)
	}
	if !x.Unanswered {
		x.ResponseMinutes = &minutes
	}
	if l.account.Segment == "large" {
		x.Expertise = "specialist"
		if fails && chance(l.rnd, 200) || chance(l.rnd, 5) {
			x.Expertise = "generalist"
		}
	}
	if l.account.Segment != "small" && l.account.Delivery != outcome.SaaS {
		x.At, _ = successkit.NewTimeOfDay(between(l.rnd, 7, 18), between(l.rnd, 0, 59))
	}
	if l.language != "en" && chance(l.rnd, 6) {
		x.Language = "en"
	}
	l.add(x, one(l.rnd, []successkit.Role{successkit.User, successkit.Champion}))
}
