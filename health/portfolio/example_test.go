package portfolio_test

import (
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/portfolio"
	"github.com/successkit/successkit/health/preset"
)

// A book by band. An account without a score is counted apart.
func ExampleDistribution() {
	model, err := health.New(preset.DepthBreadth())
	if err != nil {
		log.Fatal(err)
	}
	asOf := successkit.MustDate("2026-03-31")
	d, err := portfolio.NewDistribution(model, asOf, "EUR")
	if err != nil {
		log.Fatal(err)
	}
	for i, depth := range []float64{60, 40, 12, -1} {
		var a health.Account
		if depth >= 0 {
			a.Readings = []health.Reading{
				{ID: "d", Measure: "depth", Value: depth, Date: asOf}, {ID: "b", Measure: "breadth", Value: 3, Date: asOf},
			}
		}
		mark, err := model.Mark(a, asOf)
		if err != nil {
			log.Fatal(err)
		}
		if err := d.Add(mark, decimal.NewFromInt(int64(1000*(i+1)))); err != nil {
			log.Fatal(err)
		}
	}
	for _, band := range []string{"green", "yellow", "red", ""} {
		fmt.Printf("%-7s %s of accounts, %s of money\n", band, d.Share(band).Percent(0), d.MoneyShare(band).Percent(0))
	}
	for _, why := range d.Warnings() {
		fmt.Println(portfolio.Phrases().Text(why))
	}
	// Output:
	// green   50% of accounts, 30% of money
	// yellow  25% of accounts, 30% of money
	// red     0% of accounts, 0% of money
	//         25% of accounts, 40% of money
	// Only 75.0% is measured on average; below 80% a score should not be read.
}

// Who changes band when one model replaces another.
func ExampleCompare() {
	before := preset.DepthBreadth()
	after := preset.DepthBreadth()
	after.Version, after.Root.Children[0].Weight = 2, decimal.NewFromInt(10) // breadth alone, nearly
	old, err := health.New(before)
	if err != nil {
		log.Fatal(err)
	}
	fresh, err := health.New(after)
	if err != nil {
		log.Fatal(err)
	}
	asOf := successkit.MustDate("2026-03-31")
	book := func(yield func(portfolio.Entry) bool) {
		for _, id := range []string{"acme", "bolt"} {
			breadth := map[string]float64{"acme": 4, "bolt": 2}[id]
			if !yield(portfolio.Entry{Money: decimal.NewFromInt(9000), Account: health.Account{ID: id, Readings: []health.Reading{
				{ID: "d", Measure: "depth", Value: 12, Date: asOf}, {ID: "b", Measure: "breadth", Value: breadth, Date: asOf},
			}}}) {
				return
			}
		}
	}
	c, err := portfolio.Compare(old, fresh, asOf, "EUR", book)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range c.Moves {
		fmt.Println(m.Account, m.Before.Band, m.Before.Value, "to", m.After.Band, m.After.Value, "with", m.Money)
	}
	for _, why := range c.Warnings {
		fmt.Println(portfolio.Phrases().Text(why))
	}
	// Output:
	// acme yellow 62.5 to green 87.5 with 9000
	// 1 accounts change band, 50.0% of all: above 15% the change needs a plan.
}
