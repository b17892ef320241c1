package fit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

// spelled returns sets of changes for a table.
func spelled(sets [][]fit.Alternative) []string {
	var all []string
	for _, set := range sets {
		var parts []string
		for _, a := range set {
			part := fmt.Sprintf("%s %s %s", a.Criterion, a.Turn, a.Side)
			if !a.Lacking.IsZero() {
				part += " (" + a.Lacking.String() + ")"
			}
			parts = append(parts, part)
		}
		all = append(all, strings.Join(parts, " + "))
	}
	return all
}

func TestCounterfactual(t *testing.T) {
	p := under(t, offered(), today())
	poor := with(with(suits(), "must-have-features", fit.Words("forecast", "offline")), "integration-budget", fit.Int(1))
	promised := with(suits(), "data-skills", fit.YesNo(false))
	promised.Commitments = []fit.Commitment{promise("c1", "data-skills", successkit.BothSides)}
	half := promised
	half.Settlements = []fit.Settlement{{ID: "s1", Commitment: "c1", By: successkit.VendorSide, Kept: true, Date: day}}
	for _, tt := range []struct {
		name   string
		facts  fit.Facts
		target fit.Verdict
		size   int
		sets   []string
	}{
		{"there already", suits(), fit.Potential, 0, nil},
		{"two gaps", poor, fit.Potential, 2, []string{
			"must-have-features answer customer + integration-budget answer customer",
			"must-have-features offer vendor (offline) + integration-budget answer customer",
		}},
		{"two gaps, on conditions", poor, fit.Conditional, 2, []string{
			"must-have-features answer customer + integration-budget answer customer",
			"must-have-features answer customer + integration-budget promise customer",
			"must-have-features offer vendor (offline) + integration-budget answer customer",
			"must-have-features offer vendor (offline) + integration-budget promise customer",
			"must-have-features promise vendor + integration-budget answer customer",
			"must-have-features promise vendor + integration-budget promise customer",
		}},
		{"conditions of both", promised, fit.Potential, 1, []string{"data-skills answer customer"}},
		{"a condition of one", half, fit.Potential, 1, []string{"data-skills answer customer", "data-skills keep customer"}},
		{"what would break it", promised, fit.NoPotential, 1, []string{
			"crm-platform answer customer", "crm-platform offer vendor", "must-have-features answer customer", "must-have-features offer vendor",
			"integration-budget answer customer",
			"data-skills break vendor", "data-skills break customer",
			"support-hours answer customer", "speaks-ill answer customer", "courtship answer customer", "courtship offer vendor",
			"start answer customer", "start offer vendor", "demands answer customer",
		}},
		{"lost already", poor, fit.NoPotential, 0, nil},
	} {
		c, err := p.Counterfactual(tt.facts, day, tt.target)
		require.NoError(t, err)
		assert.Equal(t, tt.size, c.Size, tt.name)
		assert.Equal(t, tt.sets, spelled(c.Sets), tt.name)
		assert.Equal(t, int64(len(tt.sets)), c.Total, tt.name)
	}
	_, err := p.Counterfactual(suits(), day, fit.Undetermined)
	testkit.Faults(t, err, testkit.Fault{Path: "target", Kind: successkit.ErrOutOfRange})
}

// A rule that passes no answer, or every one, leaves no way but a remedy's.
func TestCounterfactualOfWhatNoAnswerChanges(t *testing.T) {
	of := func(op fit.Op, remedy successkit.Side, target fit.Verdict) fit.Counterfactual {
		d := fit.Definition{ID: "p", Version: 1, EffectiveFrom: day, HorizonDays: 30, Criteria: []fit.Criterion{{
			ID: "c", Input: fit.Technical, Kind: fit.Demand, Question: "?", Rule: fit.Rule{Op: op}, Remedy: remedy,
		}}}
		d.Criteria[0].Rule.Rules = []fit.Rule{{Op: fit.AtLeast, Value: fit.Int(5)}, {Op: fit.AtMost, Value: fit.Int(3)}}
		if op == fit.AnyRule {
			d.Criteria[0].Rule.Rules[1].Value = fit.Int(7)
		}
		c, err := profile(t, d).Counterfactual(with(fit.Facts{}, "c", fit.Int(4)), day, target)
		require.NoError(t, err)
		return c
	}
	none := of(fit.AllRules, successkit.UnknownSide, fit.Conditional)
	assert.False(t, none.Possible)
	assert.Zero(t, none.Size)
	both := of(fit.AllRules, successkit.BothSides, fit.Conditional)
	assert.Equal(t, []string{"c promise vendor + c promise customer"}, spelled(both.Sets))
	assert.Equal(t, 2, both.Size)
	assert.False(t, of(fit.AllRules, successkit.BothSides, fit.Potential).Possible, "nothing has been promised that could be kept")
	assert.False(t, of(fit.AnyRule, successkit.UnknownSide, fit.NoPotential).Possible, "every answer passes")
}

// Many sets are counted and the first listed.
func TestCounterfactualOfMany(t *testing.T) {
	d := fit.Definition{ID: "many", Version: 1, EffectiveFrom: day, HorizonDays: 30}
	var facts fit.Facts
	for i := range 60 {
		id := fmt.Sprint("c", i)
		d.Criteria = append(d.Criteria, fit.Criterion{
			ID: id, Input: fit.Technical, Kind: fit.Demand, Question: "?", Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Remedy: successkit.CustomerSide,
		})
		facts = with(facts, id, fit.YesNo(false))
	}
	c, err := profile(t, d).Counterfactual(facts, day, fit.Conditional)
	require.NoError(t, err)
	assert.Equal(t, 60, c.Size)
	assert.Len(t, c.Sets, 100)
	assert.Equal(t, int64(1)<<53, c.Total)
}

// apply returns the facts after a change.
func apply(d fit.Definition, facts fit.Facts, target fit.Verdict, a fit.Alternative) fit.Facts {
	i := slices.IndexFunc(d.Criteria, func(c fit.Criterion) bool { return c.ID == a.Criterion })
	id := fmt.Sprint("new-", a.Criterion, a.Side, a.Turn)
	facts.Evidence, facts.Commitments = slices.Clone(facts.Evidence), slices.Clone(facts.Commitments)
	facts.Settlements = slices.Clone(facts.Settlements)
	switch a.Turn {
	case fit.TurnAnswer: // at least 2 is what every rule reads
		gap := target == fit.NoPotential
		answer := fit.Int(2)
		if gap != (d.Criteria[i].Kind == fit.Disqualifier) {
			answer = fit.Int(0)
		}
		return with(facts, a.Criterion, answer)
	case fit.TurnPromise:
		facts.Commitments = append(facts.Commitments, fit.Commitment{ID: id, Criterion: a.Criterion, By: a.Side, What: "do", Date: day, Recorded: day, Due: day.AddDays(9)})
	case fit.TurnBreak:
		facts.Commitments = append(facts.Commitments, fit.Commitment{ID: id, Criterion: a.Criterion, By: a.Side, Date: day, Withdrawn: true})
	case fit.TurnKeep:
		for _, c := range facts.Commitments {
			if c.Criterion == a.Criterion && c.KnownOn(day) {
				facts.Settlements = append(facts.Settlements, fit.Settlement{ID: id + c.ID, Commitment: c.ID, By: a.Side, Kept: true, Date: day})
			}
		}
	case fit.TurnOffer, fit.UnknownTurn:
	}
	return facts
}

// Exactly the sets that are listed turn the verdict, and no smaller one does:
// against every set of every change.
func TestLawCounterfactualIsTheSmallest(t *testing.T) {
	turned := map[fit.Verdict]int{}
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		d.Criteria = d.Criteria[:min(3, len(d.Criteria))]
		for i := range facts.Commitments { // more promises that were kept
			if c := facts.Commitments[i]; r.IntN(2) == 0 {
				facts.Settlements = append(facts.Settlements, fit.Settlement{ID: "kept-" + c.ID, Commitment: c.ID, Kept: true, Date: day.AddDays(-1)})
			}
		}
		for i := range facts.Commitments { // so that what is new of the day replaces all that is known
			if c := &facts.Commitments[i]; c.KnownOn(day) {
				c.Date, c.Recorded = day.AddDays(min(c.Date.Sub(day), -1)), successkit.Date{}
			}
		}
		for i := range facts.Evidence {
			if !facts.Evidence[i].Date.Before(day) {
				facts.Evidence[i].Date, facts.Evidence[i].Recorded = day.AddDays(-1), successkit.Date{}
			}
		}
		for i := range facts.Settlements {
			if s := &facts.Settlements[i]; !s.Date.Before(day) {
				s.Date, s.Recorded = day.AddDays(-1), successkit.Date{}
			}
		}
		p := profile(t, d)
		target := []fit.Verdict{fit.Potential, fit.Conditional, fit.NoPotential}[r.IntN(3)]
		got, err := p.Counterfactual(facts, day, target)
		require.NoError(t, err)
		reached := func(v fit.Verdict) bool {
			return v == target || target == fit.Conditional && v == fit.Potential
		}
		require.Equal(t, reached(got.Verdict), got.Size == 0)

		var every []fit.Alternative
		for _, c := range d.Criteria {
			every = append(every, fit.Alternative{Criterion: c.ID, Turn: fit.TurnAnswer, Side: successkit.CustomerSide})
			if c.Remedy == successkit.UnknownSide {
				continue
			}
			for _, side := range []successkit.Side{successkit.VendorSide, successkit.CustomerSide} {
				if c.Remedy == side || c.Remedy == successkit.BothSides {
					for _, turn := range map[fit.Verdict][]fit.Turn{
						fit.Potential: {fit.TurnKeep}, fit.Conditional: {fit.TurnPromise, fit.TurnKeep}, fit.NoPotential: {fit.TurnBreak},
					}[target] {
						every = append(every, fit.Alternative{Criterion: c.ID, Turn: turn, Side: side})
					}
				}
			}
		}
		var want []string
		for set := range 1 << len(every) {
			after, chosen := facts, []fit.Alternative(nil)
			for i, a := range every {
				if set>>i&1 == 1 {
					chosen = append(chosen, a)
				}
			}
			if len(chosen) > got.Size {
				continue
			}
			for _, a := range chosen {
				after = apply(d, after, target, a)
			}
			if reached(assess(t, p, after, day).Verdict) {
				require.Len(t, chosen, got.Size, "%s: a smaller set turns it: %v", target, chosen)
				if len(chosen) > 0 {
					want = append(want, spelled([][]fit.Alternative{chosen})...)
				}
			}
		}
		listed := spelled(got.Sets)
		slices.Sort(want)
		slices.Sort(listed)
		assert.Equal(t, want, listed, "%s to %s", got.Verdict, target)
		turned[target]++
	})
	assert.Len(t, turned, 3)
}
