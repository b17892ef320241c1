package main

import (
	"bytes"
	"fmt"
	"maps"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

// phrases are the texts of all reasons that may come up.
func phrases() successkit.Phrases {
	all := proof.Phrases()
	maps.Copy(all, health.Phrases())
	return all
}

// print prints a document for people.
func (d *document) print(out *bytes.Buffer) {
	p := page{document: d, Buffer: out}
	p.heading()
	p.predictors()
	p.comparisons()
	p.bands()
	p.warning()
	p.mistakes()
	p.stability()
	p.calibration()
	p.drafts()
}

// A page is a document on its way to paper.
type page struct {
	*document
	*bytes.Buffer
}

func (p page) say(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// line prints a line without spaces at its end.
func (p page) line(format string, args ...any) {
	p.say("%s\n", strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// title prints the heading of a section.
func (p page) title(format string, args ...any) { p.say("\n%s\n\n", fmt.Sprintf(format, args...)) }

// why prints reasons, one a line.
func (p page) why(indent string, reasons []successkit.Reason) {
	texts := phrases()
	for _, r := range reasons {
		p.say("%s\n", wrapped(indent+texts.Text(r), len(indent)+2))
	}
}

// width is how many columns a page has.
const width = 110

// wrapped breaks a line at the width, and indents what goes on.
func wrapped(line string, indent int) string {
	var b strings.Builder
	for len(line) > width {
		at := strings.LastIndexByte(line[:width], ' ')
		if at <= indent {
			break
		}
		b.WriteString(line[:at] + "\n")
		line = strings.Repeat(" ", indent) + line[at+1:]
	}
	b.WriteString(line)
	return b.String()
}

func (p page) heading() {
	model := p.model()
	p.say("Did %s foretell churn? %s, as of %s\n\n", model.Predictor.ID, p.Decisions, p.Report.AsOf)
	p.say("Each renewal is looked at from so many days before it, by what had been recorded then.\n")
	for _, l := range p.Report.Leads {
		pop := l.Judgements[0].Population
		p.say("  %3d days ahead: %d renewals from %s to %s, %s left, and %s of %s%s with them\n",
			l.Days, pop.Decisions, pop.First, pop.Last, pop.Rate.Percent(1), pop.AmountEvents.StringFixed(0), pop.Amount.StringFixed(0), in(pop.Currency))
	}
	p.why("  ", p.lead().Excluded)
}

// in returns a currency after an amount, and nothing for one that is not named.
func in(currency string) string {
	if currency == "" {
		return ""
	}
	return " " + currency
}

// planted returns what a measure was made to tell, and a dash where that is not
// known.
func (p page) planted(id string, lead int) string {
	for _, t := range p.Truth {
		if t.Measure == id && t.LeadDays == lead {
			return fmt.Sprintf("%.3f", t.Area)
		}
	}
	return "-"
}

func (p page) predictors() {
	p.title("How well each tells who will leave: the area under the ROC curve, 0.5 is a coin")
	if p.Truth != nil {
		p.say("The sample was made, so the true area of each measure is known (made).\n\n")
	}
	p.say("%4s  %-16s %-12s %6s %7s  %-16s %6s  %s\n", "days", "predictor", "answer", "known", "area", "95% interval", "made", "with what was recorded later")
	held, all := 0, 0
	for _, l := range p.Report.Leads {
		for _, j := range l.Judgements {
			d := j.Discrimination
			p.line("%4d  %-16s %-12s %6s %7s  %-16s %6s  %s", l.Days, j.Predictor.ID, j.Answer,
				j.Population.Coverage.Percent(0), areaText(d.AUC), intervalText(d.Interval), p.planted(j.Predictor.ID, l.Days), hindsight(j))
			for _, t := range p.Truth {
				if t.Measure == j.Predictor.ID && t.LeadDays == l.Days {
					all++
					if d.Interval.Contains(t.Area) {
						held++
					}
				}
			}
		}
		p.say("\n")
	}
	if all > 0 {
		p.say("%d of %d intervals hold what was made; at 95%% one in twenty misses.\n", held, all)
	}
	for _, j := range p.lead().Judgements {
		p.why(j.Predictor.ID+": ", append(j.Refused, j.Caveats...))
	}
}

// hindsight says what it makes of a predictor, where it is another thing.
func hindsight(j proof.Judgement) string {
	h := j.Hindsight
	switch {
	case h == nil || h.Changed == 0:
		return ""
	case h.Leaks:
		return areaText(h.Discrimination.AUC) + " LEAKS"
	}
	return areaText(h.Discrimination.AUC)
}

func areaText(r successkit.Rate) string {
	d, ok := r.Decimal(3)
	if !ok {
		return "-"
	}
	return d.StringFixed(3)
}

func intervalText(i successkit.Interval) string {
	if i.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%.3f to %.3f", i.Lower(), i.Upper())
}

func (p page) comparisons() {
	l := p.lead()
	if len(l.Comparisons) == 0 {
		return
	}
	p.title("Does %s tell better than a single measure? %d days ahead, the same renewals (DeLong, paired)", p.model().Predictor.ID, l.Days)
	p.say("%-16s %9s %8s %8s  %10s  %-16s  %s\n", "against", "renewals", "model", "measure", "difference", "95% interval", "better")
	for _, c := range l.Comparisons {
		difference := "-"
		if !c.Interval.IsZero() {
			difference = fmt.Sprintf("%+.3f", c.Difference)
		}
		p.say("%-16s %9d %8s %8s  %10s  %-16s  %s\n", c.B, c.Paired, areaText(c.OfA.AUC), areaText(c.OfB.AUC), difference,
			signed(c.Interval), orDash(c.Better))
	}
	if l.BestOther != "" {
		p.say("\nThe best single measure is %s.\n", l.BestOther)
	}
}

func signed(i successkit.Interval) string {
	if i.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%+.3f to %+.3f", i.Lower(), i.Upper())
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
