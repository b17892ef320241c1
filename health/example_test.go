package health_test

import (
	"errors"
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// hybrid is a model for customers who run the product on their own machines, so
// that their usage is not always seen.
func hybrid() health.Definition {
	weight := decimal.RequireFromString
	points := health.MustPoints
	return health.Definition{
		ID: "hybrid", Version: 1,
		Root: health.Group{
			MinCoverage: points("50"),
			Children: []health.Node{
				{ID: "usage", Weight: weight("40"), Measure: &health.Measure{
					Direction:     health.HigherIsBetter,
					Normaliser:    health.Normaliser{Shape: health.RatioToGoal, Goal: 20}, // days used of a month's twenty
					DropAfterDays: 60,
				}},
				{ID: "voice", Weight: weight("60"), Group: &health.Group{Children: []health.Node{
					{ID: "support-rating", Weight: weight("2"), Measure: &health.Measure{
						Direction: health.HigherIsBetter,
						Normaliser: health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{
							{At: 1, Points: points("0")}, {At: 5, Points: points("100")},
						}},
						FreshDays: 30,
					}},
					{ID: "open-complaints", Weight: weight("1"), Measure: &health.Measure{
						Direction: health.LowerIsBetter,
						Normaliser: health.Normaliser{Shape: health.Steps, Knots: []health.Knot{
							{At: 0, Points: points("100")}, {At: 1, Points: points("50")}, {At: 3, Points: points("0")},
						}},
					}},
				}}},
			},
		},
		Bands: health.Bands{List: []health.Band{
			{ID: "red"}, {ID: "yellow", From: points("50")}, {ID: "green", From: points("75")},
		}},
	}
}

// An on-premise customer sends no usage data. That is not bad usage: the score
// rests on what its people say, and tells how much of the model that is. When a
// usage report comes in, low as it is, it counts. Of a customer of whom nothing is
// known there is no score at all, rather than a red or a green one.
func Example() {
	model, err := health.New(hybrid())
	if err != nil {
		log.Fatal(err)
	}
	day := successkit.MustDate
	facts := []health.Reading{
		{ID: "csat-81", Measure: "support-rating", Value: 4.6, Date: day("2026-02-10"), Source: "survey"},
		{ID: "case-count-2", Measure: "open-complaints", Value: 1, Date: day("2026-03-01"), Source: "help desk"},
	}
	show := func(asOf successkit.Date) {
		score, err := model.Score(health.Account{Readings: facts}, asOf)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s  %s %s  measured %s%%\n", asOf, score.Value.Display(0), score.Band, score.Coverage.Display(0))
		for _, reasons := range [][]successkit.Reason{{score.Why}, score.Down, score.Stale, score.Missing} {
			for _, why := range reasons {
				if why.Code != "" {
					fmt.Println("  " + health.Phrases().Text(why))
				}
			}
		}
	}
	show(day("2026-03-05"))
	facts = append(facts, health.Reading{ID: "report-7", Measure: "usage", Value: 5, Date: day("2026-03-31"), Source: "customer"})
	show(day("2026-03-31"))

	facts = nil // another customer
	show(day("2026-03-31"))

	// Output:
	// 2026-03-05  77 green  measured 60%
	//   Measure open-complaints scores 50.0 of 100; at 75.0 the health score would be 8.3 points higher.
	//   There is no reading of usage.
	// 2026-03-31  56 yellow  measured 100%
	//   Measure usage scores 25.0 of 100; at 75.0 the health score would be 20.0 points higher.
	//   Measure open-complaints scores 50.0 of 100; at 75.0 the health score would be 5.0 points higher.
	//   The last reading of support-rating is stale: it is 49 days old, and the limit is 30.
	// 2026-03-31  unknown   measured 0%
	//   Nothing that counts is known.
	//   There is no reading of usage.
	//   There is no reading of support-rating.
	//   There is no reading of open-complaints.
}

// A breakdown that adds up: at every level, and to the displayed figure.
func ExamplePart_Contributions() {
	leaf := func(id, weight string) health.Node {
		return health.Node{ID: id, Weight: decimal.RequireFromString(weight), Measure: &health.Measure{
			Direction:  health.HigherIsBetter,
			Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: 100},
		}}
	}
	def := hybrid()
	def.Root = health.Group{Children: []health.Node{leaf("adoption", "20"), leaf("support", "15"), leaf("contact", "22")}}
	model, err := health.New(def)
	if err != nil {
		log.Fatal(err)
	}
	asOf := successkit.MustDate("2026-03-31")
	score, err := model.Score(health.Account{Readings: []health.Reading{
		{ID: "1", Measure: "adoption", Value: 47, Date: asOf},
		{ID: "2", Measure: "support", Value: 59, Date: asOf},
		{ID: "3", Measure: "contact", Value: 21, Date: asOf},
	}}, asOf)
	if err != nil {
		log.Fatal(err)
	}
	displayed := score.Contributions(1)
	for i, part := range score.Parts {
		fmt.Println(part.ID, part.Contribution, displayed[i].Display(1))
	}
	fmt.Println("together", score.Value, score.Value.Display(1))
	// Output:
	// adoption 16.491228 16.5
	// support 15.526316 15.5
	// contact 8.105263 8.1
	// together 40.122807 40.1
}

// A value is classified as it is, not as it is displayed.
func ExampleModel_Band() {
	model, err := health.New(hybrid())
	if err != nil {
		log.Fatal(err)
	}
	value := health.MustPoints("74.6")
	fmt.Println(value.Display(0), model.Band(value), model.Band(value.Round(0)))
	// Output: 75 yellow green
}

// A late fact does not change what was known.
func ExampleModel_Score_asOf() {
	model, err := health.New(hybrid())
	if err != nil {
		log.Fatal(err)
	}
	day := successkit.MustDate
	facts := []health.Reading{
		{ID: "1", Measure: "support-rating", Value: 5, Date: day("2026-03-01")},
		{ID: "2", Measure: "support-rating", Value: 2, Date: day("2026-03-20"), Recorded: day("2026-04-02")},
	}
	for _, asOf := range []string{"2026-03-31", "2026-04-02"} {
		score, err := model.Score(health.Account{Readings: facts}, day(asOf))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(asOf, score.Parts[1].Value, score.Parts[1].Band)
		for _, why := range score.Ignored {
			fmt.Println("  "+health.Phrases().Text(why), why.Evidence)
		}
	}
	// Output:
	// 2026-03-31 100 green
	//   The score leaves out 1 of the readings, recorded after 2026-03-31. [{reading 2}]
	// 2026-04-02 25 red
}

// Every fault of a definition is reported at once.
func ExampleNew_faults() {
	def := hybrid()
	def.Root.Children[0].Weight = decimal.RequireFromString("-5")
	def.Root.Children[1].Group.Children[0].Measure.Direction = health.LowerIsBetter
	_, err := health.New(def)
	for fault := range successkit.FieldErrors(err) {
		fmt.Println(fault)
	}
	fmt.Println(errors.Is(err, successkit.ErrConflict))
	// Output:
	// root.children[0].weight: "-5": out of range: want 0 to 1000000, at most 6 decimal places
	// root.children[1].group.children[0].measure.normaliser.knots[1].points: "100": conflict: runs against the direction, lower-is-better
	// true
}
