package main

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
)

// A meeting is a row of the interactions.
type meeting struct {
	date                                          successkit.Date
	at, kind, channel, began, owner               string
	language, coverage, expertise, minutes, shown string
}

// meet writes whom a customer meets: cases, reviews and, where the vendor does not
// see the product at work, a talk a month.
func (b *book) meet(a *customer) {
	var all []meeting
	language := "en"
	if a.language != "" {
		language = a.language
	}
	tongue := func() string {
		if language != "en" && !a.attentive && chance(a.rnd, 250) {
			return "en"
		}
		return language
	}
	from := a.captured
	if len(a.useCases) == 0 {
		from = a.goLive.AddDays(-40)
	}
	onSite := a.delivery != "saas"
	for d := from.AddDays(between(a.rnd, 20, 60)); !d.After(lastDay); d = d.AddDays(between(a.rnd, 30, 110)) {
		all = append(all, a.supportCase(d, tongue(), onSite))
	}
	every := 80
	if !a.attentive {
		every = 105
	}
	for d := from.AddDays(between(a.rnd, 40, 85)); !d.After(lastDay); d = d.AddDays(between(a.rnd, every-15, every+5)) {
		all = append(all, meeting{
			date: d, kind: "business-review", channel: "video", began: "vendor", owner: "csm", language: tongue(), shown: a.shown(),
		})
	}
	if onSite {
		every, named := 28, 985
		if !a.attentive {
			every, named = 33, 800
		}
		for d := from.AddDays(between(a.rnd, 10, 28)); !d.After(lastDay); d = d.AddDays(between(a.rnd, every-5, every+2)) {
			coverage := "named"
			switch {
			case a.segment == "small" && chance(a.rnd, 950) && a.attentive:
				coverage = "dedicated" // more than they asked for
			case !chance(a.rnd, named):
				coverage = "pooled"
			}
			all = append(all, meeting{
				date: d, kind: "check-in", channel: "phone", began: "vendor", owner: "csm", language: tongue(), coverage: coverage, shown: a.shown(),
			})
		}
	} else if !a.attentive && chance(a.rnd, 250) {
		all = append(all, meeting{date: lastDay.AddDays(-between(a.rnd, 1, 80)), kind: "offer", channel: "phone", began: "vendor", owner: "sales", language: tongue()})
	}
	kept := all[:0]
	for _, m := range all {
		if !m.date.After(lastDay) {
			kept = append(kept, m)
		}
	}
	b.write(a.id, kept)
}

// supportCase returns a case that the customer opened.
func (a *customer) supportCase(d successkit.Date, language string, onSite bool) meeting {
	promised := 480
	if onSite {
		promised = 240
	}
	minutes := between(a.rnd, promised/4, promised)
	if late := 12; a.attentive && chance(a.rnd, late) || !a.attentive && chance(a.rnd, 10*late) {
		minutes = promised + between(a.rnd, 5, 900)
	}
	if a.attentive && chance(a.rnd, 100) {
		minutes = between(a.rnd, 3, 30)
	}
	expertise := "specialist"
	if !chance(a.rnd, 985) || !a.attentive && chance(a.rnd, 100) {
		expertise = "generalist"
	}
	m := meeting{
		date: d, at: fmt.Sprintf("%02d:%02d", between(a.rnd, 7, 18), between(a.rnd, 0, 59)), kind: "support-case", channel: "email",
		began: "customer", owner: "support", language: language, minutes: strconv.Itoa(minutes),
	}
	if onSite {
		m.expertise = expertise
	}
	if !a.attentive && chance(a.rnd, 30) {
		m.minutes = "never"
	}
	return m
}

// shown says whether value was shown at a meeting, as far as anybody noted it.
func (a *customer) shown() string {
	switch {
	case chance(a.rnd, 200):
		return ""
	case a.attentive && chance(a.rnd, 800) || !a.attentive && chance(a.rnd, 350):
		return "yes"
	}
	return "no"
}
