package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/pipeline"
)

// A page prints a document for people.
type page struct {
	document
	out *bytes.Buffer
}

func (p *page) print() {
	p.printHeading()
	p.printGate()
	p.printReasons()
	p.printLost()
	p.printAudit()
	p.printProof()
	p.printMarket()
	p.printGrowth()
}

// title prints the heading of a section.
func (p *page) title(format string, args ...any) {
	fmt.Fprintf(p.out, "\n%s\n\n", fmt.Sprintf(format, args...))
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

func (p *page) printHeading() {
	p.line("Success Potential by %s, version %d, as of %s", p.Profile.ID, p.Profile.Version, p.AsOf)
	if p.Offer.ID != "" {
		p.line("Needs are compared with %s, version %d, which is delivered since %s.", p.Offer.ID, p.Offer.Version, p.Offer.EffectiveFrom)
	}
	if len(p.Changes.Criteria) > 0 {
		var parts []string
		for _, c := range p.Changes.Criteria {
			parts = append(parts, c.Criterion+" "+c.Change.String())
		}
		p.line("Since version %d: %s.", p.Changes.From.Version, strings.Join(parts, ", "))
	}
	covered := make(map[fit.Input]int)
	for _, c := range p.Profile.Criteria {
		covered[c.Input]++
	}
	var parts []string
	for in := fit.Technical; in <= fit.Cultural; in++ {
		parts = append(parts, fmt.Sprintf("%s %d", in, covered[in]))
	}
	p.line("Criteria by input: %s.", strings.Join(parts, ", "))
	if len(covered) < int(fit.Cultural) {
		p.line("Verdicts are provisional: the profile does not ask about every input.")
	}
}

func (p *page) printGate() {
	r := p.Pipeline
	p.title("The gate: %s deals", count(r.Deals()))
	t := table{align: "lrrrr"}
	t.add("", "deals", "share", "95% interval", "value")
	for _, l := range r.Routes {
		share, interval95 := r.Share(l.Route, level)
		t.add(l.Route.String(), count(l.Deals), percent(share), interval(interval95), amount(l.Value))
		if l.Route == pipeline.Qualified && r.OnConditions.Deals > 0 {
			t.add("  on conditions", count(r.OnConditions.Deals), "", "", amount(r.OnConditions.Value))
		}
	}
	p.out.WriteString(t.String())
}

func (p *page) printReasons() {
	if len(p.Pipeline.Reasons) > 0 {
		p.title("Why deals are disqualified; a deal may have several reasons")
		t := table{align: "lrrrr"}
		t.add("criterion", "deals", "value", "alone", "value")
		for _, l := range p.Pipeline.Reasons {
			t.add(l.Criterion, count(l.Deals), amount(l.Value), count(l.Alone.Deals), amount(l.Alone.Value))
		}
		p.out.WriteString(t.String())
	}
	if len(p.Pipeline.Questions) > 0 {
		p.title("What deals in discovery wait for")
		t := table{align: "lrrr"}
		t.add("criterion", "to ask next", "in all", "value")
		for _, l := range p.Pipeline.Questions {
			t.add(l.Criterion, count(l.Next.Deals), count(l.Deals), amount(l.Value))
		}
		p.out.WriteString(t.String())
	}
}

func (p *page) printLost() {
	if len(p.Lost) == 0 {
		return
	}
	p.title("The largest deals that are disqualified, and what would turn them")
	phrases := fit.Phrases()
	for i, g := range p.Lost {
		p.line("%s, %s", g.Deal, amount(g.Value))
		for _, f := range g.Unmet {
			var parts []string
			for _, r := range f.Reasons {
				parts = append(parts, phrases.Text(r))
			}
			p.line("  %s", strings.Join(parts, " "))
		}
		if !p.Turns[i].Possible {
			p.line("  No answer, offer or commitment would turn it.")
			continue
		}
		p.line("  It would take:")
		for _, way := range ways(p.Turns[i]) {
			p.line("    %s", way)
		}
	}
}

// ways returns, for each criterion that would have to change, the changes any
// of which would be enough.
func ways(c fit.Counterfactual) []string {
	var all []string
	for i := range c.Size {
		var turns []string
		for _, set := range c.Sets {
			if text := turn(set[i]); !slices.Contains(turns, text) {
				turns = append(turns, text)
			}
		}
		all = append(all, c.Sets[0][i].Criterion+": "+strings.Join(turns, ", or "))
	}
	return all
}

// turn says what a change is.
func turn(a fit.Alternative) string {
	switch a.Turn {
	case fit.TurnAnswer:
		return "another answer"
	case fit.TurnOffer:
		return "an offer with " + a.Lacking.String()
	case fit.TurnPromise:
		return "a commitment of the " + a.Side.String()
	case fit.TurnKeep:
		return "the " + a.Side.String() + " keeping its word"
	case fit.TurnBreak, fit.UnknownTurn:
	}
	return "a change"
}
