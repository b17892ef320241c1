package exact

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestInt128_zeroValue(t *testing.T) {
	var x Int128
	assert.Equal(t, FromInt64(0), x)
	assert.Equal(t, "0", x.String())
	assert.Zero(t, x.Sign())
}

func TestInt128_bigRoundTrip(t *testing.T) {
	for _, x := range edges() {
		back, ok := FromBig(x.Big())
		assert.True(t, ok, "%s", x)
		assert.Equal(t, x, back)
	}
	// 2^127 = 170141183460469231731687303715884105728.
	assert.Equal(t, "-170141183460469231731687303715884105728", minInt128.String())
	assert.Equal(t, "170141183460469231731687303715884105727", maxInt128.String())
}

func TestFromBig_outOfRange(t *testing.T) {
	for _, s := range []string{
		"170141183460469231731687303715884105728",  // 2^127
		"-170141183460469231731687303715884105729", // -2^127 - 1
		"340282366920938463463374607431768211455",  // 2^128 - 1
		"-340282366920938463463374607431768211455",
		"340282366920938463463374607431768211456", // 2^128
		"-340282366920938463463374607431768211456",
	} {
		x, ok := FromBig(bigInt(t, s))
		assert.False(t, ok, s)
		assert.Zero(t, x, s)
	}
	_, ok := FromBig(nil)
	assert.False(t, ok)
}

func TestInt128_Int64(t *testing.T) {
	tests := []struct {
		in   string
		want int64
		ok   bool
	}{
		{"0", 0, true},
		{"-1", -1, true},
		{"9223372036854775807", math.MaxInt64, true},
		{"-9223372036854775808", math.MinInt64, true},
		{"9223372036854775808", 0, false},
		{"-9223372036854775809", 0, false},
		{"18446744073709551615", 0, false}, // 2^64 - 1
		{"18446744073709551616", 0, false}, // 2^64, whose low half is 0
		{"-18446744073709551616", 0, false},
		{"min", 0, false},
		{"max", 0, false},
	}
	for _, tt := range tests {
		got, ok := int128(t, tt.in).Int64()
		assert.Equal(t, tt.ok, ok, tt.in)
		assert.Equal(t, tt.want, got, tt.in)
	}
}

// The expected values are sums and products worked out by hand from
// 2^63 = 9223372036854775808, 2^127 = 170141183460469231731687303715884105728.
func TestInt128_arithmetic(t *testing.T) {
	add := func(a, b Int128) (Int128, bool) { return a.Add(b) }
	sub := func(a, b Int128) (Int128, bool) { return a.Sub(b) }
	mul := func(a, b Int128) (Int128, bool) {
		v, ok := b.Int64()
		require.True(t, ok)
		return a.MulInt64(v)
	}
	div := func(a, b Int128) (Int128, bool) { return a.DivRoundHalfEven(b) }
	tests := []struct {
		name string
		op   func(a, b Int128) (Int128, bool)
		a, b string
		want string // "" where there is none
	}{
		{"carry into the high half", add, "18446744073709551615", "1", "18446744073709551616"},
		{"carry across zero", add, "-1", "1", "0"},
		{"largest sum", add, "max", "0", "max"},
		{"sum above the range", add, "max", "1", ""},
		{"sum below the range", add, "min", "-1", ""},
		{"both ends cancel", add, "min", "max", "-1"},
		{"smallest twice", add, "min", "min", ""},

		{"borrow from the high half", sub, "18446744073709551616", "1", "18446744073709551615"},
		{"below zero", sub, "0", "1", "-1"},
		{"smallest difference", sub, "-1", "max", "min"},
		{"zero less the smallest", sub, "0", "min", ""},
		{"difference above the range", sub, "max", "-1", ""},
		{"difference below the range", sub, "min", "1", ""},
		{"minus one less the smallest", sub, "-1", "min", "max"},

		{"negative times negative", mul, "-3", "-4", "12"},
		{"cross term", mul, "18446744073709551617", "3", "55340232221128654851"}, // (2^64+1)·3
		{"times zero", mul, "min", "0", "0"},
		{"-2^64 · 2^62 · 2 = -2^127", mul, "-36893488147419103232", "4611686018427387904", "min"},
		{"2^65 · 2^62 = 2^127", mul, "36893488147419103232", "4611686018427387904", ""},
		{"smallest times one", mul, "min", "1", "min"},
		{"smallest times minus one", mul, "min", "-1", ""},
		{"smallest times two", mul, "min", "2", ""},
		{"2^126 · 4 = 2^128, whose low bits are 0", mul, "85070591730234615865843651857942052864", "4", ""},
		{"-2^64 · -2^63 = 2^127", mul, "-18446744073709551616", "-9223372036854775808", ""},
		{"2^64 · -2^63 = -2^127", mul, "18446744073709551616", "-9223372036854775808", "min"},

		{"7/2 = 3.5 → 4", div, "7", "2", "4"},
		{"5/2 = 2.5 → 2", div, "5", "2", "2"},
		{"-7/2 → -4", div, "-7", "2", "-4"},
		{"-5/2 → -2", div, "-5", "2", "-2"},
		{"5/-2 → -2", div, "5", "-2", "-2"},
		{"-5/-2 → 2", div, "-5", "-2", "2"},
		{"1/2 → 0", div, "1", "2", "0"},
		{"-1/2 → 0", div, "-1", "2", "0"},
		{"4/3 → 1", div, "4", "3", "1"},
		{"5/3 → 2", div, "5", "3", "2"},
		{"exact", div, "12", "-4", "-3"},
		{"by zero", div, "1", "0", ""},
		{"zero by zero", div, "0", "0", ""},
		{"smallest by one", div, "min", "1", "min"},
		{"smallest by minus one", div, "min", "-1", ""},
		{"smallest by itself", div, "min", "min", "1"},
		{"largest by smallest", div, "max", "min", "-1"}, // -(1 - 2^-127)
		{"2^126 by smallest = -1/2 → 0", div, "85070591730234615865843651857942052864", "min", "0"},
		{"2^126 + 1 by smallest → -1", div, "85070591730234615865843651857942052865", "min", "-1"},
		{"one by largest", div, "1", "max", "0"},
		{"2^64 by 2^64 - 1", div, "18446744073709551616", "18446744073709551615", "1"},
		{"2^127 - 1 by 2^64", div, "max", "18446744073709551616", "9223372036854775808"}, // 2^63 - 2^-64
		{"2^127 - 1 by 2: half, to even", div, "max", "2", "85070591730234615865843651857942052864"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := tt.op(int128(t, tt.a), int128(t, tt.b))
			if tt.want == "" {
				assert.False(t, ok)
				assert.Zero(t, got)
				return
			}
			assert.True(t, ok)
			assert.Equal(t, int128(t, tt.want), got)
		})
	}
}

// Every operation on every pair of edges, against big.Int.
func TestInt128_edgesAgainstBig(t *testing.T) {
	for _, x := range edges() {
		for _, y := range edges() {
			checkInt128(t, x, y)
		}
	}
}

// checkInt128 compares every operation on x and y with its like on big.Int.
func checkInt128(t *testing.T, x, y Int128) {
	t.Helper()
	a, b := x.Big(), y.Big()
	same := func(op string, want *big.Int) func(got Int128, ok bool) {
		return func(got Int128, ok bool) {
			t.Helper()
			w, fits := FromBig(want)
			if ok != fits || got != w {
				t.Fatalf("%s %s %s: %s, %t; want %s, %t", a, op, b, got, ok, want, fits)
			}
		}
	}
	same("+", new(big.Int).Add(a, b))(x.Add(y))
	same("-", new(big.Int).Sub(a, b))(x.Sub(y))
	same("neg", new(big.Int).Neg(a))(x.Neg())
	m, n := int64(x.lo), int64(y.lo)
	same("·low", new(big.Int).Mul(a, big.NewInt(n)))(x.MulInt64(n))
	same("low·low", new(big.Int).Mul(big.NewInt(m), big.NewInt(n)))(Mul64(m, n), true)
	same("from low", big.NewInt(n))(FromInt64(n), true)
	if got, want := x.Cmp(y), a.Cmp(b); got != want {
		t.Fatalf("%s cmp %s: %d, want %d", a, b, got, want)
	}
	if got, want := x.Sign(), a.Sign(); got != want {
		t.Fatalf("sign of %s: %d, want %d", a, got, want)
	}
	if v, ok := x.Int64(); ok != a.IsInt64() || ok && v != a.Int64() {
		t.Fatalf("%s as int64: %d, %t", a, v, ok)
	}
	if b.Sign() == 0 {
		got, ok := x.DivRoundHalfEven(y)
		require.False(t, ok)
		require.Zero(t, got)
		return
	}
	same("/", bigHalfEven(a, b))(x.DivRoundHalfEven(y))
	if b.Sign() > 0 {
		q, r := x.floorDiv(y)
		mod := new(big.Int)
		want, _ := new(big.Int).DivMod(a, b, mod) // Euclidean: the floor for b > 0
		same("floor /", want)(q, true)
		rest, ok := r.int128(false)
		same("mod", mod)(rest, ok)
	}
}

// bigHalfEven returns a/b rounded half to even, by the definition: the floor of
// a/b + 1/2, less one if that was a tie and came out odd.
func bigHalfEven(a, b *big.Int) *big.Int {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	num, den := new(big.Int).Lsh(a, 1), new(big.Int).Lsh(b, 1)
	q, r := new(big.Int).DivMod(num.Add(num, b), den, new(big.Int))
	if r.Sign() == 0 && q.Bit(0) == 1 {
		q.Sub(q, big.NewInt(1))
	}
	return q
}

func TestInt128_binaryRoundTrip(t *testing.T) {
	for _, x := range edges() {
		b, err := x.AppendBinary([]byte("head"))
		require.NoError(t, err)
		require.Len(t, b, 20)
		got, rest, err := DecodeInt128(b[4:])
		require.NoError(t, err)
		assert.Equal(t, x, got)
		assert.Empty(t, rest)
		got, rest, err = DecodeInt128(append(b, "tail"...)[4:])
		require.NoError(t, err)
		assert.Equal(t, x, got)
		assert.Equal(t, "tail", string(rest))
	}
	b, _ := FromInt64(-2).AppendBinary(nil)
	assert.Equal(t, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe", string(b))
	_, _, err := DecodeInt128(make([]byte, 15))
	assert.Error(t, err)
}
