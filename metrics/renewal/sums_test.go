package renewal_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// What a tally of lines holds, its sums may hold: of lines with as many digits
// and as many places as an amount may have.
func TestSumsHoldWhatATallyHolds(t *testing.T) {
	t.Parallel()
	var tally renewal.Tally
	for i, amount := range []string{"99999999999999999999999999999999999999", "0.01", "0.00000000000000000001"} {
		l := line(string(rune('a'+i)), "Acme", "2025-01-31", 0)
		l.AmountDue = decimal.RequireFromString(amount)
		l.Status, l.Closed, l.AmountRenewed = renewal.Renewed, l.Due, l.AmountDue
		require.NoError(t, tally.Add(l))
	}
	again, err := renewal.NewTally(tally.Sums())
	require.NoError(t, err)
	testkit.EqualDecimal(t, "99999999999999999999999999999999999999.01000000000000000001", again.Sums().AmountDue)
	for name, tooMuch := range map[string]decimal.Decimal{
		"digits": decimal.New(1, 89), "places": decimal.New(1, -41), "both": decimal.New(1, 87).Add(decimal.New(1, -2)),
		"exponent": decimal.New(1, 1<<30), "below 0": decimal.New(-1, 0),
	} {
		_, err = renewal.NewTally(renewal.Sums{AmountDue: tooMuch})
		testkit.Faults(t, err, testkit.Fault{Path: "amount_due", Kind: successkit.ErrOutOfRange})
		assert.Error(t, err, name)
	}
}
