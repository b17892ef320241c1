package usecase_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
)

// At the sale: what are you buying it for, where do you stand today, and what
// would wild success be?
func Example() {
	c, err := usecase.New(usecase.Definition{ID: "worktable", Version: 1, UseCases: []usecase.UseCase{{
		ID: "month-end-close", Name: "Month-end close", Success: "The books are closed in half the time.",
		Ask: "If it went better than you dare to hope, what would you tell your board?",
		Measures: []usecase.Measure{{
			ID: "days", Name: "days to close", Unit: "days", Direction: outcome.Lower, Factor: new(decimal.RequireFromString("0.5")),
		}},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	required, err := c.Instance(usecase.Instance{
		ID: "close", UseCase: "month-end-close", WildSuccess: "That the figures were on the table before they asked.",
		GoLive:  successkit.MustDate("2025-03-01"),
		Figures: []usecase.Figure{{Measure: "days", Baseline: new(decimal.NewFromInt(11))}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	m := required.Measures[0]
	fmt.Println(required.Statement, "Wild success:", required.WildSuccess)
	fmt.Printf("%s from %s to %s %s by %s\n", m.ID, m.Baseline, m.Target, m.Unit, m.Due)

	_, err = c.Instance(usecase.Instance{ID: "hire", UseCase: "hiring"})
	for fault := range successkit.FieldErrors(err) {
		fmt.Println("refused:", fault.Path)
	}
	// Output:
	// The books are closed in half the time. Wild success: That the figures were on the table before they asked.
	// close.days from 11 to 5.5 days by 2025-05-30
	// refused: use_case
}
