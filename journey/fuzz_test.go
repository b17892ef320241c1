package journey_test

import (
	"encoding/json"
	"reflect"
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
	add(definition(chain(10, 20, 30)...), []journey.Event{reached("a", 3), lost("a", 5), waived("b", 9)})
	add(definition(step("a", 1, "b"), step("b", 1, "a")), nil)

	f.Fuzz(func(t *testing.T, definition, facts []byte, anchorDay, asOfDay int) {
		var d journey.Definition
		var events []journey.Event
		if json.Unmarshal(definition, &d) != nil || json.Unmarshal(facts, &events) != nil {
			t.Skip("no input")
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

		other, err := journey.New(path.Definition())
		require.NoError(t, err)
		require.True(t, reflect.DeepEqual(path, other), "the path's definition gives the path")
	})
}
