package intake_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/intake"
)

// A year has 52 weeks and 365 days, as the billing systems count.
func TestFrequency(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cycle       intake.Cycle
		count       int
		month, year string
	}{
		{intake.EveryDay, 1, "365/12", "365/1"},
		{intake.EveryWeek, 1, "52/12", "52/1"},
		{intake.EveryWeek, 2, "52/24", "52/2"},
		{intake.EveryMonth, 1, "1/1", "12/1"},
		{intake.EveryMonth, 0, "1/1", "12/1"}, // a count of 0 is 1
		{intake.EveryQuarter, 1, "4/12", "4/1"},
		{intake.EveryYear, 3, "1/36", "1/3"},
		{intake.EveryYear, 10_000, "1/120000", "1/10000"},
	} {
		assert.Equal(t, c.month, c.cycle.Frequency(c.count, intake.PerMonth).String(), "%d %s", c.count, c.cycle)
		assert.Equal(t, c.year, c.cycle.Frequency(c.count, intake.PerYear).String(), "%d %s", c.count, c.cycle)
	}
	for name, r := range map[string]successkit.Rate{
		"unknown cycle":      intake.UnknownCycle.Frequency(1, intake.PerMonth),
		"no cycle":           intake.Cycle(6).Frequency(1, intake.PerMonth),
		"no unit":            intake.EveryDay.Frequency(1, intake.Unit(2)),
		"less than no cycle": intake.EveryDay.Frequency(-1, intake.PerMonth),
		"too many cycles":    intake.EveryDay.Frequency(10_001, intake.PerMonth),
	} {
		assert.False(t, r.Defined(), name)
	}
}
