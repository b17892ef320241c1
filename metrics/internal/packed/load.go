package packed

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

const (
	// pass is how many rows one worker hands to the partitions before these take
	// them: enough to make each worth a visit, few enough to stay in cache.
	pass = 1 << 14
	// manyRows is from how many rows on accounts are told apart by hash first.
	// Below, one table is in cache anyway and the detour costs more than it saves.
	manyRows = 3 << 20
	// manyParts is how many partitions there are with many rows, someParts with
	// fewer for several workers.
	manyParts = 64
	someParts = 16
	// rowsAnAccount is a guess at how many rows an account has: fresh
	// memory is time, and so is growing. There is room for maxExpected accounts at
	// first, however many rows are announced.
	rowsAnAccount = 8
	maxExpected   = 1 << 23
	// maxTotal bounds the sum of all absolute changes.
	maxTotal = 1 << 62
)

// MaxRows is how many rows a block holds at most.
const MaxRows = math.MaxInt32

// A loading is a block in the making.
type loading struct {
	workers    int
	partitions []partition
	chunk      int // rows of a chunk
	currencies currencies
	calendar   calendar
}

// Load returns the block of n rows. fill puts the rows from lo up to hi, at most
// as many as a batch holds, into a batch. With several workers it is called from
// as many goroutines at once, and for the first row more than once. What the
// block says does not depend on how many they are, but for the numbers of
// accounts and currencies.
//
// It is false where fill is, and where a row is not plain: without an id or a
// day, with a change of 0 or beyond 2^46 units, more than 170 years from the
// first row, in another currency than its account's first or one of too many, or
// leaving a balance that is below 0 or beyond 2^47 units.
func Load[ID Text](n, workers int, fill func(lo, hi int, b *Batch[ID]) bool) (*Block, bool) {
	if n < 1 || n > MaxRows {
		return nil, false
	}
	workers = max(1, min(workers, n/(8*pass)))
	return loadParts(n, workers, partitionsFor(n, workers), fill)
}

// loadParts is Load with so many workers and partitions.
func loadParts[ID Text](n, workers, partitions int, fill func(lo, hi int, b *Batch[ID]) bool) (*Block, bool) {
	first := Batch[ID]{Rows: make([]Row[ID], 1)}
	if !fill(0, 1, &first) || first.Rows[0].Date.IsZero() {
		return nil, false
	}
	l := &loading{workers: workers, partitions: make([]partition, partitions), calendar: calendarAround(first.Rows[0].Date, n)}
	l.chunk = max(stage, min(1<<14, n/len(l.partitions)/8))
	for i := range l.partitions {
		l.partitions[i].arrivals = make([]arrival, workers)
		l.partitions[i].expect(min(n/rowsAnAccount, maxExpected) / partitions)
	}
	feeders := make([]*feeder[ID], workers)
	for w := range feeders {
		end := n / workers * (w + 1)
		if w == workers-1 {
			end = n
		}
		feeders[w] = newFeeder(l, n/workers*w, end, fill)
	}

	feed := func(w int) bool { return feeders[w].feed() }
	take := func(w int) bool { return handOver(l, feeders, w) }
	for slices.ContainsFunc(feeders, (*feeder[ID]).hungry) {
		if !l.together(feed) || !l.together(take) {
			return nil, false
		}
	}
	var total uint64
	span := feeders[0].span
	for _, f := range feeders {
		if total += f.total; total >= maxTotal {
			return nil, false
		}
		span = span.with(f.span)
	}
	return l.block(n, total, span)
}

// handOver gives what the feeders hold to every workers-th partition from the
// w-th on.
func handOver[ID Text](l *loading, feeders []*feeder[ID], w int) bool {
	for i := w; i < len(l.partitions); i += l.workers {
		for from, f := range feeders {
			if !l.partitions[i].take(&f.buffers[i], from, l.chunk) {
				return false
			}
		}
	}
	return true
}

// partitionsFor returns how many partitions n rows make.
func partitionsFor(n, workers int) int {
	switch {
	case n >= manyRows:
		return manyParts
	case workers > 1:
		return someParts
	}
	return 1
}

// partitionOf returns the partition of a key's tag, of so many, a power of two: the
// upper bits of the tag say, of which slots take the lower ones.
func partitionOf(tag uint32, partitions int) int {
	return int(bits.RotateLeft32(tag, bits.Len(uint(partitions))-1) & uint32(partitions-1))
}

// together calls work for each of the workers, on goroutines of their own where
// there are several, and reports whether all of them were true.
func (l *loading) together(work func(w int) bool) bool { return together(l.workers, work) }

func together(workers int, work func(w int) bool) bool {
	if workers == 1 {
		return work(0)
	}
	results := make([]bool, workers)
	var all sync.WaitGroup
	all.Add(workers)
	for w := range workers {
		go func() { // goroutines: asked for by the caller
			defer all.Done()
			results[w] = work(w)
		}()
	}
	all.Wait()
	return !slices.Contains(results, false)
}

// block sorts what the partitions hold.
func (l *loading) block(n int, total uint64, span span) (*Block, bool) {
	b := &Block{words: make([]Word, n), total: total, parts: make([]part, len(l.partitions)), currencies: l.currencies.names}
	l.calendar.describe(b, span)
	rows, accounts, most := make([]int, len(l.partitions)+1), 0, 0
	for i := range l.partitions {
		p := &l.partitions[i]
		b.parts[i] = p.seal(uint32(accounts))
		rows[i+1] = rows[i] + p.rows()
		accounts += p.len()
		most = max(most, p.len())
	}
	b.starts = make([]uint32, accounts+1)
	b.starts[accounts] = uint32(n)
	if len(b.currencies) > 1 {
		b.currency = make([]uint32, accounts)
	}
	ok := l.together(func(w int) bool {
		next := make([]uint32, most)
		for i := w; i < len(l.partitions); i += l.workers {
			p, first := &l.partitions[i], b.parts[i].first
			if !p.sort(b.words[rows[i]:rows[i+1]], b.starts[first:], uint32(rows[i]), next) {
				return false
			}
			if b.currency != nil {
				copy(b.currency[first:], p.currencies)
			}
		}
		return true
	})
	return b, ok
}
