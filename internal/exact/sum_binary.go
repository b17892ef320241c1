package exact

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// The limits of a Sum in binary form. A sum of any number of decimals within
// the bounds of this package is far inside them.
const (
	maxSumPlaces = 255 // in one byte
	maxSumBytes  = 127 // of the coefficient, 305 digits; in seven bits
	negativeFlag = 128 // the eighth
)

// AppendBinary appends the sum to b, in canonical form: equal sums have equal
// bytes. It implements [encoding.BinaryAppender].
//
//	byte 0     number of decimal places
//	byte 1     number of bytes of the coefficient, plus 128 if it is negative
//	the rest   the magnitude of the coefficient, highest byte first
//
// It fails only when the sum has more than 255 decimal places or 127 bytes,
// which no sum of decimals within the bounds of this package has.
func (s *Sum) AppendBinary(b []byte) ([]byte, error) {
	d := s.Decimal()
	coef, places := d.Coefficient(), -int64(d.Exponent())
	n := (coef.BitLen() + 7) / 8
	if places > maxSumPlaces || n > maxSumBytes {
		return nil, fmt.Errorf("a sum of %d bytes with %d decimal places is too large", n, places)
	}
	head := byte(n)
	if coef.Sign() < 0 {
		head |= negativeFlag
	}
	b = append(b, byte(places), head)
	return append(b, coef.Bytes()...), nil
}

// DecodeSum reads what [Sum.AppendBinary] wrote from the front of b, and returns
// it with the bytes that follow. It refuses every other spelling of a sum.
func DecodeSum(b []byte) (s Sum, rest []byte, err error) {
	if len(b) < 2 {
		return Sum{}, nil, errors.New("a sum has at least 2 bytes")
	}
	places, negative, n := b[0], b[1]&negativeFlag != 0, int(b[1]&^negativeFlag)
	if b = b[2:]; len(b) < n {
		return Sum{}, nil, fmt.Errorf("a sum is cut short: %d bytes of %d", len(b), n)
	}
	coef := new(big.Int).SetBytes(b[:n])
	if negative {
		coef.Neg(coef)
	}
	d := decimal.NewFromBigInt(coef, -int32(places))
	leadingZero := n > 0 && b[0] == 0
	negativeZero := n == 0 && negative
	if leadingZero || negativeZero || Canonical(d).Exponent() != d.Exponent() {
		return Sum{}, nil, errors.New("a sum is not in canonical form")
	}
	s.Add(d)
	return s, b[n:], nil
}
