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

const vendor, customer = successkit.VendorSide, successkit.CustomerSide

// F15: churn is split by fit at signing and at leaving, and the cause of that of
// good fit is told from the joint accountabilities.
func TestF15Attribution(t *testing.T) {
	gap := facts("2026-02-01", true, false, 80, false)
	both := func() fit.Facts {
		return promised(promised(gap, "ours", vendor, "2026-02-02", "2026-05-01"), "theirs", customer, "2026-02-02", "2026-05-01")
	}
	kept := func(f fit.Facts, ids ...string) fit.Facts {
		for _, id := range ids {
			f.Settlements = append(f.Settlements, fit.Settlement{ID: id, Commitment: id, Kept: true, Date: day("2026-04-01")})
		}
		return f
	}
	withdrawn := kept(both(), "ours")
	withdrawn.Commitments = append(withdrawn.Commitments, fit.Commitment{ID: "w", Criterion: "skills", By: customer, Date: day("2026-03-05"), Withdrawn: true})
	outgrown := facts("2026-02-01", true, true, 80, false)
	outgrown.Evidence = append(outgrown.Evidence, fit.Evidence{ID: "later", Criterion: "platform", Answer: fit.YesNo(false), Date: day("2026-05-01")})
	for _, tt := range []struct {
		name       string
		facts      fit.Facts
		at, end    fit.Verdict
		want       audit.Blame
		brokenness int
	}{
		{"never had it", facts("2026-02-01", false, true, 80, false), fit.NoPotential, fit.NoPotential, audit.ByAcquisition, 0},
		{"ours missed", kept(both(), "theirs"), fit.Conditional, fit.NoPotential, audit.Ours, 1},
		{"theirs missed", kept(both(), "ours"), fit.Conditional, fit.NoPotential, audit.Theirs, 1},
		{"theirs withdrawn", withdrawn, fit.Conditional, fit.NoPotential, audit.Theirs, 1},
		{"both missed", both(), fit.Conditional, fit.NoPotential, audit.BothFailed, 2},
		{"both kept", kept(both(), "ours", "theirs"), fit.Conditional, fit.Potential, audit.Unexplained, 0},
		{"nothing was wrong", facts("2026-02-01", true, true, 80, false), fit.Potential, fit.Potential, audit.Unexplained, 0},
		{"outgrown", outgrown, fit.Potential, fit.NoPotential, audit.Unexplained, 0},
		{"nobody asked", fit.Facts{}, fit.Undetermined, fit.Undetermined, audit.UnknownBlame, 0},
	} {
		a, err := auditor(t).Attribute(audit.Loss{Customer: "acme", Signed: day("2026-03-01"), Left: day("2026-06-01"), Amount: decimal.New(10, 0), Facts: tt.facts}, today)
		require.NoError(t, err)
		assert.Equal(t, tt.at, a.AtSigning, tt.name)
		assert.Equal(t, tt.end, a.AtLeaving, tt.name)
		assert.Equal(t, tt.want, a.Blame, tt.name)
		assert.Len(t, a.Broken, tt.brokenness, tt.name)
		assert.Equal(t, tt.want > audit.ByAcquisition, a.GoodFit(), tt.name)
	}
	_, err := auditor(t).Attribute(audit.Loss{Signed: today, Left: day("2026-01-01")}, today)
	testkit.Faults(t, err, testkit.Fault{Path: "customer", Kind: successkit.ErrRequired}, testkit.Fault{Path: "left", Kind: successkit.ErrConflict})
}

// lost attributes losses of every blame.
func lost(t testing.TB) []audit.Attribution {
	t.Helper()
	gap := facts("2026-02-01", true, false, 80, false)
	both := promised(promised(gap, "ours", vendor, "2026-02-02", "2026-05-01"), "theirs", customer, "2026-02-02", "2026-05-01")
	theirs := both
	theirs.Settlements = []fit.Settlement{{ID: "s", Commitment: "ours", Kept: true, Date: day("2026-04-01")}}
	ours := both
	ours.Settlements = []fit.Settlement{{ID: "s", Commitment: "theirs", Kept: true, Date: day("2026-04-01")}}
	var all []audit.Attribution
	for i, f := range []fit.Facts{both, theirs, ours, facts("2026-02-01", false, true, 80, false), facts("2026-02-01", true, true, 80, false), {}} {
		a, err := auditor(t).Attribute(audit.Loss{
			Customer: "acme", Signed: day("2026-03-01"), Left: day("2026-06-01"), Amount: decimal.New(1<<i, 0), Currency: "EUR", Facts: f,
		}, today)
		require.NoError(t, err)
		all = append(all, a)
	}
	return all
}

// F15: the headline is the churn of good fit, and its causes add up to it.
func TestF15Split(t *testing.T) {
	var x audit.Losses
	for _, a := range lost(t) {
		require.NoError(t, x.Add(a))
	}
	s := x.Split()
	for _, tt := range []struct {
		got   audit.Churn
		n     int64
		value string
	}{
		{s.All, 6, "63"},
		{s.GoodFit, 4, "23"},
		{s.BothFailed, 1, "1"},
		{s.Theirs, 1, "2"},
		{s.Ours, 1, "4"},
		{s.BadFit, 1, "8"},
		{s.Unexplained, 1, "16"},
		{s.Undetermined, 1, "32"},
		{s.Outgrown, 3, "7"},
	} {
		assert.Equal(t, tt.n, tt.got.Customers)
		testkit.EqualDecimal(t, tt.value, tt.got.Value)
	}
	testkit.GoldenJSON(t, "attribution.json", lost(t)[0])
	testkit.GoldenJSON(t, "loss_sums.json", x.Sums())
	testkit.GoldenJSON(t, "split.json", s)
	testkit.GoldenJSON(t, "loss.json", audit.Loss{Customer: "acme", Signed: day("2026-03-01"), Left: today, Amount: decimal.New(5, 0), Currency: "EUR"})
	require.ErrorIs(t, x.Merge(nil), successkit.ErrRequired)
	odd := lost(t)[0]
	odd.Blame = audit.ByAcquisition
	require.ErrorIs(t, x.Add(odd), successkit.ErrConflict)
	_, err := audit.NewLosses(audit.LossSums{AsOf: today, Rows: []audit.LossRow{{AtSigning: fit.NoPotential, Blame: audit.Ours, Customers: 1}, {AtSigning: 9, AtLeaving: 9, Customers: 1}}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "rows[0].blame", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rows[1].at_signing", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rows[1].at_leaving", Kind: successkit.ErrUnknown})
}

func TestCosts(t *testing.T) {
	d := func(n int64) *decimal.Decimal { return new(decimal.NewFromInt(n)) }
	var x audit.Costs
	for _, c := range []audit.Cost{
		{Customer: "a", Currency: "EUR", Lost: d(100), Acquisition: d(40), Service: d(30), Referral: d(0)},
		{Customer: "b", Currency: "EUR", Lost: d(50), Acquisition: d(20)},
	} {
		require.NoError(t, x.Add(c))
		testkit.GoldenJSON(t, "cost_"+c.Customer+".json", c)
	}
	r := x.Report()
	testkit.EqualDecimal(t, "240", r.Total)
	assert.False(t, r.Complete, "two parts are missing of one customer")
	assert.Equal(t, int64(2), r.Customers)
	assert.Equal(t, []int64{0, 0, 1, 1}, []int64{r.Parts[0].Missing, r.Parts[1].Missing, r.Parts[2].Missing, r.Parts[3].Missing})
	testkit.EqualDecimal(t, "150", r.Parts[0].Sum)
	testkit.GoldenJSON(t, "costs.json", r)
	assert.True(t, new(audit.Costs).Report().Complete, "of nobody nothing is missing")

	testkit.Faults(t, x.Add(audit.Cost{Lost: d(-1), Currency: "e"}),
		testkit.Fault{Path: "customer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "lost", Kind: successkit.ErrOutOfRange})
	require.ErrorIs(t, x.Add(audit.Cost{Customer: "c", Currency: "USD"}), successkit.ErrConflict)
	require.ErrorIs(t, x.Merge(nil), successkit.ErrRequired)
	r.Parts[1].Known = 0
	_, err := audit.NewCosts(r)
	testkit.Faults(t, err, testkit.Fault{Path: "parts[1]", Kind: successkit.ErrConflict})
	_, err = audit.NewCosts(audit.CostReport{Customers: -1})
	testkit.Faults(t, err, testkit.Fault{Path: "customers", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "parts", Kind: successkit.ErrRequired})
}
