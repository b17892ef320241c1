package metrics

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
)

// A step is a row of one account's history.
type step[T number[T]] struct {
	date   successkit.Date
	change T
	row    uint32 // its place in the columns of the store, or packedRow
}

// A reader hands out the rows that count of one account after the other.
type reader[T number[T]] struct {
	store   *store
	index   *index // nil: all rows are packed
	changes []T
	asOf    successkit.Date
	end     successkit.Date // rows dated from here on are not counted as ignored
	steps   []step[T]       // reused
}

func newReader[T number[T]](l *Ledger, asOf, end successkit.Date) *reader[T] {
	var form T
	return &reader[T]{
		store: &l.store, index: l.sorted(), changes: form.column(&l.store.amount), asOf: asOf, end: end,
	}
}

// history returns all rows of account a in order: by date, then Seq, then
// arrival. The slice is good until the next call.
func (r *reader[T]) history(a uint32) []step[T] {
	var form T
	s := r.store
	r.steps = r.steps[:0]
	level := int64(0)
	for _, w := range s.packedRows(a) {
		r.steps = append(r.steps, step[T]{s.accounts.packed.Date(w), form.units(w.Level()-level, s.amount.places), packedRow})
		level = w.Level()
	}
	if r.index == nil {
		return r.steps
	}
	packed := len(r.steps)
	for _, row := range r.index.rows(a) {
		r.steps = append(r.steps, step[T]{s.date[row], r.changes[row], row})
	}
	if 0 < packed && packed < len(r.steps) && r.compare(r.steps[packed-1], r.steps[packed]) > 0 {
		slices.SortStableFunc(r.steps, r.compare)
	}
	return r.steps
}

// compare orders two steps by date, then Seq.
func (r *reader[T]) compare(x, y step[T]) int {
	return cmp.Or(x.date.Compare(y.date), cmp.Compare(at(r.store.seq, x.row), at(r.store.seq, y.row)))
}

// rows returns the rows of account a that count on the reader's day, in order,
// and how many before its end were not known then. The slice is good until the
// next call.
//
// What is recorded out of order may leave less than nothing for a while: the
// loss is known and the revenue that was lost is not. Such a row makes no sense
// yet and is left out as if it were not known.
func (r *reader[T]) rows(a uint32) (live []step[T], ignored int64) {
	all := r.history(a)
	if r.asOf.IsZero() && r.store.replaced == nil {
		return all, 0
	}
	live = all[:0]
	var balance T
	for _, next := range all {
		if r.store.replacedOn(next.row, r.asOf) {
			continue
		}
		after := balance.add(next.change)
		if !r.store.knownOn(next.date, next.row, r.asOf) || after.sign() < 0 {
			if next.date.Before(r.end) {
				ignored++
			}
			continue
		}
		balance = after
		live = append(live, next)
	}
	return live, ignored
}
