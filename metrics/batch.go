package metrics

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// A batch is a set of movements on their way into a ledger.
type batch struct {
	ledger *Ledger
	rows   []row // sound by themselves, in the order of the input
	byID   map[string]row
	faults []fault

	tainted  map[string]bool      // accounts of which a movement is unsound by itself
	replaced map[string]*Movement // by the id of a fact, its correction in the batch
	refused  map[*Movement]bool   // by their accounts' past
	tails    map[string]tail      // of the accounts that were checked
}

// row is a movement with its place in the input.
type row struct {
	*Movement
	at int
}

// A fault is what is wrong with the movement at a place in the input.
type fault struct {
	at          int
	path, value string
	err         error
}

func (b *batch) refuse(at int, path, value string, err error) {
	b.faults = append(b.faults, fault{at: at, path: path, value: value, err: err})
}

// err returns the faults in the order of the input.
func (b *batch) err() error {
	slices.SortStableFunc(b.faults, func(x, y fault) int { return cmp.Compare(x.at, y.at) })
	var f successkit.Faults
	for _, x := range b.faults {
		f.Add("movements["+strconv.Itoa(x.at)+"]."+x.path, x.value, x.err)
	}
	return f.Err()
}

// newBatch checks each movement by itself and passes over those that the
// ledger or the batch has already.
func (l *Ledger) newBatch(movements []Movement) *batch {
	b := &batch{
		ledger: l, rows: make([]row, 0, len(movements)), byID: map[string]row{},
		tainted: map[string]bool{}, replaced: map[string]*Movement{},
		refused: map[*Movement]bool{}, tails: map[string]tail{},
	}
	for i := range movements {
		b.admit(row{Movement: &movements[i], at: i})
	}
	b.link()
	return b
}

func (b *batch) admit(r row) {
	if err := r.Validate(); err != nil {
		b.tainted[r.Account] = true
		for fe := range successkit.FieldErrors(err) {
			b.refuse(r.at, fe.Path, fe.Value, fe.Err)
		}
		return
	}
	if r.ID != "" {
		if old, known := b.fact(r.ID); known {
			if !r.equal(old) {
				b.tainted[r.Account] = true
				b.refuse(r.at, "id", r.ID, fmt.Errorf("%w: another fact has this id", successkit.ErrConflict))
			}
			return
		}
		b.byID[r.ID] = r
	}
	b.rows = append(b.rows, r)
}

// fact returns the fact of the given id, from the batch or the ledger.
func (b *batch) fact(id string) (Movement, bool) {
	if r, ok := b.byID[id]; ok {
		return *r.Movement, true
	}
	s := &b.ledger.store
	if n, ok := s.ids.number[id]; ok {
		return s.movement(s.factRow[n]), true
	}
	return Movement{}, false
}

// check replays each account with its fresh movements. With lenient set it
// goes on behind a movement that it refuses.
func (b *batch) check(lenient bool) {
	if s := &b.ledger.store; s.accounts.packed != nil && !s.amount.holds(b.rows) {
		b.ledger.unpack()
	}
	held := b.ledger.store.amount
	defer func() {
		if !lenient && len(b.faults) > 0 {
			b.ledger.store.amount = held // a refused batch leaves the ledger as it was
		}
	}()
	b.ledger.store.amount.fit(b.rows)
	sorted := slices.Clone(b.rows)
	slices.SortFunc(sorted, func(x, y row) int {
		return cmp.Or(strings.Compare(x.Account, y.Account), x.compare(y))
	})
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].Account == sorted[0].Account {
			n++
		}
		if lenient || !b.tainted[sorted[0].Account] {
			if b.ledger.store.amount.isWide {
				checkAccount[wide](b, sorted[:n], lenient)
			} else {
				checkAccount[small](b, sorted[:n], lenient)
			}
		}
		sorted = sorted[n:]
	}
	if len(b.refused) > 0 {
		b.rows = slices.DeleteFunc(b.rows, func(r row) bool { return b.refused[r.Movement] })
	}
}

// compare orders two movements of one account.
func (r row) compare(o row) int {
	return cmp.Or(r.Date.Compare(o.Date), cmp.Compare(r.Seq, o.Seq), cmp.Compare(r.at, o.at))
}

// commit adds the batch to the ledger.
func (l *Ledger) commit(b *batch) {
	if len(b.rows) == 0 {
		return
	}
	s := &l.store
	from := len(s.account)
	for _, r := range b.rows {
		s.add(r.Movement)
	}
	for _, r := range b.rows {
		s.replace(r.Movement)
	}
	for account, t := range b.tails {
		number, _ := s.accounts.find(account)
		s.setEnd(number, t)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index != nil && !l.index.add(s, from) {
		l.index = nil
	}
	if l.order != nil {
		l.order = s.accounts.insert(l.order)
	}
}
