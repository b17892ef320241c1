package metrics

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A span is what one account did in one period.
type span[T number[T]] struct {
	account uint32
	moved   bool // had a movement in the period
	came    Kind // how it first came in the period, new or back
	opening T
	closing T
	lowest  T // of the balances at the start and after every movement, transfers left out
	// transferred is what came over from other accounts less what went over to
	// them. Retention leaves it out: it is neither kept, won nor lost.
	transferred T
	// The movements of the period by kind: absolute amounts, and how many.
	amounts [numKinds]T
	events  [numKinds]int64
	causes  []caused[T]
	// The values of the query's attribute at the start and at the end.
	segment, closingSegment string
}

// A caused movement is one with a cause.
type caused[T number[T]] struct {
	kind   Kind
	cause  uint32
	amount T
}

// reset makes the span that of another account, keeping its memory.
func (s *span[T]) reset(account uint32) {
	*s = span[T]{account: account, causes: s.causes[:0]}
}

// A netMovement is a kind and an absolute amount, which may be 0.
type netMovement[T number[T]] struct {
	kind   Kind
	amount T
}

// netMovements returns the movement that leads from opening to closing, and
// beside it what was transferred.
func (s *span[T]) netMovements() [2]netMovement[T] {
	stayed := s.closing.sub(s.transferred)
	change := stayed.sub(s.opening)
	moved := netMovement[T]{s.netKind(change), absolute(change)}
	transfer := netMovement[T]{TransferIn, absolute(s.transferred)}
	if s.transferred.sign() < 0 {
		transfer.kind = TransferOut
	}
	return [2]netMovement[T]{moved, transfer}
}

// netKind names the change from opening to closing, transfers left out.
func (s *span[T]) netKind(change T) Kind {
	switch {
	case change.sign() == 0:
		return UnknownKind
	case change.sign() < 0 && s.closing.sign() == 0:
		return Churn
	case change.sign() < 0:
		return Contraction
	case s.opening.sign() == 0 && s.came != UnknownKind:
		return s.came
	}
	return Expansion
}

// A query says what of a ledger to replay.
type query struct {
	period successkit.Period
	asOf   successkit.Date
	rule   Reactivations
	key    string // the attribute by which accounts are told apart, if any
}

// spans replays every account and hands each that had a balance or a movement
// in the period to visit, in the order of account ids. The span is reused from
// one call to the next.
func spans[T number[T]](l *Ledger, q query, visit func(*span[T])) error {
	s, x, p, asOf := &l.store, l.sorted(), q.period, q.asOf
	var zero T
	changes, places := zero.column(&s.amount), s.amount.places
	var sp span[T]
	for _, a := range x.byID {
		rows := x.rows(a)
		sp.reset(a)
		past := history{rule: q.rule}
		balance := zero
		for k, i := range rows {
			date := s.date[i]
			if !date.Before(p.End()) {
				break
			}
			if !s.counts(int(i), asOf) {
				continue
			}
			before, change := balance, changes[i]
			balance = before.add(change)
			if balance.sign() < 0 {
				return l.errNegative(a, date, exact.Text(balance.decimal(places)), asOf)
			}
			if change.sign() == 0 {
				continue
			}
			returns := successkit.Date{}
			if balance.sign() == 0 && q.rule.MinGapDays > 0 {
				returns = s.nextCounted(rows[k+1:], asOf)
			}
			kind := past.kind(at(s.kind, int(i)), before.sign(), change.sign(), balance.sign(), date, returns)
			if date.Before(p.Start()) {
				sp.opening, sp.lowest = balance, balance
				continue
			}
			sp.book(kind, at(s.cause, int(i)), change, balance)
		}
		sp.closing = balance
		if sp.opening.sign() == 0 && !sp.moved {
			continue
		}
		if q.key != "" {
			sp.segment, sp.closingSegment = s.segments(rows, q)
		}
		visit(&sp)
	}
	return nil
}

// book adds one movement of the period to the span.
func (s *span[T]) book(kind Kind, cause uint32, change, after T) {
	if kind.isTransfer() {
		s.transferred = s.transferred.add(change)
	}
	if s.came == UnknownKind && (kind == New || kind == Reactivation) {
		s.came = kind
	}
	s.moved = true
	amount := absolute(change)
	s.amounts[kind] = s.amounts[kind].add(amount)
	s.events[kind]++
	s.lowest = lesser(s.lowest, after.sub(s.transferred))
	if cause > 0 {
		s.causes = append(s.causes, caused[T]{kind, cause, amount})
	}
}

// errNegative says that what was known on asOf leaves an account below 0: a
// later fact was recorded before an earlier one.
func (l *Ledger) errNegative(account uint32, date successkit.Date, balance string, asOf successkit.Date) error {
	return &successkit.FieldError{
		Path: "as_of", Value: asOf.String(),
		Err: fmt.Errorf("%w: what was known then leaves account %q with %s on %s", successkit.ErrConflict, l.store.accounts.texts[account], balance, date),
	}
}
