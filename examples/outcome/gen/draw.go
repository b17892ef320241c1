package main

import (
	"bytes"
	"math/rand/v2"
	"strings"

	"github.com/successkit/successkit"
)

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

var (
	segments  = []choice{{"small", 45}, {"mid", 38}, {"large", 17}}
	delivery  = []choice{{"saas", 62}, {"on-premise", 23}, {"hybrid", 15}}
	languages = []choice{{"", 70}, {"de", 20}, {"fr", 10}}
	useCases  = []choice{{"it-requests", 24}, {"client-projects", 22}, {"month-end-close", 18}, {"campaigns", 15}, {"product-planning", 12}, {"hiring", 9}}
	// How customers fare: they get there, later, not at all, back again, or nobody
	// measures it.
	courses = []choice{{"strong", 46}, {"slow", 20}, {"stuck", 12}, {"worse", 5}, {"relapse", 7}, {"unseen", 10}}
)

// A table is CSV. None of its cells needs quotation.
type table struct{ bytes.Buffer }

func (t *table) row(cells ...string) {
	t.WriteString(strings.Join(cells, ","))
	t.WriteByte('\n')
}

// day returns a date, and the empty text where there is none.
func day(d successkit.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
