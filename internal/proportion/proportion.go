// Package proportion estimates shares of a whole from counts, with intervals
// that hold up for small numbers.
//
// Estimates are float64 and may differ in their last digits between
// architectures. Callers show them and decide nothing by them unrounded.
package proportion

import (
	"math"

	"github.com/successkit/successkit"
)

// Z returns the half-width, in standard deviations, of the normal interval of
// the given level: 1.959963984540054 at 0.95.
func Z(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// Wilson returns the score interval, without continuity correction, of the
// share of which k of n were seen (Wilson 1927; method 3 of Newcombe,
// Statistics in Medicine 17:857, 1998). It is within 0 and 1. ok is false where
// there is none: n is below 1, k is not between 0 and n, or level is not
// between 0 and 1, both excluded.
func Wilson(k, n int, level float64) (i successkit.Interval, ok bool) {
	if n < 1 || k < 0 || k > n || !(level > 0 && level < 1) {
		return i, false
	}
	lower, upper := wilson(float64(k), float64(n), Z(level))
	i, err := successkit.NewInterval(lower, upper, level)
	return i, err == nil
}

func wilson(k, n, z float64) (lower, upper float64) {
	p, zz := k/n, z*z
	middle := (p + zz/(2*n)) / (1 + zz/n)
	half := z / (1 + zz/n) * math.Sqrt(p*(1-p)/n+zz/(4*n*n))
	lower, upper = max(0, middle-half), min(1, middle+half)
	// Rounding must not take from an interval the share that was seen.
	if k == 0 {
		lower = 0
	}
	if k == n {
		upper = 1
	}
	return lower, upper
}

// Difference returns the interval of the difference of two independent shares,
// that of k1 in n1 less that of k2 in n2, from the score intervals of each
// (method 10 of Newcombe, Statistics in Medicine 17:873, 1998). It is within -1
// and 1. ok is false where [Wilson] has no interval for one of them.
func Difference(k1, n1, k2, n2 int, level float64) (i successkit.Interval, ok bool) {
	a, okA := Wilson(k1, n1, level)
	b, okB := Wilson(k2, n2, level)
	if !okA || !okB {
		return i, false
	}
	p1, p2 := float64(k1)/float64(n1), float64(k2)/float64(n2)
	below := math.Hypot(p1-a.Lower(), b.Upper()-p2)
	above := math.Hypot(a.Upper()-p1, p2-b.Lower())
	i, err := successkit.NewInterval(p1-p2-below, p1-p2+above, level)
	return i, err == nil
}
