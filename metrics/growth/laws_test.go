package growth_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

func randomChanges(t *testing.T, seed uint64) (decimal.Decimal, growth.Changes) {
	t.Helper()
	r := random(seed)
	opening := money(r)
	churn := opening.Mul(decimal.New(r.Int64N(51), -2))
	contraction := opening.Mul(decimal.New(r.Int64N(50), -2))
	return opening, growth.Changes{New: money(r), Expansion: money(r), Contraction: contraction, Churn: churn, Reactivation: money(r)}
}

// Opening and net new make closing; retention and churn make one; GRR is at
// most NRR; a change of currency changes no rate.
func TestLaw_totals(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		opening, changes := randomChanges(t, seed)
		totals := growth.Totals{Opening: opening, Changes: changes}
		r, err := totals.Retention()
		require.NoError(t, err, "seed %d", seed)
		assert.True(t, opening.Add(r.NetNew).Equal(r.Closing), "seed %d", seed)
		for _, pair := range [][2]successkit.Rate{{r.GRR, r.GrossChurn}, {r.NRR, r.NetChurn}, {r.NRRWithReactivation, r.NetChurnWithReactivation}} {
			assert.True(t, pair[0].Complement().Equal(pair[1]), "seed %d", seed)
		}
		assert.LessOrEqual(t, r.GRR.Compare(successkit.CountRate(1, 1)), 0, "seed %d", seed)
		assert.LessOrEqual(t, r.GRR.Compare(r.NRR), 0, "seed %d", seed)
		assert.LessOrEqual(t, r.NRR.Compare(r.NRRWithReactivation), 0, "seed %d", seed)

		kept := opening.Add(changes.Expansion).Sub(changes.Contraction).Sub(changes.Churn)
		want, err := successkit.NewRate(kept, opening)
		require.NoError(t, err)
		assert.True(t, want.Equal(r.NRR), "seed %d", seed)

		scale := decimal.New(23456, 0)
		scaled, err := growth.Totals{Opening: opening.Mul(scale), Changes: growth.Changes{
			New: changes.New.Mul(scale), Expansion: changes.Expansion.Mul(scale), Contraction: changes.Contraction.Mul(scale),
			Churn: changes.Churn.Mul(scale), Reactivation: changes.Reactivation.Mul(scale),
		}}.Retention()
		require.NoError(t, err, "seed %d", seed)
		assert.True(t, scaled.NRR.Equal(r.NRR) && scaled.GRR.Equal(r.GRR) && scaled.QuickRatio.Equal(r.QuickRatio), "seed %d", seed)
	}
}

// Every way to know the customers lost gives the same churn.
func TestLaw_logos(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		opening := r.IntN(1000)
		lost, returned, joined := r.IntN(opening+1), r.IntN(50), r.IntN(100)
		early := r.IntN(joined + 1)
		events := lost + returned + early
		retained := opening - lost
		all, err := growth.Logos{
			Opening: opening, Lost: &lost, Retained: &retained, Events: &events, Returned: &returned, Joined: &joined, JoinedAndLost: &early,
		}.Churn()
		require.NoError(t, err, "seed %d", seed)
		for _, l := range []growth.Logos{
			{Opening: opening, Lost: &lost},
			{Opening: opening, Retained: &retained},
			{Opening: opening, Events: &events, Returned: &returned, JoinedAndLost: &early},
		} {
			got, err := l.Churn()
			require.NoError(t, err, "seed %d", seed)
			assert.True(t, all.PointToPoint.Equal(got.PointToPoint), "seed %d", seed)
			assert.True(t, got.PointToPoint.Complement().Equal(got.Retention), "seed %d", seed)
		}
		assert.LessOrEqual(t, all.OpeningPlusJoined.Compare(all.WithJoined), 0, "seed %d", seed)
	}
}

// LTV follows ARPA, margin and lifetime in proportion, and pays back CAC after
// lifetime / (LTV to CAC) periods.
func TestLaw_unit(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		u := growth.Unit{ARPA: money(r).Add(dec("1")), GrossMargin: successkit.CountRate(1+r.Int64N(100), 100), Churn: successkit.CountRate(1+r.Int64N(200), 200), CAC: money(r).Add(dec("1"))}
		e, err := u.Economics()
		require.NoError(t, err, "seed %d", seed)

		k := 2 + r.Int64N(50)
		more := u
		more.ARPA = u.ARPA.Mul(decimal.New(k, 0))
		scaled, err := more.Economics()
		require.NoError(t, err, "seed %d", seed)
		times := big.NewRat(k, 1)
		assert.Zero(t, new(big.Rat).Mul(rat(e.LTV), times).Cmp(rat(scaled.LTV)), "seed %d", seed)
		assert.Zero(t, new(big.Rat).Quo(rat(e.CACPaybackPeriods), times).Cmp(rat(scaled.CACPaybackPeriods)), "seed %d", seed)
		assert.True(t, e.LifetimePeriods.Equal(scaled.LifetimePeriods), "seed %d", seed)

		assert.Zero(t, new(big.Rat).Quo(rat(e.LifetimePeriods), rat(e.LTVToCAC)).Cmp(rat(e.CACPaybackPeriods)), "seed %d", seed)
	}
}

// The equation of a step holds to the last digit, every closing lies between
// opening and ceiling, and comes nearer to the ceiling.
func TestLaw_path(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		b := growth.Bucket{Opening: money(r), NewPerPeriod: money(r), Churn: part(r)}
		path, err := b.Path(1 + r.IntN(60))
		require.NoError(t, err, "seed %d", seed)
		before := b.Opening
		for _, s := range path {
			assert.True(t, before.Add(b.NewPerPeriod).Sub(s.Churned).Equal(s.Closing), "seed %d, period %d", seed, s.Period)
			exactly := new(big.Rat).Mul(before.Rat(), rat(b.Churn))
			off := new(big.Rat).Sub(exactly, s.Churned.Rat())
			assert.LessOrEqual(t, off.Abs(off).Cmp(decimal.New(1, -20).Rat()), 0, "seed %d, period %d", seed, s.Period)
			before = s.Closing
		}
		ceiling, err := b.Ceiling()
		require.NoError(t, err, "seed %d", seed)
		if !ceiling.Defined() {
			continue
		}
		gap := new(big.Rat).Sub(rat(ceiling), b.Opening.Rat())
		ulp := decimal.New(1, -20).Rat()
		for _, s := range path {
			next := new(big.Rat).Sub(rat(ceiling), s.Closing.Rat())
			grown := new(big.Rat).Sub(new(big.Rat).Abs(next), new(big.Rat).Abs(gap))
			assert.LessOrEqual(t, grown.Cmp(ulp), 0, "seed %d, period %d: away from the ceiling", seed, s.Period)
			gap = next
		}
	}
}

// The ceiling is the fixed point: a bucket that opens there stays there, and its
// stand still is what flows in. And its stand still keeps any bucket.
func TestLaw_ceiling(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		b := growth.Bucket{NewPerPeriod: money(r), Churn: successkit.CountRate(1<<r.IntN(8), 1<<7)} // a ceiling with an end to its digits
		ceiling, err := b.Ceiling()
		require.NoError(t, err, "seed %d", seed)
		size, ok := ceiling.Decimal(20)
		require.True(t, ok)
		b.Opening = size
		path, err := b.Path(24)
		require.NoError(t, err, "seed %d", seed)
		for _, s := range path {
			assert.True(t, s.Closing.Equal(size) && s.Churned.Equal(b.NewPerPeriod), "seed %d, period %d", seed, s.Period)
		}
		keep, err := b.StandStill()
		require.NoError(t, err, "seed %d", seed)
		assert.Zero(t, rat(keep).Cmp(b.NewPerPeriod.Rat()), "seed %d", seed)
	}
}

// The path comes to the share in the first period that PeriodsTo tells and not
// in the one before it.
func TestLaw_periodsTo(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		b := growth.Bucket{Opening: decimal.New(r.Int64N(1000), 0), NewPerPeriod: decimal.New(1+r.Int64N(100), 0), Churn: successkit.CountRate(1+r.Int64N(100), 100)}
		share := successkit.CountRate(r.Int64N(1000), 1000)
		reach, err := b.PeriodsTo(share)
		require.NoError(t, err, "seed %d", seed)
		ceiling, err := b.Ceiling()
		require.NoError(t, err, "seed %d", seed)
		level := new(big.Rat).Mul(rat(ceiling), rat(share))
		// By hand, in fractions.
		held, stays := b.Opening.Rat(), rat(b.Churn.Complement())
		n := 0
		for held.Cmp(level) < 0 {
			held.Add(held.Mul(held, stays), b.NewPerPeriod.Rat())
			n++
		}
		assert.Equal(t, n, reach.First, "seed %d", seed)
		if reach.Periods > 0 {
			assert.InDelta(t, float64(n)-0.5, reach.Periods, 0.5+1e-9, "seed %d", seed)
		}
	}
}

// More churn makes more and more periods never less, periods may be split, and
// no compounded churn exceeds the simple sum.
func TestLaw_compound(t *testing.T) {
	t.Parallel()
	compound := func(churn successkit.Rate, n int) successkit.Rate {
		c, err := growth.Compound(churn, n)
		require.NoError(t, err)
		return c
	}
	for seed := range uint64(seeds) {
		r := random(seed)
		churn, other := part(r), part(r)
		m, n := r.IntN(40), r.IntN(40)
		whole := compound(churn, m+n)
		kept, err := compound(churn, m).Complement().Mul(compound(churn, n).Complement())
		require.NoError(t, err, "seed %d", seed)
		assert.True(t, whole.Complement().Equal(kept), "seed %d: %d and %d periods", seed, m, n)
		assert.GreaterOrEqual(t, whole.Compare(compound(churn, m)), 0, "seed %d", seed)
		assert.Equal(t, churn.Compare(other), compound(churn, 12).Compare(compound(other, 12)), "seed %d", seed)
		simple, err := churn.Mul(successkit.CountRate(int64(m+n), 1))
		require.NoError(t, err, "seed %d", seed)
		assert.LessOrEqual(t, whole.Compare(simple), 0, "seed %d", seed)
	}
}

// Prices add up, in any order, and a discount takes its part.
func TestLaw_mrr(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds) {
		r := random(seed)
		prices := make([]growth.Price, 1+r.IntN(20))
		sum := new(big.Rat)
		for i := range prices {
			prices[i] = growth.Price{
				Amount: money(r), Quantity: decimal.New(r.Int64N(500), 0), Cycle: intake.EveryDay + intake.Cycle(r.IntN(5)),
				Count: 1 + r.IntN(24), PercentOff: decimal.New(r.Int64N(10_001), -2),
			}
			one, err := growth.MRR(prices[i])
			require.NoError(t, err, "seed %d", seed)
			sum.Add(sum, rat(one))
		}
		r.Shuffle(len(prices), func(i, j int) { prices[i], prices[j] = prices[j], prices[i] })
		mrr, err := growth.MRR(prices...)
		require.NoError(t, err, "seed %d", seed)
		assert.Zero(t, sum.Cmp(rat(mrr)), "seed %d", seed)
	}
}

// Daily churn is the sum of the days' fractions. Where that is too long for a
// rate it is rounded at the hundredth place and nowhere before.
func TestLaw_dailyChurn(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		r := random(seed)
		days := make([]growth.DayTotal, 1+r.IntN(400))
		want := new(big.Rat)
		for i := range days {
			opening := money(r).Add(dec("1"))
			days[i] = growth.DayTotal{Opening: opening, New: money(r), Closing: money(r)}
			lost := opening.Add(days[i].New).Sub(days[i].Closing)
			want.Add(want, new(big.Rat).Quo(lost.Rat(), opening.Rat()))
		}
		got, err := growth.DailyChurn(days...)
		require.NoError(t, err, "seed %d", seed)
		if want.Num().BitLen() <= 3321 && want.Denom().BitLen() <= 3321 {
			assert.Zero(t, want.Cmp(rat(got)), "seed %d", seed)
			continue
		}
		assert.True(t, halfEven(want, 100).Equal(got.Num()), "seed %d: %d days", seed, len(days))
	}
}
