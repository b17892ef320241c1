package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/metrics"
)

// A level is the revenue of an account from a date on, from a row of the
// input.
type level struct {
	at         int
	account    string
	date       successkit.Date
	amount     decimal.Decimal
	currency   string
	attributes map[string]string
}

// levels makes movements of rows that say where each account stands.
type levels struct {
	source string // in the ids of movements
	rows   []level
	absent Absence
	// next returns the first date after d on which the book is known, or the
	// zero Date where there is none.
	next func(d successkit.Date) successkit.Date
	// dateField is the path of the date in a row.
	dateField string
}

// movements returns the differences of each account's levels, in order of date
// and account. It notes in f what rows contradict each other.
func (l *levels) movements(f *rowFaults) []metrics.Movement {
	slices.SortFunc(l.rows, func(x, y level) int {
		return cmp.Or(strings.Compare(x.account, y.account), x.date.Compare(y.date), cmp.Compare(x.at, y.at))
	})
	var list []metrics.Movement
	for rows := l.rows; len(rows) > 0; {
		n := 1
		for n < len(rows) && rows[n].account == rows[0].account {
			n++
		}
		list = l.account(list, rows[:n], f)
		rows = rows[n:]
	}
	return inOrder(list)
}

// account appends the movements of one account, whose rows are in order.
func (l *levels) account(list []metrics.Movement, rows []level, f *rowFaults) []metrics.Movement {
	var balance decimal.Decimal
	known := map[string]string{}
	move := func(r *level, date successkit.Date, amount decimal.Decimal, attributes map[string]string) {
		change := exact.Canonical(amount.Sub(balance))
		if err := exact.Check(change); err != nil {
			f.refuse(r.at, r.account, "amount", field.Text(r.amount), fmt.Errorf("%w: the change from %s has %w", successkit.ErrOutOfRange, exact.Text(balance), err))
		}
		balance = amount
		fresh := learn(known, attributes)
		if change.IsZero() && len(fresh) == 0 {
			return
		}
		list = append(list, metrics.Movement{
			ID: factID(l.source, r.account, date.String()), Account: r.account, Date: date,
			Amount: change, Currency: r.currency, Attributes: fresh,
		})
	}
	for i := range rows {
		r := &rows[i]
		if i > 0 && r.date == rows[i-1].date {
			f.refuse(r.at, r.account, l.dateField, r.date.String(),
				fmt.Errorf("%w: account %q has another row for it, number %d", successkit.ErrDuplicate, r.account, rows[i-1].at))
			continue
		}
		if r.currency != rows[0].currency {
			f.refuse(r.at, r.account, "currency", r.currency,
				fmt.Errorf("%w: account %q is in %q, by row %d", successkit.ErrConflict, r.account, rows[0].currency, rows[0].at))
		}
		move(r, r.date, r.amount, r.attributes)
		gap := l.next(r.date)
		if gap.IsZero() || i+1 < len(rows) && !gap.Before(rows[i+1].date) {
			continue
		}
		switch l.absent {
		case AbsentIsZero:
			move(r, gap, decimal.Decimal{}, nil)
		case AbsentIsUnchanged:
		case AbsentIsRefused:
			f.refuse(r.at, r.account, l.dateField, r.date.String(),
				fmt.Errorf("%w: account %q has no row for %s", successkit.ErrRequired, r.account, gap))
		}
	}
	return list
}

// learn adds attributes to known ones and returns those that were new or
// other, or nil.
func learn(known, attributes map[string]string) map[string]string {
	var fresh map[string]string
	for key, value := range attributes {
		if old, ok := known[key]; ok && old == value {
			continue
		}
		if fresh == nil {
			fresh = map[string]string{}
		}
		known[key], fresh[key] = value, value
	}
	return fresh
}
