package renewal_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/metrics/renewal"
)

// An amount of 0 is stored as one: it is not one that nobody knows.
func TestZeroIsStored(t *testing.T) {
	t.Parallel()
	var zero decimal.Decimal
	b, err := json.Marshal(renewal.Opportunity{Target: &zero, Final: &zero, Opinions: []renewal.Opinion{{Amount: &zero}}})
	require.NoError(t, err)
	var o renewal.Opportunity
	require.NoError(t, json.Unmarshal(b, &o))
	require.NotNil(t, o.Target)
	require.NotNil(t, o.Final)
	require.NotNil(t, o.Opinions[0].Amount)
}
