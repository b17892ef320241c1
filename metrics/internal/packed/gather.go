package packed

import "github.com/successkit/successkit"

// A Gatherer takes changes one by one, of accounts that whoever gathers has
// numbered.
type Gatherer struct {
	calendar calendar
	begun    bool
	span     span
	total    uint64
	arrival  arrival
}

// How many changes the first chunk of a gatherer has, and the largest ones.
const firstChunk, lastChunk = 64, 1 << 14

// Add adds a change, or is false for one that no block can hold; see [Load].
func (g *Gatherer) Add(account uint32, day successkit.Date, change int64) bool {
	if !g.begun {
		if day.IsZero() {
			return false
		}
		g.begun, g.span, g.calendar = true, noSpan, calendarAround(day, maxMemory)
	}
	when, ok := g.calendar.when(day)
	if !ok || change == 0 || change < -maxChange || change > maxChange || g.arrival.rows >= MaxRows {
		return false
	}
	if g.total += uint64(max(change, -change)); g.total >= maxTotal {
		g.total = maxTotal // it stays there, and Block is false
	}
	g.span = g.span.with(span{int(when >> dayBits), int(when >> dayBits)})
	w := pack(when, change)
	g.arrival.room(1, min(lastChunk, max(firstChunk, g.arrival.rows)), fits(account, w)).add(account, w)
	g.arrival.rows++
	return true
}

// All calls visit with every change in the order in which they were added.
func (g *Gatherer) All(visit func(account uint32, day successkit.Date, change int64)) {
	for k := range g.arrival.chunks {
		for i := range g.arrival.chunks[k].len() {
			account, w := g.arrival.chunks[k].at(i)
			visit(account, firstOf(int(g.calendar.frame)+w.Month()).AddDays(w.Day()-1), w.change())
		}
	}
}

// Block returns the block of all changes, given the id of each account and the
// place of its currency among currencies. Accounts without a change are left out,
// and so are currencies.
// It is false where a block cannot hold the changes together: where ids collide,
// and where a balance is below 0 or too large. The gatherer is as it was.
func (g *Gatherer) Block(ids, currencies []string, currency []uint32) (*Block, bool) {
	if g.arrival.rows == 0 || g.total >= maxTotal {
		return nil, false
	}
	l := &loading{workers: 1, partitions: make([]partition, 1), calendar: g.calendar}
	p := &l.partitions[0]
	numbers := make([]uint32, len(ids))    // of the accounts that have a change, plus 1
	met := make([]uint32, len(currencies)) // likewise
	arrival := arrival{rows: g.arrival.rows}
	for k := range g.arrival.chunks {
		from := &g.arrival.chunks[k]
		// Accounts come to have other numbers, which may be larger than a tight chunk
		// holds.
		to := arrival.room(from.len(), 0, from.tight != nil && p.len()+from.len() <= tightAccounts)
		for i := range from.len() {
			a, w := from.at(i)
			if numbers[a] == 0 {
				n, ok := p.name(ids[a])
				if !ok {
					return nil, false
				}
				numbers[a] = n + 1
				c := &met[currency[a]]
				if *c == 0 {
					l.currencies.names = append(l.currencies.names, currencies[currency[a]])
					*c = uint32(len(l.currencies.names))
				}
				p.currencies = append(p.currencies, *c-1)
			}
			to.add(numbers[a]-1, w)
		}
	}
	p.arrivals = append(p.arrivals, arrival)
	return l.block(g.arrival.rows, g.total, g.span)
}
