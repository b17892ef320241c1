package testkit

import (
	"bytes"
	"encoding"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// An Accumulator sums over accounts and merges; P is the pointer to T.
type Accumulator[T any] interface {
	*T
	// Merge adds other, which it leaves as it was.
	Merge(other *T) error
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
}

// MergeLaws checks that parts merge to whole, byte for byte: in any order, in
// any tree, with or without a trip through bytes on the way; that a merge
// leaves its argument as it was; that the zero value changes nothing; and that
// what is decoded encodes to the same bytes.
func MergeLaws[T any, P Accumulator[T]](t *testing.T, seed uint64, whole P, parts []P) {
	t.Helper()
	want := encode(t, seed, whole)
	r := rand.New(rand.NewPCG(seed, 99))
	for range 5 {
		forest := make([]P, 0, len(parts)+1)
		for _, p := range parts {
			forest = append(forest, reborn[T](t, seed, p))
		}
		forest = append(forest, new(T))
		r.Shuffle(len(forest), func(i, j int) { forest[i], forest[j] = forest[j], forest[i] })
		for len(forest) > 1 {
			i := r.IntN(len(forest) - 1)
			left, right := forest[i], forest[i+1]
			if r.IntN(2) == 0 {
				right = reborn[T](t, seed, right)
			}
			before := encode(t, seed, right)
			require.NoError(t, left.Merge(right), "seed %d", seed)
			require.Equal(t, before, encode(t, seed, right), "seed %d: merge changed its argument", seed)
			forest = append(forest[:i+1], forest[i+2:]...)
		}
		require.Equal(t, want, encode(t, seed, forest[0]), "seed %d: the parts do not merge to the whole", seed)
	}
}

func encode[P encoding.BinaryMarshaler](t *testing.T, seed uint64, p P) []byte {
	t.Helper()
	b, err := p.MarshalBinary()
	require.NoError(t, err, "seed %d", seed)
	return b
}

// reborn returns a copy of p by way of its bytes.
func reborn[T any, P Accumulator[T]](t *testing.T, seed uint64, p P) P {
	t.Helper()
	b := encode(t, seed, p)
	kept := bytes.Clone(b)
	q := P(new(T))
	require.NoError(t, q.UnmarshalBinary(b), "seed %d", seed)
	clear(b) // the copy must not hold the bytes
	require.Equal(t, kept, encode(t, seed, q), "seed %d: bytes change on a round trip", seed)
	return q
}

// HostileBytes decodes arbitrary bytes into a fresh accumulator: it either
// fails, or encodes to the same bytes again.
func HostileBytes[T any, P Accumulator[T]](t *testing.T, data []byte) {
	t.Helper()
	p := P(new(T))
	if p.UnmarshalBinary(bytes.Clone(data)) != nil {
		return
	}
	again, err := p.MarshalBinary()
	require.NoError(t, err)
	require.Equal(t, data, again, "accepted bytes are not canonical")
}
