package metrics

import (
	"iter"

	"github.com/successkit/successkit"
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
	ignored int64 // movements up to the end that were not known
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
// in the period, or a movement that was not known, to visit, in the order of
// accounts given. The span is reused from one call to the next.
func spans[T number[T]](l *Ledger, q query, accounts iter.Seq[uint32], visit func(*span[T])) {
	s, p := &l.store, q.period
	r := newReader[T](l, q.asOf, p.End())
	var zero T
	var sp span[T]
	for a := range accounts {
		rows, ignored := r.rows(a)
		sp.reset(a)
		sp.ignored = ignored
		past := history{rule: q.rule}
		balance := zero
		for k := range rows {
			date, change, row := rows[k].date, rows[k].change, rows[k].row
			if !date.Before(p.End()) {
				break
			}
			before := balance
			balance = before.add(change)
			if change.sign() == 0 {
				continue
			}
			returns := successkit.Date{}
			if balance.sign() == 0 && q.rule.MinGapDays > 0 {
				returns = nextChange(rows[k+1:])
			}
			kind := past.kind(at(s.kind, row), before.sign(), change.sign(), balance.sign(), date, returns)
			if date.Before(p.Start()) {
				sp.opening, sp.lowest = balance, balance
				continue
			}
			sp.book(kind, at(s.cause, row), change, balance)
		}
		sp.closing = balance
		if sp.opening.sign() == 0 && !sp.moved && ignored == 0 {
			continue
		}
		if q.key != "" {
			sp.segment, sp.closingSegment = segments(s, rows, q, sp.opening.sign() > 0)
		}
		visit(&sp)
	}
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
