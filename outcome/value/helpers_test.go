package value_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

func day(s string) successkit.Date {
	if s == "" {
		return successkit.Date{}
	}
	return successkit.MustDate(s)
}

func dec(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

// closing returns where a customer stands that is to close its books in five
// days by May 31, from twelve, and to make no more than ten late entries.
func closing(tb testing.TB, asOf string, pairs ...string) outcome.Attainment {
	tb.Helper()
	d, err := outcome.New(outcome.Definition{
		ID: "do", Statement: "s",
		Required: []outcome.Required{{ID: "close", Statement: "s", UseCase: "close", Measures: []outcome.Measure{
			{ID: "days", Name: "days", Unit: "days", Direction: outcome.Lower, Baseline: dec("12"), Target: dec("5"), Due: day("2025-05-31")},
			{ID: "late", Name: "late entries", Unit: "entries", Direction: outcome.Lower, Target: dec("10"), Due: day("2025-05-31")},
		}}},
		Experience: outcome.Experience{Requirements: []outcome.Requirement{{ID: "r", Statement: "s", WindowDays: 30, Touch: outcome.Human}}},
	})
	require.NoError(tb, err)
	var o []outcome.Observation
	for i := 0; i < len(pairs); i += 3 {
		o = append(o, outcome.Observation{
			ID: "o-" + pairs[i] + pairs[i+1], Measure: pairs[i], Date: day(pairs[i+1]), Value: dec(pairs[i+2]), Source: "s",
		})
	}
	a, err := d.Attain(o, nil, day(asOf))
	require.NoError(tb, err)
	return a
}

func pause(from, until string, on successkit.Side) value.Pause {
	return value.Pause{From: day(from), Until: day(until), On: on}
}

func benefit(id, part, date, amount string, level outcome.Level) value.Benefit {
	return value.Benefit{ID: id, Part: part, Date: day(date), Amount: *dec(amount), Currency: "EUR", Source: "ledger", Level: level}
}

func cost(id, part, date, amount string) value.Cost {
	return value.Cost{ID: id, Part: part, Date: day(date), Amount: *dec(amount), Currency: "EUR"}
}
