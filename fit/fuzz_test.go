package fit_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit"
)

// Whatever a definition and facts decode to: nothing panics, what New accepts
// keeps its fingerprint through JSON, and an assessment reads back as it was
// written.
func FuzzAssess(f *testing.F) {
	seed := func(name string) []byte {
		b, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		return b
	}
	f.Add(seed("definition.json"), seed("facts.json"))
	f.Add([]byte(`{"criteria":[{"rule":{"op":"any","rules":[{},{"op":"is"}]}}]}`), []byte(`{"evidence":[{}],"commitments":[{}]}`))
	f.Add([]byte(`{"horizon_days":-1}`), []byte(`{"evidence":[{"id":"a","answer":{"number":1e9}},{"id":"a"}]}`))
	f.Fuzz(func(t *testing.T, definition, facts []byte) {
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
			assert.Nil(t, p)
			assert.Error(t, d.Validate())
			p = profile(t, forecasting()) // by which the facts are still assessed
		} else {
			b, err := json.Marshal(p.Definition())
			require.NoError(t, err)
			var back fit.Definition
			require.NoError(t, json.Unmarshal(b, &back))
			assert.Equal(t, p.Ref(), profile(t, back).Ref())
		}
		a, err := p.Assess(fs, day)
		if err != nil {
			assert.Error(t, fs.Validate())
			return
		}
		b, err := json.Marshal(a)
		require.NoError(t, err)
		var back fit.Assessment
		require.NoError(t, json.Unmarshal(b, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(again))
	})
}

// An answer that decodes is written in one form, which decodes to an equal one.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{`null`, `{"yes_no":true}`, `{"number":"1.50"}`, `{"number":5e-1}`, `{"words":["b","a"]}`, `{}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var a fit.Answer
		if json.Unmarshal(data, &a) != nil {
			return // no answer
		}
		_ = a.String()
		b, err := json.Marshal(a)
		if err != nil {
			return // words that are none
		}
		var back fit.Answer
		require.NoError(t, json.Unmarshal(b, &back))
		assert.True(t, a.Equal(back), "%s and %s", a, back)
	})
}

// Whatever two definitions, an offer and facts decode to, what looks at them from
// other sides fails as an assessment does or answers, and the answers read back.
func FuzzViews(f *testing.F) {
	read := func(name string) []byte {
		b, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		return b
	}
	f.Add(read("definition.json"), read("definition_offer.json"), read("offer.json"), read("facts.json"), int16(9))
	f.Add([]byte(`{}`), read("definition_offer.json"), []byte(`{}`), []byte(`{"settlements":[{"id":"s","commitment":"c1","kept":true,"date":"2026-03-30"}]}`), int16(-200))
	f.Fuzz(func(t *testing.T, one, two, offer, facts []byte, days int16) {
		var first, second fit.Definition
		var o fit.Offer
		var fs fit.Facts
		if json.Unmarshal(one, &first) != nil || json.Unmarshal(two, &second) != nil || json.Unmarshal(offer, &o) != nil || json.Unmarshal(facts, &fs) != nil {
			return // not of these types
		}
		of := func(d fit.Definition) *fit.Profile {
			p, err := fit.New(d)
			if err != nil {
				p = profile(t, offered())
			}
			bound, err := p.For(o)
			if err != nil {
				bound, err = p.For(today())
			}
			if err != nil {
				return p
			}
			return bound
		}
		a, b := of(first), of(second)
		asOf := day.AddDays(int(days))
		_, err := b.Assess(fs, asOf)
		checkView(t, err, func() (fit.Ledger, error) { return b.Ledger(fs, asOf) })
		checkView(t, err, func() (fit.Readiness, error) { return b.Readiness(fs, asOf) })
		checkView(t, err, func() (fit.Shortfall, error) { return b.Shortfall(fs, asOf) })
		for _, v := range []fit.Verdict{fit.Potential, fit.Conditional, fit.NoPotential} {
			checkView(t, err, func() (fit.Counterfactual, error) { return b.Counterfactual(fs, asOf, v) })
		}
		checkView(t, nil, func() (fit.Diff, error) { return fit.Compare(a, b), nil })
		if _, before := a.Assess(fs, day); before == nil {
			checkView(t, err, func() (fit.Reassessment, error) {
				return fit.Reassess(fs, fit.View{Profile: a, AsOf: day}, fit.View{Profile: b, AsOf: asOf})
			})
		}
	})
}

// checkView checks that an answer comes where an assessment does, and reads back.
func checkView[T any](t *testing.T, failed error, view func() (T, error)) {
	t.Helper()
	got, err := view()
	require.Equal(t, failed == nil, err == nil, "%v and %v", failed, err)
	if err != nil {
		return
	}
	text, err := json.Marshal(got)
	require.NoError(t, err)
	var back T
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(text), string(again))
}
