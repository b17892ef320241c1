package cohort_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey/cohort"
)

// A customer who left on day 12 without a says that a takes longer than 12 days, and
// nothing of the days since: as one who came 12 days ago, whatever the day.
func TestLeft(t *testing.T) {
	p := path(t)
	plan, err := p.Plan(asOf.AddDays(-50))
	require.NoError(t, err)
	left, err := plan.Progress(nil, plan.Anchor().AddDays(12))
	require.NoError(t, err)
	var tally cohort.Tally
	require.NoError(t, tally.AddLeft(left, asOf), "the first says of which day the tally is")
	for _, day := range []int{5, 10, 20} {
		require.NoError(t, tally.Add(customer(t, p, "", 40, day)))
	}
	assert.Equal(t, tallyOf(t, customer(t, p, "", 12), customer(t, p, "", 40, 5), customer(t, p, "", 40, 10), customer(t, p, "", 40, 20)).Sums(), tally.Sums())

	testkit.Faults(t, tally.AddLeft(left, left.AsOf.AddDays(-1)), testkit.Fault{Path: "as_of", Kind: successkit.ErrConflict})
	testkit.Faults(t, tally.AddLeft(left, asOf.AddDays(1)), testkit.Fault{Path: "as_of", Kind: successkit.ErrConflict})
	testkit.Faults(t, tally.Add(left), testkit.Fault{Path: "as_of", Kind: successkit.ErrConflict})
}

// The book as one group, whatever the coverages.
func TestWholeBook(t *testing.T) {
	p := path(t)
	high, low := customer(t, p, "high", 40, 5), customer(t, p, "low", 40, 9)
	high.Coverage, low.Coverage = "", ""
	report, err := tallyOf(t, high, low).Report(cohort.Options{})
	require.NoError(t, err)
	require.Len(t, report.Groups, 1)
	assert.Equal(t, int64(2), report.Groups[0].Customers)
	assert.Equal(t, 7.0, *report.Groups[0].Milestones[0].Days.Median.Days)
}
