package metrics_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// randomMovements returns a legal book: accounts that come, grow, shrink, leave
// and come back over four years. Amounts are in cents times scale.
func randomMovements(r *rand.Rand, accounts int, scale decimal.Decimal) []metrics.Movement {
	var rows []metrics.Movement
	start := successkit.MustDate("2022-01-01")
	for a := range accounts {
		balance := int64(0)
		day := start.AddDays(r.IntN(700))
		for k := range 1 + r.IntN(9) {
			var change int64
			switch {
			case balance == 0:
				change = 1 + r.Int64N(100_000)
			case r.IntN(4) == 0:
				change = -balance
			default:
				change = r.Int64N(2*balance+1) - balance
				if change == 0 {
					change = 1
				}
			}
			rows = append(rows, metrics.Movement{
				ID: fmt.Sprintf("m-%d-%d", a, k), Account: fmt.Sprintf("A%03d", a), Seq: int64(k),
				Date: day, Recorded: day.AddDays(r.IntN(60)),
				Amount: decimal.New(change, -2).Mul(scale),
			})
			balance += change
			day = day.AddDays(r.IntN(200))
		}
	}
	return rows
}

func randomPeriod(r *rand.Rand) successkit.Period {
	start := successkit.MustDate("2022-01-01").AddDays(r.IntN(1200))
	p, _ := successkit.NewPeriod(start, start.AddDays(1+r.IntN(500)))
	return p
}

func mustLedger(t *testing.T, rows []metrics.Movement) *metrics.Ledger {
	t.Helper()
	ledger, err := metrics.NewLedger(rows)
	require.NoError(t, err)
	return ledger
}

// everything asks a ledger for all its figures of a period, by every method.
func everything(t *testing.T, ledger *metrics.Ledger, p successkit.Period, asOf successkit.Date) ([]metrics.Waterfall, []metrics.Retention) {
	t.Helper()
	var falls []metrics.Waterfall
	var rates []metrics.Retention
	for _, c := range []metrics.Convention{
		{},
		{
			Basis: metrics.NetOfPeriod, GRR: metrics.GRRRunningMinimum, NRR: metrics.NRRWithReactivation,
			GrossChurn: metrics.GrossChurnAllLosses, NetChurn: metrics.NetChurnAllEvents, Logo: metrics.LogoEvents,
		},
		{
			GRR: metrics.GRREventLosses, GrossChurn: metrics.GrossChurnLeavers,
			NetChurn: metrics.NetChurnAverageBase, Logo: metrics.LogoOpeningPlusNew,
		},
		{Logo: metrics.LogoAverageBase},
	} {
		view, err := ledger.AsOf(asOf).By(c)
		require.NoError(t, err)
		w, err := view.Waterfall(p)
		require.NoError(t, err)
		r, err := view.Retention(p)
		require.NoError(t, err)
		falls, rates = append(falls, w), append(rates, r)
	}
	return falls, rates
}

func TestWaterfallCloses(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		ledger := mustLedger(t, causedMovements(r, 30, decimal.New(1, 0)))
		asOf := successkit.Date{}
		if seed%2 == 0 {
			asOf = randomPeriod(r).End()
		}
		falls, _ := everything(t, ledger, randomPeriod(r), asOf)
		for _, w := range falls {
			closing := w.Opening.Add(w.New.Amount).Add(w.Expansion.Amount).Add(w.Reactivation.Amount).Add(w.TransferIn.Amount).
				Sub(w.Contraction.Amount).Sub(w.Churn.Amount).Sub(w.TransferOut.Amount)
			if !closing.Equal(w.Closing) {
				t.Fatalf("seed %d, %s: parts give %s, closing %s", seed, w.Basis, closing, w.Closing)
			}
		}
	}
}

func TestRatesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	zero, one := successkit.CountRate(0, 1), successkit.CountRate(1, 1)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		ledger := mustLedger(t, randomMovements(r, 20, decimal.New(1, 0)))
		_, rates := everything(t, ledger, randomPeriod(r), successkit.Date{})
		base, low := rates[0], rates[1]
		if !base.GRR.Defined() {
			continue
		}
		ok := base.GRR.Compare(one) <= 0 && base.GRR.Compare(zero) >= 0 &&
			base.GRR.Compare(base.NRR) <= 0 && low.GRR.Compare(base.GRR) <= 0 &&
			rates[2].GRR.Compare(low.GRR) <= 0 && low.NRR.Compare(base.NRR) >= 0
		if !ok {
			t.Fatalf("seed %d: want 0 ≤ by losses ≤ lowest %s ≤ GRR %s ≤ NRR %s and GRR ≤ 1", seed, low.GRR, base.GRR, base.NRR)
		}
	}
}

func TestOrderAndNamesDoNotMatter(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 3))
		rows := causedMovements(r, 20, decimal.New(1, 0))
		p, asOf := randomPeriod(r), successkit.Date{}
		if seed%2 == 0 {
			asOf = randomPeriod(r).End()
		}
		wantFalls, wantRates := everything(t, mustLedger(t, rows), p, asOf)

		shuffled := append([]metrics.Movement(nil), rows...)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		shuffled = append(shuffled, rows[r.IntN(len(rows))]) // a retried fact
		for i := range shuffled {
			shuffled[i].Account = "x" + shuffled[i].Account[1:]
		}
		// A retried fact under its old name would be another fact; the copy above
		// was renamed with the rest.
		falls, rates := everything(t, mustLedger(t, shuffled), p, asOf)
		assert.Equal(t, wantFalls, falls, "seed %d", seed)
		assert.Equal(t, wantRates, rates, "seed %d", seed)
	}
}

func TestScaleChangesNoRate(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		scale := decimal.New(7, int32(seed%20)-3) // from 0.007 to 7e16: beyond 64 bits for the larger ones
		plain := randomMovements(rand.New(rand.NewPCG(seed, 4)), 15, decimal.New(1, 0))
		scaled := randomMovements(rand.New(rand.NewPCG(seed, 4)), 15, scale)
		p := randomPeriod(rand.New(rand.NewPCG(seed, 5)))
		_, want := everything(t, mustLedger(t, plain), p, successkit.Date{})
		_, got := everything(t, mustLedger(t, scaled), p, successkit.Date{})
		for i := range want {
			same := want[i].GRR.Equal(got[i].GRR) && want[i].NRR.Equal(got[i].NRR) &&
				want[i].GrossChurn.Equal(got[i].GrossChurn) && want[i].NetChurn.Equal(got[i].NetChurn) &&
				want[i].LogoChurn.Equal(got[i].LogoChurn) && want[i].QuickRatio.Equal(got[i].QuickRatio)
			if !same {
				t.Fatalf("seed %d: scaling by %s changes a rate of %s", seed, scale, want[i].Convention)
			}
		}
	}
}

func TestMeetingPeriodsAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 6))
		ledger := mustLedger(t, randomMovements(r, 20, decimal.New(1, 0)))
		whole := randomPeriod(r)
		if whole.Len() < 2 {
			continue
		}
		cut := whole.Start().AddDays(1 + r.IntN(whole.Len()-1))
		first, err := successkit.NewPeriod(whole.Start(), cut)
		require.NoError(t, err)
		second, err := successkit.NewPeriod(cut, whole.End())
		require.NoError(t, err)
		w, err := ledger.Waterfall(whole)
		require.NoError(t, err)
		a, err := ledger.Waterfall(first)
		require.NoError(t, err)
		b, err := ledger.Waterfall(second)
		require.NoError(t, err)
		same := a.Closing.Equal(b.Opening) && w.Opening.Equal(a.Opening) && w.Closing.Equal(b.Closing)
		for _, line := range [][3]metrics.Line{
			{w.New, a.New, b.New},
			{w.Expansion, a.Expansion, b.Expansion},
			{w.Contraction, a.Contraction, b.Contraction},
			{w.Churn, a.Churn, b.Churn},
			{w.Reactivation, a.Reactivation, b.Reactivation},
		} {
			same = same && line[0].Amount.Equal(line[1].Amount.Add(line[2].Amount)) && line[0].Events == line[1].Events+line[2].Events
		}
		if !same {
			t.Fatalf("seed %d: %s and %s do not add up to %s", seed, first, second, whole)
		}
	}
}

func TestLaterFactsDoNotChangeAView(t *testing.T) {
	t.Parallel()
	compared := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		rows := causedMovements(r, 5, decimal.New(1, 0))
		p := randomPeriod(r)
		asOf := p.End().AddDays(r.IntN(30))
		known := slices.DeleteFunc(slices.Clone(rows), func(m metrics.Movement) bool {
			return m.Date.After(asOf) || m.Recorded.After(asOf)
		})
		// A loss that was known before the revenue it lost is no sound ledger of
		// its own; those that are sound say the same.
		then, err := metrics.NewLedger(known)
		if err != nil {
			continue
		}
		compared++
		wantFalls, wantRates := everything(t, then, p, asOf)
		falls, rates := everything(t, mustLedger(t, rows), p, asOf)
		for i := range falls {
			falls[i].Ignored, rates[i].Ignored = 0, 0 // what was not there was not left out
		}
		assert.Equal(t, wantFalls, falls, "seed %d", seed)
		assert.Equal(t, wantRates, rates, "seed %d", seed)
	}
	assert.Greater(t, compared, 10)
}
