package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// Rule J3: foresee. What nothing holds can be worked on today, and what the
// objective waits for comes first.
func TestJ3PullForward(t *testing.T) {
	plan := planOf(t, step("a", 10), step("x", 5), step("b", 30, "a"), step("c", 5, "a", "x"), step("d", 5, "b", "c"), step("e", 5))
	d := plan.Path().Definition()
	d.Objective = "d"
	plan = planBy(t, d)
	p := progressOf(t, plan, 6, reached("a", 6), reached("e", 4))
	pulls := p.PullForward()
	require.Len(t, pulls, 2)
	assert.Equal(t, "b", pulls[0].Milestone)
	assert.Zero(t, *pulls[0].SlackDays)
	assert.Equal(t, 4, pulls[0].EarlyDays, "planned to begin on day 10")
	assert.Equal(t, "x", pulls[1].Milestone)
	assert.Positive(t, *pulls[1].SlackDays)
	assert.Zero(t, pulls[1].EarlyDays)
}

// Rule J3, D9: behaviour beats the dates, before anything is late.
func TestJ3Warned(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	warned := journey.Event{ID: "w", Milestone: "b", Kind: journey.EventWarned, Signal: "logins-down", Date: on(3)}
	cleared := journey.Event{ID: "c", Milestone: "b", Kind: journey.EventCleared, Date: on(6)}
	p := progressOf(t, plan, 5, warned)
	assert.Equal(t, journey.AtRisk, p.Milestones[1].State)
	assert.Equal(t, "logins-down", p.Milestones[1].Signal)
	assert.Equal(t, 2, p.Escalation)
	assert.Equal(t, journey.NotStarted, progressOf(t, plan, 6, warned, cleared).Milestones[1].State)
	p = progressOf(t, plan, 6, warned, reached("b", 6))
	assert.Equal(t, journey.Reached, p.Milestones[1].State)
	assert.Empty(t, p.Milestones[1].Signal)
	cleared.Date = on(3)
	assert.Equal(t, journey.AtRisk, progressOf(t, plan, 5, warned, cleared).Milestones[1].State, "on one day the warning came later")
}

// Rule J4: how well each went, and what is too good to be true.
func TestJ4Quality(t *testing.T) {
	plan := planOf(t, chain(10, 30)...)
	first, second := reached("a", 8), reached("b", 34)
	first.Quality, second.Quality = 5, 2
	p := progressOf(t, plan, 40, first, second)
	assert.Equal(t, "7/2", p.Quality.String())
	assert.True(t, p.Milestones[0].Verify, "two of ten days early")
	assert.False(t, p.Milestones[1].Verify, "exactly 15 %")
	assert.False(t, progressOf(t, plan, 40).Quality.Defined())
	assert.True(t, progressOf(t, planOf(t, chain(100)...), 84, reached("a", 84)).Milestones[0].Verify, "16 % early")
	assert.False(t, progressOf(t, planOf(t, chain(100)...), 85, reached("a", 85)).Milestones[0].Verify, "15 % early")
}

// Rule J11: wins are listed.
func TestJ11Wins(t *testing.T) {
	milestones := chain(10, 30, 20, 40)
	milestones[1].Kind, milestones[1].Outcome = journey.Functional, ""
	plan := planOf(t, milestones...)
	won := reached("c", 58)
	won.Quality = 4
	p := progressOf(t, plan, 70, reached("a", 3), reached("b", 41), won, reached("d", 62), lost("d", 66))
	wins, err := plan.Wins(p, successkit.MustPeriod(on(0).String()+"/"+on(70).String()))
	require.NoError(t, err)
	assert.Equal(t, []journey.Win{
		{Milestone: "a", Name: "State a", Outcome: "more-sales", Date: on(3), EarlyDays: 7, Verify: true},
		{Milestone: "c", Name: "State c", Outcome: "more-sales", Date: on(58), EarlyDays: 2, Quality: 4},
	}, wins, "b is functional, d is lost")
	p = progressOf(t, plan, 101, reached("d", 101), reached("a", 10))
	wins, err = plan.Wins(p, successkit.MustPeriod(on(0).String()+"/"+on(102).String()))
	require.NoError(t, err)
	require.Len(t, wins, 2)
	assert.Equal(t, "a", wins[0].Milestone)
	assert.True(t, wins[1].Objective)
	assert.Equal(t, -1, wins[1].EarlyDays)

	_, err = plan.Wins(p, successkit.Period{})
	require.ErrorIs(t, err, successkit.ErrRequired)
	_, err = plan.Wins(journey.Progress{}, successkit.Year(2026))
	require.ErrorIs(t, err, successkit.ErrConflict)
}

// Rule J10: a single transaction is a path of moments, each known, predictable
// or guessed.
func TestJ10Moments(t *testing.T) {
	d := definition(step("delivered", 5), step("slept-well", 30, "delivered"), step("bought-again", 700, "slept-well"))
	d.Lifecycle = journey.SingleTransaction
	require.ErrorIs(t, d.Validate(), successkit.ErrRequired, "without certainties")
	for i, c := range []journey.Certainty{journey.Known, journey.Predictable, journey.Guessed} {
		d.Milestones[i].Certainty = c
	}
	p := progressOf(t, planBy(t, d), 20, reached("delivered", 9))
	assert.Equal(t, "bought-again", p.Objective)
	assert.Equal(t, journey.AtRisk, p.Milestones[1].State)
	d.Lifecycle = journey.Ongoing
	require.ErrorIs(t, d.Validate(), successkit.ErrConflict)
	d.Lifecycle = 9
	require.ErrorIs(t, d.Validate(), successkit.ErrUnknown)
}
