package outcome_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// D8: p = (cur − b)/(t − b), unclamped; shown min(1, max(0, p)). The rows are
// calculated by hand.
func TestProgress(t *testing.T) {
	raise := outcome.Measure{Direction: outcome.Raise, Baseline: dec("40"), Target: dec("90")}
	lower := outcome.Measure{Direction: outcome.Lower, Baseline: dec("30"), Target: dec("4")}
	below := outcome.Measure{Direction: outcome.Raise, Baseline: dec("-20"), Target: dec("5")}
	fine := outcome.Measure{Direction: outcome.Lower, Baseline: dec("0.3"), Target: dec("0")}
	band := outcome.Band{Low: *dec("20"), High: *dec("60")}
	into := outcome.Measure{Direction: outcome.Hold, Baseline: dec("100"), Band: &band}
	up := outcome.Measure{Direction: outcome.Hold, Baseline: dec("10"), Band: &band}
	stay := outcome.Measure{Direction: outcome.Hold, Baseline: dec("60"), Band: &band}
	for _, row := range []struct {
		name            string
		m               outcome.Measure
		value           string
		gap, rate, show string
	}{
		{"raise, at the baseline", raise, "40", "50", "0/50", "0/1"},
		{"raise, half way", raise, "65", "25", "25/50", "1/2"},
		{"raise, at the target", raise, "90", "0", "50/50", "1/1"},
		{"raise, beyond it", raise, "115", "-25", "75/50", "1/1"},
		{"raise, worse than at the start", raise, "30", "60", "-10/50", "0/1"},
		{"lower, three quarters", lower, "10.5", "6.5", "19.5/26", "3/4"},
		{"lower, beyond the target", lower, "0", "-4", "30/26", "1/1"},
		{"lower, worse than at the start", lower, "43", "39", "-13/26", "0/1"},
		{"raise through 0", below, "0", "5", "20/25", "4/5"},
		{"a third stays exact", fine, "0.2", "0.2", "0.1/0.3", "1/3"},
		{"hold, on the way down into the band", into, "70", "10", "30/40", "3/4"},
		{"hold, at the upper end", into, "60", "0", "40/40", "1/1"},
		{"hold, inside", into, "50", "-10", "50/40", "1/1"},
		{"hold, out on the other side", into, "15", "5", "35/40", "7/8"},
		{"hold, on the way up into the band", up, "15", "5", "5/10", "1/2"},
		{"hold, there already: no way to be made", stay, "60", "0", "0/0", "0/0"},
		{"hold, there already and left it", stay, "70", "10", "0/0", "0/0"},
		{"baseline not known", outcome.Measure{Direction: outcome.Raise, Target: dec("90")}, "80", "10", "0/0", "0/0"},
	} {
		t.Run(row.name, func(t *testing.T) {
			gap, ok := row.m.Gap(*dec(row.value))
			assert.True(t, ok)
			testkit.EqualDecimal(t, row.gap, gap)
			p := row.m.Progress(*dec(row.value))
			assert.Equal(t, successkit.MustRate(row.rate).String(), p.String())
			shown := outcome.MeasureResult{Progress: p}.Shown()
			assert.True(t, successkit.MustRate(row.show).Equal(shown), "shown %s, want %s", shown, row.show)
		})
	}
}

func TestGapWithoutGoal(t *testing.T) {
	for _, m := range []outcome.Measure{
		{},
		{Direction: outcome.Raise},
		{Direction: outcome.Lower, Baseline: dec("1")},
		{Direction: outcome.Hold, Target: dec("1")},
		{Direction: 9, Target: dec("1"), Baseline: dec("0")},
		{Direction: outcome.UnknownDirection, Target: dec("1"), Baseline: dec("0")},
	} {
		_, ok := m.Gap(*dec("1"))
		assert.False(t, ok, "%+v", m)
		assert.False(t, m.Progress(*dec("1")).Defined(), "%+v", m)
	}
}

func TestProgressBeyondAnyLimit(t *testing.T) {
	m := outcome.Measure{Direction: outcome.Raise, Baseline: dec("0"), Target: dec("1")}
	assert.False(t, m.Progress(decimal.New(1, 5000)).Defined())
}
