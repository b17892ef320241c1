package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

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

func TestReadingWords(t *testing.T) {
	t.Parallel()
	for reading, word := range map[metrics.Reading]string{metrics.OnLastDay: "last-day", metrics.OnFirstDay: "first-day"} {
		text, err := reading.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, word, string(text))
		assert.Equal(t, word, reading.String())
		var back metrics.Reading
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, reading, back)
		require.ErrorIs(t, back.UnmarshalText([]byte("no such word")), successkit.ErrUnknown)
	}
	_, err := metrics.Reading(2).MarshalText()
	require.ErrorIs(t, err, successkit.ErrUnknown)
}
