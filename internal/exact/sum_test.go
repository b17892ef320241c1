package exact

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSum_Decimal(t *testing.T) {
	tests := []struct {
		name string
		in   []string
		want string // by hand
	}{
		{"nothing", nil, "0"},
		{"zeros of any scale", []string{"0.000", "0", "0e9"}, "0"},
		{"cents", []string{"0.10", "0.20"}, "0.3"},
		{"cancelling", []string{"12.34", "-12.34"}, "0"},
		{"cancelling the fraction", []string{"0.75", "0.25"}, "1"},
		{"growing scale", []string{"1", "0.1", "0.01"}, "1.11"},
		{"falling scale", []string{"0.01", "0.1", "1"}, "1.11"},
		{"positive exponents", []string{"12e3", "5e2", "0.5"}, "12500.5"},
		{"19 digits", []string{"9223372036854775807", "1"}, "9223372036854775808"},
		{"above 2^127", []string{"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"}, "199999999999999999999999999999999999998"},
		{"above 2^127 and back", []string{"99999999999999999999999999999999999999", "99999999999999999999999999999999999999", "-99999999999999999999999999999999999999", "-99999999999999999999999999999999999998"}, "1"},
		{"the widest gap", []string{"99999999999999999999999999999999999999", "0.00000000000000000001"}, "99999999999999999999999999999999999999.00000000000000000001"},
		{"the same, the other way", []string{"-0.00000000000000000001", "-99999999999999999999999999999999999999"}, "-99999999999999999999999999999999999999.00000000000000000001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Sum
			for _, in := range tt.in {
				s.Add(decimal.RequireFromString(in))
			}
			requireSame(t, decimal.RequireFromString(tt.want), s.Decimal())
			assert.Equal(t, s.Decimal().Sign(), s.Sign())
		})
	}
}

func TestSum_AddUnits(t *testing.T) {
	var s Sum
	s.AddUnits(FromInt64(1234), 2) // 12.34
	s.AddUnits(FromInt64(-34), 2)
	s.AddUnits(FromInt64(5), -3) // 5000
	s.AddUnits(maxInt128, 0)
	s.AddUnits(minInt128, 0)
	requireSame(t, decimal.RequireFromString("5011"), s.Decimal())
}

// Sums that share a spill after a copy or a merge stay independent.
func TestSum_copiesAreIndependent(t *testing.T) {
	huge := decimal.New(1, 60)
	var a Sum
	a.Add(huge)
	b := a
	b.Add(huge)
	b.Add(decimal.New(1, -3))
	var c Sum
	c.Merge(a)
	c.Add(huge.Neg())
	requireSame(t, Canonical(huge), a.Decimal())
	requireSame(t, decimal.Decimal{}, c.Decimal())
	assert.Positive(t, b.Cmp(a))
}

func TestSum_Cmp(t *testing.T) {
	sum := func(in ...string) (s Sum) {
		for _, d := range in {
			s.Add(decimal.RequireFromString(d))
		}
		return s
	}
	tests := []struct {
		a, b Sum
		want int
	}{
		{Sum{}, sum("0.00"), 0},
		{sum("1.5"), sum("1.50"), 0},
		{sum("0.5", "0.5"), sum("1"), 0},
		{sum("-2"), sum("-1.99"), -1},
		{sum("0.3"), sum("0.2"), 1},
		{sum("1e50"), sum("1e50", "-1"), 1},
		{sum("1e50", "-1e50"), Sum{}, 0},
		{sum("-1e50"), sum("1"), -1},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, tt.a.Cmp(tt.b), "%s, %s", tt.a.Decimal(), tt.b.Decimal())
		assert.Equal(t, -tt.want, tt.b.Cmp(tt.a), "%s, %s", tt.b.Decimal(), tt.a.Decimal())
	}
}

// bigSum is the definition of a sum: everything on one big scale.
func bigSum(ds []decimal.Decimal) decimal.Decimal {
	total := new(big.Int)
	low := int32(0)
	for _, d := range ds {
		low = min(low, d.Exponent())
	}
	for _, d := range ds {
		total.Add(total, new(big.Int).Mul(d.Coefficient(), bigPow10(int64(d.Exponent())-int64(low))))
	}
	ten, r := big.NewInt(10), new(big.Int)
	for ; low < 0; low++ {
		q, _ := new(big.Int).QuoRem(total, ten, r)
		if r.Sign() != 0 {
			break
		}
		total = q
	}
	return decimal.NewFromBigInt(total, low)
}

// One sum, a shuffled one, and a random tree of merges give the same bytes.
func TestSum_orderAndGroupingLaw(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		ds := make([]decimal.Decimal, 1+r.IntN(40))
		for i := range ds {
			ds[i] = anyDecimal(r)
		}
		want := bigSum(ds)

		var one Sum
		for _, d := range ds {
			one.Add(d)
		}
		requireSame(t, want, one.Decimal(), "seed %d", seed)

		r.Shuffle(len(ds), func(i, j int) { ds[i], ds[j] = ds[j], ds[i] })
		tree := make([]Sum, 1+r.IntN(8))
		for _, d := range ds {
			tree[r.IntN(len(tree))].Add(d)
		}
		for len(tree) > 1 {
			i, last := r.IntN(len(tree)-1), len(tree)-1
			before := tree[last].Decimal()
			tree[i].Merge(tree[last])
			requireSame(t, before, tree[last].Decimal(), "seed %d: merged from", seed)
			tree = tree[:last]
		}
		requireSame(t, want, tree[0].Decimal(), "seed %d", seed)
		assert.Zero(t, tree[0].Cmp(one), "seed %d", seed)

		a, err := one.AppendBinary(nil)
		require.NoError(t, err)
		b, err := tree[0].AppendBinary(nil)
		require.NoError(t, err)
		assert.Equal(t, a, b, "seed %d", seed)
		back, rest, err := DecodeSum(append(a, 7))
		require.NoError(t, err)
		assert.Equal(t, []byte{7}, rest)
		requireSame(t, want, back.Decimal(), "seed %d", seed)
	}
}

func TestDecodeSum_refuses(t *testing.T) {
	tests := map[string][]byte{
		"nothing":           nil,
		"one byte":          {0},
		"cut short":         {0, 2, 1},
		"negative zero":     {0, 128},
		"zero with places":  {2, 0},
		"leading zero byte": {0, 2, 0, 1},
		"trailing zero":     {1, 1, 10}, // 1.0
	}
	for name, b := range tests {
		s, rest, err := DecodeSum(b)
		assert.Error(t, err, name)
		assert.Nil(t, rest, name)
		assert.Zero(t, s.Sign(), name)
	}
}

func TestSum_AppendBinary(t *testing.T) {
	var s Sum
	s.Add(decimal.RequireFromString("-2.560"))
	b, err := s.AppendBinary(nil)
	require.NoError(t, err)
	assert.Equal(t, []byte{2, 128 + 2, 1, 0}, b) // -256 · 10^-2

	var zero Sum
	b, err = zero.AppendBinary(nil)
	require.NoError(t, err)
	assert.Equal(t, []byte{0, 0}, b)
}

// The limits of the binary form: 2^1016, which has 128 bytes, and 10^-256 are
// beyond them.
func TestSum_binaryLimits(t *testing.T) {
	beyond := new(big.Int).Lsh(big.NewInt(1), 1016)
	within := new(big.Int).Sub(beyond, big.NewInt(1))
	tests := []struct {
		d  decimal.Decimal
		ok bool
	}{
		{decimal.Decimal{}, true},
		{decimal.New(-1, -255), true},
		{decimal.New(-1, -256), false},
		{decimal.NewFromBigInt(within, -255), true},
		{decimal.NewFromBigInt(within, 0).Neg(), true},
		{decimal.NewFromBigInt(beyond, 0), false},
	}
	for _, tt := range tests {
		var s Sum
		s.Add(tt.d)
		b, err := s.AppendBinary(nil)
		if !tt.ok {
			assert.Error(t, err)
			continue
		}
		require.NoError(t, err)
		back, rest, err := DecodeSum(b)
		require.NoError(t, err)
		assert.Empty(t, rest)
		requireSame(t, tt.d, back.Decimal())
	}
}

func TestSum_allocations(t *testing.T) {
	ds := []decimal.Decimal{decimal.New(123456, -2), decimal.New(-5, 3), decimal.New(999_999_999_999_999_999, -2)}
	var s, o Sum
	o.Add(ds[0])
	allocs := testing.AllocsPerRun(100, func() {
		for _, d := range ds {
			s.Add(d)
		}
		s.AddUnits(FromInt64(7), 2)
		s.Merge(o)
		sink = s.Sign() + s.Cmp(o)
	})
	assert.Zero(t, allocs)
}

var sink any
