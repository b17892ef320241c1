package exact

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/big"
	"math/bits"
)

// Int128 is a signed integer of 128 bits, -2^127 to 2^127-1. The zero Int128 is
// 0. Two Int128 are equal as numbers just when they are equal by ==.
type Int128 struct { // two's complement
	hi int64
	lo uint64
}

// FromInt64 returns v as an Int128.
func FromInt64(v int64) Int128 {
	return Int128{hi: v >> 63, lo: uint64(v)}
}

// FromBig returns v as an Int128, or false when v is nil or out of range.
func FromBig(v *big.Int) (Int128, bool) {
	if v == nil || v.BitLen() > 128 {
		return Int128{}, false
	}
	var buf [16]byte
	v.FillBytes(buf[:]) // the magnitude
	u := uint128{hi: binary.BigEndian.Uint64(buf[:8]), lo: binary.BigEndian.Uint64(buf[8:])}
	return u.int128(v.Sign() < 0)
}

// Mul64 returns a·b. Every product of two int64 fits.
func Mul64(a, b int64) Int128 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	// Read as unsigned, a negative factor counts 2^64 too much.
	hi -= uint64(a>>63)&uint64(b) + uint64(b>>63)&uint64(a)
	return Int128{hi: int64(hi), lo: lo}
}

// Add returns x + y, or false when the sum is out of range.
func (x Int128) Add(y Int128) (Int128, bool) {
	lo, carry := bits.Add64(x.lo, y.lo, 0)
	hi := int64(uint64(x.hi) + uint64(y.hi) + carry)
	// Out of range just when both have the sign that the sum has not.
	if (x.hi^hi)&(y.hi^hi) < 0 {
		return Int128{}, false
	}
	return Int128{hi: hi, lo: lo}, true
}

// Sub returns x - y, or false when the difference is out of range.
func (x Int128) Sub(y Int128) (Int128, bool) {
	lo, borrow := bits.Sub64(x.lo, y.lo, 0)
	hi := int64(uint64(x.hi) - uint64(y.hi) - borrow)
	// Out of range just when the signs differ and the difference has y's.
	if (x.hi^y.hi)&(x.hi^hi) < 0 {
		return Int128{}, false
	}
	return Int128{hi: hi, lo: lo}, true
}

// Neg returns -x, or false for -2^127, whose opposite is out of range.
func (x Int128) Neg() (Int128, bool) {
	return Int128{}.Sub(x)
}

// MulInt64 returns x·y, or false when the product is out of range.
func (x Int128) MulInt64(y int64) (Int128, bool) {
	u, ok := x.abs().mul64(abs64(y))
	if !ok {
		return Int128{}, false
	}
	return u.int128(x.hi < 0 != (y < 0))
}

// DivRoundHalfEven returns x / d rounded to the nearest integer, a half to the
// even one. It is false when d is 0, and for -2^127 / -1, which is out of range.
//
//	7 / 2 = 4,  5 / 2 = 2,  -5 / 2 = -2,  5 / 3 = 2
func (x Int128) DivRoundHalfEven(d Int128) (Int128, bool) {
	if d == (Int128{}) {
		return Int128{}, false
	}
	divisor := d.abs()
	q, r := x.abs().quoRem(divisor)
	// r and divisor-r stand for the distances to q and to q+1.
	if c := r.compare(divisor.sub(r)); c > 0 || c == 0 && q.lo&1 == 1 {
		q = q.inc()
	}
	return q.int128(x.hi < 0 != (d.hi < 0))
}

// Sign returns -1, 0 or +1 as x is below, equal to or above 0.
func (x Int128) Sign() int {
	switch {
	case x.hi < 0:
		return -1
	case x == Int128{}:
		return 0
	default:
		return 1
	}
}

// Cmp returns -1, 0 or +1 as x is below, equal to or above y.
func (x Int128) Cmp(y Int128) int {
	if c := cmp.Compare(x.hi, y.hi); c != 0 {
		return c
	}
	return cmp.Compare(x.lo, y.lo)
}

// Int64 returns x as an int64, or false when it does not fit one.
func (x Int128) Int64() (int64, bool) {
	v := int64(x.lo)
	if v>>63 != x.hi {
		return 0, false
	}
	return v, true
}

// Big returns x as a new big.Int.
func (x Int128) Big() *big.Int {
	if v, ok := x.Int64(); ok {
		return big.NewInt(v)
	}
	var buf [16]byte
	u := x.abs()
	binary.BigEndian.PutUint64(buf[:8], u.hi)
	binary.BigEndian.PutUint64(buf[8:], u.lo)
	b := new(big.Int).SetBytes(buf[:])
	if x.hi < 0 {
		b.Neg(b)
	}
	return b
}

// String returns x in decimal digits.
func (x Int128) String() string {
	return x.Big().String()
}

// AppendBinary appends the 16 bytes of x, in two's complement, the highest byte
// first. It implements [encoding.BinaryAppender]; the error is always nil.
func (x Int128) AppendBinary(b []byte) ([]byte, error) {
	b = binary.BigEndian.AppendUint64(b, uint64(x.hi))
	return binary.BigEndian.AppendUint64(b, x.lo), nil
}

// DecodeInt128 reads what [Int128.AppendBinary] wrote from the front of b, and
// returns it with the bytes that follow.
func DecodeInt128(b []byte) (x Int128, rest []byte, err error) {
	if len(b) < 16 {
		return Int128{}, nil, fmt.Errorf("a 128-bit integer has 16 bytes, not %d", len(b))
	}
	hi, lo := binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
	return Int128{hi: int64(hi), lo: lo}, b[16:], nil
}

// negate returns -x, and -2^127 for itself.
func (x Int128) negate() Int128 {
	lo, borrow := bits.Sub64(0, x.lo, 0)
	return Int128{hi: int64(-uint64(x.hi) - borrow), lo: lo}
}

// abs returns the magnitude of x. Read as unsigned, -2^127 is its own.
func (x Int128) abs() uint128 {
	if x.hi < 0 {
		x = x.negate()
	}
	return uint128{hi: uint64(x.hi), lo: x.lo}
}

// mulPow10 returns x·10^n, or false when the product is out of range. n must
// not be negative.
func (x Int128) mulPow10(n int64) (Int128, bool) {
	if x == (Int128{}) {
		return x, true
	}
	for ; n > 0; n -= maxPow10 {
		product, ok := x.MulInt64(pow10[min(n, maxPow10)])
		if !ok {
			return Int128{}, false // at the latest in the third round
		}
		x = product
	}
	return x, true
}

// abs64 returns the magnitude of v.
func abs64(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}
