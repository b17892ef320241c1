package packed

import (
	"math"
	"slices"
	"sync"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/word"
)

const batchRows = 256

// A Batch is some rows of the input, filled in by whoever loads a block.
type Batch[ID Text] struct {
	Rows []Row[ID] // each zero before it is filled in
	// Touched may be set by fill to what it has read of the rows only in order to
	// bring it into the cache.
	Touched int64
}

// A Row is one change, in the unit of the block.
type Row[ID Text] struct {
	Account  ID
	Date     successkit.Date
	Units    int64
	Currency ID
}

// A feeder reads a range of the rows and sorts them into buffers by partition.
type feeder[ID Text] struct {
	loading   *loading
	fill      func(lo, hi int, b *Batch[ID]) bool
	next, end int // rows

	buffers  []buffer // of each partition
	calendar calendar
	currency numbered   // the last one
	met      []numbered // all that this feeder has met
	span     span
	total    uint64 // of the absolute changes

	batch   Batch[ID]
	touched int // as in table
}

func newFeeder[ID Text](l *loading, next, end int, fill func(lo, hi int, b *Batch[ID]) bool) *feeder[ID] {
	n := min(batchRows, end-next)
	return &feeder[ID]{
		loading: l, fill: fill, next: next, end: end, span: noSpan,
		buffers: make([]buffer, len(l.partitions)), calendar: l.calendar.clone(),
		batch: Batch[ID]{Rows: make([]Row[ID], n)},
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
		n := min(len(f.batch.Rows), end-f.next)
		clear(f.batch.Rows)
		if !f.fill(f.next, f.next+n, &f.batch) || !f.read(n) {
			return false
		}
		f.next += n
	}
	return f.total < maxTotal // a pass adds less than that, so the sum is whole
}

// read sorts n rows of the batch into the buffers: the ids are touched all
// together before they are read, since each is likely to miss the cache.
func (f *feeder[ID]) read(n int) bool {
	rows := f.batch.Rows[:n]
	touched := 0
	for i := range rows {
		id := rows[i].Account
		if len(id) == 0 {
			return false
		}
		touched += int(id[0]) + int(id[len(id)-1])
	}
	f.touched = touched
	earliest, latest, total := uint32(math.MaxUint32), uint32(0), uint64(0)
	for i := range rows {
		id, change := rows[i].Account, rows[i].Units
		when, ok := f.calendar.when(rows[i].Date)
		if !ok || change == 0 || change < -maxChange || change > maxChange {
			return false
		}
		earliest, latest = min(earliest, when), max(latest, when)
		total += uint64(max(change, -change))
		if (string(rows[i].Currency) != f.currency.name || len(f.met) == 0) && !f.meet(rows[i].Currency) {
			return false
		}
		a, b, c, tag := parts(id)
		to := &f.buffers[partitionOf(tag, len(f.buffers))]
		from := uint32(len(to.ids))
		if len(id) > maxKey {
			if len(id) > word.MaxID {
				return false // before all of a pass take more room than from can say
			}
			to.ids = append(to.ids, id...)
		}
		at := len(to.entries)
		if at == cap(to.entries) {
			to.entries = roomFor(to.entries, 1)
		}
		to.entries = to.entries[:at+1]
		e := &to.entries[at]
		e.key.a, e.key.b, e.key.c, e.key.n, e.key.tag = a, b, c, uint32(len(id)), tag
		e.word, e.from, e.currency = pack(when, change), from, f.currency.number
	}
	f.span = f.span.with(span{int(earliest >> dayBits), int(latest >> dayBits)})
	f.total += total
	return true
}

// maxCurrencies is how many currencies a feeder tells apart, more than there are.
// It looks through all of them where rows do not go on in the last one.
const maxCurrencies = 256

// meet makes a currency the last one, and is false where it is none or one too
// many.
func (f *feeder[ID]) meet(id ID) bool {
	i := slices.IndexFunc(f.met, func(n numbered) bool { return n.name == string(id) })
	if i < 0 {
		name := string(id)
		if len(f.met) == maxCurrencies || currency.Check(name) != nil {
			return false
		}
		i = len(f.met)
		f.met = append(f.met, numbered{name, f.loading.currencies.number(name)})
	}
	f.currency = f.met[i]
	return true
}

// A numbered currency.
type numbered struct {
	name   string
	number uint32
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
		c.names = append(c.names, name)
	}
	return uint32(i)
}
