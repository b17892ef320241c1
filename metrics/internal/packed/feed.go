package packed

import (
	"slices"
	"sync"

	"github.com/successkit/successkit"
)

const batchRows = 256

// A Batch is some rows of the input, filled in by whoever loads a block.
type Batch[ID Text] struct {
	IDs        []ID
	Dates      []successkit.Date
	Changes    []int64 // in the unit of the block
	Currencies []string
	// Touched may be set by fill to what it has read of the rows only in order to
	// bring it into the cache.
	Touched int64
}

func newBatch[ID Text](n int) *Batch[ID] {
	return &Batch[ID]{IDs: make([]ID, n), Dates: make([]successkit.Date, n), Changes: make([]int64, n), Currencies: make([]string, n)}
}

// A feeder reads a range of the rows and sorts them into buffers by partition.
type feeder[ID Text] struct {
	loading   *loading
	fill      func(lo, hi int, b *Batch[ID]) bool
	next, end int // rows

	buffers  []buffer // of each partition
	calendar calendar
	currency struct { // the last one
		name   string
		number uint32
		known  bool
	}
	span  span
	total uint64 // of the absolute changes

	batch   *Batch[ID]
	hashes  []uint64 // of the batch
	words   []Word   // likewise
	touched int      // as in table
}

func newFeeder[ID Text](l *loading, next, end int, fill func(lo, hi int, b *Batch[ID]) bool) *feeder[ID] {
	n := min(batchRows, end-next)
	return &feeder[ID]{
		loading: l, fill: fill, next: next, end: end, span: noSpan,
		buffers: make([]buffer, len(l.partitions)), calendar: l.calendar.clone(),
		batch: newBatch[ID](n), hashes: make([]uint64, n), words: make([]Word, n),
	}
}

// hungry reports whether there are rows left to read.
func (f *feeder[ID]) hungry() bool { return f.next < f.end }

// feed reads the rows of one pass. With one partition a pass is short: its
// buffer then stays in the first-level cache.
func (f *feeder[ID]) feed() bool {
	rows := pass
	if len(f.buffers) == 1 {
		rows = batchRows
	}
	for end := min(f.end, f.next+rows); f.next < end; {
		n := min(len(f.words), end-f.next)
		if !f.fill(f.next, f.next+n, f.batch) || !f.read(n) {
			return false
		}
		f.next += n
	}
	return f.total < maxTotal // a pass adds less than that, so the sum is whole
}

// read sorts n rows of the batch into the buffers: the texts are touched all
// together before they are hashed, since each is likely to miss the cache.
func (f *feeder[ID]) read(n int) bool {
	b := f.batch
	for i := range n {
		if len(b.IDs[i]) == 0 {
			return false
		}
		f.touched += int(b.IDs[i][0])
	}
	for i := range n {
		f.hashes[i] = hash(b.IDs[i])
	}
	for i := range n {
		change := b.Changes[i]
		when, ok := f.calendar.when(b.Dates[i])
		if !ok || change == 0 || change < -maxChange || change > maxChange {
			return false
		}
		f.span = f.span.with(span{int(when >> dayBits), int(when >> dayBits)})
		f.total += uint64(max(change, -change))
		f.words[i] = pack(when, change)
	}
	for i := range n {
		if b.Currencies[i] != f.currency.name || !f.currency.known {
			f.currency.name, f.currency.known = b.Currencies[i], true
			f.currency.number = f.loading.currencies.number(f.currency.name)
		}
		to := &f.buffers[partitionOf(f.hashes[i], len(f.buffers))]
		to.ids = append(to.ids, b.IDs[i]...)
		to.entries = append(to.entries, entry{
			hash: f.hashes[i], word: f.words[i], end: uint32(len(to.ids)), currency: f.currency.number,
		})
	}
	return true
}

// currencies numbers the currencies that several feeders meet.
type currencies struct {
	mu    sync.Mutex
	names []string
}

func (c *currencies) number(name string) uint32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.Index(c.names, name)
	if i < 0 {
		i = len(c.names)
		c.names = append(c.names, string([]byte(name))) // not a part of the caller's bytes
	}
	return uint32(i)
}
