package fit_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// decision returns what an assessment decides.
func decision(a fit.Assessment) fit.Decision {
	d := fit.Decision{Verdict: a.Verdict, Provisional: a.Provisional}
	for _, h := range a.Coverage.Halves {
		d.Met += h.Met
		d.Acquirable += h.Acquirable
		d.Unmet += h.Unmet
		d.Unknown += h.Unknown
	}
	return d
}

// The road without reasons decides what the road with them does, errors among
// them.
func TestLawDecideIsAssess(t *testing.T) {
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		p := profile(t, d)
		if n := len(facts.Evidence); n > 1 && r.IntN(4) == 0 {
			facts.Evidence[0].ID = facts.Evidence[n-1].ID
		}
		a, want := p.Assess(facts, day)
		got, err := p.Decide(facts, day)
		if want != nil {
			require.EqualError(t, err, want.Error())
			return
		}
		require.NoError(t, err)
		assert.Equal(t, decision(a), got)
	})
}

func TestDecideManyFacts(t *testing.T) {
	p := profile(t, forecasting())
	facts := good()
	for i := range 500 { // more than the quick check takes
		e := facts.Evidence[0]
		e.ID += string(rune('a'+i%26)) + string(rune('a'+i/26))
		facts.Evidence = append(facts.Evidence, e)
	}
	got, err := p.Decide(facts, day)
	require.NoError(t, err)
	assert.Equal(t, decision(assess(t, p, facts, day)), got)
}

func TestDecideRefuses(t *testing.T) {
	_, err := (*fit.Profile)(nil).Decide(good(), day)
	require.ErrorIs(t, err, successkit.ErrRequired)
	_, err = new(fit.Profile).Decide(good(), day)
	require.ErrorIs(t, err, successkit.ErrRequired)
	_, err = profile(t, forecasting()).Decide(good(), successkit.Date{})
	require.ErrorIs(t, err, successkit.ErrRequired)
	for _, err := range (*fit.Profile)(nil).AssessAll(slices.Values([]fit.Prospect{{ID: "a"}}), day) {
		require.ErrorIs(t, err, successkit.ErrRequired)
	}
}

func TestAssessAll(t *testing.T) {
	p := profile(t, forecasting())
	broken := good()
	broken.Evidence = slices.Clone(broken.Evidence)
	broken.Evidence[2].Date = successkit.Date{}
	list := []fit.Prospect{
		{ID: "good", Facts: good()},
		{ID: "broken", Facts: broken},
		{ID: "ill", Facts: with(good(), "speaks-ill", fit.YesNo(true))},
		{ID: "silent"},
	}
	var ids []string
	for a, err := range p.AssessAll(slices.Values(list), day) {
		ids = append(ids, a.ID)
		if a.ID == "broken" {
			require.ErrorIs(t, err, successkit.ErrRequired)
			continue
		}
		require.NoError(t, err)
		whole, err := a.Assessment()
		require.NoError(t, err)
		assert.Equal(t, assess(t, p, a.Facts, day), whole)
		assert.Equal(t, decision(whole), a.Decision)
	}
	assert.Equal(t, []string{"good", "broken", "ill", "silent"}, ids)
	for a, err := range p.AssessAll(slices.Values(list), day) {
		require.NoError(t, err)
		assert.Equal(t, "good", a.ID)
		break
	}
}

// No allocation for a decision, and none for each prospect of a walk.
func TestDecideAllocates(t *testing.T) {
	p, facts := sized(t, 24)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := p.Decide(facts, day); err != nil {
			t.Error(err)
		}
	}))
	wide, many := sized(t, 60)
	assert.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		if _, err := wide.Decide(many, day); err != nil {
			t.Error(err)
		}
	}), 1.0)
	walk := func(n int) float64 {
		list := slices.Repeat([]fit.Prospect{{ID: "a", Facts: facts}}, n)
		return testing.AllocsPerRun(10, func() {
			for _, err := range p.AssessAll(slices.Values(list), day) {
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	assert.LessOrEqual(t, walk(1000), walk(1)+1)
}

// The two roads agree on whatever profile and facts there are.
func FuzzDecide(f *testing.F) {
	definition, err := json.Marshal(forecasting())
	require.NoError(f, err)
	facts, err := json.Marshal(good())
	require.NoError(f, err)
	f.Add(definition, facts, int16(0))
	f.Add(definition, []byte(`{"evidence":[{"id":"a","criterion":"speaks-ill","answer":{"yes_no":true},"date":"2026-03-01"}]}`), int16(9))
	f.Add(definition, []byte(`{"commitments":[{"id":"a","criterion":"data-skills","by":"both","what":"x","date":"2026-03-01","due":"2026-04-01"}],`+
		`"settlements":[{"id":"a","commitment":"a","kept":true,"date":"2026-03-02"}]}`), int16(-3))
	f.Fuzz(func(t *testing.T, definition, facts []byte, days int16) {
		var d fit.Definition
		if json.Unmarshal(definition, &d) != nil {
			return // no definition
		}
		var fs fit.Facts
		if json.Unmarshal(facts, &fs) != nil {
			return // no facts
		}
		p, err := fit.New(d)
		if err != nil {
			p = profile(t, forecasting())
		}
		asOf := day.AddDays(int(days))
		a, want := p.Assess(fs, asOf)
		got, err := p.Decide(fs, asOf)
		if want != nil {
			require.EqualError(t, err, want.Error())
			return
		}
		require.NoError(t, err)
		assert.Equal(t, decision(a), got)
	})
}

// What is nil has nothing: no profile, no prospects.
func TestNil(t *testing.T) {
	var p *fit.Profile
	assert.Zero(t, p.Ref())
	assert.Zero(t, p.Definition())
	assert.False(t, p.Provisional())
	assert.False(t, p.ReadsOffer())
	_, ok := p.Offer()
	assert.False(t, ok)
	for _, err := range p.AssessAll(nil, successkit.MustDate("2026-01-01")) {
		t.Fatal("a prospect out of nothing", err)
	}
	for _, err := range fit.Replay(nil, fit.View{}, fit.View{}) {
		t.Fatal("a prospect out of nothing", err)
	}
}
