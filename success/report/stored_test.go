package report_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// few returns three customers of the sample to which something of every kind
// happened in the first quarter of 2026.
func few(t testing.TB) []success.Account {
	t.Helper()
	all := book(t).Accounts
	happy, leaving, failing := all[1], all[5], all[7]
	require.Equal(t, []string{"C-02", "C-06", "C-08"}, []string{happy.ID, leaving.ID, failing.ID})
	happy.Acts = []success.Act{{ID: "a1", Date: day("2026-02-01"), Kind: "reference"}}
	happy.Benefits = []value.Benefit{{ID: "b1", Part: "time-saved", Date: day("2025-11-01"), Amount: decimal.New(98_000, 0), Currency: "EUR", Source: "business review", Level: outcome.Reported}}
	happy.Costs = []value.Cost{{ID: "c1", Part: "subscription", Date: day("2025-09-15"), Amount: decimal.New(46_464, 0), Currency: "EUR"}}
	leaving.Departures = []success.Departure{{ID: "d1", Date: day("2026-03-20"), Recorded: day("2026-02-20"), Cause: "price"}}
	leaving.Exceptions = []success.Exception{{
		ID: "x1", Date: day("2026-02-21"), Ruling: success.Granted, Kind: "refund", Cause: "outage",
		EscalatedTo: successkit.Executive, Amount: decimal.New(500, 0), Currency: "EUR",
	}}
	failing.Obstacles = []success.Obstacle{{ID: "o1", Date: day("2026-01-20"), Kind: success.MissingFeature, What: "no import from the old system"}}
	return []success.Account{happy, leaving, failing}
}

func target() report.Target {
	return report.Target{
		ID: "retention-2026", Figure: report.GRR, Currency: "EUR", Goal: decimal.New(95, -2), By: day("2026-12-31"),
		From: day("2025-12-31"), Start: new(decimal.New(90, -2)),
	}
}

func TestStored(t *testing.T) {
	t.Parallel()
	b := book(t)
	tally := tallied(t, reporter(t, b.Program, quarter, "2026-03-25"), few(t)...)
	after := reported(t, tally, target())
	before := reported(t, tallied(t, reporter(t, b.Program, "2025-10-01/2026-01-01", eve), few(t)...))
	changes, err := report.Compare(before, after)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "sums.json", tally.Sums())
	testkit.GoldenJSON(t, "report.json", after)
	testkit.GoldenJSON(t, "changes.json", changes)
	testkit.GoldenJSON(t, "target.json", target())
	testkit.GoldenJSON(t, "scope.json", tally.Scope())
	assert.True(t, after.Unfinished)
	assert.False(t, before.Unfinished)
}

// Every word is read back as what it stands for.
func TestWords(t *testing.T) {
	t.Parallel()
	for k := report.NoKind; k.Valid(); k++ {
		got, err := report.ParseKind(k.String())
		require.NoError(t, err)
		assert.Equal(t, k, got)
	}
	for s := report.NoSign; s.Valid(); s++ {
		got, err := report.ParseSign(s.String())
		require.NoError(t, err)
		assert.Equal(t, s, got)
	}
	for l := report.NoList; l.Valid(); l++ {
		got, err := report.ParseList(l.String())
		require.NoError(t, err)
		assert.Equal(t, l, got)
	}
	for f := report.Given; f.Valid(); f++ {
		got, err := report.ParseFigure(f.String())
		require.NoError(t, err)
		assert.Equal(t, f, got)
	}
	for p := report.NotKnown; p.Valid(); p++ {
		got, err := report.ParseProgress(p.String())
		require.NoError(t, err)
		assert.Equal(t, p, got)
	}
	assert.Equal(t, "act", report.ByAct.String())
	assert.Equal(t, "free", report.Free.String())
	assert.Equal(t, "new-advocates", report.NewAdvocates.String())
	assert.Equal(t, "risk", report.Risk.String())
	assert.Equal(t, "missed", report.Missed.String())
}
