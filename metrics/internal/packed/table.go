package packed

import (
	"math"
	"strings"

	"github.com/successkit/successkit/internal/word"
)

// A table numbers ids from 0 in the order in which they come. Ids lie one after
// the other in one text and slots hold keys, so that nothing in it is a pointer for
// the collector to follow.
type table struct {
	slots []slot
	ids   strings.Builder
	ends  []uint32 // of each id

	touched uint64 // keeps loads that only warm the cache from being left out
}

// A slot is the key of an id beside its number plus 1; 0 is free. At most three
// quarters of them are taken. The place of an id is the first free one from its home
// on. A look-up so misses the cache once, where a slot that names a key elsewhere
// makes it miss twice: 8 ns a row at ten million.
type slot struct {
	a, b, c   uint64
	n, number uint32
}

// holds reports whether a slot has the key of an id. A free one does not, as every
// id has bytes. What differs is gathered, so that there is one branch for it and not
// four.
func (s *slot) holds(k *key) bool {
	return (s.a^k.a)|(s.b^k.b)|(s.c^k.c)|uint64(s.n^k.n) == 0
}

func (s *slot) tag() uint32 { return tagOf(s.a, s.b, s.c, s.n) }

const (
	// stage is how many rows are looked up together. Their slots are touched before
	// the first is looked into, so that their cache misses overlap.
	stage = 128
	// maxProbes is how far an id may stand from its place. Chance does not bring it
	// there: among a million ids the farthest is some 200 away. Ids made to collide
	// do, and cost no more than that.
	maxProbes = 1 << 10
	minSlots  = 1 << 4
)

func (t *table) len() int { return len(t.ends) }

// id returns an id.
func (t *table) id(number uint32) string { return cut(t.ids.String(), t.ends, number) }

// cut returns one of several texts that lie one after the other.
func cut(texts string, ends []uint32, number uint32) string {
	from := uint32(0)
	if number > 0 {
		from = ends[number-1]
	}
	return texts[from:ends[number]]
}

// expect makes room for about so many ids, to grow less often.
func (t *table) expect(n int) {
	t.slots = newSlots(slotsFor(minSlots, n))
	t.ends = make([]uint32, 0, n)
	t.ids.Grow(16 * n)
}

// slotsFor returns a power of two of slots that n ids take at most three quarters
// of, and at least so many.
func slotsFor(slots, n int) int {
	for 3*slots < 4*n {
		slots *= 2
	}
	return slots
}

// newSlots returns n free slots, and writes to every page of them. Were a fresh page
// read before it is written to, as a look-up does, an operating system would map it
// twice, and with two workers interrupt the other one for that: 13 ns a row at ten
// million.
func newSlots(n int) []slot {
	const page = 4096 / 32 // slots of 32 bytes
	slots := make([]slot, n)
	for i := 0; i < n; i += page {
		slots[i].number = 0
	}
	return slots
}

// room makes room for n more ids.
func (t *table) room(n int) {
	t.ends = roomFor(t.ends, n)
	want := slotsFor(max(len(t.slots), minSlots), len(t.ends)+n)
	if want == len(t.slots) {
		return
	}
	old := t.slots
	t.slots = newSlots(want)
	mask := uint64(want - 1)
	for i := range old {
		s := &old[i]
		if s.number == 0 {
			continue
		}
		at := home(s.tag(), mask)
		for t.slots[at].number > 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = *s
	}
}

// roomFor grows a list by doubling it: append does it by quarters, and fresh
// memory is time.
func roomFor[E any](list []E, n int) []E {
	if cap(list)-len(list) >= n {
		return list
	}
	return append(make([]E, 0, 2*cap(list)+n), list...)
}

// An entry is a row on its way into a table.
type entry struct {
	key      key
	word     Word
	from     uint32 // of an id that is long, in the buffer's ids
	currency uint32
}

// A buffer holds entries, and the ids that are too long for their keys.
type buffer struct {
	entries []entry
	ids     []byte
}

func (b *buffer) reset() { b.entries, b.ids = b.entries[:0], b.ids[:0] }

// id returns the bytes of an entry's id.
func (b *buffer) id(e *entry, short *[maxKey]byte) []byte {
	if !e.key.long() {
		return e.key.put(short)
	}
	return b.ids[e.from : e.from+e.key.n]
}

// home returns the first slot for a tag: one of even number, which lies in one line
// of the cache with the next.
func home(tag uint32, mask uint64) uint64 { return uint64(tag) & mask &^ 1 }

// intern numbers the ids of at most stage entries of a buffer. It is false where
// one cannot be placed.
func (t *table) intern(b *buffer, entries []entry, numbers *[stage]uint32) bool {
	t.room(len(entries))
	slots, mask := t.slots, uint64(len(t.slots)-1)
	touched := uint64(0)
	for i := range entries {
		touched += slots[home(entries[i].key.tag, mask)].a
	}
	t.touched = touched
	for i := range entries {
		e := &entries[i]
		at := home(e.key.tag, mask)
		if s := &slots[at]; s.holds(&e.key) && !e.key.long() {
			numbers[i] = s.number - 1
			continue
		}
		if s := &slots[at+1]; s.holds(&e.key) && !e.key.long() {
			numbers[i] = s.number - 1
			continue
		}
		n, ok := t.place(b, e)
		if !ok {
			return false
		}
		numbers[i] = n
	}
	return true
}

// place returns the number of an entry's id, which it gives it if need be and
// there is room. It is false for what is no id, or collides with too many others.
func (t *table) place(b *buffer, e *entry) (uint32, bool) {
	mask := uint64(len(t.slots) - 1)
	first := home(e.key.tag, mask)
	for at := first; at < first+maxProbes; at++ {
		s := &t.slots[at&mask]
		if s.number == 0 {
			return t.add(s, b, e)
		}
		if s.holds(&e.key) && (!e.key.long() || string(b.ids[e.from:e.from+e.key.n]) == t.id(s.number-1)) {
			return s.number - 1, true
		}
	}
	return 0, false
}

// name returns the number of an id, which it gives it if need be, or false as
// place does.
func (t *table) name(id string) (uint32, bool) {
	b, e := buffer{ids: []byte(id)}, entry{key: keyOf(id)}
	t.room(1)
	return t.place(&b, &e)
}

// add puts the id of an entry into a free slot.
func (t *table) add(s *slot, b *buffer, e *entry) (uint32, bool) {
	var short [maxKey]byte
	id := b.id(e, &short)
	end := uint64(t.ids.Len()) + uint64(len(id))
	if !sound(id) || end > math.MaxUint32 || len(t.ends) >= math.MaxInt32 {
		return 0, false
	}
	if t.ids.Cap() < int(end) {
		t.ids.Grow(len(id)) // which doubles it
	}
	t.ids.Write(id)
	t.ends = append(t.ends, uint32(end))
	*s = slot{e.key.a, e.key.b, e.key.c, e.key.n, uint32(len(t.ends))}
	return s.number - 1, true
}

// sound reports whether a text is an id; see [word.CheckID].
func sound(id []byte) bool {
	if len(id) == 0 || len(id) > word.MaxID {
		return false
	}
	for _, b := range id {
		if b <= ' ' || b >= 0x7f {
			return word.CheckID(string(id)) == nil
		}
	}
	return true
}
