package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

func anyOf(m journey.Milestone) journey.Milestone {
	m.Requires = journey.AnyOf
	return m
}

// The data comes in by file (a, 5 days) or by the connector (b, 20 days); c
// takes 10 days from either, and d 5 more. Hand calculation.
func twoRoads(t *testing.T) *journey.Plan {
	t.Helper()
	return planOf(t, step("a", 5), step("b", 20), anyOf(step("c", 10, "a", "b")), step("d", 5, "c"))
}

func TestAnyOf(t *testing.T) {
	plan := twoRoads(t)
	var due []int
	for _, m := range plan.Milestones() {
		due = append(due, m.Date.Sub(anchor))
	}
	assert.Equal(t, []int{5, 20, 15, 20}, due)
	assert.Equal(t, 0, *plan.Milestones()[0].SlackDays, "the planned road")
	assert.Nil(t, plan.Milestones()[1].SlackDays, "the other is not waited for")

	tests := []struct {
		name   string
		asOf   int
		events []journey.Event
		states []journey.State
		want   []int
		waits  string
	}{
		{
			"the shorter road is waited for", 2, nil,
			[]journey.State{journey.DueSoon, journey.OnTrack, journey.NotStarted, journey.NotStarted},
			[]int{5, 20, 15, 20},
			"a",
		},
		{
			"one road is enough", 5,
			[]journey.Event{reached("a", 5)},
			[]journey.State{journey.Reached, journey.OnTrack, journey.OnTrack, journey.NotStarted},
			[]int{5, 20, 15, 20},
			"",
		},
		{
			"a late one holds what follows only until the other", 30, nil,
			[]journey.State{journey.Overdue, journey.Overdue, journey.Blocked, journey.Blocked},
			[]int{30, 30, 40, 45},
			"a",
		},
		{
			"the other one came", 30,
			[]journey.Event{reached("b", 20)},
			[]journey.State{journey.Overdue, journey.Reached, journey.Overdue, journey.Blocked},
			[]int{30, 20, 30, 35},
			"",
		},
		{
			"a waived road is not taken", 2,
			[]journey.Event{waived("a", 1)},
			[]journey.State{journey.Waived, journey.OnTrack, journey.AtRisk, journey.AtRisk},
			[]int{0, 20, 30, 35},
			"b",
		},
		{
			"all roads waived", 2,
			[]journey.Event{waived("a", 1), waived("b", 1)},
			[]journey.State{journey.Waived, journey.Waived, journey.OnTrack, journey.NotStarted},
			[]int{0, 0, 10, 15},
			"",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := progressOf(t, plan, tt.asOf, tt.events...)
			assert.Equal(t, tt.states, states(p))
			assert.Equal(t, tt.waits, p.Milestones[2].WaitsFor)
			for i, want := range tt.want {
				if p.Milestones[i].State != journey.Waived {
					assert.Equal(t, want, p.Milestones[i].Forecast.Sub(anchor), p.Milestones[i].Milestone)
				}
			}
		})
	}
}

// A cycle is refused even where any of several would open it.
func TestAnyOfCycle(t *testing.T) {
	_, err := journey.New(definition(step("a", 1), anyOf(step("b", 1, "a", "c")), step("c", 1, "b")))
	testkit.Faults(t, err, testkit.Fault{Path: "milestones[2].prerequisites[0]", Kind: successkit.ErrConflict})
	d := definition(step("a", 1))
	d.Milestones[0].Requires = 7
	_, err = journey.New(d)
	testkit.Faults(t, err, testkit.Fault{Path: "milestones[0].requires", Kind: successkit.ErrUnknown})
	require.Error(t, err)
}

// Slack is guaranteed along the road that is planned: the first listed of two that
// are as short, and the open one where another is waived.
func TestAnyOfSlack(t *testing.T) {
	plan := planOf(t, step("a", 5), step("b", 5), anyOf(step("c", 10, "a", "b")))
	planned := plan.Milestones()
	assert.Equal(t, 0, *planned[0].SlackDays)
	assert.Nil(t, planned[1].SlackDays)
	p := progressOf(t, twoRoads(t), 2, waived("a", 1))
	assert.Nil(t, p.Milestones[0].SlackDays)
	require.NotNil(t, p.Milestones[1].SlackDays)
	assert.Zero(t, *p.Milestones[1].SlackDays)
}
