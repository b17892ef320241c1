package market

import "github.com/successkit/successkit/internal/exact"

// most returns what every bundle together brings, more than which no set opens.
func (s *search) most() int64 {
	var sum int64
	for i := range s.bundles {
		sum += s.by.weight(&s.bundles[i])
	}
	return sum
}

// leaveOut starts from every capability that some bundle lacks and leaves out,
// until the rest is within the query, the one that costs the market least: for
// what it costs itself where there is a budget. It keeps what is left.
func (s *search) leaveOut() {
	loss := make([]int64, len(s.in)) // by capability: what closes without it
	gone := make([]bool, len(s.bundles))
	for at, uses := range s.uses {
		if len(uses) == 0 {
			continue
		}
		s.take(at)
		for _, k := range uses {
			loss[at] += s.by.weight(&s.bundles[k])
		}
	}
	for s.left < 0 || s.purse < 0 {
		at := s.leastMissed(loss)
		s.giveBack(at)
		for _, k := range s.uses[at] {
			if gone[k] {
				continue
			}
			gone[k] = true
			b := &s.bundles[k]
			s.effort -= b.work()
			for _, other := range b.lacks {
				loss[other] -= s.by.weight(b)
			}
		}
	}
	s.keep()
	s.reset(make([]bool, len(s.in)))
}

// leastMissed returns the capability of the present set without which least
// closes, for what it costs where the budget is exceeded; of equals the last.
func (s *search) leastMissed(loss []int64) int {
	least, price := -1, int64(1)
	for at, yes := range s.in {
		if !yes || s.purse < 0 && s.costs[at] == 0 && s.left >= 0 {
			continue
		}
		cost := int64(1)
		if s.purse < 0 {
			cost = max(1, s.costs[at])
		}
		if least < 0 || exact.Mul64(loss[at], price).Cmp(exact.Mul64(loss[least], cost)) <= 0 {
			least, price = at, cost
		}
	}
	return least
}
