package draw

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/successkit/successkit/internal/svg"
	"github.com/successkit/successkit/journey"
)

// A Standing says how many customers stand at a milestone: they could be there
// and are not, or have been for the last time.
type Standing struct {
	// Milestone is its id.
	Milestone string
	// Reached are there, Here are under way to it, Late of them past its planned
	// date or forecast past it.
	Reached, Here, Late int
}

// StandingOf returns how many customers stand at each milestone of a path, by
// their progress on it, in the order of the definition. Milestones that a customer
// still has to wait for are not counted for it, nor is a progress of another path
// or version.
func StandingOf(p *journey.Path, customers []journey.Progress) []Standing {
	d := p.Definition()
	all := make([]Standing, len(d.Milestones))
	for i := range all {
		all[i].Milestone = d.Milestones[i].ID
	}
	for i := range customers {
		c := &customers[i]
		if !c.Of(p) {
			continue
		}
		for k := range c.Milestones {
			s := &c.Milestones[k]
			switch {
			case s.State == journey.Reached || s.State == journey.ReachedLate:
				all[k].Reached++
			case s.State == journey.Waived || s.WaitsFor != "" || s.Begin.After(c.AsOf):
			default:
				all[k].Here++
				if s.State != journey.DueSoon && s.State != journey.OnTrack {
					all[k].Late++
				}
			}
		}
	}
	return all
}

// The measures of the picture of a path, in pixels.
const (
	boxWidth, boxHeight = 168.0, 66.0
	stepX, stepY        = 226.0, 92.0
	marginX             = 24.0
	marginTop           = 56.0
	marginBottom        = 48.0
)

// PathSVG returns an SVG picture of a path, from left to right. With standings,
// which may be nil, it shows at each milestone how many customers stand there;
// what is said of milestones that the path does not have is left out.
func PathSVG(p *journey.Path, standings []Standing) ([]byte, error) {
	d, index, err := road(p)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	at := make(map[string]Standing, len(standings))
	for _, s := range standings {
		at[s.Milestone] = s
	}
	l := arrange(&d, index)
	width := max(2*marginX+float64(l.layers-1)*stepX+boxWidth, 760)
	height := marginTop + l.rows*stepY + marginBottom
	pic := svg.New(width, height, "Path "+d.ID, fmt.Sprintf("%d milestones in %d steps", len(d.Milestones), l.layers))
	pic.Text(marginX, 28, svg.Start, svg.Font{Size: 15, Bold: true}, svg.Shorten(d.ID+", version "+strconv.Itoa(d.Version), int(width/9)))
	spot := func(k int) (x, y float64) {
		q := l.places[k]
		return marginX + float64(q.layer)*stepX, marginTop + (q.row+l.rows/2-0.5)*stepY
	}
	handoffs := map[string]*journey.Handoff{}
	for i := range d.Handoffs {
		handoffs[d.Handoffs[i].Milestone] = &d.Handoffs[i]
	}
	for i, edge := range l.edges {
		var line []svg.Point
		for k, at := range edge {
			x, y := spot(at)
			y += boxHeight / 2
			if k > 0 {
				line = append(line, svg.Point{X: x, Y: y})
			}
			if k < len(edge)-1 {
				line = append(line, svg.Point{X: x + boxWidth, Y: y})
			}
		}
		style := svg.Style{Stroke: svg.Faint, Width: 1.3}
		if d.Milestones[l.into[i]].Requires == journey.AnyOf {
			style.Dash = "5 4"
		}
		pic.Polyline(line, style, "")
		end := line[len(line)-1]
		pic.Polygon([]svg.Point{{X: end.X, Y: end.Y}, {X: end.X - 7, Y: end.Y - 4}, {X: end.X - 7, Y: end.Y + 4}}, svg.Style{Fill: svg.Faint}, "")
	}
	goal := objective(&d)
	for i := range d.Milestones {
		x, y := spot(i)
		m := &d.Milestones[i]
		box(pic, x, y, m, m.ID == goal)
		if s, ok := at[m.ID]; ok {
			standing(pic, x, y, s)
		}
		if h := handoffs[m.ID]; h != nil {
			pic.Circle(x, y+boxHeight/2, 8, svg.Style{Fill: svg.Warn}, h.Name)
			pic.Text(x, y+boxHeight/2+4, svg.Middle, svg.Font{Size: 10, Bold: true}, "H")
		}
	}
	legend(pic, height-18, standings != nil)
	return pic.Bytes(), nil
}

// box draws a milestone: its name on up to two lines, and who sees to it for how
// long.
func box(pic *svg.Picture, x, y float64, m *journey.Milestone, goal bool) {
	style := svg.Style{Fill: svg.Paper, Stroke: svg.Faint, Width: 1.2, Round: 4}
	if m.Kind == journey.Success {
		style = svg.Style{Fill: "#eef5fb", Stroke: svg.Series(0), Width: 1.2, Round: 12}
	}
	if goal {
		style.Width = 3
	}
	pic.Rect(x, y, boxWidth, boxHeight, style, m.Name)
	for i, line := range wrap(m.Name, 24, 2) {
		pic.Text(x+10, y+18+14*float64(i), svg.Start, svg.Font{Size: 11.5}, line)
	}
	days := strconv.Itoa(m.DurationDays) + " days"
	switch m.DurationDays {
	case 0:
		days = "varies"
	case 1:
		days = "1 day"
	}
	if m.Owner != "" {
		days = string(m.Owner) + ", " + days
	}
	pic.Text(x+10, y+boxHeight-9, svg.Start, svg.Font{Size: 10, Fill: svg.Faint}, svg.Shorten(days, 28))
}

// standing draws how many customers stand at a milestone.
func standing(pic *svg.Picture, x, y float64, s Standing) {
	tip := fmt.Sprintf("%d reached, %d under way, %d of them late", s.Reached, s.Here, s.Late)
	if s.Here > 0 {
		text := strconv.Itoa(s.Here)
		fill := svg.Series(0)
		if s.Late > 0 {
			text += " (" + strconv.Itoa(s.Late) + " late)"
			fill = svg.Bad
		}
		width := 12 + 6.4*float64(len(text))
		pic.Rect(x+boxWidth-width+6, y-14, width, 18, svg.Style{Fill: fill, Round: 9}, tip)
		pic.Text(x+boxWidth-width/2+6, y-1, svg.Middle, svg.Font{Size: 11, Bold: true, Fill: svg.Paper}, text)
	}
	if s.Reached > 0 {
		pic.Text(x+boxWidth-10, y+boxHeight-9, svg.End, svg.Font{Size: 10, Fill: svg.Good, Bold: true}, strconv.Itoa(s.Reached)+" there")
	}
}

func legend(pic *svg.Picture, y float64, standings bool) {
	x := marginX
	entry := func(draw func(x float64), text string) {
		draw(x)
		pic.Text(x+22, y, svg.Start, svg.Font{Size: 11, Fill: svg.Faint}, text)
		x += 42 + 6*float64(len(text))
	}
	entry(func(x float64) {
		pic.Rect(x, y-10, 16, 12, svg.Style{Fill: "#eef5fb", Stroke: svg.Series(0), Round: 5}, "")
	}, "success")
	entry(func(x float64) {
		pic.Rect(x, y-10, 16, 12, svg.Style{Fill: svg.Paper, Stroke: svg.Faint, Round: 2}, "")
	}, "functional")
	entry(func(x float64) {
		pic.Rect(x, y-10, 16, 12, svg.Style{Fill: svg.Paper, Stroke: svg.Ink, Width: 3, Round: 4}, "")
	}, "objective")
	entry(func(x float64) {
		pic.Line(x, y-4, x+16, y-4, svg.Style{Stroke: svg.Faint, Width: 1.3, Dash: "5 4"})
	}, "any is enough")
	entry(func(x float64) {
		pic.Circle(x+8, y-4, 7, svg.Style{Fill: svg.Warn}, "")
		pic.Text(x+8, y, svg.Middle, svg.Font{Size: 9, Bold: true}, "H")
	}, "hand-off")
	if standings {
		entry(func(x float64) { pic.Rect(x, y-11, 16, 14, svg.Style{Fill: svg.Series(0), Round: 7}, "") }, "customers under way")
		entry(func(x float64) { pic.Rect(x, y-11, 16, 14, svg.Style{Fill: svg.Bad, Round: 7}, "") }, "some of them late")
	}
}

// wrap breaks a text into at most so many lines of about so many characters, and
// shortens the last.
func wrap(s string, width, lines int) []string {
	var out []string
	words := strings.Fields(s)
	for len(words) > 0 && len(out) < lines {
		if len(out) == lines-1 {
			return append(out, svg.Shorten(strings.Join(words, " "), width))
		}
		line := words[0]
		words = words[1:]
		for len(words) > 0 && len([]rune(line))+1+len([]rune(words[0])) <= width {
			line += " " + words[0]
			words = words[1:]
		}
		out = append(out, svg.Shorten(line, width))
	}
	return out
}
