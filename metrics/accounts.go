package metrics

import (
	"iter"
	"slices"
	"strings"

	"github.com/successkit/successkit/metrics/internal/packed"
)

// accounts numbers the accounts of a ledger: those of its packed rows from 0
// on, then those that came later.
type accounts struct {
	packed *packed.Block // nil: no rows are packed
	later  interned
}

// first returns the number of the first account that came later.
func (t *accounts) first() uint32 {
	if t.packed == nil {
		return 0
	}
	return uint32(t.packed.Accounts())
}

func (t *accounts) len() int { return int(t.first()) + len(t.later.texts) }

// all walks the accounts in order of number, which says nothing to a caller.
func (t *accounts) all() iter.Seq[uint32] { return numbersTo(uint32(t.len())) }

// old walks those that have packed rows.
func (t *accounts) old() iter.Seq[uint32] { return numbersTo(t.first()) }

func numbersTo(n uint32) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for a := range n {
			if !yield(a) {
				return
			}
		}
	}
}

// text returns the id of an account.
func (t *accounts) text(a uint32) string {
	if first := t.first(); a >= first {
		return t.later.texts[a-first]
	}
	return t.packed.ID(a)
}

// find returns the number of an id, and whether there is such an account.
func (t *accounts) find(id string) (uint32, bool) {
	if t.packed != nil {
		if a, ok := t.packed.Find(id); ok {
			return a, true
		}
	}
	n, ok := t.later.number[id]
	return t.first() + n, ok
}

// add returns the number of an id, giving it one if need be.
func (t *accounts) add(id string) uint32 {
	if a, ok := t.find(id); ok {
		return a
	}
	return t.first() + t.later.add(id)
}

// byID returns the accounts in order of id.
func (t *accounts) byID() []uint32 {
	return slices.SortedFunc(t.all(), t.compare)
}

func (t *accounts) compare(a, b uint32) int { return strings.Compare(t.text(a), t.text(b)) }

// insert puts the accounts that came since into an order of byID, and moves each
// of the others at most once.
func (t *accounts) insert(order []uint32) []uint32 {
	old := len(order)
	for a := old; a < t.len(); a++ {
		order = append(order, uint32(a))
	}
	fresh := slices.SortedFunc(slices.Values(order[old:]), t.compare)
	for n, a := range slices.Backward(fresh) {
		at, _ := slices.BinarySearchFunc(order[:old], a, t.compare)
		copy(order[at+n+1:], order[at:old])
		order[at+n], old = a, at
	}
	return order
}
