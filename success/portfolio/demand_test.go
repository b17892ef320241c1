package portfolio_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
)

// S5: what causes a demand of how many minutes, by figures of the test: 720 for the
// level, 1,000 to onboard, 240 for a renewal, 480 for a risk and 50 for a breach.
func TestS5Lines(t *testing.T) {
	t.Parallel()
	d := definition()
	d.Minutes.Onboarding, d.Minutes.Breach = 1_000, 50
	p, err := portfolio.New(d, levels())
	require.NoError(t, err)
	level := portfolio.Line{Cause: portfolio.Touches, Minutes: 720}
	risk := portfolio.Line{Cause: portfolio.Risk, Minutes: 480}
	at := func(state journey.State) func(*success.Review) {
		return func(r *success.Review) {
			r.Journey = &journey.Progress{Objective: "live", Milestones: []journey.Status{{Milestone: "live", State: state}}}
		}
	}
	for _, row := range []struct {
		name   string
		change func(*success.Review)
		want   []portfolio.Line
	}{
		{"nothing beside its level", func(*success.Review) {}, []portfolio.Line{level}},
		{"no level", func(r *success.Review) { r.Level = "" }, nil},
		{"a level that is not known here", func(r *success.Review) { r.Level = "gold" }, nil},
		{"its objective to come", at(journey.OnTrack), []portfolio.Line{level, {Cause: portfolio.Onboarding, Minutes: 1_000}}},
		{"its objective lost again", at(journey.LostAgain), []portfolio.Line{level, {Cause: portfolio.Onboarding, Minutes: 1_000}}},
		{"its objective reached", at(journey.ReachedLate), []portfolio.Line{level}},
		{
			"a renewal on the last day of the period", func(r *success.Review) { r.Terms.Renewal = r.AsOf.AddDays(91) },
			[]portfolio.Line{level, {Cause: portfolio.Renewal, Minutes: 240}},
		},
		{"a renewal on the day after", func(r *success.Review) { r.Terms.Renewal = r.AsOf.AddDays(92) }, []portfolio.Line{level}},
		{
			"a renewal that is past", func(r *success.Review) { r.Terms.Renewal = r.AsOf.AddDays(-5) },
			[]portfolio.Line{level, {Cause: portfolio.Renewal, Minutes: 240}},
		},
		{"no renewal", func(r *success.Review) { r.Terms.Renewal = successkit.Date{} }, []portfolio.Line{level}},
		{"health in the worst band", func(r *success.Review) { r.InWorstBand = true }, []portfolio.Line{level, risk}},
		{"not successful", func(r *success.Review) { r.Verdict = success.Unsuccessful }, []portfolio.Line{level, risk}},
		{"it has given notice", func(r *success.Review) { r.Terms.Left = r.AsOf.AddDays(200) }, []portfolio.Line{level, risk}},
		{"all three at once count once", func(r *success.Review) {
			r.InWorstBand, r.Verdict, r.Terms.Left = true, success.Unsuccessful, r.AsOf.AddDays(200)
		}, []portfolio.Line{level, risk}},
		{"two breaches, and more than it needs", func(r *success.Review) {
			r.Outcome = &outcome.Attainment{Requirements: []outcome.RequirementResult{
				{Requirement: "a", State: outcome.Breached},
				{Requirement: "b", State: outcome.Honoured, Delivery: &outcome.Delivery{Waste: true}},
				{Requirement: "c", State: outcome.Breached},
				{Requirement: "d"},
			}}
		}, []portfolio.Line{level, {Cause: portfolio.Experience, Minutes: 100}}},
		{"an hour of answering in thirty days, three in 91", func(r *success.Review) {
			r.Through.Window = successkit.Month(2025, 6)
			r.Through.Reactive = []success.ReactiveLoad{{Role: successkit.CSM, Minutes: 40}, {Role: successkit.TAM, Minutes: 20}}
		}, []portfolio.Line{level, {Cause: portfolio.Reactive, Minutes: 182}}},
		{"a prospect", func(r *success.Review) { r.Terms.Relation = success.Prospect }, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			r := review("acme")
			row.change(&r)
			d := p.Demand(r)
			assert.Equal(t, row.want, d.Lines)
			var sum int64
			for _, l := range d.Lines {
				sum += l.Minutes
			}
			assert.Equal(t, sum, d.Minutes)
			_, err := p.Balance(nil, []portfolio.Demand{d})
			require.NoError(t, err)
			if r.Outcome != nil {
				assert.Equal(t, []string{"a", "c"}, d.Breached)
				assert.Equal(t, []string{"b"}, d.Wasted)
			}
		})
	}
}
