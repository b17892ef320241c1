package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A store holds movements in columns, in the order of arrival. Rows are only
// ever added. A column that no row has needed yet is nil; see [at].
type store struct {
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

	accounts   interned
	currencies interned
	causes     interned // number 0 is the empty word
	products   interned // likewise
	ids        interned
	sets       [][]attribute

	currency []uint32 // of account, number in currencies
	latest   []tail   // of account
	factRow  []uint32 // of id
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

// at returns row i of a column that may be nil or shorter.
func at[E any](column []E, i int) E {
	if i < len(column) {
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

func (s *store) len() int { return len(s.account) }

// add takes over a movement that has been checked, and whose amount the column
// has been made to fit.
func (s *store) add(m *Movement) {
	i := s.len()
	number := s.accounts.add(m.Account)
	if int(number) == len(s.currency) {
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
		if have := at(s.replaced, i); !have.IsZero() && !have.After(from) {
			return // and so are those before it
		}
		set(&s.replaced, i, from)
		id = at(s.corrects, i)
	}
}

// movement returns row i as it came.
func (s *store) movement(i int) Movement {
	a := s.account[i]
	m := Movement{
		Account: s.accounts.texts[a], Date: s.date[i], Recorded: at(s.recorded, i), Seq: at(s.seq, i),
		Amount: s.amount.decimal(i), Currency: s.currencies.texts[s.currency[a]],
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

// knownOn reports whether row i had taken effect and was known on day asOf; on
// the zero day everything is.
func (s *store) knownOn(i uint32, asOf successkit.Date) bool {
	return asOf.IsZero() || !s.date[i].After(asOf) && !at(s.recorded, int(i)).After(asOf)
}

// replacedOn reports whether a correction of row i was known on day asOf.
func (s *store) replacedOn(i uint32, asOf successkit.Date) bool {
	from := at(s.replaced, int(i))
	return !from.IsZero() && (asOf.IsZero() || !from.After(asOf))
}
