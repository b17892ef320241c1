package main

import (
	"bytes"
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/market"
)

// profileFile is the form of the profile's file.
type profileFile struct {
	Versions []fit.Definition `json:"versions"`
	Offers   []fit.Offer      `json:"offers"`
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

var (
	first  = successkit.MustDate("2024-07-01")
	second = successkit.MustDate("2025-07-01")
	yes    = fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}
)

// criteria are those of the second version. Each stands for a situation in which
// its input shows.
func criteria() []fit.Criterion {
	everybody := []fit.Publication{{Date: first}}
	return []fit.Criterion{
		{
			ID: "crm-platform", Input: fit.Technical, Kind: fit.Demand, Question: "Which CRM platforms does the customer run?",
			Rule: fit.Rule{Op: fit.OneOf, Offer: "platforms"}, Remedy: successkit.CustomerSide, FreshDays: 365, Cost: 1, Published: everybody,
		},
		{
			ID: "must-have-features", Input: fit.Functional, Kind: fit.Need, Question: "Without which features can the customer not succeed?",
			Rule: fit.Rule{Op: fit.OnlyOf, Offer: "features"}, Remedy: successkit.VendorSide, FreshDays: 270, Cost: 2, Published: everybody,
		},
		{
			ID: "integration-budget", Input: fit.Resource, Kind: fit.Demand, Question: "How many thousand euros can it spend on the integration?",
			Rule: fit.Rule{Op: fit.AtLeast, Value: fit.Int(40)}, Remedy: successkit.CustomerSide, FreshDays: 270, Cost: 3,
			Published: []fit.Publication{{To: "north", Date: first}, {To: "south", Date: second}},
		},
		{
			ID: "data-skills", Input: fit.Competence, Kind: fit.Demand, Question: "Can someone there prepare the data that the forecasts need?",
			Rule: yes, Remedy: successkit.BothSides, FreshDays: 270, Cost: 3, Published: everybody,
		},
		{
			ID: "support-hours", Input: fit.Experience, Kind: fit.Need, Question: "For how many hours a day must support answer?",
			Rule: fit.Rule{Op: fit.AtMost, Offer: "support-hours"}, Remedy: successkit.VendorSide, FreshDays: 365, Cost: 2, Published: everybody,
		},
		{
			ID: "courtship", Input: fit.Experience, Kind: fit.Need, Question: "How many meetings face to face does it want before it buys?",
			Rule: fit.Rule{Op: fit.AtMost, Offer: "sales-meetings"}, Cost: 2, Published: everybody,
		},
		{
			ID: "speaks-ill", Input: fit.Cultural, Kind: fit.Disqualifier, Question: "Does it speak ill of its own customers?",
			Rule: yes, Cost: 6, Published: []fit.Publication{{Date: second.AddDays(60)}},
		},
	}
}

// versions are two of the profile: the first knew nothing of the culture, and
// was content with a smaller budget.
func versions() []fit.Definition {
	old := fit.Definition{ID: "forecasting", Version: 1, EffectiveFrom: first, HorizonDays: 120, Criteria: criteria()[:6]}
	old.Criteria[2].Rule.Value = fit.Int(25)
	return []fit.Definition{
		old,
		{ID: "forecasting", Version: 2, EffectiveFrom: second, HorizonDays: 120, Criteria: criteria()},
	}
}

// offers are what the vendor delivered: at first without the planner.
func offers() []fit.Offer {
	offer := func(version int, from successkit.Date, features ...string) fit.Offer {
		return fit.Offer{ID: "cloud", Version: version, EffectiveFrom: from, Capabilities: []fit.Capability{
			{ID: "platforms", Delivers: fit.Words("atlas", "borealis")},
			{ID: "features", Delivers: fit.Words(features...)},
			{ID: "support-hours", Delivers: fit.Int(12)},
			{ID: "sales-meetings", Delivers: fit.Int(3)},
		}}
	}
	return []fit.Offer{
		offer(1, first, "forecast", "import", "sso"),
		offer(2, successkit.MustDate("2025-11-01"), "forecast", "import", "planner", "sso"),
	}
}

// segmentsCSV are the segments, each by what a typical prospect answers.
const segmentsCSV = `id,accounts,value,crm-platform,must-have-features,integration-budget,data-skills,support-hours,courtship,speaks-ill
retail,420,2100000,atlas,forecast sso,60,yes,10,1,no
wholesale,260,1820000,borealis,forecast planner,70,yes,12,2,no
software,310,1550000,atlas,import sso,50,yes,9,0,no
banks,90,2700000,atlas,forecast audit-log sso,200,yes,12,3,no
insurers,70,1960000,borealis,audit-log forecast residency,180,yes,12,3,no
hospitals,140,2240000,atlas,audit-log offline,80,yes,24,2,no
clinics,380,760000,borealis,offline,45,yes,10,1,no
airlines,24,960000,atlas,forecast planner,400,yes,24,3,no
logistics,210,1470000,cirrus,forecast import,90,yes,12,1,no
public,160,2400000,cirrus,audit-log residency,60,yes,10,3,no
ministries,30,1500000,atlas,residency,120,yes,10,9,no
crafts,900,900000,atlas,import,8,no,8,0,no
debt-collectors,60,420000,borealis,import,60,yes,9,1,yes
`

// capabilitiesCSV is what it would take to deliver some of what is missing. What
// the airlines' nights would take nobody has estimated.
const capabilitiesCSV = `id,cost
features.audit-log,300000
features.offline,450000
features.residency,380000
platforms.cirrus,520000
sales-meetings.9,90000
`

// twoWays are the two ways to grow, by the quarter.
func twoWays() market.GrowthDefinition {
	d := decimal.New
	return market.GrowthDefinition{
		Currency: "EUR", Periods: 24,
		World: market.World{
			GoodProspects: d(1080, 0), BadProspects: d(1970, 0), GoodCustomers: d(160, 0), BadCustomers: d(40, 0),
			GoodChurn: d(2, -2), BadChurn: d(22, -2), Repelled: d(15, -1), Referrals: d(4, -2), Outside: d(1, -2),
			GoodRevenue: d(1800, 0), BadRevenue: d(1500, 0), GoodService: d(400, 0), BadService: d(1100, 0), SigningCost: d(600, 0),
		},
		Anyone:   market.Strategy{Signings: d(40, 0), BadShare: d(55, -2)},
		GoodOnly: market.Strategy{Signings: d(20, 0), Investment: d(30000, 0), Unlocks: []market.Opening{{Period: 5, Prospects: d(90, 0)}, {Period: 9, Prospects: d(380, 0)}}},
	}
}
