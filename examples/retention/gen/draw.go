package main

import "math/rand/v2"

// A choice is a value and how often it comes, against the others.
type choice struct {
	value  string
	weight int
}

// pick draws one of the choices by weight.
func pick(rnd *rand.Rand, choices []choice) string {
	total := 0
	for _, c := range choices {
		total += c.weight
	}
	n := rnd.IntN(total)
	for _, c := range choices {
		if n < c.weight {
			return c.value
		}
		n -= c.weight
	}
	return ""
}

// chance draws true so many times in a thousand.
func chance(rnd *rand.Rand, perMille int) bool { return rnd.IntN(1000) < perMille }

// between draws a number from low to high, both included.
func between(rnd *rand.Rand, low, high int) int { return low + rnd.IntN(high-low+1) }

// share returns so many per mille of an amount, in tens from ten on.
func share(amount, perMille int) int { return max(10, amount*perMille/1000/10*10) }

var (
	segments = []choice{{"small", 58}, {"mid", 32}, {"large", 10}}
	regions  = []choice{{"dach", 40}, {"benelux", 22}, {"nordics", 20}, {"iberia", 18}}
	fits     = []choice{{"potential", 60}, {"conditional", 27}, {"no-potential", 13}}
	delivery = []choice{{"saas", 78}, {"on-premise", 22}}

	// Why customers leave, and why they pay less.
	badFitLosses  = []choice{{"no-outcome", 60}, {"feature-missing", 25}, {"price", 15}}
	goodFitLosses = []choice{{"competitor", 30}, {"price", 25}, {"no-outcome", 18}, {"acquired", 15}, {"champion-left", 12}}
	endings       = []choice{{"failed-payment", 65}, {"insolvency", 35}}
	reductions    = []choice{{"fewer-users", 55}, {"budget", 45}}
)

// sizes are the yearly revenues with which accounts of a segment start.
var sizes = map[string]struct{ low, high int }{
	"small": {1_200, 7_200},
	"mid":   {8_000, 42_000},
	"large": {48_000, 240_000},
}

// segmentOf returns the segment of an account that pays so much.
func segmentOf(amount int) string {
	switch {
	case amount >= sizes["large"].low:
		return "large"
	case amount >= sizes["mid"].low:
		return "mid"
	}
	return "small"
}
