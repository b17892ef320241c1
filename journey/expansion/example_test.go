package expansion_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
)

// Once five people work in the product, more seats make sense. Nobody talked about
// them for thirty days: a missed moment. That the customer took them is a talk too.
func ExampleCatalogue_Due() {
	path, err := journey.New(journey.Definition{ID: "start", Version: 1, Milestones: []journey.Milestone{{
		ID: "team-able", Name: "Five people work in the product", Kind: journey.Success, DurationDays: 20,
		Accountable: successkit.CustomerSide, Outcome: "sell-more", Offer: "seats",
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	catalogue, err := expansion.New(expansion.Definition{ID: "2026", Version: 1, Currency: "EUR", Offers: []expansion.Offer{
		{ID: "seats", Name: "Ten more seats", Value: decimal.New(2400, 0)},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := path.Plan(successkit.MustDate("2026-03-02"))
	if err != nil {
		fmt.Println(err)
		return
	}
	able := journey.Event{ID: "e1", Milestone: "team-able", Kind: journey.EventReached, Date: successkit.MustDate("2026-03-20")}
	progress, err := plan.Progress([]journey.Event{able}, successkit.MustDate("2026-05-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	taken := expansion.Talk{ID: "t1", Offer: "seats", Answer: expansion.Yes, Date: successkit.MustDate("2026-04-30")}
	for _, talks := range [][]expansion.Talk{nil, {taken}} {
		offers, err := catalogue.Due(path, progress, talks)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, o := range offers.Opportunities {
			fmt.Println(o.Offer, o.State, "discuss by", o.DiscussBy)
		}
	}
	// Output:
	// seats missed discuss by 2026-04-19
	// seats accepted discuss by 2026-04-19
}
