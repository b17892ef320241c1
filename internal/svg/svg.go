// Package svg draws small pictures as values: functions that take figures
// return the bytes of an SVG document, which needs no script, no font and no
// network. The same calls give the same bytes on every machine.
package svg

import (
	"math"
	"strconv"
	"strings"
)

// A Picture is an SVG document in the making. Coordinates are in pixels from
// the upper left corner and are written to a tenth of one; what is not a number
// or lies far outside is drawn at the nearest place that a viewer can hold.
type Picture struct {
	b    strings.Builder
	open int // groups not yet closed
}

// New begins a picture of the given size. Title and description are what a
// screen reader says of it; an empty description is left out.
func New(width, height float64, title, description string) *Picture {
	p := &Picture{}
	w, h := number(width), number(height)
	p.b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ` + w + ` ` + h + `" width="` + w + `" height="` + h +
		`" font-family="system-ui, sans-serif" font-size="12">` + "\n")
	p.b.WriteString(`<title>` + Escape(title) + "</title>\n")
	if description != "" {
		p.b.WriteString(`<desc>` + Escape(description) + "</desc>\n")
	}
	p.Rect(0, 0, width, height, Style{Fill: Paper}, "")
	return p
}

// Bytes returns the finished document.
func (p *Picture) Bytes() []byte {
	return []byte(p.b.String() + strings.Repeat("</g>\n", p.open) + "</svg>\n")
}

// Begin opens a group that a viewer explains by tip when pointed at, and End
// closes it.
func (p *Picture) Begin(tip string) {
	p.open++
	p.b.WriteString("<g>")
	p.tip(tip)
	p.b.WriteByte('\n')
}

// End closes the group that [Picture.Begin] opened last.
func (p *Picture) End() {
	if p.open > 0 {
		p.open--
		p.b.WriteString("</g>\n")
	}
}

// Style says how a shape is painted. What is empty or zero is left out.
type Style struct {
	Fill, Stroke string  // colours
	Width        float64 // of the stroke; 0 means 1
	Dash         string  // such as "4 3"
	Opacity      float64 // 0 means opaque
	Round        float64 // radius of a rectangle's corners
}

func (s Style) attributes() string {
	fill := s.Fill
	if fill == "" {
		fill = "none"
	}
	a := ` fill="` + Escape(fill) + `"`
	if s.Stroke != "" {
		a += ` stroke="` + Escape(s.Stroke) + `"`
		if s.Width > 0 {
			a += ` stroke-width="` + number(s.Width) + `"`
		}
	}
	if s.Dash != "" {
		a += ` stroke-dasharray="` + Escape(s.Dash) + `"`
	}
	if s.Opacity > 0 && s.Opacity < 1 {
		a += ` opacity="` + number2(s.Opacity) + `"`
	}
	return a
}

// Rect draws a rectangle; a viewer shows tip when it is pointed at.
func (p *Picture) Rect(x, y, width, height float64, s Style, tip string) {
	extra := ""
	if s.Round > 0 {
		extra = ` rx="` + number(s.Round) + `"`
	}
	p.shape("rect", ` x="`+number(x)+`" y="`+number(y)+`" width="`+number(max(0, width))+`" height="`+number(max(0, height))+`"`+extra, s, tip)
}

// Circle draws a circle.
func (p *Picture) Circle(x, y, radius float64, s Style, tip string) {
	p.shape("circle", ` cx="`+number(x)+`" cy="`+number(y)+`" r="`+number(max(0, radius))+`"`, s, tip)
}

// Line draws a straight line.
func (p *Picture) Line(x1, y1, x2, y2 float64, s Style) {
	p.shape("line", ` x1="`+number(x1)+`" y1="`+number(y1)+`" x2="`+number(x2)+`" y2="`+number(y2)+`"`, s, "")
}

// A Point is a place in a picture.
type Point struct{ X, Y float64 }

// Polyline draws lines from point to point. Fewer than two draw nothing.
func (p *Picture) Polyline(points []Point, s Style, tip string) { p.points("polyline", points, s, tip) }

// Polygon draws the area that the points enclose.
func (p *Picture) Polygon(points []Point, s Style, tip string) { p.points("polygon", points, s, tip) }

func (p *Picture) points(element string, points []Point, s Style, tip string) {
	if len(points) < 2 {
		return
	}
	var list strings.Builder
	for i, q := range points {
		if i > 0 {
			list.WriteByte(' ')
		}
		list.WriteString(number(q.X) + "," + number(q.Y))
	}
	p.shape(element, ` points="`+list.String()+`"`, s, tip)
}

func (p *Picture) shape(element, place string, s Style, tip string) {
	p.b.WriteString("<" + element + place + s.attributes())
	if tip == "" {
		p.b.WriteString("/>\n")
		return
	}
	p.b.WriteString(">")
	p.tip(tip)
	p.b.WriteString("</" + element + ">\n")
}

func (p *Picture) tip(tip string) {
	if tip != "" {
		p.b.WriteString("<title>" + Escape(tip) + "</title>")
	}
}

// An Anchor says which end of a text stands at its place.
type Anchor string

// The anchors.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// Font says how a text looks. What is zero is inherited: 12 pixels, regular.
type Font struct {
	Size float64
	Bold bool
	Fill string // empty: Ink
	Turn float64
}

// Text writes one line with its base line at y. Turn, in degrees clockwise,
// turns it about its place.
func (p *Picture) Text(x, y float64, a Anchor, f Font, text string) {
	fill := f.Fill
	if fill == "" {
		fill = Ink
	}
	p.b.WriteString(`<text x="` + number(x) + `" y="` + number(y) + `" fill="` + Escape(fill) + `"`)
	if a != Start && a != "" {
		p.b.WriteString(` text-anchor="` + Escape(string(a)) + `"`)
	}
	if f.Size > 0 {
		p.b.WriteString(` font-size="` + number(f.Size) + `"`)
	}
	if f.Bold {
		p.b.WriteString(` font-weight="600"`)
	}
	if f.Turn != 0 {
		p.b.WriteString(` transform="rotate(` + number(f.Turn) + ` ` + number(x) + ` ` + number(y) + `)"`)
	}
	p.b.WriteString(">" + Escape(text) + "</text>\n")
}

// Escape returns s as it may stand in a text or an attribute. Control
// characters, which no XML document can hold, become spaces, and so does what
// is not UTF-8.
func Escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' || r == 0x7f || r == 0xfffd || r == 0xfffe || r == 0xffff:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Shorten cuts s to at most n characters, the last of them an ellipsis where
// something was cut off.
func Shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return strings.TrimRight(string(runes[:max(0, n-1)]), " ") + "…"
}

// far is the farthest place that a picture names.
const far = 1e6

// number writes a coordinate to a tenth of a pixel.
func number(x float64) string { return written(x, 10) }

// number2 writes a share to a hundredth.
func number2(x float64) string { return written(x, 100) }

func written(x, parts float64) string {
	if math.IsNaN(x) {
		x = 0
	}
	x = math.Round(max(-far, min(far, x))*parts) / parts
	return strconv.FormatFloat(x+0, 'f', -1, 64) // + 0 turns -0 into 0
}
