package crosstab_test

import (
	"encoding"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/testkit"
)

var names = []string{"currency"}

// tally is a table as a package would use it.
type tally struct{ t crosstab.Table }

func (x *tally) Merge(o *tally) error           { return x.t.Merge(&o.t, names) }
func (x *tally) MarshalBinary() ([]byte, error) { return x.t.Marshal(1) }
func (x *tally) UnmarshalBinary(data []byte) error {
	return x.t.Read(data, 1, 1, 2, func(t crosstab.Table) (encoding.BinaryMarshaler, error) { return &tally{t}, nil })
}

func TestTable(t *testing.T) {
	x := crosstab.New("EUR")
	x.Add(2, decimal.New(150, -1), "b", "")
	x.Add(1, decimal.New(5, 0), "b", "")
	x.Add(0, decimal.Decimal{}, "empty")
	x.Add(1, decimal.Decimal{}, "a")
	assert.Equal(t, int64(3), x.Count("b", ""))
	testkit.EqualDecimal(t, "20", x.Sum("b", ""))
	assert.Zero(t, x.Count("none"))
	assert.True(t, x.Sum("none").IsZero())
	rows := x.Rows()
	require.Len(t, rows, 2, "a cell of nothing is none")
	assert.Equal(t, []string{"a"}, rows[0].Key)
	assert.Equal(t, []string{"b", ""}, rows[1].Key)
	assert.Equal(t, []string{"EUR"}, x.Scope())

	y, full := crosstab.New("USD"), crosstab.New("EUR")
	testkit.Faults(t, y.Merge(&x, names), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	require.ErrorIs(t, y.Merge(nil, names), successkit.ErrRequired)
	full.Add(crosstab.MaxCount, decimal.Decimal{}, "a")
	require.ErrorIs(t, full.Merge(&x, names), successkit.ErrOutOfRange)
	assert.Zero(t, full.Count("b", ""), "unchanged")
}

// Read takes no table but one that can be made again.
func TestRead(t *testing.T) {
	x, y := tally{crosstab.New("EUR")}, tally{}
	x.t.Add(2, decimal.New(150, -1), "b", "")
	data, err := x.MarshalBinary()
	require.NoError(t, err)
	require.NoError(t, y.UnmarshalBinary(data))
	assert.Equal(t, x.t.Rows(), y.t.Rows())
	other := func(crosstab.Table) (encoding.BinaryMarshaler, error) { return &tally{}, nil }
	require.ErrorIs(t, y.t.Read(data, 1, 1, 2, other), successkit.ErrMalformed)
	none := func(crosstab.Table) (encoding.BinaryMarshaler, error) { return nil, successkit.ErrRequired }
	require.ErrorIs(t, y.t.Read(data, 1, 1, 2, none), successkit.ErrMalformed)
	require.ErrorIs(t, y.UnmarshalBinary(data[1:]), successkit.ErrMalformed)
	assert.Equal(t, x.t.Rows(), y.t.Rows(), "unchanged")
	data, err = new(tally).MarshalBinary()
	require.NoError(t, err)
	require.NoError(t, y.t.Read(data, 1, 1, 2, none), "of nothing there is nothing to make")
	assert.Empty(t, y.t.Rows())
}

func TestChecks(t *testing.T) {
	require.NoError(t, crosstab.CheckCount(crosstab.MaxCount))
	require.Error(t, crosstab.CheckCount(-1))
	require.Error(t, crosstab.CheckCount(crosstab.MaxCount+1))
}

func TestLawMerge(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 0))
		whole := &tally{crosstab.New("EUR")}
		parts := []*tally{{crosstab.New("EUR")}, {crosstab.New("EUR")}, {}}
		for range 40 {
			key := fmt.Sprint("k", r.IntN(9))
			amount := decimal.New(r.Int64N(1e12), -int32(r.IntN(6)))
			whole.t.Add(1, amount, "x", key)
			parts[r.IntN(2)].t.Add(1, amount, "x", key)
		}
		testkit.MergeLaws(t, seed, whole, parts)
	}
}

func FuzzUnmarshal(f *testing.F) {
	x := &tally{crosstab.New("EUR")}
	x.t.Add(3, decimal.New(150, -2), "a", "b")
	b, err := x.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	f.Add([]byte{1, 0})
	f.Add([]byte{1, 1, 0, 255, 255, 3})
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[tally](t, data) })
}
