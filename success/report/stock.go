package report

import (
	"cmp"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/success"
)

// A Stock is a number of accounts and their money, the recurring revenue of a
// year. Currencies are never added up.
type Stock struct {
	Accounts int64 `json:"accounts"`
	// Money is in the order of currencies. Those without money are left out.
	Money []success.Amount `json:"money,omitempty"`
}

// In returns the money in one currency, and 0 where there is none.
func (s Stock) In(currency string) decimal.Decimal { return in(s.Money, currency) }

func (s Stock) equal(o Stock) bool {
	return s.Accounts == o.Accounts && slices.EqualFunc(s.Money, o.Money, func(x, y success.Amount) bool {
		return x.Currency == y.Currency && x.Value.Equal(y.Value)
	})
}

func in(money []success.Amount, currency string) decimal.Decimal {
	for _, m := range money {
		if m.Currency == currency {
			return m.Value
		}
	}
	return decimal.Decimal{}
}

// currenciesIn returns the currencies of the money of stocks, in order.
func currenciesIn(stocks ...Stock) []string {
	var list []string
	for _, s := range stocks {
		for _, m := range s.Money {
			list = append(list, m.Currency)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// A Line is how many accounts there were at the opening, and are at the closing,
// that are in one state.
type Line struct {
	State   string `json:"state"`
	Opening Stock  `json:"opening"`
	Closing Stock  `json:"closing"`
}

// A Flow is the accounts that were in the one state at the opening and are in the
// other at the closing, with their money of either day. A state is empty where
// the account was no customer yet, or is none any more; what both have is what
// stayed.
type Flow struct {
	From     string           `json:"from,omitzero"`
	To       string           `json:"to,omitzero"`
	Accounts int64            `json:"accounts"`
	Opening  []success.Amount `json:"opening,omitempty"`
	Closing  []success.Amount `json:"closing,omitempty"`
}

// A Split divides the customers of a book by one state of theirs, each into one.
// The lines are the flows added up: who was in a state at the opening left it
// for another or stayed, and who is in it at the closing came from one or stayed.
type Split struct {
	Lines []Line `json:"lines,omitempty"`
	Flows []Flow `json:"flows,omitempty"`
}

// Opening returns who was in a state at the opening, and Closing who is in it at
// the closing.
func (s Split) Opening(state string) Stock { return s.line(state).Opening }

// Closing returns who is in a state at the closing.
func (s Split) Closing(state string) Stock { return s.line(state).Closing }

func (s Split) line(state string) Line {
	for _, l := range s.Lines {
		if l.State == state {
			return l
		}
	}
	return Line{}
}

// A Showing is how many accounts showed something at the opening and show it at
// the closing, each counted once. In its flows From and To are "yes", "no", or
// empty; those who show it at neither end are in none.
type Showing struct {
	Opening Stock  `json:"opening"`
	Closing Stock  `json:"closing"`
	Flows   []Flow `json:"flows,omitempty"`
}

// Raised returns the accounts that show it at the closing and did not at the
// opening, new customers among them.
func (s Showing) Raised() int64 {
	var n int64
	for _, f := range s.Flows {
		if f.To == yes && f.From != yes {
			n += f.Accounts
		}
	}
	return n
}

// A pile is a Stock in the making.
type pile struct {
	accounts int64
	money    map[string]*exact.Sum
}

func (p *pile) add(accounts int64, currency string, money decimal.Decimal) {
	p.accounts += accounts
	if p.money == nil {
		p.money = map[string]*exact.Sum{}
	}
	if p.money[currency] == nil {
		p.money[currency] = &exact.Sum{}
	}
	p.money[currency].Add(money)
}

// addAll adds amounts, or takes them away where sign is -1.
func (p *pile) addAll(accounts int64, money []success.Amount, sign int64) {
	p.accounts += accounts
	for _, m := range money {
		p.add(0, m.Currency, m.Value.Mul(decimal.New(sign, 0)))
	}
}

func (p *pile) amounts() []success.Amount {
	var list []success.Amount
	for _, c := range slices.Sorted(maps.Keys(p.money)) {
		if sum := p.money[c]; sum.Sign() != 0 {
			list = append(list, success.Amount{Currency: c, Value: sum.Decimal()})
		}
	}
	return list
}

func (p *pile) stock() Stock { return Stock{p.accounts, p.amounts()} }

// split makes the split of the rows of a kind, its states in the given order and
// then by name.
func split(rows []Row, order []string) Split {
	type ends struct{ opening, closing pile }
	states, flows := map[string]*ends{}, map[[2]string]*ends{}
	at := func(state string) *ends {
		if states[state] == nil {
			states[state] = &ends{}
		}
		return states[state]
	}
	for _, r := range rows {
		k := [2]string{r.From, r.To}
		if flows[k] == nil {
			flows[k] = &ends{}
		}
		flows[k].opening.add(r.Count, r.Currency, r.Opening)
		flows[k].closing.add(r.Count, r.Currency, r.Closing)
		if r.From != "" {
			at(r.From).opening.add(r.Count, r.Currency, r.Opening)
		}
		if r.To != "" {
			at(r.To).closing.add(r.Count, r.Currency, r.Closing)
		}
	}
	compare := func(x, y string) int { return cmp.Or(cmp.Compare(rank(order, x), rank(order, y)), cmp.Compare(x, y)) }
	var s Split
	for _, state := range slices.SortedFunc(maps.Keys(states), compare) {
		s.Lines = append(s.Lines, Line{state, states[state].opening.stock(), states[state].closing.stock()})
	}
	for _, k := range slices.SortedFunc(maps.Keys(flows), func(x, y [2]string) int { return cmp.Or(compare(x[0], y[0]), compare(x[1], y[1])) }) {
		f := flows[k]
		s.Flows = append(s.Flows, Flow{k[0], k[1], f.opening.accounts, f.opening.amounts(), f.closing.amounts()})
	}
	return s
}

// rank returns the place of a word in an order, after all of them where it has
// none.
func rank(order []string, s string) int {
	if i := slices.Index(order, s); i >= 0 {
		return i
	}
	return len(order)
}

// showing makes the showing of the rows of something that accounts show or not.
func showing(rows []Row) Showing {
	s := split(rows, []string{"", no, yes})
	return Showing{s.Opening(yes), s.Closing(yes), s.Flows}
}
