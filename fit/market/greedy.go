package market

import "github.com/successkit/successkit/internal/exact"

// start finds a good set of capabilities before the branching begins, so that
// more can be cut off: one by one, then bundle by bundle, and then by exchanging
// one for another. It takes about half of the effort.
func (s *search) start() {
	reserve := s.effort / 2
	for _, g := range []greed{oneByOne, together} {
		s.reset(make([]bool, len(s.in)))
		for s.effort > reserve && s.takeBundle(g) {
		}
		for s.effort > reserve && s.takeBundle(together) {
		}
		for s.effort > 0 && s.takeBundle(itself) { // where the market is too large for that
		}
		s.keep()
	}
	s.reset(s.chosen)
	for s.effort > reserve && s.exchange(reserve) {
	}
	s.reset(make([]bool, len(s.in)))
}

// A greed is what a bundle is taken for.
type greed uint8

const (
	// together is for all that it opens for its cost, the bundle and others.
	together greed = iota
	// oneByOne is for all that a single capability opens, whatever it costs.
	oneByOne
	// itself is for what it brings itself for its cost: soon worked out.
	itself
)

// reset makes the present set another.
func (s *search) reset(to []bool) {
	for at, yes := range to {
		switch {
		case s.in[at] && !yes:
			s.giveBack(at)
		case !s.in[at] && yes:
			s.take(at)
		}
	}
}

// keep notes the present set where it is the best so far, and returns what it
// opens.
func (s *search) keep() int64 {
	s.effort -= s.work
	var opened int64
	for i := range s.bundles {
		if b := &s.bundles[i]; b.within(s.in) {
			opened += s.by.weight(b)
		}
	}
	if opened > s.best {
		s.best = opened
		copy(s.chosen, s.in)
	}
	return opened
}

// takeBundle takes what the bundle lacks that opens most for what it costs or,
// without a budget, for each of its capabilities. It is false where nothing is
// left to take.
func (s *search) takeBundle(g greed) bool {
	best, most, price := -1, int64(0), int64(1)
	for i := range s.bundles {
		s.effort -= s.bundles[i].work()
		n, cost, ok := s.lacking(&s.bundles[i])
		if !ok || n == 0 || g == oneByOne && n > 1 {
			continue
		}
		each := int64(n)
		if s.capped && g != oneByOne {
			each = max(1, cost)
		}
		w := s.by.weight(&s.bundles[i])
		if g != itself {
			w = s.gain(&s.bundles[i])
		}
		if exact.Mul64(w, price).Cmp(exact.Mul64(most, each)) > 0 {
			best, most, price = i, w, each
		}
	}
	if best < 0 {
		return false
	}
	for _, at := range s.bundles[best].lacks {
		if !s.in[at] {
			s.take(at)
		}
	}
	return true
}

// gain returns what all that a bundle lacks would open together, the bundle and
// whatever else needs no more.
func (s *search) gain(b *bundle) int64 {
	var sum int64
	for _, at := range b.lacks {
		if s.in[at] {
			continue
		}
		for _, k := range s.uses[at] { // each other bundle under the first that it lacks
			o := &s.bundles[k]
			s.effort -= o.work()
			if s.first(o) == at && s.covers(b, o) {
				sum += s.by.weight(o)
			}
		}
	}
	return sum
}

// first returns the first capability that a bundle lacks in the present set.
func (s *search) first(b *bundle) int {
	for _, at := range b.lacks {
		if !s.in[at] {
			return at
		}
	}
	return -1
}

// covers reports whether b lacks all that o does in the present set. Both lists
// are ascending.
func (s *search) covers(b, o *bundle) bool {
	k := 0
	for _, at := range o.lacks {
		if s.in[at] {
			continue
		}
		for k < len(b.lacks) && b.lacks[k] < at {
			k++
		}
		if k == len(b.lacks) || b.lacks[k] != at {
			return false
		}
	}
	return true
}

// exchange gives one capability back, fills up again by bundles, and keeps the
// outcome where it is better. It reports whether it was, for any one.
func (s *search) exchange(reserve int64) bool {
	before := s.best
	was := make([]bool, len(s.in))
	for at := range s.in {
		if !s.in[at] || s.effort <= reserve {
			continue
		}
		copy(was, s.in)
		best := s.best
		s.giveBack(at)
		s.out[at] = true
		for s.effort > reserve && s.takeBundle(together) {
		}
		s.out[at] = false
		if s.keep() <= best {
			s.reset(was)
		}
	}
	return s.best > before
}
