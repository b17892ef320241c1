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

// A customer moves from on-premise to SaaS, where it was not before, and
// leaves. The account it moved from handed all over; what it moved to lost it.
func TestMovedAndLeft(t *testing.T) {
	t.Parallel()
	out, in := fact("2", "onprem", "2025-02-01", "-100"), fact("3", "saas", "2025-02-01", "100")
	out.Kind, in.Kind = metrics.TransferOut, metrics.TransferIn
	rows := []metrics.Movement{fact("1", "onprem", "2024-01-01", "100"), fact("0", "other", "2024-01-01", "100"), out, in}
	for _, c := range []struct {
		name          string
		more          []metrics.Movement
		grr, nrr      string
		retained, out string
	}{
		{"and stays", nil, "200/200", "200/200", "2/2", "0/2"},
		{"and grows", []metrics.Movement{fact("4", "saas", "2025-05-01", "20")}, "200/200", "220/200", "2/2", "0/2"},
		{"and shrinks", []metrics.Movement{fact("4", "saas", "2025-05-01", "-30")}, "170/200", "170/200", "2/2", "0/2"},
		{"and leaves", []metrics.Movement{fact("4", "saas", "2025-10-01", "-100")}, "100/200", "100/200", "1/2", "1/2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ledger := mustLedger(t, append(append([]metrics.Movement(nil), rows...), c.more...))
			for _, m := range []metrics.GRRMethod{metrics.GRRPointToPoint, metrics.GRRRunningMinimum, metrics.GRREventLosses} {
				view, err := ledger.AsOf(successkit.Date{}).By(metrics.Convention{GRR: m})
				require.NoError(t, err)
				r, err := view.Retention(successkit.Year(2025))
				require.NoError(t, err)
				assert.True(t, successkit.MustRate(c.grr).Equal(r.GRR), "%s: %s", m, r.GRR)
				assert.True(t, successkit.MustRate(c.nrr).Equal(r.NRR), r.NRR)
				assert.True(t, successkit.MustRate(c.retained).Equal(r.LogoRetention), r.LogoRetention)
				assert.True(t, successkit.MustRate(c.out).Equal(r.LogoChurn), r.LogoChurn)
			}
		})
	}
}
