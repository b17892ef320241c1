package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/proof"
)

func (p page) bands() {
	j := p.model()
	p.title("What became of each band of %s, %d days ahead", j.Predictor.ID, p.LeadDays)
	p.say("The last four are of an alarm for the band and the worse ones: how many it rings for, how often it is right,\n" +
		"how many of those who leave it finds, and how much likelier they are to leave than all.\n\n")
	p.say("%-8s %8s %6s %7s  %-14s %10s %10s %7s   %6s %6s %6s %6s\n", "band", "renewals", "left", "churn", "95% interval", "at stake", "lost", "of it",
		"rings", "right", "finds", "lift")
	for _, b := range append(j.Bands, j.Unknown) {
		name := b.Band
		if name == "" {
			name = "unknown"
		}
		alarm := ""
		if b.Lift.Defined() {
			lift, _ := b.Lift.Decimal(2)
			alarm = fmt.Sprintf("%6s %6s %6s %6s", b.Flagged.Percent(0), b.Precision.Percent(0), b.Recall.Percent(0), lift.StringFixed(2))
		}
		if name == "unknown" && b.Cases == 0 {
			continue
		}
		p.line("%-8s %8d %6d %7s  %-14s %10s %10s %7s   %s", name, b.Cases, b.Events, percent(b.Rate), shareText(b.Interval),
			b.Amount.StringFixed(0), b.AmountEvents.StringFixed(0), percent(b.AmountRate), alarm)
	}
	if s := j.Spread; s.To != "" {
		p.say("\nChurn in %s is %.1f points above that in %s (95%%: %.1f to %.1f).\n", s.To, 100*s.Difference, s.From, 100*s.Interval.Lower(), 100*s.Interval.Upper())
	}
	found := make([]string, len(j.Capture))
	for i, c := range j.Capture {
		found[i] = fmt.Sprintf("%.0f%%", 100*c.Captured)
	}
	text := "Whoever calls the lowest scores first has found, after each tenth of all, so much of those who leave: "
	p.say("%s\n", wrapped(text+strings.Join(found, " ")+".", 0))
}

func percent(r successkit.Rate) string {
	if !r.Defined() {
		return "-"
	}
	return r.Percent(1)
}

func shareText(i successkit.Interval) string {
	if i.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%.1f to %.1f%%", 100*i.Lower(), 100*i.Upper())
}

func (p page) warning() {
	for _, w := range p.Report.Warnings {
		p.title("How long did %s warn of those who left? In %s, and not out of it again", w.Predictor, w.Band)
		for _, l := range w.Leads {
			p.say("  %3d days ahead: %6s of those who left were in %s, and %6s of those who stayed; %d of %d for good\n",
				l.Days, percent(l.Recall), w.Band, percent(l.False), l.Lasting, w.Events)
		}
		atLeast := ""
		if w.AtLeast {
			atLeast = "at least "
		}
		if w.Warned > 0 {
			p.say("Of %d who left, %d were warned of; half of these %s%d days before or more.\n", w.Events, w.Warned, atLeast, w.MedianDays)
		}
	}
}

// mistakes prints a few of those that the model was wrong about, and what it saw.
func (p page) mistakes() {
	j := p.model()
	p.wrong("Left, though "+j.Missed.Band+" (the false greens)", j.Missed)
	p.wrong("Stayed, though "+j.FalseAlarms.Band+" (the false reds)", j.FalseAlarms)
}

func (p page) wrong(title string, m proof.Mistakes) {
	if m.Total == 0 {
		return
	}
	currency := in(p.model().Population.Currency)
	p.title("%s: %d renewals of %s%s, the largest first", title, m.Total, m.Amount.StringFixed(0), currency)
	for _, c := range m.Cases[:min(3, len(m.Cases))] {
		p.say("  %s of %s, due %s, %s%s: scored %.1f on %s\n", c.ID, c.Subject, c.Date, c.Amount.StringFixed(0), currency, c.Value, c.AsOf)
		p.why("    ", c.Reasons[:min(3, len(c.Reasons))])
	}
}

func (p page) stability() {
	j := p.model()
	if len(j.Periods)+len(j.Segments) == 0 {
		return
	}
	p.title("Does %s tell as well at all times, and for everyone? %d days ahead", j.Predictor.ID, p.LeadDays)
	p.say("%-24s %9s %7s %7s  %-16s  %s\n", "", "renewals", "churn", "area", "95% interval", "against the rest")
	for _, s := range slices.Concat(j.Periods, j.Segments) {
		against := "too few to say"
		if !s.Interval.IsZero() {
			against = fmt.Sprintf("%+.3f, no different", s.Shift)
			if s.Moved {
				against = fmt.Sprintf("%+.3f, MOVED", s.Shift)
			}
		}
		p.say("%-24s %9d %7s %7s  %-16s  %s\n", orDash(s.Key), s.Decisions, percent(s.Rate), areaText(s.Discrimination.AUC), intervalText(s.Discrimination.Interval), against)
	}
}

func (p page) calibration() {
	c := p.Calibration
	if c == nil {
		return
	}
	p.title("The score as a chance to leave (a line in the log odds, drawn through other customers)")
	text := fmt.Sprintf("Brier score %.4f (95%%: %s) = %.4f for being off - %.4f for telling apart + %.4f for what nobody "+
		"knows %+.4f within the groups below. The rate of all, said of everyone, scores %.4f: this is %.0f%% better.",
		c.Brier, intervalText(c.Interval), c.Reliability, c.Resolution, c.Uncertainty, c.WithinVariance-c.WithinCovariance, c.Uncertainty, 100*c.Skill)
	p.say("%s\n\n", wrapped(text, 0))
	p.say("%-16s %6s %9s %7s  %s\n", "chance", "mean", "renewals", "left", "95% interval")
	for _, g := range c.Groups {
		p.say("%5.1f to %5.1f%%  %5.1f%% %9d %7s  %s\n", 100*g.From, 100*g.To, 100*g.Mean, g.Cases, percent(g.Rate), shareText(g.Interval))
	}
}

// drafts prints what would tell better.
func (p page) drafts() {
	if c := p.Cuts; c != nil {
		p.title("Bands that would catch half of those who leave in the worst, and nine in ten in the two worst")
		for _, l := range c.Lines {
			p.say("  %-8s below %6s (now %2s): finds %s, rings for %s, is right in %s\n%32son customers that did not choose it finds %s, rings for %s\n",
				l.Band, l.Cut, l.Was, percent(l.Recall), percent(l.Flagged), percent(l.Precision), "", percent(l.HeldOut), percent(l.HeldOutFlagged))
		}
	}
	s := p.Suggestion
	p.title("Weights that tell best (ridge logistic regression, %d days ahead); a draft, nothing is applied", s.LeadDays)
	p.why("  ", s.Refused)
	if s.Comparison == nil {
		return
	}
	p.say("%-16s %7s %6s %9s %9s\n", "measure", "known", "slope", "share now", "suggested")
	for _, w := range s.Weights {
		p.say("%-16s %7s %+6.2f %9.1f %9.1f\n", w.Measure, w.Known.Percent(0), w.Slope, w.Present, w.Suggested)
		p.why("    ", w.Why)
	}
	c := s.Comparison
	better := "which is no difference that these renewals show"
	if c.Better != "" {
		better = "so that the " + c.Better + " model tells better"
	}
	text := fmt.Sprintf("On customers that did not choose the weights the draft has an area of %s, the model as it is one of %s: %+.3f (95%%: %s), %s.",
		areaText(c.OfA.AUC), areaText(c.OfB.AUC), c.Difference, signed(c.Interval), better)
	p.say("\n%s\n", wrapped(text, 0))
	p.say("It would have put %s of these renewals into another band.\n", percent(s.Draft.Moved))
	for _, change := range s.Draft.Changes {
		p.say("  %-44s %-13s %5s -> %s\n", change.Path, change.ID, change.From, change.To)
	}
}
