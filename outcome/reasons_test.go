package outcome_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// Every reason that is ever given has a phrase whose arguments it has, and
// every phrase belongs to a reason that is given.
func TestPhrases(t *testing.T) {
	phrases := outcome.Phrases()
	given := map[string]bool{}
	look := func(r successkit.Reason) {
		given[r.Code] = true
		require.NoError(t, r.Validate())
		require.Contains(t, phrases, r.Code)
		text := phrases.Text(r)
		require.False(t, strings.ContainsAny(text, "{}"), text)
	}
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 6))
		d := mustNew(t, randomDefinition(r))
		observations, interactions := randomFacts(r)
		a := attain(t, d, observations, interactions, randomDay(r).String())
		for _, required := range a.Required {
			for _, m := range required.Measures {
				look(m.Reason)
			}
		}
		for _, requirement := range a.Requirements {
			look(requirement.Reason)
			if requirement.Wasted.Code != "" {
				look(requirement.Wasted)
			}
		}
	}
	h := mustHistory(t, amended("a", "2025-01-10", "", nil), amended("b", "2025-06-01", "", faster("2")))
	u, err := h.Understanding([]outcome.Confirmation{
		confirmed("1", successkit.VendorSide, "csm", "2025-02-01", "fast"), confirmed("2", successkit.VendorSide, "csm", "2025-02-01", "steady"),
		confirmed("3", successkit.CustomerSide, "bob", "2025-02-01", "fast"),
	}, []successkit.Contact{{ID: "bob", Left: day("2025-03-01")}}, day("2025-06-01"))
	require.NoError(t, err)
	for _, g := range u.Goals {
		look(g.Vendor.Reason)
		look(g.Customer.Reason)
	}
	for code := range phrases {
		assert.True(t, given[code], "%s is never given", code)
	}
	phrases[outcome.CodeHonoured] = "changed"
	assert.NotEqual(t, phrases, outcome.Phrases(), "the map is the caller's own")
}

// The reasons of an attainment are those that decide it.
func TestReasons(t *testing.T) {
	d := mustNew(t, helpdesk())
	fast, steady := observed("first-reply", "2025-03-01", "4"), observed("backlog", "2025-03-01", "40")
	slow := observed("first-reply", "2025-03-01", "17")
	type events = []successkit.Interaction
	for _, row := range []struct {
		name         string
		observations []outcome.Observation
		interactions events
		want         []string
	}{
		{"met: all", append(fast, steady...), events{supportCase("a", "2025-03-01", 1), review("b", "2025-03-01")}, []string{
			"outcome.achieved measure=first-reply name=\"first reply, median\" value=4 unit=hours date=2025-03-01 due=2025-06-30 reached=2025-03-01 since=2025-03-01 [observation first-reply-1]",
			"outcome.achieved measure=backlog name=backlog value=40 unit=tickets date=2025-03-01 due=2025-06-30 reached=2025-03-01 since=2025-03-01 [observation backlog-1]",
			"outcome.honoured requirement=urgent statement=\"An urgent case is answered within the hour\" days=90 checked=1",
			"outcome.honoured requirement=review statement=\"We look at the figures together every quarter\" days=90 checked=1",
		}},
		{"failed: what failed", slow, events{supportCase("a", "2025-03-01", 61)}, []string{
			"outcome.in-progress measure=first-reply name=\"first reply, median\" value=17 unit=hours date=2025-03-01 due=2025-06-30 goal=4 gap=13 [observation first-reply-1]",
			"outcome.breached requirement=urgent statement=\"An urgent case is answered within the hour\" days=90 checked=1 breaches=1 unanswered=0 unclear=0 [interaction a]",
		}},
		{"unknown: what is not known", fast, events{supportCase("a", "2025-03-01", 1)}, []string{
			"outcome.unmeasured measure=backlog name=backlog due=2025-06-30",
			"outcome.unobserved requirement=review statement=\"We look at the figures together every quarter\" days=90",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			var got []string
			for _, r := range attain(t, d, row.observations, row.interactions, "2025-03-31").Reasons() {
				got = append(got, r.String())
			}
			assert.Equal(t, row.want, got)
		})
	}
}

// The goal in a reason is a target, a band, or a band of one value.
func TestReasons_goal(t *testing.T) {
	for _, row := range []struct{ low, high, want string }{
		{"20", "60", "20 to 60"},
		{"20.0", "20", "20"},
	} {
		def := helpdesk()
		def.Required[1].Measures[0].Band = &outcome.Band{Low: *dec(row.low), High: *dec(row.high)}
		a := attain(t, mustNew(t, def), observed("backlog", "2025-03-01", "70"), nil, "2025-03-31")
		got, _ := a.Required[1].Measures[0].Reason.Arg("goal")
		assert.Equal(t, row.want, got)
	}
}
