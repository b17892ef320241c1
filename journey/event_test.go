package journey_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// What belongs to a kind of event must be there, and what does not must not.
func TestEventValidate(t *testing.T) {
	full := journey.Event{
		ID: "e", Milestone: "m", Handoff: "h", Date: on(1), Side: successkit.VendorSide, Signal: "s", Checks: []string{"c"},
	}
	fault := func(path string) testkit.Fault { return testkit.Fault{Path: path, Kind: successkit.ErrConflict} }
	missing := func(path string) testkit.Fault { return testkit.Fault{Path: path, Kind: successkit.ErrRequired} }
	for _, tt := range []struct {
		kind          journey.EventKind
		much, nothing []testkit.Fault
	}{
		{journey.EventReached, []testkit.Fault{fault("handoff"), fault("side"), fault("signal"), fault("checks")}, []testkit.Fault{missing("milestone")}},
		{journey.EventCleared, []testkit.Fault{fault("handoff"), fault("side"), fault("signal"), fault("checks")}, []testkit.Fault{missing("milestone")}},
		{journey.EventWarned, []testkit.Fault{fault("handoff"), fault("side"), fault("checks")}, []testkit.Fault{missing("milestone"), missing("signal")}},
		{journey.EventPaused, []testkit.Fault{fault("milestone"), fault("handoff"), fault("signal"), fault("checks")}, []testkit.Fault{missing("side")}},
		{journey.EventHandedOver, []testkit.Fault{fault("milestone"), fault("side"), fault("signal")}, []testkit.Fault{missing("handoff")}},
	} {
		t.Run(tt.kind.String(), func(t *testing.T) {
			e := full
			e.Kind = tt.kind
			testkit.Faults(t, e.Validate(), tt.much...)
			testkit.Faults(t, journey.Event{ID: "e", Date: on(1), Kind: tt.kind}.Validate(), tt.nothing...)
		})
	}
	e := journey.Event{ID: "e", Date: on(1), Kind: journey.EventResumed, Side: 9}
	testkit.Faults(t, e.Validate(), testkit.Fault{Path: "side", Kind: successkit.ErrUnknown})
	e = journey.Event{ID: "e", Date: on(1), Kind: journey.EventHandedOver, Handoff: "h", Checks: make([]string, 65)}
	testkit.Faults(t, e.Validate(), testkit.Fault{Path: "checks", Kind: successkit.ErrOutOfRange})
}

// An event says the same where every field does.
func TestEventEqual(t *testing.T) {
	e := journey.Event{
		ID: "e", Milestone: "m", Handoff: "h", Kind: journey.EventReached, Date: on(1), Recorded: on(2), Quality: 3,
		Side: successkit.VendorSide, Signal: "s", Checks: []string{"a", "b"},
	}
	assert.True(t, e.Equal(e))
	for name, change := range map[string]func(*journey.Event){
		"id": func(e *journey.Event) { e.ID = "x" }, "milestone": func(e *journey.Event) { e.Milestone = "x" },
		"handoff": func(e *journey.Event) { e.Handoff = "x" }, "kind": func(e *journey.Event) { e.Kind = journey.EventLost },
		"date": func(e *journey.Event) { e.Date = on(3) }, "recorded": func(e *journey.Event) { e.Recorded = on(3) },
		"quality": func(e *journey.Event) { e.Quality = 4 }, "side": func(e *journey.Event) { e.Side = successkit.BothSides },
		"signal": func(e *journey.Event) { e.Signal = "x" }, "checks": func(e *journey.Event) { e.Checks = []string{"b", "a"} },
	} {
		other := e
		change(&other)
		assert.False(t, e.Equal(other), name)
	}
}

// Readings are facts: said twice they count once, and contradict themselves not.
func TestReadingsAreFacts(t *testing.T) {
	path, err := journey.New(definition(step("a", 1)))
	require.NoError(t, err)
	one, other := reading("r", "users", 1, 5), reading("r", "users", 1, 6)
	_, err = path.Detect([]journey.Reading{one, one}, on(9))
	require.NoError(t, err)
	_, err = path.Detect([]journey.Reading{one, other}, on(9))
	testkit.Faults(t, err, testkit.Fault{Path: "readings[1].id", Kind: successkit.ErrConflict})
}

// What a milestone can have wrong beside its place.
func TestMilestoneRefused(t *testing.T) {
	m := step("a", 0)
	m.Stage, m.Weight, m.Owner, m.Certainty = 99, -1, "No", 9
	m.Outcome, m.Offer = " o", "o\n"
	m.Evidence = &journey.Evidence{}
	m.Spread = &journey.Spread{Shape: journey.LogNormal}
	testkit.Faults(t, definition(m).Validate(),
		testkit.Fault{Path: "milestones[0].stage", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "milestones[0].spread.median", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "milestones[0].spread.p90", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "milestones[0].spread.p90", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "milestones[0].weight", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "milestones[0].owner", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "milestones[0].evidence.statement", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "milestones[0].outcome", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "milestones[0].offer", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "milestones[0].certainty", Kind: successkit.ErrUnknown},
	)
	m = step("a", 1)
	m.Name = strings.Repeat("x", 257)
	testkit.Faults(t, definition(m).Validate(), testkit.Fault{Path: "milestones[0].name", Kind: successkit.ErrOutOfRange})
}

// What is nothing answers so.
func TestNothing(t *testing.T) {
	var path *journey.Path
	var plan *journey.Plan
	assert.Empty(t, path.Definition())
	_, ok := path.Milestone("a")
	assert.False(t, ok)
	assert.Nil(t, plan.Path())
	assert.Nil(t, plan.Calendar())
	assert.True(t, plan.Anchor().IsZero())
	assert.Empty(t, plan.Milestones())
	_, err := path.Plan(anchor)
	testkit.Faults(t, err, testkit.Fault{Path: "path", Kind: successkit.ErrRequired})
}
