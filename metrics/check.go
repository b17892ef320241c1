package metrics

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// An entry is a row of one account's history, stored or fresh.
type entry[T number[T]] struct {
	change T
	kind   Kind // as stated
	date   successkit.Date
	seq    int64
	fresh  *row // nil for a stored row
	void   bool // another fact corrects it
}

// checkAccount replays one account with its fresh rows, which are in order,
// and refuses those that the past contradicts: the first of them, or with
// lenient set each.
func checkAccount[T number[T]](b *batch, fresh []row, lenient bool) {
	s := &b.ledger.store
	name := fresh[0].Account
	number, known := s.accounts.find(name)
	var end tail
	first := slices.MinFunc(fresh, func(x, y row) int { return cmp.Compare(x.at, y.at) })
	currency := first.Currency // of an account that is new
	if known {
		end, currency = s.end(number), s.currencyOf(number)
	}

	// Rows that follow the account's last one are checked from its end on;
	// others together with all its rows.
	late := func(r row) bool {
		return known && (r.Date.Before(end.date) || r.Date == end.date && r.Seq < end.seq) || r.Corrects != ""
	}
	var fits bool
	if slices.ContainsFunc(fresh, late) {
		fits = replay(b, merged[T](b, number, known, fresh), tail{}, currency, lenient)
	} else {
		history := make([]entry[T], 0, len(fresh))
		for i := range fresh {
			history = append(history, freshEntry[T](b, &fresh[i]))
		}
		fits = replay(b, history, end, currency, lenient)
	}
	if fits || !lenient {
		return
	}
	// A stored row or a correction does not fit. Without the late rows and the
	// corrections all others are as they would be alone.
	fresh = slices.DeleteFunc(slices.Clone(fresh), func(r row) bool {
		if !late(r) {
			return false
		}
		delete(b.replaced, r.Corrects)
		if !b.refused[r.Movement] {
			b.refused[r.Movement] = true
			b.refuse(r.at, "date", r.Date.String(), fmt.Errorf("%w: with it another movement of account %q does not fit", successkit.ErrConflict, name))
		}
		return true
	})
	if len(fresh) > 0 {
		checkAccount[T](b, fresh, lenient)
	}
}

func freshEntry[T number[T]](b *batch, r *row) entry[T] {
	var form T
	return entry[T]{
		change: form.of(r.Amount, b.ledger.store.amount.places),
		kind:   r.Kind, date: r.Date, seq: r.Seq, fresh: r,
		void: r.ID != "" && b.replaced[r.ID] != nil,
	}
}

// merged returns the rows of an account, stored and fresh, in order.
func merged[T number[T]](b *batch, account uint32, known bool, fresh []row) []entry[T] {
	s := &b.ledger.store
	var all []entry[T]
	var rows []step[T]
	if known {
		rows = newReader[T](b.ledger, successkit.Date{}, successkit.Date{}).history(account)
	}
	for _, r := range rows {
		e := entry[T]{change: r.change, kind: at(s.kind, r.row), date: r.date, seq: at(s.seq, r.row)}
		e.void = !at(s.replaced, r.row).IsZero()
		if n := at(s.id, r.row); n > 0 && b.replaced[s.ids.texts[n-1]] != nil {
			e.void = true
		}
		all = append(all, e)
	}
	for i := range fresh {
		all = append(all, freshEntry[T](b, &fresh[i]))
	}
	slices.SortStableFunc(all, func(x, y entry[T]) int {
		return cmp.Or(x.date.Compare(y.date), cmp.Compare(x.seq, y.seq))
	})
	return all
}

// replay walks a history from the given end on, refuses fresh rows that do not
// fit and notes where the account ends. It reports whether every stored row
// and every correction fits.
func replay[T number[T]](b *batch, history []entry[T], end tail, currency string, lenient bool) bool {
	var form T
	places := b.ledger.store.amount.places
	balance, known := form.of(end.balance, places), end.known
	var last *row // the fresh row before the current one
	for i := range history {
		e := &history[i]
		if e.fresh != nil {
			last = e.fresh
		}
		end.date, end.seq = e.date, e.seq
		after := balance.add(e.change)
		f := misfit(e, balance, after, known, currency, places)
		if e.void {
			after, f = balance, foreign(e, currency)
		}
		if f == nil {
			balance, known = after, known || e.change.sign() != 0 && !e.void
			continue
		}
		if e.fresh != nil && (e.fresh.Corrects == "" || !lenient) {
			b.refuse(e.fresh.at, f.path, f.value, f.err)
			b.refused[e.fresh.Movement] = true
			if lenient {
				continue
			}
			return true
		}
		if lenient {
			return false
		}
		culprit := last
		if culprit == nil {
			culprit = firstFresh(history)
		}
		b.refuse(culprit.at, "date", culprit.Date.String(), fmt.Errorf("%w: the movement of %s no longer fits: %w", successkit.ErrConflict, e.date, f.err))
		return true
	}
	end.balance, end.known = balance.decimal(places), known
	if len(history) > 0 {
		b.tails[firstFresh(history).Account] = end
	}
	return true
}

func firstFresh[T number[T]](history []entry[T]) *row {
	for i := range history {
		if history[i].fresh != nil {
			return history[i].fresh
		}
	}
	return nil
}

// misfit says why an entry contradicts the balances, or returns nil.
func misfit[T number[T]](e *entry[T], before, after T, known bool, currency string, places int32) *fault {
	if f := foreign(e, currency); f != nil {
		return f
	}
	kind := kindOf(before.sign(), e.change.sign(), after.sign(), known)
	switch {
	case after.sign() < 0:
		return &fault{
			path: "amount", value: exact.Text(e.change.decimal(places)),
			err: fmt.Errorf("%w: leaves the account with %s, below 0", successkit.ErrConflict, exact.Text(after.decimal(places))),
		}
	case e.kind != UnknownKind && e.kind != kind && !e.kind.isTransfer():
		return &fault{
			path: "kind", value: e.kind.String(),
			err: fmt.Errorf("%w: from %s to %s is %s", successkit.ErrConflict,
				exact.Text(before.decimal(places)), exact.Text(after.decimal(places)), kind),
		}
	}
	return nil
}

// foreign says that a fresh row is in another currency than its account, or
// returns nil.
func foreign[T number[T]](e *entry[T], currency string) *fault {
	if e.fresh == nil || e.fresh.Currency == currency {
		return nil
	}
	return &fault{
		path: "currency", value: e.fresh.Currency,
		err: fmt.Errorf("%w: the account is in %q", successkit.ErrConflict, currency),
	}
}
