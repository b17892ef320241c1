package metrics

import (
	"iter"
	"slices"
	"sync"

	"github.com/successkit/successkit"
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

	mu    sync.Mutex // guards what follows
	index *index     // of the rows in columns, or nil where some were appended since
	order []uint32   // accounts by id, or nil where it was not asked for yet
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
	if l.pack(movements) {
		return nil
	}
	return l.appendRows(movements)
}

// appendRows is Append on the road that is open to every movement.
func (l *Ledger) appendRows(movements []Movement) error {
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
	if l.pack(movements) {
		return nil, nil
	}
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

// Movements returns every movement, in order of account id, date and Seq; those
// that agree in all three are in the order in which they were appended. A ledger
// of them is equal to this one.
func (l *Ledger) Movements() []Movement {
	if l.store.amount.isWide {
		return movements[wide](l)
	}
	return movements[small](l)
}

func movements[T number[T]](l *Ledger) []Movement {
	s := &l.store
	all := make([]Movement, 0, l.Len())
	r := newReader[T](l, successkit.Date{}, successkit.Date{})
	for a := range l.byID() {
		name, currency := s.accounts.text(a), s.currencyOf(a)
		for _, x := range r.history(a) {
			if x.row == packedRow {
				all = append(all, Movement{Account: name, Date: x.date, Amount: x.change.decimal(s.amount.places), Currency: currency})
			} else {
				all = append(all, s.movement(x.row))
			}
		}
	}
	return all
}

// Accounts returns the ids of the accounts, in order.
func (l *Ledger) Accounts() []string {
	ids := make([]string, 0, l.store.accounts.len())
	for a := range l.byID() {
		ids = append(ids, l.store.accounts.text(a))
	}
	return ids
}

// Currencies returns the currencies of the ledger, in order. The empty text
// stands for movements without one.
func (l *Ledger) Currencies() []string {
	list := slices.Clone(l.store.currencies.texts)
	slices.Sort(list)
	return list
}

// byID walks the accounts in order of id.
func (l *Ledger) byID() iter.Seq[uint32] {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.order == nil {
		l.order = l.store.accounts.byID()
	}
	return slices.Values(l.order)
}

// sorted returns the index of the rows in columns, making it if need be, and nil
// where there are none.
func (l *Ledger) sorted() *index {
	if len(l.store.account) == 0 {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil {
		l.index = newIndex(&l.store)
	}
	return l.index
}
