package main

import (
	"math/rand/v2"

	"github.com/successkit/successkit"
)

// An account is a customer under way: what it is, what it pays for by now, and
// what it has done.
type account struct {
	rnd *rand.Rand
	end successkit.Date // of the book; nothing takes effect on it or after it

	id, currency, segment, region, fit, delivery string

	products  []product
	term      int // months
	escalator int // per mille a year, or 0

	// recorded is when the last movement was. No movement is recorded before an
	// earlier one, so that what was known on any day fits together.
	recorded  successkit.Date
	movements []*movement
	lines     []line
}

// A product is what an account pays for, a year.
type product struct {
	name   string
	amount int
}

func newAccount(rnd *rand.Rand, id string, currencies []choice, end successkit.Date) *account {
	a := &account{
		rnd: rnd, end: end, id: id,
		currency: pick(rnd, currencies),
		segment:  pick(rnd, segments),
		region:   pick(rnd, regions),
		fit:      pick(rnd, fits),
		delivery: pick(rnd, delivery),
		term:     12,
	}
	if a.delivery == "on-premise" || a.segment == "large" {
		a.term = 12 * between(rnd, 1, 3)
	}
	if chance(rnd, 700) {
		a.escalator = 10 * between(rnd, 2, 5)
	}
	return a
}

// total returns what the account pays.
func (a *account) total() int {
	sum := 0
	for _, p := range a.products {
		sum += p.amount
	}
	return sum
}

// grow adds so many per mille to every product and returns the sum.
func (a *account) grow(perMille int) int {
	before := a.total()
	for i := range a.products {
		a.products[i].amount += share(a.products[i].amount, perMille)
	}
	return a.total() - before
}

// shrink takes so many per mille from every product and returns the sum, which
// is negative.
func (a *account) shrink(perMille int) int {
	before := a.total()
	for i := range a.products {
		a.products[i].amount -= a.products[i].amount * perMille / 1000 / 10 * 10
	}
	return a.total() - before
}

// book notes a movement that was made on the account already.
func (a *account) book(date, recorded successkit.Date, amount int, cause string) *movement {
	if recorded.Before(a.recorded) {
		recorded = a.recorded
	}
	a.recorded = recorded
	m := &movement{account: a, date: date, recorded: recorded, amount: amount, cause: cause}
	if len(a.movements) == 0 {
		m.described, m.segment = true, a.segment
	} else if now := segmentOf(a.total()); amount > 0 && now != a.segment && a.total() > sizes[a.segment].high {
		a.segment, m.segment = now, now
	}
	a.movements = append(a.movements, m)
	return m
}

// heard returns the day on which the books learn of something that happens on a
// day: most often within the week, and now and then weeks later.
func (a *account) heard(date successkit.Date) successkit.Date {
	if chance(a.rnd, 30) {
		return date.AddDays(between(a.rnd, 15, 60))
	}
	return date.AddDays(between(a.rnd, 0, 4))
}
