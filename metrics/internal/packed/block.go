package packed

import (
	"slices"
	"sync"

	"github.com/successkit/successkit"
)

// A Block is a book of accounts and their changes. It is immutable: what
// the first look-up of an id makes, it makes once, for all.
type Block struct {
	words  []Word
	starts []uint32 // of each account in words, and the end
	parts  []part
	frame  Frame
	early  int               // the earliest month of a word
	months []successkit.Date // the first day of each month, from the earliest on

	currencies []string // in the order in which they come
	currency   []uint32 // of each account; nil: all of one
	total      uint64   // of all absolute changes

	lookup sync.Once
	slots  [][]uint64 // of each part, once an id was looked up; see index
}

// A part is the ids of the accounts of one partition, which are numbered on
// from first.
type part struct {
	first uint32
	ids   string
	ends  []uint32 // of each id
	room  int      // how many slots the table had, in which all ids were within reach
}

// index returns slots as in table, but with the tag of an id beside its number plus
// 1. A block that is only read through never needs them, and fresh memory is time.
func (p *part) index() []uint64 {
	slots := make([]uint64, p.room)
	mask := uint64(p.room - 1)
	for n := range p.ends {
		tag := keyOf(p.id(uint32(n))).tag
		at := home(tag, mask)
		for slots[at] != 0 {
			at = (at + 1) & mask
		}
		slots[at] = uint64(tag)<<32 | uint64(n+1)
	}
	return slots
}

func (p *part) id(n uint32) string { return cut(p.ids, p.ends, n) }

// Len returns how many changes there are.
func (b *Block) Len() int { return len(b.words) }

// Accounts returns how many accounts there are. They are numbered from 0.
func (b *Block) Accounts() int { return len(b.starts) - 1 }

// Total returns the sum of all absolute changes, which is below 2^62: no sum of
// some of them, and no difference of two such sums, leaves an int64.
func (b *Block) Total() uint64 { return b.total }

// Words returns the changes of an account.
func (b *Block) Words(account uint32) []Word {
	return b.words[b.starts[account]:b.starts[account+1]]
}

// ID returns the id of an account.
func (b *Block) ID(account uint32) string {
	p := &b.parts[b.partOf(account)]
	return p.id(account - p.first)
}

func (b *Block) partOf(account uint32) int {
	i, exact := slices.BinarySearchFunc(b.parts, account, func(p part, a uint32) int { return int(p.first) - int(a) })
	if exact {
		for i+1 < len(b.parts) && b.parts[i+1].first == account {
			i++ // parts before it are empty
		}
		return i
	}
	return i - 1
}

// Find returns the number of an id, and whether there is such an account.
func (b *Block) Find(id string) (uint32, bool) {
	b.lookup.Do(func() {
		for i := range b.parts {
			b.slots = append(b.slots, b.parts[i].index())
		}
	})
	k := keyOf(id)
	i := partitionOf(k.tag, len(b.parts))
	p, slots := &b.parts[i], b.slots[i]
	tag, mask := uint64(k.tag), uint64(len(slots)-1)
	for at := home(k.tag, mask); ; at++ {
		switch s := slots[at&mask]; {
		case s == 0:
			return 0, false
		case s>>32 == tag && p.id(uint32(s)-1) == id:
			return p.first + uint32(s) - 1, true
		}
	}
}

// Currencies returns the currencies, in the order in which they came.
func (b *Block) Currencies() []string { return b.currencies }

// Currency returns the place among Currencies of an account's.
func (b *Block) Currency(account uint32) uint32 {
	if b.currency == nil {
		return 0
	}
	return b.currency[account]
}

// Date returns the day of a word.
func (b *Block) Date(w Word) successkit.Date {
	return b.months[w.Month()-b.early].AddDays(w.Day() - 1)
}

// Frame returns what the months of the block's words count from.
func (b *Block) Frame() Frame { return b.frame }

// First returns the earliest month of a word.
func (b *Block) First() int { return b.early }

// Split cuts the accounts into n runs with about as many changes each, and
// returns where they begin and, last, where the last one ends.
func (b *Block) Split(n int) []uint32 {
	bounds := make([]uint32, n+1)
	for i := range bounds[1:n] {
		at, _ := slices.BinarySearch(b.starts, uint32(len(b.words)/n*(i+1)))
		bounds[i+1] = uint32(min(at, b.Accounts()))
	}
	bounds[n] = uint32(b.Accounts())
	return bounds
}
