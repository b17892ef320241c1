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
			t.Skip("no definition")
		}
		var fs fit.Facts
		if json.Unmarshal(facts, &fs) != nil {
			t.Skip("no facts")
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
			t.Skip("no answer")
		}
		_ = a.String()
		b, err := json.Marshal(a)
		if err != nil {
			t.Skip("words that are none")
		}
		var back fit.Answer
		require.NoError(t, json.Unmarshal(b, &back))
		assert.True(t, a.Equal(back), "%s and %s", a, back)
	})
}
