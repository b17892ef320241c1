package main

import (
	"math"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/outcome"
)

// see writes what the measures of health showed: usage every month where it is seen,
// what people say every quarter, and when they were met. Now and then a reading is
// missing, and of some customers all of the last months.
func (l *life) see() {
	blind := successkit.Date{}
	if chance(l.rnd, 55) {
		blind = lastDay.AddDays(-between(l.rnd, 100, 320))
	}
	seen, asked := l.account.Delivery != outcome.OnPremise, l.account.Delivery != outcome.SaaS
	volume := float64(between(l.rnd, 8, 90)) * 10
	for _, s := range l.spells {
		for n, d := 0, s.start.AddDays(between(l.rnd, 20, 32)); past(d) && l.stays(s, d); n++ {
			if (blind.IsZero() || d.Before(blind)) && !chance(l.rnd, 40) {
				if seen {
					l.usage(s, d, volume)
				}
				if n%3 == 1 {
					l.hear(s, d)
				}
				if asked && n%6 == 2 {
					l.ask(s, d)
				}
			}
			d = d.AddDays(between(l.rnd, 29, 32))
		}
	}
	for _, x := range l.account.Interactions {
		inApp := l.itself && x.Channel == successkit.InApp
		if _, ok := l.there(x.Date); ok && (inApp || x.Owner == successkit.CSM || x.Owner == successkit.TAM || x.Kind == "kick-off") && x.Kind != "support-case" {
			l.reading("last-meeting", 1, x.Date)
		}
	}
	slices.SortStableFunc(l.account.Readings, func(x, y health.Reading) int { return x.Date.Compare(y.Date) })
	for i := range l.account.Readings {
		l.account.Readings[i].ID = l.id("r")
	}
	l.overrule()
}

func (l *life) reading(measure string, value float64, d successkit.Date) {
	l.account.Readings = append(l.account.Readings, health.Reading{Measure: measure, Value: value, Date: d, Recorded: l.late(d)})
}

// noisy returns a strength as it is seen, 0 to 100.
func (l *life) noisy(n, noise int) float64 {
	return float64(min(max(n+between(l.rnd, -noise, noise), 0), 100))
}

// usage is seen at once.
func (l *life) usage(s spell, d successkit.Date, volume float64) {
	n := s.strength(d)
	l.reading("seats-in-use", l.noisy(n, 4), d)
	l.reading("invoice-volume", math.Round(volume*l.noisy(n, 3)/50), d)
}

// hear is what people say, and what they have of it: a month behind usage.
func (l *life) hear(s spell, d successkit.Date) {
	n := s.strength(d.AddDays(-30))
	l.reading("support-rating", math.Round(10+4*l.noisy(n, 8)/10)/10, d)
	complaints := 0
	if n < 45 {
		complaints = between(l.rnd, 1, 4)
	} else if n < 60 {
		complaints = between(l.rnd, 0, 1)
	}
	l.reading("open-complaints", float64(complaints), d)
	l.reading("sentiment", math.Round(2+8*l.noisy(n, 6)/100)/2, d)
	l.reading("value-realised", float64(min(max(s.way(d), 0), 100)), d)
}

// ask is what is asked twice a year of those whose usage is not seen.
func (l *life) ask(s spell, d successkit.Date) {
	n := s.strength(d.AddDays(-30))
	l.reading("nps", math.Round((l.noisy(n, 10)-50)*1.8), d)
	l.reading("answered", math.Round(l.noisy(n, 10)*0.7), d)
}

// overrule writes what somebody set by hand: a cap where the sponsor left, a floor
// for a customer who is merely slow, and that it was taken back.
func (l *life) overrule() {
	s := l.spells[0]
	set := func(o health.Override) bool {
		if !past(o.SetAt) || !l.stays(s, o.SetAt) {
			return false
		}
		o.ID, o.By = l.id("h"), l.account.Owner
		l.account.Overrides = append(l.account.Overrides, o)
		return true
	}
	switch {
	case s.name == "orphaned" && chance(l.rnd, 450):
		set(health.Override{Kind: health.Cap, Value: points(55), Reason: "the sponsor is leaving", SetAt: s.turned.AddDays(-between(l.rnd, 5, 20))})
	case s.name == "stuck" && chance(l.rnd, 300):
		d := s.start.AddDays(between(l.rnd, 200, 600))
		if set(health.Override{Kind: health.Floor, Value: points(50), Reason: "slow, and in good spirits", SetAt: d}) && chance(l.rnd, 700) {
			set(health.Override{Kind: health.Withdraw, Withdraws: l.account.Overrides[0].ID, Reason: "they are not", SetAt: d.AddDays(40)})
		}
	case s.name == "thriving" && chance(l.rnd, 40):
		set(health.Override{
			Kind: health.Replace, Node: "voice", Feeds: true, Value: points(90), Reason: "the survey went to the wrong people",
			SetAt: s.start.AddDays(between(l.rnd, 150, 500)),
		})
	}
}
