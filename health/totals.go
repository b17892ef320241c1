package health

import (
	"math"

	"github.com/successkit/successkit/internal/exact"
)

// The sums below are over at most MaxNodes products of a weight of at most
// MaxWeight·1e6 and a figure of at most 1e8: below 1e24, where 128 bits reach
// beyond 1e38; the weights alone add up to at most 1e16. So no addition fails.

// totals are what a group needs to know of the children that count, so that one
// of them can be changed without looking at the others.
type totals struct {
	sum    exact.Int128 // Σ wᵢ·xᵢ
	whole  int64        // Σ wᵢ
	follow int64        // the weights of those that count as the worst does
	// The worst child by value, of two as bad the one added first, and the value
	// of the second worst.
	worst, next int64
	at          int
}

func newTotals() totals { return totals{worst: math.MaxInt64, next: math.MaxInt64, at: -1} }

func (t *totals) add(weight, x int64, child int) {
	t.sum, _ = t.sum.Add(exact.Mul64(weight, x))
	t.whole += weight
	if x < t.worst {
		t.worst, t.next, t.at = x, t.worst, child
	} else {
		t.next = min(t.next, x)
	}
}

// with returns t with another value of one child.
func (t *totals) with(weight, before, after int64, child int) totals {
	u := *t
	u.sum, _ = u.sum.Add(exact.Mul64(weight, after-before))
	rest := u.worst
	if child == u.at {
		rest = u.next
	}
	u.worst = min(rest, after)
	return u
}

// full returns sum and weights with those that follow the worst.
func (t *totals) full() (sum exact.Int128, whole int64) {
	if t.follow == 0 {
		return t.sum, t.whole
	}
	sum, _ = t.sum.Add(exact.Mul64(t.follow, t.worst))
	return sum, t.whole + t.follow
}

// mean returns Σ wᵢ·xᵢ / Σ wᵢ, rounded half to even. Some weight is above 0.
func (t *totals) mean() int64 { return quotient(t.full()) }

// moved returns Σ wᵢ·(xᵢ − neutral)/100, rounded half to even.
func (t *totals) moved(neutral int64) int64 {
	sum, whole := t.full()
	level, _ := exact.Mul64(whole, neutral).Neg()
	sum, _ = sum.Add(level)
	return perCent(sum)
}

// quotient returns sum/whole, rounded half to even.
func quotient(sum exact.Int128, whole int64) int64 {
	q, _ := sum.DivRoundHalfEven(exact.FromInt64(whole))
	v, _ := q.Int64() // it lies between the least x and the greatest
	return v
}

// perCent returns product/100 in micro-points, of a product of two figures in
// millionths.
func perCent(product exact.Int128) int64 {
	q, _ := product.DivRoundHalfEven(exact.FromInt64(full))
	v, _ := q.Int64() // Validate bounds the weights of an additive group
	return v
}

// combine returns what the children of the group n come to together, and before
// that the rounded sum of what they bring.
func (n *node) combine(t *totals, b Bands) (brought, value int64) {
	switch n.group.Combine {
	case Additive:
		brought = n.group.Base.micro + t.moved(n.group.Neutral.micro)
		return brought, min(max(brought, 0), full)
	case WorstOf:
		return t.worst, t.worst
	case Strict:
		brought = t.mean()
		_, most := b.span(b.of(t.worst))
		return brought, min(brought, most)
	case WeightedMean:
	}
	brought = t.mean()
	return brought, brought
}
