package fit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// laws runs a law on many random profiles and facts.
func laws(t *testing.T, law func(r *rand.Rand, d fit.Definition, facts fit.Facts)) {
	t.Helper()
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 0))
		law(r, randomDefinition(r), randomFacts(r))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// randomDefinition returns a profile of 1 to 8 criteria, "c0" and so on.
func randomDefinition(r *rand.Rand) fit.Definition {
	d := fit.Definition{ID: "random", Version: 1, EffectiveFrom: day, HorizonDays: 30}
	for i := range 1 + r.IntN(8) {
		c := fit.Criterion{
			ID:       fmt.Sprint("c", i),
			Input:    fit.Input(1 + r.IntN(6)),
			Kind:     fit.Kind(1 + r.IntN(3)),
			Question: fmt.Sprint("Question ", i, "?"),
			Rule:     fit.Rule{Op: fit.AtLeast, Value: fit.Int(2)},
			Cost:     r.IntN(4),
		}
		if c.Kind != fit.Disqualifier {
			c.Remedy = successkit.Side(r.IntN(4))
		}
		if r.IntN(2) == 0 {
			c.FreshDays = 1 + r.IntN(20)
		}
		d.Criteria = append(d.Criteria, c)
	}
	return d
}

// randomFacts returns facts of the criteria c0 to c8 from a month around day,
// among them some that contradict or replace each other.
func randomFacts(r *rand.Rand) fit.Facts {
	var f fit.Facts
	for i := range r.IntN(24) {
		e := fit.Evidence{
			ID:        fmt.Sprint("e", i),
			Criterion: fmt.Sprint("c", r.IntN(9)),
			Answer:    fit.Int(r.Int64N(8)),
			Date:      day.AddDays(r.IntN(30) - 26),
		}
		if r.IntN(12) == 0 {
			e.Answer = fit.YesNo(true)
		}
		if r.IntN(4) == 0 {
			e.Recorded = e.Date.AddDays(r.IntN(5))
		}
		f.Evidence = append(f.Evidence, e)
	}
	for i := range r.IntN(16) {
		c := fit.Commitment{
			ID:        fmt.Sprint("p", i),
			Criterion: fmt.Sprint("c", r.IntN(9)),
			By:        successkit.Side(1 + r.IntN(3)),
			What:      "promise",
			Date:      day.AddDays(r.IntN(30) - 26),
		}
		if c.Withdrawn = r.IntN(6) == 0; !c.Withdrawn {
			c.Due = c.Date.AddDays(r.IntN(60))
		}
		if r.IntN(4) == 0 {
			c.Recorded = c.Date.AddDays(r.IntN(5))
		}
		f.Commitments = append(f.Commitments, c)
	}
	for i := range r.IntN(16) {
		s := fit.Settlement{
			ID:         fmt.Sprint("s", i),
			Commitment: fmt.Sprint("p", r.IntN(len(f.Commitments)+1)),
			By:         successkit.Side(r.IntN(4)),
			Kept:       r.IntN(3) > 0,
			Date:       day.AddDays(r.IntN(30) - 26),
		}
		if r.IntN(4) == 0 {
			s.Recorded = s.Date.AddDays(r.IntN(5))
		}
		f.Settlements = append(f.Settlements, s)
	}
	return f
}

// badness orders the verdicts from the best to the worst.
var badness = map[fit.Verdict]int{fit.Potential: 1, fit.Conditional: 2, fit.Undetermined: 3, fit.NoPotential: 4}

// The verdict is that of the worst finding, and of the tallies together.
func TestLawVerdictOfTheWorstFinding(t *testing.T) {
	of := map[fit.State]fit.Verdict{
		fit.Met: fit.Potential, fit.Acquirable: fit.Conditional, fit.Unknown: fit.Undetermined, fit.Unmet: fit.NoPotential,
	}
	met := map[fit.Verdict]int{}
	laws(t, func(_ *rand.Rand, d fit.Definition, facts fit.Facts) {
		a := assess(t, profile(t, d), facts, day)
		worst := fit.Potential
		for i, f := range a.Findings {
			assert.Equal(t, d.Criteria[i].ID, f.Criterion)
			if badness[of[f.State]] > badness[worst] {
				worst = of[f.State]
			}
		}
		assert.Equal(t, worst, a.Verdict)
		met[a.Verdict]++
	})
	assert.Len(t, met, 4, "the random profiles reach every verdict")
	t.Log(met)
}

// The tallies of the inputs add up to those of the halves, and to the criteria.
func TestLawCoverageAddsUp(t *testing.T) {
	laws(t, func(_ *rand.Rand, d fit.Definition, facts fit.Facts) {
		a := assess(t, profile(t, d), facts, day)
		require.Len(t, a.Coverage.Inputs, 6)
		require.Len(t, a.Coverage.Halves, 2)
		total, covered := 0, 0
		for _, h := range a.Coverage.Halves {
			sum := fit.HalfCoverage{Half: h.Half}
			for _, in := range a.Coverage.Inputs {
				if in.Input.Half() != h.Half {
					continue
				}
				sum.Met += in.Met
				sum.Acquirable += in.Acquirable
				sum.Unmet += in.Unmet
				sum.Unknown += in.Unknown
				if in.Total() > 0 {
					sum.Inputs++
				}
			}
			assert.Equal(t, sum, h)
			total += h.Total()
			covered += h.Inputs
		}
		assert.Equal(t, len(a.Findings), total)
		assert.Equal(t, covered < 6, a.Provisional)
	})
}

// A criterion that is met neither worsens nor betters the verdict: nothing is
// compensated. Any other criterion never betters it.
func TestLawCriteriaAreNeverCompensatory(t *testing.T) {
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		a := assess(t, profile(t, d), facts, day)
		at := r.IntN(len(d.Criteria))
		fewer := d
		fewer.Criteria = slices.Delete(slices.Clone(d.Criteria), at, at+1)
		if len(fewer.Criteria) == 0 {
			return
		}
		b := assess(t, profile(t, fewer), facts, day)
		if a.Findings[at].State == fit.Met {
			assert.Equal(t, b.Verdict, a.Verdict)
		}
		assert.GreaterOrEqual(t, badness[a.Verdict], badness[b.Verdict])
		assert.Equal(t, slices.Delete(a.Findings, at, at+1), b.Findings, "the other findings stay")
	})
}

// The order of the facts does not matter, nor that some are given twice.
func TestLawOrderDoesNotMatter(t *testing.T) {
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		p := profile(t, d)
		want := assess(t, p, facts, day)
		if len(facts.Evidence) > 0 {
			facts.Evidence = append(facts.Evidence, facts.Evidence[r.IntN(len(facts.Evidence))])
		}
		if len(facts.Commitments) > 0 {
			facts.Commitments = append(facts.Commitments, facts.Commitments[r.IntN(len(facts.Commitments))])
		}
		r.Shuffle(len(facts.Evidence), func(i, j int) {
			facts.Evidence[i], facts.Evidence[j] = facts.Evidence[j], facts.Evidence[i]
		})
		r.Shuffle(len(facts.Settlements), func(i, j int) {
			facts.Settlements[i], facts.Settlements[j] = facts.Settlements[j], facts.Settlements[i]
		})
		r.Shuffle(len(facts.Commitments), func(i, j int) {
			facts.Commitments[i], facts.Commitments[j] = facts.Commitments[j], facts.Commitments[i]
		})
		assert.Equal(t, want, assess(t, p, facts, day))
	})
}

// What became known after the day changes nothing but the list of what was
// ignored.
func TestLawLaterFactsDoNotMatter(t *testing.T) {
	laws(t, func(_ *rand.Rand, d fit.Definition, facts fit.Facts) {
		p := profile(t, d)
		all := assess(t, p, facts, day)
		var then fit.Facts
		later := 0
		for _, e := range facts.Evidence {
			if e.Date.After(day) || e.Recorded.After(day) {
				later++
				continue
			}
			then.Evidence = append(then.Evidence, e)
		}
		for _, c := range facts.Commitments {
			if c.Date.After(day) || c.Recorded.After(day) {
				later++
				continue
			}
			then.Commitments = append(then.Commitments, c)
		}
		for _, s := range facts.Settlements {
			if s.KnownOn(day) {
				then.Settlements = append(then.Settlements, s)
			} else {
				later++
			}
		}
		known := assess(t, p, then, day)
		assert.GreaterOrEqual(t, later, len(all.Ignored)-len(known.Ignored))
		all.Ignored, known.Ignored = nil, nil
		assert.Equal(t, known, all)
	})
}

// There are questions exactly where the verdict is undetermined. A gap at one
// of those that could decide does decide, and at any other it does not; when
// every question has its answer the verdict is settled.
func TestLawQuestions(t *testing.T) {
	laws(t, func(_ *rand.Rand, d fit.Definition, facts fit.Facts) {
		p := profile(t, d)
		a := assess(t, p, facts, day)
		assert.Equal(t, a.Verdict == fit.Undetermined, len(a.Questions) > 0)
		answered := facts
		for i, q := range a.Questions {
			if i > 0 {
				before := a.Questions[i-1]
				assert.True(t, before.Decides || !q.Decides)
				assert.True(t, before.Decides != q.Decides || before.Cost <= q.Cost)
			}
			gap, met := fit.Int(0), fit.Int(2)
			if d.Criteria[slices.IndexFunc(d.Criteria, func(c fit.Criterion) bool { return c.ID == q.Criterion })].Kind == fit.Disqualifier {
				gap, met = met, gap
			}
			b := assess(t, p, with(facts, q.Criterion, gap), day)
			assert.Equal(t, q.Decides, b.Verdict == fit.NoPotential, q.Criterion)
			answered = with(answered, q.Criterion, met)
		}
		assert.NotEqual(t, fit.Undetermined, assess(t, p, answered, day).Verdict)
	})
}

// More evidence makes a criterion that is known unknown only by contradiction
// or where it can not be read.
func TestLawEvidenceDoesNotUnsettle(t *testing.T) {
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		p := profile(t, d)
		a := assess(t, p, facts, day)
		facts.Evidence = append(facts.Evidence, fit.Evidence{
			ID: "more", Criterion: fmt.Sprint("c", r.IntN(8)), Answer: fit.Int(r.Int64N(4)), Date: day.AddDays(-r.IntN(26)),
		})
		for i, f := range assess(t, p, facts, day).Findings {
			if a.Findings[i].State != fit.Unknown && f.State == fit.Unknown {
				assert.Equal(t, "fit.contradicted", f.Reasons[0].Code)
			}
		}
	})
}

// More evidence never turns a settled verdict to undetermined but by
// contradiction, by what can not be read, or where it closes the very gap that
// had settled it beside questions that are still open.
func TestLawEvidenceDoesNotUnsettleVerdicts(t *testing.T) {
	unsettled := 0
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		p := profile(t, d)
		a := assess(t, p, facts, day)
		more := fit.Evidence{ID: "more", Criterion: fmt.Sprint("c", r.IntN(8)), Answer: fit.Int(r.Int64N(4)), Date: day.AddDays(-r.IntN(26))}
		facts.Evidence = append(facts.Evidence, more)
		b := assess(t, p, facts, day)
		if a.Verdict == fit.Undetermined || b.Verdict != fit.Undetermined {
			return
		}
		unsettled++
		for i, f := range b.Findings {
			if f.Criterion != more.Criterion {
				assert.Equal(t, a.Findings[i].State, f.State)
				continue
			}
			closed := a.Verdict == fit.NoPotential && a.Findings[i].State == fit.Unmet
			assert.True(t, closed || f.Reasons[0].Code == "fit.contradicted", "%s to %s", a.Verdict, b.Verdict)
		}
	})
	assert.Positive(t, unsettled)
}

// Dropping a criterion never adds a reason.
func TestLawDroppingACriterionAddsNoReason(t *testing.T) {
	laws(t, func(r *rand.Rand, d fit.Definition, facts fit.Facts) {
		if len(d.Criteria) == 1 {
			return
		}
		before := map[string]bool{}
		for _, f := range assess(t, profile(t, d), facts, day).Findings {
			for _, reason := range f.Reasons {
				before[reason.String()] = true
			}
		}
		at := r.IntN(len(d.Criteria))
		d.Criteria = slices.Delete(slices.Clone(d.Criteria), at, at+1)
		for _, f := range assess(t, profile(t, d), facts, day).Findings {
			for _, reason := range f.Reasons {
				assert.True(t, before[reason.String()], "%s", reason)
			}
		}
	})
}

// A profile is safe for concurrent use.
func TestConcurrentUse(t *testing.T) {
	p := profile(t, forecasting())
	want := assess(t, p, good(), day)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				got, err := p.Assess(good(), day)
				assert.NoError(t, err)
				assert.Equal(t, want, got)
				assert.Equal(t, p.Ref(), got.Profile)
				assert.Len(t, p.Definition().Criteria, 6)
			}
		})
	}
	wg.Wait()
}
