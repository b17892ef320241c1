package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/successkit/successkit"
)

// settings say what book to make.
type settings struct {
	seed       uint64
	accounts   int
	months     int
	currencies []choice
}

// A book is what the accounts did: their movements in the order in which they
// were recorded, and their contract lines in the order in which they are due.
type book struct {
	movements []*movement
	lines     []line
}

// A movement is a row of the movements. Amounts are in whole units of the
// currency, recurring revenue a year.
type movement struct {
	id             string
	account        *account
	date, recorded successkit.Date
	amount         int
	cause          string
	corrects       *movement
	described      bool   // the row holds the attributes of the account at signing
	segment        string // the segment, where it changes or is described
}

// A line is a row of the contract lines.
type line struct {
	account       *account
	product       string
	due           successkit.Date
	amountDue     int
	term          int // months
	status        string
	closed        successkit.Date
	amountRenewed int
	renewedTerm   int
	notice        successkit.Date
	ends          successkit.Date // when the revenue of the line ends, or goes on as it was renewed
}

// newBook makes the book of the given settings. Each account lives by a
// generator of its own, so that none changes what another does.
func newBook(s settings) book {
	end := firstDay.AddMonths(s.months)
	seeds := rand.NewPCG(s.seed, 0)
	var b book
	for month, first := 0, 0; month < s.months; month++ {
		// Sales grow: the last month signs about twice as many as the first.
		last := s.accounts * signed(month+1, s.months) / signed(s.months, s.months)
		for n := first; n < last; n++ {
			a := newAccount(rand.New(rand.NewPCG(seeds.Uint64(), seeds.Uint64())), fmt.Sprintf("C%04d", n+1), s.currencies, end)
			begin := firstDay.AddMonths(month)
			a.live(begin.AddDays(a.rnd.IntN(begin.AddMonths(1).Sub(begin))))
			b.movements = append(b.movements, a.movements...)
			b.lines = append(b.lines, a.lines...)
		}
		first = last
	}
	slices.SortStableFunc(b.movements, func(x, y *movement) int { return x.recorded.Compare(y.recorded) })
	for i, m := range b.movements {
		m.id = fmt.Sprintf("M%05d", i+1)
	}
	slices.SortStableFunc(b.lines, func(x, y line) int {
		return cmp.Or(x.due.Compare(y.due), cmp.Compare(x.account.id, y.account.id))
	})
	return b
}

// signed returns the weight of the first n of all months.
func signed(n, months int) int { return n*months + n*(n-1)/2 }
