package market

import (
	"math"
	"math/bits"
	"slices"

	"github.com/successkit/successkit/internal/exact"
)

// A search looks for the capabilities that open most. What it has found is
// always within the query, and what it has proven is always an upper bound.
type search struct {
	by      By
	bundles []bundle // that can be opened at all and are not open today
	uses    [][]int  // by capability: the bundles that lack it
	costs   []int64
	capped  bool // there is a budget

	// The capabilities of the present node.
	in, out []bool
	left    int   // how many more
	purse   int64 // for how much more

	best     int64
	chosen   []bool
	frontier int64 // the largest bound of what was not looked at
	effort   int64 // looks left

	share []int64 // room for the bound, by capability
	order []int
}

func newSearch(m *Market, q Query) *search {
	n := len(m.costs)
	s := &search{
		by: q.By, costs: m.costs, in: make([]bool, n), out: make([]bool, n), left: n, purse: math.MaxInt64,
		uses: make([][]int, n), chosen: make([]bool, n), effort: int64(q.Effort) * 1000, share: make([]int64, n), order: make([]int, 0, n),
	}
	if q.Effort == 0 {
		s.effort = defaultEffort * 1000
	}
	if q.Most > 0 {
		s.left = min(n, q.Most)
	}
	if q.Budget != nil {
		s.capped = true
		if units, ok := exact.Units(q.Budget.RoundFloor(m.coins), m.coins); ok {
			s.purse = units
		} // else it is more than any cost
	}
	for i := range m.bundles {
		b := &m.bundles[i]
		if b.barred || len(b.lacks) == 0 || q.By.weight(b) == 0 {
			continue
		}
		priced := true
		for _, at := range b.lacks {
			priced = priced && (!s.capped || m.def.Capabilities[at].Cost != nil)
		}
		if !priced {
			continue
		}
		for _, at := range b.lacks {
			s.uses[at] = append(s.uses[at], len(s.bundles))
		}
		s.bundles = append(s.bundles, *b)
	}
	return s
}

// proven returns the upper bound that the search has proven.
func (s *search) proven() int64 { return max(s.best, s.frontier) }

// run branches: with the capability that promises most, and without it. Its
// depth is at most the number of capabilities.
func (s *search) run() {
	opened, bound, next := s.look()
	if opened > s.best {
		s.best = opened
		copy(s.chosen, s.in)
	}
	if next < 0 || bound <= s.best {
		return
	}
	if s.effort <= 0 {
		s.frontier = max(s.frontier, bound)
		return
	}
	s.take(next)
	s.run()
	s.giveBack(next)
	s.out[next] = true
	s.run()
	s.out[next] = false
}

func (s *search) take(at int) {
	s.in[at] = true
	s.left--
	if s.capped {
		s.purse -= s.costs[at]
	}
}

func (s *search) giveBack(at int) {
	s.in[at] = false
	s.left++
	if s.capped {
		s.purse += s.costs[at]
	}
}

// lacking returns how much of a bundle is missing at the node, and whether it
// can still be had.
func (s *search) lacking(b *bundle) (n int, cost int64, ok bool) {
	for _, at := range b.lacks {
		switch {
		case s.in[at]:
		case s.out[at]:
			return 0, 0, false
		default:
			n++
			cost += s.costs[at]
		}
	}
	return n, cost, n <= s.left && (!s.capped || cost <= s.purse)
}

// look returns what the node opens, more than which nothing below it opens, and
// the capability that promises most, or -1 where nothing more can be opened.
func (s *search) look() (opened, bound int64, next int) {
	s.effort -= int64(len(s.bundles))
	clear(s.share)
	var within int64
	for i := range s.bundles {
		b := &s.bundles[i]
		n, _, ok := s.lacking(b)
		if !ok {
			continue
		}
		w := s.by.weight(b)
		within += w
		if n == 0 {
			opened += w
			continue
		}
		part := (w + int64(n) - 1) / int64(n) // rounded up, so that the parts are no less than the whole
		for _, at := range b.lacks {
			if !s.in[at] {
				s.share[at] += part
			}
		}
	}
	s.order = s.order[:0]
	for at, share := range s.share {
		if share > 0 {
			s.order = append(s.order, at)
		}
	}
	if len(s.order) == 0 {
		return opened, opened, -1
	}
	slices.SortFunc(s.order, func(a, b int) int {
		if s.share[a] != s.share[b] {
			if s.share[a] > s.share[b] {
				return -1
			}
			return 1
		}
		return a - b
	})
	next = s.order[0]
	more := min(within-opened, s.byCount())
	if s.capped {
		more = min(more, s.byCost())
	}
	return opened, opened + more, next
}

// byCount returns the largest sums of parts that may be taken.
func (s *search) byCount() int64 {
	var sum int64
	for _, at := range s.order[:min(s.left, len(s.order))] {
		sum += s.share[at]
	}
	return sum
}

// byCost returns the sums of parts that the purse buys, those first that bring
// most for their cost, and of the last as large a part as it buys, rounded up.
func (s *search) byCost() int64 {
	slices.SortFunc(s.order, func(a, b int) int {
		if c := exact.Mul64(s.share[b], s.costs[a]).Cmp(exact.Mul64(s.share[a], s.costs[b])); c != 0 {
			return c
		}
		return a - b
	})
	var sum int64
	purse := s.purse
	for _, at := range s.order {
		cost := s.costs[at]
		if cost <= purse {
			sum += s.share[at]
			purse -= cost
			continue
		}
		hi, lo := bits.Mul64(uint64(s.share[at]), uint64(purse)) // over cost, which is more than purse
		part, rest := bits.Div64(hi, lo, uint64(cost))
		if rest > 0 {
			part++
		}
		return sum + int64(part)
	}
	return sum
}
