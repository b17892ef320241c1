package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

func TestDiffer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, want, got, tolerance, differs string }{
		{"numbers, however written", `{"a": "100.00", "b": 3}`, `{"a": "100", "b": "3.0"}`, `{}`, ""},
		{"numbers", `["1", "2"]`, `["1", "2.01"]`, `{}`, "[1]: want 2, got 2.01"},
		{"words", `"churn"`, `"new"`, `{}`, ": want churn, got new"},
		{"undefined is not 0", `null`, `"0"`, `{}`, ": want <nil>, got 0"},
		{"0 is not undefined", `"0"`, `null`, `{}`, ": want 0, got <nil>"},
		{"a key more", `{"a": 1}`, `{"a": 1, "b": 2}`, `{}`, ""},
		{"a key less", `{"a": null}`, `{}`, `{}`, ".a: missing"},
		{"no object", `{"a": 1}`, `1`, `{}`, ": want an object"},
		{"an element more", `[1]`, `[1, 1]`, `{}`, ": want a list of 1"},
		{"an equal fraction", `{"num": "1", "den": "2", "value": "0.5"}`, `{"num": "50", "den": "100", "value": "0.500"}`, `{}`, ""},
		{"a fraction that is only near", `{"num": "1", "den": "3", "value": "0.3"}`, `{"num": "3", "den": "10", "value": "0.3"}`, `{}`, ": want 1/3, got 3/10"},
		{"a fraction of which only the quotient is there", `{"num": "1", "den": "2", "value": "0.5"}`, `{"value": "0.5"}`, `{}`, ": want 1/2, got <nil>/<nil>"},
		{"what is printed", `{"a": 1, "published": {"a": "2"}}`, `{"a": 1}`, `{}`, ""},
		{"18 places, the last of them off", `"0.333333333333333333"`, `"0.333333333333333334"`, `{}`, ""},
		{"18 places, the fourteenth off", `"0.333333333333333333"`, `"0.333333333333343333"`, `{}`, ": want 0.333333333333333333, got 0.333333333333343333"},
		{"within what is allowed", `"10"`, `"10.01"`, `{"kind": "abs", "abs": "0.01"}`, ""},
		{"beyond what is allowed", `"10"`, `"10.02"`, `{"kind": "abs", "abs": 0.01}`, ": want 10, got 10.02"},
		{"within a part", `"200"`, `"201"`, `{"kind": "rel", "rel": "0.01"}`, ""},
		{"beyond a part", `"200"`, `"203"`, `{"kind": "rel", "rel": "0.01"}`, ": want 200, got 203"},
	} {
		var want, got any
		var allowed tolerance
		require.NoError(t, decodeNumbers([]byte(c.want), &want), c.name)
		require.NoError(t, decodeNumbers([]byte(c.got), &got), c.name)
		require.NoError(t, json.Unmarshal([]byte(c.tolerance), &allowed), c.name)
		assert.Equal(t, c.differs, differ(want, got, allowed, ""), c.name)
	}
}

// The nineteenth place and those after it decide, a half goes to the even.
func TestQuotientIsRoundedHalfToEven(t *testing.T) {
	t.Parallel()
	for rate, want := range map[string]string{
		"2/3":                         "0.666666666666666667",
		"-2/3":                        "-0.666666666666666667",
		"1/3":                         "0.333333333333333333",
		"0.0000000000000000005/1":     "0.000000000000000000",
		"0.0000000000000000015/1":     "0.000000000000000002",
		"0.0000000000000000025/1":     "0.000000000000000002",
		"-0.0000000000000000015/1":    "-0.000000000000000002",
		"0.00000000000000000050001/1": "0.000000000000000001",
		"12/1":                        "12.000000000000000000",
	} {
		assert.Equal(t, want, quotient18(successkit.MustRate(rate)), rate)
	}
	assert.Nil(t, rate(successkit.Rate{}), "undefined is no number")
	assert.Nil(t, value(successkit.Rate{}))
	assert.Nil(t, plainValue(successkit.Rate{}))
}
