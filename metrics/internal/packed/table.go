package packed

import (
	"bytes"
	"math"
)

// A table numbers ids from 0 in the order in which they come. Ids lie one after
// the other in one arena and slots hold numbers, so that nothing in it is a
// pointer for the collector to follow.
type table struct {
	// A slot is the upper half of an id's hash beside its number plus 1; 0 is
	// free. At most half of them are taken. The place of an id is the first free
	// one from the lower bits of that half on.
	slots []uint64
	arena []byte
	ends  []uint32 // of each id in the arena

	touched uint64 // keeps loads that only warm the cache from being left out
}

const (
	// stage is how many rows are looked up together. Each step of a look-up is
	// made for all of them before the next, so that their cache misses overlap:
	// at a million accounts 45 ns instead of 120.
	stage = 128
	// maxProbes is how far an id may stand from its place. Chance does not bring
	// it there; ids made to collide do, and cost no more than that.
	maxProbes = 256
	minSlots  = 1 << 4
)

func (t *table) len() int { return len(t.ends) }

// id returns the bytes of an id.
func (t *table) id(number uint32) []byte {
	from := uint32(0)
	if number > 0 {
		from = t.ends[number-1]
	}
	return t.arena[from:t.ends[number]]
}

// room makes room for n more ids.
func (t *table) room(n int) {
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

// An entry is a row on its way into a table: the hash of its id, where the id
// ends in the bytes of the rows beside it, its word and its currency.
type entry struct {
	hash     uint64
	word     Word
	end      uint32
	currency uint32
}

// intern numbers the ids of at most stage entries, whose ids lie in ids from
// the given place on. It is false where an id cannot be placed.
func (t *table) intern(entries []entry, ids []byte, from uint32, numbers *[stage]uint32, check func(id []byte) bool) bool {
	t.room(len(entries))
	slots, mask := t.slots, uint64(len(t.slots)-1)

	var touched uint64
	for i := range entries { // the slots, whichever they are
		touched += slots[entries[i].hash>>32&mask]
	}
	for i := range entries { // the ends of the ids that they name
		numbers[i] = miss
		h := entries[i].hash
		if s := slots[h>>32&mask]; s>>32 == h>>32 && s != 0 {
			numbers[i] = uint32(s) - 1
			touched += uint64(t.ends[numbers[i]])
		}
	}
	for i := range entries { // those ids
		if n := numbers[i]; n != miss {
			touched += uint64(t.arena[t.ends[n]-1])
		}
	}
	for i := range entries { // and are they the same?
		end := entries[i].end
		id := ids[from:end]
		from = end
		if n := numbers[i]; n != miss && bytes.Equal(t.id(n), id) {
			continue
		}
		n, ok := t.place(entries[i].hash, id, check)
		if !ok {
			return false
		}
		numbers[i] = n
	}
	t.touched = touched
	return true
}

const miss = math.MaxUint32

// place returns the number of an id, which it gives it if need be.
func (t *table) place(hash uint64, id []byte, check func(id []byte) bool) (uint32, bool) {
	tag, mask := hash>>32, uint64(len(t.slots)-1)
	at := tag & mask
	for range maxProbes {
		s := t.slots[at]
		if s == 0 {
			if !check(id) || len(t.arena)+len(id) > math.MaxUint32 || len(t.ends) >= math.MaxInt32 {
				return 0, false
			}
			t.arena = append(t.arena, id...)
			t.ends = append(t.ends, uint32(len(t.arena)))
			t.slots[at] = tag<<32 | uint64(len(t.ends))
			return uint32(len(t.ends)) - 1, true
		}
		if s>>32 == tag && bytes.Equal(t.id(uint32(s)-1), id) {
			return uint32(s) - 1, true
		}
		at = (at + 1) & mask
	}
	return 0, false
}
