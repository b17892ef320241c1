package metrics

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func newAccounts(t *testing.T, ids []string) *accounts {
	t.Helper()
	all := &accounts{}
	for _, id := range ids {
		all.add(id)
	}
	require.Equal(t, len(ids), all.len())
	return all
}

// An order with accounts put into it is that of all of them.
func TestInsertAccounts(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 2))
		ids := make([]string, r.IntN(40))
		for i, n := range r.Perm(len(ids)) {
			ids[i] = fmt.Sprint("a", n)
		}
		var order []uint32
		all := newAccounts(t, nil)
		for len(ids) > 0 {
			n := 1 + r.IntN(len(ids))
			for _, id := range ids[:n] {
				all.add(id)
			}
			ids = ids[n:]
			order = all.insert(order)
			require.Equal(t, all.byID(), order, "seed %d", seed)
		}
	}
}

// Many accounts at once are put in as fast as all are sorted, more or less. One by
// one their cost grew with both numbers: five times as long here.
func TestInsertManyAccounts(t *testing.T) {
	const old, fresh = 200_000, 100_000
	ids := make([]string, old+fresh)
	for i, n := range rand.New(rand.NewPCG(1, 1)).Perm(len(ids)) {
		ids[i] = fmt.Sprint("account-", n)
	}
	order := newAccounts(t, ids[:old]).byID()
	all := newAccounts(t, ids)
	begin := time.Now()
	want := all.byID()
	sorting := time.Since(begin)
	begin = time.Now()
	got := all.insert(order)
	inserting := time.Since(begin)
	require.True(t, slices.Equal(want, got))
	assert.Less(t, inserting, 2*sorting)
}
