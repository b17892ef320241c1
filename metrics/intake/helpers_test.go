package intake_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

// inWords writes movements on one line each.
func inWords(movements []metrics.Movement) []string {
	var list []string
	for _, m := range movements {
		list = append(list, fmt.Sprintf("%s %s %s", m.Date, m.Account, m.Amount))
	}
	return list
}

func mustLedger(t *testing.T, rows []metrics.Movement) *metrics.Ledger {
	t.Helper()
	ledger, err := metrics.NewLedger(rows)
	require.NoError(t, err)
	return ledger
}

func mustMovements(t *testing.T, rows []intake.Subscription, rules intake.Rules) []metrics.Movement {
	t.Helper()
	movements, err := intake.FromSubscriptions(rows, rules)
	require.NoError(t, err)
	return movements
}

// randomBook returns the movements of ten accounts that come, change, leave and
// come back over four years. Amounts are in cents times scale.
func randomBook(r *rand.Rand, scale decimal.Decimal) []metrics.Movement {
	var rows []metrics.Movement
	for a := range 10 {
		balance := int64(0)
		day := successkit.MustDate("2022-01-01").AddDays(r.IntN(700))
		for range 1 + r.IntN(9) {
			after := 1 + r.Int64N(100_000)
			if balance > 0 && r.IntN(4) == 0 {
				after = 0
			}
			if after != balance {
				rows = append(rows, metrics.Movement{
					Account: fmt.Sprintf("A%03d", a), Date: day, Amount: decimal.New(after-balance, -2).Mul(scale),
				})
			}
			balance = after
			day = day.AddDays(r.IntN(200))
		}
	}
	return rows
}
