package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/success"
)

// Two halves of a book merge to the whole, facts and all, and a book merged with
// itself is itself.
func TestBooksMerge(t *testing.T) {
	t.Parallel()
	whole := success.Book{Program: definition(), Accounts: []success.Account{account()}}
	half := account()
	half.Facts = success.Facts{Readings: half.Readings, Contracts: half.Contracts}
	rest := account()
	rest.Readings = nil
	got, err := success.Book{Program: definition(), Accounts: []success.Account{half}}.
		Merge(success.Book{Program: definition(), Accounts: []success.Account{rest}})
	require.NoError(t, err)
	assert.Equal(t, stored(t, whole), stored(t, got))
	again, err := got.Merge(got)
	require.NoError(t, err)
	assert.Equal(t, stored(t, whole), stored(t, again))

	rest.Segment = "large"
	_, err = whole.Merge(success.Book{Program: definition(), Accounts: []success.Account{rest}})
	testkit.Faults(t, err, testkit.Fault{Path: "accounts[0]", Kind: successkit.ErrConflict})
}

// The movements of the contracts add up to what is in force, by hand: 9,000,
// then 12,000, then nothing.
func TestMovements(t *testing.T) {
	t.Parallel()
	a := account()
	renew(&a)
	a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-12-01"), Cause: "voluntary"}}
	list, err := a.Movements(day("2026-02-01"))
	require.NoError(t, err)
	ledger, err := metrics.NewLedger(list)
	require.NoError(t, err)
	for date, want := range map[string]int64{"2024-07-05": 0, "2024-07-06": 9_000, "2025-01-06": 12_000, "2026-01-05": 12_000, "2026-01-06": 0} {
		balance, err := ledger.AsOf(day("2026-02-01")).Balance("acme", day(date))
		require.NoError(t, err)
		testkit.EqualDecimal(t, decimal.New(want, 0).String(), balance, date)
		r := reviewed(t, definition(), a, date)
		testkit.EqualDecimal(t, decimal.New(want, 0).String(), r.Terms.Value, date)
	}
	require.Len(t, list, 3)
	assert.Equal(t, "acme/2025-01-06", list[1].ID)
	assert.Equal(t, "voluntary", list[2].Cause)

	a.Contracts[0].Cause = "upsell"
	a.Departures[0].Cause = ""
	list, err = a.Movements(day("2026-02-01"))
	require.NoError(t, err)
	assert.Equal(t, []string{"", "upsell", ""}, []string{list[0].Cause, list[1].Cause, list[2].Cause})
}

// What a contract costs less has its own cause, where nobody has left.
func TestMovementsCauseOfContraction(t *testing.T) {
	t.Parallel()
	a := account()
	renew(&a)
	a.Contracts[0].Value, a.Contracts[0].Cause = decimal.New(5_000, 0), "fewer-seats"
	list, err := a.Movements(day("2026-02-01"))
	require.NoError(t, err)
	require.Len(t, list, 2)
	testkit.EqualDecimal(t, "-4000", list[1].Amount)
	assert.Equal(t, "fewer-seats", list[1].Cause)

	a.Contracts[1].Cause = "price"
	_, err = account().Append(success.Facts{Contracts: a.Contracts[1:]})
	testkit.Faults(t, err, testkit.Fault{Path: "contracts[0].cause", Kind: successkit.ErrConflict})
}
