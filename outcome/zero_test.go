package outcome_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// A value of 0 is stored as one: it is not one that nobody knows.
func TestZeroIsStored(t *testing.T) {
	t.Parallel()
	var zero decimal.Decimal
	var o outcome.Observation
	again(t, outcome.Observation{Value: &zero}, &o)
	require.NotNil(t, o.Value)
	testkit.EqualDecimal(t, "0", *o.Value)
	var m outcome.Measure
	again(t, outcome.Measure{Direction: outcome.Lower, Baseline: &zero, Target: &zero}, &m)
	require.NotNil(t, m.Baseline)
	require.NotNil(t, m.Target)
	var r outcome.MeasureResult
	again(t, outcome.MeasureResult{Gap: &zero}, &r)
	require.NotNil(t, r.Gap)
}

func again(t *testing.T, from, into any) {
	t.Helper()
	b, err := json.Marshal(from)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, into))
}
