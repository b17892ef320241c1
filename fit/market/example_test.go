package market_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/fit/market"
)

// Hospitals need two things at once. Taken one by one neither opens anything,
// and yet together they are the best that two capabilities can do.
func Example() {
	m, err := market.New(market.Definition{
		Currency:     "EUR",
		Capabilities: []market.Capability{{ID: "sso"}, {ID: "offline"}, {ID: "audit-log"}},
		Segments: []market.Segment{
			{ID: "shops", Accounts: 900, Value: decimal.NewFromInt(450_000)},
			{ID: "banks", Accounts: 40, Value: decimal.NewFromInt(300_000), Needs: []string{"sso"}},
			{ID: "hospitals", Accounts: 60, Value: decimal.NewFromInt(800_000), Needs: []string{"offline", "audit-log"}},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	today, err := m.Open()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("open", today.Value, "of", m.Ultimate().Value)
	for _, u := range m.Unlocks() {
		fmt.Println(u.Capability, "alone", u.Alone.Value, "on top", u.Last.Value)
	}
	for k := 1; k <= 2; k++ {
		p, err := m.Best(market.Query{Most: k})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(k, p.Names(), "open", p.Opens.Value, "exact", p.Exact)
	}
	// Output:
	// open 450000 of 1550000
	// sso alone 300000 on top 300000
	// audit-log alone 0 on top 800000
	// offline alone 0 on top 800000
	// 1 [sso] open 300000 exact true
	// 2 [audit-log offline] open 800000 exact true
}

// Signing anyone grows faster, until the market is spent on customers who leave
// and on those whom they warned.
func ExampleCompare() {
	n := decimal.RequireFromString
	g, err := market.Compare(market.GrowthDefinition{
		Periods: 20,
		World: market.World{
			GoodProspects: n("600"), BadProspects: n("900"), GoodCustomers: n("50"), BadCustomers: n("10"),
			GoodChurn: n("0.02"), BadChurn: n("0.25"), Repelled: n("2"), Referrals: n("0.05"), Outside: n("0.01"),
			GoodRevenue: n("10"), BadRevenue: n("10"), GoodService: n("2"), BadService: n("6"),
		},
		Anyone:   market.Strategy{Signings: n("30"), BadShare: n("0.5")},
		GoodOnly: market.Strategy{Signings: n("12")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, i := range []int{4, 19} {
		a, b := g.Anyone[i], g.GoodOnly[i]
		fmt.Printf("%d: anyone %s customers, good fit only %s\n", i+1,
			a.GoodCustomers.Add(a.BadCustomers).StringFixed(0), b.GoodCustomers.Add(b.BadCustomers).StringFixed(0))
	}
	fmt.Println("ahead in customers from period", g.BreakEven.Customers)
	// Output:
	// 5: anyone 190 customers, good fit only 128
	// 20: anyone 370 customers, good fit only 467
	// ahead in customers from period 17
}
