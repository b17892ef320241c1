package audit_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
)

// A customer was signed that cannot prepare its data. The team in the south had
// not been told that this matters; the team in the north had.
func Example() {
	versions, err := fit.NewVersions(fit.Definition{
		ID: "forecasting", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"),
		Criteria: []fit.Criterion{{
			ID: "data-skills", Input: fit.Competence, Kind: fit.Demand, Question: "Can someone prepare the data?",
			Rule:      fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
			Published: []fit.Publication{{To: "north", Date: successkit.MustDate("2026-01-05")}},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	auditor, err := audit.New(versions, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	today := successkit.MustDate("2026-06-30")
	facts := fit.Facts{Evidence: []fit.Evidence{{ID: "call", Criterion: "data-skills", Answer: fit.YesNo(false), Date: successkit.MustDate("2026-02-01")}}}
	var all audit.Acquisitions
	for _, s := range []audit.Signing{
		{Customer: "acme", Date: successkit.MustDate("2026-02-10"), Seller: "ann", Team: "north", Facts: facts},
		{Customer: "bolt", Date: successkit.MustDate("2026-02-20"), Seller: "cem", Team: "south", Facts: facts},
	} {
		a, err := auditor.Acquisition(s, today)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(a.Customer, a.Verdict, a.Case)
		if err := all.Add(a); err != nil {
			fmt.Println(err)
			return
		}
	}
	for _, s := range all.Shares(audit.BySeller, 0.95) {
		fmt.Printf("%s %s, between %.0f and 100%%\n", s.Key, s.Rate.Percent(0), 100*s.Interval.Lower())
	}
	// Output:
	// acme no-potential knowingly-signed
	// bolt no-potential not-told
	// ann 100%, between 21 and 100%
	// cem 100%, between 21 and 100%
}

// A good fit left: the vendor had not shipped what it had promised.
func ExampleAuditor_Attribute() {
	versions, err := fit.NewVersions(fit.Definition{
		ID: "forecasting", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"), HorizonDays: 90,
		Criteria: []fit.Criterion{{
			ID: "offline", Input: fit.Functional, Kind: fit.Need, Question: "Must it work offline?",
			Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(false)}, Remedy: successkit.VendorSide,
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	auditor, err := audit.New(versions, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := auditor.Attribute(audit.Loss{
		Customer: "acme", Signed: successkit.MustDate("2026-02-10"), Left: successkit.MustDate("2026-06-01"), Amount: decimal.NewFromInt(12_000),
		Facts: fit.Facts{
			Evidence:    []fit.Evidence{{ID: "1", Criterion: "offline", Answer: fit.YesNo(true), Date: successkit.MustDate("2026-02-01")}},
			Commitments: []fit.Commitment{{ID: "2", Criterion: "offline", By: successkit.VendorSide, What: "ship offline mode", Date: successkit.MustDate("2026-02-05"), Due: successkit.MustDate("2026-04-30")}},
		},
	}, successkit.MustDate("2026-06-30"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.AtSigning, "then", a.AtLeaving, "good fit", a.GoodFit())
	fmt.Println(a.Blame, a.Broken[0].What, a.Broken[0].Fulfilment)
	// Output:
	// conditional then no-potential good fit true
	// ours ship offline mode missed
}
