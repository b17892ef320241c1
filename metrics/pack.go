package metrics

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// pack takes movements into a ledger whose rows are all plain, where these are
// plain and sound as well, and packs them together; it reports whether it did. Where
// it did not, the ledger is as it was and whoever asked goes the road that is open
// to every movement.
//
// A ledger that has rows is packed anew when those that are not packed come to be
// as many as those that are: a book that grows batch by batch is packed a few times
// over its life, and lies packed for most of it. An empty one also takes movements
// of which some are not plain: see packMost.
func (l *Ledger) pack(movements []Movement) bool {
	s := &l.store
	loose := len(s.account) + len(movements)
	if len(movements) == 0 || loose < s.len()-len(s.account) || s.amount.isWide || !s.plain() ||
		s.len() > 0 && slices.ContainsFunc(movements, func(m Movement) bool { return isOdd(&m) }) {
		return false
	}
	if b, places, ok := l.load(movements, nil); ok {
		l.take(b, places)
		return true
	}
	return s.len() == 0 && l.packMost(movements)
}

// packMost is pack for an empty ledger and movements of which some are not plain. All
// rows of their accounts stand in columns beside the packed ones, unless they are
// most, on which it gives up as soon as that is seen: a book whose rows all have ids
// is none the slower for it.
func (l *Ledger) packMost(movements []Movement) bool {
	odd, rows := map[string]bool{}, 0
	for i := range movements {
		if m := &movements[i]; isOdd(m) {
			odd[m.Account] = true
			rows++
			if 2*rows > len(movements) {
				return false
			}
		}
	}
	var beside []Movement
	for i := range movements {
		if odd[movements[i].Account] {
			beside = append(beside, movements[i])
			if 2*len(beside) > len(movements) {
				return false
			}
		}
	}
	if len(beside) == 0 {
		return false
	}
	b, places, ok := l.load(movements, odd)
	if !ok {
		return false
	}
	all := packedLedger(b, places)
	if all.appendRows(beside) != nil {
		return false
	}
	l.store, l.index, l.order = all.store, nil, nil
	return true
}

// load packs the rows of the ledger and movements together, those of some accounts
// left out, and returns at how many places.
func (l *Ledger) load(movements []Movement, without map[string]bool) (*packed.Block, int32, bool) {
	try := func(places int32) (*packed.Block, bool) {
		have := packed.Range(0, l.Len(), newCursor(&l.store, places).fill)
		fresh := movementReader{movements, without, places}
		return packed.Load(l.Len()+len(movements), []packed.Source[string]{packed.Chain(have, fresh.read)})
	}
	places := max(l.store.amount.places, placesOf(movements[:min(len(movements), 4096)]))
	b, ok := try(places)
	if !ok {
		// Perhaps a later row alone has more places.
		if all := placesOf(movements); all > places {
			places = all
			b, ok = try(places)
		}
	}
	return b, places, ok
}

// take makes a block the whole of an empty ledger.
func (l *Ledger) take(b *packed.Block, places int32) {
	l.store = store{accounts: accounts{packed: b}, amount: amounts{places: places, total: b.Total()}}
	for _, c := range b.Currencies() {
		l.store.currencies.add(c)
	}
	l.index, l.order = nil, nil
}

// placesOf returns how many decimal places the amounts need together, at least
// 0.
func placesOf(movements []Movement) int32 {
	places := int32(0)
	for i := range movements {
		places = placesWith(places, movements[i].Amount)
	}
	return places
}

// placesWith returns how many decimal places an amount needs, and at least so many.
// Zeros at its end need none: databases often give all amounts as many digits.
func placesWith(places int32, d decimal.Decimal) int32 {
	own := -d.Exponent()
	if own <= places {
		return places
	}
	if _, ok := exact.Units(d, places); ok {
		return places
	}
	if exact.Check(d) != nil {
		return own // which no ledger takes
	}
	return max(places, -exact.Canonical(d).Exponent())
}

// A movementReader reads movements, those of some accounts left out, whose amounts
// have at most so many places. It is no closure: the compiler inlines calls into a
// method, but not into a closure that it has itself moved to another place.
type movementReader struct {
	movements []Movement
	without   map[string]bool
	places    int32
}

// read is a [packed.Source].
func (r *movementReader) read(b *packed.Batch[string]) (n int, ok bool) {
	if r.places > exact.MaxPlaces {
		return 0, false
	}
	for n == 0 && len(r.movements) > 0 {
		now := r.movements[:min(len(b.Rows), len(r.movements))]
		r.movements = r.movements[len(now):]
		if b.Touched, ok = r.touch(now); !ok {
			return 0, false
		}
		for i := range now {
			m := &now[i]
			if len(r.without) > 0 && r.without[m.Account] {
				continue
			}
			units, ok := exact.Units(m.Amount, r.places)
			if !ok || -m.Amount.Exponent() > exact.MaxPlaces {
				return 0, false
			}
			row := &b.Rows[n]
			row.Account, row.Date, row.Units, row.Currency = m.Account, m.Date, units, m.Currency
			n++
		}
	}
	return n, true
}

// touch reads all of some movements once, and reports whether those that are not
// left out are plain. A movement has three lines of the cache, and its amount's
// digits are two pointers away, of which the second step has to wait for the first:
// here all rows take it together, so that the misses of many overlap.
func (r *movementReader) touch(now []Movement) (touched int64, plain bool) {
	for i := range now {
		m := &now[i]
		if isOdd(m) && !r.without[m.Account] {
			return 0, false
		}
		touched += m.Amount.CoefficientInt64()
	}
	return touched, true
}

// isOdd reports whether m says more than account, day, amount and currency.
func isOdd(m *Movement) bool {
	return m.ID != "" || m.Product != "" || !m.Recorded.IsZero() || m.Seq != 0 || m.Kind != UnknownKind ||
		m.Cause != "" || m.Corrects != "" || len(m.Attributes) > 0
}

// unpack moves the packed rows of a ledger into columns, where any amount can
// stand beside them.
func (l *Ledger) unpack() {
	old := &l.store
	s := store{amount: amounts{places: old.amount.places}}
	for a := range old.accounts.old() {
		name, currency, level := old.accounts.text(a), old.currencyOf(a), int64(0)
		for _, w := range old.packedRows(a) {
			s.add(&Movement{
				Account: name, Date: old.accounts.packed.Date(w), Currency: currency,
				Amount: exact.FromUnits(w.Level()-level, old.amount.places),
			})
			level = w.Level()
		}
	}
	for i := range old.account {
		m := old.movement(uint32(i))
		s.add(&m)
	}
	for i := range old.account {
		m := old.movement(uint32(i))
		s.replace(&m)
	}
	for a := range old.accounts.all() {
		s.setEnd(a, old.end(a)) // the numbers stay
	}
	l.store = s
	l.index, l.order = nil, nil
}
