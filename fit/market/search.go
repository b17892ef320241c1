package market

import (
	"cmp"
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
	work    int64    // looks that it takes to see every bundle
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

	// Room for the bound, by capability: what the bundles would bring, shared in
	// equal parts and, where there is a budget, in proportion to cost.
	share, byCosts []int64
	order          []int
}

func newSearch(m *Market, q Query) *search {
	n := len(m.costs)
	s := &search{
		by: q.By, costs: m.costs, in: make([]bool, n), out: make([]bool, n), left: n, purse: math.MaxInt64,
		uses: make([][]int, n), chosen: make([]bool, n), effort: int64(q.Effort) * 1000, share: make([]int64, n), byCosts: make([]int64, n), order: make([]int, 0, n),
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
		s.work += b.work()
	}
	return s
}

// work returns how many looks it takes to see a bundle.
func (b *bundle) work() int64 { return int64(1 + len(b.lacks)) }

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
	s.effort -= s.work
	clear(s.share)
	clear(s.byCosts)
	var within int64
	for i := range s.bundles {
		b := &s.bundles[i]
		n, cost, ok := s.lacking(b)
		if !ok {
			continue
		}
		w := s.by.weight(b)
		within += w
		if n == 0 {
			opened += w
			continue
		}
		part := partOf(w, 1, int64(n))
		for _, at := range b.lacks {
			if s.in[at] {
				continue
			}
			s.share[at] += part
			if cost > 0 {
				s.byCosts[at] += partOf(w, s.costs[at], cost)
			} else {
				s.byCosts[at] += part
			}
		}
	}
	more, next := s.byCount()
	if next < 0 {
		return opened, opened, -1
	}
	more = min(more, within-opened)
	if s.capped {
		more = min(more, s.byCost(s.share), s.byCost(s.byCosts))
	}
	return opened, opened + more, next
}

// partOf returns w·share/whole, rounded up, so that the parts of a whole are
// never less than it. share must not exceed whole, which is above 0; the part
// then does not exceed w.
func partOf(w, share, whole int64) int64 {
	hi, lo := bits.Mul64(uint64(w), uint64(share))
	part, rest := bits.Div64(hi, lo, uint64(whole))
	if rest > 0 {
		part++
	}
	return int64(part)
}

// rank puts the capabilities that have a share in an order, of equals the first
// one first.
func (s *search) rank(share []int64, compare func(a, b int) int) {
	s.order = s.order[:0]
	for at, part := range share {
		if part > 0 {
			s.order = append(s.order, at)
		}
	}
	slices.SortFunc(s.order, func(a, b int) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) })
}

// byCount returns the largest sums of parts that may be taken, and the
// capability of the largest, or -1 where there is none.
func (s *search) byCount() (sum int64, first int) {
	s.rank(s.share, func(a, b int) int { return cmp.Compare(s.share[b], s.share[a]) })
	if len(s.order) == 0 {
		return 0, -1
	}
	for _, at := range s.order[:min(s.left, len(s.order))] {
		sum += s.share[at]
	}
	return sum, s.order[0]
}

// byCost returns the sums of parts that the purse buys, those first that bring
// most for their cost, and of the last as large a part as it buys, rounded up.
func (s *search) byCost(share []int64) int64 {
	s.rank(share, func(a, b int) int {
		return exact.Mul64(share[b], s.costs[a]).Cmp(exact.Mul64(share[a], s.costs[b]))
	})
	var sum int64
	purse := s.purse
	for _, at := range s.order {
		cost := s.costs[at]
		if cost <= purse {
			sum += share[at]
			purse -= cost
			continue
		}
		return sum + partOf(share[at], purse, cost)
	}
	return sum
}
