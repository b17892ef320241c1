package renewal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// A tally keeps the currency and convention that it starts with, also before
// it has counted anything and through bytes.
func TestTallyStartsByConvention(t *testing.T) {
	t.Parallel()
	grace := renewal.Convention{GraceDays: new(0)}
	start := func(currency string, c renewal.Convention) *renewal.Tally {
		tally, err := renewal.NewTally(renewal.Sums{Currency: currency, Convention: c})
		require.NoError(t, err)
		data, err := tally.MarshalBinary()
		require.NoError(t, err)
		var again renewal.Tally
		require.NoError(t, again.UnmarshalBinary(data))
		require.Equal(t, tally.Sums(), again.Sums())
		testkit.MergeLaws(t, 0, tally, []*renewal.Tally{{}, &again, {}})
		return &again
	}
	bytesOf := func(tally *renewal.Tally) []byte {
		data, err := tally.MarshalBinary()
		require.NoError(t, err)
		return data
	}
	won := renewed("c-1", "Acme", "2025-01-31", 10, "2025-01-10", 12)
	for _, c := range []renewal.Convention{grace, {Open: renewal.OpenAsLost}, {Basis: renewal.Windfall}, {}} {
		tally := start("EUR", c)
		require.NoError(t, tally.Add(won))
		assert.Equal(t, c.String(), tally.Sums().Convention.String())
		assert.Equal(t, "10/10", tally.Gross().String())
	}
	dollars := won
	dollars.Currency = "USD"
	euros := start("EUR", grace)
	before := bytesOf(euros)
	testkit.Faults(t, euros.Add(dollars), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	testkit.Faults(t, euros.Merge(start("USD", grace)), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	testkit.Faults(t, euros.Merge(start("EUR", renewal.Convention{})), testkit.Fault{Path: "convention", Kind: successkit.ErrConflict})
	testkit.Faults(t, euros.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
	testkit.Faults(t, start("EUR", renewal.Convention{Cap: renewal.CapPerCustomer}).Add(won), testkit.Fault{Path: "cap", Kind: successkit.ErrConflict})
	assert.Equal(t, before, bytesOf(euros), "what fails changes nothing")
	require.NoError(t, euros.Merge(&renewal.Tally{}))
	assert.Equal(t, before, bytesOf(euros), "the zero Tally changes nothing")
	assert.NotEqual(t, bytesOf(&renewal.Tally{}), bytesOf(start("", grace)), "no grace is not the default")
	assert.Equal(t, bytesOf(&renewal.Tally{}), bytesOf(start("", renewal.Convention{})))
}
