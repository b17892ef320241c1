package svg

import (
	"math"
	"slices"
	"strconv"
)

// A Scale maps figures onto pixels along a straight line.
type Scale struct {
	Min, Max float64 // figures
	From, To float64 // their pixels
}

// At returns the pixel of v. A scale without extent puts everything in its
// middle.
func (s Scale) At(v float64) float64 {
	if !(s.Max != s.Min) {
		return (s.From + s.To) / 2
	}
	return s.From + (v-s.Min)/(s.Max-s.Min)*(s.To-s.From)
}

// Ticks returns round figures from Min to Max, at most n of them and at least
// one, at distances of 1, 2 or 5 times a power of ten.
func (s Scale) Ticks(n int) []float64 {
	span := s.Max - s.Min
	if !(span > 0) || math.IsInf(span, 0) || n < 2 {
		return []float64{s.Min}
	}
	step := math.Pow(10, math.Floor(math.Log10(span/float64(n))))
	for _, f := range [...]float64{1, 2, 5, 10} {
		if span/(step*f) <= float64(n-1) {
			step *= f
			break
		}
	}
	var ticks []float64
	for i := math.Ceil(s.Min/step - 1e-9); i*step <= s.Max+step*1e-9 && len(ticks) < n; i++ {
		ticks = append(ticks, i*step)
	}
	return ticks
}

// Percent writes a share as a percentage without places: 0.25 is "25%".
func Percent(v float64) string { return strconv.FormatFloat(math.Round(v*100)+0, 'f', 0, 64) + "%" }

// Plain writes a figure with as few digits as tell it from its neighbours.
func Plain(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e6)/1e6+0, 'f', -1, 64)
}

// A Plot is a picture with two axes.
type Plot struct {
	*Picture
	X, Y Scale
}

// An Axis says what one axis of a plot shows.
type Axis struct {
	Label    string
	Min, Max float64
	Ticks    []float64            // nil: round figures
	Text     func(float64) string // nil: Plain
}

// The room that a plot leaves for titles and labels.
const (
	marginLeft, marginRight = 64, 20
	marginTop, marginBottom = 44, 52
)

// NewPlot begins a picture with a title, two axes and a grid. Its scales turn
// figures into places.
func NewPlot(width, height float64, title, description string, x, y Axis) *Plot {
	p := &Plot{
		Picture: New(width, height, title, description),
		X:       Scale{x.Min, x.Max, marginLeft, width - marginRight},
		Y:       Scale{y.Min, y.Max, height - marginBottom, marginTop},
	}
	p.Text(marginLeft, 24, Start, Font{Size: 15, Bold: true}, title)
	for _, v := range x.ticks(p.X, 10) {
		at := p.X.At(v)
		p.Line(at, p.Y.From, at, p.Y.From+4, Style{Stroke: Faint})
		p.Text(at, p.Y.From+18, Middle, Font{Size: 11, Fill: Faint}, x.text(v))
	}
	for _, v := range y.ticks(p.Y, 6) {
		at := p.Y.At(v)
		p.Line(p.X.From, at, p.X.To, at, Style{Stroke: Rule})
		p.Text(p.X.From-8, at+4, End, Font{Size: 11, Fill: Faint}, y.text(v))
	}
	p.Line(p.X.From, p.Y.From, p.X.To, p.Y.From, Style{Stroke: Faint})
	p.Text((p.X.From+p.X.To)/2, height-12, Middle, Font{}, x.Label)
	p.Text(16, (p.Y.From+p.Y.To)/2, Middle, Font{Turn: -90}, y.Label)
	return p
}

func (a Axis) ticks(s Scale, n int) []float64 {
	if a.Ticks != nil {
		return a.Ticks
	}
	return s.Ticks(n)
}

func (a Axis) text(v float64) string {
	if a.Text != nil {
		return a.Text(v)
	}
	return Plain(v)
}

// Curve draws a line through figures, which the plot's scales place.
func (p *Plot) Curve(points []Point, s Style, tip string) {
	p.Polyline(p.place(points), s, tip)
}

// Area fills what lies between an upper and a lower line of figures, both from
// left to right.
func (p *Plot) Area(upper, lower []Point, s Style, tip string) {
	around := p.place(upper)
	for _, q := range slices.Backward(p.place(lower)) {
		around = append(around, q)
	}
	p.Polygon(around, s, tip)
}

func (p *Plot) place(points []Point) []Point {
	placed := make([]Point, len(points))
	for i, q := range points {
		placed[i] = Point{p.X.At(q.X), p.Y.At(q.Y)}
	}
	return placed
}

// An Entry is a line of a legend.
type Entry struct{ Colour, Text string }

// Legend lists colours and what they stand for, from the left edge of the plot
// at height y, each entry taking the room that its text needs.
func (p *Plot) Legend(y float64, entries []Entry) {
	x := p.X.From
	for _, e := range entries {
		p.Rect(x, y-9, 10, 10, Style{Fill: e.Colour, Round: 2}, "")
		p.Text(x+14, y, Start, Font{Size: 11}, e.Text)
		x += 28 + 6.2*float64(len([]rune(e.Text)))
	}
}

// Steps turns the points of a step function, each holding until the next, into
// the corners of its line.
func Steps(points []Point) []Point {
	var corners []Point
	for i, q := range points {
		if i > 0 {
			corners = append(corners, Point{q.X, points[i-1].Y})
		}
		corners = append(corners, q)
	}
	return corners
}
