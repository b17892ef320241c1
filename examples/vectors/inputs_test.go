package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit/internal/testkit"
)

func TestInputsAreFoundByWords(t *testing.T) {
	t.Parallel()
	in := readInputs(json.RawMessage(`{
		"opening": 100, "lost_from_opening": 7, "joined_and_lost": 2, "revenue": "12.50", "revenue_of_prior_quarter": "10",
		"interval_count": 3, "nothing": null, "seats": {"due": 5, "renewed": {"excluding_expansion": 4}}
	}`))
	for _, c := range []struct{ pattern, name string }{
		{"opening", "opening"}, // of two that fit, the one with fewer words
		{"open", "opening"},
		{"lost -joined", "lost_from_opening"},
		{"joined lost", "joined_and_lost"},
		{"lost joined", "joined_and_lost"},
		{"prior revenue", "revenue_of_prior_quarter"},
		{"revenue -prior", "revenue"},
		{"count -interval", ""},
		{"ount", ""}, // a word begins so, and does not merely hold it
		{"nothing", ""},
		{"seat due", "seats_due"},
		{"seat renewed excl", "seats_renewed_excluding_expansion"},
	} {
		assert.Equal(t, c.name, in.name(c.pattern), c.pattern)
	}
	assert.Equal(t, "revenue", in.name("turnover", "revenue"), "the first pattern that fits")
	testkit.EqualDecimal(t, "12.5", in.number("revenue"))
	assert.Equal(t, 100, *in.count("opening"))
	assert.Nil(t, in.count("closing"))
	assert.False(t, in.share("churn").Defined())
	assert.Equal(t, "3", in.text("interval count"))
	assert.NoError(t, in.err)
}

func TestInputsKeepTheFirstError(t *testing.T) {
	t.Parallel()
	in := readInputs(json.RawMessage(`{"churn": "some", "customers": 1.5, "days": [{"start": "2025-02-30"}]}`))
	in.number("churn")
	in.count("customers")
	assert.ErrorContains(t, in.err, "input churn")

	in = readInputs(json.RawMessage(`{"customers": 1.5}`))
	in.count("customers")
	assert.ErrorContains(t, in.err, "is no count")

	in = readInputs(json.RawMessage(`{"days": [{"start": "2025-02-30"}]}`))
	day := in.list("days")[0]
	day.date("start")
	in.join(day)
	assert.ErrorContains(t, in.err, "input start")

	assert.Error(t, readInputs(json.RawMessage(`[]`)).err)
}
