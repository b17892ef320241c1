package exact

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// MaxTextLen is the length in bytes above which [Parse] refuses a text unread.
// The longest [Text] of a number within the bounds has 40 bytes; the rest is
// room for an exponent and for leading zeros.
const MaxTextLen = 64

// Text returns d in plain notation: a minus sign if d is below 0, at least one
// digit, and if there are decimal places, a point and those up to the last that
// is not 0. Equal numbers have equal texts; 0 is "0".
//
//	1.50 → "1.5",  1e3 → "1000",  -0.00 → "0"
//
// The cost grows with the exponent: [Check] decimals from outside first.
func Text(d decimal.Decimal) string {
	var buf [48]byte
	return string(AppendText(buf[:0], d))
}

// AppendText appends the [Text] of d to b and returns the extended slice.
func AppendText(b []byte, d decimal.Decimal) []byte {
	d = Canonical(d)
	start := len(b)
	if v, ok := smallCoefficient(d); ok {
		b = strconv.AppendInt(b, v, 10)
	} else {
		b = d.Coefficient().Append(b, 10)
	}
	places := -int(d.Exponent())
	if places == 0 {
		return b
	}
	if d.IsNegative() {
		start++
	}
	if pad := places + 1 - (len(b) - start); pad > 0 { // a digit stands before the point
		b = append(b, make([]byte, pad)...)
		copy(b[start+pad:], b[start:])
		for i := range pad {
			b[start+i] = '0'
		}
	}
	return slices.Insert(b, len(b)-places, '.')
}

// Parse returns the decimal that s spells, in canonical form:
//
//	[ "+" | "-" ] digit… [ "." digit… ] [ ( "e" | "E" ) [ "+" | "-" ] digit… ]
//
// This is the number of JSON, with a plus sign and leading zeros allowed, which
// spreadsheets write. It is stricter than decimal.NewFromString, which also
// reads ".5", "5." and the Unicode minus sign: what misses a digit may have
// lost it on the way. There are no separators, spaces, hexadecimal digits,
// infinities or NaN.
//
// A number that [Check] would refuse as spelled, and a text of more than
// [MaxTextLen] bytes, is an error. The error does not repeat s.
func Parse(s string) (decimal.Decimal, error) {
	if len(s) > MaxTextLen {
		return decimal.Decimal{}, fmt.Errorf("%d bytes, more than %d for a number", len(s), MaxTextLen)
	}
	negative, rest := cutSign(s)
	whole, rest := cutDigits(rest)
	var fraction string
	point := len(rest) > 0 && rest[0] == '.'
	if point {
		fraction, rest = cutDigits(rest[1:])
	}
	if whole == "" || point && fraction == "" {
		return decimal.Decimal{}, ErrSyntax
	}
	exp, err := parseExponent(rest)
	if err != nil {
		return decimal.Decimal{}, err
	}
	exp -= int32(len(fraction))

	d := fromDigits(whole, fraction, negative, exp)
	if err := Check(d); err != nil {
		return decimal.Decimal{}, err
	}
	return Canonical(d), nil
}

// ErrSyntax says that a text is no number. Every other error of [Parse] says
// that it is a number beyond the bounds.
var ErrSyntax = errors.New("not a decimal number such as -12.50")

// parseExponent reads the exponent part of a number, which may be empty.
func parseExponent(s string) (int32, error) {
	if s == "" {
		return 0, nil
	}
	if s[0] != 'e' && s[0] != 'E' {
		return 0, ErrSyntax
	}
	negative, rest := cutSign(s[1:])
	digits, rest := cutDigits(rest)
	if digits == "" || rest != "" {
		return 0, ErrSyntax
	}
	exp, err := strconv.ParseInt(digits, 10, 16)
	if err != nil {
		return 0, errors.New("exponent out of range")
	}
	if negative {
		exp = -exp
	}
	return int32(exp), nil
}

// fromDigits returns the decimal whose coefficient has the digits of whole and
// then those of fraction.
func fromDigits(whole, fraction string, negative bool, exp int32) decimal.Decimal {
	if len(whole)+len(fraction) <= maxSmallDigits {
		v := appendDigits(appendDigits(0, whole), fraction)
		if negative {
			v = -v
		}
		return decimal.New(v, exp)
	}
	c, _ := new(big.Int).SetString(whole+fraction, 10)
	if negative {
		c.Neg(c)
	}
	return decimal.NewFromBigInt(c, exp)
}

// appendDigits returns v with the digits written after its own.
func appendDigits(v int64, digits string) int64 {
	for i := range len(digits) {
		v = v*10 + int64(digits[i]-'0')
	}
	return v
}

// cutSign takes a sign off the front of s.
func cutSign(s string) (negative bool, rest string) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[0] == '-', s[1:]
	}
	return false, s
}

// cutDigits splits s behind the digits at its front.
func cutDigits(s string) (digits, rest string) {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}
