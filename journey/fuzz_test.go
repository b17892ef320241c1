package journey_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// Whatever is read from JSON is refused or gives progress, and is stored and
// read back unchanged.
func FuzzProgress(f *testing.F) {
	add := func(d journey.Definition, events []journey.Event) {
		definition, err := json.Marshal(d)
		require.NoError(f, err)
		facts, err := json.Marshal(events)
		require.NoError(f, err)
		f.Add(definition, facts, 730_000, 40)
	}
	add(onboarding(), shopEvents())
	add(everything(), allKinds())
	add(definition(chain(10, 20, 30)...), []journey.Event{reached("a", 3), lost("a", 5), waived("b", 9)})
	add(definition(step("a", 1, "b"), step("b", 1, "a")), nil)

	f.Fuzz(func(t *testing.T, definition, facts []byte, anchorDay, asOfDay int) {
		var d journey.Definition
		var events []journey.Event
		if json.Unmarshal(definition, &d) != nil || json.Unmarshal(facts, &events) != nil {
			return // no input
		}
		path, err := journey.New(d)
		require.Equal(t, err == nil, d.Validate() == nil)
		if err != nil {
			return
		}
		first := successkit.MustDate("0001-01-01")
		plan, err := path.Plan(first.AddDays(anchorDay))
		if err != nil {
			return
		}
		progress, err := plan.Progress(events, first.AddDays(anchorDay).AddDays(asOfDay))
		if err != nil {
			return
		}
		for _, s := range progress.Milestones {
			require.NotEqual(t, journey.Unassessed, s.State)
			if !s.State.Done() {
				require.False(t, s.Forecast.Before(progress.AsOf))
			}
		}
		stored, err := json.Marshal(progress)
		require.NoError(t, err)
		var back journey.Progress
		require.NoError(t, json.Unmarshal(stored, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(stored), string(again))

		_, err = plan.Vector(events, progress.AsOf, 7)
		require.True(t, err == nil || progress.AsOf.AddDays(-7).IsZero())
		_, err = plan.Gaps(progress, nil)
		require.NoError(t, err)
		_, err = plan.Outlook(events, progress.AsOf, journey.Simulation{Draws: 2, PaceDeviation: 0.5})
		require.NoError(t, err)

		other, err := journey.New(path.Definition())
		require.NoError(t, err)
		require.True(t, reflect.DeepEqual(path, other), "the path's definition gives the path")
	})
}

// Whatever milestones wait for, a path is refused with its faults or is one: it has
// no cycle, every milestone comes after what it waits for, and by its plan too.
func FuzzNew(f *testing.F) {
	f.Add([]byte{0, 0, 1, 0, 2, 1, 0x80})
	f.Add([]byte{1, 1, 0, 2, 0xff, 3})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 400 {
			return // longer than it needs to be
		}
		d := definition()
		for i, b := range data { // a byte is a milestone: two that it waits for, and how
			m := step(fmt.Sprint(i), 1+int(b)%9)
			for _, at := range []int{int(b) % 16, int(b) / 16} {
				if id := fmt.Sprint(at + i - 12); at > 0 && !slices.Contains(m.Prerequisites, id) {
					m.Prerequisites = append(m.Prerequisites, id)
				}
			}
			m.Requires = journey.Join(b % 2)
			d.Milestones = append(d.Milestones, m)
		}
		path, err := journey.New(d)
		if err != nil {
			for fault := range successkit.FieldErrors(err) {
				require.NotEmpty(t, fault.Path)
				require.Error(t, fault.Err)
			}
			require.NotErrorIs(t, err, successkit.ErrOutOfRange, "nothing is")
			return
		}
		plan, err := path.Plan(anchor)
		require.NoError(t, err)
		at := map[string]journey.Planned{}
		for _, m := range plan.Milestones() {
			at[m.Milestone] = m
		}
		for _, m := range d.Milestones {
			for _, id := range m.Prerequisites {
				if m.Requires == journey.AllOf {
					require.False(t, at[m.ID].Start.Before(at[id].Date), "%s before %s", m.ID, id)
				} else {
					require.False(t, at[m.ID].Start.After(at[id].Date), "%s after %s", m.ID, id)
				}
			}
		}
	})
}
