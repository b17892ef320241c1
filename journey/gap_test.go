package journey_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

func help(id, milestone string, minutes, days int, needs ...string) journey.Intervention {
	return journey.Intervention{ID: id, Name: "Help " + id, Milestone: milestone, Minutes: minutes, SavesDays: days, Needs: needs, Owner: successkit.Services}
}

// Rule J2: the gaps between milestones are filled by interventions, and one that
// the Appropriate Experience forbids is not offered. a → b → c, planned for days
// 10, 30 and 60; on day 16 a is 6 days over its date.
func TestJ2Gaps(t *testing.T) {
	d := definition(chain(10, 20, 30)...)
	d.Variants = []journey.Variant{{Coverage: "self-service"}, {Coverage: "high-touch"}}
	d.Interventions = []journey.Intervention{
		help("training", "a", 120, 6, "human"),
		help("video", "a", 0, 2),
		help("call", "a", 30, 3, "human"),
		help("visit", "a", 480, 10, "human", "on-site"),
		help("sprint", "b", 600, 9, "human"),
	}
	d.Interventions[4].Coverages = []string{"high-touch"}
	for _, tt := range []struct {
		name       string
		coverage   string
		permitted  []string
		want       []string
		sufficient bool
		minutes    int
		withheld   int
	}{
		{"nothing human", "self-service", nil, []string{"video"}, false, 0, 3},
		{"by telephone: a training beats a call and a video, which save five", "self-service", []string{"human"}, []string{"training"}, true, 120, 1},
		{"a visit is permitted and dear", "self-service", []string{"on-site", "human"}, []string{"training"}, true, 120, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan := planBy(t, d, journey.By(tt.coverage))
			gaps, err := plan.Gaps(progressOf(t, plan, 16), tt.permitted)
			require.NoError(t, err)
			require.Len(t, gaps, 1, "b and c only inherit the delay")
			g := gaps[0]
			assert.Equal(t, "a", g.Milestone)
			assert.Equal(t, 6, g.DelayDays)
			assert.Zero(t, g.InheritedDays)
			var ids []string
			for _, h := range g.Help {
				ids = append(ids, h.Intervention)
			}
			assert.Equal(t, tt.want, ids)
			assert.Equal(t, tt.sufficient, g.Sufficient)
			assert.Equal(t, tt.minutes, g.Minutes)
			assert.Len(t, g.Withheld, tt.withheld)
		})
	}

	// At the pace shown by a, b will add 12 days and c 18 of their own.
	plan := planBy(t, d, journey.By("high-touch"))
	gaps, err := plan.Gaps(progressOf(t, plan, 16, reached("a", 16)), []string{"human"})
	require.NoError(t, err)
	require.Len(t, gaps, 2)
	assert.Equal(t, journey.Gap{
		Milestone: "b", State: journey.AtRisk, DelayDays: 12, InheritedDays: 6,
		Help:    []journey.Help{{Intervention: "sprint", Owner: successkit.Services, Minutes: 600, SavesDays: 9}},
		Minutes: 600, SavedDays: 9,
	}, gaps[0])
	assert.Equal(t, 18, gaps[1].DelayDays)
	assert.Equal(t, 18, gaps[1].InheritedDays)
	assert.Empty(t, gaps[1].Help)

	other := planBy(t, d, journey.By("self-service"))
	_, err = other.Gaps(progressOf(t, plan, 16), nil)
	require.ErrorIs(t, err, successkit.ErrConflict)
	_, err = (*journey.Plan)(nil).Gaps(journey.Progress{}, nil)
	require.ErrorIs(t, err, successkit.ErrRequired)
}

// On a calendar delays are counted as savings are, in days of the plan: five
// working days late over a weekend are five, and not seven, so that what saves
// five of them is enough. Planned for Monday 19 January 2026, looked at on Monday
// 26 January.
func TestGapsOverWorkingDays(t *testing.T) {
	office, err := journey.NewCalendar(journey.CalendarDefinition{ID: "office", Workdays: []string{"monday", "tuesday", "wednesday", "thursday", "friday"}})
	require.NoError(t, err)
	d := definition(chain(10, 5)...)
	d.Interventions = []journey.Intervention{help("session", "a", 60, 5), help("visit", "a", 480, 7), help("import", "b", 30, 2)}
	plan := planBy(t, d, journey.Over(office))
	gaps, err := plan.Gaps(progressOf(t, plan, 21), nil)
	require.NoError(t, err)
	require.Len(t, gaps, 1)
	assert.Equal(t, journey.Gap{
		Milestone: "a", State: journey.Overdue, DelayDays: 5,
		Help:    []journey.Help{{Intervention: "session", Owner: successkit.Services, Minutes: 60, SavesDays: 5}},
		Minutes: 60, SavedDays: 5, Sufficient: true,
	}, gaps[0])

	// Reached on that Monday, a took fifteen days for ten, and b will take eight.
	gaps, err = plan.Gaps(progressOf(t, plan, 21, reached("a", 21)), nil)
	require.NoError(t, err)
	require.Len(t, gaps, 1)
	assert.Equal(t, 2, gaps[0].DelayDays)
	assert.Equal(t, 5, gaps[0].InheritedDays)
	assert.True(t, gaps[0].Sufficient)
	_, err = planBy(t, d).Gaps(progressOf(t, plan, 21), nil)
	require.ErrorIs(t, err, successkit.ErrConflict, "of another calendar")
}

// Law: no other set that saves enough takes fewer minutes, nor as few with fewer
// interventions: all sets are tried.
func TestLawCheapestHelp(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 3))
		d := definition(step("a", 10))
		n := 1 + r.IntN(9)
		for i := range n {
			d.Interventions = append(d.Interventions, help(fmt.Sprint(i), "a", 10*r.IntN(6), 1+r.IntN(9)))
		}
		plan := planBy(t, d)
		late := 1 + r.IntN(25)
		gaps, err := plan.Gaps(progressOf(t, plan, 10+late), nil)
		require.NoError(t, err)
		bestMinutes, bestCount, most := -1, 0, 0
		for set := range 1 << n {
			minutes, days, count := 0, 0, 0
			for i, v := range d.Interventions {
				if set&(1<<i) != 0 {
					minutes, days, count = minutes+v.Minutes, days+v.SavesDays, count+1
				}
			}
			most = max(most, days)
			if days >= late && (bestMinutes < 0 || minutes < bestMinutes || minutes == bestMinutes && count < bestCount) {
				bestMinutes, bestCount = minutes, count
			}
		}
		g := gaps[0]
		require.Equal(t, bestMinutes >= 0, g.Sufficient, "seed %d", seed)
		if !g.Sufficient {
			require.Equal(t, most, g.SavedDays, "seed %d: all that there is", seed)
			continue
		}
		require.Equal(t, bestMinutes, g.Minutes, "seed %d", seed)
		require.Len(t, g.Help, bestCount, "seed %d", seed)
		require.GreaterOrEqual(t, g.SavedDays, late, "seed %d", seed)
	}
}

func TestInterventionRefused(t *testing.T) {
	d := definition(step("a", 1))
	for range 66 {
		d.Interventions = append(d.Interventions, help(fmt.Sprint(len(d.Interventions)), "a", 1, 1))
	}
	d.Interventions[1] = journey.Intervention{ID: "0", Milestone: "b", Minutes: -1, Owner: "No", Needs: []string{""}, Coverages: []string{"none"}}
	testkit.Faults(t, d.Validate(),
		testkit.Fault{Path: "interventions[1].name", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "interventions[1].owner", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "interventions[1].minutes", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "interventions[1].saves_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "interventions[1].needs[0]", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "interventions[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "interventions[1].coverages[0]", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "interventions[1].milestone", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "interventions[65].milestone", Kind: successkit.ErrOutOfRange},
	)
}
