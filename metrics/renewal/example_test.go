package renewal_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// Of 100,000 due in the first quarter, 60,000 renewed with an uplift of 6,000,
// 20,000 were cut by half, 12,000 were lost and 8,000 are not decided.
func ExampleView_Report() {
	book, err := renewal.New([]renewal.Line{
		renewed("c-1", "Acme", "2025-01-31", 60_000, "2025-01-10", 66_000),
		renewed("c-2", "Bolt", "2025-02-28", 20_000, "2025-02-28", 10_000),
		lost("c-3", "Crane", "2025-03-01", 12_000, "2025-03-01"),
		line("c-4", "Delta", "2025-03-20", 8_000),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := book.AsOf(successkit.MustDate("2025-03-31")).Report(successkit.Quarter(2025, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("due", r.Due.AmountDue, "of", r.Due.Lines, "lines, left out:", r.LeftOut)
	fmt.Println("DRR gross", r.Gross, "=", r.Gross.Percent(1))
	fmt.Println("DRR net  ", r.Net, "=", r.Net.Percent(1))
	fmt.Println("by count ", r.Count, "=", r.Count.Percent(1))
	fmt.Println(r.Convention)
	// Output:
	// due 100000 of 4 lines, left out: [c-4]
	// DRR gross 70000/92000 = 76.1%
	// DRR net   76000/92000 = 82.6%
	// by count  2/3 = 66.7%
	// lines due in the period; open ones left out until 30 days past due, then lost, restated when they renew; gross capped per line
}

// One quarter under every convention, side by side.
func ExampleView_By() {
	book, err := renewal.New([]renewal.Line{
		renewed("c-1", "Acme", "2025-02-28", 60_000, "2025-02-10", 66_000),
		lost("c-2", "Acme", "2025-02-28", 6_000, "2025-02-28"),
		renewed("c-3", "Bolt", "2024-12-31", 9_000, "2025-01-20", 9_000),
		line("c-4", "Crane", "2025-03-20", 25_000),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range []renewal.Convention{
		{},
		{Open: renewal.OpenAsLost},
		{Cap: renewal.CapPerCustomer},
		{Basis: renewal.ByCloseDate},
		{Basis: renewal.Windfall},
	} {
		view, err := book.AsOf(successkit.MustDate("2025-03-31")).By(c)
		if err != nil {
			fmt.Println(err)
			return
		}
		r, err := view.Report(successkit.Quarter(2025, 1))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%6s %s\n", r.Gross.Percent(1), r.Convention)
	}
	// Output:
	//  90.9% lines due in the period; open ones left out until 30 days past due, then lost, restated when they renew; gross capped per line
	//  65.9% lines due in the period; open ones counted as lost; gross capped per line
	// 100.0% lines due in the period; open ones left out until 30 days past due, then lost, restated when they renew; gross capped per customer
	//  92.0% lines closed in the period, whenever due; gross capped per line
	//  75.8% renewed by the end of the period, late ones of earlier periods among them, over all lines due in it; gross capped per line
}

// A renewal due at the end of January is signed in the middle of March. The
// rate of January is restated twice: the line is left out, lost, and renewed.
func ExampleBook_AsOf() {
	book, err := renewal.New([]renewal.Line{
		renewed("c-1", "Acme", "2025-01-15", 10_000, "2025-01-10", 10_000),
		renewed("c-2", "Bolt", "2025-01-31", 10_000, "2025-03-15", 10_000),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2025-02-10", "2025-03-10", "2025-03-20"} {
		r, err := book.AsOf(successkit.MustDate(day)).Report(successkit.Month(2025, 1))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(day, r.Gross, "lapsed", r.Lapsed.Lines, "past grace", r.OpenPastGrace.Lines, "late", r.Late.Lines, "restated", r.Restated.Lines)
	}
	// Output:
	// 2025-02-10 10000/10000 lapsed 1 past grace 0 late 0 restated 0
	// 2025-03-10 10000/20000 lapsed 1 past grace 1 late 0 restated 0
	// 2025-03-20 20000/20000 lapsed 0 past grace 0 late 1 restated 1
}

// A state of a line holds from the day on which it was recorded. The loss of
// February was booked in April; the view of March did not know of it.
func ExampleLine_recorded() {
	signed := line("c-1", "Acme", "2025-02-28", 10_000)
	signed.Recorded = successkit.MustDate("2024-02-28")
	booked := lost("c-1", "Acme", "2025-02-28", 10_000, "2025-02-28")
	booked.Recorded = successkit.MustDate("2025-04-02")
	book, err := renewal.New([]renewal.Line{signed, booked})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2025-03-15", "2025-04-15"} {
		r, err := book.AsOf(successkit.MustDate(day)).Report(successkit.Quarter(2025, 1))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(day, "open", r.Open.Lines, "lost", r.Lost.Lines, "not yet known:", r.Ignored)
	}
	// Output:
	// 2025-03-15 open 1 lost 0 not yet known: 1
	// 2025-04-15 open 0 lost 1 not yet known: 0
}

// A customer gives up an old product for a new one. The new line was not due:
// it is in net and among no lines.
func ExampleReport_addOn() {
	book, err := renewal.New([]renewal.Line{
		renewed("old", "Acme", "2013-07-30", 120_000, "2013-06-30", 83_300),
		renewed("new", "Acme", "2013-07-30", 0, "2013-06-30", 40_800),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := book.AsOf(successkit.MustDate("2013-09-30")).Report(successkit.Quarter(2013, 3))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("gross", r.Gross.Percent(1), "net", r.Net.Percent(1), "count", r.Count)
	fmt.Println("add-ons", r.AddOns.Amount, "uplift", r.Uplift.Amount, "reduction", r.Reduction.Amount)
	fmt.Println("early by", r.Early.Days, "days")
	// Output:
	// gross 69.4% net 103.4% count 1/1
	// add-ons 40800 uplift 0 reduction 36700
	// early by 30 days
}

// SaaS and on-premise are shown apart, in a fixed order. The higher rate
// on-premise says nothing of how well SaaS is served.
func ExampleView_ByDelivery() {
	saas := renewed("c-1", "Acme", "2025-01-31", 40_000, "2025-01-31", 40_000)
	gone := lost("c-2", "Bolt", "2025-02-28", 10_000, "2025-02-28")
	own := renewed("c-3", "Crane", "2025-03-15", 50_000, "2025-03-01", 50_000)
	saas.Delivery, gone.Delivery, own.Delivery = renewal.SaaS, renewal.SaaS, renewal.OnPremise
	book, err := renewal.New([]renewal.Line{saas, gone, own})
	if err != nil {
		fmt.Println(err)
		return
	}
	apart, err := book.AsOf(successkit.MustDate("2025-03-31")).ByDelivery(successkit.Quarter(2025, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range apart {
		fmt.Println(r.Delivery, r.Gross.Percent(0), "early", r.Early.Lines)
	}
	// Output:
	// saas 80% early 0
	// on-premise 100% early 1
}

// Three years at half the price: a disaster by dollar renewal rate, a triumph
// by contract value. So contract value goes by its own name.
func ExampleView_ContractValue() {
	l := renewed("c-1", "Acme", "2025-01-31", 10_000, "2025-01-31", 5_000)
	l.TermMonths, l.RenewedMonths = 12, 36
	book, err := renewal.New([]renewal.Line{l})
	if err != nil {
		fmt.Println(err)
		return
	}
	view := book.AsOf(successkit.MustDate("2025-03-31"))
	r, err := view.Report(successkit.Quarter(2025, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	tcv, err := view.ContractValue(successkit.Quarter(2025, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("DRR gross", r.Gross.Percent(0))
	fmt.Println("TCV", tcv.Renewed, "of", tcv.Due, "=", tcv.Rate.Percent(0))
	// Output:
	// DRR gross 50%
	// TCV 15000 of 10000 = 150%
}

// One book, four figures. Revenue of 1,000, of which 300 was due: 240 renewed,
// with 30 more on top, 60 was lost, and a customer whose contract was not due
// cut 20.
func ExampleView_Bridge() {
	ledger, err := metrics.NewLedger([]metrics.Movement{
		movement("Acme", "2024-01-01", 240),
		movement("Bolt", "2024-01-01", 60),
		movement("Crane", "2024-01-01", 700),
		movement("Acme", "2025-02-01", 30),
		movement("Bolt", "2025-03-01", -60),
		movement("Crane", "2025-02-15", -20),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	book, err := renewal.New([]renewal.Line{
		renewed("c-1", "Acme", "2025-02-01", 240, "2025-01-20", 270),
		lost("c-2", "Bolt", "2025-03-01", 60, "2025-03-01"),
		line("c-3", "Crane", "2025-11-01", 700),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := book.AsOf(successkit.MustDate("2025-03-31")).Bridge(ledger, successkit.Quarter(2025, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("opening", b.Opening, "= due", b.Due, "+ not due", b.NotDue)
	fmt.Println("at renewal: lost", b.LostAtRenewal, "gained", b.GainedAtRenewal)
	fmt.Println("elsewhere:  lost", b.LostElsewhere, "gained", b.GainedElsewhere)
	fmt.Println("over what was due:      DRR gross", b.DRRGross.Percent(0), "net", b.DRRNet.Percent(0))
	fmt.Println("over the opening book:  GRR", b.GRR.Percent(0), "NRR", b.NRR.Percent(0))
	// Output:
	// opening 1000 = due 300 + not due 700
	// at renewal: lost 60 gained 30
	// elsewhere:  lost 20 gained 0
	// over what was due:      DRR gross 80% net 90%
	// over the opening book:  GRR 92% NRR 95%
}

// Two offices keep their own books, and a third sends the foot of its
// spreadsheet. Their sums make the rate of the whole.
func ExampleTally() {
	var whole renewal.Tally
	for _, l := range []renewal.Line{
		renewed("c-1", "Acme", "2025-01-31", 60_000, "2025-01-10", 66_000),
		lost("c-2", "Bolt", "2025-02-28", 20_000, "2025-02-28"),
	} {
		if err := whole.Add(l); err != nil {
			fmt.Println(err)
			return
		}
	}
	sheet, err := renewal.NewTally(renewal.Sums{
		Currency: "EUR", AmountDue: decimal.NewFromInt(20_000),
		AmountKept: decimal.NewFromInt(15_000), AmountRenewed: decimal.NewFromInt(18_000),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := whole.Merge(sheet); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("gross", whole.Gross(), "net", whole.Net())
	// Output:
	// gross 75000/100000 net 84000/100000
}
