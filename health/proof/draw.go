package proof

import (
	"strconv"

	"github.com/successkit/successkit/internal/ranking"
	"github.com/successkit/successkit/internal/svg"
)

// A Line is a predictor in a picture: its name and its cases. Tallies of
// different predictors stand side by side.
type Line struct {
	Name  string
	Tally *Tally
}

// The size of a picture.
const (
	drawnWidth, drawnHeight = 560, 520
	drawnPoints             = 400 // of a curve, at the most
	nameLength              = 40
)

// DrawROC draws the ROC curves of predictors as an SVG document: how much of
// the events is found against how many false alarms that takes. The area under
// a curve is [Discrimination.AUC]. A line without a tally, or whose tally has
// cases of one kind only, is named and not drawn.
func DrawROC(title string, lines ...Line) []byte {
	return draw(title, "ROC curves; the diagonal is a coin", "share of the others flagged", lines, func(p, end ranking.Point) (x, y float64, ok bool) {
		return float64(p.Others) / float64(end.Others), float64(p.Events) / float64(end.Events), end.Others > 0 && end.Events > 0
	})
}

// DrawCapture draws the capture curves of predictors, likewise: how much of the
// events is found within a share of all cases.
func DrawCapture(title string, lines ...Line) []byte {
	return draw(title, "capture curves; the diagonal is calling by lot", "share of the customers called", lines, func(p, end ranking.Point) (x, y float64, ok bool) {
		return float64(p.Others+p.Events) / float64(end.Others+end.Events), float64(p.Events) / float64(end.Events), end.Events > 0
	})
}

func draw(title, what, across string, lines []Line, place func(p, end ranking.Point) (x, y float64, ok bool)) []byte {
	picture := square(title, what, across, "share of the events found")
	for i, l := range lines {
		name := svg.Shorten(l.Name, nameLength)
		colour := svg.Series(i)
		if l.Tally != nil && !l.Tally.isZero() {
			if area := l.Tally.area(); area.Events > 0 && area.Others > 0 {
				name += " " + strconv.FormatFloat(area.Value(), 'f', 3, 64)
			}
			corners := l.Tally.corners()
			var curve []svg.Point
			for _, p := range thin(corners) {
				if x, y, ok := place(p, corners[len(corners)-1]); ok {
					curve = append(curve, svg.Point{X: x, Y: y})
				}
			}
			picture.Curve(curve, svg.Style{Stroke: colour, Width: 2}, name)
		}
		y := picture.Y.From - 14 - 18*float64(len(lines)-1-i)
		picture.Rect(picture.X.To-210, y-9, 10, 10, svg.Style{Fill: colour, Round: 2}, "")
		picture.Text(picture.X.To-194, y, svg.Start, svg.Font{Size: 11}, name)
	}
	return picture.Bytes()
}

// square begins a picture of two shares with its diagonal.
func square(title, what, across, up string) *svg.Plot {
	p := svg.NewPlot(drawnWidth, drawnHeight, title, what,
		svg.Axis{Label: across, Max: 1, Text: svg.Percent}, svg.Axis{Label: up, Max: 1, Text: svg.Percent})
	p.Curve([]svg.Point{{X: 0, Y: 0}, {X: 1, Y: 1}}, svg.Style{Stroke: svg.Faint, Dash: "4 4"}, "")
	return p
}

// thin returns at most so many of the corners, the first and the last among
// them.
func thin(corners []ranking.Point) []ranking.Point {
	if len(corners) <= drawnPoints {
		return corners
	}
	kept := make([]ranking.Point, drawnPoints)
	for i := range kept {
		kept[i] = corners[i*(len(corners)-1)/(drawnPoints-1)]
	}
	return kept
}

// DrawReliability draws a reliability table as an SVG document: what happened
// against the chance that was given, each group with its interval and as large
// as it has cases.
func DrawReliability(title string, c Calibration) []byte {
	p := square(title, "what happened against the chance that was given; on the diagonal they agree", "chance given", "share in which it happened")
	most := int64(1)
	for _, g := range c.Groups {
		most = max(most, g.Cases)
	}
	var line []svg.Point
	for _, g := range c.Groups {
		x, y := p.X.At(g.Mean), p.Y.At(g.Rate.Float64())
		tip := g.Rate.String() + " of a mean chance of " + svg.Percent(g.Mean)
		if !g.Interval.IsZero() {
			p.Line(x, p.Y.At(g.Interval.Lower()), x, p.Y.At(g.Interval.Upper()), svg.Style{Stroke: svg.Series(0), Width: 1.5})
		}
		p.Circle(x, y, 3+5*float64(g.Cases)/float64(most), svg.Style{Fill: svg.Series(0), Stroke: svg.Paper}, tip)
		line = append(line, svg.Point{X: g.Mean, Y: g.Rate.Float64()})
	}
	p.Curve(line, svg.Style{Stroke: svg.Series(0), Opacity: 0.6}, "")
	return p.Bytes()
}
