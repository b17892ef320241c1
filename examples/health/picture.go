package main

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/svg"
)

// picture draws how many customers were in which band, week by week.
func (r *report) picture() []byte {
	layers := []struct{ band, colour, text string }{
		{"red", svg.Bad, "red"}, {"yellow", svg.Warn, "yellow"}, {"green", svg.Good, "green"}, {"", svg.None, "no score"},
	}
	most := float64(len(r.accounts))
	first := r.weeks[0]
	p := svg.NewPlot(860, 420, "Customers by health", fmt.Sprintf("From %s to %s, a point a week", first, r.AsOf),
		svg.Axis{Label: "week", Min: 0, Max: float64(r.AsOf.Sub(first)), Ticks: r.quarters(), Text: func(v float64) string {
			return first.AddDays(int(v)).String()[:7]
		}},
		svg.Axis{Label: "customers", Min: 0, Max: max(1, most)})
	lower := make([]svg.Point, len(r.weeks))
	for i, week := range r.weeks {
		lower[i].X = float64(week.Sub(first))
	}
	var entries []svg.Entry
	for _, l := range layers {
		upper := make([]svg.Point, len(lower))
		last := 0
		for i := range upper {
			last = r.count(l.band, i)
			upper[i] = svg.Point{X: lower[i].X, Y: lower[i].Y + float64(last)}
		}
		p.Area(upper, lower, svg.Style{Fill: l.colour}, fmt.Sprintf("%s: %d now", l.text, last))
		entries = append(entries, svg.Entry{Colour: l.colour, Text: fmt.Sprintf("%s %d", l.text, last)})
		lower = upper
	}
	p.Legend(38, entries)
	return p.Bytes()
}

// count returns how many customers that had begun were in a band in a week.
func (r *report) count(band string, week int) int {
	n := 0
	for _, a := range r.accounts {
		if a.marks[week].Band == band && !a.start.After(r.weeks[week]) {
			n++
		}
	}
	return n
}

// quarters are the days of the first weeks with the first month of a quarter.
func (r *report) quarters() []float64 {
	var ticks []float64
	last := successkit.Date{}
	for _, week := range r.weeks {
		if (week.Month()-1)%3 == 0 && week.Month() != last.Month() {
			ticks = append(ticks, float64(week.Sub(r.weeks[0])))
		}
		last = week
	}
	return ticks
}
