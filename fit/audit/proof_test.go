package audit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/testkit"
)

var policy = audit.ProofPolicy{AsOf: today, MinDays: 30}

// tracks are customers with results: of forty with potential 36 stay, of twenty
// without 8; the platform tells and the budget does not. Five are too young.
func tracks(t testing.TB) []audit.Track {
	t.Helper()
	var all []audit.Track
	add := func(n int, f fit.Facts, signed string, stayed, advocated *bool) {
		p, _ := versions(t).On(day(signed))
		a, err := p.Assess(f, day(signed))
		require.NoError(t, err)
		for range n {
			all = append(all, audit.Track{Customer: fmt.Sprint("c", len(all)), Signed: day(signed), Assessment: a, Stayed: stayed, Advocated: advocated})
		}
	}
	yes, no := new(true), new(false)
	good, bad := facts("2026-02-01", true, true, 80, false), facts("2026-02-01", false, true, 80, false)
	poor := facts("2026-02-01", true, true, 10, false)
	add(36, good, "2026-03-01", yes, yes)
	add(4, good, "2026-03-01", no, nil)
	add(4, bad, "2026-03-01", yes, no)
	add(6, bad, "2026-03-01", no, no)
	add(4, poor, "2026-03-01", yes, nil)
	add(6, poor, "2026-03-01", no, nil)
	add(3, fit.Facts{}, "2026-03-01", yes, nil)
	add(5, good, "2026-06-15", yes, yes)
	return all
}

// F16: what happened later, by verdict and by single criterion, with intervals.
func TestF16Proof(t *testing.T) {
	var x audit.Proof
	for _, k := range tracks(t) {
		require.NoError(t, x.Add(policy, k))
	}
	s := x.Sums()
	assert.Equal(t, int64(68), s.Customers)
	assert.Equal(t, int64(5), s.Young)
	all := x.Contrasts(0.95, 10)
	find := func(id string, m audit.Measure) audit.Contrast {
		for _, c := range all {
			if c.Criterion == id && c.Measure == m {
				return c
			}
		}
		require.Fail(t, "no contrast", "%s %s", id, m)
		return audit.Contrast{}
	}
	verdict := find("", audit.Stayed)
	assert.Equal(t, "36/40", verdict.For.Rate.String(), "those whom nobody asked are on no side")
	assert.Equal(t, "8/20", verdict.Against.Rate.String())
	assert.Equal(t, audit.Tells, verdict.Telling)
	// Newcombe's method 10 by hand: shares 0.9 and 0.4, score intervals
	// [0.769472, 0.960414] and [0.218806, 0.613423].
	assert.InDelta(t, 0.25, verdict.Difference.Lower(), 0.001)
	assert.InDelta(t, 0.69, verdict.Difference.Upper(), 0.002)
	assert.Equal(t, audit.Tells, find("platform", audit.Stayed).Telling)
	assert.Equal(t, "40/50", find("platform", audit.Stayed).For.Rate.String())
	assert.Equal(t, audit.Tells, find("platform", audit.Advocated).Telling)
	assert.Equal(t, audit.TooFew, find("skills", audit.Stayed).Telling)
	for _, c := range x.Contrasts(0.95, 11) {
		assert.Equal(t, c.Criterion == "" && c.Measure == audit.Stayed, c.Telling != audit.TooFew)
	}
	testkit.GoldenJSON(t, "contrasts.json", all)
	testkit.GoldenJSON(t, "proof_sums.json", s)
	testkit.GoldenJSON(t, "track.json", tracks(t)[0])
}

// A criterion that tells nothing, and one that tells the reverse.
func TestF16CriteriaThatDoNotTell(t *testing.T) {
	counts := func(state fit.State, yes, no int64) audit.CriterionResult {
		return audit.CriterionResult{Criterion: "c", State: state, Measure: audit.Stayed, Yes: yes, No: no}
	}
	for _, tt := range []struct {
		met, unmet [2]int64
		want       audit.Telling
	}{
		{[2]int64{30, 10}, [2]int64{28, 12}, audit.NotShown},
		{[2]int64{10, 30}, [2]int64{30, 10}, audit.TellsReverse},
		{[2]int64{30, 10}, [2]int64{10, 30}, audit.Tells},
		{[2]int64{30, 10}, [2]int64{0, 4}, audit.TooFew},
	} {
		p, err := audit.NewProof(audit.ProofSums{Profile: "p", ProofPolicy: policy, Customers: 90, Criteria: []audit.CriterionResult{
			counts(fit.Met, tt.met[0], tt.met[1]), counts(fit.Unmet, tt.unmet[0], tt.unmet[1]), counts(fit.Acquirable, 1, 2),
		}})
		require.NoError(t, err)
		c := p.Contrasts(0.95, 10)
		require.Len(t, c, 1)
		assert.Equal(t, tt.want, c[0].Telling)
		assert.Equal(t, "1/3", c[0].Acquirable.Rate.String())
	}
}

func TestProofRefuses(t *testing.T) {
	var x audit.Proof
	err := x.Add(audit.ProofPolicy{MinDays: -1}, audit.Track{Assessment: fit.Assessment{Verdict: 9, Findings: []fit.Finding{{State: 9}}}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "min_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "customer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "signed", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "assessment.profile.id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "assessment.verdict", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "assessment.findings[0].criterion", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "assessment.findings[0].state", Kind: successkit.ErrUnknown})
	k := tracks(t)[0]
	require.NoError(t, x.Add(policy, k))
	require.ErrorIs(t, x.Add(audit.ProofPolicy{AsOf: today, MinDays: 31}, k), successkit.ErrConflict)
	require.ErrorIs(t, x.Merge(nil), successkit.ErrRequired)
	_, err = audit.NewProof(audit.ProofSums{Profile: "p", ProofPolicy: policy, Customers: 2, Young: 3})
	testkit.Faults(t, err, testkit.Fault{Path: "young", Kind: successkit.ErrConflict})
	_, err = audit.NewProof(audit.ProofSums{Profile: "p", ProofPolicy: policy, Customers: 2, Verdicts: []audit.VerdictResult{{Verdict: fit.Potential, Measure: audit.Stayed, Yes: 2, No: 1}, {Verdict: 9}}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "verdicts[0]", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "verdicts[1].verdict", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "verdicts[1].measure", Kind: successkit.ErrRequired})
}
