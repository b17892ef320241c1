package exact

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
)

func FuzzInt128(f *testing.F) {
	f.Add(int64(0), uint64(7), int64(0), uint64(2))
	f.Add(int64(math.MinInt64), uint64(0), int64(-1), uint64(math.MaxUint64))
	f.Add(int64(math.MaxInt64), uint64(math.MaxUint64), int64(1), uint64(0))
	f.Fuzz(func(t *testing.T, xhi int64, xlo uint64, yhi int64, ylo uint64) {
		x, y := Int128{hi: xhi, lo: xlo}, Int128{hi: yhi, lo: ylo}
		checkInt128(t, x, y)
		// Divisors of every width, which a fuzzer seldom finds.
		for shift := range 128 {
			d, _ := FromBig(new(big.Int).Rsh(y.Big(), uint(shift)))
			checkInt128(t, x, d)
		}
	})
}

// The sum of four decimals in two orders and two groupings, against one big
// scale.
func FuzzSum(f *testing.F) {
	f.Add(int64(1), int64(2), int64(3), int64(4), int8(-2), int8(0), int8(5), int8(-20), uint8(0))
	f.Add(int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MinInt64), int64(-1), int8(20), int8(19), int8(-20), int8(-19), uint8(15))
	f.Fuzz(func(t *testing.T, a, b, c, d int64, ae, be, ce, de int8, wide uint8) {
		ds := []decimal.Decimal{
			decimal.New(a, int32(ae)), decimal.New(b, int32(be)),
			decimal.New(c, int32(ce)), decimal.New(d, int32(de)),
		}
		for i := range ds {
			if wide>>i&1 == 1 { // a coefficient of up to 126 bits
				ds[i] = ds[i].Mul(decimal.New(a|1, 0))
			}
		}
		want := bigSum(ds)
		var up, down, left, right Sum
		for i, d := range ds {
			up.Add(d)
			down.Add(ds[len(ds)-1-i])
			if i%2 == 0 {
				left.Add(d)
			} else {
				right.Add(d)
			}
		}
		left.Merge(right)
		for _, s := range []Sum{up, down, left} {
			requireSame(t, want, s.Decimal())
			if s.Sign() != want.Sign() || s.Cmp(up) != 0 {
				t.Fatalf("sign %d, cmp %d of %s", s.Sign(), s.Cmp(up), want)
			}
		}
	})
}

func FuzzUnits(f *testing.F) {
	f.Add(int64(1234), int64(1), int8(-2), int8(2))
	f.Add(int64(math.MinInt64), int64(100), int8(-4), int8(2))
	f.Fuzz(func(t *testing.T, v, times int64, exp, places int8) {
		d := decimal.NewFromBigInt(Mul64(v, times).Big(), int32(exp))
		got, ok := Units(d, int32(places))
		want, wantOK := bigUnits(d, int32(places))
		if got != want || ok != wantOK {
			t.Fatalf("Units(%s, %d) = %d, %t; want %d, %t", d, places, got, ok, want, wantOK)
		}
		if ok && !FromUnits(got, int32(places)).Equal(d) {
			t.Fatalf("%d units of %d places are %s, not %s", got, places, FromUnits(got, int32(places)), d)
		}
	})
}

func FuzzRoundParts(f *testing.F) {
	f.Add(int64(14), int64(-6), int64(12), int64(10), int64(1))
	f.Add(int64(math.MaxInt64), int64(math.MinInt64), int64(1), int64(3), int64(math.MaxInt64))
	f.Fuzz(func(t *testing.T, a, b, c, den, times int64) {
		parts := []Int128{Mul64(a, times), Mul64(b, times), FromInt64(c), Mul64(a, c)}
		d := Mul64(den, times)
		sum := new(big.Int)
		for _, p := range parts {
			sum.Add(sum, p.Big())
		}
		if d.Sign() <= 0 {
			if _, ok := RoundParts(parts, d, 0); ok {
				t.Fatalf("a denominator of %s was taken", d)
			}
			return
		}
		rounded := bigHalfEven(sum, d.Big())
		got, ok := RoundParts(parts, d, rounded.Int64())
		if !ok {
			for _, p := range parts {
				floor, _ := p.floorDiv(d)
				if v, fits := floor.Int64(); !fits || v == math.MaxInt64 {
					return // a part does not fit
				}
			}
			if !rounded.IsInt64() {
				return // the total does not fit
			}
			t.Fatalf("%s / %s to %s was refused", parts, d, rounded)
		}
		if err := checkRounded(parts, d, rounded.Int64(), got); err != nil {
			t.Fatal(err)
		}
	})
}

// checkRounded says what is wrong with got as the roundings of parts/den, by
// the definition: each is the floor or the ceiling, they add up, and none that
// was rounded down lost more than one that was rounded up, nor as much at a
// lower index.
func checkRounded(parts []Int128, den Int128, total int64, got []int64) error {
	if len(got) != len(parts) {
		return errors.New("not as many results as parts")
	}
	lost := make([]*big.Int, len(parts))
	up := make([]bool, len(parts))
	sum := new(big.Int)
	for i, p := range parts {
		floor, r := new(big.Int).DivMod(p.Big(), den.Big(), new(big.Int))
		step := new(big.Int).Sub(big.NewInt(got[i]), floor)
		if !step.IsInt64() || step.Int64() < 0 || step.Int64() > 1 || step.Sign() > 0 && r.Sign() == 0 {
			return fmt.Errorf("%s / %s became %d", p, den, got[i])
		}
		lost[i], up[i] = r, step.Sign() > 0
		sum.Add(sum, big.NewInt(got[i]))
	}
	if sum.Cmp(big.NewInt(total)) != 0 {
		return fmt.Errorf("%d add up to %s, not %d", got, sum, total)
	}
	for i := range parts {
		for j := range parts {
			if c := lost[i].Cmp(lost[j]); !up[i] && up[j] && (c > 0 || c == 0 && i < j) {
				return fmt.Errorf("%s / %s became %d: part %d came before part %d", parts, den, got, j, i)
			}
		}
	}
	return nil
}

// What Parse takes, decimal.NewFromString takes with the same value, and its
// text is read back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "-12.50", "+1.2E+3", "1e-20", ".5", "5.", "0x1", "−1", "1_0", "99999999999999999999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		want, err := decimal.NewFromString(s)
		if err != nil || !want.Equal(d) {
			t.Fatalf("Parse(%q) = %s, NewFromString %s (%v)", s, d, want, err)
		}
		checkText(t, d)
	})
}

func FuzzText(f *testing.F) {
	f.Add(int64(-150), int64(1), int8(-2))
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), int8(-20))
	f.Fuzz(func(t *testing.T, v, times int64, exp int8) {
		d := decimal.NewFromBigInt(Mul64(v, times).Big(), int32(exp))
		if want := d.String(); Text(d) != want { // which trims zeros by default
			t.Fatalf("Text %q, String %q", Text(d), want)
		}
		if Check(d) == nil {
			checkText(t, d)
		}
	})
}

// checkText fails unless d, within the bounds, survives its text.
func checkText(t *testing.T, d decimal.Decimal) {
	t.Helper()
	s := Text(d)
	back, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	requireSame(t, Canonical(d), back)
	if Text(back) != s || len(s) > 40 {
		t.Fatalf("%q becomes %q", s, Text(back))
	}
}

func FuzzDecodeSum(f *testing.F) {
	f.Add([]byte{2, 130, 1, 0})
	f.Add([]byte{0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		s, rest, err := DecodeSum(b)
		if err != nil {
			return
		}
		again, err := s.AppendBinary(nil)
		if err != nil || string(again)+string(rest) != string(b) {
			t.Fatalf("%x becomes %x and %x (%v)", b, again, rest, err)
		}
	})
}
