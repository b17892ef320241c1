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

// A Change is what would become of a book if one model replaced another.
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
// changes band. An account that either model refuses is an error at "book[i]".
func Compare(before, after *health.Model, asOf successkit.Date, currency string, book iter.Seq[Entry]) (Change, error) {
	t, err := NewTransition(ViewOf(before, asOf), ViewOf(after, asOf), currency)
	if err != nil {
		return Change{}, err
	}
	var f successkit.Faults
	var c Change
	i := 0
	for e := range book {
		path := "book[" + strconv.Itoa(i) + "]"
		i++
		was, err := before.Mark(e.Account, asOf)
		if err != nil {
			f.Merge(path, err)
			continue
		}
		is, err := after.Mark(e.Account, asOf)
		if err == nil {
			err = t.Add(was, is, e.Money)
		}
		f.Merge(path, err)
		if err == nil && was.Band != is.Band {
			c.Moves = append(c.Moves, Move{Account: e.Account.ID, Before: was, After: is, Money: e.Money})
		}
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
