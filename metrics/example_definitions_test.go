package metrics_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// book is a small book over 2025 in which every definition shows: Acme grew,
// Bolt shrank, Crane left, Delta left and came back, Echo had left before and
// came back, Fox was won.
func book() *metrics.Ledger {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-01-10", 100),
		movement("Bolt", "2024-01-10", 60),
		movement("Crane", "2024-01-10", 30),
		movement("Delta", "2024-01-10", 10),
		movement("Echo", "2024-01-10", 20),
		movement("Echo", "2024-06-30", -20),

		movement("Acme", "2025-02-01", 25),
		movement("Bolt", "2025-03-01", -15),
		movement("Crane", "2025-04-30", -30),
		movement("Delta", "2025-05-15", -10),
		movement("Delta", "2025-08-01", 8),
		movement("Echo", "2025-09-01", 20),
		movement("Fox", "2025-10-01", 40),
	})
	if err != nil {
		panic(err)
	}
	return ledger
}

// of asks the book for 2025 by a convention.
func of(c metrics.Convention) metrics.Retention {
	view, err := book().AsOf(successkit.MustDate("2026-01-10")).By(c)
	if err != nil {
		panic(err)
	}
	r, err := view.Retention(successkit.Year(2025))
	if err != nil {
		panic(err)
	}
	return r
}

// Gross revenue retention: of 200 at the start, 100 + 45 + 0 + 8 were kept.
// Acme's growth does not make up for the losses of others.
func ExampleRetention_grr() {
	r := of(metrics.Convention{})
	fmt.Println(r.GRR, r.GRR.Percent(1))
	// Output: 153/200 76.5%
}

// Counting the lowest revenue of the year, Delta kept nothing, though it came
// back.
func ExampleRetention_grrRunningMinimum() {
	r := of(metrics.Convention{GRR: metrics.GRRRunningMinimum})
	fmt.Println(r.GRR, r.GRR.Percent(1))
	// Output: 145/200 72.5%
}

// Counting every loss, 15 + 30 + 10 were lost of 200.
func ExampleRetention_grrEventLosses() {
	r := of(metrics.Convention{GRR: metrics.GRREventLosses})
	fmt.Println(r.GRR, r.GRR.Percent(1))
	// Output: 145/200 72.5%
}

// Net revenue retention: the same accounts pay 125 + 45 + 0 + 8 at the end.
func ExampleRetention_nrr() {
	r := of(metrics.Convention{})
	fmt.Println(r.NRR, r.NRR.Percent(1))
	// Output: 178/200 89.0%
}

// Echo had left before the year and is not in the opening book. Some count its
// return all the same.
func ExampleRetention_nrrWithReactivation() {
	r := of(metrics.Convention{NRR: metrics.NRRWithReactivation})
	fmt.Println(r.NRR, r.NRR.Percent(1))
	// Output: 198/200 99.0%
}

// Gross revenue churn is what GRR does not keep.
func ExampleRetention_grossChurn() {
	fmt.Println(of(metrics.Convention{}).GrossChurn.Percent(1))
	fmt.Println(of(metrics.Convention{GrossChurn: metrics.GrossChurnAllLosses}).GrossChurn.Percent(1), "counting every loss")
	fmt.Println(of(metrics.Convention{GrossChurn: metrics.GrossChurnLeavers}).GrossChurn.Percent(1), "counting those who left")
	// Output:
	// 23.5%
	// 27.5% counting every loss
	// 15.0% counting those who left
}

// Net revenue churn is what NRR does not keep.
func ExampleRetention_netChurn() {
	fmt.Println(of(metrics.Convention{}).NetChurn.Percent(1))
	fmt.Println(of(metrics.Convention{NetChurn: metrics.NetChurnAllEvents}).NetChurn.Percent(1), "counting every movement but new business")
	fmt.Println(of(metrics.Convention{NetChurn: metrics.NetChurnAverageBase}).NetChurn.Percent(1), "over the mean of start and end")
	// Output:
	// 11.0%
	// 1.0% counting every movement but new business
	// 10.0% over the mean of start and end
}

// Logo churn: of four customers one is gone, whatever it paid.
func ExampleRetention_logoChurn() {
	fmt.Println(of(metrics.Convention{}).LogoChurn)
	fmt.Println(of(metrics.Convention{Logo: metrics.LogoEvents}).LogoChurn, "counting Delta's leaving too")
	fmt.Println(of(metrics.Convention{Logo: metrics.LogoOpeningPlusNew}).LogoChurn, "over those won in the year too")
	fmt.Println(of(metrics.Convention{Logo: metrics.LogoAverageBase}).LogoChurn, "over the mean of start and end, twice both")
	// Output:
	// 1/4
	// 2/4 counting Delta's leaving too
	// 1/5 over those won in the year too
	// 2/9 over the mean of start and end, twice both
}

// Of the 170 of those who stayed, one customer grew by 25; two shrank by 15
// and by 2.
func ExampleRetention_upgradeRate() {
	r := of(metrics.Convention{})
	fmt.Println(r.UpgradeRate, r.DowngradeRate, r.Logos.Upgraded, r.Logos.Downgraded)
	// Output: 25/170 17/170 1 2
}

// The quick ratio is revenue gained over revenue lost: 40 new, 25 expansion
// and 28 come back, over 55.
func ExampleRetention_quickRatio() {
	r := of(metrics.Convention{})
	fmt.Println(r.QuickRatio, r.QuickRatio.Percent(0))
	fmt.Println(of(metrics.Convention{QuickRatioWithoutReactivation: true}).QuickRatio)
	// Output:
	// 93/55 169%
	// 65/55
}

// By event, Delta churned and was reactivated. Net of the year, it shrank.
func ExampleView_Waterfall() {
	for _, basis := range []metrics.Basis{metrics.ByEvent, metrics.NetOfPeriod} {
		view, err := book().AsOf(successkit.Date{}).By(metrics.Convention{Basis: basis})
		if err != nil {
			fmt.Println(err)
			return
		}
		w, err := view.Waterfall(successkit.Year(2025))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: %s + %s new + %s expansion + %s reactivation - %s contraction - %s churn = %s\n", w.Basis, w.Opening,
			w.New.Amount, w.Expansion.Amount, w.Reactivation.Amount, w.Contraction.Amount, w.Churn.Amount, w.Closing)
	}
	// Output:
	// by-event: 200 + 40 new + 25 expansion + 28 reactivation - 15 contraction - 40 churn = 238
	// net-of-period: 200 + 40 new + 25 expansion + 20 reactivation - 17 contraction - 30 churn = 238
}

// One call, several conventions: what finance and customer success argue
// about.
func ExampleView_Compare() {
	all, err := book().AsOf(successkit.Date{}).Compare(successkit.Year(2025),
		metrics.Convention{}, metrics.Convention{GRR: metrics.GRRRunningMinimum, Logo: metrics.LogoEvents})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range all {
		fmt.Println(r.Convention.GRR, r.GRR.Percent(1), r.Convention.Logo, r.LogoChurn.Percent(0))
	}
	// Output:
	// point-to-point 76.5% point-to-point 25%
	// running-minimum 72.5% events 50%
}

// A year by its usual readings. Delta's loss and return are nothing point to
// point, and a loss of all it paid where months are multiplied.
func ExampleView_TwelveMonths() {
	t, err := book().AsOf(successkit.Date{}).TwelveMonths(2025, time.December)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("point to point", t.PointToPoint.NRR.Percent(1))
	fmt.Println("months multiplied", t.Compounded.NRR.Percent(1))
	// Output:
	// point to point 89.0%
	// months multiplied 85.0%
}

// Why revenue was lost, and which growth was only an escalator clause.
func ExampleWaterfall_causes() {
	rise := movement("Acme", "2025-01-01", 3)
	rise.Cause = "escalator"
	seats := movement("Acme", "2025-03-01", 20)
	seats.Cause = "seats"
	loss := movement("Bolt", "2025-06-30", -40)
	loss.Cause = "failed-payment"
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-01-01", 100), movement("Bolt", "2024-01-01", 40), rise, seats, loss,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := ledger.Waterfall(successkit.Year(2025))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range w.Causes {
		fmt.Println(c.Kind, c.Cause, c.Amount)
	}
	// Output:
	// expansion escalator 3
	// expansion seats 20
	// churn failed-payment 40
}

// Revenue retention by fit at signing: the losses of good-fit customers are
// the vendor's own.
func ExampleView_Segments() {
	signed := func(account, fit string, amount int64) metrics.Movement {
		m := movement(account, "2024-01-01", amount)
		m.Attributes = map[string]string{"fit": fit}
		return m
	}
	ledger, err := metrics.NewLedger([]metrics.Movement{
		signed("Acme", "potential", 100), signed("Bolt", "potential", 60), signed("Crane", "none", 40),
		movement("Bolt", "2025-05-01", -6), movement("Crane", "2025-03-31", -40),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	segments, err := ledger.AsOf(successkit.Date{}).Segments(successkit.Year(2025), "fit")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range segments {
		fmt.Println(s.Value, s.Retention.GRR.Percent(1), "of", s.Retention.Opening)
	}
	// Output:
	// none 0.0% of 40
	// potential 96.3% of 160
}

// The euro rose. Nothing else happened, and NRR says so at the rates of the
// start.
func ExampleView_SpotBridge() {
	dollars := movement("Bolt", "2024-01-01", 100)
	dollars.Currency = "USD"
	ledger, err := metrics.NewLedger([]metrics.Movement{movement("Acme", "2024-01-01", 100), dollars})
	if err != nil {
		fmt.Println(err)
		return
	}
	rates := func(eur string) metrics.Rates {
		return metrics.Rates{Base: "USD", Per: map[string]decimal.Decimal{"EUR": decimal.RequireFromString(eur)}}
	}
	b, err := ledger.AsOf(successkit.Date{}).SpotBridge(successkit.Year(2025), rates("1.00"), rates("1.10"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(b.Waterfall.Opening, "+ FX", b.Waterfall.FX, "=", b.Waterfall.Closing)
	fmt.Println(b.NRRIncludingFX.Percent(0), b.NRRAtOpeningRates.Percent(0))
	// Output:
	// 200 + FX 10 = 210
	// 105% 100%
}

// A product down and another up is no loss of the account.
func ExampleLedger_Regroup() {
	line := func(product, date string, amount int64) metrics.Movement {
		m := movement("Acme", date, amount)
		m.Product = product
		return m
	}
	ledger, err := metrics.NewLedger([]metrics.Movement{
		line("crm", "2024-01-01", 60), line("desk", "2024-01-01", 40), line("crm", "2025-05-01", -20), line("desk", "2025-06-01", 30),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	lines, err := ledger.Regroup("product", metrics.ByLine)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range []*metrics.Ledger{ledger, lines} {
		r, err := l.Retention(successkit.Year(2025))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(l.Accounts(), r.GRR.Percent(0))
	}
	// Output:
	// [Acme] 100%
	// [Acme/crm Acme/desk] 80%
}

// Two shards of a book, summed on two machines.
func ExampleTally_Merge() {
	var whole metrics.Tally
	for _, shard := range [][]metrics.Movement{
		{movement("Acme", "2024-01-01", 100), movement("Acme", "2025-03-01", -20)},
		{movement("Bolt", "2024-01-01", 50)},
	} {
		ledger, err := metrics.NewLedger(shard)
		if err != nil {
			fmt.Println(err)
			return
		}
		part, err := ledger.AsOf(successkit.Date{}).Tally(successkit.Year(2025))
		if err != nil {
			fmt.Println(err)
			return
		}
		sent, err := part.MarshalBinary()
		if err != nil {
			fmt.Println(err)
			return
		}
		var received metrics.Tally
		if err := received.UnmarshalBinary(sent); err != nil {
			fmt.Println(err)
			return
		}
		if err := whole.Merge(&received); err != nil {
			fmt.Println(err)
			return
		}
	}
	r, err := whole.Retention(metrics.Convention{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.GRR.Percent(1))
	// Output: 86.7%
}

// The balance sheet of one account, and its revenue on a day.
func ExampleView_ByAccount() {
	view := book().AsOf(successkit.MustDate("2026-01-10"))
	accounts, err := view.ByAccount(successkit.Year(2025))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range accounts {
		fmt.Println(a.Account, a.Opening, a.Closing)
	}
	june, err := view.Balance("Delta", successkit.MustDate("2025-06-30"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("Delta in June:", june)
	// Output:
	// Acme 100 125
	// Bolt 60 45
	// Crane 30 0
	// Delta 10 8
	// Echo 0 20
	// Fox 0 40
	// Delta in June: 0
}

// A correction is a fact of its own. What was reported in March stays what it
// was in March.
func ExampleLedger_Append() {
	wrong := movement("Acme", "2025-02-10", -40)
	wrong.ID = "inv-7"
	ledger, err := metrics.NewLedger([]metrics.Movement{movement("Acme", "2024-01-01", 100), wrong})
	if err != nil {
		fmt.Println(err)
		return
	}
	right := movement("Acme", "2025-02-10", -30)
	right.ID, right.Corrects, right.Recorded = "inv-7b", "inv-7", successkit.MustDate("2025-04-02")
	for range 2 { // an append may be tried again
		if err := ledger.Append([]metrics.Movement{right}); err != nil {
			fmt.Println(err)
			return
		}
	}
	for _, day := range []string{"2025-03-31", "2025-04-30"} {
		w, err := ledger.AsOf(successkit.MustDate(day)).Waterfall(successkit.Quarter(2025, 1))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("as of", day, "contraction", w.Contraction.Amount)
	}
	// Output:
	// as of 2025-03-31 contraction 40
	// as of 2025-04-30 contraction 30
}

// Two customers merge into one: what went over is neither lost nor won.
func ExampleWaterfall_transfer() {
	out, in := movement("Bolt", "2025-06-01", -40), movement("Acme", "2025-06-01", 40)
	out.Kind, in.Kind = metrics.TransferOut, metrics.TransferIn
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-01-01", 100), movement("Bolt", "2024-01-01", 40), out, in,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := ledger.Waterfall(successkit.Year(2025))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := ledger.Retention(successkit.Year(2025))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("churn", w.Churn.Amount, "transfer out", w.TransferOut.Amount, "transfer in", w.TransferIn.Amount)
	fmt.Println("GRR", r.GRR.Percent(0), "logo churn", r.LogoChurn.Percent(0))
	// Output:
	// churn 0 transfer out 40 transfer in 40
	// GRR 100% logo churn 0%
}

// Delta was gone for 78 days. Whether it had left is for the company to say.
func ExampleReactivations() {
	for _, rule := range []metrics.Reactivations{{}, {MinGapDays: 90}, {MaxGapDays: 60}} {
		w, err := func() (metrics.Waterfall, error) {
			view, err := book().AsOf(successkit.Date{}).By(metrics.Convention{Reactivations: rule})
			if err != nil {
				return metrics.Waterfall{}, err
			}
			return view.Waterfall(successkit.Year(2025))
		}()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("new", w.New.Amount, "expansion", w.Expansion.Amount, "contraction", w.Contraction.Amount,
			"churn", w.Churn.Amount, "reactivation", w.Reactivation.Amount)
	}
	// Output:
	// new 40 expansion 25 contraction 15 churn 40 reactivation 28
	// new 40 expansion 33 contraction 25 churn 30 reactivation 20
	// new 68 expansion 25 contraction 15 churn 40 reactivation 0
}

// The revenue of a year's months over that of the year before, of the accounts
// that were there at the end of its first.
func ExampleView_CompareRevenue() {
	c, err := book().AsOf(successkit.Date{}).CompareRevenue(successkit.Year(2024), successkit.Year(2025), metrics.ActiveAtFirstMonthEnd)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Accounts, "accounts", c.Rate, c.Rate.Percent(1))
	// Output: 5 accounts 2295/2500 91.8%
}
