package portfolio_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/success/portfolio"
)

// A person has 331.5 hours for customers in a quarter. Kim looks after two that
// need 400 hours, and Lee after none.
func ExamplePlan_Propose() {
	plan, err := portfolio.New(portfolio.Definition{
		WorkingHours: 520,
		PeriodDays:   91,
		Utilisation:  decimal.RequireFromString("0.75"),
		Overhead:     decimal.RequireFromString("0.15"),
	}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	balance, err := plan.Balance(
		[]portfolio.Owner{{ID: "kim"}, {ID: "lee"}},
		[]portfolio.Demand{
			{Account: "acme", Owner: "kim", Minutes: 250 * 60},
			{Account: "birch", Owner: "kim", Minutes: 150 * 60},
		})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("kim is", balance.Owners[0].State, balance.Owners[0].Load.Percent(1))
	for _, m := range plan.Propose(balance, 10).Moves {
		fmt.Println(m.Account, "from", m.From, "to", m.To)
	}
	// Output:
	// kim is heavy 120.7%
	// birch from kim to lee
}
