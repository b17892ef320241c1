package market_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit/market"
	"github.com/successkit/successkit/internal/testkit"
)

// small is a world whose first periods are worked by hand.
func small(t testing.TB) market.GrowthDefinition {
	t.Helper()
	d := func(s string) decimal.Decimal { return testkit.Dec(t, s) }
	return market.GrowthDefinition{
		Currency: "EUR", Periods: 3,
		World: market.World{
			GoodProspects: d("100"), BadProspects: d("50"), GoodCustomers: d("10"), BadCustomers: d("10"),
			GoodChurn: d("0.1"), BadChurn: d("0.5"), Repelled: d("2"), Referrals: d("0.2"), Outside: d("0.1"),
			GoodRevenue: d("10"), BadRevenue: d("10"), GoodService: d("2"), BadService: d("6"), SigningCost: d("5"),
		},
		Anyone:   market.Strategy{Signings: d("20"), BadShare: d("0.6")},
		GoodOnly: market.Strategy{Signings: d("8"), Investment: d("4"), Unlocks: []market.Opening{{Period: 2, Prospects: d("30")}}},
	}
}

// F9: two ways to grow, period by period, by hand.
func TestF9TwoWays(t *testing.T) {
	g, err := market.Compare(small(t))
	require.NoError(t, err)
	row := func(p market.Period) string {
		return fmt.Sprintf("left %s+%s repelled %s referred %s+%s signed %s+%s customers %s+%s prospects %s+%s revenue %s cost %s margin %s",
			p.GoodLeft, p.BadLeft, p.Repelled, p.Referred, p.Outside, p.GoodSigned, p.BadSigned,
			p.GoodCustomers, p.BadCustomers, p.GoodProspects, p.BadProspects, p.Revenue, p.Cost, p.Cumulative)
	}
	// Anyone, 1: 1 of 10 good and 5 of 10 bad leave; 5·2 = 10 are repelled of 100;
	// 10·0.2 = 2 are referred of 90, 1 from outside; 8 good and 12 bad are signed.
	// Customers 10-1+2+1+8 = 20 and 10-5+12 = 17. Revenue 370, cost 40+102+100.
	assert.Equal(t, "left 1+5 repelled 10 referred 2+1 signed 8+12 customers 20+17 prospects 80+38 revenue 370 cost 242 margin 128", row(g.Anyone[0]))
	// 2: 2 and 8.5 leave; 17 repelled of 80; 4 referred, 2 from outside; 8+12.
	assert.Equal(t, "left 2+8.5 repelled 17 referred 4+2 signed 8+12 customers 32+20.5 prospects 51+26 revenue 525 cost 287 margin 366", row(g.Anyone[1]))
	// Good only, 1: 1 and 5 leave, 10 repelled, 2+1 referred, 8 signed: 20 and 5.
	assert.Equal(t, "left 1+5 repelled 10 referred 2+1 signed 8+0 customers 20+5 prospects 80+50 revenue 250 cost 114 margin 136", row(g.GoodOnly[0]))
	// 2: 30 unlocked; 2 and 2.5 leave, 5 repelled, 4+2 referred, 8 signed.
	assert.Equal(t, "left 2+2.5 repelled 5 referred 4+2 signed 8+0 customers 32+2.5 prospects 93+50 revenue 345 cost 123 margin 358", row(g.GoodOnly[1]))
	assert.Equal(t, market.BreakEven{}, g.BreakEven, "not within three periods")
	testkit.GoldenJSON(t, "growth.json", g)
	testkit.GoldenJSON(t, "growth_definition.json", small(t))
}

// Nothing is signed, referred or repelled that is not there, and good fit only
// overtakes when the market of the other way has run dry.
func TestF9BreakEven(t *testing.T) {
	d := small(t)
	d.Periods = 24
	g, err := market.Compare(d)
	require.NoError(t, err)
	last := g.Anyone[23]
	assert.True(t, last.GoodProspects.IsZero())
	assert.True(t, last.GoodSigned.IsZero())
	assert.Positive(t, g.BreakEven.Margin)
	assert.Greater(t, g.BreakEven.Margin, 3)
	for i := range d.Periods {
		ahead := !g.GoodOnly[i].Cumulative.LessThan(g.Anyone[i].Cumulative)
		if i+1 >= g.BreakEven.Margin {
			assert.True(t, ahead, "period %d", i+1)
		} else if i+2 == g.BreakEven.Margin {
			assert.False(t, ahead, "period %d", i+1)
		}
	}
	assert.True(t, g.Ahead.IsPositive())
	d.World.BadChurn, d.World.Repelled = decimal.Decimal{}, decimal.Decimal{}
	d.World.BadService = decimal.Decimal{}
	d.GoodOnly.Investment = decimal.Decimal{}
	kind, err := market.Compare(d)
	require.NoError(t, err)
	assert.True(t, kind.Ahead.LessThan(g.Ahead), "where bad fit does no harm, anyone does better")
}

// Ahead from the first period, and never.
func TestF9BreakEvenAtTheEnds(t *testing.T) {
	d := small(t)
	d.Anyone.Signings, d.GoodOnly.Investment = decimal.Decimal{}, decimal.Decimal{}
	g, err := market.Compare(d)
	require.NoError(t, err)
	assert.Equal(t, market.BreakEven{Customers: 1, Revenue: 1, Margin: 1}, g.BreakEven)
	d = small(t)
	d.GoodOnly.Signings, d.GoodOnly.Unlocks = decimal.Decimal{}, nil
	g, err = market.Compare(d)
	require.NoError(t, err)
	assert.Equal(t, market.BreakEven{Margin: 0}, g.BreakEven)
}

// What comes and goes adds up, in every period of every world.
func TestLawGrowthAddsUp(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 0))
		d := small(t)
		d.Periods = 1 + r.IntN(12)
		d.GoodOnly.Unlocks = nil
		share := func() decimal.Decimal { return decimal.New(r.Int64N(11), -1) }
		d.World.GoodChurn, d.World.BadChurn = decimal.New(r.Int64N(2), -1), share() // so that six places hold it
		d.World.BadChurn = decimal.New(r.Int64N(3)*5, -1)
		d.World.Referrals, d.World.Outside = decimal.New(r.Int64N(2), 0), decimal.New(r.Int64N(2), 0)
		d.World.GoodChurn = decimal.New(r.Int64N(2), 0)
		d.World.Repelled = decimal.New(r.Int64N(4), 0)
		d.Anyone.BadShare = share()
		g, err := market.Compare(d)
		require.NoError(t, err)
		for _, way := range [][]market.Period{g.Anyone, g.GoodOnly} {
			good, bad, left, cumulative := d.World.GoodCustomers, d.World.BadCustomers, d.World.GoodProspects, decimal.Decimal{}
			for _, p := range way {
				good = decimal.Sum(good, p.GoodLeft.Neg(), p.Referred, p.Outside, p.GoodSigned)
				bad = decimal.Sum(bad, p.BadLeft.Neg(), p.BadSigned)
				left = decimal.Sum(left, p.Unlocked, p.Repelled.Neg(), p.Referred.Neg(), p.GoodSigned.Neg())
				cumulative = decimal.Sum(cumulative, p.Revenue, p.Cost.Neg())
				for i, pair := range [][2]decimal.Decimal{{good, p.GoodCustomers}, {bad, p.BadCustomers}, {left, p.GoodProspects}, {cumulative, p.Cumulative}} {
					require.True(t, pair[0].Sub(pair[1]).Abs().LessThan(decimal.New(1, -4)), "seed %d, period %d, %d: %s and %s", seed, p.Period, i, pair[0], pair[1])
					require.False(t, pair[1].IsNegative() && i < 3, "seed %d", seed)
				}
			}
		}
	}
}

func TestSensitivity(t *testing.T) {
	d := small(t)
	d.Periods = 24
	all, err := market.Sensitivity(d, testkit.Dec(t, "0.1"))
	require.NoError(t, err)
	base, err := market.Compare(d)
	require.NoError(t, err)
	seen := map[string]market.Swing{}
	for i, s := range all {
		seen[s.Parameter] = s
		if i > 0 {
			assert.False(t, s.Range.GreaterThan(all[i-1].Range))
		}
	}
	assert.Len(t, all, 19, "all but those that are 0")
	churn := seen["world.bad_churn"]
	testkit.EqualDecimal(t, "0.45", churn.Less.Value)
	testkit.EqualDecimal(t, "0.55", churn.More.Value)
	d.World.BadChurn = testkit.Dec(t, "0.55")
	more, err := market.Compare(d)
	require.NoError(t, err)
	testkit.EqualDecimal(t, more.Ahead.String(), churn.More.Ahead)
	assert.Equal(t, more.BreakEven, churn.More.BreakEven)
	assert.NotEqual(t, base.Ahead, more.Ahead)
	testkit.GoldenJSON(t, "swing.json", all[0])
	d.World.BadChurn = testkit.Dec(t, "1")
	all, err = market.Sensitivity(d, testkit.Dec(t, "0.1"))
	require.NoError(t, err)
	for _, s := range all {
		if s.Parameter == "world.bad_churn" {
			testkit.EqualDecimal(t, "1", s.More.Value)
		}
	}
	_, err = market.Sensitivity(market.GrowthDefinition{Periods: 1}, decimal.New(2, 0))
	testkit.Faults(t, err, testkit.Fault{Path: "step", Kind: successkit.ErrOutOfRange})
}

func TestGrowthValidate(t *testing.T) {
	d := small(t)
	d.Currency, d.Periods = "x", 241
	d.World.GoodChurn, d.World.Repelled = decimal.New(11, -1), decimal.New(-1, 0)
	d.World.GoodRevenue, d.World.BadRevenue = decimal.New(1, -7), decimal.New(1, 30)
	d.GoodOnly.BadShare, d.GoodOnly.Unlocks[0].Period = decimal.New(1, -1), 0
	_, err := market.Compare(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "periods", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "world.good_churn", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "world.repelled", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "world.good_revenue", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "world.bad_revenue", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "good_only.bad_share", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "good_only.unlocks[0].period", Kind: successkit.ErrOutOfRange})
}

func TestByWords(t *testing.T) {
	for i, w := range []string{"value", "accounts"} {
		b, err := market.ParseBy(w)
		require.NoError(t, err)
		assert.Equal(t, market.By(i), b)
		var back market.By
		text, err := json.Marshal(b)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, w, back.String())
	}
	_, err := market.By(7).AppendText(nil)
	require.ErrorIs(t, err, successkit.ErrUnknown)
}

// Faults tell the number that is wrong, and openings are bounded, since each is a
// parameter of its own.
func TestGrowthFaultsTellTheValue(t *testing.T) {
	d := small(t)
	d.World.GoodChurn = decimal.New(11, -1)
	_, err := market.Compare(d)
	require.ErrorContains(t, err, `world.good_churn: "1.1": out of range`)
	_, err = market.Sensitivity(small(t), decimal.New(-5, -1))
	require.ErrorContains(t, err, `step: "-0.5": out of range`)
	require.ErrorContains(t, market.Query{Budget: money(-1)}.Validate(), `budget: "-1": out of range`)
	d = small(t)
	for range 240 {
		d.GoodOnly.Unlocks = append(d.GoodOnly.Unlocks, market.Opening{Period: 1})
	}
	_, err = market.Sensitivity(d, decimal.New(1, -1))
	testkit.Faults(t, err, testkit.Fault{Path: "good_only.unlocks", Kind: successkit.ErrOutOfRange})
}
