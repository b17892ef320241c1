package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/outcome"
)

// printOutcome says what the customer wants and how far it is.
func (s *story) printOutcome(d *outcome.Definition, a *outcome.Attainment) {
	if d == nil || a == nil {
		s.title("Desired Outcome: nobody has asked")
		return
	}
	s.title("Desired Outcome, %s: %q", plain(a.State.String()), d.Statement)
	for i, required := range a.Required {
		s.line("Required,", "%s, for %s, due %s: %s", plain(required.State.String()), plain(required.UseCase), required.Due, d.Required[i].Statement)
		for _, m := range required.Measures {
			s.line(fmt.Sprintf("  %-13s", plain(m.State.String())), "%s%s%s", words(m.Reason), progress(m), held(m))
		}
	}
	fmt.Fprintln(s.out, "  Experience")
	for _, r := range a.Requirements {
		s.line(fmt.Sprintf("  %-13s", plain(r.State.String())), "%s%s", words(r.Reason), delivered(r))
	}
}

// held says for how long a goal has been held, or was until it was lost.
func held(m outcome.MeasureResult) string {
	switch {
	case m.HeldDays == 0:
		return ""
	case m.State == outcome.Lapsed:
		return fmt.Sprintf(" Held for %d days until %s.", m.HeldDays, m.Since)
	}
	return fmt.Sprintf(" Held for %d days.", m.HeldDays)
}

// delivered sets what was asked for against what was given, where that is less or
// clearly more, with the interactions that were less.
func delivered(r outcome.RequirementResult) string {
	if r.Wasted.Code != "" {
		return " " + words(r.Wasted)
	}
	if r.State != outcome.Breached || r.Delivery == nil {
		return ""
	}
	text := fmt.Sprintf(" Asked for: %s; the least was: %s, %+d %s.", r.Delivery.Required, r.Delivery.Delivered, r.Delivery.Gap, r.Delivery.Unit)
	if len(r.Reason.Evidence) > 0 {
		var ids []string
		for _, ref := range r.Reason.Evidence {
			ids = append(ids, ref.ID)
		}
		text += " See " + strings.Join(ids, ", ") + "."
	}
	return text
}

// progress says how much of the way a measure has made, where there is one.
func progress(m outcome.MeasureResult) string {
	if !m.Progress.Defined() {
		return ""
	}
	return " " + m.Progress.Percent(0) + " of the way."
}

// printUnderstanding says whether both sides mean the same.
func (s *story) printUnderstanding() {
	u := s.review.Understanding
	if u == nil {
		return
	}
	for _, g := range u.Goals {
		if g.Shared {
			s.line("Both sides", "confirm %q.", g.Goal)
			continue
		}
		for _, p := range []outcome.Standpoint{g.Vendor, g.Customer} {
			if p.State != outcome.Confirmed {
				s.line("Not shared:", "%s", words(p.Reason))
			}
		}
	}
}

// printValue sets what the customer gained against what it paid.
func (s *story) printValue() {
	v := s.review.Value
	if v == nil {
		return
	}
	known := func(d *decimal.Decimal) string {
		if d == nil {
			return "nothing known"
		}
		return money(*d) + " " + v.Currency
	}
	s.title("Value realised: gained %s, paid %s", known(v.Delivered), known(v.Paid))
	if v.Return.Defined() {
		s.line("-", "A return of %s on what was paid.", v.Return.Percent(0))
	}
	if v.PaybackDays != nil {
		s.line("-", "It had its money back on %s, after %d days.", v.Payback, *v.PaybackDays)
	}
	if v.Unbacked != nil {
		s.line("-", "Claimed beside that, and backed by nothing: %s.", known(v.Unbacked))
	}
	for _, missing := range slices.Concat(v.MissingBenefits, v.MissingCosts) {
		s.line("-", "Nothing is known of %s.", plain(missing))
	}
}

// printInteractions says through which interactions the customer gets there.
func (s *story) printInteractions() {
	in := s.review.Through
	s.title("Interactions from %s to %s: %d, of which we began %d and they %d", in.Window.Start(), in.Window.Last(), in.Total, in.Ours, in.Theirs)
	if in.Proactive.Defined() {
		s.line("-", "In %s of them they did not have to ask.", in.Proactive.Percent(0))
	}
	if in.Response.Asked > 0 {
		text := "Asked " + times(in.Response.Asked)
		if m := in.Response.MedianMinutes; m != nil {
			text += fmt.Sprintf(", answered after a median of %d minutes", *m)
		}
		if n := in.Response.Unanswered; n > 0 {
			text += fmt.Sprintf(", %d not answered at all", n)
		}
		s.line("-", "%s.", text)
	}
	var stages []string
	for _, l := range in.Stages {
		text := fmt.Sprintf("%s %d", l.Stage, l.Count)
		if l.Quality.Defined() {
			text += fmt.Sprintf(" (rated %.1f of 5)", l.Quality.Float64())
		}
		stages = append(stages, text)
	}
	if len(stages) > 0 {
		s.line("-", "By part of the relationship: %s.", strings.Join(stages, ", "))
	}
	for _, l := range in.Reactive {
		text := fmt.Sprintf("%s answered %s, %d minutes, though its work is to foresee", capital(string(l.Role)), times(l.Count), l.Minutes)
		if l.Displaced != nil {
			text += fmt.Sprintf("; that would have held %s of its own", counted(*l.Displaced, "interaction"))
		}
		s.line("-", "%s.", text)
	}
	if in.Touches.Defined() {
		s.line("-", "Of what recurs %s was held in time over the last year.", in.Touches.Percent(0))
	}
	if !in.Last.IsZero() {
		s.line("-", "The last one was on %s.", in.Last)
	}
}

// printFit says whether the customer could succeed.
func (s *story) printFit() {
	a := s.review.Fit
	if a.Verdict == fit.Unassessed {
		s.title("Success Potential: no profile was in force yet")
		return
	}
	s.title("Success Potential: %s, by %s, version %d", plain(a.Verdict.String()), a.Profile.ID, a.Profile.Version)
	var met []string
	for _, f := range a.Findings {
		if f.State == fit.Met {
			met = append(met, f.Criterion)
			continue
		}
		var text []string
		for _, r := range f.Reasons {
			text = append(text, words(r))
		}
		s.line(capital(f.State.String())+":", "%s. %s", f.Criterion, strings.Join(text, " "))
	}
	if len(met) > 0 {
		s.line("Met:", "%s.", strings.Join(met, ", "))
	}
	for _, c := range a.Conditions {
		s.line("Condition:", "by %s the %s is to %s.", c.Due, c.Side, c.What)
	}
	for _, q := range a.Questions {
		s.line("Ask next:", "%s", q.Question)
	}
	if m := s.review.BadFit; m != nil && m.Matched == fit.Matches {
		s.line("A bad fit,", "by these signs: %s.", strings.Join(m.On(), ", "))
	}
}

// printLeftOut prints the facts that played no part.
func (s *story) printLeftOut() {
	r := s.review
	reasons := append([]successkit.Reason{}, r.Fit.Ignored...)
	if r.Journey != nil {
		reasons = append(reasons, r.Journey.Ignored...)
	}
	reasons = append(reasons, r.Health.Ignored...)
	var later int
	if r.Outcome != nil {
		later = r.Outcome.Ignored.LaterObservations + r.Outcome.Ignored.LaterInteractions
	}
	if len(reasons) == 0 && later == 0 {
		return
	}
	s.title("Left out, as it was not known by %s or belongs to nothing: %s", r.AsOf, counted(len(reasons), "kind of fact"))
	s.reasons(reasons)
	if later > 0 {
		s.line("-", "Observations and interactions not known by then: %d.", later)
	}
}
