package metrics

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// kindOf names the change from one balance to another, given the signs of the
// balance before, of the change and of the balance after, and whether the
// account had a movement before. States at zero are told apart first: a test
// of sizes alone would take a churn for a contraction.
func kindOf(before, change, after int, known bool) Kind {
	switch {
	case change == 0:
		return UnknownKind
	case before == 0 && known:
		return Reactivation
	case before == 0:
		return New
	case after == 0:
		return Churn
	case change > 0:
		return Expansion
	}
	return Contraction
}

// A span is what one account did in one period.
type span[T number[T]] struct {
	account     uint32
	knownBefore bool // had revenue before the period, whether at its start or not
	moved       bool // had a movement in it
	opening     T
	closing     T
	lowest      T // of the balances at the start and after every movement, transfers left out
	// transferred is what came over from other accounts less what went over to
	// them. Retention leaves it out: it is neither kept, won nor lost.
	transferred T
	// The movements of the period by kind: absolute amounts, and how many.
	amounts [numKinds]T
	events  [numKinds]int64
	causes  []caused[T]
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
	moved := netMovement[T]{kindOf(s.opening.sign(), change.sign(), stayed.sign(), s.knownBefore), absolute(change)}
	transfer := netMovement[T]{TransferIn, absolute(s.transferred)}
	if s.transferred.sign() < 0 {
		transfer.kind = TransferOut
	}
	return [2]netMovement[T]{moved, transfer}
}

// spans replays every account over period p as known on asOf and hands each
// that had a balance or a movement to visit, in the order of account ids. The
// span is reused from one call to the next.
func spans[T number[T]](l *Ledger, p successkit.Period, asOf successkit.Date, visit func(*span[T])) error {
	s, x := &l.store, l.sorted()
	var zero T
	changes, places := zero.column(&s.amount), s.amount.places
	var sp span[T]
	for _, a := range x.byID {
		sp.reset(a)
		balance := zero
		for _, i := range x.rows(a) {
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
			if date.Before(p.Start()) {
				sp.opening, sp.lowest = balance, balance
				sp.knownBefore = sp.knownBefore || change.sign() != 0
				continue
			}
			sp.book(at(s.kind, int(i)), at(s.cause, int(i)), before, change, balance)
		}
		sp.closing = balance
		if sp.opening.sign() != 0 || sp.moved {
			visit(&sp)
		}
	}
	return nil
}

// book adds one movement of the period to the span.
func (s *span[T]) book(stated Kind, cause uint32, before, change, after T) {
	if change.sign() == 0 {
		return
	}
	kind := stated
	if kind.isTransfer() {
		s.transferred = s.transferred.add(change)
	} else {
		kind = kindOf(before.sign(), change.sign(), after.sign(), s.knownBefore || s.moved)
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
