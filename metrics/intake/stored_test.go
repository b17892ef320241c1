package intake_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/intake"
)

func TestStoredForms(t *testing.T) {
	t.Parallel()
	first := snapshot("acme", "2025-01-31", "80.50")
	first.Currency, first.Attributes = "EUR", map[string]string{"segment": "mid"}
	testkit.GoldenJSON(t, "snapshots.json", []intake.Snapshot{first, snapshot("acme", "2025-02-28", "0")})

	flow := usage("acme", jan, "12.5")
	flow.Currency = "EUR"
	testkit.GoldenJSON(t, "usage.json", []intake.Usage{flow})

	line := recorded(causedBy(monthly("s1", "acme", "2025-01-01", "2026-01-01", "1200"), "core", "upsell", "failed-payment"), "2025-02-01")
	line.Cycle, line.CycleCount, line.Currency, line.Charge = intake.EveryWeek, 2, "EUR", intake.OverageCharge
	testkit.GoldenJSON(t, "subscriptions.json", []intake.Subscription{line, monthly("s2", "acme", "2025-01-01", "", "20")})
	testkit.GoldenJSON(t, "rules.json", []intake.Rules{
		{},
		{
			Unit: intake.PerYear, Places: new(int32(0)),
			Include: intake.Inclusion{Trial: true, OneOff: true, Service: true, Tax: true, Overage: true, Credit: true},
		},
	})
}

// words checks that every constant of a list is its word and back, and that the
// number after the last is none.
func words[E interface {
	~uint8
	encoding.TextMarshaler
	String() string
}, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, list ...string) {
	t.Helper()
	for i, word := range list {
		text, err := E(i).MarshalText()
		require.NoError(t, err)
		assert.Equal(t, word, string(text))
		var back E
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, E(i), back)
		assert.Equal(t, word, back.String())
	}
	_, err := E(len(list)).MarshalText()
	require.ErrorIs(t, err, successkit.ErrUnknown)
	var back E
	require.ErrorIs(t, P(&back).UnmarshalText([]byte("no such word")), successkit.ErrUnknown)
}

func TestWords(t *testing.T) {
	t.Parallel()
	words[intake.Absence](t, "zero", "unchanged", "refused")
	words[intake.Cycle](t, "unknown", "day", "week", "month", "quarter", "year")
	words[intake.Unit](t, "month", "year")
	words[intake.Charge](t, "recurring", "trial", "one-off", "service", "tax", "overage", "credit")
	c, err := intake.ParseCharge("one-off")
	require.NoError(t, err)
	assert.Equal(t, intake.OneOffCharge, c)
	every, err := intake.ParseCycle("quarter")
	require.NoError(t, err)
	assert.Equal(t, intake.EveryQuarter, every)

	assert.True(t, intake.EveryYear.Valid())
	assert.False(t, intake.Cycle(6).Valid())
	assert.Equal(t, "cycle(6)", intake.Cycle(6).String())
	_, err = intake.Cycle(6).AppendText(nil)
	require.ErrorIs(t, err, successkit.ErrUnknown)
	week := intake.EveryWeek
	require.ErrorIs(t, week.UnmarshalText([]byte("weekly")), successkit.ErrUnknown)
	assert.Equal(t, intake.EveryWeek, week, "a failed read changes nothing")
}
