package journey_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

var anchor = successkit.MustDate("2026-01-05")

// on returns the date that many days after the anchor.
func on(day int) successkit.Date { return anchor.AddDays(day) }

// step is a milestone that leads to an outcome, so that any may come last.
func step(id string, days int, prerequisites ...string) journey.Milestone {
	return journey.Milestone{
		ID: id, Name: "State " + id, Kind: journey.Success, Prerequisites: prerequisites,
		DurationDays: days, Accountable: successkit.BothSides, Outcome: "more-sales",
	}
}

func definition(milestones ...journey.Milestone) journey.Definition {
	return journey.Definition{ID: "p", Version: 1, Milestones: milestones}
}

func planOf(t testing.TB, milestones ...journey.Milestone) *journey.Plan {
	t.Helper()
	return planBy(t, definition(milestones...))
}

func planBy(t testing.TB, d journey.Definition, terms ...journey.Term) *journey.Plan {
	t.Helper()
	path, err := journey.New(d)
	require.NoError(t, err)
	plan, err := path.Plan(anchor, terms...)
	require.NoError(t, err)
	return plan
}

// randomCalendar returns the calendar of civil days or one of a few working
// days, with holidays.
func randomCalendar(t testing.TB, r *rand.Rand) *journey.Calendar {
	t.Helper()
	if r.IntN(3) == 0 {
		return nil
	}
	d := journey.CalendarDefinition{ID: "some"}
	words := []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	d.Workdays = words[:1+r.IntN(7)]
	for range r.IntN(20) {
		d.Holidays = append(d.Holidays, on(r.IntN(120)-20))
	}
	c, err := journey.NewCalendar(d)
	require.NoError(t, err)
	return c
}

// randomPlan dates a random path over a random calendar.
func randomPlan(t testing.TB, r *rand.Rand, milestones []journey.Milestone) *journey.Plan {
	t.Helper()
	return planBy(t, definition(milestones...), journey.Over(randomCalendar(t, r)))
}

// chain is a → b → c …, each taking the given days.
func chain(days ...int) []journey.Milestone {
	milestones := make([]journey.Milestone, len(days))
	for i, d := range days {
		milestones[i] = step(letter(i), d)
		if i > 0 {
			milestones[i].Prerequisites = []string{letter(i - 1)}
		}
	}
	return milestones
}

func letter(i int) string { return string(rune('a' + i)) }

func event(kind journey.EventKind, milestone string, day int) journey.Event {
	return journey.Event{
		ID: fmt.Sprintf("%s-%s-%d", milestone, kind, day), Milestone: milestone, Kind: kind, Date: on(day),
	}
}

func reached(milestone string, day int) journey.Event {
	return event(journey.EventReached, milestone, day)
}

func lost(milestone string, day int) journey.Event {
	return event(journey.EventLost, milestone, day)
}

func waived(milestone string, day int) journey.Event {
	return event(journey.EventWaived, milestone, day)
}

func progressOf(t testing.TB, plan *journey.Plan, day int, events ...journey.Event) journey.Progress {
	t.Helper()
	p, err := plan.Progress(events, on(day))
	require.NoError(t, err)
	return p
}

func states(p journey.Progress) []journey.State {
	all := make([]journey.State, len(p.Milestones))
	for i, s := range p.Milestones {
		all[i] = s.State
	}
	return all
}

// forecasts returns the forecast of each milestone in days after the anchor.
func forecasts(p journey.Progress) []int {
	all := make([]int, len(p.Milestones))
	for i, s := range p.Milestones {
		all[i] = s.Forecast.Sub(anchor)
	}
	return all
}

// randomPath returns 1 to 12 milestones in a random order, each waiting for a
// random few of those before it, or for any of them.
func randomPath(r *rand.Rand) []journey.Milestone {
	milestones := make([]journey.Milestone, 1+r.IntN(12))
	for i := range milestones {
		milestones[i] = step(letter(i), 1+r.IntN(20))
		for k := range i {
			if r.IntN(3) == 0 {
				milestones[i].Prerequisites = append(milestones[i].Prerequisites, letter(k))
			}
		}
		milestones[i].Requires = journey.Join(r.IntN(2))
	}
	r.Shuffle(len(milestones), func(i, j int) { milestones[i], milestones[j] = milestones[j], milestones[i] })
	return milestones
}

// randomEvents returns up to 25 events of all kinds but hand-offs, of days -5 to lastDay, some recorded
// later than that.
func randomEvents(r *rand.Rand, milestones []journey.Milestone, lastDay int) []journey.Event {
	events := make([]journey.Event, r.IntN(25))
	for i := range events {
		kinds := []journey.EventKind{
			journey.EventReached, journey.EventReached, journey.EventReached, journey.EventReached, journey.EventLost,
			journey.EventWaived, journey.EventWarned, journey.EventCleared, journey.EventPaused, journey.EventResumed,
		}
		e := event(kinds[r.IntN(len(kinds))], milestones[r.IntN(len(milestones))].ID, r.IntN(lastDay+6)-5)
		e.ID = fmt.Sprintf("e%d", i)
		if r.IntN(4) == 0 {
			e.Recorded = e.Date.AddDays(r.IntN(10))
		}
		e.Quality = r.IntN(6)
		switch e.Kind {
		case journey.EventWarned:
			e.Signal = []string{"logins-down", "no-answer"}[r.IntN(2)]
		case journey.EventPaused, journey.EventResumed:
			e.Milestone, e.Side = "", successkit.Side(1+r.IntN(3))
		default:
		}
		events[i] = e
	}
	return events
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }
