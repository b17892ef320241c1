package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// Rule J4 and the closed list of D9. Unless a row says otherwise the path is
// a → b → c, planned for days 10, 30 and 60.
func TestJ4States(t *testing.T) {
	type list = []journey.State
	abc := chain(10, 20, 30)
	fork := []journey.Milestone{step("a", 10), step("b", 50), step("c", 10, "a", "b")}
	tests := []struct {
		name   string
		path   []journey.Milestone
		asOf   int
		events []journey.Event
		want   list
	}{
		{"before the anchor", abc, -1, nil, list{journey.NotStarted, journey.NotStarted, journey.NotStarted}},
		{"before the anchor, due soon all the same", chain(2), -1, nil, list{journey.DueSoon}},
		{"on the anchor", abc, 0, nil, list{journey.OnTrack, journey.NotStarted, journey.NotStarted}},
		{"five days before", abc, 5, nil, list{journey.OnTrack, journey.NotStarted, journey.NotStarted}},
		{"four days before", abc, 6, nil, list{journey.DueSoon, journey.NotStarted, journey.NotStarted}},
		{"on the planned day", abc, 10, nil, list{journey.DueSoon, journey.NotStarted, journey.NotStarted}},
		{
			"a day late: the next should have begun, the one after will be late",
			abc, 11, nil,
			list{journey.Overdue, journey.Blocked, journey.AtRisk},
		},
		{"past every date, one is overdue", abc, 99, nil, list{journey.Overdue, journey.Blocked, journey.Blocked}},
		{
			"reached on the planned day", abc, 10,
			[]journey.Event{reached("a", 10)},
			list{journey.Reached, journey.OnTrack, journey.NotStarted},
		},
		{
			"reached a day late, pace 1.1: 11 + 22 is after 30", abc, 11,
			[]journey.Event{reached("a", 11)},
			list{journey.ReachedLate, journey.AtRisk, journey.AtRisk},
		},
		{
			"reached before the anchor", abc, 0,
			[]journey.Event{reached("a", -7)},
			list{journey.Reached, journey.OnTrack, journey.NotStarted},
		},
		{
			"all reached", abc, 60,
			[]journey.Event{reached("a", 10), reached("b", 30), reached("c", 60)},
			list{journey.Reached, journey.Reached, journey.Reached},
		},
		{
			"out of order: what is reached is never blocked", abc, 35,
			[]journey.Event{reached("b", 30)},
			list{journey.Overdue, journey.Reached, journey.OnTrack},
		},
		{
			"lost again comes before blocked and overdue", abc, 99,
			[]journey.Event{reached("a", 10), lost("a", 12), reached("b", 20), lost("b", 21)},
			list{journey.LostAgain, journey.LostAgain, journey.Blocked},
		},
		{
			"reached once more, late", abc, 40,
			[]journey.Event{reached("a", 10), lost("a", 12), reached("a", 40)},
			list{journey.ReachedLate, journey.Overdue, journey.Blocked},
		},
		{
			"reached and lost on one day", abc, 10,
			[]journey.Event{lost("a", 10), reached("a", 10)},
			list{journey.LostAgain, journey.AtRisk, journey.AtRisk},
		},
		{
			"a waiver opens the way", abc, 3,
			[]journey.Event{waived("a", 3)},
			list{journey.Waived, journey.OnTrack, journey.NotStarted},
		},
		{
			"a waiver passes on what it waited for", abc, 31,
			[]journey.Event{waived("b", 3)},
			list{journey.Overdue, journey.Waived, journey.Blocked},
		},
		{
			"and holds nobody before the planned start", abc, 20,
			[]journey.Event{waived("b", 3)},
			list{journey.Overdue, journey.Waived, journey.NotStarted},
		},
		{
			"what is waived can be reached", abc, 10,
			[]journey.Event{waived("a", 3), reached("a", 10)},
			list{journey.Reached, journey.OnTrack, journey.NotStarted},
		},
		{
			"what is reached cannot be waived", abc, 10,
			[]journey.Event{reached("a", 3), waived("a", 10)},
			list{journey.Reached, journey.OnTrack, journey.NotStarted},
		},
		{
			"nor is a loss waived away", abc, 10,
			[]journey.Event{reached("a", 3), lost("a", 5), waived("a", 10)},
			list{journey.LostAgain, journey.AtRisk, journey.AtRisk},
		},
		{"an open prerequisite alone does not block", fork, 30, nil, list{journey.Overdue, journey.OnTrack, journey.NotStarted}},
		{"nor on the planned start", fork, 50, nil, list{journey.Overdue, journey.DueSoon, journey.NotStarted}},
		{
			"the day after, it does", fork, 51,
			[]journey.Event{reached("b", 50)},
			list{journey.Overdue, journey.Reached, journey.Blocked},
		},
		{"all waived", chain(5), 9, []journey.Event{waived("a", 1)}, list{journey.Waived}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, states(progressOf(t, planOf(t, tt.path...), tt.asOf, tt.events...)))
		})
	}
}

func TestProgressDueSoonDays(t *testing.T) {
	d := definition(chain(10)...)
	d.DueSoonDays = 1
	path, err := journey.New(d)
	require.NoError(t, err)
	plan, err := path.Plan(anchor)
	require.NoError(t, err)
	assert.Equal(t, journey.OnTrack, progressOf(t, plan, 8).Milestones[0].State)
	assert.Equal(t, journey.DueSoon, progressOf(t, plan, 9).Milestones[0].State)
}

// D9: the escalation level and its edges. All milestones of "six" are planned
// on their own, a to f, for day 10; f is the objective.
func TestProgressEscalation(t *testing.T) {
	six := []journey.Milestone{step("a", 10), step("b", 10), step("c", 10), step("d", 10), step("e", 10), step("f", 10)}
	pair := []journey.Milestone{step("a", 10), step("b", 5, "a"), step("z", 50)}
	tests := []struct {
		name   string
		path   []journey.Milestone
		asOf   int
		events []journey.Event
		want   int
	}{
		{"all on track", six, 10, nil, 1},
		{"one at risk: lost", six, 5, []journey.Event{reached("a", 4), lost("a", 5)}, 2},
		{"two at risk", six, 5, []journey.Event{reached("a", 4), lost("a", 5), reached("b", 4), lost("b", 5)}, 3},
		{"one at risk by its forecast", chain(10, 10), 12, []journey.Event{reached("a", 12)}, 2},
		{
			"one missed", six, 11,
			[]journey.Event{reached("b", 9), reached("c", 9), reached("d", 9), reached("e", 9), reached("f", 9)},
			4,
		},
		{"two missed", six, 11, []journey.Event{reached("c", 9), reached("d", 9), reached("e", 9), reached("f", 9)}, 4},
		{"three missed", six, 11, []journey.Event{reached("d", 9), reached("e", 9), reached("f", 9)}, 5},
		{
			"the objective missed", six, 11,
			[]journey.Event{reached("a", 9), reached("b", 9), reached("c", 9), reached("d", 9), reached("e", 9)},
			5,
		},
		{"missed on the way to the objective", chain(10, 10), 11, nil, 5},
		{"missed before an objective that is reached", chain(10, 10), 15, []journey.Event{reached("b", 9)}, 4},
		{"missed before one that is waived", chain(10, 10), 15, []journey.Event{waived("b", 9)}, 4},
		{"missed before one that was lost", chain(10, 10), 15, []journey.Event{reached("b", 8), lost("b", 9)}, 5},
		{"missed, and the way to the objective goes on without it", chain(10, 10, 10), 15, []journey.Event{reached("b", 9)}, 4},
		{"missed, and what lies between is waived", chain(10, 10, 10), 15, []journey.Event{waived("b", 9)}, 5},
		{
			"missed beside a longer way",
			[]journey.Milestone{step("a", 10), step("b", 30), step("c", 10, "a", "b")},
			15, nil, 4,
		},
		{
			"missed where the longer way is waived",
			[]journey.Milestone{step("a", 10), step("b", 30), step("c", 10, "a", "b")},
			15,
			[]journey.Event{waived("b", 9)},
			5,
		},
		{"missed, one behind it at risk, neither on the way", pair, 11, nil, 4},
		{"a lost one past its date is missed", pair, 11, []journey.Event{reached("a", 5), lost("a", 6)}, 4},
		{"waived ones are not missed", six, 11, []journey.Event{
			waived("a", 1), waived("b", 1), waived("c", 1), waived("d", 1), waived("e", 1), waived("f", 1),
		}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := progressOf(t, planOf(t, tt.path...), tt.asOf, tt.events...)
			assert.Equal(t, tt.want, p.Escalation)
			assert.Equal(t, p.Escalation == 1, len(p.Reasons) == 0)
		})
	}
}

func TestProgressCompletion(t *testing.T) {
	plan := planOf(t, chain(10, 20, 30)...)
	rate := func(events ...journey.Event) string {
		return progressOf(t, plan, 90, events...).Completion.String()
	}
	assert.Equal(t, "0/3", rate())
	assert.Equal(t, "1/3", rate(reached("a", 10)))
	assert.Equal(t, "1/2", rate(reached("a", 10), waived("b", 11)))
	assert.Equal(t, "0/2", rate(reached("a", 10), lost("a", 11), waived("b", 11)))
	assert.Equal(t, "2/2", rate(reached("a", 10), waived("b", 11), reached("c", 80)))

	none := progressOf(t, plan, 90, waived("a", 1), waived("b", 1), waived("c", 1))
	assert.False(t, none.Completion.Defined(), "D9: the empty set is unknown, not all")
	_, ok := none.Milestones[0].Variance()
	assert.False(t, ok)
}

// D9: not complete, and the last achievement, or the anchor where there is
// none, that long ago. An onboarding that never started stalls too.
func TestProgressStalled(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	stalled := func(day int, events ...journey.Event) int {
		return progressOf(t, plan, day, events...).StalledDays
	}
	assert.Equal(t, 0, stalled(-3))
	assert.Equal(t, 0, stalled(0))
	assert.Equal(t, 45, stalled(45))
	assert.Equal(t, 35, stalled(45, reached("a", 10)))
	assert.Equal(t, 45, stalled(45, reached("a", -10)), "not from before the anchor")
	assert.Equal(t, 45, stalled(45, reached("a", 10), lost("a", 20)), "what was lost is no achievement")
	assert.Equal(t, 45, stalled(45, waived("a", 10)), "nor is a waiver")
	assert.Equal(t, 0, stalled(45, reached("a", 10), reached("b", 30)))
	assert.Equal(t, 0, stalled(45, reached("a", 10), waived("b", 30)))
}

func TestProgressFacts(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	first := reached("a", 8)
	first.Quality = 4
	again := reached("a", 9)

	p := progressOf(t, plan, 20, again, first, first)
	assert.Equal(t, on(8), p.Milestones[0].Actual, "a confirmation moves no date")
	assert.Equal(t, 4, p.Milestones[0].Quality, "nor takes a quality away")
	assert.Equal(t, first.ID, p.Milestones[0].Event)
	days, ok := p.Milestones[0].Variance()
	assert.Equal(t, -2, days)
	assert.True(t, ok)

	again.Quality = 2
	p = progressOf(t, plan, 20, again, first)
	assert.Equal(t, 2, p.Milestones[0].Quality, "the later opinion counts")

	correction := lost("a", 8)
	correction.Recorded = on(15)
	assert.Equal(t, journey.LostAgain, progressOf(t, plan, 20, correction, first).Milestones[0].State)
	late := first
	late.Recorded = on(16)
	p = progressOf(t, plan, 20, correction, late)
	assert.Equal(t, journey.Reached, p.Milestones[0].State, "of one day, what was recorded later happened later")

	p = progressOf(t, plan, 20, waived("a", 5), waived("a", 3))
	assert.Equal(t, "a-waived-3", p.Milestones[0].Event, "a second waiver changes nothing")

	_, ok = p.Status("x")
	assert.False(t, ok)
	s, ok := p.Status("b")
	assert.True(t, ok)
	assert.Equal(t, p.Milestones[1], s)
}

// Facts outlive the versions of a path: an event of a milestone that this one
// does not have is left out and said so, whenever it became known.
func TestProgressOtherMilestone(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	dropped, later := reached("webinar", 5), reached("webinar", 50)
	want := progressOf(t, plan, 30, reached("a", 10))
	got := progressOf(t, plan, 30, dropped, reached("a", 10), later)
	assert.Equal(t, want.Milestones, got.Milestones)
	require.Len(t, got.Ignored, 2)
	for i, e := range []journey.Event{dropped, later} {
		assert.Equal(t, successkit.Reason{
			Code:     journey.CodeOtherMilestone,
			Args:     successkit.Args{{Name: "milestone", Value: "webinar"}, {Name: "date", Value: e.Date.String()}},
			Evidence: []successkit.Ref{{Kind: "event", ID: e.ID}},
		}, got.Ignored[i])
	}
}

func TestZeroPlan(t *testing.T) {
	var zero journey.Plan
	for _, p := range []*journey.Plan{&zero, nil} {
		_, err := p.Progress(nil, on(1))
		testkit.Faults(t, err, testkit.Fault{Path: "plan", Kind: successkit.ErrRequired})
		assert.Empty(t, p.Milestones())
	}
	_, err := new(journey.Path).Plan(on(0))
	testkit.Faults(t, err, testkit.Fault{Path: "path", Kind: successkit.ErrRequired})
}

func TestEventKnownOn(t *testing.T) {
	e := journey.Event{Date: on(1), Recorded: on(2)}
	assert.False(t, e.KnownOn(on(1)))
	assert.True(t, e.KnownOn(on(2)))
	assert.False(t, e.KnownOn(successkit.Date{}))
	assert.False(t, journey.Event{}.KnownOn(on(2)), "what has no date is known on none")
}

func TestProgressIgnores(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	future := reached("b", 31)
	recordedLate := reached("a", 10)
	recordedLate.Recorded = on(40)
	p := progressOf(t, plan, 30, future, recordedLate, lost("a", 12))
	assert.Equal(t, []journey.State{journey.Overdue, journey.Blocked}, states(p))
	assert.Equal(t, []successkit.Reason{
		{
			Code:     journey.CodeNotYetKnown,
			Args:     successkit.Args{{Name: "date", Value: on(10).String()}, {Name: "known", Value: on(40).String()}},
			Evidence: []successkit.Ref{{Kind: "event", ID: "a-reached-10"}},
		},
		{
			Code:     journey.CodeLostUnreached,
			Args:     successkit.Args{{Name: "milestone", Value: "State a"}, {Name: "date", Value: on(12).String()}},
			Evidence: []successkit.Ref{{Kind: "event", ID: "a-lost-12"}, {Kind: "milestone", ID: "a"}},
		},
		{
			Code:     journey.CodeNotYetKnown,
			Args:     successkit.Args{{Name: "date", Value: on(31).String()}, {Name: "known", Value: on(31).String()}},
			Evidence: []successkit.Ref{{Kind: "event", ID: "b-reached-31"}},
		},
	}, p.Ignored)

	assert.Empty(t, progressOf(t, plan, 40, future, recordedLate).Ignored, "on its day it is known")
}

func TestProgressRefuses(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	twin := reached("a", 10)
	other := twin
	other.Quality = 1
	early := reached("b", 10)
	early.Recorded = on(9)
	_, err := plan.Progress([]journey.Event{
		twin,
		{},
		{ID: "x", Milestone: "of another version", Kind: journey.EventReached, Date: on(3)},
		twin,
		other,
		early,
		{ID: "q", Milestone: "a", Kind: 9, Date: on(1), Quality: 6},
		{ID: "r", Milestone: "a", Kind: journey.EventLost, Date: on(1), Quality: -1},
	}, successkit.Date{})
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "events[1].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[1].milestone", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[1].kind", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[1].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[4].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "events[5].recorded", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "events[6].kind", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "events[6].quality", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "events[7].quality", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
	)
}
