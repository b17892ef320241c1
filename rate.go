package successkit

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// A Rate is a fraction with exact numerator and denominator, such as the
// revenue kept over the revenue at the start. It is 1 for 100%, and may be
// negative or above 1 where its definition allows.
//
// A Rate with denominator 0 is undefined, which is neither 0 nor 100%: nobody
// was there who could stay or leave. The zero Rate is undefined.
//
// Rates are compared with [Rate.Equal] and [Rate.Compare], not with ==. The
// JSON form keeps both parts, {"num":"110","den":"140"}, and the text form is
// "110/140".
type Rate struct {
	_        [0]func() // a Decimal holds a pointer, so == would mean nothing
	num, den decimal.Decimal
}

// The bounds on a rate's parts and on the places of its quotient. They are far
// beyond any sum of money and keep a short hostile text from costing seconds.
const (
	maxPlainDigits = 1000
	maxPlaces      = 1000
)

// NewRate returns num/den. A negative denominator moves its sign to the
// numerator. It fails with [ErrOutOfRange] where a part has more than 1,000
// digits in plain notation, before and after the point together.
func NewRate(num, den decimal.Decimal) (Rate, error) {
	var f Faults
	checkPart(&f, "num", num)
	checkPart(&f, "den", den)
	if err := f.Err(); err != nil {
		return Rate{}, err
	}
	if den.Sign() < 0 {
		num, den = num.Neg(), den.Neg()
	}
	return Rate{num: exact.Canonical(num), den: exact.Canonical(den)}, nil
}

func checkPart(f *Faults, path string, d decimal.Decimal) {
	if n := plainDigits(d); n > maxPlainDigits {
		f.Add(path, "", fmt.Errorf("%w: %d digits, at most %d", ErrOutOfRange, n, maxPlainDigits))
	}
}

// plainDigits returns how many digits d has in plain notation, before and after
// the point together. Writing them out costs more the more there are; counting
// them does not.
func plainDigits(d decimal.Decimal) int64 {
	exp := int64(d.Exponent())
	return max(int64(d.NumDigits())+max(exp, 0), -exp)
}

// CountRate returns the rate n of whole, as in 3 of 40 customers. A negative
// whole moves its sign to n.
func CountRate(n, whole int64) Rate {
	r, _ := NewRate(decimal.New(n, 0), decimal.New(whole, 0))
	return r
}

// ParseRate reads "110/140", each part in plain notation such as "-12.50". It
// fails with [ErrMalformed] on any other form, with [ErrRequired] where a part
// is missing, and otherwise as [NewRate] does.
func ParseRate(s string) (Rate, error) {
	num, den, ok := strings.Cut(s, "/")
	if !ok {
		return Rate{}, fmt.Errorf("rate %q: %w: want NUM/DEN", cut(s), ErrMalformed)
	}
	r, err := rateOfText(num, den)
	if err != nil {
		return Rate{}, fmt.Errorf("rate %q: %w", cut(s), err)
	}
	return r, nil
}

// MustRate is [ParseRate] for literals in tests and examples. It panics where
// ParseRate fails.
func MustRate(s string) Rate {
	r, err := ParseRate(s)
	if err != nil {
		panic("successkit: " + err.Error()) //nolint:forbidigo // Must functions panic
	}
	return r
}

func rateOfText(num, den string) (Rate, error) {
	var f Faults
	part := func(path, s string) decimal.Decimal {
		d, err := parsePart(s)
		f.Add(path, s, err)
		return d
	}
	n, d := part("num", num), part("den", den)
	if err := f.Err(); err != nil {
		return Rate{}, err
	}
	return NewRate(n, d)
}

// parsePart reads a decimal in plain notation, "-12.50". It takes longer ones
// than exact.Parse does, since the parts of a compounded rate grow.
func parsePart(s string) (decimal.Decimal, error) {
	if s == "" {
		return decimal.Decimal{}, ErrRequired
	}
	if len(s) > maxPlainDigits+len("-0.") {
		return decimal.Decimal{}, fmt.Errorf("%w: %d bytes", ErrOutOfRange, len(s))
	}
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if !isDigits(whole) || point && !isDigits(fraction) {
		return decimal.Decimal{}, fmt.Errorf("%w: want a number such as -12.50", ErrMalformed)
	}
	n, _ := new(big.Int).SetString(whole+fraction, 10)
	if negative {
		n.Neg(n)
	}
	return decimal.NewFromBigInt(n, -int32(len(fraction))), nil
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Num returns the numerator.
func (r Rate) Num() decimal.Decimal { return r.num }

// Den returns the denominator, never negative. It is 0 where r is undefined.
func (r Rate) Den() decimal.Decimal { return r.den }

// Defined reports whether the denominator is above 0.
func (r Rate) Defined() bool { return r.den.Sign() > 0 }

// Decimal returns the quotient rounded half away from zero to the given number
// of decimal places, 0 to 1,000; a number outside is moved to the nearer end.
// It returns 0, false where r is undefined.
func (r Rate) Decimal(places int32) (d decimal.Decimal, ok bool) {
	if !r.Defined() {
		return decimal.Decimal{}, false
	}
	return r.num.DivRound(r.den, min(max(places, 0), maxPlaces)), true
}

// Percent returns the quotient in percent with the given number of decimal
// places, rounded as in [Rate.Decimal]: "78.6%" for 110/140 and one place. It
// returns "undefined" where r is undefined.
func (r Rate) Percent(places int32) string {
	if !r.Defined() {
		return "undefined"
	}
	places = min(max(places, 0), maxPlaces)
	return r.num.Shift(2).DivRound(r.den, places).StringFixed(places) + "%"
}

// Float64 returns the float64 nearest to the quotient, which is infinite where
// the quotient is beyond every float64, and NaN where r is undefined.
func (r Rate) Float64() float64 {
	if !r.Defined() {
		return math.NaN()
	}
	f, _ := new(big.Rat).Quo(r.num.Rat(), r.den.Rat()).Float64()
	return f
}

// Complement returns 1 − r: the churn for a retention. It is undefined where r
// is, and where it has more digits than [NewRate] allows.
func (r Rate) Complement() Rate {
	c, _ := NewRate(r.den.Sub(r.num), r.den)
	return c
}

// Merge returns the rate of two groups taken together, by adding numerators
// and denominators. An undefined rate of 0/0, as the zero Rate, changes
// nothing. Merge fails as [NewRate] does.
func (r Rate) Merge(s Rate) (Rate, error) {
	return NewRate(r.num.Add(s.num), r.den.Add(s.den))
}

// Mul returns the product of r and s, as in compounding the rates of
// consecutive periods. It is undefined where either is, and fails as [NewRate]
// does.
func (r Rate) Mul(s Rate) (Rate, error) {
	return NewRate(r.num.Mul(s.num), r.den.Mul(s.den))
}

// Compare returns -1 where r is less than s, +1 where it is greater, and 0
// where they are equal, exactly: 1/2 equals 2/4. Undefined rates equal each
// other and come before all others.
func (r Rate) Compare(s Rate) int {
	switch {
	case r.Defined() && s.Defined():
		return r.num.Mul(s.den).Cmp(s.num.Mul(r.den))
	case r.Defined():
		return 1
	case s.Defined():
		return -1
	}
	return 0
}

// Equal reports whether r and s are the same number, or both undefined.
func (r Rate) Equal(s Rate) bool { return r.Compare(s) == 0 }

// String returns r as "110/140".
func (r Rate) String() string { return exact.Text(r.num) + "/" + exact.Text(r.den) }

// AppendText appends r as "110/140" to b. It never fails.
func (r Rate) AppendText(b []byte) ([]byte, error) { return append(b, r.String()...), nil }

// MarshalText returns r as "110/140". It never fails.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a rate as [ParseRate] does. Where it fails it leaves r
// as it was.
func (r *Rate) UnmarshalText(text []byte) error {
	v, err := ParseRate(string(text))
	if err != nil {
		return err
	}
	*r = v
	return nil
}

type rateJSON struct {
	Num string `json:"num"`
	Den string `json:"den"`
}

// MarshalJSON returns {"num":"110","den":"140"}. It never fails.
func (r Rate) MarshalJSON() ([]byte, error) {
	return json.Marshal(rateJSON{Num: exact.Text(r.num), Den: exact.Text(r.den)})
}

// UnmarshalJSON reads what [Rate.MarshalJSON] writes. On null and where it
// fails it leaves r as it was.
func (r *Rate) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var parts rateJSON
	if err := json.Unmarshal(data, &parts); err != nil {
		return fmt.Errorf("rate: %w: %w", ErrMalformed, err)
	}
	v, err := rateOfText(parts.Num, parts.Den)
	if err != nil {
		return fmt.Errorf("rate: %w", err)
	}
	*r = v
	return nil
}
