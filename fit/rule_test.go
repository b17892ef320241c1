package fit_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestRules(t *testing.T) {
	num := func(s string) fit.Answer { return fit.Number(testkit.Dec(t, s)) }
	list := fit.Words("a", "b")
	between := func(op fit.Op) fit.Rule {
		return fit.Rule{Op: op, Rules: []fit.Rule{{Op: fit.AtLeast, Value: num("3")}, {Op: fit.AtMost, Value: num("5")}}}
	}
	const met, unmet, unknown = fit.Met, fit.Unmet, fit.Unknown
	tests := []struct {
		name   string
		rule   fit.Rule
		answer fit.Answer
		want   fit.State
	}{
		{"is yes, yes", fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, fit.YesNo(true), met},
		{"is yes, no", fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, fit.YesNo(false), unmet},
		{"is no, no", fit.Rule{Op: fit.Is, Value: fit.YesNo(false)}, fit.YesNo(false), met},
		{"is no, yes", fit.Rule{Op: fit.Is, Value: fit.YesNo(false)}, fit.YesNo(true), unmet},
		{"is yes, a number", fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, num("1"), unknown},
		{"at least, below", fit.Rule{Op: fit.AtLeast, Value: num("3")}, num("2.99999999999999999999"), unmet},
		{"at least, there", fit.Rule{Op: fit.AtLeast, Value: num("3")}, num("3.00"), met},
		{"at least, above", fit.Rule{Op: fit.AtLeast, Value: num("-3")}, num("-2"), met},
		{"at least, words", fit.Rule{Op: fit.AtLeast, Value: num("3")}, fit.Words("3"), unknown},
		{"at most, below", fit.Rule{Op: fit.AtMost, Value: num("3")}, num("2"), met},
		{"at most, there", fit.Rule{Op: fit.AtMost, Value: num("3.0")}, num("3"), met},
		{"at most, above", fit.Rule{Op: fit.AtMost, Value: num("3")}, num("3.00000000000000000001"), unmet},
		{"one of, one", fit.Rule{Op: fit.OneOf, Value: list}, fit.Words("c", "b"), met},
		{"one of, others", fit.Rule{Op: fit.OneOf, Value: list}, fit.Words("c"), unmet},
		{"one of, none", fit.Rule{Op: fit.OneOf, Value: list}, fit.Words(), unmet},
		{"all of, all and more", fit.Rule{Op: fit.AllOf, Value: list}, fit.Words("c", "b", "a"), met},
		{"all of, one", fit.Rule{Op: fit.AllOf, Value: list}, fit.Words("b"), unmet},
		{"all of, none", fit.Rule{Op: fit.AllOf, Value: list}, fit.Words(), unmet},
		{"only of, one", fit.Rule{Op: fit.OnlyOf, Value: list}, fit.Words("b"), met},
		{"only of, one and another", fit.Rule{Op: fit.OnlyOf, Value: list}, fit.Words("b", "c"), unmet},
		{"only of, none", fit.Rule{Op: fit.OnlyOf, Value: list}, fit.Words(), met},
		{"all, below", between(fit.AllRules), num("2"), unmet},
		{"all, at the foot", between(fit.AllRules), num("3"), met},
		{"all, at the top", between(fit.AllRules), num("5"), met},
		{"all, above", between(fit.AllRules), num("6"), unmet},
		{"all, yes", between(fit.AllRules), fit.YesNo(true), unknown},
		{"any, neither", fit.Rule{Op: fit.AnyRule, Rules: []fit.Rule{{Op: fit.AtMost, Value: num("3")}, {Op: fit.AtLeast, Value: num("5")}}}, num("4"), unmet},
		{"any, the second", fit.Rule{Op: fit.AnyRule, Rules: []fit.Rule{{Op: fit.AtMost, Value: num("3")}, {Op: fit.AtLeast, Value: num("5")}}}, num("5"), met},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := fit.Facts{Evidence: []fit.Evidence{{ID: "e", Criterion: "c", Answer: tt.answer, Date: day}}}
			for _, kind := range []fit.Kind{fit.Need, fit.Demand, fit.Disqualifier} {
				p := profile(t, fit.Definition{
					ID: "p", Version: 1, EffectiveFrom: day,
					Criteria: []fit.Criterion{{ID: "c", Input: fit.Technical, Kind: kind, Question: "?", Rule: tt.rule}},
				})
				want := tt.want
				if kind == fit.Disqualifier { // its presence decides
					want = map[fit.State]fit.State{met: unmet, unmet: met, unknown: unknown}[want]
				}
				assert.Equal(t, want, assess(t, p, facts, day).Findings[0].State, kind)
			}
		})
	}
}

func TestAnswer(t *testing.T) {
	tests := []struct {
		name   string
		answer fit.Answer
		text   string
		json   string
	}{
		{"none", fit.Answer{}, "", `null`},
		{"yes", fit.YesNo(true), "yes", `{"yes_no":true}`},
		{"no", fit.YesNo(false), "no", `{"yes_no":false}`},
		{"whole number", fit.Int(-40), "-40", `{"number":"-40"}`},
		{"number", fit.Number(testkit.Dec(t, "12.50")), "12.5", `{"number":"12.5"}`},
		{"zero", fit.Number(testkit.Dec(t, "-0.00")), "0", `{"number":"0"}`},
		{"longest number", fit.Number(decimal.New(1, 37)), "1" + zeros(37), `{"number":"1` + zeros(37) + `"}`},
		{"words", fit.Words("sso", "api", "sso"), "api, sso", `{"words":["api","sso"]}`},
		{"no words", fit.Words(), "none", `{"words":[]}`},
	}
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.text, tt.answer.String())
			b, err := json.Marshal(tt.answer)
			require.NoError(t, err)
			assert.JSONEq(t, tt.json, string(b))
			back := fit.YesNo(true)
			require.NoError(t, json.Unmarshal(b, &back))
			for k, other := range tests {
				assert.Equal(t, i == k, back.Equal(other.answer), other.name)
			}
			assert.Equal(t, i == 0, back.IsZero())
		})
	}
}

func zeros(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = '0'
	}
	return string(b)
}

func TestAnswerParts(t *testing.T) {
	yes, ok := fit.YesNo(true).YesNo()
	assert.True(t, yes && ok)
	_, ok = fit.Int(1).YesNo()
	assert.False(t, ok)
	d, ok := fit.Int(7).Number()
	assert.True(t, ok)
	testkit.EqualDecimal(t, "7", d)
	_, ok = fit.Number(decimal.New(1, 1<<30)).Number()
	assert.False(t, ok)
	ws := []string{"b", "a"}
	a := fit.Words(ws...)
	ws[0] = "z"
	got, ok := a.Words()
	assert.True(t, ok)
	assert.Equal(t, []string{"a", "b"}, got)
	got[0] = "z"
	assert.Equal(t, "a, b", a.String())
	_, ok = fit.YesNo(true).Words()
	assert.False(t, ok)
	assert.Equal(t, fit.Number(testkit.Dec(t, "1.0")), fit.Number(testkit.Dec(t, "1.00")), "one form of a number")
	assert.False(t, fit.Number(decimal.New(1, 1<<30)).Equal(fit.Int(0)))
}

func TestAnswerRefusesJSON(t *testing.T) {
	for _, text := range []string{
		`true`, `"yes"`, `5`, `[]`, `{}`, `{"yes":true}`, `{"yes_no":null}`, `{"yes_no":"yes"}`,
		`{"yes_no":true,"number":"5"}`, `{"number":"five"}`, `{"number":""}`, `{"number":"1e38"}`,
		`{"number":1e999999999}`, `{"words":"sso"}`, `{"words":[1]}`,
	} {
		a := fit.Int(5)
		assert.Error(t, json.Unmarshal([]byte(text), &a), text)
		assert.True(t, a.Equal(fit.Int(5)), "%s changed the answer", text)
	}
	var a fit.Answer
	require.ErrorIs(t, a.UnmarshalJSON([]byte(`{}`)), successkit.ErrMalformed)
	require.NoError(t, a.UnmarshalJSON([]byte(`{"number":12.50}`)))
	assert.Equal(t, "12.5", a.String())
}

// What could not be read back is not written.
func TestAnswerRefusesToMarshal(t *testing.T) {
	huge := fit.Number(decimal.New(1, 1<<30))
	_, err := huge.MarshalJSON()
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
	assert.Equal(t, "a number out of range", huge.String())
	_, err = fit.Words("SSO").MarshalJSON()
	require.ErrorIs(t, err, successkit.ErrMalformed)
}
