package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// Rule J7: the same milestones by high touch, low touch or self-service.
func TestJ7Variants(t *testing.T) {
	d := definition(chain(10, 20)...)
	d.Milestones[1].Spread = &journey.Spread{Shape: journey.LogNormal, Median: 20, P90: 40}
	d.Variants = []journey.Variant{
		{Coverage: "high-touch"},
		{Coverage: "self-service", Milestones: []journey.Adjustment{
			{Milestone: "a", DurationDays: 3},
			{Milestone: "b", Spread: &journey.Spread{Shape: journey.Empirical, Days: []int{40, 50, 90}}, Owner: successkit.User},
		}},
	}
	path, err := journey.New(d)
	require.NoError(t, err)
	assert.Equal(t, []string{"high-touch", "self-service"}, path.Coverages())
	for _, tt := range []struct {
		name  string
		terms []journey.Term
		want  []int
	}{
		{"the path itself", nil, []int{10, 30}},
		{"the path itself, as its plans and progress say it", []journey.Term{journey.By("self-service"), journey.By("")}, []int{10, 30}},
		{"nothing changed", []journey.Term{journey.By("high-touch")}, []int{10, 30}},
		{"the median of what was seen", []journey.Term{journey.By("self-service"), {}}, []int{3, 53}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := path.Plan(anchor, tt.terms...)
			require.NoError(t, err)
			for i, m := range plan.Milestones() {
				assert.Equal(t, tt.want[i], m.Date.Sub(anchor))
			}
		})
	}
	plan, err := path.Plan(anchor, journey.By("self-service"))
	require.NoError(t, err)
	assert.Equal(t, "self-service", plan.Coverage())
	assert.Equal(t, "self-service", progressOf(t, plan, 0).Coverage)

	_, err = path.Plan(successkit.Date{}, journey.By("no-touch"))
	testkit.Faults(t, err,
		testkit.Fault{Path: "coverage", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "anchor", Kind: successkit.ErrRequired},
	)
	assert.Empty(t, (*journey.Plan)(nil).Coverage())
	assert.Nil(t, (*journey.Path)(nil).Coverages())
}

// Who is accountable and who sees to it differ by the variant, and so does what a plan
// says of its milestones.
func TestMilestoneByVariant(t *testing.T) {
	d := definition(chain(10, 20)...)
	d.Milestones[1].DurationDays, d.Milestones[1].Owner = 0, successkit.CSM
	d.Milestones[1].Spread = &journey.Spread{Shape: journey.Empirical, Days: []int{10, 20, 30}}
	d.Variants = []journey.Variant{{Coverage: "self-service", Milestones: []journey.Adjustment{
		{Milestone: "a", Accountable: successkit.CustomerSide},
		{Milestone: "b", DurationDays: 40, Owner: successkit.User},
	}}}
	as := func(id string, terms ...journey.Term) journey.Milestone {
		m, ok := planBy(t, d, terms...).Milestone(id)
		require.True(t, ok)
		return m
	}
	by := journey.By("self-service")
	assert.Equal(t, successkit.BothSides, as("a").Accountable)
	assert.Equal(t, successkit.CustomerSide, as("a", by).Accountable)
	assert.Equal(t, 10, as("a", by).DurationDays, "unchanged")
	assert.Equal(t, successkit.CSM, as("b").Owner)
	assert.Equal(t, 20, as("b").DurationDays, "the median")
	assert.NotNil(t, as("b").Spread)
	assert.Equal(t, successkit.User, as("b", by).Owner)
	assert.Equal(t, successkit.BothSides, as("b", by).Accountable, "unchanged")
	assert.Equal(t, 40, as("b", by).DurationDays)
	assert.Nil(t, as("b", by).Spread, "a duration of its own does not vary")
	for _, p := range []*journey.Plan{nil, {}, planBy(t, d)} {
		_, ok := p.Milestone("z")
		assert.False(t, ok)
	}
}

func TestVariantRefused(t *testing.T) {
	d := definition(chain(10, 20)...)
	d.Variants = []journey.Variant{
		{Coverage: "high-touch"},
		{Coverage: "high-touch", Milestones: []journey.Adjustment{
			{Milestone: "a", DurationDays: -1, Accountable: 9, Owner: "No"}, {Milestone: "z"}, {Milestone: "a"}, {},
		}},
		{},
	}
	testkit.Faults(t, d.Validate(),
		testkit.Fault{Path: "variants[1].coverage", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "variants[1].milestones[0].duration_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "variants[1].milestones[0].accountable", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "variants[1].milestones[0].owner", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "variants[1].milestones[1].milestone", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "variants[1].milestones[2].milestone", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "variants[1].milestones[3].milestone", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "variants[2].coverage", Kind: successkit.ErrRequired},
	)
	d.Variants = make([]journey.Variant, 65)
	d.Handoffs = make([]journey.Handoff, 10_001)
	testkit.Faults(t, d.Validate(), testkit.Fault{Path: "handoffs", Kind: successkit.ErrOutOfRange})
	d.Handoffs = nil
	testkit.Faults(t, d.Validate(), testkit.Fault{Path: "variants", Kind: successkit.ErrOutOfRange})
}
