package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// today is the day for which the sample is made.
var today = successkit.MustDate("2026-03-31")

// An answering is what one prospect answers, and what it lacks.
type answering struct {
	cells    map[string]string
	promises []string
	gaps     int // that nobody has promised to close
}

var columns = []string{
	"crm-platform", "must-have-features", "integration-budget", "data-skills", "support-hours", "courtship", "speaks-ill",
}

// chance draws true so many times in a hundred.
func chance(rnd *rand.Rand, percent int) bool { return rnd.IntN(100) < percent }

func pick(rnd *rand.Rand, words ...string) string { return words[rnd.IntN(len(words))] }

// answers draws what a prospect answers on a day, with gaps and with questions
// that nobody asked.
func answers(rnd *rand.Rand, on successkit.Date, unasked int) answering {
	a := answering{cells: map[string]string{
		"crm-platform":       pick(rnd, "atlas", "borealis", "atlas borealis", "borealis old-sheets"),
		"must-have-features": pick(rnd, "forecast", "forecast sso", "import", "forecast import sso", "none"),
		"integration-budget": strconv.Itoa(40 + 5*rnd.IntN(40)),
		"data-skills":        "yes",
		"support-hours":      strconv.Itoa(8 + rnd.IntN(5)),
		"courtship":          strconv.Itoa(rnd.IntN(4)),
		"speaks-ill":         "no",
	}}
	gap := func(percent int, criterion, cell string) {
		if !chance(rnd, percent) {
			return
		}
		a.cells[criterion] = cell
		side := map[string]string{"integration-budget": "customer", "data-skills": "both", "must-have-features": "vendor"}[criterion]
		if side != "" && chance(rnd, 45) {
			what := map[string]string{
				"integration-budget": "release the budget of the next half-year", "data-skills": "train two analysts", "must-have-features": "ship it",
			}[criterion]
			a.promises = append(a.promises, fmt.Sprintf("%s %s %s %s", criterion, side, on.AddDays(30+rnd.IntN(75)), what))
			return
		}
		a.gaps++
	}
	gap(7, "crm-platform", pick(rnd, "cirrus", "old-sheets", "none"))
	gap(11, "must-have-features", pick(rnd, "forecast offline", "audit-log forecast", "residency", "planner", "audit-log offline"))
	gap(9, "integration-budget", strconv.Itoa(5*rnd.IntN(8)))
	gap(12, "data-skills", "no")
	gap(6, "support-hours", "24")
	gap(4, "courtship", strconv.Itoa(5+rnd.IntN(5)))
	gap(6, "speaks-ill", "yes")
	for _, c := range columns {
		if chance(rnd, unasked) {
			a.cells[c] = ""
		}
	}
	return a
}

// A sheet is CSV. None of its cells needs quotation.
type sheet struct{ bytes.Buffer }

func (s *sheet) row(cells ...string) {
	s.WriteString(strings.Join(cells, ","))
	s.WriteByte('\n')
}

// cellsOf returns the answers in the order of the columns.
func (a answering) cellsOf() []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = a.cells[c]
	}
	return cells
}

// pipelineCSV makes the prospects.
func pipelineCSV(s settings) []byte {
	rnd := rand.New(rand.NewPCG(s.seed, 1))
	var t sheet
	t.row(slices.Concat([]string{"id", "value", "asked", "promises"}, columns)...)
	for i := range s.prospects {
		asked := today.AddDays(-rnd.IntN(80))
		if chance(rnd, 4) {
			asked = asked.AddDays(-300) // and some of it has gone stale
		}
		a := answers(rnd, asked, 5)
		value := strconv.Itoa(1000 * (4 + rnd.IntN(40)))
		t.row(slices.Concat([]string{fmt.Sprintf("P%03d", i+1), value, asked.String(), strings.Join(a.promises, "; ")}, a.cellsOf())...)
	}
	return t.Bytes()
}

// customersCSV makes the customers. Those who lack something stay less often, and
// one seller does not look.
func customersCSV(s settings) []byte {
	rnd := rand.New(rand.NewPCG(s.seed, 2))
	var t sheet
	t.row(slices.Concat([]string{"id", "signed", "seller", "team", "channel", "value", "asked", "promises"}, columns, []string{"stayed", "bought-more", "advocated"})...)
	for i := range s.customers {
		signed := first.AddDays(10 + i*600/s.customers + rnd.IntN(9))
		seller := pick(rnd, "ann", "bob", "cem", "dee")
		team := map[string]string{"ann": "north", "bob": "north", "cem": "south", "dee": "south"}[seller]
		channel := "direct"
		if chance(rnd, 35) {
			channel = "partner"
		}
		asked := signed.AddDays(-5 - rnd.IntN(40))
		a := answers(rnd, asked, 2)
		for a.gaps > 0 && seller != "bob" && chance(rnd, 60) { // the others mostly send these away
			a = answers(rnd, asked, 2)
		}
		stay := max(15, 92-35*a.gaps)
		stayed := chance(rnd, stay)
		more, advocated := "", ""
		if stayed {
			more = yesNo(chance(rnd, max(5, 45-25*a.gaps)))
		}
		if chance(rnd, 80) {
			advocated = yesNo(stayed && chance(rnd, max(4, 40-25*a.gaps)))
		}
		value := strconv.Itoa(1000 * (4 + rnd.IntN(40)))
		t.row(slices.Concat([]string{fmt.Sprintf("C%03d", i+1), signed.String(), seller, team, channel, value, asked.String(), strings.Join(a.promises, "; ")},
			a.cellsOf(), []string{yesNo(stayed), more, advocated})...)
	}
	return t.Bytes()
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
