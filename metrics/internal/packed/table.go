package packed

import (
	"math"
	"strings"

	"github.com/successkit/successkit/internal/word"
)

// A table numbers ids from 0 in the order in which they come. Ids lie one after
// the other in one text, keys in one list, and slots hold numbers, so that nothing
// in it is a pointer for the collector to follow.
type table struct {
	// A slot is the tag of an id beside its number plus 1; 0 is free. At most half
	// of them are taken. The place of an id is the first free one from the lower
	// bits of its tag on.
	slots []uint64
	keys  keys // of each id
	ids   strings.Builder
	ends  []uint32 // of each id

	touched uint64 // keeps loads that only warm the cache from being left out
}

const (
	// stage is how many rows are looked up together. Each step of a look-up is
	// made for all of them before the next, so that their cache misses overlap.
	stage = 128
	// maxProbes is how far an id may stand from its place. Chance does not bring
	// it there; ids made to collide do, and cost no more than that.
	maxProbes = 256
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
	slots := minSlots
	for slots < 2*n {
		slots *= 2
	}
	t.slots = make([]uint64, slots)
	t.ends = make([]uint32, 0, n)
	t.ids.Grow(16 * n)
}

// room makes room for n more ids.
func (t *table) room(n int) {
	t.ends = roomFor(t.ends, n)
	want := max(len(t.slots), minSlots)
	for 2*(len(t.ends)+n) > want {
		want *= 2
	}
	if want == len(t.slots) {
		return
	}
	old := t.slots
	t.slots = make([]uint64, want)
	mask := uint64(want - 1)
	for _, s := range old {
		if s == 0 {
			continue
		}
		at := s >> 32 & mask
		for t.slots[at] != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = s
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

// is reports whether an entry is of the id of a number.
func (t *table) is(b *buffer, e *entry, number uint32) bool {
	if e.key != *t.keys.at(number) {
		return false
	}
	return !e.key.long() || string(b.ids[e.from:e.from+e.key.n]) == t.id(number)
}

// intern numbers the ids of at most stage entries of a buffer. It is false where
// one cannot be placed.
func (t *table) intern(b *buffer, entries []entry, numbers *[stage]uint32) bool {
	t.room(len(entries))
	slots, keys := t.slots, &t.keys
	mask := uint64(len(slots) - 1)

	touched := uint64(0)
	for i := range entries { // the slots, whichever they are
		touched += slots[uint64(entries[i].key.tag)&mask]
	}
	for i := range entries { // the keys of the ids that they name
		tag := uint64(entries[i].key.tag)
		s := slots[tag&mask]
		for at := tag; s != 0 && s>>32 != tag && at < tag+maxProbes; {
			at++
			s = slots[at&mask]
		}
		numbers[i] = miss
		if s>>32 == tag && s != 0 {
			numbers[i] = uint32(s) - 1
			touched += keys.at(numbers[i]).a
		}
	}
	t.touched = touched
	for i := range entries { // and are they the same?
		e := &entries[i]
		if n := numbers[i]; n != miss && t.is(b, e, n) {
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

const miss = math.MaxUint32

// place returns the number of an entry's id, which it gives it if need be and
// there is room. It is false for what is no id, or collides with too many others.
func (t *table) place(b *buffer, e *entry) (uint32, bool) {
	tag, mask := uint64(e.key.tag), uint64(len(t.slots)-1)
	for at := tag; at < tag+maxProbes; at++ {
		s := t.slots[at&mask]
		if s == 0 {
			var short [maxKey]byte
			return t.add(at&mask, e.key, b.id(e, &short))
		}
		if s>>32 == tag && t.is(b, e, uint32(s)-1) {
			return uint32(s) - 1, true
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

// add puts an id into a free slot.
func (t *table) add(at uint64, k key, id []byte) (uint32, bool) {
	end := uint64(t.ids.Len()) + uint64(len(id))
	if !sound(id) || end > math.MaxUint32 || len(t.ends) >= math.MaxInt32 {
		return 0, false
	}
	if t.ids.Cap() < int(end) {
		t.ids.Grow(len(id)) // which doubles it
	}
	t.ids.Write(id)
	t.keys.add(len(t.ends), k)
	t.ends = append(t.ends, uint32(end))
	t.slots[at] = uint64(k.tag)<<32 | uint64(len(t.ends))
	return uint32(len(t.ends)) - 1, true
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
