package metrics

import (
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// A monthWork is one currency of a [View.Monthly], to be shared out among
// workers. Accounts whose rows are packed are counted as they lie. Others are
// brought into the same form one by one, where it can hold them, and where not
// they are walked month by month with numbers of any size.
type monthWork[T number[T]] struct {
	view     View
	units    units
	currency int // or everyCurrency
	mixed    []uint32
	// The frame of the months that are counted, whose earliest is first. There is
	// none where nothing can be counted.
	countable       bool
	frame           packed.Frame
	first, from, to int
}

// addMonths adds the accounts of one currency to m.
func addMonths[T number[T]](m *Monthly, v View, u units, currency, workers int) error {
	w := newMonthWork[T](v, u, currency)
	workers = w.sharedBy(workers)
	shares := make([]monthShare[T], workers)
	share := func(i int) { shares[i].err = w.share(&shares[i], i, workers) }
	if workers == 1 {
		share(0)
	} else {
		packed.Together(workers, share)
	}
	for i := range shares {
		s := &shares[i]
		switch {
		case s.err != nil:
			return s.err
		case i > 0 && s.counted != nil:
			shares[0].counted.Merge(s.counted)
		}
		if s.walk != nil {
			m.addExact(s.walk.sums(v, currency))
		}
		if s.ignored > 0 {
			sums := emptyMonths(u)
			sums.Ignored = s.ignored
			m.addExact(sums)
		}
	}
	if months := shares[0].counted; months != nil {
		c := counted{months: months, places: v.ledger.store.amount.places, convert: v.rates}
		if currency >= 0 {
			c.currency = v.ledger.store.currencies.texts[currency]
		}
		m.counted = append(m.counted, c)
	}
	return nil
}

// sharedBy returns how many of so many workers are worth their while: each has sums
// of its own to be made and merged, which together shall have no more cells than
// there are rows, or than are soon made.
func (w *monthWork[T]) sharedBy(workers int) int {
	return min(workers, 1+max(w.view.ledger.Len(), 1<<16)/w.units.cells())
}

func (m *Monthly) addExact(s *MonthlySums) {
	if m.exact == nil {
		m.exact = s
		return
	}
	addMonthly(m.exact, s)
}

func newMonthWork[T number[T]](v View, u units, currency int) *monthWork[T] {
	s := &v.ledger.store
	w := &monthWork[T]{view: v, units: u, currency: currency}
	if len(s.reopened) > 0 {
		w.mixed = slices.Sorted(maps.Keys(s.reopened))
	}
	w.frame = packed.FrameAround(u.starts[0])
	if s.accounts.packed != nil {
		w.frame = s.accounts.packed.Frame()
	}
	w.from, w.to = w.frame.Month(u.starts[0]), w.frame.Month(u.starts[u.n])
	w.first = w.from
	if s.accounts.packed != nil {
		w.first = min(w.first, s.accounts.packed.First())
	}
	if len(s.date) > 0 {
		w.first = min(w.first, w.frame.Month(slices.MinFunc(s.date, successkit.Date.Compare)))
	}
	w.countable = !s.amount.isWide && v.convention.Reactivations == Reactivations{} && w.frame.Holds(w.first, w.to)
	return w
}

// A monthShare is what one worker has summed.
type monthShare[T number[T]] struct {
	counted *packed.Months // nil: nothing
	walk    *monthWalk[T]  // nil: nothing
	reader  *reader[T]     // nil: not yet needed
	ignored int64
	err     error
	words   []packed.Word
}

// share adds the accounts of the i-th of so many workers.
func (w *monthWork[T]) share(s *monthShare[T], i, workers int) error {
	if w.countable {
		s.counted = packed.NewMonths(w.first, w.from, w.to)
	}
	store := &w.view.ledger.store
	if b := store.accounts.packed; b != nil {
		bounds := b.Split(workers)
		from, to := bounds[i], bounds[i+1]
		for _, a := range w.apart(from, to) {
			if err := w.alike(s, b, from, a); err != nil {
				return err
			}
			if err := w.add(s, a); err != nil {
				return err
			}
			from = a + 1
		}
		if err := w.alike(s, b, from, to); err != nil {
			return err
		}
	}
	first, n := store.accounts.first(), len(store.accounts.later.texts)
	for k := n / workers * i; k < n && (i == workers-1 || k < n/workers*(i+1)); k++ {
		if err := w.add(s, first+uint32(k)); err != nil {
			return err
		}
	}
	return nil
}

// apart returns the accounts of a run that have other rows than packed ones.
func (w *monthWork[T]) apart(from, to uint32) []uint32 {
	lo, _ := slices.BinarySearch(w.mixed, from)
	hi, _ := slices.BinarySearch(w.mixed, to)
	return w.mixed[lo:hi]
}

// alike adds a run of accounts with packed rows alone.
func (w *monthWork[T]) alike(s *monthShare[T], b *packed.Block, from, to uint32) error {
	if w.countable {
		s.counted.AddBlock(b, from, to, w.currency)
		return nil
	}
	for a := from; a < to; a++ {
		if err := w.add(s, a); err != nil {
			return err
		}
	}
	return nil
}

// add adds any account.
func (w *monthWork[T]) add(s *monthShare[T], a uint32) error {
	l := w.view.ledger
	if w.currency != everyCurrency && int(l.store.currencyNumber(a)) != w.currency {
		return nil
	}
	end := w.units.starts[w.units.n]
	if s.reader == nil {
		s.reader = newReader[T](l, w.view.asOf, end)
	}
	rows, ignored := s.reader.rows(a)
	s.ignored += ignored
	if w.countable {
		if words, ok := w.pack(s.words[:0], rows, end); ok {
			s.words = words
			if len(words) > 0 {
				s.counted.Add(words)
			}
			return nil
		}
	}
	if s.walk == nil {
		s.walk = newMonthWalk[T](w.view, w.units)
	}
	return s.walk.account(&l.store, a, rows)
}

// pack writes an account's rows before the end as words, or is false where words
// cannot say what they do: of a transfer, or of a balance that is too large.
func (w *monthWork[T]) pack(words []packed.Word, rows []step[T], end successkit.Date) ([]packed.Word, bool) {
	store := &w.view.ledger.store
	level := int64(0)
	for i := range rows {
		r := &rows[i]
		if !r.date.Before(end) {
			break
		}
		change, ok := r.change.count()
		switch {
		case !ok || at(store.kind, r.row).isTransfer():
			return nil, false
		case change == 0:
			continue
		}
		level += change
		word, ok := w.frame.Word(r.date, level)
		if !ok {
			return nil, false
		}
		words = append(words, word)
	}
	return words, true
}
