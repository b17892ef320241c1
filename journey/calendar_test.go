package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

func calendar(t testing.TB, holidays ...string) *journey.Calendar {
	t.Helper()
	d := journey.CalendarDefinition{ID: "office", Workdays: []string{"monday", "tuesday", "wednesday", "thursday", "friday"}}
	for _, h := range holidays {
		d.Holidays = append(d.Holidays, successkit.MustDate(h))
	}
	c, err := journey.NewCalendar(d)
	require.NoError(t, err)
	return c
}

// By a wall calendar of 2026: 3 April is Good Friday, 6 April Easter Monday.
func TestPlanOverCalendar(t *testing.T) {
	easter := calendar(t, "2026-04-06", "2026-04-03", "2026-04-03", "2026-04-04")
	for _, tt := range []struct {
		name, anchor string
		calendar     *journey.Calendar
		days         int
		want         string
	}{
		{"civil days", "2026-03-30", nil, 5, "2026-04-04"},
		{"a week of five days", "2026-03-23", easter, 5, "2026-03-30"},
		{"over Easter: five days more take a week and two", "2026-03-30", easter, 5, "2026-04-08"},
		{"from a Saturday the first day is Monday", "2026-03-28", easter, 1, "2026-03-30"},
		{"from a Sunday too", "2026-03-29", easter, 1, "2026-03-30"},
		{"Thursday before Easter, one day", "2026-04-02", easter, 1, "2026-04-07"},
		{"260 days of a year without holidays", "2025-12-31", calendar(t), 261, "2026-12-31"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path, err := journey.New(definition(step("a", tt.days)))
			require.NoError(t, err)
			plan, err := path.Plan(successkit.MustDate(tt.anchor), journey.Over(tt.calendar))
			require.NoError(t, err)
			assert.Equal(t, tt.want, plan.Milestones()[0].Date.String())
			assert.Equal(t, tt.anchor, plan.Milestones()[0].Start.String())
			assert.Same(t, tt.calendar, plan.Calendar())
		})
	}
	assert.False(t, easter.Works(successkit.MustDate("2026-04-06")))
	assert.True(t, easter.Works(successkit.MustDate("2026-04-07")))
	assert.False(t, easter.Works(successkit.Date{}))
	assert.True(t, (*journey.Calendar)(nil).Works(anchor))
	assert.Empty(t, (*journey.Calendar)(nil).Definition())
	assert.Equal(t, "office", easter.Definition().ID)

	path, err := journey.New(definition(step("a", 1)))
	require.NoError(t, err)
	_, err = path.Plan(anchor, journey.Over(&journey.Calendar{}))
	testkit.Faults(t, err, testkit.Fault{Path: "calendar", Kind: successkit.ErrRequired})
	assert.False(t, (&journey.Calendar{}).Works(anchor))
}

// On a free day the clock stands: what is open is still forecast for no earlier
// than that day, and pace counts working days.
func TestProgressOverCalendar(t *testing.T) {
	plan := planBy(t, definition(chain(5, 5)...), journey.Over(calendar(t))) // from Monday 2026-01-05
	p := progressOf(t, plan, 5)                                              // Saturday; a is planned for Monday
	assert.Equal(t, "2026-01-12", p.Milestones[0].Planned.String())
	assert.Equal(t, journey.DueSoon, p.Milestones[0].State)
	p = progressOf(t, plan, 13) // Sunday a week later: overdue since Monday
	assert.Equal(t, on(13), p.Milestones[0].Forecast, "never before asOf")
	assert.Equal(t, journey.Overdue, p.Milestones[0].State)
	assert.Equal(t, "2026-01-23", p.Milestones[1].Forecast.String(), "five working days after Friday")
	p = progressOf(t, plan, 14, reached("a", 14)) // ten working days for five
	assert.Equal(t, "10/5", p.Pace.String())
	assert.Equal(t, "2026-02-02", p.Milestones[1].Forecast.String())
	assert.Equal(t, "office", p.Calendar)
}

func TestNewCalendarRefuses(t *testing.T) {
	_, err := journey.NewCalendar(journey.CalendarDefinition{
		Workdays: []string{"monday", "Monday", "monday"},
		Holidays: []successkit.Date{anchor, {}},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "workdays[1]", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "workdays[2]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "holidays[1]", Kind: successkit.ErrRequired},
	)
	_, err = journey.NewCalendar(journey.CalendarDefinition{Holidays: make([]successkit.Date, 100_001)})
	testkit.Faults(t, err, testkit.Fault{Path: "holidays", Kind: successkit.ErrOutOfRange})
}

// Law: the n-th working day after the anchor is the day up to which n were
// worked, counted one by one.
func TestLawCalendar(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		c := randomCalendar(t, r)
		days := 1 + r.IntN(90)
		plan := planBy(t, definition(step("a", days)), journey.Over(c))
		d, worked := anchor, 0
		for worked < days {
			if d = d.AddDays(1); c.Works(d) {
				worked++
			}
		}
		require.Equal(t, d, plan.Milestones()[0].Date, "seed %d", seed)
	}
}
