package tabular_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/intake"
	"github.com/successkit/successkit/metrics/tabular"
)

func TestSnapshots(t *testing.T) {
	t.Parallel()
	rows, err := tabular.Snapshots([]byte("customer,date,mrr,currency,segment\nacme,2025-01-31,10.5,EUR,mid\nbolt,2025-01-31,0,EUR,\n"),
		tabular.SnapshotColumns{Account: "customer", Amount: "mrr", Attributes: []string{"segment"}})
	require.NoError(t, err)
	assert.Equal(t, []intake.Snapshot{
		{Account: "acme", Date: successkit.MustDate("2025-01-31"), Amount: testkit.Dec(t, "10.5"), Currency: "EUR", Attributes: map[string]string{"segment": "mid"}},
		{Account: "bolt", Date: successkit.MustDate("2025-01-31"), Amount: rows[1].Amount, Currency: "EUR"},
	}, rows)
	testkit.EqualDecimal(t, "0", rows[1].Amount)
	_, err = tabular.Snapshots([]byte("account,date,amount\nacme,2025-01-31,-1\n"), tabular.SnapshotColumns{})
	testkit.Faults(t, err, testkit.Fault{Path: "lines[2].amount", Kind: successkit.ErrOutOfRange})
}

func TestSubscriptions(t *testing.T) {
	t.Parallel()
	rows, err := tabular.Subscriptions([]byte(
		"id,account,line,start,end,amount,cycle,cycle_count,currency,charge,cause,end_cause,recorded\n"+
			"s1,acme,core,2025-01-01,2026-01-01,1200,year,,EUR,,upsell,voluntary,2025-01-03\n"+
			"s2,acme,,2025-02-01,,30,week,2,EUR,tax,,,\n"), tabular.SubscriptionColumns{})
	require.NoError(t, err)
	assert.Equal(t, []intake.Subscription{
		{
			ID: "s1", Account: "acme", Line: "core", Start: successkit.MustDate("2025-01-01"), End: successkit.MustDate("2026-01-01"),
			Amount: testkit.Dec(t, "1200"), Cycle: intake.EveryYear, Currency: "EUR", Cause: "upsell", EndCause: "voluntary",
			Recorded: successkit.MustDate("2025-01-03"),
		},
		{
			ID: "s2", Account: "acme", Start: successkit.MustDate("2025-02-01"), Amount: testkit.Dec(t, "30"),
			Cycle: intake.EveryWeek, CycleCount: 2, Currency: "EUR", Charge: intake.TaxCharge,
		},
	}, rows)
	_, err = tabular.Subscriptions([]byte("id,account,start,amount,cycle,end\ns1,acme,2025-01-01,1,fortnight,2024-01-01\ns2,acme,2025-01-01,1,month,2024-01-01\n"), tabular.SubscriptionColumns{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "lines[2].cycle", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "lines[3].end", Kind: successkit.ErrConflict})
	_, err = tabular.Subscriptions([]byte("id,account,start,amount,cycle,cycle_count\ns1,acme,2025-01-01,1,month,8589934592\n"), tabular.SubscriptionColumns{})
	testkit.Faults(t, err, testkit.Fault{Path: "lines[2].cycle_count", Kind: successkit.ErrOutOfRange})
}

func TestUsage(t *testing.T) {
	t.Parallel()
	rows, err := tabular.Usage([]byte("account,start,end,amount\nacme,2025-01-01,2025-02-01,12.5\n"), tabular.UsageColumns{})
	require.NoError(t, err)
	assert.Equal(t, []intake.Usage{{Account: "acme", Period: successkit.MustPeriod("2025-01-01/2025-02-01"), Amount: testkit.Dec(t, "12.5")}}, rows)
	_, err = tabular.Usage([]byte("account,start,end,amount\nacme,2025-01-01,2025-01-01,12.5\nacme,,2025-01-01,1\n"), tabular.UsageColumns{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "lines[2].end", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "lines[3].start", Kind: successkit.ErrRequired})
}

// FuzzInputs reads any bytes as each kind of table: what is accepted is valid.
func FuzzInputs(f *testing.F) {
	f.Add([]byte("account,date,amount\nacme,2025-01-01,1\n"))
	f.Add([]byte("id,account,start,end,amount,cycle,cycle_count\ns,acme,2025-01-01,,1,month,3\n"))
	f.Add([]byte("account,start,end,amount\nacme,2025-01-01,2025-02-01,1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		snapshots, _ := tabular.Snapshots(data, tabular.SnapshotColumns{})
		for _, s := range snapshots {
			require.NoError(t, s.Validate())
		}
		subscriptions, _ := tabular.Subscriptions(data, tabular.SubscriptionColumns{})
		for _, s := range subscriptions {
			require.NoError(t, s.Validate())
		}
		usage, _ := tabular.Usage(data, tabular.UsageColumns{})
		for _, u := range usage {
			require.NoError(t, u.Validate())
		}
	})
}
