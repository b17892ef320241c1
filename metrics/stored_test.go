package metrics_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

func TestStoredForms(t *testing.T) {
	t.Parallel()
	rows := []metrics.Movement{
		{ID: "m1", Account: "acme", Date: successkit.MustDate("2024-03-01"), Amount: testkit.Dec(t, "80.50"), Currency: "EUR", Kind: metrics.New, Attributes: map[string]string{"segment": "mid", "fit": "potential"}},
		{ID: "m2", Account: "acme", Date: successkit.MustDate("2025-02-01"), Recorded: successkit.MustDate("2025-02-03"), Seq: 2, Amount: testkit.Dec(t, "-30"), Currency: "EUR", Kind: metrics.Contraction, Cause: "seats"},
		{ID: "m3", Account: "acme", Date: successkit.MustDate("2025-02-01"), Recorded: successkit.MustDate("2025-03-03"), Amount: testkit.Dec(t, "-20"), Currency: "EUR", Corrects: "m2"},
	}
	testkit.GoldenJSON(t, "movements.json", rows)
	view, err := mustLedger(t, rows).AsOf(successkit.MustDate("2025-03-31")).By(metrics.Convention{
		Basis: metrics.NetOfPeriod, GRR: metrics.GRRRunningMinimum, NRR: metrics.NRRWithReactivation,
		GrossChurn: metrics.GrossChurnLeavers, NetChurn: metrics.NetChurnAverageBase, Logo: metrics.LogoOpeningPlusNew,
	})
	require.NoError(t, err)
	w, err := view.Waterfall(successkit.Quarter(2025, 1))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "waterfall.json", w)
	r, err := view.Retention(successkit.Quarter(2025, 1))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "retention.json", r)
}

func TestConventionRefuses(t *testing.T) {
	t.Parallel()
	var ledger metrics.Ledger
	_, err := ledger.AsOf(successkit.Date{}).By(metrics.Convention{Basis: 2, GRR: 3, NRR: 2, GrossChurn: 3, NetChurn: 3, Logo: 4})
	testkit.Faults(t, err,
		testkit.Fault{Path: "basis", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "grr", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "nrr", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "gross_churn", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "net_churn", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "logo", Kind: successkit.ErrUnknown},
	)
	_, err = metrics.Kind(9).MarshalText()
	assert.ErrorIs(t, err, successkit.ErrUnknown)
}

// An empty ledger has an empty waterfall and no rate: nobody could stay.
func TestEmptyLedger(t *testing.T) {
	t.Parallel()
	var ledger metrics.Ledger
	w, err := ledger.Waterfall(successkit.Year(2025))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "0", w.Closing)
	r, err := ledger.Retention(successkit.Year(2025))
	require.NoError(t, err)
	assert.False(t, r.GRR.Defined())
	_, err = ledger.Retention(successkit.Period{})
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrRequired})
}

// Two customers merge: what went over is neither lost nor won, and nobody left.
func TestTransfers(t *testing.T) {
	t.Parallel()
	out := fact("3", "A", "2025-06-01", "-100")
	out.Kind = metrics.TransferOut
	in := fact("4", "B", "2025-06-01", "100")
	in.Kind = metrics.TransferIn
	ledger := mustLedger(t, []metrics.Movement{
		fact("1", "A", "2024-01-01", "100"), fact("2", "B", "2024-01-01", "50"), out, in, fact("5", "B", "2025-07-01", "-30"),
	})
	for _, basis := range []metrics.Basis{metrics.ByEvent, metrics.NetOfPeriod} {
		view, err := ledger.AsOf(successkit.Date{}).By(metrics.Convention{Basis: basis})
		require.NoError(t, err)
		w, err := view.Waterfall(successkit.Year(2025))
		require.NoError(t, err)
		for line, want := range map[string]string{
			w.TransferIn.Amount.String(): "100", w.TransferOut.Amount.String(): "100",
			w.Contraction.Amount.String(): "30", w.Churn.Amount.String(): "0", w.Closing.String(): "120",
		} {
			assert.Equal(t, want, line)
		}
	}
	for _, method := range []metrics.GRRMethod{metrics.GRRPointToPoint, metrics.GRRRunningMinimum, metrics.GRREventLosses} {
		view, err := ledger.AsOf(successkit.Date{}).By(metrics.Convention{GRR: method})
		require.NoError(t, err)
		r, err := view.Retention(successkit.Year(2025))
		require.NoError(t, err)
		assert.True(t, successkit.MustRate("120/150").Equal(r.GRR), "%s: %s", method, r.GRR)
		assert.True(t, successkit.MustRate("120/150").Equal(r.NRR))
		assert.True(t, successkit.MustRate("2/2").Equal(r.LogoRetention))
	}
}
