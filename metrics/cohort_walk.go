package metrics

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A cohortWalk sums what accounts do into cells. A cell holds what changed
// from the age before to its own, so that the work is per change and not per
// account and month.
type cohortWalk[T number[T]] struct {
	units    units
	days     []uint16 // unit of each day
	by       CohortBy
	key      keyFunc
	numbers  map[string]int  // of the keys, in the order in which they come
	seen     map[string]bool // the keys of every walk so far
	keys     []string
	starters []starters[T] // number of the key × units + unit
	changes  []ageChange[T]
	earlier  int64
}

// starters are the accounts that start in one cohort.
type starters[T number[T]] struct {
	accounts int64
	base     T
}

// An ageChange is what changes in a cohort from one age to the next.
type ageChange[T number[T]] struct {
	net, capped T
	logos       int64
	left        int64 // accounts without revenue for the first time
	moved       int64 // of others, those that handed all of it over
}

// walk returns the cohorts of the accounts in one currency, how many of those
// started earlier, and how many movements were not known. It adds its keys to
// seen, those of the other currencies.
func (v View) walk(u units, by CohortBy, key keyFunc, seen map[string]bool, currency int) (rows []Cohort, earlier, ignored int64, err error) {
	if v.ledger.store.amount.isWide {
		return walkCohorts[wide](v, u, by, key, seen, currency)
	}
	return walkCohorts[small](v, u, by, key, seen, currency)
}

func walkCohorts[T number[T]](v View, u units, by CohortBy, key keyFunc, seen map[string]bool, currency int) (rows []Cohort, earlier, ignored int64, err error) {
	l := v.ledger
	end := u.starts[u.n]
	w := newCohortWalk[T](u, by, key, seen)
	accounts := l.byID() // so that of several malformed keys the same is named
	if by.Key == "" {
		accounts = l.store.accounts.all()
	}
	r := newReader[T](l, v.asOf, end)
	for a := range accounts {
		if currency != everyCurrency && int(l.store.currencyNumber(a)) != currency {
			continue
		}
		live, unknown := r.rows(a)
		ignored += unknown
		if err := w.account(r.store, a, live, end); err != nil {
			return nil, 0, 0, err
		}
	}
	return w.rows(l.store.amount.places), w.earlier, ignored, nil
}

func newCohortWalk[T number[T]](u units, by CohortBy, key keyFunc, seen map[string]bool) *cohortWalk[T] {
	w := &cohortWalk[T]{units: u, days: u.days(), by: by, key: key, numbers: map[string]int{}, seen: seen}
	if by.Key == "" {
		_, _ = w.number("") // one key has room in any table
	}
	return w
}

// account adds one account, whose rows are in order.
func (w *cohortWalk[T]) account(s *store, a uint32, rows []step[T], end successkit.Date) error {
	var level T
	var m member[T]
	unit := 0
	for i := range rows {
		date, change := rows[i].date, rows[i].change
		if !date.Before(end) {
			break
		}
		if change.sign() == 0 {
			continue
		}
		if m.ages == nil {
			if date.Before(w.units.starts[0]) {
				w.earlier++
				return nil
			}
			unit = w.unit(date)
			if err := w.start(&m, unit, w.keyOf(s, a, rows, date), change); err != nil {
				return err
			}
		}
		if next := w.unit(date); next != unit {
			m.measure(unit, level)
			unit = next
		}
		level = level.add(change)
		m.moved = at(s.kind, rows[i].row) == TransferOut
	}
	if m.ages != nil {
		m.measure(unit, level)
	}
	return nil
}

// unit returns the unit of a day.
func (w *cohortWalk[T]) unit(d successkit.Date) int {
	return int(w.days[d.Sub(w.units.starts[0])])
}

// keyOf returns the key of an account that starts on a day.
func (w *cohortWalk[T]) keyOf(s *store, a uint32, rows []step[T], start successkit.Date) string {
	switch {
	case w.key != nil:
		return w.key(s.accounts.text(a), start)
	case w.by.Key != "":
		return attributeAtStart(s, rows, w.by.Key, start)
	}
	return ""
}

// start puts an account into the cohort of a key.
func (w *cohortWalk[T]) start(m *member[T], unit int, key string, first T) error {
	n, err := w.number(key)
	if err != nil {
		return err
	}
	cell := n*w.units.cells() + w.units.first(unit)
	m.start, m.ages = unit, w.changes[cell:cell+w.units.n-unit]
	m.starters = &w.starters[n*w.units.n+unit]
	m.starters.accounts++
	if w.by.Base == BaseFirstAmount {
		m.setBase(first)
	}
	return nil
}

// number returns the number of a key, making its cells if it is a new one.
func (w *cohortWalk[T]) number(key string) (int, error) {
	if n, ok := w.numbers[key]; ok {
		return n, nil
	}
	if key != "" {
		if err := word.CheckID(key); err != nil {
			return 0, &successkit.FieldError{Path: "key", Value: key, Err: err}
		}
	}
	if w.seen[key] = true; len(w.seen)*w.units.cells() > maxCells {
		return 0, &successkit.FieldError{
			Path: "by.key", Value: key,
			Err: fmt.Errorf("%w: more keys than a table holds, %d for %d units", successkit.ErrOutOfRange, len(w.seen)-1, w.units.n),
		}
	}
	n := len(w.keys)
	w.numbers[key] = n
	w.keys = append(w.keys, key)
	w.starters = append(w.starters, make([]starters[T], w.units.n)...)
	w.changes = append(w.changes, make([]ageChange[T], w.units.cells())...)
	return n, nil
}

// A member is an account on its way through its cohort.
type member[T number[T]] struct {
	starters *starters[T]
	ages     []ageChange[T] // of the cohort; nil before the account has started
	start    int            // unit
	based    bool
	base     T
	level    T // at the last measure
	capped   T
	fallen   bool // it has been without revenue at a measure
	moved    bool // its last movement was to hand over revenue
}

func (m *member[T]) setBase(base T) {
	m.base, m.based = base, true
	m.starters.base = m.starters.base.add(base)
}

// measure notes the account's revenue at the end of a unit.
func (m *member[T]) measure(unit int, level T) {
	if !m.based {
		m.setBase(level)
	}
	a := &m.ages[unit-m.start]
	capped := lesser(level, m.base)
	a.net = a.net.add(level.sub(m.level))
	a.capped = a.capped.add(capped.sub(m.capped))
	a.logos += int64(level.sign() - m.level.sign())
	if level.sign() == 0 && !m.fallen {
		m.fallen = true
		if m.moved {
			a.moved++
		} else {
			a.left++
		}
	}
	m.level, m.capped = level, capped
}

// rows adds the changes up, in the order of keys and units.
func (w *cohortWalk[T]) rows(places int32) []Cohort {
	order := slices.Clone(w.keys)
	slices.Sort(order)
	list := slices.Grow([]Cohort(nil), len(order)*w.units.n)
	for _, key := range order {
		n := w.numbers[key]
		for unit := range w.units.n {
			cell := n*w.units.cells() + w.units.first(unit)
			list = append(list, w.row(key, unit, &w.starters[n*w.units.n+unit], w.changes[cell:cell+w.units.n-unit], places))
		}
	}
	return list
}

func (w *cohortWalk[T]) row(key string, unit int, s *starters[T], changes []ageChange[T], places int32) Cohort {
	start, _ := successkit.NewPeriod(w.units.starts[unit], w.units.starts[unit+1])
	c := Cohort{
		Key: key, Start: start, Accounts: s.accounts, Base: s.base.decimal(places),
		Ages: make([]CohortAge, len(changes)),
	}
	var net, capped T
	logos, atRisk := int64(0), s.accounts
	for age, d := range changes {
		net, capped, logos = net.add(d.net), capped.add(d.capped), logos+d.logos
		c.Ages[age] = CohortAge{
			Logos: logos, Net: net.decimal(places), Capped: capped.decimal(places),
			AtRisk: atRisk, Left: d.left,
		}
		atRisk -= d.left + d.moved
	}
	return c
}
