package health_test

import (
	"fmt"
	"log"
	"math"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// rated is a model of two measures that are as they are read, capped at red while
// the sentiment is.
func rated() *health.Model {
	leaf := func(id string, weight int64) health.Node {
		return health.Node{ID: id, Weight: decimal.NewFromInt(weight), Measure: &health.Measure{
			Direction:  health.HigherIsBetter,
			Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: 100},
		}}
	}
	model, err := health.New(health.Definition{
		ID: "rated", Version: 1,
		Root: health.Group{Children: []health.Node{leaf("usage", 3), leaf("sentiment", 1)}},
		Bands: health.Bands{List: []health.Band{
			{ID: "red"}, {ID: "yellow", From: health.MustPoints("50")}, {ID: "green", From: health.MustPoints("75")},
		}},
		Caps: []health.ConditionalCap{{ID: "sentiment-red", When: "sentiment", In: "red", Limit: "red"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	return model
}

// What a rule and a person did to a score are lines of their own, so that the sum
// is right to the digit that is shown.
func ExamplePart_Breakdown() {
	asOf := successkit.MustDate("2026-03-31")
	score, err := rated().Score(health.Account{
		Readings: []health.Reading{
			{ID: "1", Measure: "usage", Value: 90, Date: asOf},
			{ID: "2", Measure: "sentiment", Value: 30, Date: asOf},
		},
		Overrides: []health.Override{{
			ID: "o-1", Kind: health.Cap, Value: health.MustPoints("40"), Reason: "the sponsor has resigned", By: "csm",
			SetAt: asOf, ExpiresAt: asOf.AddDays(30),
		}},
	}, asOf)
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range score.Breakdown(1) {
		switch line.Kind {
		case health.PartLine:
			fmt.Println(line.Points.Display(1), score.Parts[line.Part].ID)
		case health.AdjustmentLine:
			fmt.Println(line.Points.Display(1), health.Phrases().Text(score.Adjustments[line.Part].Why))
		case health.BaseLine, health.UnknownLine:
		}
	}
	fmt.Println(score.Value.Display(1), score.Band, "computed", score.Computed.Display(1))
	// Output:
	// 67.5 usage
	// 7.5 sentiment
	// -25.0 Rule sentiment-red leaves at most 50.0 points while sentiment is as it is.
	// -10.0 Until 2026-04-30 there is a cap of 40.0, set by csm: the sponsor has resigned.
	// 40.0 red computed 50.0
}

// What would make it green? The model itself is asked, so the answer knows of the
// rule that a red sentiment makes the score red.
func ExampleLever() {
	asOf := successkit.MustDate("2026-03-31")
	score, err := rated().Score(health.Account{Readings: []health.Reading{
		{ID: "1", Measure: "usage", Value: 90, Date: asOf},
		{ID: "2", Measure: "sentiment", Value: 30, Date: asOf},
	}}, asOf)
	if err != nil {
		log.Fatal(err)
	}
	l := score.Rise
	fmt.Println(l.Measure, "from", l.From, "to", l.To, "makes it", l.Band, l.Score)
	// Output: sentiment from 30 to 50 makes it green 80
}

// A million accounts at a time: figures in the order of Measures, NaN for what is
// not known.
func ExampleModel_Batch() {
	model := rated()
	batch, err := model.Batch(successkit.MustDate("2026-03-31"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(model.Measures())
	for _, figures := range [][]float64{{90, 80}, {90, math.NaN()}, {math.NaN(), math.NaN()}} {
		mark, err := batch.Mark(health.Row{Figures: figures})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(mark.Value, mark.Band, mark.Coverage)
	}
	// Output:
	// [usage sentiment]
	// 87.5 green 100
	// 90 green 75
	// unknown  0
}

// The first rule that fits decides, and every one that fits is reported.
func ExampleChooser() {
	ch, err := health.NewChooser(health.Choice{
		Rules: []health.ChoiceRule{{
			ID: "key-accounts", Is: []health.AttributeIs{{Attribute: "segment", Values: []string{"large"}}}, Model: "rated",
		}},
		Default: "rated",
	}, rated())
	if err != nil {
		log.Fatal(err)
	}
	c := ch.Choose(health.Account{Attributes: map[string]string{"segment": "large"}}, successkit.MustDate("2026-03-31"))
	fmt.Println(c.Model, c.Rule, c.Matches)
	// Output: rated key-accounts [key-accounts]
}

// A table of thresholds with a hole in it is no table.
func ExampleBandsOf() {
	points := health.MustPoints
	_, err := health.BandsOf(health.LowerInclusive,
		health.Range{Band: "red", From: points("0"), To: points("50")},
		health.Range{Band: "yellow", From: points("51"), To: points("75")},
		health.Range{Band: "green", From: points("75"), To: points("100")})
	fmt.Println(err)
	// Output: table[1].from: "51": conflict: want 50, where the one before ends
}
