package growth_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

// A board pack of one page: what a customer is worth, and how far today's sales
// can carry the business at today's churn.
func Example() {
	churn := successkit.CountRate(5, 100) // a month
	customer := growth.Unit{
		ARPA:        decimal.NewFromInt(100),
		GrossMargin: successkit.CountRate(80, 100),
		Churn:       churn,
		CAC:         decimal.NewFromInt(600),
	}
	e, err := customer.Economics()
	if err != nil {
		fmt.Println(err)
		return
	}
	show("LTV", e.LTV)
	show("LTV to CAC", e.LTVToCAC)
	show("months to pay back", e.CACPaybackPeriods)

	business := growth.Bucket{
		Opening:      decimal.NewFromInt(300),
		NewPerPeriod: decimal.NewFromInt(20),
		Churn:        churn,
	}
	ceiling, err := business.Ceiling()
	if err != nil {
		fmt.Println(err)
		return
	}
	show("customers at most", ceiling)
	// Output:
	// LTV 1600.0
	// LTV to CAC 2.7
	// months to pay back 7.5
	// customers at most 400.0
}

// show prints a figure with one decimal place, and says where there is none.
func show(name string, r successkit.Rate) {
	if d, ok := r.Decimal(1); ok {
		fmt.Println(name, d.StringFixed(1))
		return
	}
	fmt.Println(name, "undefined")
}

// A young business has lost nobody yet. That does not make its customers worth
// nothing, nor worth any sum: the figure is not there.
func ExampleUnit_Economics_noChurn() {
	e, err := growth.Unit{
		ARPA:        decimal.NewFromInt(100),
		GrossMargin: successkit.CountRate(80, 100),
		Churn:       successkit.CountRate(0, 12),
		CAC:         decimal.NewFromInt(600),
	}.Economics()
	if err != nil {
		fmt.Println(err)
		return
	}
	show("LTV", e.LTV)
	show("months to pay back", e.CACPaybackPeriods)
	// Output:
	// LTV undefined
	// months to pay back 7.5
}

// Finance has the totals of the year and no ledger.
func ExampleTotals_Retention() {
	r, err := growth.Totals{
		Opening: decimal.NewFromInt(10_000_000),
		Changes: growth.Changes{
			New:         decimal.NewFromInt(2_500_000),
			Expansion:   decimal.NewFromInt(1_800_000),
			Contraction: decimal.NewFromInt(600_000),
			Churn:       decimal.NewFromInt(900_000),
		},
	}.Retention()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("GRR", r.GRR.Percent(1), "NRR", r.NRR.Percent(1))
	fmt.Println("net churn", r.NetChurn.Percent(1))
	fmt.Println("closing", r.Closing)
	show("quick ratio", r.QuickRatio)
	// Output:
	// GRR 85.0% NRR 103.0%
	// net churn -3.0%
	// closing 12800000
	// quick ratio 2.9
}

// A sheet that was typed by hand, refused as a whole.
func ExampleTotals_Retention_refused() {
	_, err := growth.Totals{
		Opening: decimal.NewFromInt(-500),
		Changes: growth.Changes{Churn: decimal.NewFromInt(-90)},
	}.Retention()
	fmt.Println(err)
	fmt.Println(errors.Is(err, successkit.ErrOutOfRange))
	// Output:
	// opening: "-500": out of range: below 0
	// churn: "-90": out of range: below 0
	// true
}

// The month won three and a half times what it lost.
func ExampleChanges_QuickRatio() {
	month := growth.Changes{
		New:         decimal.NewFromInt(20_000),
		Expansion:   decimal.NewFromInt(8_000),
		Churn:       decimal.NewFromInt(5_000),
		Contraction: decimal.NewFromInt(3_000),
	}
	ratio, err := month.QuickRatio()
	if err != nil {
		fmt.Println(err)
		return
	}
	net, err := month.NetNew()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ratio, net)
	// Output: 28000/8000 20000
}

// One month, three figures that are all called churn: so each says which it is.
func ExampleLogos_Churn() {
	c, err := growth.Logos{
		Opening: 1000, Lost: new(50), Joined: new(500), JoinedAndLost: new(12),
	}.Churn()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("point to point     ", c.PointToPoint.Percent(1))
	fmt.Println("with joined        ", c.WithJoined.Percent(1))
	fmt.Println("opening plus joined", c.OpeningPlusJoined.Percent(1))
	fmt.Println("by events          ", c.ByEvents.Percent(1))
	// Output:
	// point to point      5.0%
	// with joined         6.2%
	// opening plus joined 4.1%
	// by events           undefined
}

// Of a book of 1,000, 300 came up for renewal, 240 renewed and 30 was sold on
// top.
func ExampleRenewal_Rate() {
	r, err := growth.Renewal{
		Book:      decimal.NewFromInt(1000),
		Due:       decimal.NewFromInt(300),
		Renewed:   decimal.NewFromInt(240),
		Expansion: decimal.NewFromInt(30),
	}.Rate()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Gross.Percent(0), r.Net.Percent(0), "of what was due,", r.BookRetention.Percent(0), "of the book")
	// Output: 80% 90% of what was due, 94% of the book
}

func ExampleBucket_Path() {
	path, err := growth.Bucket{
		Opening:      decimal.NewFromInt(1000),
		NewPerPeriod: decimal.NewFromInt(50),
		Churn:        successkit.CountRate(3, 100),
	}.Path(3)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range path {
		fmt.Println(s.Period, s.Churned.StringFixed(2), s.Closing.StringFixed(2))
	}
	// Output:
	// 1 30.00 1020.00
	// 2 30.60 1039.40
	// 3 31.18 1058.22
}

func ExampleBucket_PeriodsTo() {
	business := growth.Bucket{NewPerPeriod: decimal.NewFromInt(20), Churn: successkit.CountRate(5, 100)}
	r, err := business.PeriodsTo(successkit.CountRate(90, 100))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("nine tenths of the ceiling after %.1f months, first seen at the end of month %d\n", r.Periods, r.First)
	// Output: nine tenths of the ceiling after 44.9 months, first seen at the end of month 45
}

// 200 customers leak ten a month: so many must be won to stay where they are.
func ExampleBucket_StandStill() {
	need, err := growth.Bucket{Opening: decimal.NewFromInt(200), Churn: successkit.CountRate(5, 100)}.StandStill()
	if err != nil {
		fmt.Println(err)
		return
	}
	show("customers a month", need)
	// Output: customers a month 10.0
}

// Hire a seller who brings 2,000 of MRR a month, or spend the salary on keeping
// one point more of what is there?
func ExampleBreakEvenSize() {
	size, err := growth.BreakEvenSize(decimal.NewFromInt(2000), successkit.CountRate(1, 100))
	if err != nil {
		fmt.Println(err)
		return
	}
	show("from an MRR of", size)
	// Output: from an MRR of 200000.0
}

func ExampleCompound() {
	year, err := growth.Compound(successkit.CountRate(2, 100), 12)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("2% a month is", year.Percent(2), "a year and keeps", year.Complement().Percent(2))
	// Output: 2% a month is 21.53% a year and keeps 78.47%
}

func ExampleDailyChurn() {
	day := func(opening, closing int64) growth.DayTotal {
		return growth.DayTotal{Opening: decimal.NewFromInt(opening), Closing: decimal.NewFromInt(closing)}
	}
	churn, err := growth.DailyChurn(day(100, 95), day(120, 120), day(125, 123))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(churn.Percent(1))
	// Output: 6.6%
}

// A hundred pay 100 a month, fifty pay 600 a year, one pays 299.99 a quarter
// with a tenth off.
func ExampleMRR() {
	mrr, err := growth.MRR(
		growth.Price{Amount: decimal.NewFromInt(100), Quantity: decimal.NewFromInt(100), Cycle: intake.EveryMonth},
		growth.Price{Amount: decimal.NewFromInt(600), Quantity: decimal.NewFromInt(50), Cycle: intake.EveryYear},
		growth.Price{Amount: decimal.New(29999, -2), Quantity: decimal.NewFromInt(1), Cycle: intake.EveryQuarter, PercentOff: decimal.NewFromInt(10)},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	amount, _ := mrr.Decimal(2)
	fmt.Println(amount.StringFixed(2))
	// Output: 12590.00
}

func ExampleARR() {
	arr, err := growth.ARR(growth.Price{Amount: decimal.NewFromInt(25), Quantity: decimal.NewFromInt(4), Cycle: intake.EveryWeek})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(arr)
	// Output: 5200/1
}

func ExampleSales_Efficiency() {
	quarter := growth.Sales{RevenueChange: decimal.NewFromInt(480_000), PriorSpend: decimal.NewFromInt(1_800_000)}
	e, err := quarter.Efficiency()
	if err != nil {
		fmt.Println(err)
		return
	}
	show("magic number", e.MagicNumber)
	show("months to pay back", e.PaybackMonths)
	need, err := quarter.RequiredChange(decimal.New(75, -2))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("change for 0.75:", need)
	// Output:
	// magic number 1.1
	// months to pay back 11.3
	// change for 0.75: 337500
}
