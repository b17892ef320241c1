package growth_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/growth"
)

// Totals taken from a ledger's waterfall give what the ledger gives, as far as
// totals can: GRR is equal where no account changes twice in the year, and never
// higher; NRR is equal there too.
func TestLaw_ledger(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		changes := 1 + int(seed%2)*r.IntN(3) // in even seeds one change an account
		var rows []metrics.Movement
		for a := range 1 + r.IntN(20) {
			balance := int64(0)
			move := func(date string, amount int64) {
				rows = append(rows, metrics.Movement{Account: fmt.Sprintf("A%02d", a), Date: successkit.MustDate(date), Amount: decimal.New(amount, -2)})
				balance += amount
			}
			if r.IntN(4) > 0 {
				move("2024-06-01", 1+r.Int64N(100_000))
			}
			for k := range changes {
				amount := r.Int64N(100_000) - balance*r.Int64N(2)
				if amount != 0 && balance+amount >= 0 {
					move(fmt.Sprintf("2025-%02d-01", 2+k), amount)
				}
			}
		}
		ledger, err := metrics.NewLedger(rows)
		require.NoError(t, err, "seed %d", seed)
		w, err := ledger.Waterfall(successkit.Year(2025))
		require.NoError(t, err, "seed %d", seed)
		want, err := ledger.Retention(successkit.Year(2025))
		require.NoError(t, err, "seed %d", seed)
		got, err := growth.Totals{Opening: w.Opening, Changes: growth.Changes{
			New: w.New.Amount, Expansion: w.Expansion.Amount, Contraction: w.Contraction.Amount,
			Churn: w.Churn.Amount, Reactivation: w.Reactivation.Amount,
		}}.Retention()
		require.NoError(t, err, "seed %d", seed)
		assert.True(t, w.Closing.Equal(got.Closing), "seed %d", seed)
		assert.True(t, want.QuickRatio.Equal(got.QuickRatio), "seed %d", seed)
		assert.LessOrEqual(t, got.GRR.Compare(want.GRR), 0, "seed %d", seed)
		if changes == 1 {
			assert.True(t, want.GRR.Equal(got.GRR), "seed %d: want %s, got %s", seed, want.GRR, got.GRR)
			assert.True(t, want.NRR.Equal(got.NRR), "seed %d: want %s, got %s", seed, want.NRR, got.NRR)
		}
	}
}
