package metrics

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// A store holds movements. Those that came in bulk and say no more than account,
// day and amount are packed, see [packed.Block]; all others are in columns, in
// the order of arrival. Rows are only ever added. A column that no row has needed
// yet is nil; see [at].
type store struct {
	accounts accounts

	account  []uint32 // number in accounts
	date     []successkit.Date
	recorded []successkit.Date // nil: all known at once
	seq      []int64           // nil: all 0
	kind     []Kind            // as stated; nil: nothing stated
	cause    []uint32          // number in causes; nil: none
	attrs    []uint32          // number in sets, from 1; nil: none
	id       []uint32          // number in ids, from 1; nil: none
	corrects []string          // a fact id; nil: none
	product  []uint32          // number in products; nil: none
	amount   amounts

	currencies interned
	causes     interned // number 0 is the empty word
	products   interned // likewise
	ids        interned
	sets       [][]attribute

	currency []uint32        // of each account that came later, number in currencies
	latest   []tail          // likewise
	reopened map[uint32]tail // of each account with packed rows and others
	factRow  []uint32        // of id
	// replaced holds the first day on which a row no longer counts, since its
	// correction is known by then; nil: no row was ever corrected.
	replaced []successkit.Date
}

// A tail is what an append needs to know of an account's past.
type tail struct {
	date    successkit.Date // of its last row in order
	seq     int64
	balance decimal.Decimal
	known   bool // it has had revenue
}

// interned numbers texts in the order in which they come.
type interned struct {
	texts  []string
	number map[string]uint32
}

// add returns the number of a text, giving it one if need be.
func (t *interned) add(s string) uint32 {
	if n, ok := t.number[s]; ok {
		return n
	}
	if t.number == nil {
		t.number = map[string]uint32{}
	}
	n := uint32(len(t.texts))
	t.texts = append(t.texts, s)
	t.number[s] = n
	return n
}

// packedRow stands for a row that is in no column.
const packedRow = math.MaxUint32

// at returns row i of a column that may be nil or shorter.
func at[E any](column []E, i uint32) E {
	if uint64(i) < uint64(len(column)) {
		return column[i]
	}
	var zero E
	return zero
}

// set puts v into row i of a column that may be nil or shorter.
func set[E comparable](column *[]E, i int, v E) {
	var zero E
	if i >= len(*column) {
		if v == zero {
			return
		}
		*column = append(*column, make([]E, i+1-len(*column))...)
	}
	(*column)[i] = v
}

// len returns the number of rows.
func (s *store) len() int {
	n := len(s.account)
	if s.accounts.packed != nil {
		n += s.accounts.packed.Len()
	}
	return n
}

// plain reports whether no row says more than account, day, amount and currency.
func (s *store) plain() bool {
	return s.recorded == nil && s.seq == nil && s.kind == nil && s.cause == nil && s.attrs == nil && s.id == nil &&
		s.corrects == nil && s.product == nil
}

// packedRows returns the rows of an account that are packed.
func (s *store) packedRows(account uint32) []packed.Word {
	if account >= s.accounts.first() {
		return nil
	}
	return s.accounts.packed.Words(account)
}

// currencyNumber returns the number of an account's currency.
func (s *store) currencyNumber(account uint32) uint32 {
	if first := s.accounts.first(); account >= first {
		return s.currency[account-first]
	}
	return s.accounts.packed.Currency(account)
}

func (s *store) currencyOf(account uint32) string {
	return s.currencies.texts[s.currencyNumber(account)]
}

// end returns where an account's rows end.
func (s *store) end(account uint32) tail {
	if first := s.accounts.first(); account >= first {
		return s.latest[account-first]
	}
	if t, ok := s.reopened[account]; ok {
		return t
	}
	rows := s.packedRows(account)
	last := rows[len(rows)-1]
	return tail{date: s.accounts.packed.Date(last), balance: exact.FromUnits(last.Level(), s.amount.places), known: true}
}

func (s *store) setEnd(account uint32, t tail) {
	if first := s.accounts.first(); account >= first {
		s.latest[account-first] = t
		return
	}
	if s.reopened == nil {
		s.reopened = map[uint32]tail{}
	}
	s.reopened[account] = t
}

// add takes over a movement that has been checked, and whose amount the column
// has been made to fit.
func (s *store) add(m *Movement) {
	i := len(s.account)
	number := s.accounts.add(m.Account)
	if int(number-s.accounts.first()) == len(s.currency) {
		s.currency = append(s.currency, s.currencies.add(m.Currency))
		s.latest = append(s.latest, tail{})
	}
	s.account = append(s.account, number)
	s.date = append(s.date, m.Date)
	s.amount.add(m.Amount)
	set(&s.recorded, i, m.Recorded)
	set(&s.seq, i, m.Seq)
	set(&s.kind, i, m.Kind)
	if i == 0 {
		s.causes.add("")
		s.products.add("")
	}
	set(&s.cause, i, s.causes.add(m.Cause))
	set(&s.product, i, s.products.add(m.Product))
	if len(m.Attributes) > 0 {
		s.sets = append(s.sets, attributesOf(m.Attributes))
		set(&s.attrs, i, uint32(len(s.sets)))
	}
	if m.ID != "" {
		set(&s.id, i, s.ids.add(m.ID)+1)
		s.factRow = append(s.factRow, uint32(i))
	}
	set(&s.corrects, i, m.Corrects)
}

// replace notes that m, which has been added, corrects an earlier fact, and
// with it all that one corrected: a chain of corrections counts once, whenever
// each of them became known.
func (s *store) replace(m *Movement) {
	from := m.Recorded
	if from.IsZero() {
		from = m.Date
	}
	for id := m.Corrects; id != ""; {
		number, ok := s.ids.number[id]
		if !ok {
			return
		}
		i := int(s.factRow[number])
		if have := at(s.replaced, uint32(i)); !have.IsZero() && !have.After(from) {
			return // and so are those before it
		}
		set(&s.replaced, i, from)
		id = at(s.corrects, uint32(i))
	}
}

// movement returns row i of the columns as it came.
func (s *store) movement(i uint32) Movement {
	a := s.account[i]
	m := Movement{
		Account: s.accounts.text(a), Date: s.date[i], Recorded: at(s.recorded, i), Seq: at(s.seq, i),
		Amount: s.amount.decimal(int(i)), Currency: s.currencyOf(a),
		Kind: at(s.kind, i), Cause: s.causes.texts[at(s.cause, i)], Product: s.products.texts[at(s.product, i)], Corrects: at(s.corrects, i),
	}
	if n := at(s.id, i); n > 0 {
		m.ID = s.ids.texts[n-1]
	}
	if n := at(s.attrs, i); n > 0 {
		m.Attributes = map[string]string{}
		for _, a := range s.sets[n-1] {
			m.Attributes[a.key] = a.value
		}
	}
	return m
}

// knownOn reports whether row i, which takes effect on the given date, had done
// so and was known on day asOf; on the zero day everything is.
func (s *store) knownOn(date successkit.Date, i uint32, asOf successkit.Date) bool {
	return asOf.IsZero() || !date.After(asOf) && !at(s.recorded, i).After(asOf)
}

// replacedOn reports whether a correction of row i was known on day asOf.
func (s *store) replacedOn(i uint32, asOf successkit.Date) bool {
	from := at(s.replaced, i)
	return !from.IsZero() && (asOf.IsZero() || !from.After(asOf))
}
