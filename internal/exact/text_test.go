package exact

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	nines := bigInt(t, strings.Repeat("9", 38))
	tests := []struct {
		d    decimal.Decimal
		want string
	}{
		{decimal.Decimal{}, "0"},
		{decimal.New(0, -2), "0"},
		{decimal.New(0, -2).Neg(), "0"},
		{decimal.New(0, 5), "0"},
		{decimal.New(150, -2), "1.5"},
		{decimal.New(-5, -1), "-0.5"},
		{decimal.New(5, -3), "0.005"},
		{decimal.New(-12, -2), "-0.12"},
		{decimal.New(123, -2), "1.23"},
		{decimal.New(1, 3), "1000"},
		{decimal.New(-1, -20), "-0.00000000000000000001"},
		{decimal.NewFromBigInt(nines, -20).Neg(), "-999999999999999999.99999999999999999999"},
		{decimal.NewFromBigInt(nines, 0), strings.Repeat("9", 38)},
		{decimal.New(1, 37), "1" + strings.Repeat("0", 37)},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, Text(tt.d))
		assert.Equal(t, "x="+tt.want, string(AppendText([]byte("x="), tt.d)))
		assert.LessOrEqual(t, len(tt.want), 40)
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"0", "0"},
		{"-0", "0"},
		{"-0.00", "0"},
		{"0e5", "0"},
		{"7", "7"},
		{"+7", "7"},
		{"-12.50", "-12.5"},
		{"007.10", "7.1"},
		{"1e3", "1000"},
		{"1E+3", "1000"},
		{"1.2e-3", "0.0012"},
		{"1.20e1", "12"},
		{"-1.5e+01", "-15"},
		{"1e-20", "0.00000000000000000001"},
		{"1e37", "1" + strings.Repeat("0", 37)},
		{"0.00000000000000000001", "0.00000000000000000001"},
		{"123456789012345678", "123456789012345678"},
		{"1234567890123456789", "1234567890123456789"},
		{"-12345678901234567.89", "-12345678901234567.89"},
		{strings.Repeat("9", 38), strings.Repeat("9", 38)},
		{"999999999999999999.99999999999999999999", "999999999999999999.99999999999999999999"},
		{strings.Repeat("0", 60) + "1.23", "1.23"},
	}
	for _, tt := range tests {
		got, err := Parse(tt.in)
		if assert.NoError(t, err, tt.in) {
			assert.Equal(t, tt.want, Text(got), tt.in)
			assert.Equal(t, Canonical(got), got, tt.in)
		}
	}
}

func TestParse_refuses(t *testing.T) {
	syntax := []string{
		"", " ", "+", "-", ".", "e", "e5", "-e5", ".5", "5.", "-.5", "5.e3", ".e3",
		"1e", "1e+", "1e-", "1e5.0", "1e5e5", "1.2.3", "--1", "+-1", "1-", "1+1",
		" 1", "1 ", "1\n", "1\x00", "1_000", "1,000", "1 000", "1'000", "1,5",
		"0x10", "0b1", "0o7", "1p3", "NaN", "nan", "Inf", "-inf", "infinity",
		"−1", "１２", "١", "$1", "1%", "1d", "1/2", "(1)", "null",
	}
	for _, in := range syntax {
		_, err := Parse(in)
		assert.ErrorIs(t, err, ErrSyntax, "%q", in)
	}
	bounds := []string{
		"1e38", "1e-21", "1e999999999", "1e-999999999", "1e99999999999999999999",
		strings.Repeat("9", 39), "0." + strings.Repeat("0", 20) + "1",
		"1." + strings.Repeat("0", 21), // 21 places as spelled
		"0e38", "1e32767", "1e-32767", "1e32768",
		strings.Repeat("0", MaxTextLen) + "1",
		"1" + strings.Repeat(" ", MaxTextLen),
	}
	for _, in := range bounds {
		d, err := Parse(in)
		require.Error(t, err, "%q", in)
		assert.NotErrorIs(t, err, ErrSyntax, "%q", in)
		assert.Zero(t, d.Sign())
	}
}

// The text of a number does not depend on the variables of package decimal.
func TestText_packageVariables(t *testing.T) {
	trim, science, limit := decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.MaxDecodeExponent
	t.Cleanup(func() {
		decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.MaxDecodeExponent = trim, science, limit
	})
	decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.MaxDecodeExponent = false, true, 0
	assert.Equal(t, "1200.5", Text(decimal.New(120050, -2)))
	assert.Equal(t, "1200", Text(decimal.New(12, 2)))
	d, err := Parse("1.20e3")
	require.NoError(t, err)
	assert.Equal(t, "1200", Text(d))
}

func TestText_roundTripLaw(t *testing.T) {
	for seed := range uint64(1000) {
		d := anyDecimal(rand.New(rand.NewPCG(seed, 0)))
		got, err := Parse(Text(d))
		require.NoError(t, err, "seed %d", seed)
		requireSame(t, Canonical(d), got, "seed %d", seed)
	}
}
