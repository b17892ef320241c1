package journey_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// D10: position, direction and pace. Four milestones are planned for days 10,
// 20, 30 and 40, of weights 1, 2, 3 and 4; the window is of ten days. By hand.
func TestVector(t *testing.T) {
	milestones := chain(10, 10, 10, 10)
	for i := range milestones {
		milestones[i].Weight = i + 1
	}
	plan := planOf(t, milestones...)
	for _, tt := range []struct {
		name             string
		asOf             int
		events           []journey.Event
		position, before string
		planned, speed   string
		direction        journey.Direction
	}{
		{"on plan", 20, []journey.Event{reached("a", 10), reached("b", 20)}, "3/10", "1/10", "3/10", "2/2", journey.Ahead},
		{"ahead", 20, []journey.Event{reached("a", 12), reached("b", 14)}, "3/10", "0/10", "3/10", "3/2", journey.Ahead},
		{"slow", 30, []journey.Event{reached("a", 10), reached("b", 25)}, "3/10", "1/10", "6/10", "2/3", journey.Slow},
		{"stalled", 30, []journey.Event{reached("a", 10)}, "1/10", "1/10", "6/10", "0/3", journey.Stalled},
		{"lost again", 30, []journey.Event{reached("a", 10), reached("b", 15), lost("b", 25)}, "1/10", "3/10", "6/10", "-2/3", journey.Regressing},
		{"nothing planned", 60, []journey.Event{reached("a", 55)}, "1/10", "0/10", "10/10", "1/0", journey.UnknownDirection},
		{"long past the plan, and nothing moves", 60, []journey.Event{reached("a", 10)}, "1/10", "1/10", "10/10", "0/0", journey.Stalled},
		{"nothing planned and all there", 60, []journey.Event{reached("a", 10), reached("b", 20), reached("c", 30), reached("d", 40)}, "10/10", "10/10", "10/10", "0/0", journey.UnknownDirection},
		{"waived: out of every share", 20, []journey.Event{waived("b", 5), reached("a", 18)}, "1/8", "0/8", "1/8", "1/0", journey.UnknownDirection},
		{"known later: not yet there", 20, []journey.Event{reached("a", 10), {ID: "x", Milestone: "b", Kind: journey.EventReached, Date: on(18), Recorded: on(21)}}, "1/10", "1/10", "3/10", "0/2", journey.Stalled},
		{"known later of before the window: no movement", 20, []journey.Event{{ID: "x", Milestone: "a", Kind: journey.EventReached, Date: on(9), Recorded: on(15)}}, "1/10", "1/10", "3/10", "0/2", journey.Stalled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			events := slices.Concat(tt.events, tt.events) // said twice, counted once
			v, err := plan.Vector(events, on(tt.asOf), 10)
			require.NoError(t, err)
			assert.Equal(t, tt.position, v.Position.String())
			assert.Equal(t, tt.before, v.Before.String())
			assert.Equal(t, tt.planned, v.Planned.String())
			if tt.direction == journey.UnknownDirection {
				assert.False(t, v.Speed.Defined())
			} else {
				assert.Equal(t, tt.speed, v.Speed.String())
			}
			assert.Equal(t, tt.direction, v.Direction)
			p := progressOf(t, plan, tt.asOf, tt.events...)
			assert.True(t, p.Position.Equal(v.Position), "as in the progress")
		})
	}
}

// D10: the product is done, the customer is not.
func TestVectorOutcomeLag(t *testing.T) {
	milestones := []journey.Milestone{step("f", 1), step("g", 1), step("s", 1), step("z", 1)}
	milestones[0].Kind, milestones[1].Kind = journey.Functional, journey.Functional
	plan := planOf(t, milestones...)
	lag := func(events ...journey.Event) string {
		v, err := plan.Vector(events, on(9), 1)
		require.NoError(t, err)
		return v.OutcomeLag.String()
	}
	assert.Equal(t, "2/4", lag(reached("f", 1), reached("g", 2), reached("s", 3)), "1 - 1/2")
	assert.Equal(t, "0/4", lag(reached("s", 3)), "never below 0")
	v, err := planOf(t, step("a", 1)).Vector(nil, on(1), 1)
	require.NoError(t, err)
	assert.False(t, v.OutcomeLag.Defined(), "no functional milestone")
}

// At the bounds of a path, products of weights do not fit 64 bits: ten thousand
// milestones of either kind weigh a million each.
func TestVectorOutcomeLagOfHeavyPath(t *testing.T) {
	const n = 10_000
	var milestones []journey.Milestone
	var events []journey.Event
	for i := range n {
		g, s := step(fmt.Sprint("g", i), 1), step(fmt.Sprint("s", i), 1)
		g.Kind, g.Weight, s.Weight = journey.Functional, 1_000_000, 1_000_000
		milestones = append(milestones, g, s)
		if i%2 == 0 {
			events = append(events, reached(g.ID, 1))
		}
	}
	v, err := planOf(t, milestones...).Vector(events, on(9), 1)
	require.NoError(t, err)
	assert.Equal(t, "50.0%", v.OutcomeLag.Percent(1))
}

func TestVectorRefuses(t *testing.T) {
	plan := planOf(t, step("a", 1))
	_, err := plan.Vector([]journey.Event{{}}, anchor, 0)
	testkit.Faults(t, err,
		testkit.Fault{Path: "window_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "events[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].milestone", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].kind", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].date", Kind: successkit.ErrRequired},
	)
	_, err = plan.Vector(nil, successkit.MustDate("0001-01-09"), 9)
	testkit.Faults(t, err, testkit.Fault{Path: "window_days", Kind: successkit.ErrOutOfRange})
}
