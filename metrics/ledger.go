package metrics

import (
	"slices"
	"sync"
)

// A Ledger holds the movements of recurring revenue of a book of accounts and
// answers for any period of days what was won, lost and kept. Movements are
// appended, and corrected by later movements; none is ever overwritten.
//
// The zero Ledger is empty and ready to use. A Ledger may be asked from
// several goroutines at once, as long as none appends to it meanwhile. It must
// not be copied.
type Ledger struct {
	store store
	unit  string // of account, where it is not the account itself

	mu    sync.Mutex // guards index
	index *index     // of all rows, or nil where some were appended since
}

// NewLedger returns the ledger of the given movements, in any order. It fails
// as [Ledger.Append] does.
func NewLedger(movements []Movement) (*Ledger, error) {
	l := &Ledger{}
	if err := l.Append(movements); err != nil {
		return nil, err
	}
	return l, nil
}

// Append adds movements, in any order. It keeps no part of the slice. Either
// all of them are added or, where anything is wrong, none, and the error is an
// [successkit.InputError] with paths such as "movements[3].amount". It reports
// what [Movement.Validate] says of each, and for each account whose movements
// are sound by themselves the first, in order of date, that
//
//   - is of another currency than the account's earlier ones,
//   - leaves a balance below 0, or
//   - is stated to be of a kind that the balances contradict: new or
//     reactivation where the account has revenue or the wrong past, expansion
//     from 0, contraction to 0, churn that leaves a remainder.
//
// A movement dated before others of its account is checked together with
// those, and reported where one of them no longer fits.
//
// A movement whose ID was there before with the same content is passed over,
// so that an append may be tried again; with other content it is an
// [successkit.ErrConflict]. So is a correction of a fact of another account or
// of one that has been corrected. A correction of a fact that is not there is
// an [successkit.ErrUnknown].
func (l *Ledger) Append(movements []Movement) error {
	b := l.newBatch(movements)
	b.check(false)
	if err := b.err(); err != nil {
		return err
	}
	l.commit(b)
	return nil
}

// AppendGood is [Ledger.Append], but adds the movements that are sound and
// leaves out the others. It returns the places in the slice of those it left
// out, in order, and the error that says why; both are nil where there are
// none. A movement that contradicts its account's past is left out, and those
// after it are checked as if it had not been there; where movements dated
// before others of their account leave one of those wrong, all of them are
// left out.
//
// To offer a batch again is not without effect: what was accepted is passed
// over, and what was refused is looked at anew, beside what has come since.
func (l *Ledger) AppendGood(movements []Movement) (refused []int, err error) {
	b := l.newBatch(movements)
	b.check(true)
	l.commit(b)
	err = b.err() // which sorts the faults
	for _, f := range b.faults {
		refused = append(refused, f.at)
	}
	return slices.Compact(refused), err
}

// Len returns the number of movements.
func (l *Ledger) Len() int { return l.store.len() }

// Movements returns every movement, in the order in which they were appended.
func (l *Ledger) Movements() []Movement {
	all := make([]Movement, l.Len())
	for i := range all {
		all[i] = l.store.movement(i)
	}
	return all
}

// Accounts returns the ids of the accounts, in order.
func (l *Ledger) Accounts() []string {
	ids := slices.Clone(l.store.accounts.texts)
	slices.Sort(ids)
	return ids
}

// Currencies returns the currencies of the ledger, in order. The empty text
// stands for movements without one.
func (l *Ledger) Currencies() []string {
	list := slices.Clone(l.store.currencies.texts)
	slices.Sort(list)
	return list
}

// sorted returns the index of all rows, making it if need be.
func (l *Ledger) sorted() *index {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil {
		l.index = newIndex(&l.store)
	}
	return l.index
}
