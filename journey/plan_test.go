package journey_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// The network is the textbook one of the critical path method, dated by hand:
//
//	a 3 ─┬─ b 4 ─┬─ d 5 ── e 1 (objective)
//	     └─ c 2 ─┘
//	     └─ f 9 (leads elsewhere)
func TestPlan(t *testing.T) {
	d := definition(step("e", 1, "d"), step("a", 3), step("b", 4, "a"), step("c", 2, "a"),
		step("d", 5, "b", "c"), step("f", 9, "a"))
	d.Objective = "e"
	path, err := journey.New(d)
	require.NoError(t, err)
	plan, err := path.Plan(anchor)
	require.NoError(t, err)
	assert.Same(t, path, plan.Path())
	assert.Equal(t, anchor, plan.Anchor())

	row := func(id string, start, date int, slack *int) journey.Planned {
		return journey.Planned{Milestone: id, Start: on(start), Date: on(date), SlackDays: slack}
	}
	assert.Equal(t, []journey.Planned{
		row("e", 12, 13, new(0)),
		row("a", 0, 3, new(0)),
		row("b", 3, 7, new(0)),
		row("c", 3, 5, new(2)),
		row("d", 7, 12, new(0)),
		row("f", 3, 12, nil),
	}, plan.Milestones())
}

// With no objective named, the last milestone that leads to an outcome is it.
func TestPlanObjectiveByDefault(t *testing.T) {
	early := step("a", 3)
	middle := step("b", 3, "a")
	middle.Outcome = ""
	plan := planOf(t, early, middle, step("c", 1, "b"), step("d", 9))
	assert.Equal(t, "d", progressOf(t, plan, 0).Objective)
}

func TestPlanRefuses(t *testing.T) {
	path, err := journey.New(definition(chain(10, 20)...))
	require.NoError(t, err)

	_, err = path.Plan(successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "anchor", Kind: successkit.ErrRequired})
	last := successkit.MustDate("9999-12-31")
	_, err = path.Plan(last.AddDays(-30))
	require.NoError(t, err, "planned for the last day of the calendar")
	_, err = path.Plan(last.AddDays(-29))
	testkit.Faults(t, err, testkit.Fault{Path: "anchor", Kind: successkit.ErrOutOfRange})

	for _, zero := range []*journey.Path{nil, {}} {
		_, err = zero.Plan(anchor)
		testkit.Faults(t, err, testkit.Fault{Path: "path", Kind: successkit.ErrRequired})
	}
	for _, zero := range []*journey.Plan{nil, {}} {
		_, err = zero.Progress(nil, anchor)
		testkit.Faults(t, err, testkit.Fault{Path: "plan", Kind: successkit.ErrRequired})
	}
}

// deep is a chain of n milestones listed last to first, wide is n milestones
// that one waits for.
func deep(n int) []journey.Milestone {
	milestones := make([]journey.Milestone, n)
	for i := range milestones {
		milestones[i] = step(strconv.Itoa(i), 1)
		if i < n-1 {
			milestones[i].Prerequisites = []string{strconv.Itoa(i + 1)}
		}
	}
	return milestones
}

func wide(n int) []journey.Milestone {
	milestones := make([]journey.Milestone, n+1)
	for i := range n {
		milestones[i] = step(strconv.Itoa(i), 1)
		milestones[n].Prerequisites = append(milestones[n].Prerequisites, strconv.Itoa(i))
	}
	last := step("all", 1)
	last.Prerequisites = milestones[n].Prerequisites
	milestones[n] = last
	return milestones
}

func TestPlanLarge(t *testing.T) {
	p := progressOf(t, planOf(t, deep(100_000)...), 0)
	assert.Equal(t, 100_000, p.Milestones[0].Forecast.Sub(anchor))
	p = progressOf(t, planOf(t, wide(10_000)...), 0)
	assert.Equal(t, 2, p.Milestones[10_000].Forecast.Sub(anchor))
}
