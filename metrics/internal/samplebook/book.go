// Package samplebook makes books of movements for benchmarks and for tests of
// the fast road against plain programs. Only tests import it.
package samplebook

import (
	"cmp"
	"math/rand/v2"
	"time"

	"github.com/successkit/successkit"
)

// A Row is a movement of a book: on a day the recurring revenue of an account
// changes by a number of cents.
type Row struct {
	Account string
	Date    successkit.Date
	Cents   int64
}

// A Shape says what a book is like.
type Shape struct {
	Rows   int
	Months int // the window; 0 means 60
	// Busy is the chance in a thousand that a running account changes in a month;
	// 0 means 265, which makes about ten rows an account over 60 months.
	Busy  int
	Order Order
	Seed  uint64
}

// An Order is the order in which the rows of a book come.
type Order int

// The orders.
const (
	ByDate    Order = iota // accounts interleaved, as a billing system writes
	ByAccount              // account by account, as an export may be sorted
	Shuffled
)

// Start is the first day of every book.
var Start = successkit.MustDate("2021-01-01")

var prices = [...]int64{1900, 4900, 9900, 29900, 79900, 249900}

// New returns a book of exactly as many rows as asked for. The same shape gives
// the same book. It has the cases that are easily got wrong: up and back within
// a month, gone and back within a month, several changes in one, accounts that
// return after months, leave within their first month or never leave.
func New(s Shape) []Row {
	s.Months, s.Busy = s.Window(), cmp.Or(s.Busy, 265)
	b := &book{shape: s, starts: make([]successkit.Date, s.Months+1)}
	for m := range b.starts {
		b.starts[m] = Start.AddMonths(m)
	}
	for n := 0; len(b.rows) < s.Rows; n++ {
		b.account(n)
	}
	b.rows = b.rows[:s.Rows]
	switch s.Order {
	case ByAccount:
	case ByDate:
		b.sort()
	case Shuffled:
		r := rand.New(rand.NewPCG(s.Seed, 1))
		// Rows of one account and day keep their order, or balances would fall
		// below 0: the shuffle is of days.
		b.sort()
		b.shuffleDays(r)
	}
	return b.rows
}

type book struct {
	shape  Shape
	starts []successkit.Date // of the months
	rows   []Row
}

// account adds one account's rows in order of day.
func (b *book) account(n int) {
	r := rand.New(rand.NewPCG(b.shape.Seed, uint64(n)+7))
	id := accountID(r, n)
	day := func(m int) successkit.Date {
		return b.starts[m].AddDays(r.IntN(b.starts[m+1].Sub(b.starts[m]) - 1))
	}
	add := func(d successkit.Date, cents int64) {
		b.rows = append(b.rows, Row{id, d, cents})
	}
	price := func() int64 { return prices[r.IntN(len(prices))]*(1+r.Int64N(9)) - r.Int64N(300) }
	start := max(0, r.IntN(b.shape.Months+8)-8)
	level := price()
	first := day(start)
	add(first, level)
	if r.IntN(200) == 0 {
		add(first.AddDays(1), -level)
		level = 0
	}
	for m := start + 1; m < b.shape.Months; m++ {
		d := day(m)
		if level == 0 {
			if r.IntN(25) == 0 {
				level = price()
				add(d, level)
			}
			continue
		}
		if r.IntN(1000) >= b.shape.Busy {
			continue
		}
		up := 1 + level*r.Int64N(30)/100
		down := min(up, level-1)
		switch x := r.IntN(100); {
		case x < 7:
			add(d, -level)
			level = 0
		case x < 65 || down == 0:
			add(d, up)
			level += up
		case x < 88:
			add(d, -down)
			level -= down
		case x < 93: // up and back
			add(d, up)
			add(d.AddDays(1), -up)
		case x < 97: // twice in a month
			add(d, up)
			add(d.AddDays(1), -down)
			level += up - down
		default: // gone and back at another price
			add(d, -level)
			level = price()
			add(d.AddDays(1), level)
		}
	}
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz"

// accountID makes an id of 18 characters, as billing systems do.
func accountID(r *rand.Rand, n int) string {
	b := []byte("acc_00000000000000")
	for i := 4; i < 12; i++ {
		b[i] = letters[r.IntN(len(letters))]
	}
	for i := 17; i >= 12; i-- { // these make it unique
		b[i] = letters[n%len(letters)]
		n /= len(letters)
	}
	return string(b)
}

// days groups the rows by day, in order, keeping the order within one.
func (b *book) days() [][]Row {
	byDay := make([][]Row, b.starts[b.shape.Months].Sub(Start)+1)
	for _, r := range b.rows {
		i := r.Date.Sub(Start)
		byDay[i] = append(byDay[i], r)
	}
	return byDay
}

func (b *book) sort() {
	sorted := make([]Row, 0, len(b.rows))
	for _, rows := range b.days() {
		sorted = append(sorted, rows...)
	}
	b.rows = sorted
}

// shuffleDays puts rows into random order. No account has two rows on one day,
// so nothing depends on the order of those.
func (b *book) shuffleDays(r *rand.Rand) {
	r.Shuffle(len(b.rows), func(i, k int) { b.rows[i], b.rows[k] = b.rows[k], b.rows[i] })
}

// Period is the months of a book.
func (s Shape) Period() successkit.Period {
	p, err := successkit.NewPeriod(Start, Start.AddMonths(s.Window()))
	if err != nil {
		return successkit.Period{}
	}
	return p
}

// month returns the month of a day, from 0.
func month(d successkit.Date) int {
	year, m, _ := d.Civil()
	return 12*(year-Start.Year()) + int(m-time.January)
}

// Window returns how many months a book spans.
func (s Shape) Window() int { return cmp.Or(s.Months, 60) }
