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

// one draws one of a list.
func one[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

var (
	segments = []choice{{"small", 52}, {"mid", 35}, {"large", 13}}
	regions  = []choice{{"dach", 44}, {"benelux", 21}, {"nordics", 20}, {"iberia", 15}}
	useOf    = []choice{{"month-end-close", 38}, {"cheap-invoices", 30}, {"early-discounts", 18}, {"clean-audit", 14}}

	// Who is large runs more by itself.
	deliveries = map[string][]choice{
		"small": {{"saas", 94}, {"on-premise", 6}},
		"mid":   {{"saas", 70}, {"on-premise", 20}, {"hybrid", 10}},
		"large": {{"saas", 40}, {"on-premise", 36}, {"hybrid", 24}},
	}

	// prices are the recurring revenues of a year, in hundreds.
	prices = map[string][2]int{"small": {24, 72}, "mid": {90, 360}, "large": {480, 1800}}

	first = []string{
		"Alder", "Amber", "Birch", "Boreal", "Calder", "Cedar", "Corvus", "Delta", "Eider", "Elm", "Fjord", "Garnet", "Harbour", "Heath", "Ibis",
		"Juniper", "Kestrel", "Larch", "Linden", "Marl", "Meridian", "Moor", "Nimbus", "Oak", "Onyx", "Osprey", "Pelican", "Quarry", "Rowan", "Sable",
	}
	second = []string{
		"Bakeries", "Chemicals", "Clinics", "Energy", "Fabrics", "Foods", "Freight", "Glass", "Homes", "Instruments", "Logistics", "Paper", "Pumps",
		"Retail", "Steel", "Tools", "Travel", "Waters", "Wines", "Works",
	}
	names = []string{
		"Ana Reis", "Ben Koch", "Carla Dias", "David Lund", "Eva Maas", "Finn Berg", "Greta Holm", "Hugo Prats", "Ines Vogel", "Jan Peeters",
		"Karin Falk", "Leo Brandt", "Marta Sala", "Nils Aalto", "Olga Weiss", "Pau Ferrer", "Rosa Lang", "Sven Dahl", "Tess Visser", "Udo Roth",
	}
)
