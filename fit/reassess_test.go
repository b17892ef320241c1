package fit_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// F5: a reassessment says what flipped and whose change caused it.
func TestF5Reassess(t *testing.T) {
	const version, offer, vendor, customer, clock = fit.ByProfile, fit.ByOffer, fit.ByVendor, fit.ByCustomer, fit.ByTime
	then, now := day.AddDays(-60), day
	early := suits()
	for i := range early.Evidence {
		early.Evidence[i].Date = then.AddDays(-10)
	}
	hear := func(criterion string, a fit.Answer, ago int) func(*fit.Facts) {
		return func(f *fit.Facts) {
			f.Evidence = append(f.Evidence, fit.Evidence{ID: "new-" + criterion, Criterion: criterion, Answer: a, Date: day.AddDays(-ago)})
		}
	}
	commit := func(by successkit.Side, ago int) func(*fit.Facts) {
		return func(f *fit.Facts) {
			c := promise("c-"+by.String(), "must-have-features", by)
			c.Date = day.AddDays(-ago)
			c.Due = c.Date.AddDays(20)
			f.Commitments = append(f.Commitments, c)
		}
	}
	wider := func(o *fit.Offer) {
		o.Version, o.Capabilities[1].Delivers = 2, fit.Words("forecast", "import", "offline", "sso")
	}
	narrower := func(o *fit.Offer) { o.Version, o.Capabilities[1].Delivers = 2, fit.Words("forecast") }
	stricter := func(d *fit.Definition) {
		d.Version, d.Criteria[2].Rule.Value = 2, fit.Int(100)
	}
	for _, tt := range []struct {
		name          string
		facts         []func(*fit.Facts)
		offer         func(*fit.Offer)
		definition    func(*fit.Definition)
		before, after fit.Verdict
		flips         []string
		causes        [][]fit.Cause
	}{
		{"the expert leaves", []func(*fit.Facts){hear("data-skills", fit.YesNo(false), 5)}, nil, nil, fit.Potential, fit.NoPotential, []string{"data-skills"}, [][]fit.Cause{{customer}}},
		{"we drop a feature", nil, narrower, nil, fit.Potential, fit.NoPotential, []string{"must-have-features"}, [][]fit.Cause{{offer}}},
		{"we ship a feature", []func(*fit.Facts){hear("must-have-features", fit.Words("offline"), 65)}, wider, nil, fit.NoPotential, fit.Potential, []string{"must-have-features"}, [][]fit.Cause{{offer}}},
		{"they outgrow us", []func(*fit.Facts){hear("must-have-features", fit.Words("offline"), 5)}, nil, nil, fit.Potential, fit.NoPotential, []string{"must-have-features"}, [][]fit.Cause{{customer}}},
		{"we ask for more", nil, nil, stricter, fit.Potential, fit.NoPotential, []string{"integration-budget"}, [][]fit.Cause{{version}}},
		{"we promise", []func(*fit.Facts){hear("must-have-features", fit.Words("offline"), 65), commit(successkit.VendorSide, 5)}, nil, nil, fit.NoPotential, fit.Conditional, []string{"must-have-features"}, [][]fit.Cause{{vendor}}},
		{"the promise runs out", []func(*fit.Facts){hear("must-have-features", fit.Words("offline"), 65), commit(successkit.VendorSide, 65)}, nil, nil, fit.Conditional, fit.NoPotential, []string{"must-have-features"}, [][]fit.Cause{{clock}}},
		{"two things at once, each enough", []func(*fit.Facts){hear("must-have-features", fit.Words("offline"), 5)}, narrower, nil, fit.Potential, fit.NoPotential, []string{"must-have-features"}, [][]fit.Cause{{offer}, {customer}}},
		{"news that changes nothing", []func(*fit.Facts){hear("must-have-features", fit.Words("offline", "sso"), 65), hear("data-skills", fit.YesNo(true), 4)}, nil, nil, fit.NoPotential, fit.NoPotential, nil, nil},
		{"a need of something that we dropped", []func(*fit.Facts){hear("must-have-features", fit.Words("import"), 5)}, func(o *fit.Offer) {
			o.Version, o.Capabilities[1].Delivers = 2, fit.Words("forecast", "sso")
		}, nil, fit.Potential, fit.NoPotential, []string{"must-have-features"}, [][]fit.Cause{{offer, customer}}},
		{"nothing", nil, nil, nil, fit.Potential, fit.Potential, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			facts := fit.Facts{Evidence: slices.Clone(early.Evidence)}
			for _, change := range tt.facts {
				change(&facts)
			}
			o, d := today(), offered()
			if tt.offer != nil {
				tt.offer(&o)
			}
			if tt.definition != nil {
				tt.definition(&d)
			}
			r, err := fit.Reassess(facts, fit.View{Profile: under(t, offered(), today()), AsOf: then}, fit.View{Profile: under(t, d, o), AsOf: now})
			require.NoError(t, err)
			assert.Equal(t, tt.before, r.Before)
			assert.Equal(t, tt.after, r.After)
			assert.Equal(t, tt.causes, r.Causes)
			var flips []string
			for _, f := range r.Flips {
				flips = append(flips, f.Criterion)
				assert.Equal(t, tt.causes, f.Causes)
				assert.NotEqual(t, f.Was, f.Is)
			}
			assert.Equal(t, tt.flips, flips)
		})
	}
}

// Evidence that goes stale is a cause of its own, and a profile that asks more
// or less flips what it asks.
func TestF5ReassessStalenessAndProfile(t *testing.T) {
	p := profile(t, forecasting())
	r, err := fit.Reassess(good(), fit.View{p, day}, fit.View{p, day.AddDays(160)})
	require.NoError(t, err)
	assert.Equal(t, fit.Undetermined, r.After)
	assert.Equal(t, [][]fit.Cause{{fit.ByTime}}, r.Causes)
	assert.Len(t, r.Flips, 3)
	assert.Equal(t, "fit.stale", r.Flips[0].Is[0].Code)

	d := forecasting()
	d.Version = 4
	d.Criteria = slices.Delete(d.Criteria, 0, 1)
	d.Criteria = append(d.Criteria, fit.Criterion{ID: "new", Input: fit.Technical, Kind: fit.Demand, Question: "?", Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}})
	r, err = fit.Reassess(good(), fit.View{p, day}, fit.View{profile(t, d), day})
	require.NoError(t, err)
	require.Len(t, r.Flips, 2)
	assert.True(t, r.Flips[0].Added)
	assert.Equal(t, "new", r.Flips[0].Criterion)
	assert.True(t, r.Flips[1].Removed)
	assert.Equal(t, [][]fit.Cause{{fit.ByProfile}}, r.Flips[1].Causes)
	assert.Equal(t, fit.Undetermined, r.After)

	_, err = fit.Reassess(good(), fit.View{}, fit.View{p, successkit.Date{}})
	require.Error(t, err)
	var paths []string
	for f := range successkit.FieldErrors(err) {
		paths = append(paths, f.Path)
	}
	assert.Equal(t, []string{"from.profile", "from.as_of", "to.as_of"}, paths)
}

func TestCauseSide(t *testing.T) {
	for cause, want := range map[fit.Cause]successkit.Side{
		fit.UnknownCause: successkit.UnknownSide, fit.ByProfile: successkit.UnknownSide, fit.ByTime: successkit.UnknownSide,
		fit.ByOffer: successkit.VendorSide, fit.ByVendor: successkit.VendorSide, fit.ByCustomer: successkit.CustomerSide,
	} {
		assert.Equal(t, want, cause.Side(), cause)
	}
}

// Where the verdict or a state changes, something is named that changed it, and
// where nothing changed, nothing flips.
func TestLawReassess(t *testing.T) {
	flipped := 0
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		next := d
		next.Criteria = slices.Clone(d.Criteria)
		if r.IntN(2) == 0 {
			next.Version = 2
			next.Criteria[0].Rule.Value = fit.Int(r.Int64N(5))
		}
		from := fit.View{profile(t, d), day.AddDays(-r.IntN(12))}
		to := fit.View{profile(t, next), day}
		got, err := fit.Reassess(facts, from, to)
		require.NoError(t, err)
		before, after := assess(t, from.Profile, facts, from.AsOf), assess(t, to.Profile, facts, to.AsOf)
		assert.Equal(t, before.Verdict, got.Before)
		assert.Equal(t, after.Verdict, got.After)
		assert.Equal(t, before.Verdict != after.Verdict, len(got.Causes) > 0)
		flips := 0
		for i, f := range after.Findings {
			if before.Findings[i].State != f.State {
				flips++
			}
		}
		assert.Len(t, got.Flips, flips)
		for _, f := range got.Flips {
			assert.NotEmpty(t, f.Causes)
			flipped++
		}
		same, err := fit.Reassess(facts, to, to)
		require.NoError(t, err)
		assert.Empty(t, same.Flips)
	})
	assert.Greater(t, flipped, 100)
}

// Replaying yields those whose verdict changes, and only those.
func TestReplay(t *testing.T) {
	o := today()
	o.Version, o.Capabilities[1].Delivers = 2, fit.Words("forecast", "import", "offline", "sso")
	from, to := fit.View{under(t, offered(), today()), day}, fit.View{under(t, offered(), o), day}
	prospects := []fit.Prospect{
		{ID: "met", Facts: suits()},
		{ID: "waits", Facts: with(suits(), "must-have-features", fit.Words("offline"))},
		{ID: "broken", Facts: fit.Facts{Evidence: []fit.Evidence{{}}}},
		{ID: "ill", Facts: with(with(suits(), "must-have-features", fit.Words("offline")), "speaks-ill", fit.YesNo(true))},
	}
	var ids []string
	for r, err := range fit.Replay(slices.Values(prospects), from, to) {
		ids = append(ids, r.ID)
		if r.ID == "broken" {
			require.ErrorIs(t, err, successkit.ErrRequired)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, [][]fit.Cause{{fit.ByOffer}}, r.Causes)
	}
	assert.Equal(t, []string{"waits", "broken"}, ids)
	for _, err := range fit.Replay(slices.Values(prospects), from, to) {
		require.NoError(t, err)
		break
	}
}
