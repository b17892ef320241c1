package portfolio_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
)

func definition() portfolio.Definition {
	return portfolio.Definition{
		WorkingHours: 520, PeriodDays: 91, Utilisation: decimal.New(75, -2), Overhead: decimal.New(15, -2),
		Touches: map[string]int{"check-in": 60}, Minutes: portfolio.Minutes{Renewal: 240, Risk: 480}, RampDays: 90,
	}
}

func plan(t *testing.T) *portfolio.Plan {
	t.Helper()
	p, err := portfolio.New(definition(), []success.Level{{
		ID: "high", Cadence: []cadence.Rule{{ID: "c", Name: "Check-in", Kind: "check-in", EveryDays: 13}},
	}})
	require.NoError(t, err)
	return p
}

func review(id string) success.Review {
	return success.Review{
		Account: id, Level: "high", Segment: "large", Owner: "kim", AsOf: successkit.MustDate("2025-07-01"),
		Terms: success.Terms{Relation: success.Customer, Value: decimal.New(100, 0), Renewal: successkit.MustDate("2026-07-01")},
	}
}

// S5, the worked capacity of a published practice: 520 × .75 × .85 = 331.5
// hours, and at 16 hours each 20.7 customers, so 20 of them, and two people for
// 21.
func TestS5Capacity(t *testing.T) {
	t.Parallel()
	p := plan(t)
	assert.Equal(t, int64(19_890), p.AvailableMinutes())
	var demands []portfolio.Demand
	for i := range 21 {
		demands = append(demands, portfolio.Demand{Account: string(rune('a' + i)), Owner: "kim", Segment: "large", Minutes: 960, Value: decimal.New(10, 0)})
	}
	b, err := p.Balance([]portfolio.Owner{{ID: "kim"}}, demands)
	require.NoError(t, err)
	require.Len(t, b.Segments, 1)
	assert.Equal(t, int64(20), b.Segments[0].Each)
	assert.Equal(t, int64(2), b.Segments[0].People)
	assert.Equal(t, "101.4%", b.Owners[0].Load.Percent(1))
	assert.Equal(t, portfolio.Fair, b.Owners[0].State)
	testkit.EqualDecimal(t, "210", b.Owners[0].Value)
}

// S5: seven check-ins of an hour in a quarter, 240 minutes for a renewal within
// it and 480 for danger; and what locks.
func TestS5Demand(t *testing.T) {
	t.Parallel()
	p, r := plan(t), review("a")
	assert.Equal(t, int64(420), p.Demand(r).Minutes)
	r.Terms.Renewal = successkit.MustDate("2025-08-29")
	r.InWorstBand = true
	r.Exceptions = []success.Exception{{Ruling: success.Asked}}
	d := p.Demand(r)
	assert.Equal(t, int64(1140), d.Minutes)
	assert.Equal(t, []portfolio.Lock{portfolio.NearRenewal, portfolio.InDanger, portfolio.Escalated}, d.Locks)
	var sum int64
	for _, l := range d.Lines {
		sum += l.Minutes
	}
	assert.Equal(t, d.Minutes, sum, "the lines add up")
	r.Terms.Renewal = successkit.MustDate("2025-08-30") // sixty days
	assert.NotContains(t, p.Demand(r).Locks, portfolio.NearRenewal)
	r.Terms.Relation = success.Former
	assert.Zero(t, p.Demand(r).Minutes)
}

// S5: what nobody has is given out, what is locked stays, and what moves makes
// the loads more even without losing a minute.
func TestS5Proposal(t *testing.T) {
	t.Parallel()
	p := plan(t)
	demands := []portfolio.Demand{
		{Account: "locked", Owner: "kim", Segment: "large", Minutes: 20_000, Locks: []portfolio.Lock{portfolio.NearRenewal}},
		{Account: "free", Owner: "kim", Segment: "large", Minutes: 8_000},
		{Account: "new", Segment: "large", Minutes: 1_000},
		{Account: "odd", Segment: "small", Minutes: 1_000},
	}
	b, err := p.Balance([]portfolio.Owner{{ID: "kim", Segments: []string{"large"}}, {ID: "lee", Segments: []string{"large"}}}, demands)
	require.NoError(t, err)
	assert.Equal(t, portfolio.Overloaded, b.Owners[0].State)
	assert.Equal(t, 2, b.Unassigned.Accounts)
	got := p.Propose(b, 10)
	assert.Equal(t, []portfolio.Move{
		{Account: "new", To: "lee", Minutes: 1_000},
		{Account: "free", From: "kim", To: "lee", Minutes: 8_000},
	}, got.Moves)
	assert.Equal(t, 1, got.Left, "nobody serves the segment")
	assert.Equal(t, int64(29_000), got.Owners[0].Minutes+got.Owners[1].Minutes)
	assert.Positive(t, got.Before.Compare(got.After))
	assert.Empty(t, p.Propose(b, 0).Moves)
}

// S5: 10 % over one person's hours less what there is, at 5,000 minutes a
// quarter more, and ninety days to learn.
func TestS5NextHire(t *testing.T) {
	t.Parallel()
	p, asOf := plan(t), successkit.MustDate("2025-07-01")
	b, err := p.Balance([]portfolio.Owner{{ID: "kim"}}, []portfolio.Demand{{Account: "a", Owner: "kim", Minutes: 16_879}})
	require.NoError(t, err)
	h := p.NextHire(b, 5_000, asOf) // room for 5,000 minutes: 91 days
	assert.Equal(t, successkit.MustDate("2025-09-30"), h.Needed)
	assert.Equal(t, successkit.MustDate("2025-07-02"), h.By)
	assert.False(t, h.Late)
	assert.True(t, p.NextHire(b, 10_000, asOf).Late)
	assert.Equal(t, portfolio.Hire{}, p.NextHire(b, 0, asOf))
}

func TestRefused(t *testing.T) {
	t.Parallel()
	d := definition()
	d.WorkingHours, d.Utilisation, d.Touches["a"] = 0, decimal.New(2, 0), -1
	_, err := portfolio.New(d, nil)
	testkit.Faults(t, err,
		testkit.Fault{Path: "working_hours", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "utilisation", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "touches.a", Kind: successkit.ErrOutOfRange},
	)
	_, err = plan(t).Balance([]portfolio.Owner{{ID: "k"}, {ID: "k"}}, []portfolio.Demand{{Account: "a"}, {Account: "a"}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "owners[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "demands[1].account", Kind: successkit.ErrDuplicate},
	)
}
