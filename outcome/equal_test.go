package outcome_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// O6: the same languages in another order are no new promise, and what broke the
// promise stays.
func TestO6_anyOrder(t *testing.T) {
	for name, set := range map[string]func(r *outcome.Requirement, turned bool){
		"languages": func(r *outcome.Requirement, turned bool) {
			r.Languages = &outcome.Languages{Permitted: turn([]string{"de", "fr"}, turned)}
		},
		"channels": func(r *outcome.Requirement, turned bool) {
			r.Channels = &outcome.Channels{Permitted: turn([]successkit.Channel{successkit.Email, successkit.Chat}, turned)}
		},
		"roles": func(r *outcome.Requirement, turned bool) {
			r.Roles = &outcome.Roles{Permitted: turn([]successkit.Role{successkit.Sponsor, successkit.Champion}, turned)}
		},
		"skills": func(r *outcome.Requirement, turned bool) {
			r.Skills = &outcome.Skills{All: turn([]string{"accounting", "sql"}, turned)}
		},
		"response": func(r *outcome.Requirement, turned bool) {
			r.Response = &outcome.Response{WithinMinutes: 60, Channels: turn([]successkit.Channel{successkit.Email, successkit.Chat}, turned)}
		},
		"hours": func(r *outcome.Requirement, turned bool) {
			r.Hours = &outcome.Hours{WithinMinutes: 60, From: successkit.MustTimeOfDay("08:00"), To: successkit.MustTimeOfDay("18:00"), Days: turn([]outcome.Weekday{outcome.Monday, outcome.Friday}, turned)}
		},
	} {
		version := func(id, from string, turned bool) outcome.Amendment {
			return amended(id, from, "", func(d *outcome.Definition) {
				r := outcome.Requirement{ID: "r", Statement: "s", WindowDays: 90}
				set(&r, turned)
				d.Experience.Requirements = []outcome.Requirement{r}
			})
		}
		h := mustHistory(t, version("a", "2025-01-10", false), version("b", "2025-06-01", true))
		assert.Empty(t, h.Versions(day("2025-06-02"))[1].Changes, name)
		d, ok := h.InForce(day("2025-06-02"))
		require.True(t, ok)
		a := attain(t, d, nil, nil, "2025-06-02")
		assert.Equal(t, day("2025-03-05"), a.Requirements[0].Window.Start(), name)
	}
	coverage := func(scale ...string) outcome.Requirement {
		return outcome.Requirement{Coverage: &outcome.Grade{Scale: scale, Least: "named"}}
	}
	assert.False(t, coverage("pooled", "named").Equal(coverage("named", "pooled")), "the order of steps says which is higher")
}

// turn returns a list, turned around or not.
func turn[E any](list []E, turned bool) []E {
	if turned {
		slices.Reverse(list)
	}
	return list
}
