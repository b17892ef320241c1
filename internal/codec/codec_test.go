package codec_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/fault"
)

func written(t testing.TB) []byte {
	t.Helper()
	w := codec.NewWriter(7)
	w.Count(0)
	w.Count(300)
	w.Text("höher")
	w.Flag(true)
	var s exact.Sum
	s.Add(decimal.New(-12345, -2))
	w.Sum(&s)
	b, err := w.Bytes()
	require.NoError(t, err)
	return b
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	data := written(t)
	r := codec.NewReader(data, 7)
	assert.Equal(t, int64(0), r.Count())
	assert.Equal(t, 300, r.Int())
	assert.Equal(t, "höher", r.Text())
	assert.True(t, r.Flag())
	s := r.Sum()
	assert.Equal(t, "-123.45", exact.Text(s.Decimal()))
	require.NoError(t, r.Close())
}

// unwritable is a value without a text.
type unwritable struct{}

func (unwritable) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

func TestValue(t *testing.T) {
	t.Parallel()
	w := codec.NewWriter(1)
	w.Value(big.NewInt(-12))
	w.Text("twelve")
	data, err := w.Bytes()
	require.NoError(t, err)
	r := codec.NewReader(data, 1)
	n := codec.Value[big.Int](r)
	assert.Equal(t, "-12", n.String())
	n = codec.Value[big.Int](r)
	require.ErrorIs(t, r.Close(), fault.Malformed)
	assert.Zero(t, n.Sign())
	w = codec.NewWriter(1)
	w.Value(unwritable{})
	_, err = w.Bytes()
	require.EqualError(t, err, "no text")
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	read := func(data []byte) error {
		r := codec.NewReader(data, 7)
		r.Count()
		r.Int()
		_ = r.Text()
		r.Flag()
		r.Sum()
		return r.Close()
	}
	good := written(t)
	require.NoError(t, read(good))
	for n := range good {
		require.ErrorIs(t, read(good[:n]), fault.Malformed, "%d bytes", n)
	}
	require.ErrorIs(t, read(append(append([]byte(nil), good...), 0)), fault.Malformed, "bytes left over")
	for name, data := range map[string][]byte{
		"another version":              append([]byte{8}, good[1:]...),
		"a long spelling of 0":         append([]byte{7, 0x80, 0}, good[2:]...),
		"a count beyond 63 bits":       {7, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1},
		"a text longer than the bytes": {7, 0, 1, 0xff, 0xff, 3, 'x'},
		"a flag that is neither":       {7, 0, 1, 0, 2, 0, 0},
		"an int beyond 31 bits":        {7, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0},
	} {
		require.ErrorIs(t, read(data), fault.Malformed, name)
	}
	r := codec.NewReader([]byte{7, 5}, 7)
	assert.Zero(t, r.Len(1), "more entries than bytes")
	r.Fail(fault.Conflict)
	require.NotErrorIs(t, r.Close(), fault.Conflict, "the first error is kept")
	r = codec.NewReader([]byte{7}, 7)
	r.Fail(fault.Conflict)
	require.ErrorIs(t, r.Close(), fault.Conflict)
}

func TestWriterRefuses(t *testing.T) {
	t.Parallel()
	w := codec.NewWriter(1)
	w.Count(-1)
	_, err := w.Bytes()
	require.Error(t, err)
	w = codec.NewWriter(1)
	var s exact.Sum
	s.Add(decimal.New(1, -300))
	w.Sum(&s)
	w.Count(1)
	_, err = w.Bytes()
	require.Error(t, err)
}

// FuzzReader reads whatever bytes in whatever order: it ends, and its first
// error is kept.
func FuzzReader(f *testing.F) {
	f.Add(written(f), []byte{0, 1, 2, 3, 4})
	f.Fuzz(func(t *testing.T, data, steps []byte) {
		r := codec.NewReader(data, 7)
		for _, step := range steps {
			switch step % 6 {
			case 0:
				r.Count()
			case 1:
				r.Int()
			case 2:
				if len(r.Text()) > len(data) {
					t.Fatal("a text longer than the bytes")
				}
			case 3:
				r.Flag()
			case 4:
				r.Sum()
			case 5:
				if n := r.Len(1 + int(step)/6); n > len(data) {
					t.Fatalf("%d entries in %d bytes", n, len(data))
				}
			}
		}
		if err := r.Close(); err != nil {
			require.ErrorIs(t, err, fault.Malformed)
		}
	})
}
