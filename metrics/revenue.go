package metrics

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
)

// A RevenueBook says whose revenue a [RevenueComparison] compares.
type RevenueBook uint8

// The books.
const (
	// ActiveAtFirstMonthEnd are the accounts that had revenue at the end of the
	// earlier period's first month.
	ActiveAtFirstMonthEnd RevenueBook = iota
	// HadRevenue are the accounts that had revenue at the end of any month of
	// the earlier period.
	HadRevenue
)

var revenueBooks = enum.New[RevenueBook]("revenue book", "active-at-first-month-end", "had-revenue")

// String returns the words of b.
func (b RevenueBook) String() string { return revenueBooks.String(b) }

// MarshalText returns the words of b.
func (b RevenueBook) MarshalText() ([]byte, error) { return revenueBooks.Append(nil, b) }

// UnmarshalText reads what [RevenueBook.MarshalText] writes.
func (b *RevenueBook) UnmarshalText(text []byte) error { return revenueBooks.ParseInto(b, text) }

// A RevenueComparison is net revenue retention on revenue summed over two
// periods, and not at two points: what the same accounts brought in the later
// period over what they brought in the earlier. Revenue is that at the end of
// each calendar month. It is how companies report that publish year on year,
// two years' sums or a quarter against the quarter a year before.
type RevenueComparison struct {
	Then     successkit.Period `json:"then"`
	Now      successkit.Period `json:"now"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	Book     RevenueBook       `json:"book"`
	// Unfinished says that the later period was not over on AsOf.
	Unfinished bool `json:"unfinished,omitzero"`
	// Accounts is how many accounts are compared.
	Accounts int64 `json:"accounts"`
	// Rate is their revenue in the later period over that in the earlier.
	Rate successkit.Rate `json:"rate"`
}

// CompareRevenue compares the revenue of two periods. A month of which a
// period holds only a part counts where its last day is in the period. It fails
// as [View.Waterfall] does.
func (v View) CompareRevenue(then, now successkit.Period, book RevenueBook) (RevenueComparison, error) {
	var f successkit.Faults
	if then.IsZero() {
		f.Add("then", "", successkit.ErrRequired)
	}
	if now.IsZero() {
		f.Add("now", "", successkit.ErrRequired)
	}
	if !revenueBooks.Valid(book) {
		f.Add("book", book.String(), successkit.ErrUnknown)
	}
	f.Merge("", v.checkCurrencies())
	if err := f.Err(); err != nil {
		return RevenueComparison{}, err
	}
	c := comparison{
		view: v, then: monthEnds(then), now: monthEnds(now), book: book,
		sums: make([][2]exact.Sum, len(v.ledger.store.currencies.texts)),
	}
	if v.ledger.store.amount.isWide {
		compareRevenue[wide](&c)
	} else {
		compareRevenue[small](&c)
	}
	var total [2]exact.Sum
	for number, sums := range c.sums {
		for i := range sums {
			total[i].Add(v.inBase(sums[i].Decimal(), v.ledger.store.currencies.texts[number]))
		}
	}
	return RevenueComparison{
		Then: then, Now: now, AsOf: v.asOf, Currency: v.currency(), Book: book, Accounts: c.accounts,
		Unfinished: scope{period: now, asOf: v.asOf}.unfinished(),
		Rate:       rateOf(total[1].Decimal(), total[0].Decimal()),
	}, nil
}

// monthEnds returns for each calendar month whose last day is in p the day
// after it.
func monthEnds(p successkit.Period) []successkit.Date {
	var ends []successkit.Date
	for m := range p.Months() {
		if m.End().Day() == 1 {
			ends = append(ends, m.End())
		}
	}
	return ends
}

// A comparison is a CompareRevenue under way.
type comparison struct {
	view      View
	then, now []successkit.Date
	book      RevenueBook
	sums      [][2]exact.Sum // by currency number, then and now
	accounts  int64
}

func compareRevenue[T number[T]](c *comparison) {
	l := c.view.ledger
	s := &l.store
	r := newReader[T](l, c.view.asOf, successkit.Date{})
	var then, now []T
	for a := range s.accounts.all() {
		currency := s.currencyNumber(a)
		if only := c.view.only; only != nil && s.currencies.texts[currency] != *only {
			continue
		}
		rows, _ := r.rows(a)
		then = levelsAt(then[:0], rows, c.then)
		belongs := len(then) > 0 && then[0].sign() > 0
		if c.book == HadRevenue {
			belongs = slices.ContainsFunc(then, func(v T) bool { return v.sign() > 0 })
		}
		if !belongs {
			continue
		}
		now = levelsAt(now[:0], rows, c.now)
		c.accounts++
		for i, levels := range [2][]T{then, now} {
			for _, v := range levels {
				v.addTo(&c.sums[currency][i], s.amount.places)
			}
		}
	}
}

// levelsAt appends an account's balance before each of the days, which are in
// order.
func levelsAt[T number[T]](levels []T, rows []step[T], days []successkit.Date) []T {
	var balance T
	for _, day := range days {
		for len(rows) > 0 && rows[0].date.Before(day) {
			balance = balance.add(rows[0].change)
			rows = rows[1:]
		}
		levels = append(levels, balance)
	}
	return levels
}
