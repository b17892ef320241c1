package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// A page prints a document for people.
type page struct {
	document
	out *bytes.Buffer
}

func (p *page) print() {
	p.printHeading()
	p.printSoonLate()
	p.printOverdue()
	p.printTiming()
	p.printWork()
	p.printHandoffs()
	p.printOffers()
	p.printWins()
	p.printJudged()
}

// title prints the heading of a section.
func (p *page) title(format string, args ...any) {
	fmt.Fprintf(p.out, "\n%s\n\n", fmt.Sprintf(format, args...))
}

func (p *page) printHeading() {
	d := p.path.Definition()
	fmt.Fprintf(p.out, "%s, version %d: %s on the way or there, as of %s\n", d.ID, d.Version, customers(len(p.standing)), p.asOf)
	var levels [6]int
	arrived := 0
	for i := range p.standing {
		levels[p.standing[i].progress.Escalation]++
		if s, ok := p.standing[i].progress.Status(p.standing[i].progress.Objective); ok && s.State.Done() {
			arrived++
		}
	}
	fmt.Fprintf(p.out, "%d have arrived; attention they need: %d none, %d at one risk, %d at several, %d missed a milestone, %d missed several or the critical one\n",
		arrived, levels[1], levels[2], levels[3], levels[4], levels[5])
}

// customers returns a number of them.
func customers(n int) string {
	if n == 1 {
		return "1 customer"
	}
	return fmt.Sprintf("%d customers", n)
}

// most is how many lines a list of customers shows.
const most = 12

// printSoonLate prints who will be late while there is time: the chance of it, what
// the forecast rests on, and the cheapest that helps.
func (p *page) printSoonLate() {
	list := p.soonLate(31)
	p.title("Will be late within a month, unless somebody helps: %s", customers(len(list)))
	t := table{align: "llllrll"}
	t.add("customer", "milestone", "planned", "forecast", "chance", "because", "what helps")
	for _, l := range list[:min(most, len(list))] {
		chance := ""
		if c, ok := l.outlook.Chance(l.status.Milestone); ok {
			chance = c.Late.Percent(0)
		}
		t.add(l.id, p.name(l.status.Milestone), l.status.Planned.String(), l.status.Forecast.String(), chance, p.why(&l), l.helps())
	}
	p.list(&t)
	p.more(len(list))
}

// why says in short what the forecast comes from.
func (p *page) why(l *late) string {
	switch {
	case l.status.Signal != "":
		return "warned: " + l.status.Signal
	case l.status.WaitsFor != "":
		return "waits for " + l.status.WaitsFor
	case l.progress.Pace.Defined():
		d, _ := l.progress.Pace.Decimal(1)
		return "pace " + d.StringFixed(1) + " of " + count(l.progress.PaceMilestones)
	}
	return ""
}

// list prints a table, and that there is nothing where it has a heading only.
func (p *page) list(t *table) {
	if len(t.rows) == 1 {
		p.out.WriteString("None.\n")
		return
	}
	p.out.WriteString(t.String())
}

func (p *page) more(n int) {
	if n > most {
		fmt.Fprintf(p.out, "and %d more\n", n-most)
	}
}

// helps names the cheapest that helps over the gap, and says where it is not enough.
func (l *late) helps() string {
	for _, g := range l.gaps {
		if g.Milestone != l.status.Milestone {
			continue
		}
		var names []string
		for _, h := range g.Help {
			names = append(names, h.Intervention)
		}
		if !g.Sufficient {
			names = append(names, "not enough")
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func (p *page) printOverdue() {
	list := p.overdue()
	p.title("Late now, by the milestone that holds them: %s", customers(len(list)))
	t := table{align: "lllrrl"}
	t.add("customer", "coverage", "milestone", "days over", "level", "direction")
	for _, l := range list[:min(most, len(list))] {
		t.add(l.id, l.progress.Coverage, p.name(l.status.Milestone), count(max(0, p.asOf.Sub(l.status.Planned))),
			count(l.progress.Escalation), l.vector.Direction.String())
	}
	p.list(&t)
	p.more(len(list))
}

func (p *page) printHandoffs() {
	if len(p.path.Definition().Handoffs) == 0 {
		return
	}
	p.title("Hand-offs that were lost")
	t := table{align: "lrrrrr"}
	t.add("", "done", "due", "overdue", "skipped", "incomplete")
	for k, h := range p.path.Definition().Handoffs {
		var n [7]int
		for i := range p.standing {
			n[p.standing[i].progress.Handoffs[k].State]++
		}
		t.add(h.Name, count(n[journey.HandoffDone]), count(n[journey.HandoffDue]), count(n[journey.HandoffOverdue]),
			count(n[journey.HandoffSkipped]), count(n[journey.HandoffIncomplete]))
	}
	p.out.WriteString(t.String())
	for _, c := range p.path.Crossings() {
		if c.Handoff == "" {
			fmt.Fprintf(p.out, "Nobody hands over from %s to %s between %s and %s.\n", c.From, c.To, c.Before, c.After)
		}
	}
}

func (p *page) printWins() {
	month, err := successkit.Days(p.asOf.AddDays(-29), p.asOf)
	if err != nil {
		return // the calendar begins later: there is nothing to celebrate
	}
	counts := map[string]int{}
	arrived := []string{}
	for i := range p.standing {
		s := &p.standing[i]
		wins, err := s.plan.Wins(s.progress, month)
		if err != nil {
			continue // its progress is of its plan
		}
		for _, w := range wins {
			counts[w.Milestone]++
			if w.Objective {
				arrived = append(arrived, s.id)
			}
		}
	}
	p.title("Wins of the last thirty days")
	if len(counts) == 0 {
		p.out.WriteString("None.\n")
	}
	for _, m := range p.path.Definition().Milestones {
		if n := counts[m.ID]; n > 0 {
			fmt.Fprintf(p.out, "%4d  %s\n", n, m.Name)
		}
	}
	if len(arrived) > 0 {
		p.out.WriteString(wrap("Arrived: " + strings.Join(arrived, ", ")))
	}
}

// name returns the name of a milestone.
func (p *page) name(id string) string {
	m, _ := p.path.Milestone(id)
	return m.Name
}
