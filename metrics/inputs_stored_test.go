package metrics_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

func TestStoredInputs(t *testing.T) {
	t.Parallel()
	first := snapshot("acme", "2025-01-31", "80.50")
	first.Currency, first.Attributes = "EUR", map[string]string{"segment": "mid"}
	testkit.GoldenJSON(t, "snapshots.json", []metrics.Snapshot{first, snapshot("acme", "2025-02-28", "0")})

	flow := usage("acme", jan, "12.5")
	flow.Currency = "EUR"
	testkit.GoldenJSON(t, "usage.json", []metrics.Usage{flow})

	line := recorded(causedBy(monthly("s1", "acme", "2025-01-01", "2026-01-01", "1200"), "core", "upsell", "failed-payment"), "2025-02-01")
	line.Cycle, line.CycleCount, line.Currency, line.Charge = metrics.EveryWeek, 2, "EUR", metrics.OverageCharge
	testkit.GoldenJSON(t, "subscriptions.json", []metrics.Subscription{line, monthly("s2", "acme", "2025-01-01", "", "20")})
	testkit.GoldenJSON(t, "subscription_rules.json", []metrics.SubscriptionRules{
		{},
		{
			Unit: metrics.PerYear, Places: new(int32(0)),
			Include: metrics.Inclusion{Trial: true, OneOff: true, Service: true, Tax: true, Overage: true, Credit: true},
		},
	})
}

func TestStoredMonths(t *testing.T) {
	t.Parallel()
	in := fact("2", "acme", "2025-02-10", "100")
	in.Kind = metrics.TransferIn
	view := mustLedger(t, []metrics.Movement{fact("1", "acme", "2025-01-10", "50"), in, fact("3", "acme", "2025-03-20", "-150")}).AsOf(successkit.Date{})
	var months []metrics.AccountMonth
	for m, err := range view.AccountMonths(successkit.Year(2025), metrics.OnLastDay) {
		require.NoError(t, err)
		months = append(months, m)
	}
	testkit.GoldenJSON(t, "account_months.json", months)
	totals, err := view.MonthTotals(successkit.Year(2025), metrics.OnLastDay)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "month_totals.json", totals)
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

func TestInputWords(t *testing.T) {
	t.Parallel()
	words[metrics.Absence](t, "zero", "unchanged", "refused")
	words[metrics.Cycle](t, "unknown", "day", "week", "month", "quarter", "year")
	words[metrics.Unit](t, "month", "year")
	words[metrics.Charge](t, "recurring", "trial", "one-off", "service", "tax", "overage", "credit")
	words[metrics.Reading](t, "last-day", "first-day")
	c, err := metrics.ParseCharge("one-off")
	require.NoError(t, err)
	assert.Equal(t, metrics.OneOffCharge, c)
	every, err := metrics.ParseCycle("quarter")
	require.NoError(t, err)
	assert.Equal(t, metrics.EveryQuarter, every)
}
