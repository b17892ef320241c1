package value_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

var terms = value.Terms{Currency: "EUR", Benefits: []string{"time-saved", "fewer-returns"}, Costs: []string{"subscription", "own-time"}}

// O8: the sums are by hand. A subscription of 12,000 is paid on January 1 and
// 3,000 of own time on February 1; 5,000 a quarter are saved.
func TestO8(t *testing.T) {
	type (
		benefits = []value.Benefit
		costs    = []value.Cost
	)
	paid := costs{cost("c-1", "subscription", "2025-01-01", "12000"), cost("c-2", "own-time", "2025-02-01", "3000")}
	saved := benefits{
		benefit("b-1", "time-saved", "2025-03-31", "5000", outcome.Measured), benefit("b-2", "time-saved", "2025-06-30", "5000.00", outcome.Verified),
		benefit("b-3", "time-saved", "2025-09-30", "5000", outcome.Measured), benefit("b-4", "fewer-returns", "2025-12-31", "6000", outcome.Claimed),
	}
	backed := terms
	backed.Backing = outcome.Measured
	again := append(costs{cost("c-3", "subscription", "2026-01-01", "12000")}, paid...)
	sum := func(s string) *decimal.Decimal {
		if s == "" {
			return nil
		}
		return dec(s)
	}
	for _, row := range []struct {
		name                      string
		t                         value.Terms
		b                         benefits
		c                         costs
		asOf                      string
		delivered, unbacked, cost string
		net, rate                 string
		payback                   string
		days                      int
		missing                   []string
	}{
		{"nothing known", terms, nil, nil, "2025-12-31", "", "", "", "", "0/0", "", 0, []string{"time-saved", "fewer-returns", "subscription", "own-time"}},
		{"paid, and nothing known of value", terms, nil, paid, "2025-12-31", "", "", "15000", "", "0/0", "", 0, []string{"time-saved", "fewer-returns"}},
		{"value, and no price", terms, saved, nil, "2025-12-31", "21000", "", "", "", "0/0", "", 0, []string{"subscription", "own-time"}},
		{"half a year", terms, saved, paid, "2025-06-30", "10000", "", "15000", "-5000", "-5000/15000", "", 0, []string{"fewer-returns"}},
		{"the money is back: a return of 0", terms, saved, paid, "2025-09-30", "15000", "", "15000", "0", "0/15000", "2025-09-30", 272, []string{"fewer-returns"}},
		{"a year, 40 % more than paid", terms, saved, paid, "2025-12-31", "21000", "", "15000", "6000", "6000/15000", "2025-09-30", 272, nil},
		{"what is claimed does not count", backed, saved, paid, "2025-12-31", "15000", "6000", "15000", "0", "0/15000", "2025-09-30", 272, []string{"fewer-returns"}},
		{"in the red again, and the money had been back", terms, saved, again, "2026-01-01", "21000", "", "27000", "-6000", "-6000/27000", "2025-09-30", 272, nil},
		{"for nothing", terms, saved[:1], costs{cost("c", "subscription", "2025-01-01", "0")}, "2025-12-31", "5000", "", "0", "5000", "0/0", "2025-01-01", 0, []string{"fewer-returns", "own-time"}},
		{"a mistake is taken back", terms, append(benefits{benefit("x", "time-saved", "2025-10-01", "-5000", outcome.Measured)}, saved...), paid, "2025-12-31", "16000", "", "15000", "1000", "1000/15000", "2025-09-30", 272, nil},
		{"value before anything was paid", terms, benefits{benefit("b", "time-saved", "2024-12-01", "20000", outcome.Measured)}, paid, "2025-01-31", "20000", "", "12000", "8000", "8000/12000", "2025-01-01", 0, []string{"fewer-returns", "own-time"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := value.Realise(row.t, row.b, row.c, day(row.asOf))
			require.NoError(t, err)
			for name, pair := range map[string][2]*decimal.Decimal{
				"delivered": {sum(row.delivered), r.Delivered}, "unbacked": {sum(row.unbacked), r.Unbacked}, "paid": {sum(row.cost), r.Paid}, "net": {sum(row.net), r.Net},
			} {
				require.Equal(t, pair[0] == nil, pair[1] == nil, name)
				if pair[0] != nil {
					testkit.EqualDecimal(t, pair[0].String(), *pair[1], name)
				}
			}
			want := successkit.MustRate(row.rate)
			assert.Equal(t, want.Defined(), r.Return.Defined())
			if want.Defined() {
				assert.True(t, want.Equal(r.Return), r.Return)
			}
			assert.Equal(t, day(row.payback), r.Payback)
			assert.Equal(t, row.payback != "", r.PaybackDays != nil)
			if r.PaybackDays != nil {
				assert.Equal(t, row.days, *r.PaybackDays)
			}
			assert.Equal(t, row.missing, append(append([]string(nil), r.MissingBenefits...), r.MissingCosts...))
			assert.Equal(t, row.missing == nil, r.Complete())
		})
	}
}

// Facts in any order, and twice, say the same; later ones do not change a view,
// and what is delivered at all levels adds up.
func TestLawRealise(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		var b []value.Benefit
		var c []value.Cost
		for i := range r.IntN(12) {
			date := day("2025-01-01").AddDays(r.IntN(300)).String()
			id := string(rune('a' + i))
			amount := decimal.New(r.Int64N(100000)-20000, -2).String()
			b = append(b, benefit(id, terms.Benefits[r.IntN(2)], date, amount, outcome.Level(r.IntN(4))))
			c = append(c, cost(id, terms.Costs[r.IntN(2)], date, amount))
			if r.IntN(2) == 0 {
				b[i].Recorded = b[i].Date.AddDays(r.IntN(30))
			}
		}
		with := terms
		with.Backing = outcome.Level(r.IntN(4))
		asOf := day("2025-01-01").AddDays(r.IntN(300))
		want, err := value.Realise(with, b, c, asOf)
		require.NoError(t, err)
		var all decimal.Decimal
		for _, l := range want.ByLevel {
			all = all.Add(l.Amount)
		}
		for _, part := range []*decimal.Decimal{want.Delivered, want.Unbacked} {
			if part != nil {
				all = all.Sub(*part)
			}
		}
		require.True(t, all.IsZero(), "seed %d: %s is lost", seed, all)
		if want.Net != nil && want.Net.Sign() >= 0 {
			require.False(t, want.Payback.IsZero(), "seed %d: who is not in the red has its money back", seed)
		}
		b, c = append(b, b...), append(c, c...)
		r.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		r.Shuffle(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
		again, err := value.Realise(with, b, c, asOf)
		require.NoError(t, err)
		require.Equal(t, want, again, "seed %d", seed)
		if !want.Payback.IsZero() {
			before, err := value.Realise(with, b, c, want.Payback.AddDays(-1))
			require.NoError(t, err)
			require.True(t, before.Payback.IsZero() || before.Payback.Before(want.Payback), "seed %d", seed)
		}
	}
}

func TestRealise_refused(t *testing.T) {
	required, conflict := successkit.ErrRequired, successkit.ErrConflict
	bad := benefit("b", "x", "2025-01-02", "1e99", 9)
	bad.Recorded, bad.Currency = day("2025-01-01"), "usd"
	dollars := cost("c", "x", "2025-01-01", "1")
	dollars.Currency = "USD"
	_, err := value.Realise(value.Terms{Currency: "Euro", Benefits: []string{"a", "a"}, Costs: []string{"A b"}, Backing: 9},
		[]value.Benefit{{}, bad}, []value.Cost{dollars, cost("c", "x", "2025-01-01", "2")}, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: required},
		testkit.Fault{Path: "terms.currency", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "terms.benefits[1]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "terms.costs[0]", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "terms.backing", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "benefits[0].id", Kind: required}, testkit.Fault{Path: "benefits[0].part", Kind: required},
		testkit.Fault{Path: "benefits[0].date", Kind: required}, testkit.Fault{Path: "benefits[0].source", Kind: required},
		testkit.Fault{Path: "benefits[1].recorded", Kind: conflict}, testkit.Fault{Path: "benefits[1].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "benefits[1].currency", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "benefits[1].level", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "costs[1].id", Kind: conflict},
		testkit.Fault{Path: "benefits[0].currency", Kind: conflict}, testkit.Fault{Path: "benefits[1].currency", Kind: conflict},
		testkit.Fault{Path: "costs[0].currency", Kind: conflict}, testkit.Fault{Path: "costs[1].currency", Kind: conflict},
	)
}

func TestO8_shown(t *testing.T) {
	meeting := func(id, date, kind string, shown *bool) successkit.Interaction {
		return successkit.Interaction{ID: id, Date: day(date), Kind: kind, ValueShown: shown}
	}
	late := meeting("late", "2025-02-20", "meeting", new(true))
	late.Recorded = day("2025-05-01")
	all := []successkit.Interaction{
		meeting("d", "2025-02-10", "check-in", new(false)), meeting("a", "2025-02-01", "meeting", new(true)),
		meeting("b", "2025-02-10", "business-review", new(false)), meeting("c", "2025-02-11", "meeting", nil),
		meeting("case", "2025-02-11", "support-case", new(true)), meeting("before", "2025-01-31", "meeting", new(true)), late,
		meeting("training", "2025-02-28", "training", new(true)),
	}
	feb := successkit.MustPeriod("2025-02-01/2025-03-01")
	got, err := value.Shown(all, nil, feb, day("2025-03-31"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "showing.json", got)
	assert.Equal(t, [3]int{1, 2, 1}, [3]int{got.Shown, got.NotShown, got.Unknown})
	assert.True(t, got.Share.Equal(successkit.CountRate(1, 3)), "of those of which it is known")

	got, err = value.Shown(all, []string{"training", "meeting"}, feb, day("2025-05-01"))
	require.NoError(t, err)
	assert.Equal(t, [3]int{3, 0, 1}, [3]int{got.Shown, got.NotShown, got.Unknown})
	got, err = value.Shown(nil, nil, feb, day("2025-05-01"))
	require.NoError(t, err)
	assert.False(t, got.Share.Defined())
	_, err = value.Shown([]successkit.Interaction{{}}, []string{"A"}, successkit.Period{}, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired}, testkit.Fault{Path: "period", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "kinds[0]", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "interactions[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "interactions[0].date", Kind: successkit.ErrRequired}, testkit.Fault{Path: "interactions[0].kind", Kind: successkit.ErrRequired})
}

func TestStoredForms(t *testing.T) {
	w := value.Way{Start: day("2025-03-01"), FirstValue: day("2025-03-06"), Pauses: []value.Pause{
		{From: day("2025-03-05"), Until: day("2025-03-15"), On: successkit.CustomerSide, Reason: "waiting for data"}, pause("2025-04-05", "", successkit.VendorSide),
	}}
	testkit.GoldenJSON(t, "way.json", w)
	a := closing(t, "2025-06-30", "days", "2025-03-21", "11", "days", "2025-03-31", "5")
	time, err := value.TimeTo(a, w)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "time.json", time)
	backed := terms
	backed.Backing = outcome.Measured
	testkit.GoldenJSON(t, "terms.json", backed)
	b := []value.Benefit{benefit("b-1", "time-saved", "2025-03-31", "15000.50", outcome.Measured), benefit("b-2", "fewer-returns", "2025-06-30", "5000", outcome.Claimed)}
	b[0].Recorded = day("2025-04-02")
	c := []value.Cost{cost("c-1", "subscription", "2025-01-01", "12000"), cost("c-2", "subscription", "2026-01-01", "12000")}
	c[0].Recorded = day("2025-01-02")
	testkit.GoldenJSON(t, "benefit.json", b[0])
	testkit.GoldenJSON(t, "cost.json", c[0])
	r, err := value.Realise(backed, b, c, day("2025-12-31"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "realised.json", r)
}

func BenchmarkRealise(b *testing.B) {
	var benefits []value.Benefit
	var costs []value.Cost
	for i := range 100 {
		date := day("2025-01-01").AddDays(3 * i).String()
		benefits = append(benefits, benefit("b-"+date, "time-saved", date, "123.45", outcome.Measured))
		costs = append(costs, cost("c-"+date, "subscription", date, "100"))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := value.Realise(terms, benefits, costs, day("2025-12-31")); err != nil {
			b.Fatal(err)
		}
	}
}
