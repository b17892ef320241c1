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

// A Source is where rows come from: it puts the next ones into a batch and returns
// how many they are, 0 where there are none left, or is false where it cannot go
// on.
type Source[ID Text] func(b *Batch[ID]) (n int, ok bool)

// A Batch is some rows of a source, filled in by it from the first one on.
type Batch[ID Text] struct {
	Rows []Row[ID] // each zero before it is filled in
	// Touched may be set by a source to what it has read of the rows only in order
	// to bring it into the cache.
	Touched int64
}

// Range returns a source of the rows from one up to another. fill puts those from
// lo up to hi into a batch; it is called for all of them in order.
func Range[ID Text](from, end int, fill func(lo, hi int, b *Batch[ID]) bool) Source[ID] {
	return func(b *Batch[ID]) (int, bool) {
		lo := from
		from = min(end, lo+len(b.Rows))
		return from - lo, lo == from || fill(lo, from, b)
	}
}

// Ranges returns sources of n rows in about equal runs, one for each worker.
func Ranges[ID Text](n, workers int, fill func(lo, hi int, b *Batch[ID]) bool) []Source[ID] {
	sources := make([]Source[ID], workers)
	for w := range sources {
		from, end := Share(n, workers, w)
		sources[w] = Range(from, end, fill)
	}
	return sources
}

// Share returns the w-th of about equal runs of n things.
func Share(n, workers, w int) (from, end int) {
	start := func(w int) int { return n/workers*w + min(w, n%workers) }
	return start(w), start(w + 1)
}

// Chain returns a source of the rows of several, one after the other.
func Chain[ID Text](sources ...Source[ID]) Source[ID] {
	return func(b *Batch[ID]) (int, bool) {
		for len(sources) > 0 {
			if n, ok := sources[0](b); n > 0 || !ok {
				return n, ok
			}
			sources = sources[1:]
		}
		return 0, true
	}
}

// A Row is one change, in the unit of the block.
type Row[ID Text] struct {
	Account  ID
	Date     successkit.Date
	Units    int64
	Currency ID
}

// A feeder reads a source and sorts its rows into buffers by partition.
type feeder[ID Text] struct {
	loading *loading
	source  Source[ID]
	batch   Batch[ID]
	ready   int // rows of the batch that are not yet read
	rows    int // that are
	dry     bool

	buffers  []buffer // of each partition
	calendar calendar
	currency numbered   // the last one
	met      []numbered // all that this feeder has met
	span     span
	total    uint64 // of the absolute changes

	touched int // as in table
}

func newFeeder[ID Text](l *loading, source Source[ID], rows int) *feeder[ID] {
	return &feeder[ID]{
		loading: l, source: source, span: noSpan, buffers: make([]buffer, len(l.partitions)),
		batch: Batch[ID]{Rows: make([]Row[ID], min(batchRows, rows))},
	}
}

// hungry reports whether the source may have rows left.
func (f *feeder[ID]) hungry() bool { return !f.dry }

// fill takes a batch from the source.
func (f *feeder[ID]) fill() (ok bool) {
	clear(f.batch.Rows)
	f.ready, ok = f.source(&f.batch)
	f.dry = f.ready == 0
	return ok
}

// feed reads the rows of one pass. With one partition a pass is short: its
// buffer then stays in the first-level cache.
func (f *feeder[ID]) feed() bool {
	end := f.rows + pass
	if len(f.buffers) == 1 {
		end = f.rows + batchRows
	}
	for f.rows < end && !f.dry {
		if f.ready == 0 && !f.fill() || !f.read(f.ready) {
			return false
		}
		f.rows += f.ready
		f.ready = 0
	}
	return f.rows <= MaxRows && f.total < maxTotal // a pass adds less than that, so the sum is whole
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
