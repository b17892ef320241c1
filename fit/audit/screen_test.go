package audit_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/testkit"
)

// screened are four customers: two match, one of them on two signs, one does
// not, and of one nothing is known.
func screened(t testing.TB) []audit.Screened {
	t.Helper()
	yes := fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}
	b, err := fit.NewBadFit(fit.BadFitDefinition{ID: "burdens", Version: 1, EffectiveFrom: today, Signs: []fit.Sign{
		{ID: "no-data", Input: fit.Competence, Question: "No data?", Rule: yes},
		{ID: "speaks-ill", Input: fit.Cultural, Question: "Speaks ill?", Rule: yes},
	}})
	require.NoError(t, err)
	answers := func(data, ill bool) fit.Facts {
		return fit.Facts{Evidence: []fit.Evidence{
			{ID: "a", Criterion: "no-data", Answer: fit.YesNo(data), Date: today}, {ID: "b", Criterion: "speaks-ill", Answer: fit.YesNo(ill), Date: today},
		}}
	}
	var all []audit.Screened
	for i, f := range []fit.Facts{answers(true, false), answers(true, true), answers(false, false), {}} {
		s, err := audit.Screen(b, audit.Customer{ID: "c", Value: decimal.NewFromInt(1 << i), Currency: "EUR", Facts: f}, today)
		require.NoError(t, err)
		all = append(all, s)
	}
	_, err = audit.Screen(nil, audit.Customer{}, today)
	testkit.Faults(t, err, testkit.Fault{Path: "id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "bad_fit", Kind: successkit.ErrRequired})
	return all
}

// F6: the screen of a base says who matches and on what.
func TestF6Screening(t *testing.T) {
	var x audit.Screening
	for _, s := range screened(t) {
		require.NoError(t, x.Add(s))
	}
	r := x.Report()
	assert.Equal(t, []int64{2, 1, 1}, []int64{r.Answers[0].Customers, r.Answers[1].Customers, r.Answers[2].Customers})
	testkit.EqualDecimal(t, "3", r.Answers[0].Value)
	require.Len(t, r.Signs, 2)
	assert.Equal(t, "no-data", r.Signs[0].Sign)
	assert.Equal(t, []int64{2, 1, 1, 0}, []int64{r.Signs[0].Customers, r.Signs[0].Alone, r.Signs[1].Customers, r.Signs[1].Alone})
	testkit.GoldenJSON(t, "screen_report.json", r)
	testkit.GoldenJSON(t, "screened.json", screened(t)[1])
	testkit.GoldenJSON(t, "customer.json", audit.Customer{ID: "c", Value: decimal.New(5, 0), Currency: "EUR", LastExpansion: today, LastMilestone: today})
	other := screened(t)[0]
	other.Currency = "USD"
	require.ErrorIs(t, x.Add(other), successkit.ErrConflict)
	require.ErrorIs(t, x.Merge(nil), successkit.ErrRequired)
	r.Signs[0], r.Signs[1] = r.Signs[1], r.Signs[0]
	_, err := audit.NewScreening(r)
	testkit.Faults(t, err, testkit.Fault{Path: "signs[1]", Kind: successkit.ErrConflict})
	r = x.Report()
	r.Signs[0].Alone = 3
	_, err = audit.NewScreening(r)
	require.Error(t, err)
	_, err = audit.NewScreening(audit.ScreenReport{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "bad_fit.id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "answers", Kind: successkit.ErrRequired})
}

// A customer without potential that pays, buys no more and reaches nothing is an
// illusion.
func TestIllusory(t *testing.T) {
	for _, tt := range []struct {
		name                 string
		verdict              fit.Verdict
		expansion, milestone string
		want                 bool
	}{
		{"nothing ever", fit.NoPotential, "", "", true},
		{"long ago", fit.NoPotential, "2025-01-01", "2026-04-01", true},
		{"expanded lately", fit.NoPotential, "2026-04-02", "", false},
		{"a milestone lately", fit.NoPotential, "", "2026-06-30", false},
		{"a milestone to come", fit.NoPotential, "", "2026-07-01", true},
		{"has potential", fit.Conditional, "", "", false},
		{"not determined", fit.Undetermined, "", "", false},
	} {
		c := audit.Customer{ID: "c"}
		if tt.expansion != "" {
			c.LastExpansion = day(tt.expansion)
		}
		if tt.milestone != "" {
			c.LastMilestone = day(tt.milestone)
		}
		assert.Equal(t, tt.want, c.Illusory(tt.verdict, today, 90), tt.name)
	}
}
