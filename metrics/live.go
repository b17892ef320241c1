package metrics

import "github.com/successkit/successkit"

// A reader hands out the rows that count of one account after the other.
type reader[T number[T]] struct {
	store   *store
	index   *index
	changes []T
	asOf    successkit.Date
	end     successkit.Date // rows dated from here on are not counted as ignored
	live    []uint32        // reused
}

func newReader[T number[T]](l *Ledger, asOf, end successkit.Date) *reader[T] {
	var form T
	return &reader[T]{
		store: &l.store, index: l.sorted(), changes: form.column(&l.store.amount), asOf: asOf, end: end,
	}
}

// rows returns the rows of account a that count on the reader's day, in order,
// and how many before its end were not known then. The slice is good until the
// next call.
//
// What is recorded out of order may leave less than nothing for a while: the
// loss is known and the revenue that was lost is not. Such a row makes no sense
// yet and is left out as if it were not known.
func (r *reader[T]) rows(a uint32) (live []uint32, ignored int64) {
	all := r.index.rows(a)
	if r.asOf.IsZero() && r.store.replaced == nil {
		return all, 0
	}
	r.live = r.live[:0]
	var balance T
	for _, i := range all {
		if r.store.replacedOn(i, r.asOf) {
			continue
		}
		after := balance.add(r.changes[i])
		if !r.store.knownOn(i, r.asOf) || after.sign() < 0 {
			if r.store.date[i].Before(r.end) {
				ignored++
			}
			continue
		}
		balance = after
		r.live = append(r.live, i)
	}
	return r.live, ignored
}
