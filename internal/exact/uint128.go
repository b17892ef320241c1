package exact

import (
	"cmp"
	"math/bits"
)

// uint128 is a magnitude: what remains of an Int128 when its sign is set aside.
// It reaches 2^127, one more than the largest Int128.
type uint128 struct {
	hi, lo uint64
}

// int128 returns u with a sign, or false when that does not fit an Int128.
func (u uint128) int128(negative bool) (Int128, bool) {
	x := Int128{hi: int64(u.hi), lo: u.lo}
	if negative {
		x = x.negate()
	}
	if x.hi < 0 != negative && x != (Int128{}) {
		return Int128{}, false
	}
	return x, true
}

// sub returns u - v. It wraps around when v is larger than u.
func (u uint128) sub(v uint128) uint128 {
	lo, borrow := bits.Sub64(u.lo, v.lo, 0)
	hi, _ := bits.Sub64(u.hi, v.hi, borrow)
	return uint128{hi: hi, lo: lo}
}

// inc returns u + 1. It wraps around at 2^128.
func (u uint128) inc() uint128 {
	lo, carry := bits.Add64(u.lo, 1, 0)
	return uint128{hi: u.hi + carry, lo: lo}
}

// compare returns -1, 0 or +1 as u is below, equal to or above v.
func (u uint128) compare(v uint128) int {
	if c := cmp.Compare(u.hi, v.hi); c != 0 {
		return c
	}
	return cmp.Compare(u.lo, v.lo)
}

// mul64 returns u·v, or false when it does not fit 128 bits.
func (u uint128) mul64(v uint64) (uint128, bool) {
	carry, lo := bits.Mul64(u.lo, v)
	over, hi := bits.Mul64(u.hi, v)
	hi, c := bits.Add64(hi, carry, 0)
	return uint128{hi: hi, lo: lo}, over == 0 && c == 0
}

// quoRem returns the quotient and remainder of u / v. v must not be 0.
func (u uint128) quoRem(v uint128) (q, r uint128) {
	switch {
	case u.hi == 0 && v.hi == 0:
		return uint128{lo: u.lo / v.lo}, uint128{lo: u.lo % v.lo}
	case v.hi == 0:
		q.hi, r.lo = u.hi/v.lo, u.hi%v.lo
		q.lo, r.lo = bits.Div64(r.lo, u.lo, v.lo)
		return q, r
	}
	// The quotient fits 64 bits. Estimate it from the top 64 bits of v, which
	// must have their highest bit set for that (Hacker's Delight, udivdi3): the
	// estimate less one is the quotient or one below it.
	shift := uint(bits.LeadingZeros64(v.hi))
	top := v.hi<<shift | v.lo>>(64-shift)
	q.lo, _ = bits.Div64(u.hi>>1, u.hi<<63|u.lo>>1, top)
	q.lo >>= 63 - shift
	if q.lo != 0 {
		q.lo--
	}
	product, _ := v.mul64(q.lo)
	r = u.sub(product)
	if r.compare(v) >= 0 {
		q.lo++
		r = r.sub(v)
	}
	return q, r
}
