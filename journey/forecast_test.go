package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// Rule J3: the date of each open milestone is forecast, and one that will be
// late is flagged before it is.
func TestJ3Forecast(t *testing.T) {
	tests := []struct {
		name   string
		path   []journey.Milestone
		asOf   int
		events []journey.Event
		pace   string
		want   []int // in days after the anchor
	}{
		{"no pace shown yet", chain(10, 10, 10), 0, nil, "0/0", []int{10, 20, 30}},
		{
			"D9: 20 planned, 26 elapsed are 1.3, and day 30 becomes day 39", chain(20, 10), 26,
			[]journey.Event{reached("a", 26)},
			"26/20",
			[]int{26, 39},
		},
		{
			"D9: the same with a milestone between", chain(10, 10, 10), 26,
			[]journey.Event{reached("a", 10), reached("b", 26)},
			"26/20",
			[]int{10, 26, 39},
		},
		{
			"fractions of a day add up before they are dropped: 13 + 1.3 each", chain(10, 1, 1, 1, 1), 13,
			[]journey.Event{reached("a", 13)},
			"13/10",
			[]int{13, 14, 15, 16, 18},
		},
		{"fast is a pace too", chain(20, 10), 10, []journey.Event{reached("a", 10)}, "10/20", []int{10, 15}},
		{
			"the latest prerequisite decides",
			[]journey.Milestone{step("a", 10), step("b", 30), step("c", 5, "a", "b")},
			10,
			[]journey.Event{reached("a", 10)},
			"10/10",
			[]int{10, 30, 35},
		},
		{"nothing open is forecast for the past", chain(10, 10, 10), 25, nil, "0/0", []int{25, 35, 45}},
		{
			"a straggler counts for its own part only: (10 + 15) / (10 + 2)",
			[]journey.Milestone{step("a", 10), step("x", 2), step("b", 12, "a")},
			15,
			[]journey.Event{reached("a", 10), reached("x", 15)},
			"25/12",
			[]int{10, 15, 35},
		},
		{
			"time waited for others is not taken: b began on day 30",
			[]journey.Milestone{step("a", 10), step("b", 10, "a"), step("c", 10, "b")},
			40,
			[]journey.Event{reached("a", 30), reached("b", 40)},
			"40/20",
			[]int{30, 40, 60},
		},
		{
			"reached before its prerequisite: no pace", chain(10, 10, 10), 20,
			[]journey.Event{reached("b", 5), reached("a", 20)},
			"20/10",
			[]int{20, 5, 25},
		},
		{
			"nor where that is open still, on the very day",
			[]journey.Milestone{step("a", 10), step("b", 10, "a"), step("x", 10)},
			20,
			[]journey.Event{reached("b", 20), reached("x", 10)},
			"10/10",
			[]int{20, 20, 10},
		},
		{
			"all on the anchor: no time taken, no pace", chain(10, 10), 0,
			[]journey.Event{reached("a", 0)},
			"0/0",
			[]int{0, 10},
		},
		{
			"reached before the anchor: no pace, and the next begins on the anchor", chain(10, 10), 0,
			[]journey.Event{reached("a", -30)},
			"0/0",
			[]int{-30, 10},
		},
		{
			"lost: its duration anew, from the day of the loss", chain(10, 10), 22,
			[]journey.Event{reached("a", 10), lost("a", 20)},
			"0/0",
			[]int{30, 40},
		},
		{
			"reached again: the pace is that since the loss", chain(10, 10), 35,
			[]journey.Event{reached("a", 10), lost("a", 20), reached("a", 35)},
			"15/10",
			[]int{35, 50},
		},
		{
			"before the anchor a plan is a plan", chain(10, 10), -50, nil, "0/0", []int{10, 20},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := progressOf(t, planOf(t, tt.path...), tt.asOf, tt.events...)
			assert.Equal(t, tt.want, forecasts(p))
			assert.Equal(t, tt.pace, p.Pace.String())
			assert.Equal(t, p.Pace.Defined(), p.PaceMilestones > 0)
		})
	}
}

// A waived milestone takes no time, and has no forecast.
func TestForecastWaived(t *testing.T) {
	p := progressOf(t, planOf(t, chain(10, 40, 10)...), 5, waived("b", 5))
	assert.Equal(t, successkit.Date{}, p.Milestones[1].Forecast)
	assert.Equal(t, on(20), p.Milestones[2].Forecast)
	assert.Equal(t, "a", p.Milestones[2].WaitsFor)

	p = progressOf(t, planOf(t, chain(10, 40, 10)...), 12, waived("b", 5), reached("a", 12), reached("c", 12))
	assert.Equal(t, "12/20", p.Pace.String(), "c began when a was reached")
}

// Of several open milestones the one that is forecast last is waited for, and
// the first listed of equals.
func TestForecastWaitsFor(t *testing.T) {
	waits := func(prerequisites ...string) string {
		plan := planOf(t, step("a", 10), step("b", 30), step("c", 30), step("d", 5, prerequisites...))
		return progressOf(t, plan, 2).Milestones[3].WaitsFor
	}
	assert.Empty(t, waits())
	assert.Equal(t, "a", waits("a"))
	assert.Equal(t, "b", waits("a", "b", "c"))
	assert.Equal(t, "c", waits("c", "b", "a"))
}

// Beyond the calendar a forecast is its last day, and nothing overflows on the
// way: 9,900 years for a day's work, and 90 years of work to come.
func TestForecastFar(t *testing.T) {
	path, err := journey.New(definition(chain(1, 33_000)...))
	require.NoError(t, err)
	plan, err := path.Plan(successkit.MustDate("0001-01-01"))
	require.NoError(t, err)
	late := journey.Event{ID: "e", Milestone: "a", Kind: journey.EventReached, Date: successkit.MustDate("9900-12-31")}
	p, err := plan.Progress([]journey.Event{late}, late.Date)
	require.NoError(t, err)
	assert.Equal(t, successkit.MustDate("9999-12-31"), p.Milestones[1].Forecast)
	assert.Equal(t, journey.Overdue, p.Milestones[1].State)
	assert.Equal(t, 1, p.PaceMilestones)
}

// Slack counts whole days of the plan at the pace shown. After a (13 days for 10) b
// takes 13 more, to day 26, and x 6.5, to day 19.5: so x can slip by 6 whole days.
func TestForecastSlack(t *testing.T) {
	plan := planOf(t, step("a", 10), step("b", 10, "a"), step("x", 5, "a"), step("c", 5, "b", "x"))
	p := progressOf(t, plan, 13, reached("a", 13))
	assert.Nil(t, p.Milestones[0].SlackDays, "reached")
	assert.Equal(t, 0, *p.Milestones[1].SlackDays)
	assert.Equal(t, 6, *p.Milestones[2].SlackDays)
	assert.Equal(t, 0, *p.Milestones[3].SlackDays)
	p = progressOf(t, plan, 40, reached("a", 10), reached("c", 40))
	assert.Nil(t, p.Milestones[1].SlackDays, "the objective is reached")
}
