package draw

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/svg"
	"github.com/successkit/successkit/journey"
)

// The measures of the picture of a plan, in pixels.
const (
	planWidth  = 960.0
	nameWidth  = 280.0
	rowHeight  = 26.0
	planTop    = 64.0
	planBottom = 44.0
)

// PlanSVG returns an SVG picture of a plan on a calendar, a row a milestone. Grey
// bars are what was planned. With a progress, which may be nil, a bar over each
// shows what came or is forecast, in the colour of its state, and a line marks the
// day of it.
func PlanSVG(p *journey.Plan, progress *journey.Progress) ([]byte, error) {
	d, list, err := planned(p, progress)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	first, last := p.Anchor(), p.Anchor()
	stretch := func(days ...successkit.Date) {
		for _, day := range days {
			if !day.IsZero() && day.After(last) {
				last = day
			}
			if !day.IsZero() && day.Before(first) {
				first = day
			}
		}
	}
	for i := range list {
		stretch(list[i].Date)
		if progress != nil {
			stretch(progress.Milestones[i].Forecast, progress.AsOf)
		}
	}
	scale := svg.Scale{Min: 0, Max: float64(max(1, last.Sub(first))), From: nameWidth, To: planWidth - 24}
	x := func(day successkit.Date) float64 { return scale.At(float64(day.Sub(first))) }
	height := planTop + rowHeight*float64(len(list)) + planBottom
	pic := svg.New(planWidth, height, "Plan "+d.ID, fmt.Sprintf("%d milestones from %s", len(list), p.Anchor()))
	pic.Text(24, 28, svg.Start, svg.Font{Size: 15, Bold: true}, svg.Shorten(d.ID+", from "+p.Anchor().String(), 90))
	bottom := height - planBottom
	for _, v := range scale.Ticks(8) {
		at := scale.At(v)
		pic.Line(at, planTop-8, at, bottom, svg.Style{Stroke: svg.Rule})
		pic.Text(at, planTop-14, svg.Middle, svg.Font{Size: 10, Fill: svg.Faint}, first.AddDays(int(v)).String())
	}
	for i := range list {
		y := planTop + rowHeight*float64(i)
		m := &d.Milestones[i]
		pic.Text(nameWidth-10, y+15, svg.End, svg.Font{Size: 11.5}, svg.Shorten(m.Name, 38))
		start, end := list[i].Start, list[i].Date
		pic.Rect(x(start), y+4, max(3, x(end)-x(start)), 14, svg.Style{Fill: svg.Rule, Round: 3}, fmt.Sprintf("%s: planned %s to %s", m.Name, start, end))
		if progress != nil {
			actual(pic, x, y, m, &progress.Milestones[i])
		}
	}
	if progress != nil {
		at := x(progress.AsOf)
		pic.Line(at, planTop-8, at, bottom, svg.Style{Stroke: svg.Ink, Dash: "3 3"})
		anchor := svg.Middle
		if at > planWidth-120 {
			anchor = svg.End
		}
		pic.Text(at, bottom+14, anchor, svg.Font{Size: 10, Bold: true}, "as of "+progress.AsOf.String())
	}
	planLegend(pic, height-10, progress != nil)
	return pic.Bytes(), nil
}

// actual draws what came of a milestone, or is forecast.
func actual(pic *svg.Picture, x func(successkit.Date) float64, y float64, m *journey.Milestone, s *journey.Status) {
	if s.State == journey.Waived {
		pic.Text(x(s.Planned)+6, y+15, svg.Start, svg.Font{Size: 10, Fill: svg.Faint}, "waived")
		return
	}
	begin, end := s.Begin, s.Forecast
	if begin.After(end) {
		begin = end
	}
	fill := colour(s.State)
	style := svg.Style{Fill: fill, Round: 3}
	if !s.State.Done() {
		style.Opacity = 0.75
	}
	pic.Rect(x(begin), y+8, max(3, x(end)-x(begin)), 6, style, fmt.Sprintf("%s: %s, %s to %s", m.Name, s.State, begin, end))
	pic.Circle(x(end), y+11, 4, svg.Style{Fill: fill, Stroke: svg.Paper}, fmt.Sprintf("%s: %s %s", m.Name, s.State, end))
}

// colour returns the colour of a state.
func colour(s journey.State) string {
	switch s {
	case journey.Reached:
		return svg.Good
	case journey.ReachedLate:
		return svg.Series(5)
	case journey.LostAgain, journey.Blocked, journey.Overdue:
		return svg.Bad
	case journey.AtRisk:
		return svg.Warn
	case journey.DueSoon, journey.OnTrack:
		return svg.Series(0)
	case journey.Unassessed, journey.Waived, journey.NotStarted:
	}
	return svg.None
}

func planLegend(pic *svg.Picture, y float64, progress bool) {
	entries := []svg.Entry{{Colour: svg.Rule, Text: "planned"}}
	if progress {
		entries = append(entries,
			svg.Entry{Colour: svg.Good, Text: "reached"}, svg.Entry{Colour: svg.Series(5), Text: "reached late"},
			svg.Entry{Colour: svg.Series(0), Text: "on track, due soon"}, svg.Entry{Colour: svg.Warn, Text: "at risk"},
			svg.Entry{Colour: svg.Bad, Text: "overdue, blocked, lost again"}, svg.Entry{Colour: svg.None, Text: "not started"})
	}
	x := 24.0
	for _, e := range entries {
		pic.Rect(x, y-9, 10, 10, svg.Style{Fill: e.Colour, Round: 2}, "")
		pic.Text(x+14, y, svg.Start, svg.Font{Size: 11}, e.Text)
		x += 30 + 6.2*float64(len(e.Text))
	}
}
