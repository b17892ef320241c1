package preset

import "github.com/successkit/successkit/health"

// SaaS returns a model for a product whose usage is seen. Its measures:
//
//	active-days     days of use: any value above 0 on a day marks use
//	usage-change    volume of use, a reading a week or finer
//	seats-in-use    percent of paid seats in use
//	value-realised  percent of the value that the customer came for
//	support-rating  1 to 5
//	open-complaints number
//	sentiment       1 to 5, by the one who looks after the customer
//	last-meeting    any value on the day of a meeting
func SaaS() health.Definition {
	cadence := higher(line(0, "0", 100, "100"))
	cadence.Basis, cadence.EveryDays, cadence.WindowDays, cadence.Complete = health.Cadence, 7, 28, true
	change := higher(line(-50, "0", 25, "100"))
	change.Basis, change.WindowDays = health.Change, 28
	return health.Definition{
		ID: "saas", Version: 1,
		Root: health.Group{MinCoverage: health.MustPoints("50"), Children: []health.Node{
			group("usage", 45,
				measure("active-days", 40, usage(cadence)),
				measure("usage-change", 30, usage(change)),
				measure("seats-in-use", 30, usage(higher(line(0, "0", 80, "100"))))),
			measure("value-realised", 25, higher(line(0, "0", 100, "100"))),
			group("voice", 20, voice()...),
			measure("last-meeting", 10, silence()),
		}},
		Bands: traffic(), Caps: sentimentCap(), GraceDays: 30, OverrideDays: 90,
	}
}

// OnPremise returns a model for a product whose usage is not seen. Its measures:
//
//	nps             -100 to 100, of the customer's own answers
//	answered        percent of those asked who answered
//	feedback        1 to 5, of what the customer says in meetings and reviews
//	meetings        one a month is due; any value above 0 on its day
//	support-rating  1 to 5
//	open-complaints number
//	sentiment       1 to 5, by the one who looks after the customer
//	last-meeting    any value on the day of a meeting
func OnPremise() health.Definition {
	return health.Definition{
		ID: "on-premise", Version: 1,
		Root: health.Group{MinCoverage: health.MustPoints("50"), Children: []health.Node{
			group("asked", 40,
				measure("nps", 50, higher(line(-100, "0", 100, "100"))),
				measure("answered", 20, higher(line(0, "0", 60, "100"))),
				measure("feedback", 30, higher(line(1, "0", 5, "100")))),
			group("voice", 35, voice()...),
			group("contact", 25,
				measure("meetings", 50, monthly()),
				measure("last-meeting", 50, silence())),
		}},
		Bands: traffic(), Caps: sentimentCap(), GraceDays: 30, OverrideDays: 90,
	}
}

// Hybrid returns a model for a product that some customers run themselves: the
// measures of [SaaS] for what is seen, and those of [OnPremise] for what is not.
// Where no usage is known the rest takes over its weight, and the coverage says
// so.
func Hybrid() health.Definition {
	seen, heard := SaaS(), OnPremise()
	d := seen
	d.ID = "hybrid"
	d.Root.Children = []health.Node{
		seen.Root.Children[0],
		heard.Root.Children[0],
		seen.Root.Children[2],
		heard.Root.Children[2],
	}
	for i, weight := range []int64{35, 25, 20, 20} {
		d.Root.Children[i].Weight = group("", weight).Weight
	}
	d.Root.MinCoverage = health.MustPoints("40")
	return d
}

// voice are the measures of what is heard without asking.
func voice() []health.Node {
	complaints := health.Measure{
		Direction: health.LowerIsBetter,
		Normaliser: health.Normaliser{Shape: health.Steps, Knots: []health.Knot{
			{At: 0, Points: health.MustPoints("100")}, {At: 1, Points: health.MustPoints(yellow)}, {At: 3, Points: health.MustPoints(red)},
		}},
	}
	return []health.Node{
		measure("support-rating", 40, support(higher(line(1, "0", 5, "100")))),
		measure("open-complaints", 20, support(complaints)),
		measure("sentiment", 40, sentiment()),
	}
}

// monthly is a meeting a month.
func monthly() health.Measure {
	m := higher(line(0, "0", 100, "100"))
	m.Basis, m.EveryDays, m.WindowDays, m.Complete = health.Cadence, 30, 90, true
	return m
}

// sentimentCap is the rule that a red judgement makes the score red.
func sentimentCap() []health.ConditionalCap {
	return []health.ConditionalCap{{ID: "sentiment-red", When: "sentiment", In: "red", Limit: "red"}}
}
