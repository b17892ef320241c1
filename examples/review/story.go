package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// A story is all there is to say of one account: how it stands, and what changed in
// a quarter.
type story struct {
	account    success.Account
	definition success.Definition
	review     success.Review
	changes    *success.Changes // nil where the account was no customer then
	out        io.Writer
}

func newStory(p *success.Program, a success.Account, asOf successkit.Date) (*story, error) {
	s := &story{account: a, definition: p.Definition()}
	var err error
	if s.review, err = p.Review(a, asOf); err != nil {
		return nil, fmt.Errorf("account %q: %w", a.ID, err)
	}
	before, err := p.Review(a, asOf.AddMonths(-3))
	if err != nil || before.Terms.Relation == success.Prospect { // perhaps nobody knew of it
		return s, err
	}
	changes, err := success.Compare(before, s.review)
	s.changes = &changes
	return s, err
}

// print writes the story in plain words.
func (s *story) print(out io.Writer) {
	s.out = out
	s.printWho()
	s.printVerdict()
	s.printOutcome(wanted(s.account, s.review.AsOf), s.review.Outcome)
	s.printUnderstanding()
	s.printValue()
	s.printInteractions()
	s.printFit()
	s.printJourney()
	s.printHealth()
	s.printPeople()
	s.printAgenda()
	s.printOffers()
	s.printAside()
	s.printActions()
	s.printChanges()
	s.printLeftOut()
}

// title begins a section.
func (s *story) title(format string, args ...any) {
	fmt.Fprint(s.out, "\n", wrap(fmt.Sprintf(format, args...), ""))
}

// line writes a line of a section, which may break.
func (s *story) line(head, format string, args ...any) {
	fmt.Fprint(s.out, item("  "+head, fmt.Sprintf(format, args...)))
}

func (s *story) reasons(reasons []successkit.Reason) {
	for _, r := range reasons {
		s.line("-", "%s", words(r))
	}
}

// printWho says who it is and what it pays.
func (s *story) printWho() {
	r := s.review
	fmt.Fprintf(s.out, "%s %s as of %s\n\n", r.Account, r.Name, r.AsOf)
	parts := []string{"segment " + r.Segment, "delivery " + r.Delivery.String()}
	if r.Level != "" {
		parts = append(parts, "coverage "+r.Level)
	}
	if r.Owner != "" {
		parts = append(parts, "looked after by "+r.Owner)
	}
	if r.Parent != "" {
		parts = append(parts, "part of "+r.Parent)
	}
	fmt.Fprintf(s.out, "%s.\n", capital(strings.Join(parts, ", ")))
	switch t := r.Terms; t.Relation {
	case success.Prospect:
		fmt.Fprintln(s.out, "A prospect: there is no start yet.")
	case success.Former:
		fmt.Fprintf(s.out, "A former customer, from %s until %s.\n", t.Start, t.Left)
	case success.Customer:
		pays := fmt.Sprintf("pays %s %s a year", money(t.Value), t.Currency)
		if t.Value.IsZero() {
			pays = "pays nothing"
		}
		renewed := "not renewed yet"
		if t.Renewed > 0 {
			renewed = "renewed " + times(t.Renewed)
		}
		fmt.Fprintf(s.out, "A customer since %s, %s, that %s.%s\n", t.Start, renewed, pays, s.next())
	}
	movements, err := s.account.Movements(r.AsOf)
	if err != nil || len(movements) < 2 { // it was reviewed, so it is sound
		return
	}
	var steps []string
	for _, m := range movements {
		steps = append(steps, fmt.Sprintf("%s %s", m.Date, signed(m.Amount)))
	}
	fmt.Fprint(s.out, item("What it pays a year changed by:", strings.Join(steps, ", ")+"."))
}

// next says what comes of the contract.
func (s *story) next() string {
	switch t := s.review.Terms; {
	case !t.Left.IsZero():
		return fmt.Sprintf(" It leaves on %s.", t.Left)
	case t.Renewal.IsZero():
		return ""
	case t.Renewal.Before(s.review.AsOf):
		return fmt.Sprintf(" Its term ended on %s.", t.Renewal)
	default:
		return fmt.Sprintf(" It decides by %s.", t.Renewal)
	}
}

// printVerdict says whether the customer is successful, and where that and staying
// part.
func (s *story) printVerdict() {
	r := s.review
	s.title("Success: %s. Its outcome alone: %s. The experience alone: %s.",
		plain(r.Verdict.String()), plain(r.Achieved.Verdict.String()), plain(r.Experienced.Verdict.String()))
	s.reasons(r.Reasons)
	for _, standing := range r.Standings {
		if standing.Kind == success.RetainedButUnsuccessful { // for the reasons of the verdict
			s.line("It stays", "all the same.")
			continue
		}
		s.line("And it may", "leave all the same:")
		s.reasons(standing.Reasons)
	}
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

// printActions says what to do next, who, by when and why.
func (s *story) printActions() {
	s.title("Next actions: %d", len(s.review.Actions))
	for _, a := range s.review.Actions {
		s.line("-", "%s: %s, %s. %s", capital(a.Do), a.Owner, due(a, s.review.AsOf), words(a.Reason))
		for _, h := range a.Help {
			s.line("  help:", "%s, which saves %d days.", s.intervention(h.Intervention), h.SavesDays)
		}
	}
}

// intervention returns the name of what may help.
func (s *story) intervention(id string) string {
	for _, p := range s.definition.Paths {
		for _, v := range p.Interventions {
			if v.ID == id && p.ID == s.review.Journey.Path {
				return v.Name
			}
		}
	}
	return id
}

// printChanges says what is different from a quarter before.
func (s *story) printChanges() {
	c := s.changes
	if c == nil {
		return
	}
	was := plain(c.Before.String())
	if c.Before == c.After {
		s.title("Since %s: %s, as before; %s raised, %d settled, %d moved, %d as they were", c.From, was,
			counted(len(c.Raised), "action"), len(c.Settled), len(c.Moved), c.Kept)
	} else {
		s.title("Since %s: %s, now %s; %s raised, %d settled, %d moved, %d as they were", c.From, was, plain(c.After.String()),
			counted(len(c.Raised), "action"), len(c.Settled), len(c.Moved), c.Kept)
	}
	for _, a := range c.Raised {
		s.line("raised: ", "%s (%s). %s", a.Do, a.Subject, words(a.Reason))
	}
	for _, a := range c.Settled {
		s.line("settled:", "%s (%s). Then: %s", a.Do, a.Subject, words(a.Reason))
	}
}
