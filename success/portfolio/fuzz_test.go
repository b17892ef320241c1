package portfolio_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success/portfolio"
)

// Whatever a host stores or sends, a plan either refuses it or computes, and what
// it computes is read back as it was.
func FuzzStored(f *testing.F) {
	p := plan(f)
	f.Add([]byte(`{"owners":[{"id":"kim"}],"demands":[{"account":"a","owner":"kim","minutes":30000,"value":"1","lines":[{"cause":"risk","minutes":30000}]}]}`), 5)
	f.Add([]byte(`{"owners":[{"id":"kim"},{"id":"lee","percent":1}],"demands":[{"account":"a","owner":"kim","minutes":9000000000000,"value":"1e9"}]}`), -1)
	f.Add([]byte(`{"demands":[{"account":"a","minutes":9223372036854775807},{"account":"b","minutes":1,"lines":[{"minutes":-1}]}]}`), 1)
	f.Fuzz(func(t *testing.T, data []byte, limit int) {
		var in struct {
			Owners  []portfolio.Owner
			Demands []portfolio.Demand
			Balance portfolio.Balance
			Growth  int64
		}
		if json.Unmarshal(data, &in) != nil {
			return
		}
		_, _ = p.NextHire(in.Balance, in.Growth, successkit.MustDate("2025-07-01")) // it must only come back
		b, err := p.Balance(in.Owners, in.Demands)
		proposal, err2 := p.Propose(in.Owners, in.Demands, limit)
		if err != nil {
			require.Error(t, err2)
			return
		}
		require.NoError(t, err2)
		for _, l := range proposal.Owners {
			require.GreaterOrEqual(t, l.Minutes, int64(0))
		}
		var again portfolio.Balance
		require.NoError(t, json.Unmarshal([]byte(text(t, b)), &again))
		require.Equal(t, text(t, b), text(t, again))
	})
}

func FuzzCoverages(f *testing.F) {
	var c portfolio.Coverages
	b, err := c.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	require.NoError(f, c.Add(coverage(f, plan(f), needs("en"), review("acme"))))
	b, err = c.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	f.Fuzz(testkit.HostileBytes[portfolio.Coverages])
}
