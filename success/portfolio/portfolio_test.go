package portfolio_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
)

func definition() portfolio.Definition {
	return portfolio.Definition{
		WorkingHours: 520, PeriodDays: 91, Utilisation: decimal.New(75, -2), Overhead: decimal.New(15, -2),
		Touches: map[string]int{"check-in": 60}, Minutes: portfolio.Minutes{Renewal: 240, Risk: 480}, RampDays: 90,
		Services: []portfolio.Service{
			{
				Level: "high", Minutes: 300, WithinMinutes: 60, Hours: []outcome.Hours{hours("08:00", "18:00", 60)}, Touch: outcome.Human,
				Channels: []successkit.Channel{"email", "phone", "in-person"}, Languages: []string{"de", "en"}, Skills: []string{"sql", "tax"},
				Roles: []successkit.Role{successkit.CSM, successkit.TAM}, Coverage: "named", Expertise: "expert",
			},
			{
				Level: "low", Minutes: 60, WithinMinutes: 480, Hours: []outcome.Hours{hours("00:00", "00:00", 480)},
				Channels: []successkit.Channel{"email"}, Languages: []string{"en"}, Roles: []successkit.Role{successkit.CSM}, Coverage: "pooled",
			},
			{Level: "tech", Channels: []successkit.Channel{"in-app", "self-service"}, Languages: []string{"en"}, Touch: outcome.Unattended},
		},
		MinuteCost: decimal.New(125, -2), Currency: "EUR",
	}
}

func hours(from, to string, within int) outcome.Hours {
	return outcome.Hours{From: successkit.MustTimeOfDay(from), To: successkit.MustTimeOfDay(to), WithinMinutes: within}
}

func levels() []success.Level {
	return []success.Level{
		{ID: "high", Cadence: []cadence.Rule{
			{ID: "c", Name: "Check-in", Kind: "check-in", EveryDays: 13}, {ID: "r", Name: "Review", Kind: "business-review", EveryMonths: 3},
		}},
		{ID: "low", Cadence: []cadence.Rule{{ID: "c", Name: "Check-in", Kind: "check-in", EveryMonths: 1}}},
		{ID: "tech"},
	}
}

func plan(t testing.TB) *portfolio.Plan {
	t.Helper()
	p, err := portfolio.New(definition(), levels())
	require.NoError(t, err)
	return p
}

func review(id string) success.Review {
	return success.Review{
		Account: id, Level: "high", Segment: "large", Owner: "kim", AsOf: successkit.MustDate("2025-07-01"),
		Terms: success.Terms{Relation: success.Customer, Value: decimal.New(100, 0), Currency: "EUR", Renewal: successkit.MustDate("2026-07-01")},
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
	require.Len(t, b.Owners[0].Revenue, 1)
	testkit.EqualDecimal(t, "210", b.Owners[0].Revenue[0].Value)
}

// S5: the bounds of loads belong to the fair side, and a person is as many minutes
// as it has: of 19,890 the bounds are 13,923, 21,879 and 25,857.
func TestS5Bounds(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		minutes int64
		state   portfolio.State
		people  int64
	}{
		{0, portfolio.Light, 0},
		{1, portfolio.Light, 1},
		{13_922, portfolio.Light, 1},
		{13_923, portfolio.Fair, 1},
		{19_890, portfolio.Fair, 1},
		{19_891, portfolio.Fair, 2},
		{21_879, portfolio.Fair, 2},
		{21_880, portfolio.Heavy, 2},
		{25_857, portfolio.Heavy, 2},
		{25_858, portfolio.Overloaded, 2},
		{39_780, portfolio.Overloaded, 2},
	} {
		b, err := plan(t).Balance([]portfolio.Owner{{ID: "kim"}}, []portfolio.Demand{{Account: "a", Owner: "kim", Minutes: row.minutes}})
		require.NoError(t, err)
		assert.Equal(t, row.state, b.Owners[0].State, row.minutes)
		assert.Equal(t, row.people, b.People, row.minutes)
	}
}

// A review that none could be costs no more than a book has, and is refused there.
func TestHostileReview(t *testing.T) {
	t.Parallel()
	r := review("a")
	r.Through.Window = successkit.Month(2025, 6)
	r.Through.Reactive = []success.ReactiveLoad{{Minutes: math.MaxInt}, {Minutes: math.MinInt}, {Minutes: math.MaxInt}}
	d := plan(t).Demand(r)
	assert.Equal(t, int64(720+10_000_000_000_000*91/30), d.Minutes)
	_, err := plan(t).Balance(nil, []portfolio.Demand{d})
	testkit.Faults(t, err, testkit.Fault{Path: "demands[0].minutes", Kind: successkit.ErrOutOfRange})
}

// S5: seven check-ins of an hour in a quarter and 300 minutes that the level takes
// beside, 240 minutes for a renewal within the quarter and 480 for danger; and what
// locks.
func TestS5Demand(t *testing.T) {
	t.Parallel()
	p, r := plan(t), review("a")
	assert.Equal(t, int64(720), p.Demand(r).Minutes)
	r.Terms.Renewal = successkit.MustDate("2025-08-29")
	r.InWorstBand = true
	r.Exceptions = []success.Exception{{Ruling: success.Asked}}
	d := p.Demand(r)
	assert.Equal(t, int64(1440), d.Minutes)
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
	owners := []portfolio.Owner{{ID: "kim", Segments: []string{"large"}}, {ID: "lee", Segments: []string{"large"}}}
	b, err := p.Balance(owners, demands)
	require.NoError(t, err)
	assert.Equal(t, portfolio.Overloaded, b.Owners[0].State)
	assert.Equal(t, 2, b.Unassigned.Accounts)
	got, err := p.Propose(owners, demands, 10)
	require.NoError(t, err)
	assert.Equal(t, []portfolio.Move{
		{Account: "new", To: "lee", Minutes: 1_000},
		{Account: "free", From: "kim", To: "lee", Minutes: 8_000},
	}, got.Moves)
	assert.Equal(t, 1, got.Left, "nobody serves the segment")
	assert.Zero(t, got.Locked, "who is locked has an owner who is heavy no more")
	assert.Equal(t, int64(29_000), got.Owners[0].Minutes+got.Owners[1].Minutes)
	assert.Positive(t, got.Given.Compare(got.After))
	got, err = p.Propose(owners, demands, 0)
	require.NoError(t, err)
	assert.Empty(t, got.Moves)
	assert.Equal(t, 2, got.Left)
}

// S5: 10 % over one person's hours less what there is, at 5,000 minutes a
// quarter more, and ninety days to learn.
func TestS5NextHire(t *testing.T) {
	t.Parallel()
	p, asOf := plan(t), successkit.MustDate("2025-07-01")
	b, err := p.Balance([]portfolio.Owner{{ID: "kim"}}, []portfolio.Demand{{Account: "a", Owner: "kim", Minutes: 16_879}})
	require.NoError(t, err)
	hire := func(b portfolio.Balance, growth int64) portfolio.Hire {
		h, err := p.NextHire(b, growth, asOf)
		require.NoError(t, err)
		return h
	}
	h := hire(b, 5_000) // room for 5,000 minutes: 91 days
	assert.Equal(t, successkit.MustDate("2025-09-30"), h.Needed)
	assert.Equal(t, successkit.MustDate("2025-07-02"), h.By)
	assert.False(t, h.Late)
	assert.True(t, hire(b, 10_000).Late)
	today := hire(b, 5_055) // in 90 days, which is the ramp
	assert.Equal(t, asOf, today.By)
	assert.False(t, today.Late, "today is in time")
	assert.Equal(t, portfolio.Hire{}, hire(b, 0))
	assert.Equal(t, portfolio.Hire{}, hire(b, 1), "in 1,246 years")
	b.Minutes, b.Available = 0, 36_525*10/11+1 // room for 36,525 minutes, with one a day
	assert.Equal(t, asOf.AddDays(36_525), hire(b, 91).Needed, "in a century")
	b.Available++
	assert.Equal(t, portfolio.Hire{}, hire(b, 91), "a day later")
	b.Available = 19_890
	b.Minutes = 21_880 // one more than the bound, which is 21,879
	assert.Equal(t, portfolio.Hire{Missing: 1, Needed: asOf, By: successkit.MustDate("2025-04-02"), Late: true}, hire(b, 0))
	b.Minutes = 2 * 21_879
	assert.Equal(t, int64(1), hire(b, 0).Missing)
	b.Minutes++
	assert.Equal(t, int64(2), hire(b, 0).Missing)
	b.Minutes = 21_879
	assert.Equal(t, portfolio.Hire{}, hire(b, 0), "the bound is not passed")
	_, err = p.NextHire(portfolio.Balance{Minutes: -1, Available: 1 << 60}, -1<<60, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "available", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "growth", Kind: successkit.ErrOutOfRange},
	)
}

func TestRefused(t *testing.T) {
	t.Parallel()
	d := definition()
	d.WorkingHours, d.Utilisation, d.Touches["a"], d.Currency = 0, decimal.New(2, 0), -1, "eur"
	d.Services = []portfolio.Service{
		{Level: "high", Minutes: -1, Hours: []outcome.Hours{{}}, Languages: []string{"DE"}, Coverage: "?", Touch: 9},
		{Level: "high"},
		{Level: "gold"},
		{Level: "low"},
	}
	all := append(levels(), success.Level{ID: "high", Cadence: []cadence.Rule{{ID: "c", Name: "C", Kind: "c"}}})
	_, err := portfolio.New(d, all)
	testkit.Faults(t, err,
		testkit.Fault{Path: "working_hours", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "utilisation", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "touches.a", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "levels[3].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "levels[3].cadence[0].every_days", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "services[0].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "services[0].hours[0].from", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "services[0].hours[0].to", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "services[0].hours[0].within_minutes", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "services[0].languages[0]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "services[0].coverage", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "services[0].touch", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "services[1].level", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "services[2].level", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "services", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
	)
	_, err = plan(t).Balance(
		[]portfolio.Owner{{ID: "k"}, {ID: "k"}, {ID: "l", Percent: 101}},
		[]portfolio.Demand{{Account: "a"}, {Account: "a"}, {}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "owners[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "owners[2].percent", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "demands[1].account", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "demands[2].account", Kind: successkit.ErrRequired},
	)
	d = definition()
	d.WorkingHours = 1 // 38 minutes
	p, err := portfolio.New(d, levels())
	require.NoError(t, err)
	_, err = p.Propose([]portfolio.Owner{{ID: "k", Percent: 2}, {ID: "l", Percent: 3}}, nil, 1)
	testkit.Faults(t, err, testkit.Fault{Path: "owners[0].percent", Kind: successkit.ErrOutOfRange})
	d.Utilisation = decimal.New(1, -3)
	_, err = portfolio.New(d, levels())
	testkit.Faults(t, err, testkit.Fault{Path: "working_hours", Kind: successkit.ErrOutOfRange})
}

// A plan keeps nothing of the caller's, and gives away nothing of its own.
func TestImmutable(t *testing.T) {
	t.Parallel()
	d, all := definition(), levels()
	p, err := portfolio.New(d, all)
	require.NoError(t, err)
	want := p.Demand(review("acme"))
	given := p.Definition()
	for _, d := range []portfolio.Definition{d, given} {
		d.Touches["check-in"], d.Services[0].Languages[0], d.Services[0].Hours[0].WithinMinutes = 0, "fr", 1
	}
	all[0].Cadence[0].EveryDays = 1
	assert.Equal(t, want, p.Demand(review("acme")))
	again := p.Definition()
	assert.Equal(t, 60, again.Touches["check-in"])
	assert.Equal(t, "de", again.Services[0].Languages[0])
	assert.Equal(t, 130, again.Over, "the defaults are filled in")
	_, err = portfolio.New(again, levels())
	require.NoError(t, err)
}
