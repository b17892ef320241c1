package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// find returns where a customer stands.
func (b *book) find(id string) (line, bool) {
	i := slices.IndexFunc(b.lines, func(l line) bool { return l.id == id })
	if i < 0 {
		return line{}, false
	}
	return b.lines[i], true
}

// printHistory prints the customer of the story as of its dates.
func (b *book) printHistory(out io.Writer) error {
	s := b.files.story
	fmt.Fprintf(out, "\n%s %s, as of %d dates\n\n", s.Customer, s.Name, len(s.AsOf))
	c := b.files.byID[s.Customer]
	for _, asOf := range s.AsOf {
		l, err := b.files.line(c, asOf)
		if err != nil {
			return err
		}
		if l.attainment == nil {
			fmt.Fprintf(out, "  %s  nobody had asked\n", asOf)
			continue
		}
		a := l.attainment
		fmt.Fprintf(out, "  %s  version %d: %s\n", asOf, a.Version, plain(a.State.String()))
		t := table{align: "lllrl"}
		for _, r := range a.Required {
			for _, m := range r.Measures {
				seen := "not measured"
				if m.Observation != nil {
					seen = m.Observation.Value.String() + " on " + m.Observation.Date.String()
				}
				t.add("          ", m.Measure, plain(m.State.String()), percent(m.Progress), seen)
			}
		}
		fmt.Fprint(out, t.String())
		for _, r := range a.Requirements {
			if r.State == outcome.Breached {
				fmt.Fprint(out, item("             ", words(r.Reason)+" "+evidence(r)))
			}
		}
	}
	return nil
}

// printCustomer prints all there is to say of one customer.
func (b *book) printCustomer(out io.Writer, id string) error {
	l, ok := b.find(id)
	if !ok {
		return fmt.Errorf("-customer %q: no customer on %s", id, b.asOf)
	}
	fmt.Fprintf(out, "%s as of %s: %s, %s, live on %s\n", l.id, b.asOf, l.segment, l.delivery, day(l.goLive))
	if l.attainment == nil {
		fmt.Fprintln(out, "\nNobody asked what it wants.")
		return nil
	}
	fmt.Fprintf(out, "\nDesired Outcome: %s\n  %q\n", plain(l.attainment.State.String()), l.definition.Statement)
	for i, r := range l.attainment.Required {
		fmt.Fprint(out, item("  "+plain(r.State.String())+":", l.definition.Required[i].Statement))
		for _, m := range r.Measures {
			fmt.Fprint(out, item(fmt.Sprintf("    %-13s", plain(m.State.String())), words(m.Reason)+held(m)))
		}
	}
	fmt.Fprintln(out, "  The way:")
	for _, r := range l.attainment.Requirements {
		text := words(r.Reason)
		if r.State == outcome.Breached {
			text += " " + evidence(r)
		}
		if r.Wasted.Code != "" {
			text += " " + words(r.Wasted)
		}
		fmt.Fprint(out, item(fmt.Sprintf("    %-13s", plain(r.State.String())), text))
	}
	if !b.files.hasStory || id != b.files.story.Customer {
		return nil
	}
	b.printVersions(out, l)
	if err := b.printUnderstanding(out, l); err != nil {
		return err
	}
	if err := b.printTime(out, l); err != nil {
		return err
	}
	if err := b.printRealised(out); err != nil {
		return err
	}
	return b.printHistory(out)
}

// held says for how long a goal is held, or was.
func held(m outcome.MeasureResult) string {
	switch {
	case m.HeldDays == 0:
		return ""
	case m.State == outcome.Lapsed:
		return fmt.Sprintf(" It was held for %d days, until %s.", m.HeldDays, m.Since)
	}
	return fmt.Sprintf(" Held for %d days.", m.HeldDays)
}

func (b *book) printVersions(out io.Writer, l line) {
	fmt.Fprintln(out, "\nVersions")
	for _, v := range l.history.Versions(b.asOf) {
		text := "signed"
		if v.Number > 1 {
			text = v.Reason
		}
		if !v.Recorded.IsZero() {
			text += ", known from " + v.Recorded.String()
		}
		fmt.Fprint(out, item(fmt.Sprintf("  %d from %s:", v.Number, v.From), text))
		for _, c := range v.Changes {
			line := fmt.Sprintf("%s %s %s", c.Subject, c.ID, c.Kind)
			if c.Kind == outcome.Changed {
				line = fmt.Sprintf("%s %s, %s: %s → %s", c.Subject, c.ID, plain(c.Field), c.Before, c.After)
			}
			fmt.Fprint(out, item("     -", line))
		}
	}
}

func (b *book) printUnderstanding(out io.Writer, l line) error {
	s := b.files.story
	u, err := l.history.Understanding(s.Confirmations, s.Contacts, b.asOf)
	if err != nil {
		return fmt.Errorf("story.json: %w", err)
	}
	fmt.Fprintln(out, "\nDo the two want the same?")
	for _, g := range u.Goals {
		answer := "not shared"
		if g.Shared {
			answer = "shared"
		}
		fmt.Fprint(out, item("  "+answer+":", words(g.Customer.Reason)+" "+words(g.Vendor.Reason)))
	}
	for _, g := range u.Foreign {
		fmt.Fprintf(out, "  of the %s alone: %s\n", g.Side, g.Goal)
	}
	return nil
}

func (b *book) printTime(out io.Writer, l line) error {
	t, err := b.timeTo(l, b.files.story.Way)
	if err != nil {
		return fmt.Errorf("story.json: way: %w", err)
	}
	fmt.Fprintf(out, "\nDays to value, from %s\n", t.Start)
	grid := table{align: "lrrrrl"}
	grid.add("", "gross", "on the customer", "on us", "net", "")
	for _, leg := range append([]value.Leg{t.First}, t.Measures...) {
		name, state := leg.Measure, "reached "+day(leg.Reached)
		if name == "" {
			name = "first value"
		}
		if leg.Open() {
			state = "not yet"
		}
		if leg.Late != nil {
			state += fmt.Sprintf(", %+d days against its date", *leg.Late)
		}
		grid.add(name, strconv.Itoa(leg.Gross), strconv.Itoa(leg.OnCustomer), strconv.Itoa(leg.OnVendor), strconv.Itoa(leg.Net()), state)
	}
	fmt.Fprint(out, grid.String())
	return nil
}

func (b *book) printRealised(out io.Writer) error {
	s := b.files.story
	r, err := value.Realise(s.Terms, s.Benefits, s.Costs, b.asOf)
	if err != nil {
		return fmt.Errorf("story.json: %w", err)
	}
	fmt.Fprintln(out, "\nValue against price")
	t := table{align: "lr"}
	for _, amount := range []struct {
		name  string
		known bool
		text  func() string
	}{
		{"delivered, " + s.Terms.Backing.String() + " or better", r.Delivered != nil, func() string { return r.Delivered.StringFixed(0) }},
		{"paid", r.Paid != nil, func() string { return r.Paid.StringFixed(0) }},
		{"net", r.Net != nil, func() string { return r.Net.StringFixed(0) }},
		{"only claimed", r.Unbacked != nil, func() string { return r.Unbacked.StringFixed(0) }},
	} {
		if amount.known {
			t.add(amount.name, amount.text()+" "+r.Currency)
		} else {
			t.add(amount.name, "not known")
		}
	}
	t.add("return", percent(r.Return))
	t.add("money back on", day(r.Payback))
	fmt.Fprint(out, t.String())
	if missing := slices.Concat(r.MissingBenefits, r.MissingCosts); len(missing) > 0 {
		fmt.Fprintf(out, "  Not known: %s\n", strings.Join(missing, ", "))
	}
	return nil
}
