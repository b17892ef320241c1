package success_test

import (
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
)

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	_, err := success.New(definition())
	require.NoError(t, err)
	require.NoError(t, definition().Validate())

	d := definition()
	d.ID, d.Version = "Help Desk", 0
	d.Profiles[0].Criteria[0].Question = ""
	d.Paths[0].Milestones[1].Prerequisites = []string{"nowhere"}
	d.Health[0].Bands.List = d.Health[0].Bands.List[:1]
	d.Rules = []success.Rule{
		{},
		{ID: "a", On: success.HealthInBand, Do: "act", Owner: successkit.CSM, Band: "purple", WithinDays: -1},
		{ID: "a", On: success.RenewalNear, Do: "act", Owner: successkit.CSM},
		{ID: "b", On: success.SingleContact, Do: "act", Owner: successkit.CSM, LeadDays: 3, Band: "red"},
		{ID: "c", On: success.HealthInBand, Do: "act", Owner: successkit.CSM},
		{ID: "d", On: 99, Do: "act", Owner: "the boss"},
	}
	_, err = success.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "id", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "profiles[0].criteria[0].question", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "paths[0].milestones[0].outcome", Kind: successkit.ErrRequired}, // nothing follows it now
		testkit.Fault{Path: "paths[0].milestones[1].prerequisites[0]", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "health[0].bands.list", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].on", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].do", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].owner", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[1].within_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[1].band", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rules[2].lead_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[2].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "rules[3].lead_days", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[3].band", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[4].band", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[5].on", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rules[5].owner", Kind: successkit.ErrMalformed},
	)
}

// What a program names must be there, and what it looks for must be said.
func TestNewResolves(t *testing.T) {
	t.Parallel()
	_, err := success.New(rich())
	require.NoError(t, err)
	d := rich()
	d.Profiles[0].EffectiveFrom = day("2024-01-01")
	d.Profiles[0].Criteria[0].Rule = fit.Rule{Op: fit.OneOf, Offer: "mail-systems"}
	d.Offers = []fit.Offer{{ID: "desk", Version: 1, EffectiveFrom: day("2024-02-01"), Capabilities: []fit.Capability{{ID: "mail-systems", Delivers: fit.Words("imap")}}}}
	d.Paths[0].Variants = []journey.Variant{{Coverage: "no-touch"}}
	d.Paths[0].Handoffs[0].To = "installer"
	d.Routes = []success.Route{
		{Segment: "small", Path: "onboarding"},
		{Segment: "small", Delivery: outcome.SaaS, Path: "onboarding"},
		{Segment: "Large", Delivery: 9, Path: "nowhere"},
	}
	d.HealthChoice = health.Choice{Default: "early-warning", Rules: []health.ChoiceRule{{ID: "r", Model: "early-warning", Is: []health.AttributeIs{
		{Attribute: "level", Values: []string{"low-touch", "no-touch"}},
		{Attribute: "delivery", Values: []string{"saas", "pigeon"}},
		{Attribute: "region", Values: []string{"anywhere"}},
	}}}}
	d.Trend, d.Sponsors = nil, nil
	d.Value.Currency, d.Value.Costs = "EUR", []string{"own-time", "own-time"}
	_, err = success.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "profiles[0].offer", Kind: successkit.ErrUnknown}, // in January there was none
		testkit.Fault{Path: "paths[0].variants[0].coverage", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "paths[0].handoffs[0].to", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "routes[1]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "routes[2].delivery", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "routes[2].segment", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "routes[2].path", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "health_choice.rules[0].is[0].values[1]", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "health_choice.rules[0].is[1].values[1]", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "value.costs[1]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "value.currency", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[4].on", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[5].on", Kind: successkit.ErrRequired},
	)
	d = rich()
	d.Trend.WindowDays, d.Sponsors = 0, &success.Sponsors{Roles: []successkit.Role{"The Boss", successkit.User, successkit.User}, MeanTenure: -1}
	_, err = success.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "trend.window_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "sponsors.roles[0]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "sponsors.roles[2]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "sponsors.wanted", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "sponsors.mean_tenure", Kind: successkit.ErrOutOfRange},
	)
}

// What recurs is told by its place in the level, also where the level has no id.
func TestNewChecksLevels(t *testing.T) {
	t.Parallel()
	call := cadence.Rule{ID: "call", Name: "Call", Kind: "call", EveryDays: 30}
	d := definition()
	d.Roles = []success.Duty{{Role: successkit.CSM, Work: []success.Work{{Kind: "call"}, {Kind: "call", Minutes: 100_001}}}}
	d.WindowDays = 3_651
	d.Rules = nil
	d.Paths[0].Milestones[0].Owner = ""
	d.Levels = []success.Level{
		{ID: "high-touch", Cadence: []cadence.Rule{call, {ID: "review", Name: "Review", EveryMonths: 3}}, SilenceDays: 3_661},
		{Cadence: []cadence.Rule{{ID: "call", Name: "Call", Kind: "call"}, {ID: "visit", Name: "Visit", Kind: "visit", EveryDays: 90, Owner: "boss"}}},
	}
	_, err := success.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "levels[0].silence_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "levels[0].cadence[1].kind", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "levels[1].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "levels[1].cadence[0].every_days", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "levels[1].cadence[1].owner", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "roles[0].work[0].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "roles[0].work[1].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "roles[0].work[1].kind", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "window_days", Kind: successkit.ErrOutOfRange},
	)
}

// The profile in force on a day is compared with the offer in force on it, and
// faults are told by their place in the definition, whatever the order there.
func TestProfileAndOfferOfADay(t *testing.T) {
	t.Parallel()
	d := definition()
	v2 := d.Profiles[0]
	v2.Version, v2.EffectiveFrom = 2, day("2025-03-01")
	v2.Criteria = []fit.Criterion{{
		ID: "mail", Input: fit.Technical, Kind: fit.Need, Question: "Which mail system does the customer run?",
		Rule: fit.Rule{Op: fit.OneOf, Offer: "mail-systems"}, Cost: 1,
	}}
	d.Profiles = []fit.Definition{v2, d.Profiles[0]}
	offer := func(version int, from string, systems ...string) fit.Offer {
		return fit.Offer{ID: "desk", Version: version, EffectiveFrom: day(from), Capabilities: []fit.Capability{{ID: "mail-systems", Delivers: fit.Words(systems...)}}}
	}
	d.Offers = []fit.Offer{offer(2, "2025-05-01", "imap", "exchange"), offer(1, "2023-01-01", "exchange")}
	for date, want := range map[string]struct {
		verdict        fit.Verdict
		profile, offer int
	}{
		"2023-12-31": {fit.Unassessed, 0, 0},
		"2025-02-28": {fit.Potential, 1, 1},
		"2025-03-01": {fit.NoPotential, 2, 1},
		"2025-04-30": {fit.NoPotential, 2, 1},
		"2025-05-01": {fit.Potential, 2, 2},
	} {
		got := reviewed(t, d, account(), date).Fit
		assert.Equal(t, want.verdict, got.Verdict, date)
		assert.Equal(t, want.profile, got.Profile.Version, date)
		assert.Equal(t, want.offer, got.Offer.Version, date)
	}
	d.Offers[0].Capabilities[0].ID = "mail"
	_, err := success.New(d)
	testkit.Faults(t, err, testkit.Fault{Path: "profiles[0].criteria[0].rule.offer", Kind: successkit.ErrUnknown})
}

func TestProgramSharesNoMemory(t *testing.T) {
	t.Parallel()
	for _, of := range []func() success.Definition{definition, rich} {
		d := of()
		p, err := success.New(d)
		require.NoError(t, err)
		scribble(reflect.ValueOf(&d))
		got := p.Definition()
		assert.Equal(t, stored(t, of()), stored(t, got))
		scribble(reflect.ValueOf(&got))
		assert.Equal(t, stored(t, of()), stored(t, p.Definition()))
	}
}

func TestBookValidate(t *testing.T) {
	t.Parallel()
	b := success.Book{Program: definition(), Accounts: []success.Account{account(), account(), {}}}
	b.Program.Version = 0
	testkit.Faults(t, b.Validate(),
		testkit.Fault{Path: "program.version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "accounts[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "accounts[2].id", Kind: successkit.ErrRequired},
	)
}

func useCase(id string) usecase.UseCase {
	return usecase.UseCase{ID: id, Name: id, Success: "it works", Measures: []usecase.Measure{{
		ID: "first-reply", Name: "first reply", Unit: "hours", Direction: outcome.Lower, Factor: number("0.5"),
	}}}
}

// A book is refused for whatever a review of it would be refused for, and for
// what names nothing.
func TestBookValidateResolves(t *testing.T) {
	t.Parallel()
	a := account()
	a.Level, a.Attributes = "high-touch", map[string]string{"a key\n": "x"}
	a.Contracts[0].Renews = "k0"
	a.Departures = []success.Departure{{ID: "x", Date: day("2026-01-06"), Contract: "k7"}}
	a.Fit.Settlements = []fit.Settlement{{ID: "s", Commitment: "c", Kept: true, Date: day("2025-02-01")}}
	other := a.Desired[0]
	other.ID, other.Definition.ID = "d2", "another"
	a.Desired = append(a.Desired, other)
	a.Confirmations = []outcome.Confirmation{
		{ID: "f1", Side: successkit.VendorSide, By: "whoever", Goals: []string{"faster"}, Date: day("2025-01-10")},
		{ID: "f2", Side: successkit.CustomerSide, By: "zoe", Goals: []string{"faster"}, Date: day("2025-01-10")},
	}
	a.Benefits = []value.Benefit{{ID: "b", Part: "time", Date: day("2025-01-10"), Amount: decimal.New(1, 0), Currency: "USD", Source: "x"}}
	a.Costs = []value.Cost{{ID: "c", Part: "time", Date: day("2025-01-10"), Amount: decimal.New(1, 0)}}
	a.Overrides = []health.Override{{ID: "h", Kind: health.Withdraw, Withdraws: "g", Reason: "r", By: "kim", SetAt: day("2025-02-01")}}
	a.Exceptions = []success.Exception{
		{ID: "e1", Date: day("2025-02-01"), Ruling: success.Granted, Kind: "refund", Cause: "outage", EscalatedTo: successkit.Executive, Currency: "USD"},
		{ID: "e2", Of: "e1", Date: day("2025-02-01"), Ruling: success.Refused},
	}
	a.Acts = []success.Act{{ID: "a", Date: day("2025-02-01"), Kind: "review", Contact: "zoe"}}
	a.Obstacles = []success.Obstacle{{ID: "o1", Date: day("2025-02-01"), Clears: "o1"}}
	d := definition()
	d.UseCases = &usecase.Definition{ID: "uses", Version: 1, UseCases: []usecase.UseCase{useCase("reporting")}}
	b := success.Book{Program: d, Accounts: []success.Account{a}}
	fault := func(path string, kind error) testkit.Fault {
		return testkit.Fault{Path: "accounts[0]." + path, Kind: kind}
	}
	testkit.Faults(t, b.Validate(),
		fault("attributes", successkit.ErrMalformed),
		fault("level", successkit.ErrUnknown),
		fault("desired[0].definition.required[0].use_case", successkit.ErrUnknown),
		fault("desired[1].definition.required[0].use_case", successkit.ErrUnknown),
		fault("benefits[0].currency", successkit.ErrConflict),
		fault("costs[0].currency", successkit.ErrConflict),
		fault("exceptions[0].currency", successkit.ErrConflict),
		fault("desired[1].definition.id", successkit.ErrConflict),
		fault("contracts[0].renews", successkit.ErrUnknown),
		fault("departures[0].contract", successkit.ErrUnknown),
		fault("fit.settlements[0].commitment", successkit.ErrUnknown),
		fault("confirmations[1].by", successkit.ErrUnknown),
		fault("overrides[0].withdraws", successkit.ErrUnknown),
		fault("exceptions[1].of", successkit.ErrUnknown),
		fault("acts[0].contact", successkit.ErrUnknown),
		fault("obstacles[0].clears", successkit.ErrUnknown),
	)

	a = account()
	a.Exceptions = []success.Exception{
		{ID: "e1", Date: day("2025-02-01"), Ruling: success.Asked, Kind: "refund", Cause: "outage", AgainstTerms: true},
		{ID: "e2", Of: "e1", Date: day("2025-02-03"), Ruling: success.Granted, EscalatedTo: successkit.Executive},
	}
	b = success.Book{Program: definition(), Accounts: []success.Account{a}}
	testkit.Faults(t, b.Validate(), fault("exceptions[1].ruling", successkit.ErrConflict))

	a = account()
	a.Overrides = []health.Override{
		{ID: "h1", Kind: health.Floor, Value: health.MustPoints("80"), Reason: "r", By: "kim", SetAt: day("2025-02-01"), ExpiresAt: day("2025-04-01")},
		{ID: "h2", Kind: health.Cap, Value: health.MustPoints("40"), Reason: "r", By: "kim", SetAt: day("2025-03-01"), ExpiresAt: day("2025-04-01")},
	}
	b = success.Book{Program: definition(), Accounts: []success.Account{a}}
	testkit.Faults(t, b.Validate(), fault("overrides", successkit.ErrConflict))
}
