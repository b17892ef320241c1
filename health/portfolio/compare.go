package portfolio

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// An Entry is an account of a book and its money.
type Entry struct {
	Account health.Account
	Money   decimal.Decimal
}

// A Move is an account whose band is another one.
type Move struct {
	Account string          `json:"account"`
	Before  health.Mark     `json:"before"`
	After   health.Mark     `json:"after"`
	Money   decimal.Decimal `json:"money"`
}

// A Change is what becomes of a book between two days, or would if one model
// replaced another.
type Change struct {
	// Sums is the transition, which further shards may be merged into.
	Sums TransitionSums `json:"sums"`
	// Moves are the accounts that change band, those with most money first, of
	// as much the lower id.
	Moves []Move `json:"moves,omitempty"`
	// Warnings are those of the transition.
	Warnings []successkit.Reason `json:"warnings,omitempty"`
}

// Compare scores the accounts of a book on asOf by two models and tells who
// changes band. A nil book holds no account. An account that either model refuses is
// an error at "book[i]".
func Compare(before, after *health.Model, asOf successkit.Date, currency string, book iter.Seq[Entry]) (Change, error) {
	return compare(ViewOf(before, asOf), ViewOf(after, asOf), currency, book, func(a health.Account) (was, is health.Mark, err error) {
		if was, err = before.Mark(a, asOf); err == nil {
			is, err = after.Mark(a, asOf)
		}
		return was, is, err
	})
}

// CompareDays scores the accounts of a book by one model on two days, each by what
// was known on it, and tells who changed band: what is new since last week? It
// fails as [Compare] does, and with [successkit.ErrConflict] where the one day is
// not before the other.
func CompareDays(m *health.Model, before, after successkit.Date, currency string, book iter.Seq[Entry]) (Change, error) {
	if !before.Before(after) {
		var f successkit.Faults
		f.Add("before", before.String(), fmt.Errorf("%w: not before %s", successkit.ErrConflict, after))
		return Change{}, fmt.Errorf("portfolio: invalid days: %w", f.Err())
	}
	days := []successkit.Date{before, after}
	return compare(ViewOf(m, before), ViewOf(m, after), currency, book, func(a health.Account) (was, is health.Mark, err error) {
		marks, err := m.Series(a, days)
		if err != nil {
			return was, is, err
		}
		return marks[0], marks[1], nil
	})
}

// compare tells whose band is another one in the second of two views.
func compare(before, after View, currency string, book iter.Seq[Entry], marks func(health.Account) (was, is health.Mark, err error)) (Change, error) {
	t, err := NewTransition(before, after, currency)
	if err != nil {
		return Change{}, err
	}
	if book == nil {
		book = func(func(Entry) bool) {}
	}
	var f successkit.Faults
	var c Change
	i := 0
	for e := range book {
		was, is, err := marks(e.Account)
		if err == nil {
			err = t.Add(was, is, e.Money)
		}
		f.Merge("book["+strconv.Itoa(i)+"]", err)
		if err == nil && was.Band != is.Band {
			c.Moves = append(c.Moves, Move{Account: e.Account.ID, Before: was, After: is, Money: e.Money})
		}
		i++
	}
	if err := f.Err(); err != nil {
		return Change{}, fmt.Errorf("portfolio: invalid book: %w", err)
	}
	slices.SortStableFunc(c.Moves, func(a, b Move) int {
		return cmp.Or(b.Money.Cmp(a.Money), cmp.Compare(a.Account, b.Account))
	})
	c.Sums, c.Warnings = t.Sums(), t.Warnings()
	return c, nil
}
