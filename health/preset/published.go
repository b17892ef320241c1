package preset

import "github.com/successkit/successkit/health"

// PROVE returns the model of five parts that GitLab's public handbook describes:
// product, risk, outcomes, voice of the customer and engagement. Its measures:
//
//	licences         percent of paid licences in use, judged by the age of the account
//	active-users     percent of billable users active in 28 days
//	use-case-1 to -4 percent of adoption of a use case
//	sentiment        1 to 5, by the one who looks after the customer
//	outcomes         percent of the outcomes agreed on that are reached
//	voice            -100 to 100, NPS
//	cadence          percent of the calls agreed on that were held
//	personas         percent of the required people in contact
//
// The handbook names bands where a step is meant; the points in them are this
// library's choice, and so are the scales of use cases, outcomes, voice and
// engagement.
func PROVE() health.Definition {
	percent := higher(line(0, "0", 100, "100"))
	licences := higher(steps(10, 50.5))
	licences.ByTenure = []health.Tenure{
		{FromDays: 180, Normaliser: steps(50.5, 75.5)},
		{FromDays: 270, Normaliser: steps(75.5)},
	}
	return health.Definition{
		ID: "prove", Version: 1,
		Root: health.Group{Children: []health.Node{
			group("product", 50,
				measure("licences", 30, usage(licences)),
				measure("active-users", 10, usage(higher(steps(50, 80)))),
				measure("use-case-1", 15, usage(percent)),
				measure("use-case-2", 15, usage(percent)),
				measure("use-case-3", 15, usage(percent)),
				measure("use-case-4", 15, usage(percent))),
			group("risk", 25, measure("sentiment", 1, sentiment())),
			group("outcomes-reached", 10, measure("outcomes", 1, percent)),
			group("voice-of-customer", 5, measure("voice", 1, support(higher(line(-100, "0", 100, "100"))))),
			group("engagement", 10,
				measure("cadence", 50, percent),
				measure("personas", 50, percent)),
		}},
		Bands: traffic(), Caps: sentimentCap(), GraceDays: 30, OverrideDays: 90,
	}
}

// DepthBreadth returns the model of adoption that Gainsight publishes among its
// scorecards: how many of the users are active, and how many of the features they
// use. Its measures:
//
//	depth    percent of users with ten logins or more in four weeks
//	breadth  number of the four main features in use
func DepthBreadth() health.Definition {
	ladder := func(figures ...float64) health.Measure {
		n := health.Normaliser{Shape: health.Steps, Knots: []health.Knot{{At: 0, Points: health.MustPoints("0")}}}
		for i, points := range []string{"25", "50", "75", "100"} {
			n.Knots = append(n.Knots, health.Knot{At: figures[i], Points: health.MustPoints(points)})
		}
		return usage(higher(n))
	}
	return health.Definition{
		ID: "depth-breadth", Version: 1,
		Root: health.Group{Children: []health.Node{
			measure("depth", 50, ladder(10, 20, 35, 50)),
			measure("breadth", 50, ladder(1, 2, 3, 4)),
		}},
		Bands: traffic(), OverrideDays: 90,
	}
}
