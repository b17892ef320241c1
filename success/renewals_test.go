package success_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
	"github.com/successkit/successkit/success"
)

// What comes up at the end of a term, as of days around it.
func TestRenewals(t *testing.T) {
	t.Parallel()
	next := success.Contract{
		ID: "k2", Date: day("2025-12-01"), Start: day("2026-01-06"), End: day("2027-01-06"), Value: decimal.New(15_000, 0), Currency: "EUR", Renews: "k1",
	}
	leaves := success.Departure{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-11-10")}
	for _, c := range []struct {
		name   string
		asOf   string
		change func(*success.Account)
		want   []renewal.Line // of k1 and then k2
	}{
		{"nobody has said", "2026-02-01", func(*success.Account) {}, []renewal.Line{{Status: renewal.Open}}},
		{
			"renewed early", "2025-12-01", func(a *success.Account) { a.Contracts = append(a.Contracts, next) },
			[]renewal.Line{{Status: renewal.Renewed, Closed: day("2025-12-01"), AmountRenewed: decimal.New(15_000, 0)}, {Status: renewal.Open}},
		},
		{"not known yet", "2025-11-30", func(a *success.Account) { a.Contracts = append(a.Contracts, next) }, []renewal.Line{{Status: renewal.Open}}},
		{
			"replaced within the term", "2026-02-01", func(a *success.Account) {
				up := next
				up.Date, up.Start = day("2025-08-01"), day("2025-08-01")
				a.Contracts = append(a.Contracts, up)
			},
			[]renewal.Line{{Status: renewal.Open}}, // of the one that took its place
		},
		{
			"split in two", "2026-02-01", func(a *success.Account) {
				other := next
				other.ID, other.Date, other.End = "k3", day("2026-01-05"), successkit.Date{}
				a.Contracts = append(a.Contracts, next, other)
			},
			[]renewal.Line{{Status: renewal.Renewed, Closed: day("2026-01-05"), AmountRenewed: decimal.New(30_000, 0)}, {Status: renewal.Open}},
		},
		{
			"notice", "2025-11-10", func(a *success.Account) { a.Departures = append(a.Departures, leaves) },
			[]renewal.Line{{Status: renewal.Open, Notice: day("2025-11-10")}},
		},
		{
			"lost", "2026-01-06", func(a *success.Account) { a.Departures = append(a.Departures, leaves) },
			[]renewal.Line{{Status: renewal.Lost, Closed: day("2026-01-06")}},
		},
		{
			"left within the term", "2025-09-01", func(a *success.Account) {
				a.Departures = append(a.Departures, success.Departure{ID: "x", Date: day("2025-08-01"), Contract: "k1"})
			},
			[]renewal.Line{{Status: renewal.Lost, Closed: day("2025-08-01")}},
		},
		{"runs until it is ended", "2026-02-01", func(a *success.Account) { a.Contracts[0].End = successkit.Date{} }, nil},
	} {
		a := account()
		c.change(&a)
		got, err := a.Renewals(day(c.asOf))
		require.NoError(t, err, c.name)
		require.Len(t, got, len(c.want), c.name)
		_, err = renewal.New(got)
		require.NoError(t, err, c.name)
		for i, want := range c.want {
			assert.Equal(t, "acme", got[i].Customer, c.name)
			assert.Equal(t, renewal.SaaS, got[i].Delivery, c.name)
			assert.Equal(t, want.Status, got[i].Status, c.name)
			assert.Equal(t, want.Closed, got[i].Closed, c.name)
			assert.Equal(t, want.Notice, got[i].Notice, c.name)
			assert.True(t, want.AmountRenewed.Equal(got[i].AmountRenewed), "%s: %s", c.name, got[i].AmountRenewed)
		}
	}
}

// What a review counts as renewed comes up and is renewed, and what waits for an
// answer is open, over all sorts of contracts.
func TestRenewals_agreeWithReviews(t *testing.T) {
	t.Parallel()
	a := account()
	renew(&a)
	a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Recorded: day("2025-11-10")}}
	a.Contracts = append(a.Contracts, success.Contract{ // it comes back, which renews nothing
		ID: "k2", Date: day("2026-05-01"), Start: day("2026-05-04"), End: day("2027-05-04"), Currency: "EUR", Renews: "k1",
	})
	for asOf := day("2025-01-06"); asOf.Before(day("2026-12-01")); asOf = asOf.AddDays(7) {
		lines, err := a.Renewals(asOf)
		require.NoError(t, err)
		renewed, due := 0, successkit.Date{}
		for _, l := range lines {
			if l.Status == renewal.Renewed && !l.Due.After(asOf) {
				renewed++
			}
			if l.Status == renewal.Open && l.Notice.IsZero() && (due.IsZero() || l.Due.Before(due)) {
				due = l.Due
			}
		}
		r := reviewed(t, definition(), a, asOf.String())
		assert.Equal(t, r.Terms.Renewed, renewed, "%s", asOf)
		assert.Equal(t, r.Terms.Renewal, due, "%s", asOf)
	}
}

func TestRenewals_refused(t *testing.T) {
	t.Parallel()
	a := account()
	a.Contracts[0].Start = successkit.Date{}
	_, err := a.Renewals(day("2026-01-01"))
	testkit.Faults(t, err, testkit.Fault{Path: "contracts[0].start", Kind: successkit.ErrRequired})
}
