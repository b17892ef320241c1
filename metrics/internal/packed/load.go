package packed

import (
	"math"
	"math/bits"
	"slices"

	"github.com/successkit/successkit"
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
	rowsAnAccount = 9
	maxExpected   = 1 << 21
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

// Load returns the block of the rows of some sources, one after the other. rows is
// about how many they are, for the room that is made. Each source is read on a
// goroutine of its own where there are several. What the block says does not depend
// on how many they are, but for the numbers of accounts and currencies.
//
// It is false where a source is, and where a row is not plain: without an id or a
// day, with a change of 0 or beyond 2^46 units, more than 170 years from the
// first row, in another currency than its account's first or one of too many, or
// leaving a balance that is below 0 or beyond 2^47 units. And there may not be more
// than MaxRows.
func Load[ID Text](rows int, sources []Source[ID]) (*Block, bool) {
	return loadParts(rows, partitionsFor(rows, len(sources)), sources)
}

// WorkersFor returns how many of so many workers are worth their while for so many
// rows, at least 1.
func WorkersFor(rows, workers int) int { return max(1, min(workers, rows/(8*pass))) }

// loadParts is Load with so many partitions.
func loadParts[ID Text](rows, partitions int, sources []Source[ID]) (*Block, bool) {
	if rows > MaxRows || len(sources) == 0 {
		return nil, false
	}
	rows = max(rows, 1)
	l := &loading{workers: len(sources), partitions: make([]partition, partitions)}
	l.chunk = max(stage, min(1<<14, rows/len(l.partitions)/8))
	for i := range l.partitions {
		l.partitions[i].arrivals = make([]arrival, l.workers)
		l.partitions[i].expect(min(rows/rowsAnAccount, maxExpected) / partitions)
	}
	feeders := make([]*feeder[ID], l.workers)
	for w := range feeders {
		feeders[w] = newFeeder(l, sources[w], rows)
	}
	first := firstDay(feeders)
	if first.IsZero() {
		return nil, false
	}
	l.calendar = calendarAround(first, rows)
	for _, f := range feeders {
		f.calendar = l.calendar.clone()
	}

	feed := func(w int) bool { return feeders[w].feed() }
	take := func(w int) bool { return handOver(l, feeders, w) }
	for slices.ContainsFunc(feeders, (*feeder[ID]).hungry) {
		if !l.together(feed) || !l.together(take) {
			return nil, false
		}
	}
	var total uint64
	span, n := noSpan, 0
	for _, f := range feeders {
		n += f.rows
		if total += f.total; total >= maxTotal || n > MaxRows {
			return nil, false
		}
		span = span.with(f.span)
	}
	return l.block(n, total, span)
}

// firstDay returns the day of the first row, or the zero Date where there is none.
func firstDay[ID Text](feeders []*feeder[ID]) successkit.Date {
	for _, f := range feeders {
		if !f.fill() {
			break
		}
		if f.ready > 0 {
			return f.batch.Rows[0].Date
		}
	}
	return successkit.Date{}
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
func (l *loading) together(work func(w int) bool) bool {
	if l.workers == 1 {
		return work(0)
	}
	results := make([]bool, l.workers)
	Together(l.workers, func(w int) { results[w] = work(w) })
	return !slices.Contains(results, false)
}

// block sorts what the partitions hold.
func (l *loading) block(n int, total uint64, span span) (*Block, bool) {
	b := &Block{words: make([]Word, n), total: total, parts: make([]part, len(l.partitions)), currencies: l.currencies.names}
	l.calendar.describe(b, span)
	rows, accounts := make([]int, len(l.partitions)+1), 0
	for i := range l.partitions {
		p := &l.partitions[i]
		b.parts[i] = part{first: uint32(accounts), ids: p.ids.String(), ends: p.ends, room: len(p.slots)}
		rows[i+1] = rows[i] + p.rows()
		accounts += p.len()
	}
	b.starts = make([]uint32, accounts+1)
	b.starts[accounts] = uint32(n)
	if len(b.currencies) > 1 {
		b.currency = make([]uint32, accounts)
	}
	ok := l.together(func(w int) bool {
		for i := w; i < len(l.partitions); i += l.workers {
			p, first := &l.partitions[i], b.parts[i].first
			if !p.sort(b.words[rows[i]:rows[i+1]], b.starts[first:], uint32(rows[i])) {
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
