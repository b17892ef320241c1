package census

import (
	"fmt"
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// A kind says of the lines of one kind what tells them apart, and which are their
// counts.
type kind[L any, K key[K]] struct {
	key    func(*L) K
	counts func(*L) []*int64
}

// A key tells the lines of a table apart.
type key[K any] interface {
	comparable
	compare(other K) int
}

// A table is the lines of one kind, by their keys.
type table[L any, K key[K]] map[K]*L

// line returns the line of the key of like, which it makes if need be.
func (k kind[L, K]) line(t *table[L, K], like L) *L {
	l := (*t)[k.key(&like)]
	if l == nil {
		if *t == nil {
			*t = table[L, K]{}
		}
		for _, c := range k.counts(&like) {
			*c = 0
		}
		l = &like
		(*t)[k.key(l)] = l
	}
	return l
}

// add adds the counts of a line to those of its key.
func (k kind[L, K]) add(t *table[L, K], l L) {
	into := k.counts(k.line(t, l))
	for i, c := range k.counts(&l) {
		*into[i] += *c
	}
}

// lines returns copies of the lines, in order.
func lines[L any, K key[K]](t table[L, K]) []L {
	var list []L
	for _, k := range slices.SortedFunc(maps.Keys(t), K.compare) {
		list = append(list, *t[k])
	}
	return list
}

// accept notes counts that grow beyond what a tally holds when o is added.
func (k kind[L, K]) accept(f *successkit.Faults, path string, t, o table[L, K]) {
	for i, l := range lines(o) {
		have, there := t[k.key(&l)]
		if !there {
			continue
		}
		mine := k.counts(have)
		for n, c := range k.counts(&l) {
			if *mine[n] > maxCount-*c {
				f.Add(field.Item(path, i), "", fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxCount)))
				break
			}
		}
	}
}

// merge adds the lines of o, which it leaves as they are.
func (k kind[L, K]) merge(t *table[L, K], o table[L, K]) {
	for _, l := range o {
		k.add(t, *l)
	}
}

// maxCount is the largest count of a tally, the largest whole number that every
// reader of JSON takes exactly.
const maxCount = 1 << 53
