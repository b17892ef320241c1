package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
)

// S6: what is against the contract is refused, in whichever order the facts are
// given, and not granted by a later ruling that does not mention it.
func TestS6NeverAgainstTheContract(t *testing.T) {
	t.Parallel()
	asked := success.Exception{ID: "x", Date: day("2025-05-01"), Ruling: success.Asked, Kind: "early-end", Cause: "oversold", AgainstTerms: true}
	ruled := success.Exception{ID: "r", Date: day("2025-05-02"), Ruling: success.Granted, Of: "x", EscalatedTo: successkit.Executive}
	for at, list := range [][]success.Exception{{ruled, asked}, {asked, ruled}} {
		a := account()
		a.Exceptions = list
		_, err := program(t).Review(a, day("2025-07-01"))
		testkit.Faults(t, err, testkit.Fault{Path: []string{"exceptions[0].ruling", "exceptions[1].ruling"}[at], Kind: successkit.ErrConflict})
	}
	a := account()
	ruled.Ruling = success.Refused
	a.Exceptions = []success.Exception{asked, ruled}
	_, err := program(t).Review(a, day("2025-07-01"))
	require.NoError(t, err)
}

// What no later fact could mend is not appended: a review would be refused for
// ever. Whichever of two such facts comes first, the second is refused.
func TestAppendRefusesContradictions(t *testing.T) {
	t.Parallel()
	dollars := success.Facts{Contracts: []success.Contract{{ID: "k2", Date: day("2025-02-01"), Start: day("2025-02-01"), Value: decimal.New(1, 0), Currency: "USD"}}}
	gain := success.Facts{Benefits: []value.Benefit{{ID: "b", Part: "time", Date: day("2025-01-10"), Amount: decimal.New(1, 0), Currency: "USD", Source: "x"}}}
	cost := success.Facts{Costs: []value.Cost{{ID: "c", Part: "time", Date: day("2025-01-10"), Amount: decimal.New(1, 0)}}}
	refund := success.Facts{Exceptions: []success.Exception{{ID: "e", Date: day("2025-02-01"), Ruling: success.Asked, Kind: "refund", Cause: "outage", Currency: "USD"}}}
	ours := success.Facts{Contracts: account().Contracts}
	asked := success.Facts{Exceptions: []success.Exception{
		{ID: "x", Date: day("2025-05-01"), Ruling: success.Asked, Kind: "early-end", Cause: "oversold", AgainstTerms: true},
	}}
	ruled := success.Facts{Exceptions: []success.Exception{
		{ID: "r", Date: day("2025-05-02"), Ruling: success.Granted, Of: "x", EscalatedTo: successkit.Executive},
	}}
	other := account().Desired[0]
	other.ID, other.Definition.ID = "d2", "another"
	for _, c := range []struct {
		name         string
		first, other success.Facts
		path         string
	}{
		{"a contract", ours, dollars, "contracts[0].currency"},
		{"a contract, the other way round", dollars, ours, "contracts[0].currency"},
		{"a gain", ours, gain, "benefits[0].currency"},
		{"a gain first", gain, ours, "contracts[0].currency"},
		{"a cost without currency", ours, cost, "costs[0].currency"},
		{"a cost first", cost, ours, "contracts[0].currency"},
		{"a refund", ours, refund, "exceptions[0].currency"},
		{"a refund first", refund, ours, "contracts[0].currency"},
		{"a ruling", asked, ruled, "exceptions[0].ruling"},
		{"a ruling first", ruled, asked, "exceptions[0].against_terms"},
		{"what is wanted", success.Facts{Desired: account().Desired}, success.Facts{Desired: []outcome.Amendment{other}}, "desired[0].definition.id"},
	} {
		a, err := success.Account{ID: "acme"}.Append(c.first)
		require.NoError(t, err, c.name)
		_, err = a.Append(c.other)
		testkit.Faults(t, err, testkit.Fault{Path: c.path, Kind: successkit.ErrConflict})
	}
}

// Free users pay nothing in no currency, and may begin to pay in any.
func TestFreeUsersBeginToPay(t *testing.T) {
	t.Parallel()
	free := account()
	free.Contracts[0].Value, free.Contracts[0].Currency, free.Contracts[0].End = decimal.Decimal{}, "", day("2025-05-01")
	pays, err := free.Append(success.Facts{Contracts: []success.Contract{{
		ID: "k2", Date: day("2025-05-01"), Start: day("2025-05-01"), Value: decimal.New(600, 0), Currency: "EUR", Renews: "k1",
	}}})
	require.NoError(t, err)
	for date, want := range map[string]string{"2025-04-30": "", "2025-05-01": "EUR"} {
		r, err := program(t).Review(pays, day(date))
		require.NoError(t, err)
		assert.Equal(t, want, r.Terms.Currency, date)
		assert.Equal(t, success.Customer, r.Terms.Relation, date)
	}
	lines, err := pays.Renewals(day("2025-06-01"))
	require.NoError(t, err)
	require.Len(t, lines, 1)
	assert.Equal(t, "EUR", lines[0].Currency)
	movements, err := pays.Movements(day("2025-06-01"))
	require.NoError(t, err)
	require.Len(t, movements, 1)
	assert.Equal(t, "EUR", movements[0].Currency)
}
