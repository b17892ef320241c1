package metrics_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// summed is a Cohorts that merges in place, as the kit of laws has it.
type summed struct{ metrics.Cohorts }

func (s *summed) Merge(o *summed) error {
	sum, err := s.Cohorts.Merge(o.Cohorts)
	if err != nil {
		return err
	}
	s.Cohorts = sum
	return nil
}

func TestCohortsMergeByTheLaws(t *testing.T) {
	t.Parallel()
	months := successkit.MustPeriod("2022-01-01/2024-07-01")
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 51))
		rows := causedMovements(r, 20, decimal.New(1, int32(seed%3)*9))
		cohorts := func(rows []metrics.Movement) *summed {
			c, err := mustLedger(t, rows).Cohorts(months, metrics.CohortBy{Grain: metrics.ByQuarter})
			require.NoError(t, err)
			return &summed{c}
		}
		shards := make([][]metrics.Movement, 1+r.IntN(5))
		for _, m := range rows {
			k := int(m.Account[3]) % len(shards)
			shards[k] = append(shards[k], m)
		}
		var parts []*summed
		for _, shard := range shards {
			parts = append(parts, cohorts(shard))
		}
		testkit.MergeLaws(t, seed, cohorts(rows), parts)
	}
}

func FuzzCohortsBytesCanonical(f *testing.F) {
	c, err := book().Cohorts(successkit.MustPeriod("2024-01-01/2026-01-01"), metrics.CohortBy{Grain: metrics.ByQuarter})
	if err != nil {
		f.Fatal(err)
	}
	seed, err := c.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[summed](t, data) })
}
