package field_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/testkit"
)

func TestItem(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "rows[3]", field.Item("rows", 3))
}

func TestWithin(t *testing.T) {
	t.Parallel()
	var f successkit.Faults
	for n := -1; n <= 3; n++ {
		field.Within(&f, "n"+strconv.Itoa(n), n, 0, 2)
	}
	testkit.Faults(t, f.Err(),
		testkit.Fault{Path: "n-1", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "n3", Kind: successkit.ErrOutOfRange})
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for _, d := range []string{"0", "-0.00000000000000000001", "-99999999999999999999999999999999999999"} {
		require.NoError(t, field.Number(testkit.Dec(t, d)), d)
	}
	for _, d := range []string{"1e-21", "1e38"} {
		assert.ErrorIs(t, field.Number(testkit.Dec(t, d)), successkit.ErrOutOfRange, d)
	}
}

func TestLevel(t *testing.T) {
	t.Parallel()
	for _, amount := range []string{"0", "0.00000000000000000001", "99999999999999999999999999999999999999"} {
		require.NoError(t, field.Level(testkit.Dec(t, amount)), amount)
	}
	for _, amount := range []string{"-0.01", "1e-21", "1e38"} {
		assert.ErrorIs(t, field.Level(testkit.Dec(t, amount)), successkit.ErrOutOfRange, amount)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "-0.5", field.Text(testkit.Dec(t, "-0.50")))
	assert.Empty(t, field.Text(testkit.Dec(t, "1e38")))
}

func TestSum(t *testing.T) {
	t.Parallel()
	most := strings.Repeat("9", 88)
	for _, sum := range []string{"0", "1e-40", most, "-" + most, "1e87"} {
		d := testkit.Dec(t, sum)
		require.NoError(t, field.Sum(d), sum)
		assert.Equal(t, d.IsNegative(), field.Total(d) != nil, sum)
		assert.Equal(t, exact.Text(d), field.SumText(d))
	}
	for _, sum := range []string{"1e-41", most + "0", "1e88"} {
		d := decimal.RequireFromString(sum)
		require.ErrorIs(t, field.Sum(d), successkit.ErrOutOfRange, sum)
		require.ErrorIs(t, field.Total(d), successkit.ErrOutOfRange, sum)
		assert.Empty(t, field.SumText(d))
	}
	require.ErrorIs(t, field.Total(decimal.New(-1, 0)), successkit.ErrOutOfRange)
	require.ErrorIs(t, field.Sum(decimal.New(1, math.MaxInt32)), successkit.ErrOutOfRange)
}

func TestAttributes(t *testing.T) {
	t.Parallel()
	var f successkit.Faults
	field.Attributes(&f, nil)
	field.Attributes(&f, map[string]string{"segment": "mid", "owner": ""})
	require.NoError(t, f.Err())
	field.Attributes(&f, map[string]string{"b ": "x", "": " ", "a": "y\n"})
	testkit.Faults(t, f.Err(),
		testkit.Fault{Path: "attributes", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "attributes[]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "attributes[a]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "attributes", Kind: successkit.ErrMalformed},
	)
}
