package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/success"
)

// The book begins on firstDay. Nothing that is in it became known after lastDay.
var (
	firstDay = on("2023-07-01")
	lastDay  = on("2026-06-30")
)

// A life is one account under way.
type life struct {
	rnd       *rand.Rand
	catalogue *usecase.Catalogue
	program   *success.Program
	account   success.Account
	spells    []spell
	upgrades  []upgrade
	ids       map[string]int
	named     int // the place of the last name

	free, prospect bool
	itself         bool   // it wants to be left to itself
	language       string // the word of the language that it speaks
	starved        bool   // its owner has too much to answer to foresee anything
}

// live returns the n-th account of a book, which lives by a generator of its own, so
// that none changes what another does.
func live(rnd *rand.Rand, catalogue *usecase.Catalogue, p *success.Program, n, owners int) (success.Account, error) {
	l := &life{rnd: rnd, catalogue: catalogue, program: p, ids: map[string]int{}}
	l.be(n, owners)
	l.sign()
	l.know()
	l.answer()
	if !l.prospect {
		l.travel()
		l.pay(0)
		l.regress()
	}
	if err := l.want(); err != nil {
		return success.Account{}, fmt.Errorf("%s: %w", l.account.ID, err)
	}
	l.meet()
	if !l.prospect {
		l.see()
		l.gain()
		l.tell()
		if err := l.tend(); err != nil {
			return success.Account{}, fmt.Errorf("%s: %w", l.account.ID, err)
		}
	}
	return l.account, nil
}

// id returns the next id of a kind of fact.
func (l *life) id(kind string) string {
	l.ids[kind]++
	return kind + strconv.Itoa(l.ids[kind])
}

// be says who the account is. Of every 25 accounts one is a group of which the two
// that follow are a part.
func (l *life) be(n, owners int) {
	segment := pick(l.rnd, segments)
	name := first[n%len(first)] + " " + second[(n/len(first)+n)%len(second)]
	if again := n / (len(first) * len(second)); again > 0 {
		name += " " + strconv.Itoa(again+1)
	}
	a := success.Account{ID: accountID(n), Name: name, Attributes: map[string]string{"region": pick(l.rnd, regions)}}
	switch place := n % groupOf; place {
	case 2:
		segment = "large"
	case 3, 4:
		segment, a.Parent = "mid", accountID(n-place+2)
		a.Level = "high-touch" // as its group has it
	}
	a.Segment = segment
	a.Delivery, _ = outcome.ParseDeliveryModel(pick(l.rnd, deliveries[segment]))
	owner := between(l.rnd, 1, owners)
	if chance(l.rnd, 60) {
		owner = starvedOwner
	}
	l.starved = owner%10 == starvedOwner
	a.Owner = fmt.Sprintf("csm-%02d", owner)
	l.account = a
	l.prospect = chance(l.rnd, 50)
	l.free = !l.prospect && segment == "small" && a.Delivery == outcome.SaaS && chance(l.rnd, 110)
	l.itself = segment == "small" && a.Delivery == outcome.SaaS && chance(l.rnd, 450)
	l.language = "en"
	if a.Attributes["region"] == "dach" && chance(l.rnd, 600) {
		l.language = "de"
	}
}

// groupOf is how many accounts there are to one group of companies.
const groupOf = 25

// starvedOwner is the last digit of the owners who answer what support should.
const starvedOwner = 2

func accountID(n int) string { return fmt.Sprintf("A%04d", n+1) }

// sign begins the first spell. One in three customers was there from the first
// months on, and more than usual have come of late.
func (l *life) sign() {
	start := firstDay.AddDays(l.rnd.IntN(lastDay.Sub(firstDay) - 20))
	switch n := l.rnd.IntN(100); {
	case n < 33:
		start = firstDay.AddDays(l.rnd.IntN(150))
	case n < 42:
		start = lastDay.AddDays(-l.rnd.IntN(130))
	}
	if l.prospect {
		start = lastDay.AddDays(between(l.rnd, 20, 90)) // as it hopes
	}
	l.begin(start, fates[pick(l.rnd, fares)])
}

func (l *life) begin(start successkit.Date, f fate) {
	s := spell{fate: f, start: start}
	s.high += between(l.rnd, -5, 5)
	if f.turn[1] > 0 {
		s.turned = start.AddDays(30*f.turn[0] + l.rnd.IntN(30*(f.turn[1]-f.turn[0])))
	}
	l.spells = append(l.spells, s)
}

// past reports whether a day has been when the book is made.
func past(d successkit.Date) bool { return !d.After(lastDay) }

// late returns the day on which a fact of day d was recorded where that was not at
// once, and zero otherwise.
func (l *life) late(d successkit.Date) successkit.Date {
	if r := d.AddDays(between(l.rnd, 4, 30)); chance(l.rnd, 45) && past(r) {
		return r
	}
	return successkit.Date{}
}

// there reports whether the account is a customer on a day, and in which spell.
func (l *life) there(d successkit.Date) (spell, bool) {
	for _, s := range l.spells {
		if !d.Before(s.start) && (s.left.IsZero() || d.Before(s.left)) {
			return s, true
		}
	}
	return spell{}, false
}
