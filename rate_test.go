package successkit_test

import (
	"encoding/json"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func rate(s string) successkit.Rate { return successkit.MustRate(s) }

func TestNewRate(t *testing.T) {
	for _, c := range []struct{ name, num, den, want string }{
		{"retention", "110", "140", "110/140"},
		{"trailing zeros", "110.50", "140.00", "110.5/140"},
		{"exponent", "1.1e3", "1e3", "1100/1000"},
		{"negative", "-3", "4", "-3/4"},
		{"negative denominator", "3", "-4", "-3/4"},
		{"both negative", "-3", "-4", "3/4"},
		{"negative zero", "-0.00", "-4", "0/4"},
		{"nothing of nothing", "0", "0", "0/0"},
		{"something of nothing", "5", "0.0", "5/0"},
	} {
		r, err := successkit.NewRate(testkit.Dec(t, c.num), testkit.Dec(t, c.den))
		require.NoError(t, err, c.name)
		assert.Equal(t, c.want, r.String(), c.name)
		testkit.EqualDecimal(t, strings.Split(c.want, "/")[0], r.Num(), c.name)
		testkit.EqualDecimal(t, strings.Split(c.want, "/")[1], r.Den(), c.name)
	}
}

// Numbers whose plain notation would fill the memory are refused unwritten.
func TestNewRate_bounds(t *testing.T) {
	one := decimal.New(1, 0)
	long := decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(1_000_000), nil), 0)
	for _, c := range []struct {
		name string
		part decimal.Decimal
		ok   bool
	}{
		{"1000 digits", decimal.New(1, 999), true},
		{"1001 digits", decimal.New(1, 1000), false},
		{"1000 places", decimal.New(1, -1000), true},
		{"1001 places", decimal.New(1, -1001), false},
		{"a million digits", long, false},
		{"exponent a billion", decimal.New(1, 1_000_000_000), false},
		{"zero with exponent a billion", decimal.New(0, 1_000_000_000), false},
		{"greatest exponent", decimal.New(1, math.MaxInt32), false},
		{"least exponent", decimal.New(1, math.MinInt32), false},
	} {
		r, err := successkit.NewRate(c.part.Neg(), one)
		if c.ok {
			require.NoError(t, err, c.name)
			back, err := successkit.ParseRate(r.String())
			assert.NoError(t, err, c.name)
			assert.True(t, back.Equal(r), "%s reads back", c.name)
			continue
		}
		testkit.Faults(t, err, testkit.Fault{Path: "num", Kind: successkit.ErrOutOfRange})
		_, err = successkit.NewRate(c.part, c.part)
		testkit.Faults(t, err,
			testkit.Fault{Path: "num", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "den", Kind: successkit.ErrOutOfRange})
	}
}

func TestRate_growsBeyondBounds(t *testing.T) {
	wide := rate(strings.Repeat("9", 1000) + "/7")
	thin := rate("0." + strings.Repeat("0", 999) + "1/7")
	_, err := wide.Mul(wide)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	_, err = wide.Merge(wide)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	_, err = wide.Merge(thin)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	assert.False(t, rate("-"+strings.Repeat("9", 1000)+"/7").Complement().Defined(), "1 - r has 1001 digits")
	assert.True(t, wide.Complement().Defined())
	assert.Equal(t, 1, wide.Compare(thin))
	assert.Equal(t, math.Inf(1), wide.Float64())
	assert.Zero(t, thin.Float64())
}

func TestParseRate_refused(t *testing.T) {
	for s, kind := range map[string]error{
		"":                                    successkit.ErrMalformed,
		"110":                                 successkit.ErrMalformed,
		"/":                                   successkit.ErrRequired,
		"110/":                                successkit.ErrRequired,
		"/140":                                successkit.ErrRequired,
		"1/2/3":                               successkit.ErrMalformed,
		"+1/2":                                successkit.ErrMalformed,
		"1e3/2":                               successkit.ErrMalformed,
		".5/2":                                successkit.ErrMalformed,
		"5./2":                                successkit.ErrMalformed,
		"--5/2":                               successkit.ErrMalformed,
		"-/2":                                 successkit.ErrMalformed,
		"1 /2":                                successkit.ErrMalformed,
		"1_0/2":                               successkit.ErrMalformed,
		"0x1/2":                               successkit.ErrMalformed,
		"\u22125/2":                           successkit.ErrMalformed, // the Unicode minus sign
		"NaN/1":                               successkit.ErrMalformed,
		strings.Repeat("1", 1001) + "/1":      successkit.ErrOutOfRange,
		strings.Repeat("1", 1_000_000) + "/1": successkit.ErrOutOfRange,
		"1/0." + strings.Repeat("0", 1001):    successkit.ErrOutOfRange,
	} {
		_, err := successkit.ParseRate(s)
		assert.ErrorIs(t, err, kind, "%.20q", s)
		refusesText(t, s, kind, rate("3/4"))
	}
	assert.Panics(t, func() { successkit.MustRate("80%") })
}

func TestRate_text(t *testing.T) {
	textForm(t, "110/140", rate("110/140"))
	textForm(t, "-12.5/0.001", rate("-012.50/0.0010"))
	textForm(t, "0/5", rate("-0.00/5"))
	textForm(t, "0/0", successkit.Rate{})
	textForm(t, "-9223372036854775808/9223372036854775807", successkit.CountRate(math.MinInt64, math.MaxInt64))
}

func TestRate_JSON(t *testing.T) {
	for _, c := range []struct {
		value successkit.Rate
		want  string
	}{
		{rate("110/140"), `{"num":"110","den":"140"}`},
		{rate("-0.5/140"), `{"num":"-0.5","den":"140"}`},
		{successkit.Rate{}, `{"num":"0","den":"0"}`},
		{successkit.CountRate(0, 40), `{"num":"0","den":"40"}`},
	} {
		got, err := json.Marshal(c.value)
		require.NoError(t, err)
		assert.Equal(t, c.want, string(got))
		var back successkit.Rate
		require.NoError(t, json.Unmarshal(got, &back))
		assert.Equal(t, c.value, back, "the same to the last field")
	}
	for s, kind := range map[string]error{
		`{}`:                      successkit.ErrRequired,
		`{"num":"1"}`:             successkit.ErrRequired,
		`{"num":1,"den":2}`:       successkit.ErrMalformed,
		`{"num":"1e9","den":"2"}`: successkit.ErrMalformed,
		`[1,2]`:                   successkit.ErrMalformed,
		`"1/2"`:                   successkit.ErrMalformed,
		`{"num":"` + strings.Repeat("1", 1001) + `","den":"2"}`: successkit.ErrOutOfRange,
	} {
		refusesJSON(t, s, kind, rate("3/4"))
	}
	r := rate("3/4")
	require.NoError(t, json.Unmarshal([]byte("null"), &r))
	assert.Equal(t, rate("3/4"), r, "null changes nothing")
}

func TestRate_undefined(t *testing.T) {
	for _, r := range []successkit.Rate{{}, rate("5/0"), successkit.CountRate(-5, 0), rate("5/0").Complement()} {
		assert.False(t, r.Defined())
		d, ok := r.Decimal(2)
		assert.False(t, ok)
		assert.Zero(t, d)
		assert.Equal(t, "undefined", r.Percent(1))
		assert.True(t, math.IsNaN(r.Float64()))
		assert.True(t, r.Equal(successkit.Rate{}))
		assert.Equal(t, -1, r.Compare(rate("-5/1")))
		assert.Equal(t, 1, rate("-5/1").Compare(r))
		p, err := r.Mul(rate("1/2"))
		require.NoError(t, err)
		assert.False(t, p.Defined())
	}
}

func TestRate_rounding(t *testing.T) {
	for _, c := range []struct {
		rate     string
		places   int32
		want     string
		wantPerc string
	}{
		{"110/140", 4, "0.7857", "78.5714%"}, // 0.785714285…
		{"110/140", 1, "0.8", "78.6%"},
		{"1/8", 2, "0.13", "12.50%"}, // halves go away from zero
		{"-1/8", 2, "-0.13", "-12.50%"},
		{"1/200", 0, "0", "1%"},
		{"-1/200", 0, "0", "-1%"},
		{"3/2", 0, "2", "150%"},
		{"-3/2", 0, "-2", "-150%"},
		{"-1/2000", 0, "0", "0%"}, // no -0
		{"-1/2000", 1, "0", "-0.1%"},
		{"-1/2001", 1, "0", "0.0%"},
		{"0/7", 2, "0", "0.00%"},
		{"2/3", -5, "1", "67%"}, // moved to 0 places
		{"2/3", math.MinInt32, "1", "67%"},
	} {
		got, ok := rate(c.rate).Decimal(c.places)
		assert.True(t, ok)
		testkit.EqualDecimal(t, c.want, got, "%s to %d places", c.rate, c.places)
		assert.Equal(t, c.wantPerc, rate(c.rate).Percent(c.places), "%s to %d places", c.rate, c.places)
	}
	got, ok := rate("1/3").Decimal(math.MaxInt32) // moved to 1000 places
	assert.True(t, ok)
	testkit.EqualDecimal(t, "0."+strings.Repeat("3", 1000), got)
	assert.Len(t, rate("1/3").Percent(math.MaxInt32), len("33.")+1000+len("%"))
}

func TestCountRate(t *testing.T) {
	assert.Equal(t, rate("3/40"), successkit.CountRate(3, 40))
	assert.Equal(t, rate("-3/40"), successkit.CountRate(3, -40))
	assert.Equal(t, successkit.Rate{}, successkit.CountRate(0, 0))
	assert.Equal(t, "9223372036854775808/9223372036854775808", successkit.CountRate(math.MinInt64, math.MinInt64).String())
}

// randomRate is undefined about one time in five, and has parts of any sign.
func randomRate(r *rand.Rand) successkit.Rate {
	part := func() decimal.Decimal { return decimal.New(r.Int64N(2_000_001)-1_000_000, r.Int32N(8)-5) }
	den := part()
	if r.IntN(5) == 0 {
		den = decimal.Decimal{}
	}
	v, err := successkit.NewRate(part(), den)
	if err != nil {
		panic(err)
	}
	return v
}

// same reports whether two rates have the same parts, which says more than
// Equal where they are undefined.
func same(r, s successkit.Rate) bool { return r.Num().Equal(s.Num()) && r.Den().Equal(s.Den()) }

func must(r successkit.Rate, err error) successkit.Rate {
	if err != nil {
		panic(err)
	}
	return r
}

func TestRate_laws(t *testing.T) {
	for seed := range uint64(seeds) {
		rnd := random(seed)
		a, b, c := randomRate(rnd), randomRate(rnd), randomRate(rnd)

		assert.True(t, same(must(a.Merge(b)), must(b.Merge(a))), "seed %d: merge commutes", seed)
		assert.True(t, same(must(must(a.Merge(b)).Merge(c)), must(a.Merge(must(b.Merge(c))))), "seed %d: merge associates", seed)
		assert.True(t, same(a, must(a.Merge(successkit.Rate{}))), "seed %d: nothing merged", seed)
		assert.True(t, same(must(a.Mul(b)), must(b.Mul(a))), "seed %d: product commutes", seed)
		assert.True(t, same(a, must(a.Mul(rate("1/1")))), "seed %d: times one", seed)
		assert.True(t, same(a, a.Complement().Complement()), "seed %d: 1 - (1 - a)", seed)
		assert.Equal(t, a.Compare(b), -b.Compare(a), "seed %d", seed)
		assert.Equal(t, rate(a.String()), a, "seed %d: %s reads back", seed, a)
		if !a.Defined() || !b.Defined() {
			continue
		}

		// Exact fractions are the reference.
		x, y := new(big.Rat).Quo(a.Num().Rat(), a.Den().Rat()), new(big.Rat).Quo(b.Num().Rat(), b.Den().Rat())
		assert.Equal(t, x.Cmp(y), a.Compare(b), "seed %d: %s against %s", seed, a, b)
		assert.True(t, must(a.Merge(a.Complement())).Equal(rate("1/2")), "seed %d: a and 1 - a, weighed alike", seed)

		places := rnd.Int32N(6)
		d, _ := a.Decimal(places)
		off := new(big.Rat).Sub(d.Rat(), x)
		half := decimal.New(5, -places-1).Rat()
		if cmp := off.Abs(off).Cmp(half); cmp > 0 || cmp == 0 && new(big.Rat).Abs(d.Rat()).Cmp(new(big.Rat).Abs(x)) < 0 {
			t.Errorf("seed %d: %s to %d places is %s", seed, a, places, d)
		}
		f, _ := x.Float64()
		assert.Equal(t, f, a.Float64(), "seed %d", seed)
	}
}
