package outcome_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/outcome"
)

// O6: where the measure stood is told in its present unit alone, however many
// versions lie between.
func TestO6_unit(t *testing.T) {
	inMinutes := func(goal string) func(*outcome.Definition) {
		return func(d *outcome.Definition) {
			faster(goal)(d)
			d.Required[0].Measures[0].Unit = "minutes"
		}
	}
	without := func(d *outcome.Definition) { d.Required[0].Measures[0].ID = "reply" }
	first := amended("a", "2025-01-10", "", faster("10"))
	for name, row := range map[string]struct {
		second outcome.Amendment
		seen   []string
		want   outcome.MeasureState
	}{
		"in hours alone":                 {amended("b", "2025-03-01", "", inMinutes("9")), []string{"2025-02-01", "8"}, outcome.Unmeasured},
		"in minutes since":               {amended("b", "2025-03-01", "", inMinutes("9")), []string{"2025-02-01", "8", "2025-03-01", "7"}, outcome.Achieved},
		"in hours, and gone for a while": {amended("b", "2025-03-01", "", without), []string{"2025-02-01", "8", "2025-03-02", "7"}, outcome.Unmeasured},
	} {
		h := mustHistory(t, first, row.second, amended("c", "2025-04-01", "", inMinutes("8")))
		a, err := h.Attain(observed("first-reply", row.seen...), nil, day("2025-04-02"))
		require.NoError(t, err)
		assert.Equal(t, row.want, a.Required[0].Measures[0].State, name)
	}
}
