package main

import (
	"fmt"
	"io"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// print writes how the score of one customer comes about.
func (a *account) print(out io.Writer) {
	s := a.Score
	fmt.Fprintf(out, "\n%s %s, line by line: %s by model %s, measured %s%%\n", a.ID, a.Name, standing(s), s.Model, s.Coverage.Display(0))
	fmt.Fprintf(out, lineForm, "brings", "weight", "points", "figure", "part")
	printPart(out, s.Part, "")
	for _, reasons := range [][]successkit.Reason{{s.Why}, s.Down, s.Up, s.Stale, s.Missing} {
		for _, why := range reasons {
			if why.Code != "" {
				fmt.Fprintln(out, "  "+phrases().Text(why))
			}
		}
	}
	if s.Computed.Known() {
		fmt.Fprintf(out, "  Without what people set the score would be %s; the changes below are of that.\n", s.Computed.Display(1))
	}
	printLever(out, "better", s.Rise)
	printLever(out, "worse", s.Fall)
	fmt.Fprintf(out, "  The trend over four weeks is %s", a.Trend.Direction)
	if a.Trend.Change.Known() {
		fmt.Fprintf(out, ": %s points", a.Trend.Change.Display(1))
	}
	if run := a.Trend.Run; run.Steps > 0 {
		fmt.Fprintf(out, ", falling for %d weeks", run.Steps)
	}
	fmt.Fprintln(out, ".")
	for _, why := range a.Sponsors.Assumes {
		fmt.Fprintln(out, "  "+phrases().Text(why))
	}
}

// lineForm is a line of the sum: what it brings, then the weight, points and
// figure of a part, and its name.
const lineForm = "  %-10s %7s %7s %8s   %s\n"

// printPart writes the lines that make the value of a group, and below each what
// makes it; then what rules and people did to it, and the sum.
func printPart(out io.Writer, p health.Part, indent string) {
	for _, l := range p.Breakdown(1) {
		switch l.Kind {
		case health.PartLine:
			c := p.Parts[l.Part]
			figure := ""
			if len(c.Parts) == 0 {
				figure = fmt.Sprintf("%.4g", c.Figure)
			}
			fmt.Fprintf(out, lineForm, indent+l.Points.Display(1), c.Weight.Display(1), c.Value.Display(1), figure, indent+c.ID)
			printPart(out, c, indent+"  ")
		case health.AdjustmentLine:
			fmt.Fprintf(out, lineForm, indent+l.Points.Display(1), "", "", "", indent+phrases().Text(p.Adjustments[l.Part].Why))
		case health.BaseLine:
			fmt.Fprintf(out, lineForm, indent+l.Points.Display(1), "", "", "", indent+"base")
		case health.UnknownLine:
		}
	}
	if p.ID == "" {
		fmt.Fprintf(out, lineForm, p.Value.Display(1), "", "", "", "score")
	}
}

func printLever(out io.Writer, what string, l *health.Lever) {
	if l == nil {
		return
	}
	fmt.Fprintf(out, "  The smallest single change for a %s band: %s from %s to %s points", what, l.Measure, l.From.Display(1), l.To.Display(1))
	if l.Figure != nil {
		fmt.Fprintf(out, ", a figure of %.4g", *l.Figure)
	}
	fmt.Fprintf(out, ", makes it %s %s.\n", l.Band, l.Score.Display(1))
}
