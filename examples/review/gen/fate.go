package main

import "github.com/successkit/successkit"

// A fate is how a customer fares: how strong it is with the product, 0 to 100, at
// first and once it has found its way, and what turns it, as far as anything does.
// Everything that is seen of it follows from its strength: usage first, what people
// say a little later, what it achieves after that, and the contract last.
type fate struct {
	name      string
	low, high int
	turn      [2]int // after how many months something turns it, from and to
	loses     int    // how much of its strength goes in a month from then on
	holds     int    // for how many days what it has achieved holds from then on
	pace      [2]int // how long it takes on its way, in percent of the plan
	stops     string // the milestone that it does not reach
	cause     string // why it leaves, where it does
}

var fates = map[string]fate{
	"thriving": {name: "thriving", pace: [2]int{65, 108}, low: 55, high: 90},
	"steady":   {name: "steady", pace: [2]int{75, 130}, low: 48, high: 77},
	"stuck":    {name: "stuck", pace: [2]int{100, 180}, stops: "whole-company", low: 44, high: 58, cause: "no-outcome"},
	"orphaned": {name: "orphaned", pace: [2]int{70, 110}, holds: 300, low: 55, high: 88, turn: [2]int{6, 28}, loses: 13, cause: "sponsor-left"},
	"squeezed": {name: "squeezed", pace: [2]int{75, 120}, holds: 90, low: 52, high: 82, turn: [2]int{8, 22}, loses: 3, cause: "price"},
	"failed":   {name: "failed", pace: [2]int{90, 150}, holds: 75, low: 50, high: 78, turn: [2]int{3, 24}, loses: 12, cause: "broken-experience"},
	"misfit":   {name: "misfit", pace: [2]int{130, 220}, stops: "first-close", holds: 60, low: 42, high: 34, turn: [2]int{1, 3}, loses: 2, cause: "no-outcome"},
}

// fares says how often which fate comes.
var fares = []choice{{"thriving", 38}, {"steady", 17}, {"stuck", 11}, {"orphaned", 14}, {"squeezed", 6}, {"failed", 7}, {"misfit", 7}}

// settles is how many days a customer takes to find its way.
const settles = 150

// A spell is a time under contract: the first, and another for a customer that
// comes back.
type spell struct {
	fate
	start, turned successkit.Date // turned is zero where nothing turns it
	left          successkit.Date // zero while it stays
}

// strength is how strong the customer is on a day.
func (s spell) strength(d successkit.Date) int {
	days := max(0, d.Sub(s.start))
	n := s.high
	if days < settles {
		n = s.low + (s.high-s.low)*days/settles
	}
	if !s.turned.IsZero() && d.After(s.turned) {
		n -= s.loses * d.Sub(s.turned) / 30
	}
	return max(n, 6)
}

// way is how much of the way to its goal a customer has made on a day, in percent.
// It follows strength by two months; what there is when something turns the customer
// holds for some time.
func (s spell) way(d successkit.Date) int {
	seen := d.AddDays(-60)
	if !s.turned.IsZero() && seen.After(s.turned) {
		seen = s.turned
		if fell := d.AddDays(-s.holds); fell.After(seen) {
			seen = fell
		}
	}
	return min(max((s.strength(seen)-30)*100/38, -25), 125)
}
