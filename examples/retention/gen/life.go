package main

import "github.com/successkit/successkit"

// live takes an account from its first day to the end of the book.
func (a *account) live(start successkit.Date) {
	size := sizes[a.segment]
	r := between(a.rnd, 0, 1000)
	a.products = []product{{"core", (size.low + (size.high-size.low)*r*r/1_000_000) / 10 * 10}}
	if chance(a.rnd, 200) {
		a.products = append(a.products, product{"insights", share(a.total(), between(a.rnd, 150, 350))})
	}
	a.book(start, a.heard(start), a.total(), "")
	for start.Before(a.end) {
		start = a.run(start)
	}
}

// run takes an account through one term and the decision at its end. It
// returns the start of the next term, and the end of the book where there is
// none.
func (a *account) run(start successkit.Date) successkit.Date {
	due := start.AddMonths(a.term)
	for n := 1; n <= a.term; n++ {
		day := start.AddMonths(n - 1).AddDays(between(a.rnd, 2, 25))
		if !day.Before(a.end) {
			break
		}
		if a.month(day) {
			a.lose(due, day, day, successkit.Date{})
			return a.leave(day, a.heard(day), pick(a.rnd, endings))
		}
		anniversary := start.AddMonths(n)
		if n%12 == 0 && n < a.term && a.escalator > 0 && anniversary.Before(a.end) {
			a.book(anniversary, a.heard(anniversary), a.grow(a.escalator), "escalator")
		}
	}
	if !due.Before(a.end) {
		if due.Before(a.end.AddMonths(3)) {
			a.open(due)
		}
		return a.end
	}
	return a.decide(due)
}

// month is what happens to an account within a month of its term, on the given
// day at the most once. It reports whether the account comes to its end.
func (a *account) month(day successkit.Date) (ends bool) {
	switch n := a.rnd.IntN(1000); {
	case n < 3 && a.segment == "small", n < 1 && a.segment == "mid":
		return true
	case n < 18:
		a.expand(day)
	case n < 24 && len(a.products) == 1:
		extra := product{"insights", share(a.total(), between(a.rnd, 150, 350))}
		a.products = append(a.products, extra)
		a.book(day, a.heard(day), extra.amount, "cross-sell")
	case n < 28:
		a.book(day, a.heard(day), a.shrink(between(a.rnd, 80, 250)), pick(a.rnd, reductions))
	}
	return false
}

// expand books more users. Now and then the first booking is wrong and is
// corrected weeks later.
func (a *account) expand(day successkit.Date) {
	recorded := a.heard(day)
	switch n := a.rnd.IntN(100); {
	case n < 6: // the amount was wrong
		wrong := a.book(day, recorded, share(a.total(), between(a.rnd, 300, 500)), "more-users")
		right := a.book(day, wrong.recorded.AddDays(between(a.rnd, 10, 30)), a.grow(between(a.rnd, 80, 250)), "more-users")
		right.corrects = wrong
	case n < 8: // it was another customer
		wrong := a.book(day, recorded, share(a.total(), between(a.rnd, 80, 350)), "more-users")
		a.book(day, wrong.recorded.AddDays(between(a.rnd, 10, 30)), 0, "").corrects = wrong
	default:
		a.book(day, recorded, a.grow(between(a.rnd, 80, 350)), "more-users")
	}
}

// leave books the loss of all that an account pays. Some come back. It returns
// the first day of the next term, and the end of the book where there is none.
func (a *account) leave(day, recorded successkit.Date, cause string) successkit.Date {
	paid := a.total()
	a.products = a.products[:1]
	a.products[0].amount = 0
	a.book(day, recorded, -paid, cause)
	back := day.AddDays(between(a.rnd, 60, 400))
	if !chance(a.rnd, 120) || !back.Before(a.end) {
		return a.end
	}
	a.products[0].amount = share(paid, between(a.rnd, 600, 1100))
	a.term = 12
	a.book(back, a.heard(back), a.total(), "")
	return back
}
