package packed

import "slices"

// A partition is the part of a block whose ids have one beginning of their hash.
type partition struct {
	table
	currencies []uint32  // of each account; nil: all of the first currency
	arrivals   []arrival // one for each range of the input, in its order
	numbers    [stage]uint32
}

// take moves the entries of a buffer into the partition, as those of a range of
// the input. It is false for a row that no block can hold: of an id that is none,
// or in another currency than its account's first.
func (p *partition) take(b *buffer, rangeOf, chunkSize int) bool {
	numbers := &p.numbers
	for entries := b.entries; len(entries) > 0; {
		now := entries[:min(stage, len(entries))]
		entries = entries[len(now):]
		known := p.len()
		if !p.intern(b, now, numbers) || !p.settle(now, numbers, known) {
			return false
		}
		tight := true
		for i := range now {
			tight = tight && fits(numbers[i], now[i].word)
		}
		a := &p.arrivals[rangeOf]
		a.rows += len(now)
		c := a.room(len(now), chunkSize, tight)
		for i := range now {
			c.add(numbers[i], now[i].word)
		}
	}
	b.reset()
	return true
}

// settle notes the currencies of the accounts of some entries, known of which were
// there before, and is false where one is not that of its account's first. While
// all are in the first currency there is nothing to note, and no miss of the
// cache for it.
func (p *partition) settle(now []entry, numbers *[stage]uint32, known int) bool {
	if p.currencies == nil {
		other := uint32(0)
		for i := range now {
			other |= now[i].currency
		}
		if other == 0 {
			return true
		}
		p.currencies = make([]uint32, known)
	}
	p.currencies = roomFor(p.currencies, len(now))
	for i := range now {
		n := numbers[i]
		if int(n) == len(p.currencies) {
			p.currencies = append(p.currencies, now[i].currency)
		}
		if p.currencies[n] != now[i].currency {
			return false
		}
	}
	return true
}

// rows returns how many changes the partition has.
func (p *partition) rows() int {
	n := 0
	for i := range p.arrivals {
		n += p.arrivals[i].rows
	}
	return n
}

// sort writes the partition's changes to words, account by account and in order
// of day, as balances, and to starts where each account begins, counted from
// base. It is false where a balance would be below 0 or too large. The chunks
// are let go.
//
// A counting sort by account, then a look at each account, which sorts those whose
// rows did not come in order of day.
func (p *partition) sort(words []Word, starts []uint32, base uint32) bool {
	ends := starts[:p.len()] // which they are when all is written
	for _, a := range p.arrivals {
		for k := range a.chunks {
			a.chunks[k].count(ends)
		}
	}
	at := uint32(0)
	for account, rows := range ends {
		ends[account] = at
		at += rows
	}
	for _, a := range p.arrivals {
		for k := range a.chunks {
			for i := range a.chunks[k].len() {
				account, w := a.chunks[k].at(i)
				words[ends[account]] = w
				ends[account]++
			}
		}
	}
	p.arrivals = nil
	from := uint32(0)
	for account, end := range ends {
		if !level(words[from:end]) {
			return false
		}
		starts[account] = base + from
		from = end
	}
	return true
}

// level turns the changes of one account into balances, sorting them first
// where need be.
func level(words []Word) bool {
	when := uint64(0)
	for _, w := range words {
		if w.when() < when {
			sortWords(words)
			break
		}
		when = w.when()
	}
	balance := int64(0)
	for i, w := range words {
		if balance += w.change(); balance < 0 || balance > levelMask {
			return false
		}
		words[i] = w&^levelMask | Word(balance)
	}
	return true
}

// sortWords sorts the changes of one account by day, those of one day as they
// came.
func sortWords(words []Word) {
	if len(words) > 24 {
		slices.SortStableFunc(words, func(a, b Word) int { return int(a.when()) - int(b.when()) })
		return
	}
	for i := 1; i < len(words); i++ {
		w := words[i]
		k := i
		for ; k > 0 && words[k-1].when() > w.when(); k-- {
			words[k] = words[k-1]
		}
		words[k] = w
	}
}
