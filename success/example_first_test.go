package success_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/preset"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/success"
)

// smallest is as little as a program needs: one question before the sale, one
// milestone, a health model to begin with, and a rule for each thing that somebody
// shall do something about.
func smallest() success.Definition {
	return success.Definition{
		ID: "our-way", Version: 1,
		Profiles: []fit.Definition{{
			ID: "who-we-serve", Version: 1, EffectiveFrom: successkit.MustDate("2025-01-01"),
			Criteria: []fit.Criterion{{
				ID: "agents", Input: fit.Resource, Kind: fit.Demand, Question: "How many agents answer tickets?",
				Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(3)},
			}},
		}},
		Paths: []journey.Definition{{
			ID: "onboarding", Version: 1,
			Milestones: []journey.Milestone{{
				ID: "first-week", Name: "A week answered in the tool", Kind: journey.Success,
				DurationDays: 30, Accountable: successkit.BothSides, Outcome: "faster",
			}},
		}},
		Health: []health.Definition{preset.SaaS()},
		Rules: []success.Rule{
			{ID: "renewal", On: success.RenewalNear, Do: "prepare the renewal", Owner: successkit.CSM, LeadDays: 90, WithinDays: 30},
			{ID: "ask-outcome", On: success.NoDesiredOutcome, Do: "ask what success is", Owner: successkit.CSM, WithinDays: 14},
			{ID: "late", On: success.MilestoneLate, Do: "unblock the milestone", Owner: successkit.Services, WithinDays: 7},
			{ID: "ask", On: success.QuestionOpen, Do: "ask", Owner: successkit.Seller, WithinDays: 10},
		},
	}
}

// The first review needs a program, a contract and a day. What is not known yet is
// no fault: the review says what to ask.
func Example_firstReview() {
	program, err := success.New(smallest())
	if err != nil {
		fmt.Println(err)
		return
	}
	account, err := success.Account{ID: "acme", Name: "Acme Tools"}.Append(success.Facts{
		Contracts: []success.Contract{{
			ID: "k1", Date: successkit.MustDate("2025-03-03"), Start: successkit.MustDate("2025-03-10"), End: successkit.MustDate("2026-03-10"),
			Value: decimal.New(12_000, 0), Currency: "EUR",
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	review, err := program.Review(account, successkit.MustDate("2025-04-21"))
	if err != nil {
		fmt.Println(err)
		return
	}
	phrases := success.Phrases()
	fmt.Println("Is", review.Name, "successful?", review.Verdict)
	for _, a := range review.Actions {
		fmt.Printf("by %s, %s: %s. %s\n", a.Due, a.Owner, a.Do, phrases.Text(a.Reason))
	}
	// Output:
	// Is Acme Tools successful? unknown
	// by 2025-03-24, csm: ask what success is. Nobody has asked what success is to this customer.
	// by 2025-04-16, services: unblock the milestone. "A week answered in the tool" was planned for 2025-04-09 and has not been reached.
	// by 2025-03-20, sales: ask. The answer to "How many agents answer tickets?" is not known.
}
