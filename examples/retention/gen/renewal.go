package main

import "github.com/successkit/successkit"

// lossPerMille is how many of a thousand accounts of a segment leave at the end
// of a term, before fit and delivery are looked at.
var lossPerMille = map[string]int{"small": 190, "mid": 120, "large": 60}

// lossRate returns how many of a thousand accounts like this one leave.
func (a *account) lossRate() int {
	n := lossPerMille[a.segment]
	switch a.fit {
	case "potential":
		n = n * 6 / 10
	case "conditional":
		n = n * 11 / 10
	case "no-potential":
		n = n * 28 / 10
	}
	if a.delivery == "on-premise" {
		n = n * 6 / 10
	}
	return n
}

// decide is what an account does at the end of a term. It returns the start of
// the next one, and the end of the book where there is none.
func (a *account) decide(due successkit.Date) successkit.Date {
	if due.After(a.end.AddDays(-60)) && chance(a.rnd, 200) {
		a.open(due)
		return a.end
	}
	if !chance(a.rnd, a.lossRate()) {
		a.renew(due)
		return due
	}
	notice, closed := successkit.Date{}, due.AddDays(between(a.rnd, 3, 45))
	if chance(a.rnd, 600) {
		notice, closed = due.AddDays(-between(a.rnd, 30, 90)), due.AddDays(-between(a.rnd, 0, 20))
	}
	causes := goodFitLosses
	if a.fit == "no-potential" {
		causes = badFitLosses
	}
	a.lose(due, due, closed, notice)
	return a.leave(due, closed, pick(a.rnd, causes))
}

// renew signs the next term, early, on the day or late. What changes takes
// effect on the due day, whenever it was signed.
func (a *account) renew(due successkit.Date) {
	closed := due
	switch n := a.rnd.IntN(100); {
	case n < 30:
		closed = due.AddDays(-between(a.rnd, 5, 60))
	case n < 46:
		closed = due.AddDays(between(a.rnd, 1, 60))
	}
	before := append([]product(nil), a.products...)
	ended := a.term
	switch n := a.rnd.IntN(1000); {
	case n < 80:
		a.book(due, closed, a.shrink(between(a.rnd, 100, 350)), pick(a.rnd, reductions))
	case n < 150 && len(a.products) == 2:
		dropped := a.products[1].amount
		a.products = a.products[:1]
		a.book(due, closed, -dropped, "product-dropped")
	default:
		if a.escalator > 0 {
			a.book(due, closed, a.grow(a.escalator), "escalator")
		}
		if n >= 820 {
			a.book(due, closed, a.grow(between(a.rnd, 100, 400)), "upsell")
		}
	}
	if len(before) == 1 && chance(a.rnd, 40) {
		extra := product{"insights", share(a.total(), between(a.rnd, 150, 350))}
		a.products = append(a.products, extra)
		before = append(before, product{extra.name, 0})
		a.book(due, closed, extra.amount, "add-on")
	}
	if chance(a.rnd, 60) {
		a.term = 12 * between(a.rnd, 1, 3)
	}
	for i, p := range before {
		l := line{account: a, product: p.name, due: due, ends: due, amountDue: p.amount, term: ended, status: "lost", closed: closed}
		if p.amount == 0 {
			l.term = 0
		}
		if i < len(a.products) {
			l.status, l.amountRenewed, l.renewedTerm = "renewed", a.products[i].amount, a.term
		}
		a.lines = append(a.lines, l)
	}
}

// lose closes the lines of an account that leaves, on the due day or within the
// term.
func (a *account) lose(due, ends, closed, notice successkit.Date) {
	for _, p := range a.products {
		a.lines = append(a.lines, line{
			account: a, product: p.name, due: due, ends: ends, amountDue: p.amount, term: a.term,
			status: "lost", closed: closed, notice: notice,
		})
	}
}

// open leaves the lines of an account undecided. A few have given notice.
func (a *account) open(due successkit.Date) {
	notice := successkit.Date{}
	if chance(a.rnd, 100) {
		notice = due.AddDays(-between(a.rnd, 30, 90))
	}
	for _, p := range a.products {
		a.lines = append(a.lines, line{
			account: a, product: p.name, due: due, ends: due, amountDue: p.amount, term: a.term, status: "open", notice: notice,
		})
	}
}
