package usecase_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/outcome/usecase"
)

// A goal of 0 is stored as one: it is not one that nobody set.
func TestZeroIsStored(t *testing.T) {
	t.Parallel()
	var zero decimal.Decimal
	b, err := json.Marshal(usecase.Measure{Target: &zero, Factor: &zero})
	require.NoError(t, err)
	var m usecase.Measure
	require.NoError(t, json.Unmarshal(b, &m))
	require.NotNil(t, m.Target)
	require.NotNil(t, m.Factor)
	b, err = json.Marshal(usecase.Figure{Baseline: &zero, Target: &zero})
	require.NoError(t, err)
	var f usecase.Figure
	require.NoError(t, json.Unmarshal(b, &f))
	require.NotNil(t, f.Baseline)
	require.NotNil(t, f.Target)
}
