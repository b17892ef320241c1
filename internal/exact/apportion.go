package exact

import (
	"cmp"
	"math"
	"slices"
)

// Apportion shares total out in proportion to the weights, in whole units that
// add up to total, by the method of largest remainders (Hamilton's): each share
// is total·wᵢ/Σw rounded down, and the units left over go to the shares that
// lost most, of two that lost the same to the one of lower index.
//
//	Apportion(100, [1 1 1]) = [34 33 33]
//
// A negative total is shared out as its opposite is, with the signs changed.
// A weight of 0 gets 0.
//
// It is false when a weight is negative, and when no weight is positive but
// total is not 0. The result is a new slice, as long as weights.
func Apportion(total int64, weights []int64) ([]int64, bool) {
	// Neither the sum of weights nor a product of two int64 exceeds 127 bits.
	var sum Int128
	for _, w := range weights {
		if w < 0 {
			return nil, false
		}
		sum, _ = sum.Add(FromInt64(w))
	}
	if sum.Sign() == 0 {
		if total != 0 {
			return nil, false
		}
		return make([]int64, len(weights)), true
	}
	sign := int64(1)
	if total < 0 {
		sign = -1
	}
	parts := make([]Int128, len(weights))
	for i, w := range weights {
		parts[i], _ = Mul64(total, w).MulInt64(sign)
	}
	whole, _ := FromInt64(total).MulInt64(sign)
	return largestRemainder(parts, sum, whole, sign)
}

// RoundParts rounds each parts[i]/den to one of the two integers next to it so
// that the results add up to total, by the method of largest remainders: all
// are rounded down, towards minus infinity, and the units that total lacks go
// to those that lost most, of two that lost the same to the one of lower index.
// A part that is an integer already stays as it is.
//
//	RoundParts([14 -6 12], 10, 2) = [2 -1 1], of 1.4 - 0.6 + 1.2 = 2.0
//
// Parts may have any sign. total is the sum of parts/den, rounded either way;
// any total works that some choice of roundings adds up to.
//
// It is false for every other total, when den is not positive, and when a
// result does not fit an int64. The result is a new slice, as long as parts.
func RoundParts(parts []Int128, den Int128, total int64) ([]int64, bool) {
	if den.Sign() <= 0 {
		return nil, false
	}
	return largestRemainder(parts, den, FromInt64(total), 1)
}

// remainder is what the rounding down took from the part of an index.
type remainder struct {
	lost  uint128 // of the common denominator
	index int
}

// largestRemainder rounds parts[i]/den, all to add up to total, and returns
// them multiplied by sign, which is 1 or -1. den must be positive.
func largestRemainder(parts []Int128, den, total Int128, sign int64) ([]int64, bool) {
	out := make([]int64, len(parts))
	lost := make([]remainder, 0, len(parts))
	missing := total
	for i, p := range parts {
		floor, r := p.floorDiv(den)
		if r != (uint128{}) {
			lost = append(lost, remainder{lost: r, index: i})
		}
		signed, _ := floor.MulInt64(sign)
		v, ok := signed.Int64()
		if !ok {
			return nil, false
		}
		out[i] = v
		missing, _ = missing.Sub(floor) // of 64 bits each
	}
	n, ok := missing.Int64()
	if !ok || n < 0 || n > int64(len(lost)) {
		return nil, false
	}
	if n == 0 {
		return out, true
	}
	slices.SortFunc(lost, func(a, b remainder) int {
		return cmp.Or(b.lost.compare(a.lost), cmp.Compare(a.index, b.index))
	})
	for _, r := range lost[:n] {
		if out[r.index] == math.MaxInt64 && sign > 0 {
			return nil, false
		}
		out[r.index] += sign
	}
	return out, true
}

// floorDiv returns the quotient of x / d rounded towards minus infinity, and
// the remainder, which is 0 to d-1. d must be positive.
func (x Int128) floorDiv(d Int128) (Int128, uint128) {
	divisor := d.abs()
	q, r := x.abs().quoRem(divisor)
	if x.hi < 0 && r != (uint128{}) {
		q, r = q.inc(), divisor.sub(r)
	}
	floor, _ := q.int128(x.hi < 0)
	return floor, r
}
