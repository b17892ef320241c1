package main

import (
	"math"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// A life writes down what happens to accounts.
type life struct{ accounts, readings, contacts, interactions, events, overrides *file }

var roles = [...]string{"champion", "sponsor", "economic-buyer", "user"}

// live takes an account from its start to the end of the book.
func (l *life) live(a *account) {
	arr := 100 * (40 + a.rnd.IntN(1800))
	renewal := a.start
	for !renewal.After(lastWeek) {
		renewal = renewal.AddMonths(12)
	}
	l.accounts.row("%s,%s,%s,%s,%s,%s,%d", a.id, a.name(), a.start, renewal, a.delivery, a.touch, arr)
	for i := range a.contacts {
		left := ""
		if a.story == leaderless && i == 0 && a.turn.After(a.start) {
			left = a.turn.String()
			l.events.row("%s,%s-e1,champion-left,%s", a.id, a.id, lastWeek.AddDays(-7*(1+a.rnd.IntN(6))))
		}
		l.contacts.row("%s,%s-p%d,%s,%s,%s", a.id, a.id, i+1, roles[i], a.start, left)
	}
	if a.story == judged {
		l.overrides.row("%s,%s-o1,cap,45,the new owner reviews all suppliers,csm,%s,%s", a.id, a.id, lastWeek.AddDays(-20), lastWeek.AddDays(40))
	}
	week := firstWeek
	if a.start.After(week) {
		week = a.start
	}
	for n := 0; !week.After(lastWeek); n++ {
		l.week(a, week, n)
		week = week.AddDays(7)
	}
}

// week is what an account shows in a week.
func (l *life) week(a *account, day successkit.Date, n int) {
	level := a.at(day)
	noise := func(by float64) float64 { return by * (a.rnd.Float64() - 0.5) }
	read := func(measure string, value float64) {
		l.readings.row("%s,%s,%s,%s", a.id, measure, day, strconv.FormatFloat(math.Round(value*10)/10, 'f', -1, 64))
	}
	seen := a.delivery == "saas" || a.delivery == "hybrid" && n%8 == 0
	if seen {
		if days := math.Round(6*level + noise(3)); days > 0 && level > 0.25 {
			read("active-days", days)
		}
		if n%2 == 0 {
			read("usage-change", math.Round((400+3*float64(min(n, 60)))*level*(1+noise(0.1))))
		}
		if n%4 == 0 {
			read("seats-in-use", min(100, 100*level+noise(12)))
		}
		if n%13 == 5 {
			read("value-realised", min(100, 90*level+noise(25)))
		}
	}
	if n%4 == 1 {
		poor := 0.0
		if a.story == troubled && day.After(a.turn) {
			poor = 1.6
		}
		read("support-rating", min(5, max(1, 2.2+2.7*level+noise(1)-poor)))
		read("open-complaints", math.Floor(max(0, 1.4-1.4*level+noise(1.2)+2*poor)))
	}
	if n%13 == 2 {
		read("sentiment", min(5, max(1, math.Round(1+4*level+noise(1)))))
	}
	if a.delivery != "saas" && n%13 == 4 {
		read("nps", math.Round(min(100, max(-100, 160*level-60+noise(50)))))
		read("answered", max(0, 55*level+noise(20)))
		read("feedback", min(5, max(1, 1+4*level+noise(1))))
	}
	l.meet(a, day, n)
}

// meet holds the meetings of a week, where there are any.
func (l *life) meet(a *account, day successkit.Date, n int) {
	every := 8
	if a.touch == "high" {
		every = 4
	}
	if n%every != every-1 || a.story == silent && day.After(a.turn.AddDays(-60)) {
		return
	}
	var who []string
	for i := range a.contacts {
		there := a.story != leaderless || i > 0 || day.Before(a.turn)
		if there && (i == 0 || a.rnd.IntN(3) == 0) {
			who = append(who, a.id+"-p"+strconv.Itoa(i+1))
		}
	}
	if len(who) > 0 {
		l.interactions.row("%s,%s-m%d,%s,meeting,%s", a.id, a.id, n, day, strings.Join(who, " "))
	}
}

// at says how well an account does on a day.
func (a *account) at(day successkit.Date) float64 {
	months := float64(max(0, day.Sub(a.start))) / 30
	level := a.level * (1 - 0.5*math.Exp(-months/2)) // everyone begins low
	since := float64(max(0, day.Sub(a.turn))) / 30
	switch a.story {
	case fading:
		level *= math.Exp(-since / 3)
	case growing:
		level += 0.02 * months / 3
	case silent, leaderless:
		level -= 0.05 * since
	case troubled:
		level -= 0.04 * since
	case steady, judged:
	}
	return min(1, max(0, level+0.05*math.Sin(months)))
}
