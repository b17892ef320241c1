package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// printStory prints everything there is to say of one account.
func (p *page) printStory(out io.Writer, e entry) {
	a, r := e.account, e.review
	fmt.Fprintf(out, "%s %s as of %s\n\n", a.ID, a.Name, p.asOf)
	if r.Terms.Relation == success.Prospect {
		fmt.Fprintln(out, "A prospect: there is no start yet")
	} else {
		fmt.Fprintf(out, "Start %s, renewal %s, MRR %s %s\n", r.Terms.Start, day(r.Terms.Renewal), mrr(e), p.waterfall.Currency)
	}
	fmt.Fprint(out, item("Contacts:", contacts(a.Contacts(p.asOf), p.asOf)))

	fmt.Fprintf(out, "\nSuccess: %s\n", plain(r.Verdict.String()))
	printReasons(out, r.Reasons)
	printFit(out, r.Fit)
	printOutcome(out, wanted(a, p.asOf), r.Outcome)
	printJourney(out, p.program.Paths[0], r.Journey)
	printHealth(out, r.Health)

	fmt.Fprintf(out, "\nNext actions: %d\n", len(r.Actions))
	for _, action := range r.Actions {
		fmt.Fprintf(out, "  %s: %s, due %s\n", action.Do, action.Owner, p.due(action))
		fmt.Fprint(out, wrap(words(action.Reason), "      "))
	}
	printLeftOut(out, r)
}

// wanted returns what the customer wants on a day, and nil where nobody asked.
func wanted(a success.Account, asOf successkit.Date) *outcome.Definition {
	history, err := outcome.NewHistory(a.Desired)
	if err != nil { // it was reviewed, so it is sound
		return nil
	}
	desired, ok := history.InForce(asOf)
	if !ok {
		return nil
	}
	return new(desired.Definition())
}

func printReasons(out io.Writer, reasons []successkit.Reason) {
	for _, r := range reasons {
		fmt.Fprint(out, item("  -", words(r)))
	}
}

// contacts names the customer's people of that day.
func contacts(people []successkit.Contact, asOf successkit.Date) string {
	var active []string
	for _, c := range people {
		if c.ActiveOn(asOf) {
			active = append(active, fmt.Sprintf("%s (%s)", c.Name, plain(string(c.Role))))
		}
	}
	if len(active) == 0 {
		return "none"
	}
	return strings.Join(active, ", ")
}

func printFit(out io.Writer, a fit.Assessment) {
	fmt.Fprintf(out, "\nFit: %s, by %s, version %d\n", plain(a.Verdict.String()), a.Profile.ID, a.Profile.Version)
	for _, f := range a.Findings {
		var text []string
		for _, r := range f.Reasons {
			text = append(text, words(r))
		}
		fmt.Fprint(out, item(fmt.Sprintf("  %-11s", f.State), strings.Join(text, " ")))
	}
	for _, c := range a.Conditions {
		fmt.Fprint(out, item("  Condition:", fmt.Sprintf("by %s the %s is to %s.", c.Due, c.Side, c.What)))
	}
	for _, q := range a.Questions {
		fmt.Fprint(out, item("  Ask next:", q.Question))
	}
}

func printOutcome(out io.Writer, d *outcome.Definition, a *outcome.Attainment) {
	if d == nil || a == nil {
		fmt.Fprint(out, "\nDesired Outcome: nobody has asked\n")
		return
	}
	fmt.Fprint(out, "\n", item(fmt.Sprintf("Desired Outcome, %s:", plain(a.State.String())), d.Statement))
	for i, required := range a.Required {
		fmt.Fprint(out, item(fmt.Sprintf("  Required, %s, due %s:", plain(required.State.String()), required.Due), d.Required[i].Statement))
		for _, m := range required.Measures {
			fmt.Fprint(out, item(fmt.Sprintf("    %-13s", plain(m.State.String())), words(m.Reason)+progress(m)+held(m)))
		}
	}
	fmt.Fprintln(out, "  Experience:")
	for _, r := range a.Requirements {
		fmt.Fprint(out, item(fmt.Sprintf("    %-13s", plain(r.State.String())), words(r.Reason)+delivered(r)))
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

func printJourney(out io.Writer, path journey.Definition, progress *journey.Progress) {
	if progress == nil {
		fmt.Fprint(out, "\nJourney: not begun\n")
		return
	}
	fmt.Fprintf(out, "\nJourney: %s of milestones reached, pace %s, escalation %d of 5\n",
		progress.Completion, pace(progress.Pace), progress.Escalation)
	t := table{align: "lllll"}
	t.add("Milestone", "State", "Planned", "Reached", "Forecast")
	for i, s := range progress.Milestones {
		name, forecast := path.Milestones[i].Name, day(s.Forecast)
		if s.State.Done() {
			forecast = ""
		}
		if s.Milestone == progress.Objective {
			name += " (objective)"
		}
		t.add(name, plain(s.State.String()), s.Planned.String(), day(s.Actual), forecast)
	}
	for _, line := range t.lines() {
		fmt.Fprintln(out, "  "+line)
	}
	printReasons(out, progress.Reasons)
}

// pace returns how fast the journey goes: 130% takes 1.3 times as long as
// planned.
func pace(r successkit.Rate) string {
	if !r.Defined() {
		return "not known yet"
	}
	return r.Percent(0) + " of the planned time"
}

func printHealth(out io.Writer, s health.Score) {
	fmt.Fprintf(out, "\nHealth: %s, measured %s%%\n", band(s), s.Coverage.Display(0))
	if s.Why.Code != "" {
		printReasons(out, []successkit.Reason{s.Why})
	}
	t := table{align: "lrrrll"}
	t.add("Part", "Points", "Weight %", "Brings", "Reading", "")
	addParts(&t, s.Part, "")
	for _, line := range t.lines() {
		fmt.Fprintln(out, "  "+line)
	}
	for _, reasons := range [][]successkit.Reason{s.Down, s.Stale, s.Missing} {
		printReasons(out, reasons)
	}
}

// addParts adds the parts of a group, and theirs below them. What the parts
// bring adds up to the points of the group, to the digit that is shown.
func addParts(t *table, group health.Part, indent string) {
	brings := group.Contributions(1)
	for i, p := range group.Parts {
		reading := ""
		if p.Reading.ID != "" {
			reading = fmt.Sprintf("%v on %s", p.Reading.Value, p.Reading.Date)
		}
		t.add(indent+p.ID, p.Value.Display(1), shown(p.Weight), shown(brings[i]), reading, plain(p.State.String()))
		addParts(t, p, indent+"  ")
	}
}

// shown returns points, and a dash where there are none.
func shown(p health.Points) string {
	if !p.Known() {
		return "–"
	}
	return p.Display(1)
}

// printLeftOut prints the facts that played no part.
func printLeftOut(out io.Writer, r success.Review) {
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
	fmt.Fprint(out, "\nLeft out\n")
	printReasons(out, reasons)
	if later > 0 {
		fmt.Fprintf(out, "  - Observations and interactions not known by %s: %d.\n", r.AsOf, later)
	}
}
