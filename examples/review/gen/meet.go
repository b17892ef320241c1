package main

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// A rhythm is how many days lie between two interactions of a kind, from and to.
type rhythm struct{ low, high int }

// rhythms are how often whom meets what, by segment.
var rhythms = map[string]struct{ review, checkIn, cases rhythm }{
	"small": {checkIn: rhythm{85, 125}, cases: rhythm{70, 150}},
	"mid":   {review: rhythm{165, 200}, checkIn: rhythm{80, 105}, cases: rhythm{50, 120}},
	"large": {review: rhythm{82, 104}, checkIn: rhythm{34, 48}, cases: rhythm{35, 80}},
}

// meet writes every interaction with a customer, from the first talk to the last
// case, in the order of their days.
func (l *life) meet() {
	s := l.spells[0]
	from := s.start
	if l.prospect {
		from = lastDay.AddDays(7)
	}
	l.sell(from)
	if !l.prospect {
		l.start(s)
		r := rhythms[l.account.Segment]
		l.repeat(r.review, l.review)
		l.repeat(r.checkIn, l.checkIn)
		l.repeat(r.cases, l.supportCase)
		l.renew()
	}
	slices.SortStableFunc(l.account.Interactions, func(x, y successkit.Interaction) int { return x.Date.Compare(y.Date) })
	for i := range l.account.Interactions {
		l.account.Interactions[i].ID = l.id("i")
	}
}

// add writes an interaction that has been, with who was met.
func (l *life) add(x successkit.Interaction, with successkit.Role) {
	if !past(x.Date) {
		return
	}
	x.Recorded = l.late(x.Date)
	x.Contacts = l.contact(x.Date, with)
	x.Language = cmp.Or(x.Language, l.language)
	l.account.Interactions = append(l.account.Interactions, x)
}

// sell writes what went before the contract.
func (l *life) sell(start successkit.Date) {
	vendor, seller := successkit.VendorSide, successkit.Seller
	l.add(successkit.Interaction{
		Date: start.AddDays(-between(l.rnd, 50, 80)), Kind: "webinar", Stage: successkit.Marketing, Channel: successkit.Video, Began: vendor,
	}, successkit.Champion)
	for range 1 + len(roles[l.account.Segment])/3 {
		l.add(successkit.Interaction{
			Date: start.AddDays(-between(l.rnd, 15, 48)), Kind: "sales-call", Stage: successkit.Sales, Channel: successkit.Video,
			Began: one(l.rnd, []successkit.Side{vendor, vendor, successkit.CustomerSide}), Owner: seller,
		}, successkit.EconomicBuyer)
	}
	if l.account.Segment == "large" {
		l.add(successkit.Interaction{
			Date: start.AddDays(-between(l.rnd, 3, 14)), Kind: "contract-talk", Stage: successkit.Closing, Channel: successkit.InPerson, Began: vendor, Owner: seller,
		}, successkit.EconomicBuyer)
	}
}

// start writes how the customer was brought on its way.
func (l *life) start(s spell) {
	if l.itself {
		for _, days := range []int{2, 9, 20} {
			l.add(l.inApp("guide", s.start.AddDays(days), successkit.Onboarding), successkit.Champion)
		}
		return
	}
	who, channel := successkit.Services, successkit.Video
	if l.account.Delivery != outcome.SaaS {
		who, channel = successkit.TAM, successkit.InPerson
	}
	if l.account.Segment == "small" {
		channel = successkit.Email
	}
	kick := s.start.AddDays(between(l.rnd, 2, 9))
	l.add(successkit.Interaction{
		Date: kick, Kind: "kick-off", Stage: successkit.Onboarding, Channel: channel, Began: successkit.VendorSide, Owner: who, Quality: l.quality(s, kick),
		Skills: []string{"erp-connector"},
	}, successkit.Sponsor)
	if l.account.Segment != "small" {
		d := s.start.AddDays(between(l.rnd, 25, 45))
		l.add(successkit.Interaction{
			Date: d, Kind: "training", Stage: successkit.Onboarding, Channel: channel, Began: successkit.VendorSide, Owner: successkit.Services, Quality: l.quality(s, d),
		}, successkit.Champion)
	}
}

func (l *life) inApp(kind string, d successkit.Date, stage successkit.Stage) successkit.Interaction {
	return successkit.Interaction{Date: d, Kind: kind, Stage: stage, Channel: successkit.InApp, Began: successkit.VendorSide}
}

// repeat writes what recurs while the account is a customer.
func (l *life) repeat(r rhythm, hold func(s spell, d successkit.Date)) {
	if r.high == 0 {
		return
	}
	for _, s := range l.spells {
		for d := s.start.AddDays(between(l.rnd, r.low/2, r.high)); past(d) && l.stays(s, d); d = d.AddDays(between(l.rnd, r.low, r.high)) {
			hold(s, d)
		}
	}
}

// slips reports whether a meeting is not held: the weak call it off, and those who
// have too much to answer do not get to it.
func (l *life) slips(s spell, d successkit.Date) bool {
	n := 15
	if s.strength(d) < 45 {
		n = 400
	}
	if l.starved {
		n += 300
	}
	return chance(l.rnd, n)
}

func (l *life) review(s spell, d successkit.Date) {
	if l.slips(s, d) {
		return
	}
	shown := chance(l.rnd, 300+7*s.strength(d))
	l.add(successkit.Interaction{
		Date: d, Kind: "business-review", Stage: successkit.Product, Channel: successkit.Video, Began: successkit.VendorSide, Owner: successkit.CSM,
		Quality: l.quality(s, d), ValueShown: &shown,
	}, successkit.Sponsor)
}

func (l *life) checkIn(s spell, d successkit.Date) {
	if l.itself {
		l.add(l.inApp("guide", d, successkit.Product), successkit.Champion)
		return
	}
	if l.slips(s, d) {
		return
	}
	channel := successkit.Phone
	if l.account.Segment == "small" && !chance(l.rnd, 12) {
		channel = successkit.Email
	}
	l.add(successkit.Interaction{
		Date: d, Kind: "check-in", Stage: successkit.Product, Channel: channel, Began: successkit.VendorSide, Owner: successkit.CSM,
		Quality: l.quality(s, d), Coverage: "named",
	}, successkit.Champion)
}

// renew writes the talks before the ends of terms.
func (l *life) renew() {
	for _, c := range l.account.Contracts {
		d := c.End.AddDays(-between(l.rnd, 50, 100))
		if s, ok := l.there(d); c.End.IsZero() || !ok || l.itself || d.Before(c.Start) || l.slips(s, d) {
			continue
		}
		channel := successkit.Video
		if l.account.Segment == "small" {
			channel = successkit.Email
		}
		l.add(successkit.Interaction{
			Date: d, Kind: "renewal-talk", Stage: successkit.Renewal, Channel: channel, Began: successkit.VendorSide, Owner: successkit.CSM,
		}, successkit.EconomicBuyer)
	}
}
