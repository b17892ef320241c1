package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/success"
)

// printJourney says where the customer is on its way.
func (s *story) printJourney() {
	progress := s.review.Journey
	if progress == nil {
		s.title("Journey: not begun")
		return
	}
	i := slices.IndexFunc(s.definition.Paths, func(d journey.Definition) bool { return d.ID == progress.Path })
	path := s.definition.Paths[i]
	s.title("Journey %s: %s of milestones reached, pace %s, escalation %d of 5", path.ID, progress.Completion, pace(progress.Pace), progress.Escalation)
	t := table{align: "lllll"}
	t.add("Milestone", "State", "Planned", "Reached", "Forecast")
	for i, m := range progress.Milestones {
		name, forecast := path.Milestones[i].Name, day(m.Forecast)
		if m.State.Done() {
			forecast = ""
		}
		if m.Milestone == progress.Objective {
			name += " (objective)"
		}
		t.add(name, plain(m.State.String()), m.Planned.String(), day(m.Actual), forecast)
	}
	t.print(s.out)
	s.reasons(progress.Reasons)
	for _, w := range s.review.Wins {
		s.line("A win:", "%s, on %s.", w.Name, w.Date)
	}
}

// pace returns how fast the journey goes: 130% takes 1.3 times as long as planned.
func pace(r successkit.Rate) string {
	if !r.Defined() {
		return "not known yet"
	}
	return r.Percent(0) + " of the planned time"
}

// printHealth explains the early warning.
func (s *story) printHealth() {
	h := s.review.Health
	s.title("Health, by %s: %s, measured %s%%", h.Model, band(h), h.Coverage.Display(0))
	if h.Why.Code != "" {
		s.reasons([]successkit.Reason{h.Why})
	}
	if h.State == health.Unknown && h.Coverage.Micro() == 0 {
		return // a table of what is not known says no more
	}
	t := table{align: "lrrrll"}
	t.add("Part", "Points", "Weight %", "Brings", "Reading", "")
	addParts(&t, h.Part, "")
	t.print(s.out)
	if t := s.review.Trend; t != nil && t.Change.Known() {
		s.line("-", "%s: %s points from %s on, where it was %s.", capital(t.Direction.String()), t.Change.Display(0), t.From, t.Before.Display(0))
	}
	for _, reasons := range [][]successkit.Reason{h.Down, h.Stale, h.Missing} {
		s.reasons(reasons)
	}
	for _, o := range h.Overrides {
		s.line("By hand:", "%s of %s by %s on %s, %s: %s.", o.Override.Kind, o.Override.Value.Display(0), o.Override.By, o.Override.SetAt, plain(o.Standing.String()), o.Override.Reason)
	}
}

// addParts adds the parts of a group, and theirs below them. What the parts bring
// adds up to the points of the group, to the digit that is shown.
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

// printPeople says whom the vendor talks to.
func (s *story) printPeople() {
	c := s.review.Relationships
	s.title("People: %s met", plain(c.Breadth.String()))
	names := map[string]string{}
	for _, p := range s.account.Contacts(s.review.AsOf) {
		names[p.ID] = p.Name
		if !p.ActiveOn(s.review.AsOf) && !p.Left.IsZero() {
			s.line("-", "%s (%s) left on %s.", p.Name, plain(string(p.Role)), p.Left)
		}
	}
	for _, t := range c.Active {
		s.line("-", "%s (%s), met last on %s.", names[t.Contact], plain(string(t.Role)), t.Last)
	}
	for _, t := range c.Lapsed {
		last := "never met"
		if !t.Last.IsZero() {
			last = "not met since " + t.Last.String()
		}
		s.line("-", "%s (%s), %s.", names[t.Contact], plain(string(t.Role)), last)
	}
	for _, role := range c.Uncovered {
		s.line("-", "Nobody is met who is %s.", plain(string(role)))
	}
	if t := s.review.Staying; t != nil {
		text := fmt.Sprintf("That one of %s is still there on %s has a chance of %.0f%%", counted(len(t.Sponsors), "sponsor"), t.Renewal, 100*t.Chance)
		if t.More > 0 {
			text += fmt.Sprintf("; %d more would be enough", t.More)
		}
		s.line("-", "%s.", text)
	}
}

// printAgenda says what recurs and is due.
func (s *story) printAgenda() {
	a := s.review.Agenda
	if a == nil {
		return
	}
	kept := "nothing was due yet"
	if a.Kept.Defined() {
		kept = a.Kept.String() + " held in time"
	}
	s.title("Agenda, a year back and a month ahead: %s", kept)
	for _, o := range a.Occurrences {
		if o.State == cadence.Due || o.State == cadence.Overdue || o.State == cadence.Upcoming {
			s.line("-", "%s: %s on %s, %s.", plain(o.Rule), o.Owner, o.Due, o.State)
		}
	}
}

// printOffers says what may be offered, and what forbids to.
func (s *story) printOffers() {
	if len(s.review.Leads) == 0 {
		return
	}
	s.title("Offers that make sense")
	for _, l := range s.review.Leads {
		name := l.Offer
		if i := slices.IndexFunc(s.definition.Expansions.Offers, func(o expansion.Offer) bool { return o.ID == l.Offer }); i >= 0 {
			name = s.definition.Expansions.Offers[i].Name
		}
		state := plain(l.State.String())
		if l.Qualified {
			state += ", a qualified lead"
		}
		s.line("-", "%s, %s %s a year: %s, reached %s.", name, money(l.Value), s.definition.Expansions.Currency, state, l.Reached)
		for _, b := range l.Bars {
			s.line("  barred:", "%s", words(b))
		}
	}
}

// printAside says what is in the way, what was asked for beyond the contract, and
// what the customer has said to others.
func (s *story) printAside() {
	r := s.review
	if len(r.Obstacles) > 0 {
		s.title("In the way")
		for _, o := range r.Obstacles {
			s.line("-", "%s: %s", capital(plain(o.Kind.String())), words(o.Reason))
		}
	}
	if len(r.Exceptions) > 0 {
		s.title("Exceptions")
		for _, e := range r.Exceptions {
			text := fmt.Sprintf("%s of %s %s because of %s, asked for on %s: %s", capital(plain(e.Kind)), money(e.Amount), e.Currency, plain(e.Cause), e.Date, ruling(e))
			s.line("-", "%s.", text)
		}
	}
	if a := r.Advocacy; a.For+a.Against > 0 {
		var said []string
		for _, act := range s.account.Acts {
			if act.KnownOn(r.AsOf) {
				said = append(said, fmt.Sprintf("%s %s on %s", plain(act.Kind), forOrAgainst(act), act.Date))
			}
		}
		s.title("What it said of us to others: %s", strings.Join(said, ", "))
	}
}

func ruling(e success.Exception) string {
	text := e.Ruling.String()
	if e.Ruling == success.Asked {
		text = "not ruled on"
	}
	if e.AgainstTerms {
		text += ", as it is against the contract"
	}
	return text
}

func forOrAgainst(a success.Act) string {
	if a.Against {
		return "against us"
	}
	return "for us"
}
