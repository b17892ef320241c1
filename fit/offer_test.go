package fit_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

// offered is the forecasting profile with its needs compared with an offer, and
// with two more of the situations that the experience and the cultural input are
// known for.
func offered() fit.Definition {
	d := forecasting()
	d.ID, d.Version = "offered", 1
	d.Criteria[0].Rule = fit.Rule{Op: fit.OneOf, Offer: "platforms"}
	d.Criteria[1].Rule = fit.Rule{Op: fit.OnlyOf, Offer: "features"}
	d.Criteria[4].Rule = fit.Rule{Op: fit.AllRules, Rules: []fit.Rule{
		{Op: fit.AtLeast, Value: fit.Int(0)},
		{Op: fit.AtMost, Offer: "support-hours"},
	}}
	d.Criteria = append(
		d.Criteria,
		fit.Criterion{
			ID: "courtship", Input: fit.Experience, Kind: fit.Need,
			Question: "How many meetings face to face does the customer want before it buys?",
			Rule:     fit.Rule{Op: fit.AtMost, Offer: "sales-meetings"}, Cost: 1,
		},
		fit.Criterion{
			ID: "start", Input: fit.Resource, Kind: fit.Need,
			Question: "From which day on can the customer's team work on the roll-out?",
			Rule:     fit.Rule{Op: fit.OnOrAfter, Offer: "services-from"}, Cost: 1,
		},
		fit.Criterion{
			ID: "demands", Input: fit.Cultural, Kind: fit.Disqualifier,
			Question: "Does the customer demand rather than ask?",
			Rule:     fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Cost: 3,
		},
	)
	return d
}

// today is what the vendor of offered delivers.
func today() fit.Offer {
	return fit.Offer{
		ID: "cloud", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"),
		Capabilities: []fit.Capability{
			{ID: "platforms", Delivers: fit.Words("atlas-crm", "borealis-crm")},
			{ID: "features", Delivers: fit.Words("forecast", "import", "sso")},
			{ID: "support-hours", Delivers: fit.Int(12)},
			{ID: "sales-meetings", Delivers: fit.Int(2)},
			{ID: "services-from", Delivers: fit.Day(successkit.MustDate("2026-05-01"))},
		},
	}
}

func under(t testing.TB, d fit.Definition, o fit.Offer) *fit.Profile {
	t.Helper()
	p, err := profile(t, d).For(o)
	require.NoError(t, err)
	return p
}

// suits are facts by which every criterion of offered is met.
func suits() fit.Facts {
	facts := good()
	for _, e := range []fit.Evidence{
		{ID: "e7", Criterion: "courtship", Answer: fit.Int(1)},
		{ID: "e8", Criterion: "start", Answer: fit.Day(successkit.MustDate("2026-05-01"))},
		{ID: "e9", Criterion: "demands", Answer: fit.YesNo(false)},
	} {
		e.Date = day.AddDays(-30)
		facts.Evidence = append(facts.Evidence, e)
	}
	return facts
}

// F3: needs are compared with what the vendor ships today.
func TestF3AgainstTheOffer(t *testing.T) {
	p := under(t, offered(), today())
	for _, tt := range []struct {
		name      string
		criterion string
		answer    fit.Answer
		want      fit.Verdict
	}{
		{"all of it", "must-have-features", fit.Words("sso"), fit.Potential},
		{"a product on another platform", "crm-platform", fit.Words("old-crm"), fit.NoPotential},
		{"a feature of the road map", "must-have-features", fit.Words("forecast", "offline"), fit.NoPotential},
		{"support around the clock", "support-hours", fit.Int(24), fit.NoPotential},
		{"a long courtship face to face", "courtship", fit.Int(6), fit.NoPotential},
		{"a short one", "courtship", fit.Int(2), fit.Potential},
		{"before our services can", "start", fit.Day(successkit.MustDate("2026-04-30")), fit.NoPotential},
		{"demands rather than asks", "demands", fit.YesNo(true), fit.NoPotential},
	} {
		a := assess(t, p, with(suits(), tt.criterion, tt.answer), day)
		assert.Equal(t, tt.want, a.Verdict, tt.name)
		assert.Equal(t, today().Ref(), a.Offer, tt.name)
	}
}

func TestProfileFor(t *testing.T) {
	p := profile(t, offered())
	_, err := p.Assess(suits(), day)
	testkit.Faults(t, err, testkit.Fault{Path: "offer", Kind: successkit.ErrRequired})
	_, err = p.Decide(suits(), day)
	require.ErrorIs(t, err, successkit.ErrRequired)
	assert.True(t, p.ReadsOffer())
	_, bound := p.Offer()
	assert.False(t, bound)

	o := today()
	o.Capabilities = append(o.Capabilities[1:4:4], fit.Capability{ID: "services-from", Delivers: fit.Int(3)})
	_, err = p.For(o)
	testkit.Faults(t, err,
		testkit.Fault{Path: "criteria[0].rule.offer", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "criteria[7].rule.offer", Kind: successkit.ErrConflict})
	_, err = (*fit.Profile)(nil).For(fit.Offer{})
	require.ErrorIs(t, err, successkit.ErrRequired)

	one := under(t, offered(), today())
	ref, bound := one.Offer()
	assert.True(t, bound)
	assert.Equal(t, today().Ref(), ref)
	o = today()
	o.Version, o.Capabilities[1].Delivers = 2, fit.Words()
	two, err := one.For(o)
	require.NoError(t, err)
	assert.Equal(t, fit.NoPotential, assess(t, two, suits(), day).Verdict, "it delivers no feature")
	assert.Equal(t, fit.Potential, assess(t, one, suits(), day).Verdict, "the other is as it was")
	assert.Equal(t, p.Ref(), two.Ref(), "an offer does not change the profile")
	assert.Equal(t, offered().Criteria[1].Rule.Offer, two.Definition().Criteria[1].Rule.Offer)

	same, err := profile(t, forecasting()).For(today())
	require.NoError(t, err, "a profile that reads no offer takes any")
	assert.Equal(t, fit.Potential, assess(t, same, good(), day).Verdict)
}

func TestOfferValidate(t *testing.T) {
	require.NoError(t, today().Validate())
	testkit.Faults(
		t, fit.Offer{Version: -1, Capabilities: []fit.Capability{{ID: "a"}, {ID: "a", Delivers: fit.Words("X")}, {ID: "B b", Delivers: fit.Day(successkit.Date{})}}}.Validate(),
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "effective_from", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "capabilities[0].delivers", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "capabilities[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "capabilities[1].delivers", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "capabilities[2].id", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "capabilities[2].delivers", Kind: successkit.ErrRequired},
	)
}

// The fingerprint of an offer stands for its content, in whatever order that
// comes.
func TestOfferFingerprint(t *testing.T) {
	want := today().Ref()
	turned := today()
	turned.Capabilities[0], turned.Capabilities[4] = turned.Capabilities[4], turned.Capabilities[0]
	assert.Equal(t, want, turned.Ref())
	assert.Len(t, want.Fingerprint, 64)
	other := today()
	other.Capabilities[2].Delivers = fit.Int(13)
	assert.NotEqual(t, want, other.Ref())
}

// F5: versions are in force from a day.
func TestF5Versions(t *testing.T) {
	second := offered()
	second.Version, second.EffectiveFrom = 2, day
	v, err := fit.NewVersions(second, offered())
	require.NoError(t, err)
	later := today()
	later.Version, later.EffectiveFrom = 2, day.AddDays(10)
	later.Capabilities[1].Delivers = fit.Words("forecast", "import", "offline", "sso")
	o, err := fit.NewOffers(later, today())
	require.NoError(t, err)

	for _, tt := range []struct {
		on             string
		profile, offer int // versions; 0 for none
	}{
		{"2025-12-31", 0, 0},
		{"2026-01-01", 1, 1},
		{"2026-03-30", 1, 1},
		{"2026-03-31", 2, 1},
		{"2026-04-10", 2, 2},
	} {
		on := successkit.MustDate(tt.on)
		p, err := v.InForce(o, on)
		if tt.profile == 0 {
			testkit.Faults(t, err, testkit.Fault{Path: "profile", Kind: successkit.ErrUnknown})
			continue
		}
		require.NoError(t, err)
		ref, _ := p.Offer()
		assert.Equal(t, tt.profile, p.Ref().Version, tt.on)
		assert.Equal(t, tt.offer, ref.Version, tt.on)
	}
	_, err = v.InForce(nil, day)
	testkit.Faults(t, err, testkit.Fault{Path: "offer", Kind: successkit.ErrUnknown})
	_, ok := (*fit.Versions)(nil).On(day)
	assert.False(t, ok)
	assert.Empty(t, (*fit.Versions)(nil).All())
	assert.Empty(t, (*fit.Offers)(nil).All())
	assert.Len(t, v.All(), 2)
	assert.Equal(t, 1, o.All()[0].Version)

	got, _ := o.On(day)
	got.Capabilities[0].ID = "spoilt"
	again, _ := o.On(day)
	assert.Equal(t, "platforms", again.Capabilities[0].ID)
	plain, err := fit.NewVersions(forecasting())
	require.NoError(t, err)
	_, err = plain.InForce(nil, day)
	require.NoError(t, err, "it reads no offer")
}

func TestVersionsRefuse(t *testing.T) {
	twin, other, back := offered(), offered(), offered()
	other.ID, other.Version = "other", 2
	back.Version, back.EffectiveFrom = 3, successkit.MustDate("2025-01-01")
	_, err := fit.NewVersions(offered(), twin, other, back, fit.Definition{})
	require.Error(t, err)
	var paths []string
	for f := range successkit.FieldErrors(err) {
		paths = append(paths, f.Path)
	}
	assert.Subset(t, paths, []string{"versions[1].version", "versions[2].id", "versions[3].effective_from", "versions[4].version"})
	_, err = fit.NewOffers(today(), today(), fit.Offer{})
	require.ErrorIs(t, err, successkit.ErrDuplicate)
	require.ErrorIs(t, err, successkit.ErrRequired)
}

func TestRulesOfOffersAndDates(t *testing.T) {
	rule := func(r fit.Rule) error {
		d := forecasting()
		d.Criteria[1].Rule = r
		return d.Validate()
	}
	deadline := fit.Day(day)
	require.NoError(t, rule(fit.Rule{Op: fit.OnOrBefore, Value: deadline}))
	require.NoError(t, rule(fit.Rule{Op: fit.Is, Offer: "self-service"}))
	testkit.Faults(t, rule(fit.Rule{Op: fit.Is, Offer: "a", Value: fit.YesNo(true)}), testkit.Fault{Path: "criteria[1].rule.offer", Kind: successkit.ErrConflict})
	testkit.Faults(t, rule(fit.Rule{Op: fit.Is, Offer: "A b"}), testkit.Fault{Path: "criteria[1].rule.offer", Kind: successkit.ErrMalformed})
	testkit.Faults(t, rule(fit.Rule{Op: fit.AnyRule, Offer: "a", Rules: []fit.Rule{{Op: fit.Is, Offer: "a"}}}), testkit.Fault{Path: "criteria[1].rule.offer", Kind: successkit.ErrConflict})
	testkit.Faults(t, rule(fit.Rule{Op: fit.OnOrAfter, Value: fit.Day(successkit.Date{})}), testkit.Fault{Path: "criteria[1].rule.value", Kind: successkit.ErrRequired})
	testkit.Faults(t, rule(fit.Rule{Op: fit.OnOrAfter, Value: fit.Int(1)}), testkit.Fault{Path: "criteria[1].rule.value", Kind: successkit.ErrConflict})

	got, ok := deadline.Day()
	assert.True(t, ok)
	assert.Equal(t, day, got)
	var back fit.Answer
	b, err := json.Marshal(deadline)
	require.NoError(t, err)
	assert.JSONEq(t, `{"date":"2026-03-31"}`, string(b))
	require.NoError(t, json.Unmarshal(b, &back))
	assert.True(t, back.Equal(deadline))
	require.Error(t, json.Unmarshal([]byte(`{"date":"2026-02-30"}`), &back))
	_, err = json.Marshal(fit.Day(successkit.Date{}))
	require.Error(t, err)
}

func TestPublished(t *testing.T) {
	c := fit.Criterion{Published: []fit.Publication{{To: "north", Date: day}, {Date: day.AddDays(30)}}}
	assert.False(t, c.PublishedTo(day.AddDays(-1), "north"))
	assert.True(t, c.PublishedTo(day, "ann", "north"))
	assert.False(t, c.PublishedTo(day, "south"))
	assert.True(t, c.PublishedTo(day.AddDays(30), "south"))
	d := forecasting()
	want := profile(t, d).Ref()
	d.Criteria[0].Published = c.Published
	assert.Equal(t, want, profile(t, d).Ref(), "who was told decides nothing")
	d.Criteria[0].Published = []fit.Publication{{To: " "}}
	testkit.Faults(t, d.Validate(),
		testkit.Fault{Path: "criteria[0].published[0].to", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "criteria[0].published[0].date", Kind: successkit.ErrRequired})
}
