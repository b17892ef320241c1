package fit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// F11: versions can be compared.
func TestF11Compare(t *testing.T) {
	set := func(change func(c *fit.Criterion)) func(*fit.Definition) {
		return func(d *fit.Definition) { change(&d.Criteria[2]) }
	}
	rule := func(r fit.Rule) func(*fit.Definition) { return set(func(c *fit.Criterion) { c.Rule = r }) }
	all := func(rs ...fit.Rule) fit.Rule { return fit.Rule{Op: fit.AllRules, Rules: rs} }
	anyOf := func(rs ...fit.Rule) fit.Rule { return fit.Rule{Op: fit.AnyRule, Rules: rs} }
	least := func(n int64) fit.Rule { return fit.Rule{Op: fit.AtLeast, Value: fit.Int(n)} }
	most := func(n int64) fit.Rule { return fit.Rule{Op: fit.AtMost, Value: fit.Int(n)} }
	words := func(op fit.Op, ws ...string) fit.Rule { return fit.Rule{Op: op, Value: fit.Words(ws...)} }
	on := func(op fit.Op, days int) fit.Rule { return fit.Rule{Op: op, Value: fit.Day(day.AddDays(days))} }
	yes := func(yes bool) fit.Rule { return fit.Rule{Op: fit.Is, Value: fit.YesNo(yes)} }
	many := make([]string, 300)
	for i := range many {
		many[i] = fmt.Sprint("feature-", i)
	}
	const tightened, loosened, changed, reworded, none = fit.Tightened, fit.Loosened, fit.Changed, fit.Reworded, fit.UnknownChange
	kind := func(k fit.Kind, next func(*fit.Definition)) func(*fit.Definition) {
		return func(d *fit.Definition) { d.Criteria[2].Kind = k; d.Criteria[2].Remedy = 0; next(d) }
	}
	for _, tt := range []struct {
		name          string
		before, after func(*fit.Definition)
		want          fit.Change
	}{
		{"nothing", rule(least(3)), rule(least(3)), none},
		{"more is asked", rule(least(3)), rule(least(4)), tightened},
		{"less is asked", rule(least(3)), rule(least(2)), loosened},
		{"a limit is added", rule(least(3)), rule(all(least(3), most(9))), tightened},
		{"one way more", rule(least(3)), rule(anyOf(least(3), most(-3))), loosened},
		{"written otherwise", rule(least(3)), rule(all(least(3), least(1))), reworded},
		{"moved", rule(all(least(3), most(9))), rule(all(least(4), most(10))), changed},
		{"turned round", rule(least(3)), rule(most(3)), changed},
		{"both meet only at a point", rule(all(least(3), most(3))), rule(least(3)), loosened},
		{"one word less", rule(words(fit.OneOf, "a", "b")), rule(words(fit.OneOf, "a")), tightened},
		{"one word more", rule(words(fit.OneOf, "a")), rule(words(fit.OneOf, "a", "b")), loosened},
		{"one of to all of", rule(words(fit.OneOf, "a", "b")), rule(words(fit.AllOf, "a", "b")), tightened},
		{"all of more", rule(words(fit.AllOf, "a")), rule(words(fit.AllOf, "a", "b")), tightened},
		{"only of more", rule(words(fit.OnlyOf, "a")), rule(words(fit.OnlyOf, "a", "b")), loosened},
		{"only of hundreds", rule(words(fit.OnlyOf, many...)), rule(words(fit.OnlyOf, many[:299]...)), tightened},
		{"other words", rule(words(fit.OneOf, "a")), rule(words(fit.OneOf, "b")), changed},
		{"all of one is one of one", rule(words(fit.AllOf, "a")), rule(words(fit.OneOf, "a")), reworded},
		{"an earlier deadline", rule(on(fit.OnOrBefore, 9)), rule(on(fit.OnOrBefore, 8)), tightened},
		{"a window", rule(on(fit.OnOrAfter, 0)), rule(all(on(fit.OnOrAfter, 0), on(fit.OnOrBefore, 9))), tightened},
		{"yes to no", rule(yes(true)), rule(yes(false)), changed},
		{"either will do", rule(yes(true)), rule(anyOf(yes(true), yes(false))), loosened},
		{"another form", rule(yes(true)), rule(least(1)), changed},
		{"a disqualifier of more", kind(fit.Disqualifier, rule(least(3))), kind(fit.Disqualifier, rule(least(2))), tightened},
		{"as a disqualifier", kind(fit.Demand, rule(yes(true))), kind(fit.Disqualifier, rule(yes(false))), reworded},
		{"an offer that is not known", rule(fit.Rule{Op: fit.AtMost, Offer: "hours"}), rule(fit.Rule{Op: fit.AtMost, Offer: "more"}), changed},
		{"the same offer", rule(fit.Rule{Op: fit.AtMost, Offer: "hours"}), rule(fit.Rule{Op: fit.AtMost, Offer: "hours"}), none},

		{"reworded", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Question += " Really?" }), reworded},
		{"dearer to find out", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Cost++ }), reworded},
		{"published", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Published = []fit.Publication{{Date: day}} }), reworded},
		{"another input", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Input = fit.Competence }), changed},
		{"stale sooner", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.FreshDays-- }), tightened},
		{"never stale", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.FreshDays = 0 }), loosened},
		{"no remedy", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Remedy = 0 }), tightened},
		{"a remedy of both", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Remedy = successkit.BothSides }), tightened},
		{"a remedy of the other", func(*fit.Definition) {}, set(func(c *fit.Criterion) { c.Remedy = successkit.VendorSide }), changed},
		{"tightened and loosened", rule(least(3)), func(d *fit.Definition) { rule(least(2))(d); d.Criteria[2].FreshDays = 1 }, changed},
	} {
		before, after := forecasting(), forecasting()
		tt.before(&before)
		tt.after(&after)
		got := fit.Compare(profile(t, before), profile(t, after))
		if tt.want == none {
			assert.Empty(t, got.Criteria, tt.name)
			continue
		}
		require.Len(t, got.Criteria, 1, tt.name)
		assert.Equal(t, tt.want, got.Criteria[0].Change, tt.name)
		assert.NotEmpty(t, got.Criteria[0].Fields, tt.name)

		back := fit.Compare(profile(t, after), profile(t, before))
		reverse := map[fit.Change]fit.Change{tightened: loosened, loosened: tightened, changed: changed, reworded: reworded}
		assert.Equal(t, reverse[tt.want], back.Criteria[0].Change, "%s, backwards", tt.name)
	}
}

func TestF11CompareAddsAndRemoves(t *testing.T) {
	before, after := forecasting(), forecasting()
	after.Version, after.HorizonDays = 4, 60
	after.Criteria = slices.Delete(after.Criteria, 0, 1)
	added := after.Criteria[0]
	added.ID = "new"
	after.Criteria = append([]fit.Criterion{added}, after.Criteria...)
	d := fit.Compare(profile(t, before), profile(t, after))
	assert.Equal(t, 3, d.From.Version)
	assert.Equal(t, 4, d.To.Version)
	assert.Equal(t, []fit.CriterionChange{
		{Criterion: "new", Change: fit.Added},
		{Criterion: "must-have-features", Change: fit.Tightened, Fields: []string{"horizon_days"}},
		{Criterion: "integration-budget", Change: fit.Tightened, Fields: []string{"horizon_days"}},
		{Criterion: "data-skills", Change: fit.Tightened, Fields: []string{"horizon_days"}},
		{Criterion: "support-hours", Change: fit.Tightened, Fields: []string{"horizon_days"}},
		{Criterion: "crm-platform", Change: fit.Removed},
	}, d.Criteria)
	assert.Len(t, fit.Compare(nil, profile(t, before)).Criteria, 6)
	assert.Len(t, fit.Compare(profile(t, before), nil).Criteria, 6)
	assert.Empty(t, fit.Compare(nil, new(fit.Profile)).Criteria)
}

// What a comparison says of a rule of words holds for every set of them.
func TestLawCompareDecidesExactly(t *testing.T) {
	universe := []string{"a", "b", "c", "d", "other"}
	kinds := []fit.Op{fit.OneOf, fit.AllOf, fit.OnlyOf}
	random := func(r *rand.Rand) fit.Rule {
		comparison := func() fit.Rule {
			var ws []string
			for _, w := range universe[:4] {
				if r.IntN(2) == 0 {
					ws = append(ws, w)
				}
			}
			return fit.Rule{Op: kinds[r.IntN(3)], Value: fit.Words(append(ws, universe[r.IntN(4)])...)}
		}
		if r.IntN(2) == 0 {
			return comparison()
		}
		c := fit.Rule{Op: []fit.Op{fit.AllRules, fit.AnyRule}[r.IntN(2)]}
		for range 1 + r.IntN(3) {
			c.Rules = append(c.Rules, comparison())
		}
		return c
	}
	seen := map[fit.Change]int{}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		before, after := forecasting(), forecasting()
		before.Criteria, after.Criteria = before.Criteria[1:2], after.Criteria[1:2]
		before.Criteria[0].Rule, after.Criteria[0].Rule = random(r), random(r)
		a, b := profile(t, before), profile(t, after)
		gained, lost := false, false
		for set := range 1 << len(universe) {
			var ws []string
			for i, w := range universe {
				if set>>i&1 == 1 {
					ws = append(ws, w)
				}
			}
			facts := with(fit.Facts{}, "must-have-features", fit.Words(ws...))
			was, is := assess(t, a, facts, day).Verdict == fit.Potential, assess(t, b, facts, day).Verdict == fit.Potential
			gained, lost = gained || is && !was, lost || was && !is
		}
		want := map[[2]bool]fit.Change{{true, true}: fit.Changed, {true, false}: fit.Loosened, {false, true}: fit.Tightened}[[2]bool{gained, lost}]
		got := fit.UnknownChange
		if d := fit.Compare(a, b); len(d.Criteria) > 0 && d.Criteria[0].Change != fit.Reworded {
			got = d.Criteria[0].Change
		}
		require.Equal(t, want, got, "seed %d: %v and %v", seed, before.Criteria[0].Rule, after.Criteria[0].Rule)
		seen[got]++
	}
	assert.Len(t, seen, 4, "%v", seen)
}
