package value_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/outcome/value"
)

// A sum of 0 is stored as one: it is not one that nobody knows.
func TestZeroIsStored(t *testing.T) {
	t.Parallel()
	var zero decimal.Decimal
	b, err := json.Marshal(value.Realised{Delivered: &zero, Unbacked: &zero, Paid: &zero, Net: &zero})
	require.NoError(t, err)
	var r value.Realised
	require.NoError(t, json.Unmarshal(b, &r))
	require.NotNil(t, r.Delivered)
	require.NotNil(t, r.Unbacked)
	require.NotNil(t, r.Paid)
	require.NotNil(t, r.Net)
}
