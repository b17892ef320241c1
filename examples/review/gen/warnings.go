package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/outcome"
)

// healthModels are the early warnings, by how the product is delivered: where the
// vendor hosts it usage is seen, where the customer does the vendor must ask.
func healthModels() []health.Definition {
	return []health.Definition{
		model("saas", 55, group("usage", 45, usage()...), realised(20), group("voice", 25, voice()...), contact(10)),
		model("on-premise", 50, group("asked", 40, asked()...), realised(15), group("voice", 20, voice()...), contact(25)),
		model("hybrid", 40, group("usage", 30, usage()...), group("asked", 20, asked()...), realised(15), group("voice", 20, voice()...), contact(15)),
	}
}

func healthChoice() health.Choice {
	is := func(d outcome.DeliveryModel) health.ChoiceRule {
		return health.ChoiceRule{ID: d.String(), Is: []health.AttributeIs{{Attribute: "delivery", Values: []string{d.String()}}}, Model: d.String()}
	}
	return health.Choice{Rules: []health.ChoiceRule{is(outcome.OnPremise), is(outcome.Hybrid)}, Default: "saas"}
}

func model(id string, least int64, children ...health.Node) health.Definition {
	return health.Definition{
		ID: id, Version: 4, GraceDays: 30, OverrideDays: 90,
		Root: health.Group{MinCoverage: points(least), Children: children},
		Bands: health.Bands{List: []health.Band{
			{ID: "red"}, {ID: "yellow", From: points(50)}, {ID: "green", From: points(75)},
		}},
		Caps: []health.ConditionalCap{{ID: "sentiment-red", When: "sentiment", In: "red", Limit: "red"}},
	}
}

func points(n int64) health.Points { return health.MustPoints(decimal.NewFromInt(n).StringFixed(0)) }

func group(id string, weight int64, children ...health.Node) health.Node {
	return health.Node{ID: id, Weight: decimal.NewFromInt(weight), Group: &health.Group{Children: children}}
}

func measure(id string, weight int64, m health.Measure) health.Node {
	return health.Node{ID: id, Weight: decimal.NewFromInt(weight), Measure: &m}
}

// line is a measure of which more is better: none of the points at low, all at
// high.
func line(low, high float64, fresh, drop int) health.Measure {
	return health.Measure{
		Direction: health.HigherIsBetter, FreshDays: fresh, DropAfterDays: drop,
		Normaliser: health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{{At: low, Points: points(0)}, {At: high, Points: points(100)}}},
	}
}

// usage is seen by the vendor, a reading a month: the share of the seats in use,
// and how the volume changes over a quarter.
func usage() []health.Node {
	change := line(-60, 30, 0, 75)
	change.Basis, change.WindowDays = health.Change, 92
	return []health.Node{
		measure("seats-in-use", 60, line(10, 85, 45, 75)),
		measure("invoice-volume", 40, change),
	}
}

// asked is what the vendor hears where it sees nothing: who answers, and what.
func asked() []health.Node {
	return []health.Node{
		measure("nps", 60, line(-60, 60, 200, 400)),
		measure("answered", 40, line(0, 60, 200, 400)),
	}
}

func voice() []health.Node {
	sentiment := line(1, 5, 120, 0)
	sentiment.DuringGrace = true
	return []health.Node{
		measure("support-rating", 40, line(1, 5, 120, 240)),
		measure("open-complaints", 20, health.Measure{
			Direction: health.LowerIsBetter, FreshDays: 120, DropAfterDays: 240,
			Normaliser: health.Normaliser{Shape: health.Steps, Knots: []health.Knot{{At: 0, Points: points(100)}, {At: 1, Points: points(60)}, {At: 3, Points: points(20)}}},
		}),
		measure("sentiment", 40, sentiment),
	}
}

// realised is how much of what it came for the customer has, in percent.
func realised(weight int64) health.Node {
	return measure("value-realised", weight, line(0, 90, 120, 240))
}

// contact is the days since somebody was met.
func contact(weight int64) health.Node {
	return measure("last-meeting", weight, health.Measure{
		Direction: health.LowerIsBetter, Basis: health.Silence,
		Normaliser: health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{{At: 45, Points: points(100)}, {At: 200, Points: points(0)}}},
	})
}
