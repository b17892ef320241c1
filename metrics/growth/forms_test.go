package growth_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

// Sources give different inputs for one figure. Each row computes by hand what
// the figure must be.

func equal(t *testing.T, want string, got successkit.Rate, name string) {
	t.Helper()
	if want == "undefined" {
		assert.False(t, got.Defined(), "%s is undefined, got %s", name, got)
		return
	}
	assert.True(t, got.Defined(), "%s is undefined, want %s", name, want)
	assert.True(t, rate(want).Equal(got), "%s: want %s, got %s", name, want, got)
}

func TestLogos(t *testing.T) {
	t.Parallel()
	const no = "undefined"
	for _, c := range []struct {
		name                                          string
		in                                            growth.Logos
		point, retention, events, with, plus, average string
	}{
		{"lost alone", growth.Logos{Opening: 20, Lost: new(3)}, "3/20", "17/20", no, no, no, no},
		{"retained alone", growth.Logos{Opening: 500, Retained: new(475)}, "25/500", "475/500", no, no, no, no},
		{"events alone", growth.Logos{Opening: 100, Events: new(9)}, no, no, "9/100", no, no, no},
		{
			"events less who came back and who had only joined", // 10 − 2 − 3 = 5
			growth.Logos{Opening: 100, Events: new(10), Returned: new(2), JoinedAndLost: new(3)},
			"5/100", "95/100", "10/100", "8/100", no, no,
		},
		{
			"all of it", // closing is 1000 − 50 + 500 − 12 = 1438
			growth.Logos{Opening: 1000, Lost: new(50), Retained: new(950), Events: new(64), Returned: new(2), Joined: new(500), JoinedAndLost: new(12)},
			"50/1000", "950/1000", "64/1000", "62/1000", "62/1500", "50/1219",
		},
		{"joined, none of them lost", growth.Logos{Opening: 10, Lost: new(1), Joined: new(2), JoinedAndLost: new(0)}, "1/10", "9/10", no, "1/10", "1/12", "2/21"},
		{"nobody at first", growth.Logos{Lost: new(0), Joined: new(4), JoinedAndLost: new(1)}, no, no, no, no, "1/4", "0/3"},
		{"nothing known", growth.Logos{Opening: 10}, no, no, no, no, no, no},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := c.in.Churn()
			require.NoError(t, err)
			equal(t, c.point, got.PointToPoint, "point to point")
			equal(t, c.retention, got.Retention, "retention")
			equal(t, c.events, got.ByEvents, "by events")
			equal(t, c.with, got.WithJoined, "with joined")
			equal(t, c.plus, got.OpeningPlusJoined, "opening plus joined")
			equal(t, c.average, got.AverageBase, "average base")
		})
	}
}

func TestTotals(t *testing.T) {
	t.Parallel()
	r, err := growth.Totals{Opening: dec("1000"), Changes: growth.Changes{
		New: dec("300"), Expansion: dec("120"), Contraction: dec("50"), Churn: dec("80"), Reactivation: dec("20"),
	}}.Retention()
	require.NoError(t, err)
	testkit.EqualDecimal(t, "1310", r.Closing)
	testkit.EqualDecimal(t, "310", r.NetNew)
	equal(t, "870/1000", r.GRR, "GRR")
	equal(t, "990/1000", r.NRR, "NRR: new business is never in it")
	equal(t, "1010/1000", r.NRRWithReactivation, "NRR with reactivation")
	equal(t, "130/1000", r.GrossChurn, "gross churn")
	equal(t, "10/1000", r.NetChurn, "net churn")
	equal(t, "-10/1000", r.NetChurnWithReactivation, "net churn with reactivation")
	equal(t, "440/130", r.QuickRatio, "quick ratio")

	r, err = growth.Totals{Changes: growth.Changes{New: dec("5")}}.Retention()
	require.NoError(t, err)
	testkit.EqualDecimal(t, "5", r.Closing)
	equal(t, "undefined", r.GRR, "nothing at first")
	equal(t, "undefined", r.NetChurn, "nothing at first")
	equal(t, "undefined", r.QuickRatio, "nothing lost")

	// A customer of 100 grew to 250 and left: more was lost than was there.
	r, err = growth.Totals{Opening: dec("100"), Changes: growth.Changes{Expansion: dec("150"), Churn: dec("250")}}.Retention()
	require.NoError(t, err)
	equal(t, "-150/100", r.GRR, "GRR of totals may be negative")
}

// Only gains and losses are told: 28,000 against 8,000.
func TestChanges_fromGainsAndLosses(t *testing.T) {
	t.Parallel()
	c := growth.Changes{New: dec("28000"), Churn: dec("8000")}
	ratio, err := c.QuickRatio()
	require.NoError(t, err)
	equal(t, "7/2", ratio, "quick ratio")
	net, err := growth.Changes{New: dec("5"), Churn: dec("8")}.NetNew()
	require.NoError(t, err)
	testkit.EqualDecimal(t, "-3", net, "losses may exceed gains, since no opening is told")
}

func TestDailyChurn(t *testing.T) {
	t.Parallel()
	day := func(opening, won, closing string) growth.DayTotal {
		return growth.DayTotal{Opening: dec(opening), New: dec(won), Closing: dec(closing)}
	}
	for _, c := range []struct {
		name, want string
		days       []growth.DayTotal
	}{
		{"two days", "43/400", []growth.DayTotal{day("100", "0", "95"), day("80", "0", "75.4")}},                 // 5/100 + 4.6/80
		{"new business left out", "1/10", []growth.DayTotal{day("100", "30", "125"), day("125", "0", "118.75")}}, // 5/100 + 6.25/125
		{"net gain", "-1/10", []growth.DayTotal{day("100", "0", "110")}},
		{"all gone", "1/1", []growth.DayTotal{day("100", "0", "0")}},
		{"nothing lost", "0/1", []growth.DayTotal{day("100", "0", "100")}},
		{"no day", "undefined", nil},
		{"a day without a base", "undefined", []growth.DayTotal{day("100", "0", "95"), day("0", "5", "5")}},
	} {
		got, err := growth.DailyChurn(c.days...)
		require.NoError(t, err, c.name)
		equal(t, c.want, got, c.name)
	}
}

func TestUnit(t *testing.T) {
	t.Parallel()
	full := growth.Unit{ARPA: dec("500"), GrossMargin: rate("75/100"), Churn: rate("1/40"), CAC: dec("6000")}
	for _, c := range []struct {
		name                          string
		change                        func(*growth.Unit)
		ltv, lifetime, toCAC, payback string
	}{
		{"everything known", func(*growth.Unit) {}, "15000/1", "40/1", "5/2", "16/1"},
		{"lifetime alone", func(u *growth.Unit) { *u = growth.Unit{Churn: rate("3/100")} }, "undefined", "100/3", "undefined", "undefined"},
		{"no churn", func(u *growth.Unit) { u.Churn = rate("0/10") }, "undefined", "undefined", "undefined", "16/1"},
		{"churn not known", func(u *growth.Unit) { u.Churn = successkit.Rate{} }, "undefined", "undefined", "undefined", "16/1"},
		{"all leave", func(u *growth.Unit) { u.Churn = rate("1/1") }, "375/1", "1/1", "1/16", "16/1"},
		{"no margin left", func(u *growth.Unit) { u.GrossMargin = rate("0/1") }, "0/1", "40/1", "0/1", "undefined"},
		{"margin not known", func(u *growth.Unit) { u.GrossMargin = successkit.Rate{} }, "undefined", "40/1", "undefined", "undefined"},
		{"revenue instead of margin", func(u *growth.Unit) { u.GrossMargin = rate("1/1") }, "20000/1", "40/1", "10/3", "12/1"},
		{"CAC not known", func(u *growth.Unit) { u.CAC = dec("0") }, "15000/1", "40/1", "undefined", "undefined"},
		{"customers who pay nothing", func(u *growth.Unit) { u.ARPA = dec("0") }, "0/1", "40/1", "0/1", "undefined"},
	} {
		u := full
		c.change(&u)
		got, err := u.Economics()
		require.NoError(t, err, c.name)
		equal(t, c.ltv, got.LTV, c.name+": LTV")
		equal(t, c.lifetime, got.LifetimePeriods, c.name+": lifetime")
		equal(t, c.toCAC, got.LTVToCAC, c.name+": LTV to CAC")
		equal(t, c.payback, got.CACPaybackPeriods, c.name+": payback")
	}
}

func TestSales(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, change, spend, magic, payback string }{
		{"the two quarters 2,480,000 and 2,000,000", "480000", "1800000", "16/15", "45/4"},
		{"revenue stood still", "0", "1800000", "0/1", "undefined"},
		{"revenue fell", "-450000", "1800000", "-1/1", "undefined"},
		{"nothing spent", "480000", "0", "undefined", "undefined"},
		{"nothing at all", "0", "0", "undefined", "undefined"},
	} {
		got, err := growth.Sales{RevenueChange: dec(c.change), PriorSpend: dec(c.spend)}.Efficiency()
		require.NoError(t, err, c.name)
		equal(t, c.magic, got.MagicNumber, c.name)
		equal(t, c.payback, got.PaybackMonths, c.name)
	}
	change, err := growth.Sales{PriorSpend: dec("1800000")}.RequiredChange(dec("0.75"))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "337500", change, "0.75 × 1,800,000 / 4")
}

func TestRenewal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name             string
		in               growth.Renewal
		gross, net, book string
	}{
		{"seats", growth.Renewal{Due: dec("200"), Renewed: dec("180"), Expansion: dec("30")}, "180/200", "210/200", "undefined"},
		{"due and book", growth.Renewal{Book: dec("1000"), Due: dec("300"), Renewed: dec("240"), Expansion: dec("30")}, "4/5", "9/10", "47/50"},
		{"nothing due", growth.Renewal{Book: dec("1000")}, "undefined", "undefined", "1/1"},
		{"nothing renewed", growth.Renewal{Book: dec("300"), Due: dec("300")}, "0/1", "0/1", "0/1"},
	} {
		got, err := c.in.Rate()
		require.NoError(t, err, c.name)
		equal(t, c.gross, got.Gross, c.name)
		equal(t, c.net, got.Net, c.name)
		equal(t, c.book, got.BookRetention, c.name)
	}
}

func TestMRR(t *testing.T) {
	t.Parallel()
	price := func(amount string, cycle intake.Cycle, count int) growth.Price {
		return growth.Price{Amount: dec(amount), Quantity: dec("1"), Cycle: cycle, Count: count}
	}
	off := price("100", intake.EveryMonth, 0)
	off.PercentOff = dec("12.5")
	free := off
	free.PercentOff = dec("100")
	for _, c := range []struct {
		name   string
		prices []growth.Price
		mrr    string
	}{
		{"no price", nil, "0/1"},
		{"a count of 0 means 1", []growth.Price{price("100", intake.EveryMonth, 0)}, "100/1"},
		{"a quarter", []growth.Price{price("100", intake.EveryQuarter, 1)}, "100/3"},
		{"two quarters", []growth.Price{price("100", intake.EveryQuarter, 2)}, "50/3"},
		{"a day", []growth.Price{price("12", intake.EveryDay, 1)}, "365/1"},
		{"four weeks", []growth.Price{price("12", intake.EveryWeek, 4)}, "13/1"},
		{"an eighth off", []growth.Price{off}, "87.5/1"},
		{"all off", []growth.Price{free}, "0/1"},
		{"thirds add up", []growth.Price{price("1", intake.EveryQuarter, 1), price("1", intake.EveryMonth, 3), price("4", intake.EveryYear, 1)}, "1/1"},
	} {
		mrr, err := growth.MRR(c.prices...)
		require.NoError(t, err, c.name)
		equal(t, c.mrr, mrr, c.name)
		arr, err := growth.ARR(c.prices...)
		require.NoError(t, err, c.name)
		yearly, err := mrr.Mul(rate("12/1"))
		require.NoError(t, err)
		assert.True(t, yearly.Equal(arr), "%s: ARR is twelve times MRR", c.name)
	}
}
