package repeat

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/survival"
)

// A Scope says what a tally sums. Tallies of different scopes do not merge.
type Scope struct {
	// AsOf is the day as of which it is summed: what became known later plays no part.
	AsOf successkit.Date `json:"as_of"`
	// HorizonDays is how long after its first purchase a customer is asked whether it
	// came back.
	HorizonDays int `json:"horizon_days"`
	// Currency is that of every amount. It may be empty where there is only one.
	Currency string `json:"currency,omitzero"`
}

const maxHorizon = 36_500

// Validate reports everything that is wrong with s.
func (s Scope) Validate() error {
	var f successkit.Faults
	if s.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if s.HorizonDays < 1 || s.HorizonDays > maxHorizon {
		f.Add("horizon_days", strconv.Itoa(s.HorizonDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxHorizon))
	}
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	return f.Err()
}

// A Tally sums customers. [New] makes one; the zero Tally is empty, has no scope yet
// and takes that of the first it is merged with. It is not safe for use by several
// goroutines while one of them changes it.
type Tally struct {
	scope   Scope
	counts  counts
	value   exact.Sum // of all purchases
	within  exact.Sum // of those within the horizon, of the customers followed through it
	second  survival.Counts
	moments map[string]*moment
}

// counts are those of customers.
type counts struct{ customers, purchases, returned, followed, returnedWithin int64 }

// A moment is the customers followed through the horizon, by how it went for them.
type moment struct{ well, wellReturned, badly, badlyReturned int64 }

// maxCustomers bounds how many customers and purchases a tally holds.
const maxCustomers = 1 << 53

// New returns an empty tally of a scope. It fails as [Scope.Validate] does.
func New(s Scope) (*Tally, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("repeat: scope: %w", err)
	}
	return &Tally{scope: s}, nil
}

// Scope returns what t sums.
func (t *Tally) Scope() Scope { return t.scope }

// Add adds one customer by what is known on the day of the scope. One whose first
// purchase becomes known later is left out. Purchases of one day are one visit: who
// buys twice on a day has not come back. Add fails with an [successkit.InputError] that
// lists every fault of the customer, and changes nothing.
func (t *Tally) Add(c Customer) error {
	var f successkit.Faults
	if t.scope.AsOf.IsZero() {
		f.Add("scope", "", successkit.ErrRequired)
	}
	purchases := c.admit(&f, t.scope.AsOf)
	if t.counts.customers >= maxCustomers || t.counts.purchases > maxCustomers-int64(len(purchases)) {
		f.Add("purchases", "", errTooMany)
	}
	if err := f.Err(); err != nil {
		return fmt.Errorf("repeat: %w", err)
	}
	if len(purchases) == 0 {
		return nil
	}
	first, again := purchases[0].Date, successkit.Date{}
	horizon := first.AddDays(t.scope.HorizonDays)
	followed := !horizon.IsZero() && !horizon.After(t.scope.AsOf)
	for _, p := range purchases {
		t.value.Add(p.Amount)
		if followed && !p.Date.After(horizon) {
			t.within.Add(p.Amount)
		}
		if again.IsZero() && p.Date.After(first) {
			again = p.Date
		}
	}
	t.counts.customers++
	t.counts.purchases += int64(len(purchases))
	returned := !again.IsZero()
	end := again
	if !returned {
		end = t.scope.AsOf
	} else {
		t.counts.returned++
	}
	_ = t.second.Add(end.Sub(first), returned) // two days of the calendar, no more of them than customers
	if followed {
		within := returned && !again.After(horizon)
		t.counts.followed++
		if within {
			t.counts.returnedWithin++
		}
		for _, m := range c.Moments {
			t.moment(m.Milestone).add(m.Well, within)
		}
	}
	return nil
}

var errTooMany = fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxCustomers))

// moment returns the sums of a moment, making them if need be.
func (t *Tally) moment(milestone string) *moment {
	m := t.moments[milestone]
	if m == nil {
		if t.moments == nil {
			t.moments = map[string]*moment{}
		}
		m = &moment{}
		t.moments[milestone] = m
	}
	return m
}

func (m *moment) add(well, returned bool) {
	n, of := &m.badly, &m.badlyReturned
	if well {
		n, of = &m.well, &m.wellReturned
	}
	*n++
	if returned {
		*of++
	}
}

// Merge adds the customers of o, which must not be in t. It leaves o as it was and
// shares no memory with it. It fails with [successkit.ErrConflict] where the two are of
// different scopes, with [successkit.ErrOutOfRange] where there are too many together,
// and with [successkit.ErrRequired] where o is nil; it then changes nothing.
func (t *Tally) Merge(o *Tally) error {
	var f successkit.Faults
	switch {
	case o == nil:
		f.Add("other", "", successkit.ErrRequired)
	case o.scope == Scope{}:
		return nil
	case t.scope != Scope{} && t.scope != o.scope:
		f.Add("other.scope", o.scope.AsOf.String(), fmt.Errorf("%w: of another day, horizon or currency", successkit.ErrConflict))
	case t.counts.customers > maxCustomers-o.counts.customers || t.counts.purchases > maxCustomers-o.counts.purchases:
		f.Add("other", "", errTooMany)
	}
	if err := f.Err(); err != nil {
		return fmt.Errorf("repeat: merge: %w", err)
	}
	t.scope = o.scope
	mine, theirs := t.counts.list(), o.counts.list()
	for i := range mine {
		*mine[i].n += *theirs[i].n
	}
	t.value.Merge(o.value)
	t.within.Merge(o.within)
	_ = t.second.Merge(&o.second) // no more than customers
	for milestone, m := range o.moments {
		mine, theirs := t.moment(milestone).list(), m.list()
		for i := range mine {
			*mine[i].n += *theirs[i].n
		}
	}
	return nil
}

// A count is a field with its name in [Sums].
type count struct {
	name string
	n    *int64
}

func (c *counts) list() []count {
	return []count{
		{"customers", &c.customers},
		{"purchases", &c.purchases},
		{"returned", &c.returned},
		{"followed", &c.followed},
		{"returned_within", &c.returnedWithin},
	}
}

func (m *moment) list() []count {
	return []count{{"well", &m.well}, {"well_returned", &m.wellReturned}, {"badly", &m.badly}, {"badly_returned", &m.badlyReturned}}
}

// milestones returns the ids of the moments, in alphabetical order.
func (t *Tally) milestones() []string { return slices.Sorted(maps.Keys(t.moments)) }
